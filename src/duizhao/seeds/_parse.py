"""One seed, whole: from bytes to an article."""

import datetime as dt
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

from duizhao.dates import parse_date
from duizhao.errors import DateImpossibleError, DateMissingError, NothingToReadError, SeveralArticlesError
from duizhao.ids import Lang, make_id
from duizhao.model import Article, Byline, Dateline, Finding, Headline, HeadlineLine, NamePair, Paragraph, Source
from duizhao.numerals import below_hundred
from duizhao.seeds._body import (
    filled_lines,
    join_wrapped,
    number_paragraphs,
    odd_characters,
    split_translator_notes,
)
from duizhao.seeds._dateline import read_dateline
from duizhao.seeds._decode import decode
from duizhao.seeds._fields import Fields, read_chinese_fields, read_english_fields
from duizhao.seeds._halves import second_article, split_halves
from duizhao.seeds._headline import read_head, stands_apart
from duizhao.seeds._lines import Line, number_lines
from duizhao.seeds._names import read_names, split_names
from duizhao.text import FULL_WIDTH

_PAGE = re.compile(r"(?:第|[Pp](?:age|\.)?)?\s*(\d{1,4})\s*(?:版|th)?", re.ASCII)
_TRANSLATED = re.compile("[译譯]")
"""Where the text of the original speaks of a translator, so may its translation."""


@dataclass(frozen=True, slots=True)
class _Half:
    """What one half of a seed says."""

    lang: Lang
    given: bool
    fields: Fields
    headline: Headline = Headline()
    byline: str = ""
    paragraphs: tuple[Paragraph, ...] = ()
    names: tuple[NamePair, ...] = ()
    findings: list[Finding] = field(default_factory=list)

    @property
    def dateline(self) -> Dateline | None:
        return read_dateline(self.lang, self.paragraphs[0].text) if self.paragraphs else None


def parse_seed(data: bytes, file: str) -> Article:
    """Parse the bytes of one seed.

    The article has an id, its sources and findings, and no pairs yet.

    Args:
        file: name of the file below the seeds folder, for messages and for the article's source.

    Raises:
        SeedRejectedError: the file cannot be an article; the error's type says why.
    """
    decoded = decode(data, file)
    lines, removed = number_lines(decoded.text)
    halves = split_halves(lines)
    chinese = _read_chinese(halves.chinese)
    translated = any(_TRANSLATED.search(paragraph.text) for paragraph in chinese.paragraphs)
    english = _read_english(halves.english, is_translated=translated)
    date, findings = _date(english, chinese, file)
    page, page_findings = _page(english, chinese)
    _check_something(english, chinese, file)
    _check_single(english, chinese, file)
    findings += page_findings + english.findings + chinese.findings + _absences(english, chinese)
    if removed:
        findings.append(Finding("control-character", detail=removed))
    if decoded.encoding != "utf-8":
        findings.append(Finding("legacy-encoding", detail=decoded.encoding))
    identifying = chinese if chinese.headline.received or chinese.paragraphs else english
    return Article(
        id=make_id(date, page, identifying.headline.received, "".join(p.text for p in identifying.paragraphs)),
        date=date,
        page=page,
        headline_en=english.headline,
        headline_zh=chinese.headline,
        byline=Byline(english.byline, chinese.byline),
        section=chinese.fields.text("section"),
        column=chinese.fields.text("column"),
        datelines=tuple(dateline for half in (english, chinese) if (dateline := half.dateline)),
        en=english.paragraphs,
        zh=chinese.paragraphs,
        names=english.names,
        sources=(Source(file, hashlib.sha256(data).hexdigest(), decoded.encoding),),
        findings=tuple(findings),
    )


def _read_english(lines: list[Line], *, is_translated: bool) -> _Half:
    """Read the English half.

    Args:
        is_translated: whether the text of the original speaks of a translator; then no line is taken for a note of ours.
    """
    fields = read_english_fields(lines)
    body, listed = split_names(fields.body)
    names, unread = read_names(listed)
    body, notes = join_wrapped(body, partial(stands_apart, fields.text("title"), fields.text("author"))), list[Line]()
    if not is_translated:
        body, notes = split_translator_notes(body, fields.text("author"))
    findings = [Finding("names-unread", detail=line.text, line=line.number) for line in unread]
    findings += [Finding("translator-note", detail=line.text, line=line.number) for line in notes]
    return _read_half("en", fields, body, names, findings)


def _read_chinese(lines: list[Line]) -> _Half:
    fields = read_chinese_fields(lines)
    return _read_half("zh", fields, filled_lines(fields.body), (), [])


def _read_half(
    lang: Lang, fields: Fields, body: list[Line], names: tuple[NamePair, ...], findings: list[Finding]
) -> _Half:
    byline = fields.text("author").rstrip(" ,，")
    head = read_head(lang, fields.text("title"), byline, body)
    paragraphs = number_paragraphs(lang, head.body)
    findings = [
        *(Finding("header-unknown", detail=line.text, line=line.number) for line in fields.unplaced),
        *(Finding("header-variant", detail=line.text, line=line.number) for line in fields.otherwise),
        *(Finding("null-field", detail=line.text, line=line.number) for line in fields.nulls),
        *(Finding("headline-variant", f"headline-{lang}", line.text, line.number) for line in head.headline_variants),
        *(Finding("byline-variant", f"byline-{lang}", line.text, line.number) for line in head.byline_variants),
        *findings,
        *_odd_characters(lang, fields, paragraphs),
    ]
    headline = Headline(tuple(map(HeadlineLine, head.lines)), fields.text("title"))
    given = bool(fields.values or paragraphs)
    return _Half(lang, given, fields, headline, byline, paragraphs, names, findings)


def _odd_characters(lang: Lang, fields: Fields, paragraphs: tuple[Paragraph, ...]) -> Iterator[Finding]:
    for name, anchor in (("title", f"headline-{lang}"), ("author", f"byline-{lang}"), ("section", ""), ("column", "")):
        if name in fields.values:
            yield from odd_characters(lang, anchor, fields.values[name])
    for paragraph in paragraphs:
        if "\ufffd" in paragraph.text or "?" in paragraph.text:
            yield from odd_characters(lang, paragraph.anchor, Line(paragraph.line, paragraph.text))


def _read_date(half: _Half, file: str) -> dt.date | None:
    written = half.fields.text("date")
    try:
        return parse_date(written)
    except ValueError:
        raise DateImpossibleError(file, half.fields.line("date"), "a day that exists", f'"{written}"') from None


def _date(english: _Half, chinese: _Half, file: str) -> tuple[dt.date, list[Finding]]:
    """The date of print; where the halves disagree, the Chinese half's."""
    en, zh = _read_date(english, file), _read_date(chinese, file)
    date = zh or en
    if date is None:
        written = english.fields.text("date") or chinese.fields.text("date")
        line = english.fields.line("date") or chinese.fields.line("date") or 1
        raise DateMissingError(
            file, line, "a date like 1958-01-06 in a line `Date: 1958-01-06`", f'"{written}"' if written else "none"
        )
    findings = []
    for half, own in ((english, en), (chinese, zh)):
        if half.given and own is None:
            written = half.fields.text("date")
            kind = "date-unreadable" if written else "date-missing"
            findings.append(Finding(kind, detail=written or half.lang, line=half.fields.line("date")))
    if en and zh and en != zh:
        written = f"{english.fields.text('date')} / {chinese.fields.text('date')}"
        findings.append(Finding("dates-differ", detail=written, line=chinese.fields.line("date")))
    return date, findings


def _read_page(half: _Half) -> int | None:
    written = half.fields.text("page").translate(FULL_WIDTH)
    match = _PAGE.fullmatch(written)
    page = int(match[1]) if match else below_hundred(written.removeprefix("第").removesuffix("版")) or 0
    return page or None


def _page(english: _Half, chinese: _Half) -> tuple[int | None, list[Finding]]:
    """The printed page; where the halves disagree, the Chinese half's."""
    en, zh = _read_page(english), _read_page(chinese)
    findings = [
        Finding("page-unreadable", detail=half.fields.text("page"), line=half.fields.line("page"))
        for half, page in ((english, en), (chinese, zh))
        if page is None and half.fields.text("page")
    ]
    page = zh or en
    if page is None and not findings:
        findings.append(Finding("page-missing"))
    if en and zh and en != zh:
        written = f"{english.fields.text('page')} / {chinese.fields.text('page')}"
        findings.append(Finding("pages-differ", detail=written, line=chinese.fields.line("page")))
    return page, findings


def _check_something(english: _Half, chinese: _Half, file: str) -> None:
    if not any(half.headline.lines or half.paragraphs for half in (english, chinese)):
        raise NothingToReadError(file, 1, "a headline or a text", "neither")


def _check_single(english: _Half, chinese: _Half, file: str) -> None:
    for fields in (english.fields, chinese.fields):
        if line := second_article(fields.body, fields.text("title")):
            raise SeveralArticlesError(file, line, "one article in a file", "the head of another one")


def _absences(english: _Half, chinese: _Half) -> list[Finding]:
    """Findings on halves, bodies and headlines that are not there."""
    findings = []
    if not english.paragraphs and not chinese.paragraphs:
        findings.append(Finding("no-text"))
    elif not chinese.paragraphs:
        findings.append(Finding("no-original"))
    elif not english.paragraphs:
        findings.append(Finding("no-translation"))
    findings += [
        Finding("headline-missing", detail=half.lang)
        for half in (english, chinese)
        if half.given and not half.headline.lines
    ]
    return findings
