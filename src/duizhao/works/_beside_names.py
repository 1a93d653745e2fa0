"""What stands before a person in a Chinese byline and is no author: where somebody lives and works, and what somebody is."""

import re
from collections.abc import Mapping

from duizhao.segment import Segmenter
from duizhao.surnames import COMMON, has_compound_surname
from duizhao.text import HAN, letters_only
from duizhao.works._byline_words import AGENCY, CALLING, KIND_OF_PERSON, MADE, ONLY_ROLE, TITLED, UNIT, USUAL_LENGTH
from duizhao.works._known_names import PERSONS, READ_AS_PLACES
from duizhao.works._pinyin import syllables

_SEGMENTER = Segmenter()
_HAN = re.compile(f"[{HAN}]+")
_SCHOOL = re.compile("(?<=..)(?:大学|学院|中学|小学|研究所|研究院)$")
"""Where somebody studies or teaches, before the name: 北京大学　季羡林."""
_WORKPLACE = re.compile("[厂矿局校所组厅]$|[报党团]委$")
"""Ends no name, however short: 铁厂."""
_OFFICE = re.compile("[院部社会署台委]$")
"""Ends no name that has no usual surname; 李部 may be one."""
_NO_NAME = re.compile("大学$|[军党]委$|国务院$")
"""Ends no foreigner's name in characters alone, beside units and titles."""
_DESCRIPTIONS = frozenset(("烈属", "军属", "读者来信"))
Spelled = Mapping[str, int]
"""Letters of what the English byline names, and in how many words."""
_LONG, _LONGEST = 4, 8
"""Characters from which on a description is looked for, and from which on nothing is a foreigner's name."""


def known_words(text: str) -> list[str]:
    """The words of a text as the general dictionary knows them."""
    return _SEGMENTER.known_words(text)


def is_place(word: str) -> bool:
    """Whether the general dictionary knows a word as a place."""
    return len(word) > 1 and _SEGMENTER.part_of_speech(word) == "ns"


def persons_of(tokens: list[str], spelled: Spelled, *, is_one: bool = False) -> list[str]:
    """Names without the places, units and descriptions that stand before a person.

    Args:
        tokens: of one section of a byline.
        is_one: whether the English byline has no marks that would part several names.

    >>> persons_of(["上海", "张明", "天津", "李华"], {}), persons_of(["鞍山钢铁公司", "王崇伦"], {})
    (['张明', '李华'], ['王崇伦'])
    >>> persons_of(["北京大学", "清华大学"], {}), persons_of(["茅盾", "巴金", "老舍"], {})
    (['北京大学', '清华大学'], ['茅盾', '巴金', '老舍'])
    >>> persons_of(["鞍钢", "孟泰"], {"mengtai": 2}, is_one=True)
    ['孟泰']
    """
    return [
        token
        for at, token in enumerate(tokens)
        if _is_spelled(token, spelled)
        or not any(_is_person(behind, spelled) for behind in tokens[at + 1 :])
        or not (_is_beside_a_name(token) or (is_one and _is_other_than(token, tokens[at + 1 :], spelled)))
    ]


def _is_spelled(token: str, spelled: Spelled) -> bool:
    """Whether the English byline names somebody so: a place that it has as one word is where somebody lives."""
    words = spelled.get(letters_only(syllables(token)), 0)
    return words > 1 or (words == 1 and not _is_bare_place(token))


def _is_beside_a_name(token: str) -> bool:
    return bool(_is_bare_place(token) or _SCHOOL.search(token) or _describes(token))


def _is_other_than(token: str, behind: list[str], spelled: Spelled) -> bool:
    """Whether the English, which names one, names somebody behind: the token is then what that one is, unless it has a usual surname, since translations leave out names too."""
    may_be_name = len(token) <= USUAL_LENGTH and (token[0] in COMMON or has_compound_surname(token))
    return not (may_be_name or AGENCY.search(token)) and any(_is_spelled(other, spelled) for other in behind)


def _is_bare_place(token: str) -> bool:
    return token not in PERSONS and token not in READ_AS_PLACES and is_place(token)


def _describes(token: str) -> bool:
    """Whether a token says where somebody works or what somebody is: 青岛国棉六厂, 战斗英雄, 藏族."""
    if token in _DESCRIPTIONS:
        return True
    if not _HAN.fullmatch(token) or AGENCY.search(token) or MADE.search(token) or has_compound_surname(token):
        return False
    if "的" in token or is_calling(token):
        return True
    ends_so = bool(UNIT.search(token) or KIND_OF_PERSON.search(token))
    if len(token) >= _LONG:
        words = known_words(token)
        return ends_so or (len(words) > 1 and all(len(word) > 1 for word in words))
    return token[-1] == "族" or (len(token) == USUAL_LENGTH and ends_so and token[0] not in COMMON)


def is_calling(token: str) -> bool:
    """Whether a token is a word for what somebody is: 女工, 诗人, 归国华侨; not 老舍, whom the dictionary takes for a noun."""
    is_calling = token[:1] not in COMMON and CALLING.search(token)
    return bool(is_calling) and _SEGMENTER.part_of_speech(token) in {"n", "v"}


def _is_person(token: str, spelled: Spelled) -> bool:
    """Whether a token is a person's name: one that the English spells, a foreigner's, or what is no unit and no title."""
    name = MADE.sub("", token)
    if letters_only(syllables(name)) in spelled or "·" in name:
        return True
    if len(name) <= USUAL_LENGTH or has_compound_surname(name):
        is_office = name[:1] not in COMMON and _OFFICE.search(name)
        return len(name) > 1 and not is_office and not _WORKPLACE.search(name)
    is_other = UNIT.search(name) or TITLED.search(name) or _NO_NAME.search(name) or ONLY_ROLE.search(name)
    return len(name) < _LONGEST and not is_other
