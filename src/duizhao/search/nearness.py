"""Spans of tokens, and which of them stand near each other."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from duizhao.search.binary import Ints
from duizhao.search.matching import UNIT_BITS, Flags

_POSITION = (1 << UNIT_BITS) - 1


@dataclass(frozen=True, slots=True, eq=False)
class Spans:
    """Stretches of tokens: the place of the first, and how many."""

    starts: Ints
    lengths: Ints

    @property
    def ends(self) -> Ints:
        """Places behind the last token."""
        return self.starts + self.lengths

    def chosen(self, flags: Flags) -> "Spans":
        """Some of the spans."""
        return Spans(self.starts[flags], self.lengths[flags])

    def rows(self, low: int, high: int, first_unit: int) -> Iterator[tuple[int, int, int]]:
        """Some spans as unit (counted from a first one), first token, and token behind the last."""
        for start, length in zip(self.starts[low:high].tolist(), self.lengths[low:high].tolist(), strict=True):
            position = start & _POSITION
            yield (start >> UNIT_BITS) - first_unit, position, position + length


def join_spans(parts: Iterable[Spans]) -> Spans:
    """Distinct spans of several lists, in order."""
    listed = list(parts)
    nothing = np.zeros(0, dtype=np.int64)
    starts = np.concatenate([nothing, *(spans.starts for spans in listed)])
    lengths = np.concatenate([nothing, *(spans.lengths for spans in listed)])
    order = np.lexsort((lengths, starts))
    starts, lengths = starts[order], lengths[order]
    differs = (np.diff(starts, prepend=-1) != 0) | (np.diff(lengths, prepend=-1) != 0)
    return Spans(starts[differs], lengths[differs])


def near_spans(one: Spans, other: Spans, distance: int, marks: Ints) -> tuple[Spans, Spans]:
    """The spans of each side that have one of the other side near, in the same unit and without overlap.

    Args:
        distance: tokens between them, at most; kept marks are not counted.
        marks: places of all kept marks, rising.
    """
    return one.chosen(_have_near(one, other, distance, marks)), other.chosen(_have_near(other, one, distance, marks))


def _have_near(spans: Spans, others: Spans, distance: int, marks: Ints) -> Flags:
    if not len(others.starts):
        return np.zeros(len(spans.starts), dtype=np.bool_)
    starts, ends = np.sort(others.starts), np.sort(others.ends)
    following = np.searchsorted(starts, spans.ends)
    preceding = np.searchsorted(ends, spans.starts, side="right") - 1
    after = starts[np.minimum(following, len(starts) - 1)]
    before = ends[np.maximum(preceding, 0)]
    is_after = (following < len(starts)) & _are_near(spans.ends, after, distance, marks)
    is_before = (preceding >= 0) & _are_near(before, spans.starts, distance, marks)
    return np.asarray(is_after | is_before, dtype=np.bool_)


def _are_near(lows: Ints, highs: Ints, distance: int, marks: Ints) -> Flags:
    between = highs - lows - (np.searchsorted(marks, highs) - np.searchsorted(marks, lows))
    return np.asarray((lows >> UNIT_BITS == highs >> UNIT_BITS) & (between <= distance), dtype=np.bool_)
