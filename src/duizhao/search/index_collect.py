"""The occurrences of one volume: gathered from its units batch by batch, sorted by term part by part."""

from collections.abc import Callable, Iterator, Sequence
from tempfile import TemporaryFile
from typing import Any

import numpy as np
import numpy.typing as npt

from duizhao.search.binary import Ints
from duizhao.search.index_tokens import ALONE, PAIR_SHIFT, tokenize_units
from duizhao.search.term_lists import SignTerms, TermList, WordTerms

_HALF = 16
"""Bits of a sign's number, and of most positions."""
_PART = 2_000_000
"""Occurrences that are sorted at a time, about: bounds memory; each part is one pass over all."""

_Kind = np.dtype[Any]
Keys = npt.NDArray[np.uint64]
_Small = npt.NDArray[np.uint32]
_Pairs = npt.NDArray[np.uint32 | np.uint64]
_Positions = npt.NDArray[np.uint16 | np.uint32]


class _Numbers(dict[str, int]):
    """Words by number, in the order in which they were met."""

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        return number


class _Gathered:
    """Occurrences as they come, batch by batch: which term by its number, at which position, and how many in each unit.

    They lie in a file without a name, since each pass over them wants one batch at a time.
    """

    def __init__(self) -> None:
        self._file = TemporaryFile()  # noqa: SIM115 - closed by `close`
        self.close = self._file.close
        self._batches: list[tuple[tuple[int, _Kind], ...]] = []

    def add(self, terms: _Pairs, positions: Ints, counts: Ints) -> None:
        is_long = int(positions.max(initial=0)) >= 1 << _HALF
        columns = (terms, positions.astype(np.uint32 if is_long else np.uint16), counts.astype(np.uint32))
        for column in columns:
            self._file.write(column.data)
        self._batches.append(tuple((len(column), column.dtype) for column in columns))

    def batches(self) -> Iterator[tuple[_Pairs, _Small, _Positions]]:
        """Term, unit and position of every occurrence, as they came."""
        place = unit = 0
        for batch in self._batches:
            columns = []
            for length, kind in batch:
                self._file.seek(place)
                columns.append(np.frombuffer(self._file.read(length * kind.itemsize), dtype=kind))
                place += length * kind.itemsize
            terms, positions, counts = columns
            units = np.arange(unit, unit + len(counts), dtype=np.uint32)
            unit += len(counts)
            yield terms, np.repeat(units, counts), positions


class Occurrences:
    """All occurrences of some terms, sorted part by part when they are asked for, so that memory stays small.

    Args:
        gathered: occurrences as they came.
        keys_of: numbers that put gathered terms in order, equal for equal terms.
        keys: those of all terms, rising.

    Attributes:
        terms: sorted.
        ends: behind the last occurrence of each term.
        heads: for terms of signs, the first sign of each term.
        borders: terms behind which parts end; a head's terms are in one part.
    """

    def __init__(  # noqa: PLR0913 - what is known of them, and how to get the rest
        self,
        gathered: _Gathered,
        keys_of: Callable[[_Pairs], Keys],
        *,
        keys: Keys,
        terms: TermList,
        ends: Ints,
        heads: Ints,
    ) -> None:
        self._gathered, self._keys_of, self._keys = gathered, keys_of, keys
        self.terms, self.ends, self.heads = terms, ends, heads
        last = np.flatnonzero(np.diff(heads, append=-1) != 0) + 1 if len(heads) else np.arange(1, len(ends) + 1)
        self.borders = _borders(last, ends)
        self._part = (0, 0)
        self._units, self._positions = np.zeros(0, dtype=np.uint32), np.zeros(0, dtype=np.uint16)

    def take(self, low: int, high: int) -> tuple[_Small, _Positions]:
        """Unit and position of every occurrence of the terms `low` to `high`, which are in one part.

        Term after term; units never fall within a term.
        """
        if not self._part[0] <= low <= high <= self._part[1]:
            self._load(low)
        first = self._start(self._part[0])
        chosen = slice(self._start(low) - first, self._start(high) - first)
        return self._units[chosen], self._positions[chosen]

    def _start(self, term: int) -> int:
        return int(self.ends[term - 1]) if term else 0

    def _load(self, term: int) -> None:
        """Sort the part that a term is in; the one before is let go first."""
        part = int(np.searchsorted(self.borders, term, side="right"))
        low, high = int(self.borders[part - 1]) if part else 0, int(self.borders[part])
        self._units, self._positions = self._units[:0], self._positions[:0]
        found = [*_within(self._gathered, self._keys_of, self._keys[low], self._keys[high - 1])]
        keys = np.concatenate([each[0] for each in found])
        units, positions = (np.concatenate([each[column] for each in found]) for column in (1, 2))
        found.clear()
        sequence = _order(keys)
        self._units, self._positions, self._part = units[sequence], positions[sequence], (low, high)


def _borders(group_ends: Ints, ends: Ints) -> Ints:
    """Where parts end: each takes groups of terms until it holds enough occurrences."""
    after = ends[group_ends - 1]
    parts = np.maximum(after - 1, 0) // _PART
    borders: Ints = group_ends[np.diff(parts, append=-1) != 0]
    return borders


def _within(
    gathered: _Gathered, keys_of: Callable[[_Pairs], Keys], low: np.uint64, high: np.uint64
) -> Iterator[tuple[Keys, _Small, _Positions]]:
    """The occurrences whose keys are not outside some bounds: key, counted from the lower one, unit, position."""
    for terms, units, positions in gathered.batches():
        keys = keys_of(terms)
        chosen = np.flatnonzero((keys >= low) & (keys <= high))
        yield keys[chosen] - low, units[chosen], positions[chosen]


class _Signs:
    """Signs by number, in the order in which they were met: a pair takes four bytes, eight where there are very many."""

    def __init__(self) -> None:
        self._numbers = np.zeros(1 << PAIR_SHIFT, dtype=np.uint32)
        self._codes = [ALONE]
        self._numbers[ALONE] = 1

    def pairs(self, pairs: Ints) -> _Pairs:
        """Pairs of code points as pairs of numbers, one in each half of the bits."""
        halves = (pairs >> PAIR_SHIFT, pairs & ((1 << PAIR_SHIFT) - 1))
        for half in halves:
            new = np.unique(half[self._numbers[half] == 0])
            self._numbers[new] = np.arange(len(self._codes) + 1, len(self._codes) + 1 + len(new))
            self._codes += new.tolist()
        firsts, seconds = (self._numbers[half] for half in halves)
        if len(self._codes) < 1 << _HALF:
            small: _Pairs = (firsts << np.uint32(_HALF)) | seconds
            return small
        large: _Pairs = (firsts.astype(np.uint64) << np.uint64(2 * _HALF)) | seconds
        return large

    def in_order(self) -> tuple[Ints, Keys]:
        """The code points in order, and by number the place of each there."""
        codes = np.array(self._codes, dtype=np.int64)
        order = np.argsort(codes)
        places = np.zeros(len(codes) + 1, dtype=np.uint64)
        places[order + 1] = np.arange(len(codes), dtype=np.uint64)
        return codes[order], places


class TermCollector:
    """Takes the units of a volume in order, and gives its occurrences by term."""

    def __init__(self) -> None:
        self._numbers = _Numbers()
        self._words = _Gathered()
        self._sign_numbers = _Signs()
        self._signs = _Gathered()

    def add(self, texts: Sequence[str]) -> Ints:
        """Add units; returns the number of tokens of each."""
        batch = tokenize_units(texts)
        numbers = map(self._numbers.__getitem__, batch.words)
        words = np.fromiter(numbers, dtype=np.uint32, count=len(batch.words))
        ends = np.cumsum(batch.counts)
        word_counts = np.diff(np.concatenate(([0], np.cumsum(batch.is_word)))[ends], prepend=0)
        pairs = self._sign_numbers.pairs(batch.pairs)
        self._words.add(words, batch.positions[batch.is_word], word_counts)
        self._signs.add(pairs, batch.positions[~batch.is_word], batch.counts - word_counts)
        return batch.counts

    def words(self) -> list[str]:
        """All words that were met."""
        return list(self._numbers)

    def close(self) -> None:
        """Let go of all occurrences."""
        self._words.close()
        self._signs.close()

    def finish(self) -> tuple[Occurrences, Occurrences]:
        """All occurrences of words, and of signs, until the collector is closed."""
        return _word_occurrences(self._numbers, self._words), _sign_occurrences(self._sign_numbers, self._signs)


def _word_occurrences(numbers: _Numbers, found: _Gathered) -> Occurrences:
    names = [word.encode() for word in numbers]
    order = sorted(range(len(names)), key=names.__getitem__)
    ranks = np.empty(len(names), dtype=np.uint64)
    ranks[order] = np.arange(len(names), dtype=np.uint64)
    counts = np.zeros(len(names), dtype=np.int64)
    for words, _, _ in found.batches():
        counts += np.bincount(words, minlength=len(names))
    return Occurrences(
        found,
        lambda words: ranks[words],
        keys=np.arange(len(names), dtype=np.uint64),
        terms=WordTerms([names[number] for number in order]),
        ends=np.cumsum(counts[order]),
        heads=np.zeros(0, dtype=np.int64),
    )


def _sign_occurrences(numbers: _Signs, found: _Gathered) -> Occurrences:
    signs, places = numbers.in_order()
    count = np.uint64(len(signs))

    def keys_of(pairs: _Pairs) -> Keys:
        half = pairs.dtype.type(4 * pairs.dtype.itemsize)
        keys: Keys = places[pairs >> half]
        keys *= count
        keys += places[pairs & ((pairs.dtype.type(1) << half) - pairs.dtype.type(1))]
        return keys

    keys, counts = _distinct(found, keys_of, len(signs))
    firsts, seconds = signs[(keys // count).astype(np.int64)], signs[(keys % count).astype(np.int64)]
    terms = SignTerms((firsts << PAIR_SHIFT) | seconds)
    return Occurrences(found, keys_of, keys=keys, terms=terms, ends=np.cumsum(counts), heads=firsts)


def _distinct(found: _Gathered, keys_of: Callable[[_Pairs], Keys], signs: int) -> tuple[Keys, Ints]:
    """The keys of all pairs, rising, and how often each stands there; some first signs at a time."""
    of_first = np.zeros(signs, dtype=np.int64)
    for pairs, _, _ in found.batches():
        of_first += np.bincount((keys_of(pairs) // np.uint64(signs)).astype(np.int64), minlength=signs)
    keys, counts = [np.zeros(0, dtype=np.uint64)], [np.zeros(0, dtype=np.int64)]
    start = 0
    for border in _borders(np.arange(1, signs + 1), np.cumsum(of_first)).tolist():
        low, high = np.uint64(start * signs), np.uint64(border * signs - 1)
        part = np.concatenate([each[0] for each in _within(found, keys_of, low, high)] or [keys[0]])
        distinct, times = np.unique(part, return_counts=True)
        keys.append(distinct + low)
        counts.append(times)
        start = border
    return np.concatenate(keys), np.concatenate(counts)


def _order(keys: Keys) -> _Small:
    """Where each key stood, in the order of the keys; equal ones stay in order. The keys given are used up.

    A key and its place are sorted as one number, which is several times faster than sorting places by keys.
    """
    bits = np.uint64(max(1, len(keys).bit_length()))
    keys <<= bits
    keys |= np.arange(len(keys), dtype=np.uint64)
    keys.sort()
    keys &= (np.uint64(1) << bits) - np.uint64(1)
    places: _Small = keys.astype(np.uint32)
    return places
