"""What the general dictionary knows of a word: a place, a person, or nothing that is written with a capital.

The dictionary marks many common words as places and many places as nothing, so lists of both come first.
"""

import re

from duizhao.surnames import COMMON, has_compound_surname
from duizhao.works._known_names import LANDS, NO_PLACES, PERSONS, PLACES, PROVINCES, UNDIVIDED, WORD_READINGS, WORDS

_TRANSLITERATED = frozenset(
    "阿埃艾安奥巴班邦贝比彼波伯勃布察茨达德登迪蒂丁顿多恩尔法菲费夫弗福盖甘戈格哥古哈海赫亨霍基吉加杰金卡凯坎科克肯库拉莱兰朗劳勒雷里利列林隆卢鲁路"
    "伦罗洛马玛迈曼茅梅蒙米明莫姆穆纳娜乃奈内尼涅诺努欧帕潘佩蓬皮普奇齐乔切钦热瑞若萨塞桑沙什圣施士斯苏索塔泰坦汤特提廷图托瓦万威维温文沃乌西希夏谢辛休逊雅亚扬耶伊英约扎詹泽扎兹佐妮丝丽莎莉琳森珍于柯治"
)
"""Characters that names from other languages are written in."""
ADDRESSES = "先生|夫人|亲王|主席"
"""What somebody is called behind the surname."""
_CALLED = re.compile(f"(?:{ADDRESSES}|大人|人)$")
"""The same, and people of a place."""
_PERSON = 3
"""Characters of a name that the dictionary may be believed: most of two are common words."""


def kind_of(word: str, part_of_speech: str) -> str:
    """Kind of a word of the dictionary, by its part of speech there.

    >>> kind_of("城市", "ns"), kind_of("长治", "z"), kind_of("杭州", "ns"), kind_of("哈瓦那", "nrt")
    ('', 'place', 'place', 'place')
    """
    if word in WORD_READINGS or word in NO_PLACES or is_of_lands(word):
        return ""
    if word in PERSONS:
        return "person"
    if part_of_speech == "ns" or word in UNDIVIDED or word in PLACES:
        return "place"
    if part_of_speech == "nrt" and len(word) >= _PERSON and is_transliterated(word):
        return "place"  # as foreigners are written: undivided
    if len(word) >= _PERSON and word.endswith("县"):
        return "place"
    surname = word[:1] in COMMON or has_compound_surname(word)
    is_person = (
        part_of_speech in {"nr", "nrfg"}
        and len(word) == _PERSON
        and surname
        and word not in WORDS
        and not _CALLED.search(word)
    )
    return "person" if is_person else ""


def is_transliterated(word: str) -> bool:
    """Whether a word is written in nothing but characters that names from other languages are written in."""
    return set(word) <= _TRANSLITERATED


def is_of_lands(word: str) -> bool:
    """Whether a word is made of signs of countries, or of provinces, each another one: 中苏, 湘鄂赣.

    >>> is_of_lands("中苏"), is_of_lands("津津"), is_of_lands("冀中")
    (True, False, False)
    """
    signs = set(word)
    is_made = 1 < len(word) == len(signs) and (signs <= LANDS or signs <= PROVINCES)
    return is_made and word not in NO_PLACES and word not in WORD_READINGS
