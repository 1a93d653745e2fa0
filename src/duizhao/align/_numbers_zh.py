"""Numbers in Chinese text."""

import re
from functools import lru_cache
from itertools import chain

from duizhao.align._figures import CENTURY, LARGE, LAST_ORDINAL, LONGEST, MICRO, micro, say

_DIGITS_ZH = {
    "零": 0,
    "〇": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
_TENS_ZH = {"廿": 20, "卅": 30}
_SCALES_ZH = {"十": 10, "百": 100, "千": 1000}
_GREAT_ZH = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_HAN_NUMERAL = "零〇一二两三四五六七八九十百千万萬亿億廿卅"
_ARABIC = r"\d{1,3}(?: ?, ?\d{3})+(?!\d)(?:\.\d+)?|\d+(?: ?\. ?\d+)?"
_RUN = rf"(?:{_ARABIC}|[{_HAN_NUMERAL}])+"
_REST_OF_ARABIC = r"\d{0,2}(?: ?, ?\d{3})+(?!\d)(?:\.\d+)?|\d*(?: ?\. ?\d+)?"
_NUMBER_ZH = re.compile(  # it begins with a set of characters, because only such places are found fast
    rf"([第\d{_HAN_NUMERAL}](?:(?<=\d)(?:{_REST_OF_ARABIC}))?(?:{_ARABIC}|[{_HAN_NUMERAL}])*)"
    rf"(?:点([零〇一二三四五六七八九]+)|分之({_RUN}(?:点[零〇一二三四五六七八九]+)?))?(月|年(?!代))?",
    re.ASCII,
)
_PIECE_ZH = re.compile(rf"{_ARABIC}|[{_HAN_NUMERAL}]", re.ASCII)
_DIGIT_RUN_ZH = re.compile("[零〇一二三四五六七八九]{2,}")
_LAST_MONTH = 12
_REMEMBERED = 1024
"""Paragraphs whose numbers are kept in mind: they are read to align an article, and again to audit it."""


def numbers_zh(text: str) -> set[str]:
    """Numbers in Chinese text (NFKC), read to their one form.

    >>> sorted(numbers_zh("4月18日，一万一千多床，六百八十四亿，卅二开，三分之二"))
    ['11000', '18', '2/3', '32', '68400000000', 'M4']
    """
    return set(chain.from_iterable(readings_zh(text)))


@lru_cache(maxsize=_REMEMBERED)
def readings_zh(text: str) -> tuple[tuple[str, ...], ...]:
    """Every number of Chinese text (NFKC), in order, each with all that it may mean.

    >>> readings_zh("五八年春，八十八人")
    (('58', '1958'), ('88',))
    """
    return tuple(filter(None, map(_readings_zh, _NUMBER_ZH.findall(text))))


@lru_cache(maxsize=1024)
def _readings_zh(number: tuple[str, str, str, str]) -> tuple[str, ...]:
    """What a number means: its run of numerals, its decimals or the whole that it is a part of, and 月 or 年 after it."""
    run, decimals, whole, after = number
    ordinal, run = run[0] == "第", run.lstrip("第")
    value = _value_zh(run) if run else None
    if value is None:
        return ()
    if whole:
        whole, _, below = whole.partition("点")
        top = _value_zh(whole)
        if top is None:
            return ()
        top += _below_one(below)
        return _not_one(say(top) if value == LARGE * MICRO else f"{say(top)}/{say(value)}")
    if decimals:
        return _not_one(say(value + _below_one(decimals)))
    if after == "月" and value <= _LAST_MONTH * MICRO:
        return (f"M{say(value)}",)
    readings = _not_one(say(value))
    if after == "年" and len(run) == len("五八") and value < LARGE * MICRO:
        readings += _not_one(say(value + CENTURY * MICRO))  # 五八年 is 1958
    if ordinal and value <= LAST_ORDINAL * MICRO:
        readings += (f"#{say(value)}",)
    return readings


def _below_one(decimals: str) -> int:
    """Millionths that the numerals behind 点 mean."""
    return micro("0." + "".join(str(_DIGITS_ZH[digit]) for digit in decimals)) if decimals else 0


def _not_one(reading: str) -> tuple[str, ...]:
    return () if reading == "1" else (reading,)


def _value_zh(run: str) -> int | None:
    """Millionths that a run of numerals means; None for 千万, 两三 and other words that are no number."""
    if run in _DIGITS_ZH:
        return _DIGITS_ZH[run] * MICRO
    if len(run) > LONGEST:
        return None
    if _DIGIT_RUN_ZH.fullmatch(run):
        figures = "".join(str(_DIGITS_ZH[digit]) for digit in run)
        about = len(run) == len("三四") and _neighbours(figures)
        return None if about else int(figures) * MICRO
    if run[0] in _GREAT_ZH or run[0] in "百千":
        return LARGE * MICRO if run == "百" else None
    return _with_units(run)


def _with_units(run: str) -> int | None:
    total = section = number = 0
    greatest = last = 1
    for piece in _PIECE_ZH.findall(run):
        if piece in _GREAT_ZH:
            last = _GREAT_ZH[piece]
            if last > greatest:  # 一万二千亿: all before it is multiplied
                total, greatest = (total + section + number) * last, last
            elif not section and not number:
                total *= last  # 四万万
            else:
                total += (section + number) * last
            section = number = 0
        elif piece in _SCALES_ZH:
            section += (number or MICRO) * _SCALES_ZH[piece]
            last, number = _SCALES_ZH[piece], 0
        elif piece in _TENS_ZH:
            section += _TENS_ZH[piece] * MICRO
        elif number:
            return None  # 七八十: seventy or eighty
        else:
            number = _digit(piece)
            last = last if number else 1
    if last > LAST_ORDINAL and 0 < number < LAST_ORDINAL * MICRO and run[-1] in _DIGITS_ZH:
        number = number * last // 10  # 一万五 is 15,000
    return total + section + number


def _digit(piece: str) -> int:
    return _DIGITS_ZH[piece] * MICRO if piece in _DIGITS_ZH else micro(piece)


def _neighbours(figures: str) -> bool:
    """Whether two figures are neighbours, 三四: three or four."""
    return abs(int(figures[1]) - int(figures[0])) <= 1
