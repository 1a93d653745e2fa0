"""Renderings of key terms as a file: what `duizhao refresh` writes and the page of terms reads."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from typing import Any

from duizhao.errors import ApparatusError
from duizhao.ids import parse_anchor
from duizhao.renderings._values import Line, Piece, Rendering, Renderings

FORMAT = 2
"""Version of the form in which they are saved."""
MOST_PLACES = 20
"""Places of a rendering that are saved; their number is saved as well."""


@dataclass(frozen=True, slots=True)
class RenderingTable:
    """How key terms were rendered, and over what that was found.

    Attributes:
        version: what the keeper called the corpus; empty where it had no name.
        articles: that it held.
        pairs: that were looked at; of all of them where `sampled` is false.
        terms: Chinese ones with their English renderings, and English ones with what they render.
        counts: for each rendering of each term, how many pairs have it; places may be fewer.
        withdrawn: ids of the articles that were withdrawn already, of which it knows nothing.
    """

    version: str
    articles: int
    pairs: int
    sampled: bool
    terms: tuple[Renderings, ...]
    counts: tuple[tuple[int, ...], ...]
    withdrawn: tuple[str, ...] = ()


def make_table(  # noqa: PLR0913 - options by name
    found: Iterable[Renderings],
    version: str,
    articles: int,
    pairs: int,
    *,
    sampled: bool,
    withdrawn: Iterable[str] = (),
) -> RenderingTable:
    """A table of what was found, with as many places as are saved."""
    terms = tuple(found)
    counts = tuple(tuple(each.count for each in term.found) for term in terms)
    shortened = tuple(map(_shortened, terms))
    return RenderingTable(version, articles, pairs, sampled, shortened, counts, tuple(sorted(withdrawn)))


def _shortened(term: Renderings) -> Renderings:
    found = tuple(replace(each, passages=each.passages[:MOST_PLACES]) for each in term.found)
    return Renderings(term.term, term.passages, found, term.unexplained[:MOST_PLACES])


def dump_table(table: RenderingTable) -> str:
    """A table as JSON; equal ones give equal text, a line for each term."""
    values = asdict(table)
    terms = ",\n".join(json.dumps(term, ensure_ascii=False, separators=(",", ":")) for term in values.pop("terms"))
    head = json.dumps({"format": FORMAT, **values}, ensure_ascii=False)
    return f'{head[:-1]}, "terms": [\n{terms}\n]}}\n'


def load_table(text: str, file: str) -> RenderingTable:
    """A table as `dump_table` wrote it.

    Raises:
        ApparatusError: the text says something else.
    """
    try:
        values = json.loads(text)
        if values["format"] == FORMAT:
            counts = tuple(tuple(int(count) for count in row) for row in values["counts"])
            terms = tuple(map(_term, values["terms"]))
            if [len(row) for row in counts] == [len(term.found) for term in terms]:
                about = (str(values["version"]), int(values["articles"]), int(values["pairs"]), bool(values["sampled"]))
                return RenderingTable(*about, terms, counts, tuple(map(str, values.get("withdrawn", ()))))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise ApparatusError(file, 0, "renderings; run duizhao refresh", "something else") from error
    raise ApparatusError(file, 0, f"renderings of format {FORMAT}; run duizhao refresh", "others")


def _term(values: dict[str, Any]) -> Renderings:
    found = tuple(
        Rendering(
            str(each["words"]),
            tuple((str(form), int(count)) for form, count in each["forms"]),
            tuple(map(_place, each["passages"])),
            float(each["score"]),
            tuple(Line(_place(line["place"]), _piece(line["zh"]), _piece(line["en"])) for line in each["lines"]),
        )
        for each in values["found"]
    )
    return Renderings(str(values["term"]), int(values["passages"]), found, tuple(map(_place, values["unexplained"])))


def _place(text: str) -> str:
    _, mark, anchor = str(text).partition("#")
    if mark:
        parse_anchor(anchor)
    return str(text)


def _piece(texts: list[str]) -> Piece:
    left, words, right = map(str, texts)
    return left, words, right
