"""Dates of print: read as received, and named in both languages."""

import calendar
import datetime as dt
import re

from duizhao.numerals import SMALL_NUMERALS, below_hundred
from duizhao.text import FULL_WIDTH

DATE = re.compile(r"(\d{4})(?:-|/|\.|年)(\d{1,2})(?:-|/|\.|月)(\d{1,2})日?", re.ASCII)

_LONGEST = 40
"""Characters of a line that may be a date."""
_WEEKDAY = re.compile(r"\s*[（(]?(?:星期|礼拜|周)[一二三四五六日天][)）]?$")
_IN_CHARACTERS = re.compile(
    f"([{SMALL_NUMERALS}]{{2}})([{SMALL_NUMERALS}]{{2}})年([{SMALL_NUMERALS}]{{1,3}})月([{SMALL_NUMERALS}]{{1,3}})日"
)

MONTHS_EN = tuple(calendar.month_name)[1:]


def parse_date(text: str) -> dt.date | None:
    """Read a date as seeds write it; None where the text has no such form.

    Args:
        text: `1958-01-06`, `1958/1/6`, `1958.1.6` or `1958年1月6日`, blanks around it allowed.

    Raises:
        ValueError: the form is a date's but there is no such day.

    >>> parse_date(" 1958-01-06 ")
    datetime.date(1958, 1, 6)
    >>> parse_date("January 6th") is None
    True
    """
    match = DATE.fullmatch(text.strip())
    if match is None:
        return None
    year, month, day = map(int, match.groups())
    return dt.date(year, month, day)


def plain_date(text: str) -> str:
    """A date line with ASCII digits and without the day of the week; any other text as it is.

    >>> plain_date("１９５８年１月６日（星期一）"), plain_date("一九五八年十二月二十一日"), plain_date("一九五八年一月二三日"), plain_date("五年计划")
    ('1958年1月6日', '1958年12月21日', '1958年1月23日', '五年计划')
    """
    if len(text) > _LONGEST:
        return text
    plain = _WEEKDAY.sub("", text.translate(FULL_WIDTH))
    match = _IN_CHARACTERS.fullmatch(re.sub(r"\s+", "", plain))
    if match is None:
        return plain
    century, year, month, day = map(below_hundred, (match[1], match[2], match[3], match[4]))
    if century is None or year is None or month is None or day is None:
        return text
    return f"{century:02}{year:02}年{month}月{day}日"


def month_en(month: int) -> str:
    """English name of a month, 1 to 12.

    >>> month_en(1)
    'January'
    """
    return MONTHS_EN[month - 1]


def date_en(date: dt.date) -> str:
    """A date as English prose writes it.

    >>> date_en(dt.date(1958, 1, 6))
    '6 January 1958'
    """
    return f"{date.day} {month_en(date.month)} {date.year}"


def date_zh(date: dt.date) -> str:
    """A date as Chinese writes it.

    >>> date_zh(dt.date(1958, 1, 6))
    '1958年1月6日'
    """
    return f"{date.year}年{date.month}月{date.day}日"


def days_in_month(year: int, month: int) -> int:
    """Number of days in a month."""
    return calendar.monthrange(year, month)[1]
