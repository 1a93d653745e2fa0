"""Pairs of words learned from a text's own first alignment: the second pass of Varga et al. (2005), hunalign.

An English word and two Chinese characters that keep appearing in the same pairs, and nowhere else, become an anchor of
kind ``~``. Recurring names and terms of a long text are found so without any dictionary.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from duizhao.align._anchors import Anchored
from duizhao.align._problem import Move

_FROM = 20
"""Shorter texts repeat too little to learn from."""
_UP_TO = 3000
"""Longer texts would need too much memory for their words."""

_OFTEN = 3
_SHARE = 3
_LIKENESS = 80
_SHORTEST_WORD = 3


def can_learn(n: int, m: int) -> bool:
    """Whether texts of so many paragraphs are worth learning from."""
    return min(n, m) >= _FROM and max(n, m) <= _UP_TO


def learn(left: Sequence[Anchored], right: Sequence[Anchored], moves: Sequence[Move]) -> dict[tuple[str, str], str]:
    """Keys by English word and Chinese string that go together in the 1:1 pairs of a path."""
    pairs = list(_pairs(left, right, moves))
    english = _common([ours for ours, _ in pairs])
    chinese = _common([theirs for _, theirs in pairs])
    together: Counter[tuple[str, str]] = Counter()
    for ours, theirs in pairs:
        strings = theirs & chinese.keys()
        for word in ours & english.keys():
            together.update([(word, string) for string in strings])
    likely = [
        (count / (english[word] + chinese[string]), word, string)
        for (word, string), count in together.items()
        if count >= _OFTEN and 200 * count >= _LIKENESS * (english[word] + chinese[string])
    ]
    learned: dict[tuple[str, str], str] = {}
    taken: set[str] = set()
    for _, word, string in sorted(likely, key=lambda one: (-one[0], one[1], one[2])):
        if word not in taken and string not in taken:  # one witness for each, or a phrase would count many times
            learned[word, string] = f"~{word}~{string}"
            taken.update((word, string))
    return learned


def with_learned(sides: Sequence[Anchored], learned: dict[tuple[str, str], str], which: int) -> list[Anchored]:
    """One side with the keys that its words call for; `which` is 0 for English, 1 for Chinese."""
    keys: dict[str, list[str]] = {}
    for pair, key in learned.items():
        keys.setdefault(pair[which], []).append(key)
    return [replace(side, keys=side.keys.union(*(keys[word] for word in side.words & keys.keys()))) for side in sides]


def _pairs(
    left: Sequence[Anchored], right: Sequence[Anchored], moves: Sequence[Move]
) -> Iterator[tuple[set[str], set[str]]]:
    i = j = 0
    for a, b in moves:
        if a == b == 1:
            yield left[i].words, right[j].words
        i, j = i + a, j + b


def _common(sides: Sequence[set[str]]) -> dict[str, int]:
    """Words that recur, but not in every third pair, with the number of pairs that have them."""
    counts = Counter(word for side in sides for word in side if len(word) >= _SHORTEST_WORD or word > "\u2e80")
    return {word: count for word, count in counts.items() if _OFTEN <= count <= max(_OFTEN, len(sides) // _SHARE)}
