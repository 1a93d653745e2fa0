"""The catalogue: all entries, and what day, month and year they stand in."""

import bisect
import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from duizhao.catalogue._entry import Entry
from duizhao.errors import IdClashError
from duizhao.model import Finding


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
    def years(self) -> tuple[str, ...]:
        """Years with articles, as ids have them, in order."""
        return tuple(sorted({entry.id[:4] for entry in self.entries}))

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
    known_bad: Mapping[str, str] | None = None,
) -> Catalogue:
    """Put entries in order; join seeds of the same text, and stop newcomers that clash.

    Args:
        published: for ids that more than one seed has, the source files that the committed record names; the seed
            that was there first keeps the id whatever the others are called.
        withdrawn: ids whose articles are not published.
        known_bad: files that are declared to be bad, with the reasons.
    """
    kept: dict[str, Entry] = {}
    shared: dict[str, list[Entry]] = defaultdict(list)
    left_out: list[str] = []
    for entry in entries:
        if entry.id in withdrawn:
            left_out += (source.file for source in entry.sources)
        elif kept.setdefault(entry.id, entry) is not entry:
            shared[entry.id].append(entry)
    refused = list(rejected)
    for article_id, further in shared.items():
        group = sorted((kept[article_id], *further), key=lambda entry: entry.file)
        first = _keeper(group, published.get(article_id, frozenset()))
        others = [entry for entry in group if entry is not first]
        kept[article_id] = _joined(first, [entry for entry in others if _is_same(first, entry)])
        clashing = [entry for entry in others if not _is_same(first, entry)]
        refused += [_clash(first, entry, (known_bad or {}).get(entry.file, "")) for entry in clashing]
    return Catalogue(
        tuple(sorted(kept.values(), key=_reading_order)),
        tuple(sorted(refused, key=lambda each: each.file)),
        tuple(sorted(left_out)),
    )


def _keeper(group: Sequence[Entry], published: Collection[str]) -> Entry:
    """The seed whose article keeps an id: one published before, or else the first by name; of seeds of its text a corrected one."""
    by_age = sorted(group, key=lambda entry: entry.file not in published)
    corrected = (entry for entry in by_age if entry.corrected and _received(entry) == _received(by_age[0]))
    return next(corrected, by_age[0])


def _received(entry: Entry) -> str:
    """Digest over the text as the seed has it."""
    return entry.received_digest or entry.text_digest


def _is_same(first: Entry, entry: Entry) -> bool:
    """Whether a further seed has the text of the first, whose corrections then count for both."""
    has_text = _received(entry) in {first.text_digest, _received(first)}
    return has_text and entry.corrected in {"", first.corrected}


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


def _clash(first: Entry, entry: Entry, reason: str) -> Rejected:
    expected = f"an article id of its own, or one given in corrections.yml (source: {entry.file}, place: id)"
    found = f"{entry.id}, which {first.file} has with another text"
    if _received(entry) == _received(first):
        expected = "one text to be corrected in one way, whichever of its seeds corrections.yml names"
        found = f"other corrections than for {first.file}, which has the same text"
    return Rejected(entry.file, str(IdClashError(entry.file, 0, expected, found)), reason)
