"""Numbers for made-up text, as Chinese and English write them."""

import random

_DIGITS_ZH = "〇一二三四五六七八九"
_SMALL_EN = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS_EN = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_TEENS_END = 20
_UNITS = (("人", "people"), ("亩", "mu"), ("斤", "jin"), ("户", "households"), ("台", "sets"), ("天", "days"))
_SHARE_IN_WORDS = 0.4
_SHARE_IN_DIGITS = 0.4


def number_zh(number: int) -> str:
    """A number from 1 to 99 in Han numerals.

    >>> number_zh(10), number_zh(15), number_zh(88)
    ('十', '十五', '八十八')
    """
    tens, ones = divmod(number, 10)
    head = {0: "", 1: "十"}.get(tens, f"{_DIGITS_ZH[tens]}十")
    return head + (_DIGITS_ZH[ones] if ones else "")


def number_en(number: int) -> str:
    """A number from 1 to 99 in English words.

    >>> number_en(10), number_en(15), number_en(88)
    ('ten', 'fifteen', 'eighty-eight')
    """
    if number < _TEENS_END:
        return _SMALL_EN[number]
    tens, ones = divmod(number, 10)
    return _TENS_EN[tens] + (f"-{_SMALL_EN[ones]}" if ones else "")


def quantity(chance: random.Random) -> tuple[str, str]:
    """One number with its unit, as the Chinese and as the English text write it: 三十八亩 and "thirty-eight mu"."""
    number = chance.randint(2, 99)
    zh, en = chance.choice(_UNITS)
    kind = chance.random()
    if kind < _SHARE_IN_WORDS:
        return number_zh(number) + zh, f"{number_en(number)} {en}"
    if kind < _SHARE_IN_WORDS + _SHARE_IN_DIGITS:
        number *= chance.choice((1, 7, 31))
        return f"{number}{zh}", f"{number:,} {en}"
    return f"{number}％", f"{number} percent"


def ordinal_en(day: int) -> str:
    """A day of the month as English writes it.

    >>> ordinal_en(1), ordinal_en(12), ordinal_en(23)
    ('1st', '12th', '23rd')
    """
    suffix = "th" if day in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{suffix}"
