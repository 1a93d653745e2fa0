"""Chinese words for made-up text, with the frequencies that words have."""

import functools
import importlib.metadata
import itertools
import random
import re
from bisect import bisect
from dataclasses import dataclass
from pathlib import Path

from duizhao.text import HAN

_HAN_WORD = re.compile(f"[{HAN}]{{1,4}}")
_WORDS = 200_000
_SHIFT = 2.7
"""Mandelbrot's constant of Zipf's law: the first ranks are less far apart than 1, 1/2, 1/3."""
_KERNEL = 1_500
"""Behind this rank words get rare faster: everybody knows the ones before, few know many of the others."""
_TAIL_EXPONENT = 1.6


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Words by rank, from 0, with their weights summed up to 1."""

    words: tuple[str, ...]
    cumulative: tuple[float, ...]

    def draw(self, chance: random.Random, count: int) -> list[int]:
        """The ranks of some words, each by its weight."""
        return chance.choices(range(len(self.words)), cum_weights=self.cumulative, k=count)

    def at(self, share: float) -> int:
        """The rank of the word at a share of all weights, 0 to below 1."""
        return bisect(self.cumulative, share)


@functools.cache
def chinese_lexicon() -> Lexicon:
    """The 200,000 most frequent words of up to four Han characters in jieba's dictionary (`jieba/dict.txt`)."""
    path = Path(str(importlib.metadata.distribution("jieba").locate_file("jieba/dict.txt")))
    counted = []
    for line in path.read_text(encoding="utf-8").splitlines():
        word, count, *_ = line.split(" ")
        if _HAN_WORD.fullmatch(word):
            counted.append((-int(count), word))
    words = tuple(word for _, word in sorted(counted)[:_WORDS])
    sums = tuple(itertools.accumulate(map(_weight, range(len(words)))))
    return Lexicon(words, tuple(part / sums[-1] for part in sums))


def _weight(rank: int) -> float:
    weight = 1 / (rank + 1 + _SHIFT)
    return weight if rank < _KERNEL else weight * (_KERNEL / rank) ** (_TAIL_EXPONENT - 1)
