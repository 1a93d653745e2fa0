"""Names at the beginning or the end of longer words: 河北省委 is 河北 with 省委, 各级党委 is 党委 with 各级.

A dictionary holds many such words whole. They are opened only where what is left is made of words as well.
"""

from collections.abc import Callable, Collection, Sequence
from collections.abc import Set as AbstractSet

_ENDINGS = frozenset("省市县区州人员化办会社军队系")
"""Single characters that are words enough behind a name."""
_BEGINNINGS = frozenset("总省市县区乡镇村社厂校队团军师各本全我")
"""The same before one."""
_REMEMBERED = 1 << 16
"""Words that are kept in mind."""
_LEAST = 2
"""Characters of a name, and of a word that may be left of a compound."""


class Compounds:
    """Opens the words of a segmentation in which names stand.

    Args:
        names: that are looked for.
        whole: words that are not opened.
        cut: cuts a text into words.
    """

    def __init__(self, names: Collection[str], whole: Collection[str], cut: Callable[[str], Sequence[str]]) -> None:
        self._names = frozenset(name for name in names if len(name) >= _LEAST)
        self._beginnings = frozenset(name[:_LEAST] for name in self._names)
        self._ends = frozenset(name[-_LEAST:] for name in self._names)
        self._whole, self._cut = whole, cut
        self._seen: set[str] = set()
        self._opened: dict[str, tuple[str, ...]] = {}

    def among(self, words: AbstractSet[str]) -> dict[str, tuple[str, ...]]:
        """The parts of those words that a name begins or ends.

        >>> Compounds({"河北", "党委"}, (), lambda text: [text]).among({"河北省委", "决定"})
        {'河北省委': ('河北', '省委')}
        """
        unseen = words - self._seen
        if unseen:
            self._look_at(unseen)
        return {word: self._opened[word] for word in self._opened.keys() & words}

    def _look_at(self, words: Collection[str]) -> None:
        if len(self._seen) > _REMEMBERED:
            self._seen.clear()
        self._seen.update(words)
        for word in words:
            parts = self._parts(word)
            if len(parts) > 1 and word not in self._whole:
                self._opened[word] = parts

    def _parts(self, word: str) -> tuple[str, ...]:
        is_likely = len(word) > _LEAST and (word[:_LEAST] in self._beginnings or word[-_LEAST:] in self._ends)
        return self._open(word) if is_likely else (word,)

    def _open(self, word: str) -> tuple[str, ...]:
        for size in range(len(word) - 1, _LEAST - 1, -1):
            if word[:size] in self._names and self._is_made_of_words(word[size:], _ENDINGS):
                return (word[:size], *self._parts(word[size:]))
        for start in range(1, len(word) - _LEAST + 1):
            if word[start:] in self._names and self._is_made_of_words(word[:start], _BEGINNINGS):
                return (*self._parts(word[:start]), word[start:])
        return (word,)

    def _is_made_of_words(self, rest: str, short: Collection[str]) -> bool:
        return all(len(part) >= _LEAST or part in short for part in self._cut(rest))
