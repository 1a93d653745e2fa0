"""The terms of one volume in order, with what is stored of their occurrences, some at a time."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from duizhao.search.binary import Ints
from duizhao.search.index_collect import Occurrences
from duizhao.search.index_tokens import ALONE
from duizhao.search.postings import position_steps, rice_lengths, rice_parameters, unit_gaps
from duizhao.search.scopes import Scopes
from duizhao.search.term_lists import TermList, in_turns

SIGN_END = b" "
"""Behind a sign: the units in which it stands at all, whatever follows it. A blank is never a token."""

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


def term_runs(found: tuple[Occurrences, Occurrences], scopes: Scopes, most: int = _CHUNK) -> Iterator[TermRun]:
    """All terms of words and signs in order, some at a time.

    Args:
        scopes: how the units of the volume are numbered.
        most: occurrences to take at a time; a term with more is taken alone.
    """
    for which, begin, high in in_turns(found[0].terms, found[1].terms):
        ends, low = found[which].ends, begin
        while low < high:
            start = int(ends[low - 1]) if low else 0
            last = min(high, max(low + 1, int(np.searchsorted(ends, start + most, side="right"))))
            yield _make_run(found[which], low, last, scopes)
            low = last


def _make_run(found: Occurrences, low: int, high: int, scopes: Scopes) -> TermRun:
    start, end = int(found.ends[low - 1]) if low else 0, int(found.ends[high - 1])
    units, positions = found.units[start:end].astype(np.int64), found.positions[start:end].astype(np.int64)
    ends = found.ends[low:high] - start
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


def frequent_signs(found: Occurrences, limit: int) -> Iterator[tuple[bytes, Ints]]:
    """Han signs that stand in more than `limit` units, with the unit of every occurrence, never falling."""
    starts = np.flatnonzero(np.diff(found.heads, prepend=-1) != 0)
    for low, high in zip(starts.tolist(), [*starts[1:].tolist(), len(found.heads)], strict=False):
        first, last = int(found.ends[low - 1]) if low else 0, int(found.ends[high - 1])
        if found.heads[low] != ALONE and last - first > limit:
            units = np.sort(found.units[first:last]).astype(np.int64)
            if np.count_nonzero(np.diff(units)) >= limit:
                yield chr(int(found.heads[low])).encode("utf-8", "surrogatepass") + SIGN_END, units
