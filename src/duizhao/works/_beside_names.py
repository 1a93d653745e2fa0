"""What stands before a person in a Chinese byline and is no author: where somebody lives and works, and what somebody is."""

import re

from duizhao.segment import Segmenter
from duizhao.surnames import COMMON, has_compound_surname
from duizhao.text import HAN, letters_only
from duizhao.works._byline_words import AGENCY, KIND_OF_PERSON, MADE, ONLY_ROLE, TITLED, UNIT
from duizhao.works._known_names import PERSONS, READ_AS_PLACES
from duizhao.works._romanise import syllables

_SEGMENTER = Segmenter()
_HAN = re.compile(f"[{HAN}]+")
_SCHOOL = re.compile("(?<=..)(?:大学|学院|中学|小学|研究所|研究院)$")
_WORKPLACE = re.compile("[厂矿局校所组厅]$|[报党团]委$")
_OFFICE = re.compile("[院部社会署台委]$")
_NO_NAME = re.compile("大学$|[军党]委$|国务院$")
_SHORT, _LONG, _LONGEST = 3, 4, 8
"""Characters: of the usual name, from which on a description is looked for, and from which on nothing is a foreigner's name."""


def known_words(text: str) -> list[str]:
    """The words of a text as the general dictionary knows them."""
    return _SEGMENTER.known_words(text)


def is_place(word: str) -> bool:
    """Whether the general dictionary knows a word as a place."""
    return len(word) > 1 and _SEGMENTER.part_of_speech(word) == "ns"


def persons_of(tokens: list[str], spelled: set[str]) -> list[str]:
    """Names without the places, units and descriptions that stand before a person.

    Args:
        tokens: of one section of a byline.
        spelled: letters of what the English byline names.

    >>> persons_of(["上海", "张明", "天津", "李华"], set()), persons_of(["鞍山钢铁公司", "王崇伦"], set())
    (['张明', '李华'], ['王崇伦'])
    >>> persons_of(["北京大学", "清华大学"], set()), persons_of(["茅盾", "巴金", "老舍"], set())
    (['北京大学', '清华大学'], ['茅盾', '巴金', '老舍'])
    """
    return [
        token
        for at, token in enumerate(tokens)
        if letters_only(syllables(token)) in spelled
        or not (_is_bare_place(token) or _SCHOOL.search(token) or _describes(token))
        or not any(_is_person(behind, spelled) for behind in tokens[at + 1 :])
    ]


def _is_bare_place(token: str) -> bool:
    return token not in PERSONS and token not in READ_AS_PLACES and is_place(token)


def _describes(token: str) -> bool:
    """Whether a token says where somebody works or what somebody is: 青岛国棉六厂, 战斗英雄, 藏族."""
    if not _HAN.fullmatch(token) or AGENCY.search(token) or MADE.search(token) or has_compound_surname(token):
        return False
    ends_so = bool(UNIT.search(token) or KIND_OF_PERSON.search(token))
    if len(token) >= _LONG:
        words = known_words(token)
        return ends_so or (len(words) > 1 and all(len(word) > 1 for word in words))
    return (
        token[-1] == "族" or token in ("烈属", "军属") or (len(token) == _SHORT and ends_so and token[0] not in COMMON)
    )


def _is_person(token: str, spelled: set[str]) -> bool:
    """Whether a token is a person's name: one that the English spells, a foreigner's, or what is no unit and no title."""
    name = MADE.sub("", token)
    if letters_only(syllables(name)) in spelled or "·" in name:
        return True
    if len(name) <= _SHORT or has_compound_surname(name):
        is_office = name[:1] not in COMMON and _OFFICE.search(name)
        return len(name) > 1 and not is_office and not _WORKPLACE.search(name)
    is_other = UNIT.search(name) or TITLED.search(name) or _NO_NAME.search(name) or ONLY_ROLE.search(name)
    return len(name) < _LONGEST and not is_other
