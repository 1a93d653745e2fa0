"""The occurrences of one volume: gathered from its units batch by batch, sorted by term part by part."""

from collections.abc import Iterator

import numpy as np

from duizhao.search.binary import Ints
from duizhao.search.index_gather import (
    Gathered,
    Keys,
    Order,
    Positions,
    SignNumbers,
    SignOrder,
    Small,
    WordNumbers,
    WordOrder,
)
from duizhao.search.index_part import Part
from duizhao.search.index_tokens import PAIR_SHIFT
from duizhao.search.term_lists import SignTerms, TermList, WordTerms

_PART = 2_000_000
"""Occurrences that are sorted at a time, about: bounds memory; each part is one pass over all."""


class Occurrences:
    """All occurrences of some terms, sorted part by part when they are asked for, so that memory stays small.

    Args:
        gathered: occurrences as they came.
        order: of the gathered terms.
        keys: those of all terms, rising.

    Attributes:
        terms: sorted.
        ends: behind the last occurrence of each term.
        heads: for terms of signs, the first sign of each term.
        borders: terms behind which parts end; a head's terms are in one part.
    """

    def __init__(  # noqa: PLR0913 - what is known of them, and how to get the rest
        self,
        gathered: Gathered,
        order: Order,
        *,
        keys: Keys,
        terms: TermList,
        ends: Ints,
        heads: Ints,
    ) -> None:
        self._gathered, self._order, self._keys = gathered, order, keys
        self.terms, self.ends, self.heads = terms, ends, heads
        last = np.flatnonzero(np.diff(heads, append=-1) != 0) + 1 if len(heads) else np.arange(1, len(ends) + 1)
        self.borders = _borders(last, ends)
        self._part = (0, 0)
        self._units, self._positions = np.zeros(0, dtype=np.uint32), np.zeros(0, dtype=np.uint16)

    def take(self, low: int, high: int) -> tuple[Small, Positions]:
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
        found = [*_within(self._gathered, self._order, self._keys[low], self._keys[high - 1])]
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
    gathered: Gathered, order: Order, low: np.uint64, high: np.uint64
) -> Iterator[tuple[Keys, Small, Positions]]:
    """The occurrences whose keys are not outside some bounds: key, counted from the lower one, unit, position."""
    is_between = order.between(low, high)
    for terms, units, positions in gathered.batches():
        chosen = np.flatnonzero(is_between(terms))
        yield order.keys(terms[chosen]) - low, units[chosen], positions[chosen]


class TermCollector:
    """Takes the parts of a volume in order, and gives its occurrences by term."""

    def __init__(self) -> None:
        self._numbers = WordNumbers()
        self._words = Gathered()
        self._sign_numbers = SignNumbers()
        self._signs = Gathered()

    def add(self, part: Part) -> None:
        """Add the next articles."""
        known = map(self._numbers.__getitem__, part.words)
        words = np.fromiter(known, dtype=np.uint32, count=len(part.words))
        pairs = self._sign_numbers.renumbered(part.signs, part.of_signs.terms)
        self._words.add(words[part.of_words.terms], part.of_words.positions, part.of_words.counts)
        self._signs.add(pairs, part.of_signs.positions, part.of_signs.counts)

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


def _word_occurrences(numbers: WordNumbers, found: Gathered) -> Occurrences:
    names = [word.encode() for word in numbers]
    order = sorted(range(len(names)), key=names.__getitem__)
    ranks = np.empty(len(names), dtype=np.uint64)
    ranks[order] = np.arange(len(names), dtype=np.uint64)
    counts = np.zeros(len(names), dtype=np.int64)
    for words, _, _ in found.batches():
        counts += np.bincount(words, minlength=len(names))
    return Occurrences(
        found,
        WordOrder(ranks),
        keys=np.arange(len(names), dtype=np.uint64),
        terms=WordTerms([names[number] for number in order]),
        ends=np.cumsum(counts[order]),
        heads=np.zeros(0, dtype=np.int64),
    )


def _sign_occurrences(numbers: SignNumbers, found: Gathered) -> Occurrences:
    signs, order = numbers.in_order()
    count = np.uint64(len(signs))
    keys, counts = _distinct(found, order, len(signs))
    firsts, seconds = signs[(keys // count).astype(np.int64)], signs[(keys % count).astype(np.int64)]
    terms = SignTerms((firsts << PAIR_SHIFT) | seconds)
    return Occurrences(found, order, keys=keys, terms=terms, ends=np.cumsum(counts), heads=firsts)


def _distinct(found: Gathered, order: SignOrder, signs: int) -> tuple[Keys, Ints]:
    """The keys of all pairs, rising, and how often each stands there; some first signs at a time."""
    of_first = np.zeros(signs, dtype=np.int64)
    for pairs, _, _ in found.batches():
        of_first += np.bincount(order.firsts(pairs), minlength=signs)
    keys, counts = [np.zeros(0, dtype=np.uint64)], [np.zeros(0, dtype=np.int64)]
    start = 0
    for border in _borders(np.arange(1, signs + 1), np.cumsum(of_first)).tolist():
        low, high = np.uint64(start * signs), np.uint64(border * signs - 1)
        part = np.concatenate([each[0] for each in _within(found, order, low, high)] or [keys[0]])
        distinct, times = np.unique(part, return_counts=True)
        keys.append(distinct + low)
        counts.append(times)
        start = border
    return np.concatenate(keys), np.concatenate(counts)


def _order(keys: Keys) -> Small:
    """Where each key stood, in the order of the keys; equal ones stay in order. The keys given are used up.

    A key and its place are sorted as one number, which is several times faster than sorting places by keys.
    """
    bits = np.uint64(max(1, len(keys).bit_length()))
    keys <<= bits
    keys |= np.arange(len(keys), dtype=np.uint64)
    keys.sort()
    keys &= (np.uint64(1) << bits) - np.uint64(1)
    places: Small = keys.astype(np.uint32)
    return places
