"""The terms of one volume: gathered from its units batch by batch, sorted once, handed on with their postings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from duizhao.search.binary import Ints
from duizhao.search.index_tokens import pair_text, tokenize_units
from duizhao.search.postings import position_steps, rice_lengths, rice_parameters, unit_gaps

SIGN_END = b" "
"""Behind a sign: the units in which it stands at all, whatever follows it. A blank is never a token."""

_CHUNK = 1_000_000
"""Occurrences that are encoded at a time: bounds memory."""
_SEQUENCE_BITS = 40
_LARGEST_BYTE = 127
_TERM_COST = 5
"""Bytes that a term takes beside its postings, about."""


class _Numbers(dict[int | str, int]):
    """Terms by number, in the order in which they were met: words as text, pairs of signs as numbers."""

    def __missing__(self, term: int | str) -> int:
        number = self[term] = len(self)
        return number


@dataclass(frozen=True, slots=True, eq=False)
class Occurrences:
    """All occurrences of a volume, by term.

    Attributes:
        terms: the terms as UTF-8, sorted.
        are_signs: which of them begin with a sign, not with a word.
        ends: behind the last occurrence of each term.
        units: unit number of every occurrence, term after term, rising within a term.
        positions: its position in the unit.
    """

    terms: Sequence[bytes]
    are_signs: Sequence[bool]
    ends: Ints
    units: np.ndarray[tuple[int], np.dtype[np.uint32]]
    positions: np.ndarray[tuple[int], np.dtype[np.uint32]]


class TermCollector:
    """Takes the units of a volume in order, and gives its occurrences by term."""

    def __init__(self) -> None:
        self._numbers = _Numbers()
        self._terms: list[np.ndarray[tuple[int], np.dtype[np.uint32]]] = []
        self._positions: list[np.ndarray[tuple[int], np.dtype[np.uint32]]] = []
        self._counts: list[Ints] = []

    def add(self, texts: Sequence[str]) -> Ints:
        """Add units; returns the number of tokens of each."""
        batch = tokenize_units(texts)
        terms = np.empty(len(batch.positions), dtype=np.uint32)
        words = map(self._numbers.__getitem__, batch.words)
        terms[batch.is_word] = np.fromiter(words, dtype=np.uint32, count=len(batch.words))
        terms[~batch.is_word] = self._number_pairs(batch.pairs)
        self._terms.append(terms)
        self._positions.append(batch.positions.astype(np.uint32))
        self._counts.append(batch.counts)
        return batch.counts

    def _number_pairs(self, pairs: Ints) -> Ints:
        distinct, places = np.unique(pairs, return_inverse=True)
        numbers = map(self._numbers.__getitem__, distinct.tolist())
        return np.fromiter(numbers, dtype=np.int64, count=len(distinct))[places]

    def words(self) -> list[str]:
        """All words that were met."""
        return [term for term in self._numbers if isinstance(term, str)]

    def finish(self) -> Occurrences:
        """All occurrences by term; the collector is empty afterwards."""
        names = [term.encode() if isinstance(term, str) else _pair_bytes(term) for term in self._numbers]
        are_signs = [isinstance(term, int) for term in self._numbers]
        order = sorted(range(len(names)), key=names.__getitem__)
        ranks = np.empty(len(names), dtype=np.uint32)
        ranks[order] = np.arange(len(names))
        counts = np.concatenate([*self._counts, np.zeros(0, dtype=np.int64)])
        units = np.repeat(np.arange(len(counts), dtype=np.uint32), counts)
        positions = np.concatenate([*self._positions, np.zeros(0, dtype=np.uint32)])
        keys = ranks[np.concatenate([*self._terms, np.zeros(0, dtype=np.uint32)])].astype(np.uint64)
        self.__init__()  # type: ignore[misc]  # lets the batches go before the sort needs room
        keys <<= np.uint64(_SEQUENCE_BITS)
        keys |= np.arange(len(keys), dtype=np.uint64)
        keys.sort()
        sequence = (keys & np.uint64((1 << _SEQUENCE_BITS) - 1)).astype(np.uint32)
        keys >>= np.uint64(_SEQUENCE_BITS)
        ends = np.searchsorted(keys, np.arange(len(names), dtype=np.uint64), side="right")
        del keys
        return Occurrences(
            [names[number] for number in order],
            [are_signs[number] for number in order],
            ends,
            units[sequence],
            positions[sequence],
        )


def _pair_bytes(pair: int) -> bytes:
    return pair_text(pair).encode("utf-8", "surrogatepass")


@dataclass(frozen=True, slots=True, eq=False)
class TermRun:
    """Some neighbouring terms, and what is stored of their occurrences.

    Attributes:
        occurrences: how often each term stands anywhere (cf).
        ends: behind the last occurrence of each term, in the arrays that follow.
        units, gaps, parameters, steps: of every occurrence: its unit, and what is written of unit and position.
        costs: bytes of all terms up to each, about.
    """

    terms: Sequence[bytes]
    occurrences: Ints
    ends: Ints
    units: Ints
    gaps: Ints
    parameters: Ints
    steps: Ints
    costs: Ints


def term_runs(found: Occurrences, total_units: int, most: int = _CHUNK) -> Iterator[TermRun]:
    """All terms in order, some at a time.

    Args:
        total_units: units of the volume.
        most: occurrences to take at a time; a term with more is taken alone.
    """
    starts = np.concatenate(([0], found.ends[:-1]))
    first = 0
    while first < len(found.terms):
        last = max(first + 1, int(np.searchsorted(found.ends, starts[first] + most, side="right")))
        low, high = int(starts[first]), int(found.ends[last - 1])
        units, positions = found.units[low:high].astype(np.int64), found.positions[low:high].astype(np.int64)
        yield _make_run(found.terms[first:last], found.ends[first:last] - low, units, positions, total_units)
        first = last


def _make_run(terms: Sequence[bytes], ends: Ints, units: Ints, positions: Ints, total_units: int) -> TermRun:
    occurrences = np.diff(ends, prepend=0)
    opens = np.zeros(len(units), dtype=np.bool_)
    opens[ends - occurrences] = True
    gaps, steps = unit_gaps(units, opens), position_steps(units, positions, opens)
    parameters = np.repeat(rice_parameters(occurrences, total_units), occurrences)
    bits = np.add.reduceat(rice_lengths(gaps, parameters), ends - occurrences)
    several = np.add.reduceat(1 + (steps > _LARGEST_BYTE), ends - occurrences)
    costs = np.cumsum(bits // 8 + several + _TERM_COST)
    return TermRun(terms, occurrences, ends, units, gaps, parameters, steps, costs)


def frequent_signs(found: Occurrences, limit: int) -> Iterator[tuple[bytes, Ints]]:
    """Han signs that stand in more than `limit` units, with the unit of every occurrence, never falling."""
    heads = [_first_sign(term) if is_sign else b"" for term, is_sign in zip(found.terms, found.are_signs, strict=True)]
    start = 0
    for index in range(1, len(heads) + 1):
        if index < len(heads) and heads[index] == heads[start]:
            continue
        low, high = int(found.ends[start - 1]) if start else 0, int(found.ends[index - 1])
        if heads[start].strip() and high - low > limit:
            units = np.sort(found.units[low:high]).astype(np.int64)
            if np.count_nonzero(np.diff(units)) >= limit:
                yield heads[start] + SIGN_END, units
        start = index


def _first_sign(term: bytes) -> bytes:
    """The first character of a term in UTF-8."""
    lead = term[0]
    return term[: 1 if lead < 0x80 else 2 if lead < 0xE0 else 3 if lead < 0xF0 else 4]  # noqa: PLR2004
