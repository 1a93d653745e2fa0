"""Names in a Chinese headline that its translation spells in Pinyin: 佛子岭 where the English has *Foziling*."""

import re
from collections.abc import Iterator

from duizhao.sounds import is_read, plain_letters, spelled_name, spellings, surname_readings, syllables
from duizhao.works._pinyin import syllables as syllables_of

_WORD = re.compile(r"[A-Z][a-zü]+(?:['’-][a-zü]+)*")
_PAIR = re.compile(rf"\b(?=({_WORD.pattern}) ({_WORD.pattern})(?![\w'’-]))")
"""Two words with a capital, wherever they begin."""
_SYLLABLES = (4, 3, 2)
"""Of a name in one word; those of one syllable meet by chance."""
_POSSESSIVE = re.compile(r"['’]s\b")
_KIND = re.compile("(?!山[东西]|河[南北]|江[西苏]|湖[南北])(?:山(?!区)|[河江湖湾窟族报])")
"""What is written together with a name before it, where no province begins."""
_NO_NAMES = frozenset(
    ("women", "dazibao", "qingnian", "mama", "baba", "guqin", "erhu", "pipa", "yangge", "qipao", "kunqu", "renminbi")
)
"""English words that are Chinese ones in Pinyin as well, by chance or as loans."""


def spelled_names(zh: str, en: str) -> dict[str, str]:
    """What stands in a Chinese text and is spelled in an English one, persons before places; a word of English that sounds like Chinese is none.

    Args:
        zh: in simplified characters.

    >>> spelled_names("谭冠三将军到佛子岭", "General Tan Guansan Visits Foziling")
    {'佛子岭': 'Foziling', '谭冠三': 'Tan Guansan'}
    """
    en = _POSSESSIVE.sub("", en)
    persons = {signs: name for name, spelled in _persons(en) for signs in _standing(zh, spelled)}
    places = dict(_with_kind(zh, signs, name) for name, spelled in _places(en) for signs in _standing(zh, spelled))
    return {signs: name for signs, name in places.items() if not any(signs in person for person in persons)} | persons


def _persons(en: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for words in _PAIR.findall(en):
        if name := spelled_name(" ".join(words)):
            surname = surname_readings()[plain_letters(name[0])]
            yield from ((" ".join(name), surname + given) for given in syllables(plain_letters(name[1])))


def _places(en: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for word in _WORD.findall(en):
        letters = plain_letters(word)
        if letters not in _NO_NAMES:
            yield from ((word, spelled) for count in _SYLLABLES for spelled in spellings(letters, count))


def _with_kind(zh: str, signs: str, name: str) -> tuple[str, str]:
    """A spelled name with the sign behind it that belongs to it: 山 of 五指山, where the English has *Wuzhi Mountain*."""
    behind = _KIND.match(zh, zh.index(signs) + len(signs))
    return (signs + behind[0], name + syllables_of(behind[0])) if behind else (signs, name)


def _standing(zh: str, spelled: tuple[str, ...]) -> Iterator[str]:
    """The signs that are read so, wherever they stand."""
    yield from (zh[at : at + len(spelled)] for at in range(len(zh)) if is_read(zh, at, spelled))
