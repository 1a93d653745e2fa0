"""Days of a volume: how many articles and how much text each has; what rates are counted against."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from duizhao.errors import IndexDamagedError
from duizhao.search.binary import Damage, Ints, read_varints, split_sections, unframe

DAYS_FILE = "days.bin"
"""Days and their articles."""

AMOUNTS_FILE = "amounts.bin"
"""Text of each day, apart: a search in some years needs the days alone."""


@dataclass(frozen=True, slots=True)
class Day:
    """One day that has articles; `zh` and `en` count code points of all units of a language."""

    date: dt.date
    articles: int
    zh: int
    en: int


def read_days(folder: str, days: bytes, amounts: bytes) -> tuple[Day, ...]:
    """The days of a volume from their two files.

    Raises:
        IndexDamagedError: a file is not what it must be.
    """
    first, articles = _columns(folder, DAYS_FILE, days)
    try:
        dates = [dt.date.fromordinal(ordinal) for ordinal in np.cumsum(first).tolist()]
    except (ValueError, OverflowError) as error:
        raise IndexDamagedError(f"{folder}/{DAYS_FILE}", str(error)) from error
    zh, en = _columns(folder, AMOUNTS_FILE, amounts)
    if len(zh) != len(dates):
        raise IndexDamagedError(f"{folder}/{AMOUNTS_FILE}", f"amounts of {len(zh)} days where {len(dates)} belong")
    rows = zip(dates, articles.tolist(), zh.tolist(), en.tolist(), strict=True)
    return tuple(Day(*row) for row in rows)


def _columns(folder: str, name: str, data: bytes) -> tuple[Ints, Ints]:
    """The two columns of a file, which are of the same length."""
    try:
        first, second = split_sections(unframe(folder, name, data), 2)
        numbers = read_varints(first)
        return numbers, read_varints(second, len(numbers))
    except (Damage, ValueError, OverflowError) as error:
        raise IndexDamagedError(f"{folder}/{name}", str(error)) from error


def sum_by_month(days: Iterable[Day]) -> dict[str, list[int]]:
    """Articles and code points of every month: `{"1958-01": [articles, zh, en]}`."""
    months: dict[str, list[int]] = {}
    for day in days:
        month = months.setdefault(day.date.isoformat()[:7], [0, 0, 0])
        for place, count in enumerate((day.articles, day.zh, day.en)):
            month[place] += count
    return months
