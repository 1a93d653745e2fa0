"""The terms of one volume in order, with what is stored of their occurrences, some at a time."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from duizhao.search.binary import Ints
from duizhao.search.extra_terms import SIGN_END
from duizhao.search.index_collect import Occurrences
from duizhao.search.index_tokens import ALONE
from duizhao.search.postings import position_steps, rice_lengths, rice_parameters, unit_gaps
from duizhao.search.scopes import Scopes
from duizhao.search.term_lists import TermList, in_turns

_CHUNK = 500_000
"""Occurrences that are encoded at a time: bounds memory."""
_TERM_COST = 5
"""Bytes that a term takes beside its postings, about."""


@dataclass(frozen=True, slots=True, eq=False)
class TermRun:
    """Some neighbouring terms, and what is stored of their occurrences.

    Attributes:
        terms: the list that they are in; `first` is the place of the run's first term there.
        occurrences: how often each term stands anywhere (cf).
        scopes: which units are counted through for each term.
        ends: behind the last occurrence of each term, in the arrays that follow.
        units, gaps, parameters, steps: of every occurrence: its unit by the numbers of the term's scope, and what is
            written of unit and position.
        costs: bytes of all terms up to each, about.
    """

    terms: TermList
    first: int
    occurrences: Ints
    scopes: Ints
    ends: Ints
    units: Ints
    gaps: Ints
    parameters: Ints
    steps: Ints
    costs: Ints

    def term(self, index: int) -> bytes:
        """A term of the run."""
        return self.terms[self.first + index]


@dataclass(frozen=True, slots=True)
class FrequentSign:
    """A sign that may get a term of its own, named so, for whatever follows it: all terms from `low` to `high`."""

    term: bytes
    low: int
    high: int


def term_runs(found: tuple[Occurrences, Occurrences], scopes: Scopes) -> Iterator[TermRun]:
    """All terms of words and signs in order, so many occurrences at a time; a term with more is taken alone.

    Args:
        scopes: how the units of the volume are numbered.
    """
    for which, begin, high in in_turns(found[0].terms, found[1].terms):
        ends, borders, low = found[which].ends, found[which].borders, begin
        while low < high:
            start = int(ends[low - 1]) if low else 0
            last = min(high, max(low + 1, int(np.searchsorted(ends, start + _CHUNK, side="right"))))
            last = min(last, int(borders[np.searchsorted(borders, low, side="right")]))
            yield _make_run(found[which], low, last, scopes)
            low = last


def _make_run(found: Occurrences, low: int, high: int, scopes: Scopes) -> TermRun:
    units, positions = (column.astype(np.int64) for column in found.take(low, high))
    ends = found.ends[low:high] - (found.ends[low - 1] if low else 0)
    occurrences = np.diff(ends, prepend=0)
    opens = np.zeros(len(units), dtype=np.bool_)
    opens[ends - occurrences] = True
    of_terms = scopes.of_terms(units, ends - occurrences)
    units = scopes.numbered(units, np.repeat(of_terms, occurrences))
    gaps, steps = unit_gaps(units, opens), position_steps(units, positions, opens)
    parameters = np.repeat(rice_parameters(occurrences, scopes.totals[of_terms]), occurrences)
    bits = np.add.reduceat(rice_lengths(gaps, parameters), ends - occurrences)
    costs = np.cumsum(bits // 8 + occurrences + _TERM_COST)
    return TermRun(found.terms, low, occurrences, of_terms, ends, units, gaps, parameters, steps, costs)


def marks_of(found: Occurrences) -> tuple[Ints, Ints] | None:
    """Unit and position of every kept mark, in order; None where there is none."""
    count = int(np.searchsorted(found.heads, ALONE, side="right"))
    if not count:
        return None
    units, positions = (column.astype(np.int64) for column in found.take(0, count))
    order = np.lexsort((positions, units))
    return units[order], positions[order]


def frequent_signs(found: Occurrences, limit: int) -> Iterator[FrequentSign]:
    """Han signs that stand more than `limit` times, in order."""
    starts = np.flatnonzero(np.diff(found.heads, prepend=-1) != 0)
    for low, high in zip(starts.tolist(), [*starts[1:].tolist(), len(found.heads)], strict=False):
        first, last = int(found.ends[low - 1]) if low else 0, int(found.ends[high - 1])
        if found.heads[low] != ALONE and last - first > limit:
            yield FrequentSign(chr(int(found.heads[low])).encode("utf-8", "surrogatepass") + SIGN_END, low, high)


def units_of_sign(found: Occurrences, sign: FrequentSign, limit: int) -> Ints | None:
    """The unit of every occurrence of a sign, never falling; None where it stands in fewer than `limit` units."""
    units = np.sort(found.take(sign.low, sign.high)[0]).astype(np.int64)
    return units if np.count_nonzero(np.diff(units)) >= limit else None
