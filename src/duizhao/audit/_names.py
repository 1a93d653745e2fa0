"""Personal names of a pair, compared through Pinyin: 崔泽田 is Cui Zetian.

A name is what stands in English as a surname in Pinyin and one or two syllables more, both with a capital; any other English word is left
alone. So a name that was altered is found, and one that was left out is not looked for.
"""

import re
from dataclasses import dataclass
from functools import cache
from unicodedata import normalize

from pypinyin.pinyin_dict import pinyin_dict

from duizhao.surnames import COMMON

_NAME = re.compile(r"\b([A-Z][a-zü]+) ([A-Z][a-zü]+(?:[-'’][a-zü]+)?)\b")
_HAN = re.compile("[\u4e00-\u9fff]+")
_NOT_NAMES = frozenset({"he", "she", "can", "long", "you", "an", "gong", "bei", "dong", "nan", "xi", "shan"})
"""Readings of surnames that are English words, or begin names of places; they count only where the whole name agrees."""


@dataclass(frozen=True, slots=True)
class NamesCompared:
    """What came of comparing the names of a pair.

    Attributes:
        agree: names that both sides have.
        differ: names that the English has and the Chinese has not, each with what is nearest there, or nothing.
    """

    agree: int
    differ: tuple[tuple[str, str], ...] = ()


def compare_names(zh: str, en: str) -> NamesCompared:
    """Compare the personal names of two texts that answer each other.

    >>> compare_names("支部书记崔泽田", "the secretary Cui Zetian")
    NamesCompared(agree=1, differ=())
    >>> compare_names("支部书记崔泽田", "the secretary Cui Zemin")
    NamesCompared(agree=0, differ=(('Cui Zemin', '崔泽田'),))
    """
    agree, differ = 0, []
    found = dict.fromkeys(match.groups() for match in _NAME.finditer(en))
    for surname, given in found:
        family, syllables = _plain(surname), _syllables(_plain(given))
        if family not in _surnames() or not syllables:
            continue
        if any(_stands(zh, (family, *parts)) for parts in syllables):
            agree += 1
        elif family not in _NOT_NAMES:
            differ.append((f"{surname} {given}", _nearest(zh, family, max(map(len, syllables)))))
    # Without anything near it the name may be a foreigner's, whose syllables happen to be Pinyin.
    return NamesCompared(agree, tuple(pair for pair in differ if pair[1]))


def _plain(word: str) -> str:
    return re.sub("['’-]", "", word.lower()).replace("ü", "v")


@cache
def _readings(sign: str) -> frozenset[str]:
    """All readings of a sign, without tones; ü as v, and as the u that it is often written."""
    found = set()
    for reading in pinyin_dict.get(ord(sign), "").split(","):
        letters = normalize(
            "NFD", reading.replace("ü", "v").replace("ǖ", "v").replace("ǘ", "v").replace("ǚ", "v").replace("ǜ", "v")
        )
        bare = "".join(letter for letter in letters if letter.isascii() and letter.isalpha())
        found |= {bare, bare.replace("v", "u")} - {""}
    return frozenset(found)


@cache
def _all_syllables() -> frozenset[str]:
    return frozenset(reading for code in range(0x4E00, 0x9FA6) for reading in _readings(chr(code)))


@cache
def _surnames() -> frozenset[str]:
    return frozenset(reading for sign in COMMON for reading in _readings(sign))


@cache
def _syllables(word: str) -> tuple[tuple[str, ...], ...]:
    """Every way to cut a word into one or two syllables."""
    known = _all_syllables()
    cuts: list[tuple[str, ...]] = [(word,)] if word in known else []
    cuts += [(word[:at], word[at:]) for at in range(1, len(word)) if word[:at] in known and word[at:] in known]
    return tuple(cuts)


def _stands(zh: str, syllables: tuple[str, ...]) -> bool:
    """Whether signs that are read so stand together."""
    family, *given = syllables
    for run in _HAN.findall(zh):
        for at in range(len(run) - len(given)):
            if family in _readings(run[at]) and all(
                each in _readings(run[at + by]) for by, each in enumerate(given, 1)
            ):
                return True
    return False


def _nearest(zh: str, family: str, given: int) -> str:
    """Signs that begin with a surname of this reading; nothing where there is none."""
    for run in _HAN.findall(zh):
        for at in range(len(run) - given):
            if run[at] in COMMON and family in _readings(run[at]):
                return str(run[at : at + 1 + given])
    return ""
