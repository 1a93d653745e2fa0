"""Sorted lists of terms: words as they are, signs as arrays, because a volume has a million pairs of signs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, starmap

import numpy as np
import numpy.typing as npt

from duizhao.search.binary import Ints, shared_length
from duizhao.search.index_tokens import ALONE, PAIR_SHIFT

_SIGN_BYTES = 4
_PAIR_BYTES = 2 * _SIGN_BYTES
_BYTE = 8
_LOW_BITS = 6
_ENCODINGS = ((0x80, 0), (0x800, 0xC0), (0x10000, 0xE0), (0x110000, 0xF0))
"""UTF-8: code points below a limit take one byte more than those of the line before; the lead byte's high bits."""

Packed = npt.NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class StringColumns:
    """Strings as they are stored: what each shares with the one before, its length, and the bytes that differ."""

    shared: Ints
    lengths: Ints
    suffixes: bytes


class WordTerms(Sequence[bytes]):
    """Words as UTF-8, sorted."""

    def __init__(self, terms: Sequence[bytes]) -> None:
        self._terms = terms

    def __len__(self) -> int:
        return len(self._terms)

    def __getitem__(self, index: int) -> bytes:  # type: ignore[override]  # slices are columns
        return self._terms[index]

    def columns(self, low: int, high: int, before: bytes) -> StringColumns:
        """The columns of some terms, the first of which follows `before`."""
        chosen = self._terms[low:high]
        shared = [*starmap(shared_length, pairwise([before, *chosen]))]
        suffixes = b"".join(term[length:] for term, length in zip(chosen, shared, strict=True))
        return StringColumns(np.array(shared, dtype=np.int64), np.array([*map(len, chosen)], dtype=np.int64), suffixes)


class SignTerms(Sequence[bytes]):
    """Terms of signs, sorted: their UTF-8 in numbers of eight bytes, filled with zeros at the end."""

    def __init__(self, pairs: Ints) -> None:
        firsts, first_lengths = _utf8(pairs >> PAIR_SHIFT)
        seconds, second_lengths = _utf8(pairs & ((1 << PAIR_SHIFT) - 1))
        alone = (pairs & ((1 << PAIR_SHIFT) - 1)) == ALONE
        seconds[alone] = 0
        second_lengths[alone] = 0
        shifts = (_BYTE * (_PAIR_BYTES - first_lengths)).astype(np.uint64)
        rest = (_BYTE * (_PAIR_BYTES - first_lengths - second_lengths)).astype(np.uint64)
        self._packed: Packed = (firsts << shifts) | np.where(alone, np.uint64(0), seconds << (rest % np.uint64(64)))
        self._lengths = (first_lengths + second_lengths).astype(np.uint8)

    def __len__(self) -> int:
        return len(self._packed)

    def __getitem__(self, index: int) -> bytes:  # type: ignore[override]  # slices are columns
        return int(self._packed[index]).to_bytes(_PAIR_BYTES, "big")[: int(self._lengths[index])]

    def columns(self, low: int, high: int, before: bytes) -> StringColumns:
        """The columns of some terms, the first of which follows `before`."""
        packed, lengths = self._packed[low:high], self._lengths[low:high].astype(np.int64)
        shared = np.zeros(high - low, dtype=np.int64)
        shared[:1] = shared_length(before, self[low]) if low < high else 0
        differs = packed[1:] ^ packed[:-1]
        for count in range(1, _PAIR_BYTES):
            shared[1:] += differs >> np.uint64(_BYTE * (_PAIR_BYTES - count)) == 0
        shared[1:] = np.minimum(shared[1:], np.minimum(lengths[1:], lengths[:-1]))
        rows = packed.astype(">u8").view(np.uint8).reshape(-1, _PAIR_BYTES)
        column = np.arange(_PAIR_BYTES)
        stored = (column >= shared[:, None]) & (column < lengths[:, None])
        return StringColumns(shared, lengths, rows[stored].tobytes())


def _utf8(codes: Ints) -> tuple[Packed, Ints]:
    """Code points as the numbers that their UTF-8 bytes make, and how many bytes."""
    lengths = np.ones(len(codes), dtype=np.int64)
    for limit, _ in _ENCODINGS[:-1]:
        lengths += codes >= limit
    packed = np.zeros(len(codes), dtype=np.int64)
    for count, (_, lead) in enumerate(_ENCODINGS, 1):
        chosen = lengths == count
        code = codes[chosen]
        value = (lead | (code >> (_LOW_BITS * (count - 1)))) << (_BYTE * (count - 1))
        for index in range(count - 1):
            value |= (0x80 | ((code >> (_LOW_BITS * index)) & 0x3F)) << (_BYTE * index)
        packed[chosen] = value
    return packed.astype(np.uint64), lengths


TermList = WordTerms | SignTerms


def in_turns(words: TermList, signs: TermList) -> Iterator[tuple[int, int, int]]:
    """Two sorted lists merged: (which list, from, to), in stretches as long as they go."""
    lists, places = (words, signs), [0, 0]
    while places[0] < len(words) or places[1] < len(signs):
        which = int(_is_behind(lists, places))
        start, other = places[which], lists[1 - which]
        border = other[places[1 - which]] if places[1 - which] < len(other) else None
        places[which] = len(lists[which]) if border is None else _first_behind(lists[which], start, border)
        yield which, start, places[which]


def _is_behind(lists: tuple[TermList, TermList], places: list[int]) -> bool:
    """Whether the second list has the next term."""
    if places[0] == len(lists[0]) or places[1] == len(lists[1]):
        return places[0] == len(lists[0])
    return lists[1][places[1]] < lists[0][places[0]]


def _first_behind(terms: TermList, low: int, border: bytes) -> int:
    high = len(terms)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if terms[middle] < border else (low, middle)
    return low
