"""The occurrences of one volume: gathered from its units batch by batch, sorted once by term."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from duizhao.search.binary import Ints
from duizhao.search.index_tokens import ALONE, PAIR_SHIFT, tokenize_units
from duizhao.search.term_lists import SignTerms, TermList, WordTerms

_HALF = 16
"""Bits of a sign's number, and of most positions."""
_PART = 500_000

Keys = npt.NDArray[np.uint64]
_Small = npt.NDArray[np.uint32]
_Pairs = npt.NDArray[np.uint32 | np.uint64]
_Positions = npt.NDArray[np.uint16 | np.uint32]
_Number = TypeVar("_Number", bound=np.generic)


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
    positions: _Positions
    heads: Ints


@dataclass(slots=True)
class _Gathered:
    """Occurrences as they come, batch by batch: which term by its number, in which unit, at which position."""

    terms: list[_Pairs] = field(default_factory=list)
    units: list[_Small] = field(default_factory=list)
    positions: list[_Positions] = field(default_factory=list)

    def add(self, terms: _Pairs, units: Ints, positions: Ints) -> None:
        self.terms.append(terms)
        self.units.append(units.astype(np.uint32))
        is_long = int(positions.max(initial=0)) >= 1 << _HALF
        self.positions.append(positions.astype(np.uint32 if is_long else np.uint16))

    def sorted_by(self, keys: Keys) -> tuple[Keys, _Small, _Positions]:
        """Keys of all occurrences in order, and unit and position of each; all is used up."""
        keys, sequence = _sorted(keys)
        units, positions = _drain(self.units), _drain(self.positions)
        return keys, units[sequence], positions[sequence]


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
        self._unit_count = 0

    def add(self, texts: Sequence[str]) -> Ints:
        """Add units; returns the number of tokens of each."""
        batch = tokenize_units(texts)
        numbers = map(self._numbers.__getitem__, batch.words)
        words = np.fromiter(numbers, dtype=np.uint32, count=len(batch.words))
        units = np.repeat(np.arange(self._unit_count, self._unit_count + len(texts)), batch.counts)
        self._unit_count += len(texts)
        pairs = self._sign_numbers.pairs(batch.pairs)
        self._words.add(words, units[batch.is_word], batch.positions[batch.is_word])
        self._signs.add(pairs, units[~batch.is_word], batch.positions[~batch.is_word])
        return batch.counts

    def words(self) -> list[str]:
        """All words that were met."""
        return list(self._numbers)

    def finish(self) -> tuple[Occurrences, Occurrences]:
        """All occurrences of words, and of signs; the collector is empty afterwards."""
        return _sort_words(self._numbers, self._words), _sort_signs(self._sign_numbers, self._signs)


def _drain(parts: list[Any]) -> Any:
    """Arrays as one; the list is empty afterwards."""
    joined = np.concatenate(parts) if parts else np.zeros(0, dtype=np.uint32)
    parts.clear()
    return joined


def _sort_words(numbers: _Numbers, words: _Gathered) -> Occurrences:
    names = [word.encode() for word in numbers]
    order = sorted(range(len(names)), key=names.__getitem__)
    ranks = np.empty(len(names), dtype=np.uint64)
    ranks[order] = np.arange(len(names), dtype=np.uint64)
    keys, units, positions = words.sorted_by(ranks[_drain(words.terms)])
    ends = np.searchsorted(keys, np.arange(len(names), dtype=np.uint64), side="right")
    terms = WordTerms([names[number] for number in order])
    return Occurrences(terms, ends, units, positions, np.zeros(0, dtype=np.int64))


def _pair_keys(parts: list[_Pairs], places: Keys, count: int) -> Keys:
    """Pairs as numbers in the order of their signs; the list is empty afterwards."""
    keys = np.empty(sum(map(len, parts)), dtype=np.uint64)
    start = 0
    for part in parts:
        half = part.dtype.type(4 * part.dtype.itemsize)
        firsts, seconds = part >> half, part & ((part.dtype.type(1) << half) - part.dtype.type(1))
        keys[start : start + len(part)] = places[firsts] * np.uint64(count) + places[seconds]
        start += len(part)
    parts.clear()
    return keys


def _sort_signs(numbers: _Signs, found: _Gathered) -> Occurrences:
    signs, places = numbers.in_order()
    keys, units, positions = found.sorted_by(_pair_keys(found.terms, places, len(signs)))
    opens = np.ones(len(keys), dtype=np.bool_)
    opens[1:] = keys[1:] != keys[:-1]
    starts = np.flatnonzero(opens)
    distinct = keys[starts].astype(np.int64)
    firsts, seconds = signs[distinct // len(signs)], signs[distinct % len(signs)]
    terms = SignTerms((firsts << PAIR_SHIFT) | seconds)
    return Occurrences(terms, np.append(starts[1:], len(keys))[: len(starts)], units, positions, firsts)


def _sorted(keys: Keys) -> tuple[Keys, _Small]:
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
    for start in range(0, len(array), _PART):
        yield array[start : start + _PART]
