"""Passages that articles share: shingles of Chinese text, of which some are kept (Broder, 1997; "0 mod p" of Manber, 1994)."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from duizhao.model import Article

SHINGLE = 12
"""Signs of a shingle."""
_KEPT = np.uint64(4)
"""One of so many shingles is kept."""
_MOST = 20
"""Articles beyond which a shingle is a formula that says nothing."""
ENOUGH = 3
"""Kept shingles that two articles share where a passage is the same: some twenty signs."""
_PRIME = 1_099_511_628_211
"""FNV's, to mix the signs of a shingle."""
_MIX = np.uint64(0x9E3779B97F4A7C15)

_Hashes = npt.NDArray[np.uint64]


@dataclass(slots=True)
class PassageCollector:
    """Takes articles, and gives the pairs of them that share a passage."""

    _hashes: list[_Hashes] = field(default_factory=list)
    _places: list[npt.NDArray[np.uint32]] = field(default_factory=list)

    def add(self, number: int, article: Article) -> None:
        """Add an article.

        Args:
            number: any, by which pairs name it.
        """
        for paragraph in article.zh:
            hashes = _shingles(paragraph.text)
            kept = np.flatnonzero(hashes % _KEPT == 0)
            self._hashes.append(hashes[kept])
            rows = np.empty((len(kept), 2), dtype=np.uint32)
            rows[:, 0], rows[:, 1] = number, paragraph.number
            self._places.append(rows)

    def shared(self) -> Iterator[tuple[int, int, int, int]]:
        """Of every two articles that share enough: both numbers, and the paragraphs of the first shingle that is met."""
        if not self._hashes:
            return
        hashes, places = np.concatenate(self._hashes), np.concatenate(self._places)
        order = np.argsort(hashes, kind="stable")
        hashes, places = hashes[order], places[order]
        starts = (
            np.flatnonzero(np.concatenate(([True], hashes[1:] != hashes[:-1])))
            if len(hashes)
            else np.zeros(0, dtype=np.int64)
        )
        sizes = np.diff(starts, append=len(hashes))
        counts: dict[tuple[int, int], list[int]] = {}
        for start, size in zip(starts[sizes > 1].tolist(), sizes[sizes > 1].tolist(), strict=True):
            if size <= _MOST:
                _count(places[start : start + size].tolist(), counts)
        for (one, other), (count, *first) in sorted(counts.items()):
            if count >= ENOUGH:
                yield one, other, first[0], first[1]


def _count(rows: list[list[int]], counts: dict[tuple[int, int], list[int]]) -> None:
    """Count one shingle for every two articles that hold it; the first place that is met is kept."""
    firsts: dict[int, int] = dict(reversed(rows))  # type: ignore[arg-type]  # pairs as lists
    numbers = sorted(firsts)
    for index, one in enumerate(numbers):
        for other in numbers[index + 1 :]:
            found = counts.setdefault((one, other), [0, firsts[one], firsts[other]])
            found[0] += 1


def _shingles(text: str) -> _Hashes:
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.uint64)
    if len(codes) < SHINGLE:
        return np.zeros(0, dtype=np.uint64)
    count = len(codes) - SHINGLE + 1
    hashes = np.zeros(count, dtype=np.uint64)
    for at in range(SHINGLE):
        hashes = (hashes ^ codes[at : at + count]) * np.uint64(_PRIME)
    hashes ^= hashes >> np.uint64(31)
    hashes *= _MIX
    return hashes ^ (hashes >> np.uint64(29))
