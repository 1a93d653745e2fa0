"""How Chinese characters sound: their readings in Pinyin, words and names that are spelled so, and what other spellings may begin with."""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import product
from unicodedata import normalize

from duizhao.surnames import COMMON, COMPOUND

# By the first letter of the Pinyin: the first letters of the same syllable in Wade-Giles, postal spellings and foreign names.
_LETTERS = "aeh bpv cts dt eao fpv gkch hgkc jckgy kc lr oau qckg rj scz td wuvo xhsc yiejua zctj"
_SIMILAR = {letters[0]: letters for letters in _LETTERS.split()}

_LONGEST = 6
"""Letters of a syllable: zhuang."""
_VOWELS = frozenset("aeiouv")
_SPELLED_NAME = re.compile(r"([A-Z][a-zü]+) ([A-Z][a-zü]+(?:[-'’][a-zü]+)?)")
_PLAIN = str.maketrans({"'": None, "’": None, "-": None, "ü": "v"})


@cache
def readings(sign: str) -> frozenset[str]:
    """All readings of a sign, without tones; ü as v, and as the u that it is often written."""
    from pypinyin.pinyin_dict import pinyin_dict  # noqa: PLC0415 - takes 60 MB, and many processes never need it

    found = set()
    for reading in pinyin_dict.get(ord(sign), "").split(","):
        letters = normalize(
            "NFD", reading.replace("ü", "v").replace("ǖ", "v").replace("ǘ", "v").replace("ǚ", "v").replace("ǜ", "v")
        )
        bare = "".join(letter for letter in letters if letter.isascii() and letter.isalpha())
        found |= {bare, bare.replace("v", "u")} - {""}
    return frozenset(found)


def is_spelling(letters: str, signs: str) -> bool:
    """Whether small letters are the signs in Pinyin, each in one of its readings.

    >>> is_spelling("xiejin", "解进"), is_spelling("jinxie", "解进")
    (True, False)
    """
    if not signs:
        return not letters
    return any(
        letters.startswith(reading) and is_spelling(letters[len(reading) :], signs[1:])
        for reading in readings(signs[0])
    )


def may_begin(letters: str, sign: str) -> bool:
    """Whether small letters may be another spelling of what begins with a sign: Tseng of 曾, Yudin of 尤, but not Pavel.

    >>> may_begin("tseng", "曾"), may_begin("pavel", "尤")
    (True, False)
    """
    return bool(letters) and any(letters[0] in _SIMILAR.get(reading[0], reading[0]) for reading in readings(sign))


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


@lru_cache(maxsize=1 << 15)
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


def plain_letters(word: str) -> str:
    """A word in Pinyin as its syllables are spelled here: small, without hyphens and apostrophes, ü as v."""
    return word.lower().translate(_PLAIN)


def spelled_name(text: str) -> tuple[str, str] | None:
    """Surname and given name, where a text is nothing but a Chinese name in Pinyin.

    >>> spelled_name("Zhou He"), spelled_name("Ouyang Hai"), spelled_name("Louis Aragon")
    (('Zhou', 'He'), ('Ouyang', 'Hai'), None)
    """
    match = _SPELLED_NAME.fullmatch(text)
    if match and plain_letters(match[1]) in surname_readings() and syllables(plain_letters(match[2])):
        return match[1], match[2]
    return None
