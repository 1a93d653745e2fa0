"""Numbers that name something: 国棉二厂 is Mill No. 2, and the second point is (2)."""

import re

from duizhao.align import plain, readings_zh

_NUMERALS = "一二三四五六七八九十百"
_UNITS = "厂矿队院校团师井窑"
_NAMED_ZH = re.compile(rf"(?<![{_NUMERALS}\d])第?([{_NUMERALS}]+|\d{{1,3}})(?=[{_UNITS}])")
_ORDINAL_ZH = re.compile(rf"第([{_NUMERALS}]+|\d{{1,3}})")
_NAMED_EN = re.compile(r"\bno\. ?(\d{1,3})\b")
_POINTS_ZH = re.compile(rf"\(([{_NUMERALS}]{{1,3}}|\d{{1,2}})\)")
_POINTS_EN = re.compile(r"\((\d{1,2})\)")


def numbered_otherwise(zh: str, en: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Numbers by which the sides name works or points otherwise; nothing where one side names none.

    >>> numbered_otherwise("国棉二厂", "Cotton Mill No. 3")
    (('2',), ('3',))
    >>> numbered_otherwise("（一）人；（二）地", "(1) people; (7) land")
    (('2',), ('7',))
    """
    if "No." not in en and "(" not in en:
        return (), ()
    zh, en = plain(zh), plain(en)
    named_zh, named_en = _values(_NAMED_ZH, zh), _values(_NAMED_EN, en)
    said = {*named_zh, *_values(_ORDINAL_ZH, zh)}
    wrong = [each for each in dict.fromkeys(named_en) if each not in said]
    right = [each for each in dict.fromkeys(named_zh) if each not in named_en]
    if not (wrong and right):
        wrong, right = [], []
    points_zh, points_en = _values(_POINTS_ZH, zh), _values(_POINTS_EN, en)
    if len(points_zh) == len(points_en):
        for one, other in zip(points_zh, points_en, strict=True):
            if one != other:
                right.append(one)
                wrong.append(other)
    return tuple(right), tuple(wrong)


def _values(pattern: re.Pattern[str], text: str) -> list[str]:
    return [in_figures(numeral) for numeral in pattern.findall(text)]


def in_figures(numeral: str) -> str:
    """A numeral in figures; one alone is no number to the aligner, but is to us."""
    readings = readings_zh(numeral)
    return readings[0][0] if readings else "1"
