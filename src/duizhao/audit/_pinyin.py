"""Readings of words in Pinyin, without tones."""

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import product

from duizhao.sounds import readings
from duizhao.surnames import COMMON, COMPOUND

_LONGEST = 6
"""Letters of a syllable: zhuang."""
_VOWELS = frozenset("aeiouv")


@cache
def _all_syllables() -> frozenset[str]:
    every = {reading for code in range(0x4E00, 0x9FA6) for reading in readings(chr(code))}
    return frozenset(reading for reading in every if not _VOWELS.isdisjoint(reading))


@cache
def surname_readings() -> Mapping[str, tuple[str, ...]]:
    """Surnames as Pinyin writes them, each with its syllables: `ouyang` has two."""
    found: dict[str, tuple[str, ...]] = {reading: (reading,) for sign in COMMON for reading in readings(sign)}
    for surname in COMPOUND:
        found |= {"".join(spelled): spelled for spelled in product(*map(readings, surname))}
    return found


def syllables(word: str) -> tuple[tuple[str, ...], ...]:
    """Every way to cut a word into one or two syllables."""
    return spellings(word, 1) + spellings(word, 2)


@cache
def spellings(word: str, count: int) -> tuple[tuple[str, ...], ...]:
    """Every way to cut a word into so many syllables.

    >>> spellings("xian", 1), spellings("xian", 2)
    ((('xian',),), (('xi', 'an'),))
    """
    known = _all_syllables()
    if len(word) > _LONGEST * count:
        return ()
    if count == 1:
        return ((word,),) if word in known else ()
    heads = (word[:at] for at in range(1, len(word)) if word[:at] in known)
    return tuple((head, *rest) for head in heads for rest in spellings(word[len(head) :], count - 1))


def is_read(run: str, at: int, spelled: Sequence[str]) -> bool:
    """Whether the signs of a run, from one on, are read so."""
    return at + len(spelled) <= len(run) and all(each in readings(run[at + by]) for by, each in enumerate(spelled))
