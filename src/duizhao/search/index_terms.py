"""The terms of one volume: gathered from its units batch by batch, sorted once, handed on with their occurrences."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from duizhao.search.binary import Ints
from duizhao.search.index_tokens import ALONE, PAIR_SHIFT, tokenize_units
from duizhao.search.postings import position_steps, rice_lengths, rice_parameters, unit_gaps
from duizhao.search.scopes import Scopes
from duizhao.search.term_lists import SignTerms, TermList, WordTerms, in_turns

SIGN_END = b" "
"""Behind a sign: the units in which it stands at all, whatever follows it. A blank is never a token."""

_CHUNK = 500_000
"""Occurrences that are encoded at a time: bounds memory."""
_TERM_COST = 5
"""Bytes that a term takes beside its postings, about."""

_Small = npt.NDArray[np.uint32]
_Number = TypeVar("_Number", np.uint32, np.uint64, np.int64, np.bool_)


class _Numbers(dict[str, int]):
    """Words by number, in the order in which they were met."""

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        return number


@dataclass(frozen=True, slots=True, eq=False)
class Occurrences:
    """All occurrences of some terms.

    Attributes:
        terms: sorted.
        ends: behind the last occurrence of each term.
        units: unit number of every occurrence, term after term, never falling within a term.
        positions: its position in the unit.
        heads: for terms of signs, the first sign of each term.
    """

    terms: TermList
    ends: Ints
    units: _Small
    positions: _Small
    heads: Ints


class TermCollector:
    """Takes the units of a volume in order, and gives its occurrences by term."""

    def __init__(self) -> None:
        self._numbers = _Numbers()
        self._words: list[_Small] = []
        self._pairs: list[Ints] = []
        self._are_words: list[npt.NDArray[np.bool_]] = []
        self._positions: list[_Small] = []
        self._counts: list[Ints] = []

    def add(self, texts: Sequence[str]) -> Ints:
        """Add units; returns the number of tokens of each."""
        batch = tokenize_units(texts)
        numbers = map(self._numbers.__getitem__, batch.words)
        self._words.append(np.fromiter(numbers, dtype=np.uint32, count=len(batch.words)))
        self._pairs.append(batch.pairs)
        self._are_words.append(batch.is_word)
        self._positions.append(batch.positions.astype(np.uint32))
        self._counts.append(batch.counts)
        return batch.counts

    def words(self) -> list[str]:
        """All words that were met."""
        return list(self._numbers)

    def finish(self) -> tuple[Occurrences, Occurrences]:
        """All occurrences of words, and of signs; the collector is empty afterwards."""
        counts = _drain(self._counts, np.int64)
        units = np.repeat(np.arange(len(counts), dtype=np.uint32), counts)
        positions, is_word = _drain(self._positions, np.uint32), _drain(self._are_words, np.bool_)
        words = _sort_words(self._numbers, _drain(self._words, np.uint32), units[is_word], positions[is_word])
        units, positions = units[~is_word], positions[~is_word]
        return words, _sort_signs(_drain(self._pairs, np.int64), units, positions)


def _drain(parts: list[npt.NDArray[_Number]], kind: type[_Number]) -> npt.NDArray[_Number]:
    """Arrays as one; the list is empty afterwards."""
    joined = np.concatenate([np.zeros(0, dtype=kind), *parts])
    parts.clear()
    return joined


def _sort_words(numbers: _Numbers, occurring: _Small, units: _Small, positions: _Small) -> Occurrences:
    names = [word.encode() for word in numbers]
    order = sorted(range(len(names)), key=names.__getitem__)
    ranks = np.empty(len(names), dtype=np.uint64)
    ranks[order] = np.arange(len(names), dtype=np.uint64)
    keys, sequence = _sorted(ranks[occurring])
    ends = np.searchsorted(keys, np.arange(len(names), dtype=np.uint64), side="right")
    terms = WordTerms([names[number] for number in order])
    return Occurrences(terms, ends, units[sequence], positions[sequence], np.zeros(0, dtype=np.int64))


def _sort_signs(pairs: Ints, units: _Small, positions: _Small) -> Occurrences:
    """Pairs are sorted by their code points, counted through so that a number holds two of them and a sequence."""
    low = (1 << PAIR_SHIFT) - 1
    present = np.zeros(1 << PAIR_SHIFT, dtype=np.bool_)
    present[ALONE] = True
    for part in _parts(pairs):
        present[part >> PAIR_SHIFT] = True
        present[part & low] = True
    signs = np.flatnonzero(present)
    dense = np.cumsum(present) - 1
    for part in _parts(pairs):
        part[:] = dense[part >> PAIR_SHIFT] * len(signs) + dense[part & low]
    keys = pairs.view(np.uint64)
    del pairs
    keys, sequence = _sorted(keys)
    opens = np.ones(len(keys), dtype=np.bool_)
    opens[1:] = keys[1:] != keys[:-1]
    starts = np.flatnonzero(opens)
    distinct = keys[starts].astype(np.int64)
    del keys, opens
    firsts, seconds = signs[distinct // len(signs)], signs[distinct % len(signs)]
    terms = SignTerms((firsts << PAIR_SHIFT) | seconds)
    return Occurrences(
        terms, np.append(starts[1:], len(sequence))[: len(starts)], units[sequence], positions[sequence], firsts
    )


def _sorted(keys: npt.NDArray[np.uint64]) -> tuple[npt.NDArray[np.uint64], _Small]:
    """Keys in order, and where each stood; equal ones stay in order. The keys given are used up.

    A key and its place are sorted as one number, which is several times faster than sorting places by keys.
    """
    bits = max(1, len(keys).bit_length())
    sequence = np.arange(len(keys), dtype=np.uint32)
    keys <<= np.uint64(bits)
    keys |= sequence
    keys.sort()
    for part, place in zip(_parts(keys), _parts(sequence), strict=True):
        place[:] = part & np.uint64((1 << bits) - 1)
    keys >>= np.uint64(bits)
    return keys, sequence


def _parts(array: npt.NDArray[_Number]) -> Iterator[npt.NDArray[_Number]]:
    """Views of an array, some of it at a time: what is made of each is small."""
    for start in range(0, len(array), _CHUNK):
        yield array[start : start + _CHUNK]


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
