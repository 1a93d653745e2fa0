"""Queries against an index: which articles match, and where; docs/guide/search.md says what counts."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from duizhao.search._query_field import compact
from duizhao.search._query_input import QueryError
from duizhao.search._query_tree import And, Field, Near, Not, Or, Query, Text, leaves, positive_texts, scope_of
from duizhao.search.binary import Ints
from duizhao.search.conditions import field_holds
from duizhao.search.matching import UNIT_BITS, Flags, Units, places_of, text_places
from duizhao.search.nearness import Spans, join_spans, near_spans
from duizhao.search.ranking import Frequencies, scores
from duizhao.search.reader import SearchIndex, Volume


@dataclass(frozen=True, slots=True)
class Hit:
    """One matching article.

    Attributes:
        page: where it is printed; 0 where that is unknown.
        order: its place in the corpus, from 0, in reading order.
        spans: occurrences: unit of the article, first token, token behind the last; in order.
        score: BM25, six decimals.
    """

    id: str
    page: int
    order: int
    spans: tuple[tuple[int, int, int], ...]
    score: float


@dataclass(frozen=True, slots=True)
class Totals:
    """How much matches."""

    occurrences: int
    articles: int
    paragraphs: int


@dataclass(frozen=True, slots=True)
class Result:
    """What one query gives.

    Attributes:
        hits: in reading order.
        forms: for every widened word its forms, each with its occurrences.
    """

    totals: Totals
    hits: tuple[Hit, ...]
    forms: dict[str, dict[str, int]]


@dataclass(frozen=True, slots=True)
class _Found:
    """What one volume gives."""

    volume: Volume
    units: Units
    matches: Flags
    spans: Spans
    paragraphs: int
    frequencies: Frequencies
    forms: dict[str, Counter[str]] = field(default_factory=dict)


def search_index(index: SearchIndex, query: Query, without: frozenset[str] = frozenset()) -> Result:
    """Evaluate a query over all volumes.

    Args:
        without: forms that are taken out of every widened word.

    Raises:
        QueryError: unknown-tag.
        IndexDamagedError: a file is missing or not what it must be.
    """
    _refuse_unknown_tags(index, query)
    found = [_Evaluation(index, volume, query, without).run() for volume in index.volumes]
    forms: dict[str, dict[str, int]] = {}
    for each in found:
        for word, counts in each.forms.items():
            known = forms.setdefault(word, {})
            for form, count in counts.items():
                known[form] = known.get(form, 0) + count
    totals = Totals(
        sum(len(each.spans.starts) for each in found),
        sum(int(each.matches.sum()) for each in found),
        sum(each.paragraphs for each in found),
    )
    rated = scores([each.frequencies for each in found], index.articles, index.tokens)
    return Result(totals, tuple(_hits(found, rated)), forms)


def _refuse_unknown_tags(index: SearchIndex, query: Query) -> None:
    """A tag that there is not is a mistake in the query, and no finding that nothing has it."""
    asked = [leaf for leaf, _ in leaves(query) if isinstance(leaf, Field) and leaf.name == "tag"]
    labels = index.tag_labels if asked else {}
    known = {compact(name) for term, names in labels.items() for name in (term, *names)}
    there = {tag.at for tag in asked if tag.value in known}
    for tag in asked:
        if tag.at not in there:
            raise QueryError("unknown-tag", *tag.at)


def _hits(found: list[_Found], rated: list[npt.NDArray[np.float64]]) -> Iterator[Hit]:
    first = 0
    for each, scored in zip(found, rated, strict=True):
        articles = np.flatnonzero(each.matches)
        owners = each.units.article[each.spans.starts >> UNIT_BITS]
        lows, highs = np.searchsorted(owners, articles), np.searchsorted(owners, articles, side="right")
        ids, pages = (each.volume.ids, each.volume.pages.tolist()) if len(articles) else ((), ())
        for article, low, high in zip(articles.tolist(), lows.tolist(), highs.tolist(), strict=True):
            spans = tuple(each.spans.rows(low, high, int(each.volume.first_units[article])))
            yield Hit(ids[article], pages[article], first + article, spans, float(scored[article]))
        first += each.volume.article_count


class _Evaluation:
    """One query in one volume."""

    def __init__(self, index: SearchIndex, volume: Volume, query: Query, without: frozenset[str]) -> None:
        self._index = index
        self._volume = volume
        self._query = query
        self._units = Units(volume)
        self._allowed = self._units.allowed(scope_of(query))
        self._without = without
        self._texts: dict[int, dict[str, Ints]] = {}
        self._marks: Ints | None = None

    def run(self) -> _Found:
        matches = self._holds(self._query, in_units=False)
        spans = join_spans(self._positive(self._query))
        unit = spans.starts >> UNIT_BITS
        spans = spans.chosen(matches[self._units.article[unit]])
        unit = spans.starts >> UNIT_BITS
        alone = self._holds(self._query, in_units=True) & self._units.is_paragraph
        paragraphs = len(np.unique(unit[alone[unit]]))
        texts = [self._spans(text).starts >> UNIT_BITS for text in positive_texts(self._query)]
        count = self._volume.article_count
        counts = [np.bincount(self._units.article[each], minlength=count) for each in texts]
        lengths = self._volume.lengths if counts else np.zeros(count, dtype=np.int64)
        return _Found(
            self._volume, self._units, matches, spans, paragraphs, Frequencies(counts, lengths), self._forms(spans)
        )

    def _forms(self, spans: Spans) -> dict[str, Counter[str]]:
        """Forms of widened words, each with the occurrences counted that are that form."""
        single = spans.starts[spans.lengths == 1]
        forms: dict[str, Counter[str]] = {}
        for text in positive_texts(self._query):
            if text.mode == "widen":
                counts = forms.setdefault(text.tokens[0][1], Counter())
                for form, places in self._places(text).items():
                    counts[form] = int(np.isin(places, single, assume_unique=True).sum())
        return forms

    def _places(self, text: Text) -> dict[str, Ints]:
        if id(text) not in self._texts:
            found = text_places(self._volume, text, self._without)
            self._texts[id(text)] = {form: places[self._allowed[places >> UNIT_BITS]] for form, places in found.items()}
        return self._texts[id(text)]

    def _spans(self, text: Text) -> Spans:
        starts = np.concatenate([np.zeros(0, dtype=np.int64), *self._places(text).values()])
        length = 1 if text.mode != "exact" else len(text.tokens)
        return Spans(np.sort(starts), np.full(len(starts), length))

    def _near(self, near: Near) -> tuple[Spans, Spans]:
        one, other = (join_spans(self._positive(part)) for part in near.parts)
        if self._marks is None:
            self._marks = np.sort(places_of(self._volume.marks()))
        return near_spans(one, other, near.distance, self._marks)

    def _positive(self, query: Query) -> Iterator[Spans]:
        """Spans of the texts that are under no `-`."""
        match query:
            case Text():
                yield self._spans(query)
            case Near():
                yield from self._near(query)
            case And() | Or():
                for part in query.parts:
                    yield from self._positive(part)

    def _holds(self, query: Query, *, in_units: bool) -> Flags:
        """Where a query holds: in which articles, or in which units each taken by itself."""
        match query:
            case Text():
                return self._flags(self._spans(query), in_units=in_units)
            case Field():
                holds = field_holds(self._volume, self._units, query, self._index.tag_labels)
                return holds[self._units.article] if in_units else holds
            case Near():
                return self._flags(self._near(query)[0], in_units=in_units)
            case Not():
                return ~self._holds(query.part, in_units=in_units)
            case And() | Or():
                parts = [self._holds(part, in_units=in_units) for part in query.parts]
                combine = np.logical_and if isinstance(query, And) else np.logical_or
                return np.asarray(combine.reduce(parts), dtype=np.bool_)

    def _flags(self, spans: Spans, *, in_units: bool) -> Flags:
        unit = spans.starts >> UNIT_BITS
        flags = np.zeros(self._volume.unit_count if in_units else self._volume.article_count, dtype=np.bool_)
        flags[unit if in_units else self._units.article[unit]] = True
        return flags


__all__ = ["Hit", "Result", "Totals", "search_index"]
