"""An entry of the catalogue: what lists, indexes and neighbours need to know of one article."""

import datetime as dt
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from duizhao.ids import article_address, parse_anchor
from duizhao.model import Article, Byline, Correction, Finding, Source, Tag, Value

_Part = TypeVar("_Part")


@dataclass(frozen=True, slots=True)
class Location(Value):
    """Where the spool keeps an article.

    Attributes:
        spool: number of the spool file.
        offset: in bytes.
        digest: of what is kept there; the same for the same article.
    """

    spool: int
    offset: int
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Entry(Value):
    """What lists, indexes and neighbours need to know of an article.

    Attributes:
        text_digest: digest over headlines, paragraphs and names of both languages; equal for the same text.
        facets: what the source itself says: section, column, agency, place of the dateline; `agency-en` is for search alone.
        received_digest: the same over the text as the seed has it, where corrections changed it; else empty.
        corrected: digest over the corrections that were applied; empty where there are none.
        naming: for each tag the paragraphs that gave it, `zh1 zh3 en2`, the tags parted by `|`; one text, for memory.
    """

    id: str
    date: dt.date
    page: int | None
    headline_en: str
    headline_zh: str
    byline: Byline
    facets: tuple[tuple[str, str], ...]
    tags: tuple[str, ...]
    findings: tuple[Finding, ...]
    sources: tuple[Source, ...]
    text_digest: str
    en_count: int
    zh_count: int
    naming: str = ""
    received_digest: str = ""
    corrected: str = ""
    location: Location = field(default=Location(0, 0), compare=False)

    @property
    def address(self) -> str:
        """Address of its page."""
        return article_address(self.id)

    @property
    def file(self) -> str:
        """Its first source file."""
        return self.sources[0].file

    @property
    def state(self) -> str:
        """What it says, in short: the same for the same entry; only what several seeds say together is not in the spool."""
        is_spooled = self.location.digest and len(self.sources) == 1
        if is_spooled:
            return f"{self.id} {self.location.digest}"
        return repr(replace(self, location=Location(0, 0, self.location.digest)))  # where it lies says nothing of it

    def has_paragraph(self, anchor: str) -> bool:
        """Whether the article has a paragraph, `zh3`.

        Raises:
            IdError: the text names none.
        """
        lang, number = parse_anchor(anchor)
        return number <= (self.en_count if lang == "en" else self.zh_count)

    def naming_paragraphs(self, term: str) -> list[str]:
        """Anchors of the paragraphs in which a term is named, the Chinese ones first; none where the headline alone does."""
        for tag, anchors in zip(self.tags, self.naming.split("|"), strict=False):
            if tag == term:
                return anchors.split()
        return []

    def finding_kinds(self) -> frozenset[str]:
        """Kinds of its findings."""
        return frozenset(finding.kind for finding in self.findings)


def sharing(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Entries whose parts are one value where they are equal, which takes memory once, also after they were pickled together."""
    shared: dict[object, Any] = {}

    def same(part: _Part) -> _Part:
        one: _Part = shared.setdefault(part, part)
        return one

    return tuple(
        replace(
            entry,
            date=same(entry.date),
            byline=same(entry.byline),
            facets=same(tuple(map(same, entry.facets))),
            tags=same(entry.tags),
            findings=same(tuple(map(same, entry.findings))),
            naming=same(entry.naming),
        )
        for entry in entries
    )


def make_entry(article: Article, location: Location) -> Entry:
    """The entry of an article."""
    return Entry(
        id=article.id,
        date=article.date,
        page=article.page,
        headline_en=article.headline_en.text,
        headline_zh=article.headline_zh.text,
        byline=article.byline,
        facets=source_facets(article),
        tags=tuple(tag.term for tag in article.tags),
        findings=article.findings,
        sources=article.sources,
        text_digest=article_digest(article),
        received_digest=article_digest(article, as_received=True) if article.received else "",
        corrected=_digest(map(_change, article.corrections)) if article.corrections else "",
        en_count=len(article.en),
        zh_count=len(article.zh),
        naming="|".join(map(_paragraphs, article.tags)),
        location=location,
    )


def _paragraphs(tag: Tag) -> str:
    anchors = [anchor for anchor in tag.anchors if "-" not in anchor]
    return " ".join(sorted(anchors, key=lambda anchor: anchor[:2], reverse=True))


def source_facets(article: Article) -> tuple[tuple[str, str], ...]:
    """What the source itself says of an article, as (facet, value); the Chinese dateline before the English one.

    Where both have an agency, the English one is `agency-en`: the same agency once more, which is found and not listed.
    """
    zh, en = article.dateline("zh"), article.dateline("en")
    facets = [("section", article.section), ("column", article.column)]
    if dateline := zh or en:
        facets += [("agency", dateline.agency), ("dateline-place", dateline.place)]
    if zh and en:
        facets.append(("agency-en", en.agency))
    return tuple((facet, value) for facet, value in facets if value)


def article_digest(article: Article, *, as_received: bool = False) -> str:
    """Digest over headlines, paragraphs and names; two seeds with the same one hold the same text.

    Args:
        as_received: take paragraphs as the seed has them, without corrections.
    """
    received = {each.anchor: each.text for each in article.received} if as_received else {}
    parts = [article.headline_en.received, article.headline_zh.received]
    parts += [received.get(each.anchor, each.text) for each in article.paragraphs()]
    parts += [f"{name.kind}\t{name.zh}\t{name.en}" for name in article.names]
    return _digest(parts)


def _change(correction: Correction) -> str:
    return f"{correction.place}\t{correction.expected}\t{correction.replaced}"


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
