"""Declared corrections of seeds (corrections.yml): what stands there, what shall stand there, and why.

A seed is never edited. A correction names the words that it expects, and fails when they are no longer there, so that
none outlives the text that it was written for.
"""

import dataclasses
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar, get_args

from duizhao.apparatus_entry import Entry, load_entries, read_each
from duizhao.errors import CorrectionError, IdError
from duizhao.ids import AN_ID, Lang, parse_id
from duizhao.located_yaml import said
from duizhao.model import Article, Byline, Correction, Headline, HeadlineLine, Role
from duizhao.seeds import read_dateline
from duizhao.text import is_line, is_visible, split_lines, strip_blanks

_Value = TypeVar("_Value", Article, Byline, HeadlineLine)

_FIELDS = ("source", "place", "expect", "replace", "reason", "all")
_METADATA = re.compile(r"id|page|section|column|byline\.(?:en|zh)")
_HEADLINE = re.compile(r"headline\.(en|zh)(?:\.([1-9]\d{0,5})(\.role)?)?", re.ASCII)
_PARAGRAPH = re.compile(r"(en|zh)([1-9]\d{0,5})", re.ASCII)
_DIGITS = 8
"""Of an id, at its end: the rest is day and page as received."""
_PAGE = re.compile(r"[1-9]\d{0,3}", re.ASCII)
_ROLES: Final[tuple[Role, ...]] = get_args(Role)
_PLACES = "id, page, section, column, byline.zh, headline.zh, headline.zh.1, headline.zh.1.role or a paragraph like zh3"


@dataclass(frozen=True, slots=True)
class DeclaredCorrection:
    """One entry of corrections.yml.

    Attributes:
        source: name of the seed below the seeds folder.
        place: what is corrected: `zh3`, `headline.zh`, `page`, `id` …
        expect: a part of the text, or the whole value of metadata.
        replace: what takes its place.
        reason: why, in a sentence for readers.
        all: whether the text may hold `expect` more than once, and each is replaced.
    """

    source: str
    place: str
    expect: str
    replace: str
    reason: str
    all: bool = False
    file: str = field(default="", compare=False)
    line: int = field(default=0, compare=False)

    def error(self, expected: str, found: str) -> CorrectionError:
        """An error at the entry's line, to be raised by the caller."""
        return CorrectionError(self.file, self.line, f"{expected} ({self.source}, {self.place})", found)


@dataclass(frozen=True, slots=True)
class Corrections:
    """All declared corrections, by source, each source's in the order of the file."""

    by_source: Mapping[str, tuple[DeclaredCorrection, ...]] = field(default_factory=dict)

    def of(self, source: str) -> tuple[DeclaredCorrection, ...]:
        """The corrections of one seed."""
        return self.by_source.get(source, ())


def load_corrections(text: str, file: str) -> Corrections:
    """Read corrections.yml.

    Args:
        text: the YAML.
        file: its name, for messages.

    Raises:
        ApparatusError: an entry is not as it must be.
        SeveralErrors: several are not.
    """
    grouped: dict[str, tuple[DeclaredCorrection, ...]] = {}
    for declared in read_each(_declared, load_entries(text, file, "corrections")):
        grouped[declared.source] = (*grouped.get(declared.source, ()), declared)
    return Corrections(grouped)


def unused(corrections: Corrections, sources: Collection[str]) -> list[CorrectionError]:
    """One error for each correction of a seed that does not exist.

    Args:
        corrections: all that are declared.
        sources: names of all seeds that were seen.
    """
    return [
        declared.error("a seed of this name", "none")
        for source, entries in corrections.by_source.items()
        if source not in sources
        for declared in entries
    ]


def apply_corrections(article: Article, declared: Iterable[DeclaredCorrection]) -> Article:
    """The article with its seed's corrections applied in order; its id stays, unless `place: id` gives another.

    The dateline is read anew where its paragraph was corrected; `Headline.received` stays as the seed has it.

    Raises:
        CorrectionError: the expected words are not there, or there more than once, or the place does not exist.
    """
    seed = article
    for correction in declared:
        article = _apply(article, correction)
        note = Correction(correction.place, correction.expect, correction.replace, correction.reason)
        article = dataclasses.replace(article, corrections=(*article.corrections, note))
    if article is seed:
        return article
    both = zip(seed.paragraphs(), article.paragraphs(), strict=True)
    return dataclasses.replace(article, received=tuple(before for before, after in both if before.text != after.text))


def _declared(entry: Entry) -> DeclaredCorrection:
    entry.refuse_unknown(_FIELDS)
    declared = DeclaredCorrection(
        source=entry.text("source"),
        place=entry.text("place"),
        expect=_value(entry, "expect"),
        replace=_value(entry, "replace"),
        reason=entry.text("reason"),
        all=entry.flag("all"),
        file=entry.file,
        line=entry.values.line,
    )
    is_metadata = _METADATA.fullmatch(declared.place) or declared.place.endswith(".role")
    if not any(form.fullmatch(declared.place) for form in (_METADATA, _HEADLINE, _PARAGRAPH)):
        raise entry.error("place", f"a place: {_PLACES}", repr(declared.place))
    if declared.expect == declared.replace:
        raise entry.error("replace", "something else than 'expect'", repr(declared.replace))
    if not is_metadata and not declared.expect:
        raise entry.error("expect", "words of the text in 'expect'", "nothing")
    if is_metadata and declared.all:
        raise entry.error("all", "'all' for texts only", f"it at {declared.place}")
    _check_replacement(entry, declared)
    return declared


def _value(entry: Entry, key: str) -> str:
    """Text or a whole number; an empty text and null both mean that nothing stands there."""
    if key not in entry.values:
        raise entry.error(key, f"{key!r}", "no such field")
    value = entry.values[key]
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int) or len(split_lines(str(value))) > 1:
        raise entry.error(key, f"text on one line in {key!r} (quote it)", said(value))
    return str(value)


def _check_replacement(entry: Entry, declared: DeclaredCorrection) -> None:
    value = declared.replace
    if declared.place == "page" and value and not _PAGE.fullmatch(value):
        raise entry.error("replace", "a page number from 1", repr(value))
    if declared.place.endswith(".role") and value not in _ROLES:
        raise entry.error("replace", "a role: kicker, main, deck or nothing", repr(value))
    if declared.place == "id":
        try:
            parse_id(value)
        except IdError as error:
            raise entry.error("replace", AN_ID, repr(value)) from error


def _apply(article: Article, correction: DeclaredCorrection) -> Article:
    if match := _PARAGRAPH.fullmatch(correction.place):
        return _in_paragraph(article, "en" if match[1] == "en" else "zh", int(match[2]), correction)
    if match := _HEADLINE.fullmatch(correction.place):
        lang: Lang = "en" if match[1] == "en" else "zh"
        return _with(article, f"headline_{lang}", _in_headline(article.headline(lang), match, correction))
    return _metadata(article, correction)


def _metadata(article: Article, correction: DeclaredCorrection) -> Article:
    name, _, lang = correction.place.partition(".")
    if name == "byline":
        value = _whole(getattr(article.byline, lang), correction)
        return _with(article, "byline", _with(article.byline, lang, value))
    if name == "page":
        value = _whole("" if article.page is None else str(article.page), correction)
        return _with(article, "page", int(value) if value else None)
    value = _whole(getattr(article, name), correction)
    if name == "id" and value[:-_DIGITS] != article.id[:-_DIGITS]:
        raise correction.error(
            f"{article.id[:-_DIGITS]} and {_DIGITS} other hex digits, since an id says day and page", value
        )
    return _with(article, name, value)


def _with(value: _Value, name: str, part: Any) -> _Value:
    """A frozen value with one field replaced; the field's name was checked when the place was."""
    return dataclasses.replace(value, **{name: part})


def _whole(value: str, correction: DeclaredCorrection) -> str:
    if value != correction.expect:
        raise correction.error(repr(correction.expect), repr(value))
    changed = strip_blanks(correction.replace)
    if not is_line(changed):
        raise correction.error("text without control characters", repr(correction.replace))
    return changed


def _in_paragraph(article: Article, lang: Lang, number: int, correction: DeclaredCorrection) -> Article:
    paragraphs = article.body(lang)
    place = next((place for place, paragraph in enumerate(paragraphs) if paragraph.number == number), None)
    if place is None:
        raise correction.error("this paragraph", f"{len(paragraphs)} paragraphs")
    (text,) = _replaced((paragraphs[place].text,), correction)
    changed = dataclasses.replace(paragraphs[place], text=text)
    article = _with(article, lang, (*paragraphs[:place], changed, *paragraphs[place + 1 :]))
    if place > 0:
        return article
    dateline = read_dateline(lang, text)
    known = [other for other in article.datelines if other.lang != lang] + ([dateline] if dateline else [])
    return dataclasses.replace(article, datelines=tuple(sorted(known, key=lambda one: one.lang)))


def _in_headline(headline: Headline, place: re.Match[str], correction: DeclaredCorrection) -> Headline:
    _, number, role = place.groups()
    if role:
        return _with_line(headline, number, correction, lambda line: _with(line, "role", _whole(line.role, correction)))
    if number is None:
        texts = _replaced(tuple(line.text for line in headline.lines), correction)
        lines = (_with(line, "text", text) for line, text in zip(headline.lines, texts, strict=True))
        return dataclasses.replace(headline, lines=tuple(lines))
    return _with_line(
        headline, number, correction, lambda line: _with(line, "text", *_replaced((line.text,), correction))
    )


def _with_line(
    headline: Headline, line_number: str, correction: DeclaredCorrection, change: Callable[[HeadlineLine], HeadlineLine]
) -> Headline:
    lines, number = headline.lines, int(line_number)
    if number > len(lines):
        raise correction.error(f"a headline with {number} lines", f"{len(lines)}")
    return dataclasses.replace(headline, lines=(*lines[: number - 1], change(lines[number - 1]), *lines[number:]))


def _replaced(texts: tuple[str, ...], correction: DeclaredCorrection) -> tuple[str, ...]:
    """The texts with the expected words replaced; once, or everywhere where `all` allows it."""
    found = sum(_occurrences(text, correction.expect) for text in texts)
    if found == 0:
        raise correction.error(repr(correction.expect), "other text: " + " / ".join(texts)[:120])
    if found > 1 and not correction.all:
        raise correction.error(f"{correction.expect!r} once (or say all: true)", f"it {found} times")
    changed = tuple(text.replace(correction.expect, correction.replace).strip() for text in texts)
    if not all(map(is_visible, changed)):
        raise correction.error("text left after the correction", "nothing left")
    if not all(map(is_line, changed)):
        raise correction.error("text without control characters", repr(correction.replace))
    return changed


def _occurrences(text: str, part: str) -> int:
    """How often a part occurs, overlapping ones included."""
    return sum(text.startswith(part, place) for place in range(len(text) - len(part) + 1))
