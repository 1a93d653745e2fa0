"""The numbers of a Chinese text, with all that a translation may say for each: 十五时 is 3 p.m., 民国三十八年 is 1949."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape

from duizhao.align import plain, readings_zh
from duizhao.audit._spoken_zh import Meaning, meanings, plainly
from duizhao.numerals import NUMERALS, ONES
from duizhao.text import HAN

_FIGURES = f"零{ONES}"
_RUN = f"{NUMERALS}0-9"
_BLANK_BY_HAN = re.compile(rf"(?<=[{HAN}]) +(?=\d)|(?<=\d) +(?=[{HAN}])")
_LOOSE_PAIR = re.compile(f"(?<![{_RUN}])[{ONES}]{{2}}(?![年{_RUN}点])")
"""Two numerals without a unit: 二五制 is no twenty-five."""
_A_HUNDRED = re.compile("百(?!分之[^百])")
_FIRM_HUNDRED = re.compile("100|一百")
_ABOUT = re.compile("(?<=[0-9十百千])[多余数几](?=[十百千万亿])|[数几][十百千万亿]+")
"""How a number is said to be rough: 200多万 is read as 200万, 十几万 as 十万, 数十亿 as none."""
_SEVERAL = re.compile("(?<![0-9十百千])[数几]([十百千万亿]+)")
"""几十万 may be several hundred thousand."""
_ROUGH = "多余数几"
_VERY = re.compile(f"(?<![{_RUN}])十分(?!钟|之)")
"""十分满意 is very content; ten points of a score may be ten, and need not."""
_TENTHS = re.compile(f"(?<![{_RUN}])([{ONES}])成(半?)(?=[以左多的,，.。、;；)）]|$)")
"""三成 are thirty per cent, 三成半 thirty-five."""
_OR = re.compile(f"(?<![{_RUN}])([{ONES}两])([{ONES}两])([百千万])")
"""三四百 are three or four hundred."""
_LISTED = re.compile(f"(?<![{_RUN}])([{ONES}])、([{ONES}])([十百千万])")
"""二、三十 are twenty or thirty."""
_DISCOUNT = re.compile(f"(?<![{_RUN}])([{ONES}])折")
"""八折 is eighty per cent of a price, or twenty off."""
_QUARTER = re.compile(f"(?<=[{_RUN}])[点时]([一三])刻")
_HALF_HOUR = re.compile(f"[{_RUN}][点时]半")
_CLOCK = re.compile(
    rf"(?<![{_RUN}.])([{_RUN}]{{1,3}})(?:时(?![期代候间常])|点(?=钟|整|半|[{_RUN}]+分|[^{_RUN}\w]|[到至开在起前后]|$))"
)
_TWELVE = re.compile("(?:中午|正午|午夜|半夜|夜里|子夜)(?:十二|12)[时点]")
_NOON, _DAY = 12, 24
_REIGN = re.compile(f"(民国|光绪|宣统|同治|咸丰|道光|嘉庆|乾隆|雍正|康熙|顺治|昭和|大正|明治)([{_RUN}]{{1,3}})年")
_BEFORE_REIGN = {
    "民国": 1911,
    "光绪": 1874,
    "宣统": 1908,
    "同治": 1861,
    "咸丰": 1850,
    "道光": 1820,
    "嘉庆": 1795,
    "乾隆": 1735,
    "雍正": 1722,
    "康熙": 1661,
    "顺治": 1643,
    "昭和": 1925,
    "大正": 1911,
    "明治": 1867,
}
"""The year before the first one of a reign or republic."""


@dataclass(frozen=True, slots=True)
class ReadZh:
    """The numbers of a Chinese text.

    Attributes:
        said: each number with its readings, in order; the last is the one to show.
        loose: what may be a number and need not be rendered as one.
    """

    said: tuple[tuple[str, ...], ...]
    loose: frozenset[str]


def read_zh(text: str, *, freely: bool = False) -> ReadZh:
    """Read a Chinese text.

    Args:
        freely: with all that else its numbers may be called, which takes longer.

    >>> read_zh("十五时，党员八十八人").said
    (('15', '3', '15'), ('88',))
    """
    bare = plain(unescape(text) if "&" in text else text)
    bare = _BLANK_BY_HAN.sub("", bare) if " " in bare else bare
    several: tuple[str, ...] = ()
    if any(map(bare.__contains__, _ROUGH)):
        several = tuple(number for units in _SEVERAL.findall(bare) for number in _numbers(f"一{units}"))
        bare = _ABOUT.sub("", bare)
    loose = frozenset((*_loose(bare), *several))
    bare = _without_idioms(bare)
    others: dict[str, tuple[str, ...]] = {}
    _widen(others, (((number,), said) for number, said in _otherwise(bare)))
    if freely:
        bare = plainly(bare)
        loose |= _widen(others, meanings(bare))
    found = []
    for readings in readings_zh(bare):
        kept = tuple(each for each in readings if each[0] != "#")
        if kept and kept[0] not in loose:
            found.append((kept[0], *others[kept[0]], kept[-1]) if kept[0] in others else kept)
    return ReadZh(tuple(found), loose)


def _widen(others: dict[str, tuple[str, ...]], meant: Iterable[Meaning]) -> frozenset[str]:
    """Add to what numbers may be called; gives what may stand there besides."""
    besides: set[str] = set()
    for numbers, said in dict.fromkeys(meant):  # a table may say the same a thousand times
        for number in numbers:
            others[number] = (*others.get(number, ()), *said)
        if not numbers:
            besides.update(said)
    return frozenset(besides)


def _loose(bare: str) -> Iterator[str]:
    """What may be a number and need not be rendered as one."""
    yield from (f"{_FIGURES.index(pair[0])}{_FIGURES.index(pair[1])}" for pair in _LOOSE_PAIR.findall(bare))
    if "十分" in bare and _VERY.search(bare):
        yield "10"
    for low, high, unit in _OR.findall(bare):
        for words in (low + unit, low, high + unit, high):
            yield from _numbers(words)
    if _A_HUNDRED.search(bare) and not _FIRM_HUNDRED.search(bare):
        yield "100"  # 百姓, 百分比
    if "刻" in bare:
        yield from ("15" if quarter == "一" else "45" for quarter in _QUARTER.findall(bare))
    if "半" in bare and _HALF_HOUR.search(bare):
        yield "30"
    if _TWELVE.search(bare):
        yield "12"


def _without_idioms(bare: str) -> str:
    """The text without what would be read as another number: 十分 that is very, tenths as per cent, no quarters of hours."""
    if "十分" in bare:
        bare = _VERY.sub("很", bare)
    if "成" in bare:
        bare = _TENTHS.sub(lambda match: f"{match[1]}十{'五' if match[2] else ''}%", bare)
    return _QUARTER.sub("时", bare) if "刻" in bare else bare


def _numbers(numerals: str) -> tuple[str, ...]:
    return tuple(each for readings in readings_zh(numerals) for each in readings)


def _otherwise(bare: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Numbers, and what else a translation may say for them."""
    for numeral in _CLOCK.findall(bare) if "时" in bare or "点" in bare else ():
        for hour in _numbers(numeral):
            if hour.isdigit() and int(hour) <= _DAY and int(hour) != _NOON:
                yield hour, (str(int(hour) - _NOON if int(hour) > _NOON else int(hour) + _NOON),)
    for reign, numeral in _REIGN.findall(bare) if "年" in bare else ():
        for year in _numbers(numeral)[:1]:
            if year.isdigit():
                yield year, (str(int(year) + _BEFORE_REIGN[reign]),)
    for low, _, unit in _LISTED.findall(bare) if "、" in bare else ():
        yield str(_FIGURES.index(low)), _numbers(low + unit)
    for part in _DISCOUNT.findall(bare) if "折" in bare else ():
        tenths = _FIGURES.index(part)
        yield str(tenths), (str(10 * tenths), str(100 - 10 * tenths))
