"""Names in a Chinese headline that its translation spells in Pinyin: 佛子岭 where the English has *Foziling*."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from duizhao.sounds import is_read, plain_letters, readings, spelled_name, spellings, surname_readings, syllables
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
    heads, en = _heads(zh), _POSSESSIVE.sub("", en)
    words = [word for word in _WORD.findall(en) if plain_letters(word).startswith(tuple(heads))]
    if not words:
        return {}
    has_surname = any(plain_letters(word) in surname_readings() for word in words)
    persons = {
        signs: name
        for name, spelled in (_persons(en) if has_surname else ())
        for signs in _standing(zh, spelled, heads)
    }
    places = dict(
        _with_kind(zh, signs, name) for name, spelled in _places(words) for signs in _standing(zh, spelled, heads)
    )
    return {signs: name for signs, name in places.items() if not any(signs in person for person in persons)} | persons


def _heads(zh: str) -> dict[str, list[int]]:
    """Where signs stand, by all their readings."""
    heads: dict[str, list[int]] = {}
    for at, sign in enumerate(zh):
        for reading in readings(sign):
            heads.setdefault(reading, []).append(at)
    return heads


def _persons(en: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for words in _PAIR.findall(en):
        if name := spelled_name(" ".join(words)):
            surname = surname_readings()[plain_letters(name[0])]
            yield from ((" ".join(name), surname + given) for given in syllables(plain_letters(name[1])))


def _places(words: Iterable[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for word in words:
        letters = plain_letters(word)
        if letters not in _NO_NAMES:
            yield from ((word, spelled) for count in _SYLLABLES for spelled in spellings(letters, count))


def _with_kind(zh: str, signs: str, name: str) -> tuple[str, str]:
    """A spelled name with the sign behind it that belongs to it: 山 of 五指山, where the English has *Wuzhi Mountain*."""
    behind = _KIND.match(zh, zh.index(signs) + len(signs))
    return (signs + behind[0], name + syllables_of(behind[0])) if behind else (signs, name)


def _standing(zh: str, spelled: tuple[str, ...], heads: Mapping[str, Sequence[int]]) -> Iterator[str]:
    """The signs that are read so, wherever they stand."""
    yield from (zh[at : at + len(spelled)] for at in heads.get(spelled[0], ()) if is_read(zh, at, spelled))
