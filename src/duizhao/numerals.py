"""Chinese numerals: their signs, and what those below a hundred say, as days, months and pages are written."""

import re

ONES = "一二三四五六七八九"
NUMERALS = f"零〇{ONES}两十百千万亿"
"""The signs of any number as texts write it, for a class of a regular expression."""
SMALL_NUMERALS = "〇○零一二三四五六七八九十廿卅"
"""The signs of numerals below a hundred, likewise."""

_DIGITS = {**{digit: number for number, digit in enumerate(f"〇{ONES}")}, "○": 0, "零": 0}
_BY_TENS = re.compile(f"([{ONES}]?)十([{ONES}]?)")


def below_hundred(text: str) -> int | None:
    """The number that a numeral says, by tens or digit by digit; None where it says none.

    >>> below_hundred("三十一"), below_hundred("十"), below_hundred("廿五"), below_hundred("二三"), below_hundred("二〇")
    (31, 10, 25, 23, 20)
    >>> below_hundred("二三四") is None and below_hundred("十十") is None
    True
    """
    plain = text.replace("廿", "二十").replace("卅", "三十")
    if by_tens := _BY_TENS.fullmatch(plain):
        tens, ones = by_tens.groups()
        return 10 * _DIGITS.get(tens, 1) + _DIGITS.get(ones, 0)
    digits = [_DIGITS.get(sign) for sign in plain]
    match digits:
        case [int(ones)]:
            return ones
        case [int(tens), int(ones)]:
            return 10 * tens + ones
        case _:
            return None
