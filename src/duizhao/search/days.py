"""Days of a volume: how many articles and how much text each has; what rates are counted against."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from duizhao.errors import IndexDamagedError
from duizhao.search.binary import Damage, read_varints, split_sections, unframe

DAYS_FILE = "days.bin"

_COLUMNS = 4


@dataclass(frozen=True, slots=True)
class Day:
    """One day that has articles; `zh` and `en` count code points of all units of a language."""

    date: dt.date
    articles: int
    zh: int
    en: int


def read_days(folder: str, data: bytes) -> tuple[Day, ...]:
    """The days of a volume from its file.

    Raises:
        IndexDamagedError: the file is not what it must be.
    """
    try:
        first, *others = split_sections(unframe(folder, DAYS_FILE, data), _COLUMNS)
        ordinals = np.cumsum(read_varints(first)).tolist()
        columns = [read_varints(column, len(ordinals)).tolist() for column in others]
        dates = map(dt.date.fromordinal, ordinals)
        return tuple(Day(*row) for row in zip(dates, *columns, strict=True))
    except (Damage, ValueError, OverflowError) as error:
        raise IndexDamagedError(f"{folder}/{DAYS_FILE}", str(error)) from error


def sum_by_month(days: Iterable[Day]) -> dict[str, list[int]]:
    """Articles and code points of every month: `{"1958-01": [articles, zh, en]}`."""
    months: dict[str, list[int]] = {}
    for day in days:
        month = months.setdefault(day.date.isoformat()[:7], [0, 0, 0])
        for place, count in enumerate((day.articles, day.zh, day.en)):
            month[place] += count
    return months
