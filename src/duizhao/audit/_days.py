"""Days of months that both sides name: 一月一日 is January 1st and no January 2nd, though one and two come and go."""

import re
from collections.abc import Iterator
from itertools import chain

from duizhao.align import plain
from duizhao.audit._numbered import in_figures
from duizhao.dates import MONTHS_EN

_MONTHS = tuple(name.lower() for name in MONTHS_EN)
_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in _MONTHS) + r"|sept"
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?(?![\d,]{0,20}\d)"
_EN = (
    re.compile(rf"\b(?P<month>{_MONTH})\.? (?P<day>{_DAY})"),
    re.compile(rf"\b(?P<day>{_DAY})(?: of)? (?P<month>{_MONTH})\b"),
)
_NUMERALS = "一二三四五六七八九十廿卅0-9"
_ZH = re.compile(f"([{_NUMERALS}]{{1,3}})月([{_NUMERALS}]{{1,3}})[日号]")


def days_otherwise(zh: str, en: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Days that only one side names; nothing where the sides name a different number of them, which says that one is spelled otherwise.

    >>> days_otherwise("一九五六年一月一日", "on January 2, 1956")
    (('1月1日',), ('1月2日',))
    """
    if "月" not in zh or not ("日" in zh or "号" in zh):
        return (), ()
    ours = list(dict.fromkeys(_days_zh(plain(zh))))
    theirs = list(dict.fromkeys(_days_en(plain(en)))) if ours else []
    if len(ours) != len(theirs):
        return (), ()
    return tuple(day for day in ours if day not in theirs), tuple(day for day in theirs if day not in ours)


def _days_zh(text: str) -> Iterator[str]:
    for month, day in _ZH.findall(text):
        yield f"{in_figures(month)}月{in_figures(day)}日"


def _days_en(text: str) -> Iterator[str]:
    found = sorted(chain.from_iterable(pattern.finditer(text) for pattern in _EN), key=re.Match.start)
    end = 0
    for match in found:
        if match.start() >= end:  # "5 January 1956" is no January 19
            end = match.end()
            number = next(at for at, name in enumerate(_MONTHS, 1) if name.startswith(match["month"][:3]))
            yield f"{number}月{int(re.sub('[^0-9]', '', match['day']))}日"
