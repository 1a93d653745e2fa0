"""Names at the beginning or the end of longer words: 河北省委 is 河北 with 省委, 各级党委 is 党委 with 各级.

A dictionary holds many such words whole. They are opened only where what is left is made of words as well.
"""

from collections.abc import Callable, Collection, Sequence

_ENDINGS = frozenset("省市县区州人员化办会社军队系")
"""Single characters that are words enough behind a name."""
_BEGINNINGS = frozenset("总省市县区乡镇村社厂校队团军师各本全我")
"""The same before one."""
_LEAST = 2
"""Characters of a name, and of a word that may be left of a compound."""


class Compounds:
    """Opens the words of a segmentation in which names stand.

    Args:
        names: that are looked for.
        cut: cuts a text into words.
    """

    def __init__(self, names: Collection[str], cut: Callable[[str], Sequence[str]]) -> None:
        self._names = frozenset(name for name in names if len(name) >= _LEAST)
        self._beginnings = frozenset(name[:_LEAST] for name in self._names)
        self._ends = frozenset(name[-_LEAST:] for name in self._names)
        self._cut = cut
        self._opened: dict[str, tuple[str, ...]] = {}  # a dictionary has few such words

    def parts(self, word: str) -> tuple[str, ...]:
        """The parts of a word; the word itself where no name begins or ends it.

        >>> Compounds({"河北", "党委"}, lambda text: [text]).parts("河北省委")
        ('河北', '省委')
        """
        if len(word) <= _LEAST or not (word[:_LEAST] in self._beginnings or word[-_LEAST:] in self._ends):
            return (word,)
        if word not in self._opened:
            self._opened[word] = self._open(word)
        return self._opened[word]

    def _open(self, word: str) -> tuple[str, ...]:
        for size in range(len(word) - 1, _LEAST - 1, -1):
            if word[:size] in self._names and self._is_made_of_words(word[size:], _ENDINGS):
                return (word[:size], *self.parts(word[size:]))
        for start in range(1, len(word) - _LEAST + 1):
            if word[start:] in self._names and self._is_made_of_words(word[:start], _BEGINNINGS):
                return (*self.parts(word[:start]), word[start:])
        return (word,)

    def _is_made_of_words(self, rest: str, short: Collection[str]) -> bool:
        return all(len(part) >= _LEAST or part in short for part in self._cut(rest))
