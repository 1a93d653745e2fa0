"""What the segmenter cuts and Pinyin writes together."""

from collections.abc import Iterable

from duizhao.works._kinds import is_of_lands

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


def with_plurals(words: Iterable[str]) -> list[str]:
    """Words with 们 joined to the one before it."""
    joined: list[str] = []
    for word in words:
        if word == "们" and joined:
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def with_lands(words: Iterable[str]) -> list[str]:
    """Words with the signs of lands that stand beside each other joined: 中, 苏 of 中苏友好."""
    joined: list[str] = []
    for word in words:
        if joined and is_of_lands(joined[-1] + word):
            joined[-1] += word
        else:
            joined.append(word)
    return joined
