"""Dates of print: read as received, and named in both languages."""

import calendar
import datetime as dt
import re

DATE = re.compile(r"(\d{4})(?:-|/|\.|年)(\d{1,2})(?:-|/|\.|月)(\d{1,2})日?", re.ASCII)

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
