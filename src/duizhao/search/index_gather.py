"""Occurrences as they are met, by numbers of their terms, and the order that these numbers have in the end."""

from collections.abc import Callable, Iterator
from tempfile import TemporaryFile
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from duizhao.search.binary import Ints
from duizhao.search.index_tokens import ALONE, PAIR_SHIFT

_HALF = 16
"""Bits of a sign's number, and of most positions."""

_Kind = np.dtype[Any]
Keys = npt.NDArray[np.uint64]
Small = npt.NDArray[np.uint32]
Numbers = npt.NDArray[np.uint16 | np.uint32 | np.uint64]
Positions = npt.NDArray[np.uint16 | np.uint32]
_Chosen = npt.NDArray[np.bool_]


class WordNumbers(dict[str, int]):
    """Words by number, in the order in which they were met."""

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        return number


class Gathered:
    """Occurrences as they come, batch by batch: which term by its number, at which position, and how many in each unit.

    They lie in a file without a name, since each pass over them wants one batch at a time.
    """

    def __init__(self) -> None:
        self._file = TemporaryFile()  # noqa: SIM115 - closed by `close`
        self.close = self._file.close
        self._batches: list[tuple[tuple[int, _Kind], ...]] = []

    def add(self, *columns: Numbers | Positions) -> None:
        """Add the term and the position of some occurrences, and how many there are in each unit."""
        for column in columns:
            self._file.write(column.data)
        self._batches.append(tuple((len(column), column.dtype) for column in columns))

    def batches(self) -> Iterator[tuple[Numbers, Small, Positions]]:
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


class Order(Protocol):
    """The order of terms that are known by numbers."""

    def keys(self, terms: Numbers) -> Keys:
        """What puts terms in order: equal for equal terms."""

    def between(self, low: np.uint64, high: np.uint64) -> Callable[[Numbers], _Chosen]:
        """Tells of terms which have keys from `low` to `high`, both included; signs that come first are never parted."""


class WordOrder:
    """Words in the order of their bytes; a key is a rank."""

    def __init__(self, ranks: Keys) -> None:
        self._ranks = ranks

    def keys(self, terms: Numbers) -> Keys:
        """See `Order`."""
        return self._ranks[terms]

    def between(self, low: np.uint64, high: np.uint64) -> Callable[[Numbers], _Chosen]:
        """See `Order`."""
        return ((self._ranks >= low) & (self._ranks <= high)).__getitem__


class SignOrder:
    """Pairs of signs in the order of their code points.

    Args:
        places: by the number of a sign its place among all.
        count: of signs.
    """

    def __init__(self, places: Keys, count: int) -> None:
        self._places, self._count = places, np.uint64(count)

    def keys(self, terms: Numbers) -> Keys:
        """See `Order`."""
        half = _half(terms)
        keys: Keys = self._places[terms >> half]
        keys *= self._count
        keys += self._places[terms & _lower(terms)]
        return keys

    def firsts(self, terms: Numbers) -> Ints:
        """The places of first signs."""
        places: Ints = self._places[terms >> _half(terms)].astype(np.int64)
        return places

    def between(self, low: np.uint64, high: np.uint64) -> Callable[[Numbers], _Chosen]:
        """See `Order`; a look at the first signs is enough."""
        wanted = (self._places >= low // self._count) & (self._places <= high // self._count)
        return lambda terms: wanted[terms >> _half(terms)]


def _half(pairs: Numbers) -> Any:
    """Bits of one sign in a pair."""
    return pairs.dtype.type(4 * pairs.dtype.itemsize)


def widened(pairs: Numbers) -> Numbers:
    """Pairs in four bytes as pairs in eight."""
    firsts, seconds = pairs >> _half(pairs), pairs & _lower(pairs)
    large: Numbers = (firsts.astype(np.uint64) << np.uint64(2 * _HALF)) | seconds
    return large


def _lower(pairs: Numbers) -> Any:
    """The bits of the second sign in a pair."""
    return (pairs.dtype.type(1) << _half(pairs)) - pairs.dtype.type(1)


class SignNumbers:
    """Signs by number, in the order in which they were met: a pair takes four bytes, eight where there are very many."""

    def __init__(self) -> None:
        self._numbers = np.zeros(1 << PAIR_SHIFT, dtype=np.uint32)
        self._codes = [ALONE]
        self._numbers[ALONE] = 1

    @property
    def codes(self) -> Ints:
        """Code points by number, from 1."""
        return np.array(self._codes, dtype=np.int64)

    def pairs(self, pairs: Ints) -> Numbers:
        """Pairs of code points as pairs of numbers, one in each half of the bits."""
        firsts, seconds = pairs >> PAIR_SHIFT, pairs & ((1 << PAIR_SHIFT) - 1)
        return self._joined(self._numbered(firsts), self._numbered(seconds))

    def renumbered(self, codes: Ints, pairs: Numbers) -> Numbers:
        """Pairs of numbers by which others call these code points, from 1, as pairs of numbers."""
        numbers = np.concatenate((np.zeros(1, dtype=np.uint32), self._numbered(codes)))
        half = _half(pairs)
        return self._joined(numbers[pairs >> half], numbers[pairs & _lower(pairs)])

    def _numbered(self, codes: Ints) -> Small:
        new = np.unique(codes[self._numbers[codes] == 0])
        self._numbers[new] = np.arange(len(self._codes) + 1, len(self._codes) + 1 + len(new))
        self._codes += new.tolist()
        return self._numbers[codes]

    def _joined(self, firsts: Small, seconds: Small) -> Numbers:
        if len(self._codes) < 1 << _HALF:
            small: Numbers = (firsts << np.uint32(_HALF)) | seconds
            return small
        large: Numbers = (firsts.astype(np.uint64) << np.uint64(2 * _HALF)) | seconds
        return large

    def in_order(self) -> tuple[Ints, SignOrder]:
        """The code points in order, and the order of pairs."""
        codes = self.codes
        order = np.argsort(codes)
        places = np.zeros(len(codes) + 1, dtype=np.uint64)
        places[order + 1] = np.arange(len(codes), dtype=np.uint64)
        return codes[order], SignOrder(places, len(codes))
