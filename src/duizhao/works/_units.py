"""Names of places, and the words for what kind of place they are."""

import re
from collections.abc import Iterator

from duizhao.works._known_names import PLACES
from duizhao.works._latin_marks import capitalised
from duizhao.works._pinyin import syllables

_SMALL = "大桥|山区|广场|城楼|海峡|运河|[高平草]原|盆地|半岛|[群列]岛|三角洲|流域|山脉|地区|军区|铁路|公路|(?:民主|人民|联邦)*共和国|合众国|王国"
_UNITS = re.compile(f"(?<=..)(?:自治[区州县]|[边专]区|(?<!石景)(?:{_SMALL})|[省市县区乡镇村州])$")
"""Words for kinds of places that are written apart from the place's name."""
_SMALL_UNITS = re.compile(_SMALL)
"""Those of them that are written in small letters."""
_UNIT_WORDS = re.compile("民主|人民|联邦|.+")


def without_unit(word: str) -> tuple[str, str]:
    """A place as its name and what kind of place it is; the second is empty where nothing says it.

    >>> without_unit("遂平县"), without_unit("苏伊士运河"), without_unit("景德镇")
    (('遂平', '县'), ('苏伊士', '运河'), ('景德镇', ''))
    """
    unit = _UNITS.search(word) if word not in PLACES else None
    return (word[: unit.start()], unit[0]) if unit else (word, "")


def spelled_place(name: str) -> str:
    """A name in Pinyin; a word for a kind of place that stands for itself may be small."""
    return syllables(name) if _SMALL_UNITS.fullmatch(name) else capitalised(PLACES.get(name) or syllables(name))


def spelled_unit(unit: str) -> Iterator[str]:
    """The words of a kind of place in Pinyin."""
    is_small = _SMALL_UNITS.fullmatch(unit)
    yield from (syllables(word) if is_small else capitalised(syllables(word)) for word in _UNIT_WORDS.findall(unit))
