"""What the segmenter cuts and Pinyin writes together."""

from collections.abc import Iterable

from duizhao.works._kinds import is_of_lands
from duizhao.works._known_names import LANDS, PERSONS, PLACES, PROVINCES

_OF_LANDS = LANDS | PROVINCES
_APART = frozenset("一二三四五六七八九十厂社院校")
"""Single characters that are words of their own in a name."""


def together(words: Iterable[str]) -> list[str]:
    """The words of a name, single characters that follow each other joined: what the dictionary lacks is cut to pieces."""
    joined: list[str] = []
    alone = False
    for word in words:
        single = len(word) == 1 and word not in _APART
        if single and alone:
            joined[-1] += word
        else:
            joined.append(word)
        alone = single
    return joined


def as_spoken(words: Iterable[str]) -> list[str]:
    """Words with what belongs to the one before: 们, another sign of a land (中, 苏), the second sign of a name that the dictionary lacks."""
    joined: list[str] = []
    for word in words:
        if joined and _belongs(joined[-1], word):
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def _belongs(before: str, word: str) -> bool:
    if word == "们":
        return True
    both = before + word
    if len(both) == 2 and (both in PERSONS or both in PLACES):  # noqa: PLR2004 - longer ones are looked for in the text
        return True
    return word[0] in _OF_LANDS and is_of_lands(both)
