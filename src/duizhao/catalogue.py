"""The catalogue: one short entry for each article, and what day, month and year it stands in.

Entries are all that is held of the whole corpus at once; texts stay in the spool until a page needs them.
"""

import bisect
import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from duizhao.errors import IdClashError
from duizhao.ids import article_address
from duizhao.model import Article, Byline, Finding, Source, Tag, Value


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
        facets: what the source itself says: section, column, agency, place of the dateline.
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
        return f"{self.id} {self.location.digest}" if is_spooled else repr(self)

    def naming_paragraphs(self, term: str) -> list[str]:
        """Anchors of the paragraphs in which a term is named, the Chinese ones first; none where the headline alone does."""
        for tag, anchors in zip(self.tags, self.naming.split("|"), strict=False):
            if tag == term:
                return anchors.split()
        return []

    def finding_kinds(self) -> frozenset[str]:
        """Kinds of its findings."""
        return frozenset(finding.kind for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Rejected:
    """A file that cannot be an article.

    Attributes:
        message: the error's words, with place, expected and found.
        reason: why the apparatus lists it as known to be bad; empty where it does not.
    """

    file: str
    message: str
    reason: str = ""


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
        text_digest=text_digest(article),
        en_count=len(article.en),
        zh_count=len(article.zh),
        naming="|".join(map(_paragraphs, article.tags)),
        location=location,
    )


def _paragraphs(tag: Tag) -> str:
    anchors = [anchor for anchor in tag.anchors if "-" not in anchor]
    return " ".join(sorted(anchors, key=lambda anchor: anchor[:2], reverse=True))


def source_facets(article: Article) -> tuple[tuple[str, str], ...]:
    """What the source itself says of an article, as (facet, value); the Chinese dateline before the English one."""
    dateline = article.dateline("zh") or article.dateline("en")
    facets = [("section", article.section), ("column", article.column)]
    if dateline:
        facets += [("agency", dateline.agency), ("dateline-place", dateline.place)]
    return tuple((facet, value) for facet, value in facets if value)


def text_digest(article: Article) -> str:
    """Digest over headlines, paragraphs and names; two seeds with the same one hold the same text."""
    parts = [article.headline_en.received, article.headline_zh.received, *(p.text for p in article.paragraphs())]
    parts += [f"{name.kind}\t{name.zh}\t{name.en}" for name in article.names]
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _reading_order(entry: Entry) -> tuple[dt.date, bool, int, str, str]:
    return entry.date, entry.page is None, entry.page or 0, entry.file, entry.id


@dataclass(frozen=True)
class Catalogue:
    """All entries in the order of reading (date, page, file), and the files that gave none.

    Attributes:
        rejected: files that cannot be articles.
        withdrawn: files whose article is withdrawn.
    """

    entries: tuple[Entry, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    withdrawn: tuple[str, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, Entry]:
        """Entries by article id."""
        return {entry.id: entry for entry in self.entries}

    @cached_property
    def by_term(self) -> Mapping[str, tuple[Entry, ...]]:
        """Entries by tag."""
        grouped: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            for term in entry.tags:
                grouped[term].append(entry)
        return {term: tuple(entries) for term, entries in grouped.items()}

    @cached_property
    def by_facet(self) -> Mapping[tuple[str, str], tuple[Entry, ...]]:
        """Entries by (facet, value)."""
        grouped: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        for entry in self.entries:
            for facet in entry.facets:
                grouped[facet].append(entry)
        return {facet: tuple(entries) for facet, entries in grouped.items()}

    @cached_property
    def by_finding(self) -> Mapping[str, tuple[Entry, ...]]:
        """Entries by kind of finding."""
        grouped: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            for kind in entry.finding_kinds() if entry.findings else ():
                grouped[kind].append(entry)
        return {kind: tuple(entries) for kind, entries in grouped.items()}

    @cached_property
    def days(self) -> tuple[dt.date, ...]:
        """Days with articles, in order."""
        return tuple(sorted({entry.date for entry in self.entries}))

    @property
    def unexpected(self) -> tuple[Rejected, ...]:
        """Rejected files that the apparatus does not list."""
        return tuple(rejected for rejected in self.rejected if not rejected.reason)

    def issues(self) -> Iterator[tuple[dt.date, tuple[Entry, ...]]]:
        """Each issue (一期): a day and its articles."""
        for day in self.days:
            yield day, self.between(day, day)

    def between(self, first: dt.date, last: dt.date) -> tuple[Entry, ...]:
        """Entries from one day to another, both included."""
        start = bisect.bisect_left(self.entries, first, key=lambda entry: entry.date)
        end = bisect.bisect_right(self.entries, last, key=lambda entry: entry.date)
        return self.entries[start:end]


def build_catalogue(
    entries: Iterable[Entry],
    rejected: Iterable[Rejected],
    published: Mapping[str, frozenset[str]],
    withdrawn: Collection[str] = (),
) -> Catalogue:
    """Put entries in order; join seeds of the same text, and stop newcomers that clash.

    Args:
        published: for ids that more than one seed has, the source files that the committed record names; the seed
            that was there first keeps the id whatever the others are called.
        withdrawn: ids whose articles are not published.
    """
    grouped: dict[str, list[Entry]] = defaultdict(list)
    left_out: list[str] = []
    for entry in entries:
        if entry.id in withdrawn:
            left_out += (source.file for source in entry.sources)
        else:
            grouped[entry.id].append(entry)
    kept: list[Entry] = []
    refused = list(rejected)
    for article_id, group in grouped.items():
        files = published.get(article_id, frozenset())
        first, *others = sorted(group, key=lambda entry: (entry.file not in files, entry.file))
        same = [entry for entry in others if entry.text_digest == first.text_digest]
        kept.append(_joined(first, same))
        refused += [_clash(first, entry) for entry in others if entry.text_digest != first.text_digest]
    return Catalogue(
        tuple(sorted(kept, key=_reading_order)),
        tuple(sorted(refused, key=lambda each: each.file)),
        tuple(sorted(left_out)),
    )


def _joined(first: Entry, same: list[Entry]) -> Entry:
    if not same:
        return first
    sources = (*first.sources, *(source for entry in same for source in entry.sources))
    files = [first.file, *(entry.file + _differences(first, entry) for entry in same)]
    told = dict.fromkeys((*first.findings, *(finding for entry in same for finding in entry.findings)))
    return replace(first, sources=sources, findings=(*told, Finding("duplicate-seed", detail=", ".join(files))))


def _differences(first: Entry, entry: Entry) -> str:
    """What a seed of the same text says otherwise, in brackets; empty where it says the same."""
    ours, theirs = dict(first.facets), dict(entry.facets)
    named = (
        ("byline", first.byline.en, entry.byline.en),
        ("署名", first.byline.zh, entry.byline.zh),
        *((facet, ours.get(facet, ""), theirs.get(facet, "")) for facet in ("section", "column")),
    )
    words = [f"{name}: {their or '–'}" for name, our, their in named if our != their]
    return f" ({'; '.join(words)})" if words else ""


def _clash(first: Entry, entry: Entry) -> Rejected:
    error = IdClashError(
        entry.file,
        0,
        f"an article id of its own, or one given in corrections.yml (source: {entry.file}, place: id)",
        f"{entry.id}, which {first.file} has with another text",
    )
    return Rejected(entry.file, str(error))
