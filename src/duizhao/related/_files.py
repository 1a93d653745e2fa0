"""Related articles as files, one a year: what `duizhao refresh` writes and pages read."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import Any, get_args

from duizhao.errors import ApparatusError
from duizhao.ids import parse_anchor
from duizhao.related._find import Reason, ReasonKind, Related

FORMAT = 1
"""Version of the form in which they are saved."""

_YEAR = 4


@dataclass(frozen=True, slots=True)
class AsOf:
    """Over what they were found.

    Attributes:
        version: what the keeper called the corpus; empty where it had no name.
    """

    version: str
    articles: int


def dump_related(found: Iterable[tuple[str, tuple[Related, ...]]], as_of: AsOf) -> Iterator[tuple[str, str]]:
    """Name and text of a file for each year; equal ones give equal text, a line for each article."""
    years: dict[str, list[str]] = defaultdict(list)
    for article_id, related in found:
        listed = [
            [each.id, *([reason.kind, reason.words, reason.anchor] for reason in each.reasons)] for each in related
        ]
        years[article_id[:_YEAR]].append(
            f"{json.dumps(article_id)}: {json.dumps(listed, ensure_ascii=False, separators=(',', ':'))}"
        )
    head = json.dumps(asdict(as_of), ensure_ascii=False)
    for year, lines in sorted(years.items()):
        body = ",\n".join(lines)
        yield f"{year}.json", f'{{"format": {FORMAT}, "as_of": {head}, "articles": {{\n{body}\n}}}}\n'


class RelatedArticles:
    """Related articles, read year by year when they are asked for.

    Args:
        read: the text of a file by its name; None where there is none.
        folder: their folder, for messages.
    """

    def __init__(self, read: Callable[[str], str | None] | None = None, folder: str = "") -> None:
        self._read, self._folder = read, folder
        self._year = lru_cache(maxsize=2)(self._load)

    def __reduce__(self) -> tuple[type, tuple[Callable[[str], str | None] | None, str]]:
        """Made again in another process, where each year is read anew."""
        return type(self), (self._read, self._folder)

    def of(self, article_id: str) -> tuple[Related, ...]:
        """Those that are related to an article; none where none were found, or nobody looked.

        Raises:
            ApparatusError: the file of its year does not say what it must.
        """
        return self._year(article_id[:_YEAR])[1].get(article_id, ())

    def as_of(self, article_id: str) -> AsOf:
        """Over what they were found.

        Raises:
            ApparatusError: likewise.
        """
        return self._year(article_id[:_YEAR])[0]

    def check(self, years: Iterable[str]) -> None:
        """Read the files of some years, so that what is wrong with one is known before anything is made of it.

        Raises:
            ApparatusError: likewise.
        """
        for year in years:
            self._load(year)

    def _load(self, year: str) -> tuple[AsOf, Mapping[str, tuple[Related, ...]]]:
        text = self._read(f"{year}.json") if self._read else None
        if text is None:
            return AsOf("", 0), {}
        file = f"{self._folder}/{year}.json"
        try:
            values = json.loads(text)
            if values["format"] == FORMAT:
                found = {str(key): tuple(map(_related, listed)) for key, listed in values["articles"].items()}
                return AsOf(str(values["as_of"]["version"]), int(values["as_of"]["articles"])), found
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise ApparatusError(file, 0, "related articles; run duizhao refresh", "something else") from error
        raise ApparatusError(file, 0, f"related articles of format {FORMAT}; run duizhao refresh", "another format")


def _related(values: list[Any]) -> Related:
    article_id, *reasons = values
    return Related(str(article_id), tuple(_reason(*reason) for reason in reasons))


def _reason(kind: ReasonKind, words: str, anchor: str) -> Reason:
    if kind not in get_args(ReasonKind):
        raise ValueError(kind)
    if kind == "passage":
        parse_anchor(anchor)
    return Reason(kind, str(words), str(anchor))
