"""Measures of a pair: 亩 has to be a mu or an acre, whether it was converted or not."""

import re
from collections.abc import Iterator

from duizhao.numerals import NUMERALS

_RUN = f"0-9{NUMERALS}半"
_UNITS: tuple[tuple[str, str], ...] = (
    ("亩", r"mu|mous?|acres?|hectares?|ha"),
    ("公顷", r"hectares?|ha|acres?"),
    ("斤", r"jin|catt(?:y|ies)|chin|kilograms?|kilos?|kg|pounds?|lbs?|tons?|tonnes?"),
    ("公斤", r"kilograms?|kilos?|kg|jin|catt(?:y|ies)|pounds?|tons?|tonnes?"),
    ("吨", r"tons?|tonnes?|metric|kilograms?|kg"),
    ("里", r"li|miles?|kilomet(?:er|re)s?|km"),
    ("公里", r"kilomet(?:er|re)s?|km|miles?|li"),
    ("元", r"yuan|dollars?|rmb|usd|\$|us\$|pounds?|euros?|rubles?|yen"),
)
"""Units of counted things, and what English may make of them."""
_WRITTEN = re.compile(
    rf"(?:(?<=[{_RUN}数几])[千万]|(?![千万])[{_RUN}])[多余来几]?"
    "(公顷|公斤|公里|华里|市斤|市里|亩|斤(?!八两)|吨|里|元)(?![旦首帅老勋气音素化论里位营湾庄铺堡墩屯店桥马长迢])"
)
"""Behind a number; a mere 千 or 万 is none: 一日千里, 千斤重担."""
_SIGNS = "亩顷斤吨里元"
_SAME = {"华里": "里", "市里": "里", "市斤": "斤"}
_IN_ENGLISH = {
    unit: re.compile(rf"(?<![a-z])(?:{words})(?![a-z])|\$" if unit == "元" else rf"(?<![a-z])(?:{words})(?![a-z])")
    for unit, words in _UNITS
}


def missing_units(zh: str, en: str) -> Iterator[str]:
    """Units that the original counts in and that the translation neither names nor converts, each once.

    >>> list(missing_units("三百亩地，五斤粮", "three hundred mu of land and some grain"))
    ['斤']
    """
    if not any(map(zh.__contains__, _SIGNS)):
        return
    english = en.lower()
    for unit in dict.fromkeys(_SAME.get(found, found) for found in _WRITTEN.findall(zh)):
        if not _IN_ENGLISH[unit].search(english):
            yield unit
