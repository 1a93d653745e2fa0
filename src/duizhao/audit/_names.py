"""Personal names of a pair, compared through Pinyin: 崔泽田 is Cui Zetian.

A name is what stands in English as a surname in Pinyin and one or two syllables more, both with a capital; any other English word is left
alone. So a name that was altered is found, and one that was left out is not looked for, unless the translator's own list of names has it.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from duizhao.model import NamePair
from duizhao.sounds import is_read, plain_letters, readings, surname_readings, syllables
from duizhao.surnames import COMMON, has_compound_surname
from duizhao.text import HAN

_NAME = re.compile(r"\b(?=([A-Z][a-zü]+) ([A-Z][a-zü]+(?:[-'’][a-zü]+)?)\b)")
"""Two words with a capital, wherever they begin: *Secretary Cui* before *Cui Zetian*."""
_HAN = re.compile(f"[{HAN}]+")
_TITLED = re.compile(
    f"[{HAN}](?=副?(?:主席|总理|总司令|司令|政委|部长|外长|书记|委员长|主任|省长|市长|县长|社长|队长|将军|元帅|同志|先生|女士|大娘|大爷|大叔|大嫂))"
)
_NOT_NAMES = frozenset({"he", "she", "can", "long", "you", "an", "gong", "bei", "dong", "nan", "xi", "shan"})
"""Readings of surnames that are English words, or begin names of places; they count where the Chinese has such a name."""
_LONG = 2
"""Syllables of a given name that behind a surname are rarely chance."""
_PRONOUN = re.compile(r"\b(?:he|him|his|she|her|hers|they|them|their|it|its)\b", re.IGNORECASE)
_WORDS = re.compile(r"[a-z]{2,}")
_LATIN = re.compile(r"(?<![A-Za-z])[A-Z][a-z]{2,}(?:[ -][A-Z][a-z]{2,})*(?![A-Za-z])")
"""Names that the Chinese gives in Latin letters, as it does of foreigners."""
NOBODY = "–"
"""Stands for the Chinese name where none is near the English one."""


@dataclass(frozen=True, slots=True)
class NamesCompared:
    """What came of comparing the names of a pair.

    Attributes:
        agree: names that both sides have.
        differ: names that one side has and the other has not, as (English, Chinese), each with what is nearest on the other side.
    """

    agree: int
    differ: tuple[tuple[str, str], ...] = ()

    def __add__(self, other: "NamesCompared") -> "NamesCompared":
        """Both together; a name that both say differs does so once."""
        known = {en for en, _ in self.differ}
        return NamesCompared(
            self.agree + other.agree, self.differ + tuple(pair for pair in other.differ if pair[0] not in known)
        )


@dataclass(frozen=True, slots=True)
class _Name:
    """A name as English spells it; `spelled` are the ways to cut it into syllables, as surname and given name."""

    written: str
    family: str
    spelled: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]

    @property
    def is_long(self) -> bool:
        """Whether the given name can only be two syllables."""
        return all(len(given) == _LONG for _, given in self.spelled)

    def stands(self, zh: str) -> bool:
        """Whether signs that are read so stand together in a Chinese text."""
        whole = [family + given for family, given in self.spelled]
        heads = {spelled[0] for spelled in whole}
        return any(
            is_read(zh, at, spelled)
            for at, sign in enumerate(zh)
            if not heads.isdisjoint(readings(sign))
            for spelled in whole
        )


def compare_names(zh: str, en: str, around: str = "", listed: Sequence[NamePair] = ()) -> NamesCompared:
    """Compare the personal names of two texts that answer each other.

    Args:
        around: the whole Chinese text that the pair is from: a name that stands elsewhere in it may have been moved.
        listed: the translator's list of names.

    >>> compare_names("支部书记崔泽田", "the secretary Cui Zetian")
    NamesCompared(agree=1, differ=())
    >>> compare_names("支部书记崔泽田", "the secretary Cui Zemin")
    NamesCompared(agree=0, differ=(('Cui Zemin', '崔泽田'),))
    """
    spelled, latin = _compare_spelled(zh, en, around), _compare_latin(zh, en)
    differ = (*spelled.differ, *latin.differ)
    known = {written for written, _ in differ}
    return NamesCompared(spelled.agree + latin.agree, (*differ, *_lost(zh, en, listed, known)))


def _compare_spelled(zh: str, en: str, around: str) -> NamesCompared:
    """Names in Pinyin, which signs of the Chinese must be read as."""
    agree, differ = 0, []
    for name in dict.fromkeys(_names(en)):
        if name.stands(zh):
            agree += 1
        elif not name.stands(around) and not _is_titled(zh, name):
            is_word = name.family in _NOT_NAMES
            near = (_nearest(zh, name) if name.is_long else "") if is_word else _nearest(zh, name)
            # A short name without a Chinese one near it may be a foreigner's, whose syllables happen to be Pinyin.
            if near or (name.is_long and not is_word):
                differ.append((name.written, near or NOBODY))
    return NamesCompared(agree, tuple(differ))


def _compare_latin(zh: str, en: str) -> NamesCompared:
    """Names that the Chinese writes in Latin letters."""
    latin = dict.fromkeys(_LATIN.findall(zh))
    lost = [words for words in latin if not set(_plain_words(words)) <= set(_plain_words(en))]
    return NamesCompared(len(latin) - len(lost), tuple((NOBODY, words) for words in lost))


def _lost(zh: str, en: str, listed: Sequence[NamePair], known: Collection[str]) -> Iterator[tuple[str, str]]:
    """Persons of the translator's list that the English names in no word, nor by a pronoun.

    Args:
        known: names of which it is told already that they differ.
    """
    for name in listed:
        if len(name.zh) <= _LONG or name.zh not in zh or name.en in known or not _is_person(name):
            continue  # of two signs, 高山 is a name, and high mountains
        if not (_PRONOUN.search(en) or set(_plain_words(name.en)) & set(_plain_words(en))):
            yield NOBODY, name.zh


def _names(en: str) -> Iterator[_Name]:
    for family, given in (match.groups() for match in _NAME.finditer(en)):
        surname = surname_readings().get(plain_letters(family))
        cuts = syllables(plain_letters(given))
        if surname and cuts:
            yield _Name(f"{family} {given}", plain_letters(family), tuple((surname, cut) for cut in cuts))


def _plain_words(text: str) -> list[str]:
    return _WORDS.findall(text.lower())


def _is_person(name: NamePair) -> bool:
    """Whether a name of the list is spelled as Chinese personal names are: others are rendered too freely to compare."""
    return any(each.written == name.en.strip() for each in _names(name.en))


def _nearest(zh: str, name: _Name) -> str:
    """A Chinese name that shares the surname with an English one, or else what is given; nothing where there is none."""
    runs = _HAN.findall(zh)
    for spelled in (_by_surname, _by_given):
        for run in runs:
            for at in range(len(run)):
                found = spelled(run, at, name)
                if found:
                    return found
    return ""


def _is_titled(zh: str, name: _Name) -> bool:
    """Whether the Chinese says who it is by surname and title, 周总理, which a translation may give in full."""
    return any(is_read(zh, match.start(), name.spelled[0][0]) for match in _TITLED.finditer(zh))


def _by_surname(run: str, at: int, name: _Name) -> str:
    if not (run[at] in COMMON or has_compound_surname(run[at:])) or not is_read(run, at, name.spelled[0][0]):
        return ""
    sizes = {len(surname) + len(given) for surname, given in name.spelled}
    return run[at : at + max((size for size in sizes if at + size <= len(run)), default=0)]


def _by_given(run: str, at: int, name: _Name) -> str:
    for _, given in name.spelled if name.is_long else ():  # one syllable is in too many words: 方针 is no Fang Zhen
        if run[at] in COMMON and is_read(run, at + 1, given):
            return run[at : at + 1 + len(given)]
    return ""
