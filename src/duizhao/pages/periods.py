"""Periods of time for charts and gaps: the unit that suits a span, and what lies in each."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from duizhao.dates import date_en, date_zh, days_in_month, month_en
from duizhao.ids import day_address, month_address, year_address
from duizhao.labels import Label, label

Unit = Literal["year", "month", "day"]

MOST_DAYS = 62
MOST_MONTHS = 60
MOST_BARS = 120
_STEPS = (1, 5, 10, 50, 100, 500)


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time with a page of its own.

    Attributes:
        key: sorts in time: (1958,), (1958, 1) or (1958, 1, 6).
        label: its name in both languages.
        address: its page.
    """

    key: tuple[int, ...]
    label: Label
    address: str


@dataclass(frozen=True, slots=True)
class Scale:
    """The bars of a chart: a unit, and how many units make one bar."""

    unit: Unit
    periods: tuple[Period, ...]
    step: int = 1

    @property
    def words(self) -> Label:
        """What one bar counts."""
        return label("per-years").fill(number=self.step) if self.step > 1 else label(f"per-{self.unit}")

    def count(self, dates: Iterable[dt.date]) -> tuple[int, ...]:
        """How many of some dates fall into each period."""
        width = {"year": 1, "month": 2, "day": 3}[self.unit]
        counts: Counter[tuple[int, ...]] = Counter()
        for date, number in Counter(dates).items():
            key = (date.year, date.month, date.day)[:width]
            counts[(key[0] - (key[0] - self.periods[0].key[0]) % self.step, *key[1:])] += number
        return tuple(counts[period.key] for period in self.periods)


def scale_for(first: dt.date, last: dt.date) -> Scale:
    """The unit that suits a span: days up to two months, months up to five years, else years."""
    if (last - first).days < MOST_DAYS:
        days = ((first + dt.timedelta(days=offset)) for offset in range((last - first).days + 1))
        return Scale("day", tuple(day_period(day) for day in days))
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months <= MOST_MONTHS:
        keys = (divmod(first.year * 12 + first.month - 1 + offset, 12) for offset in range(months))
        return Scale("month", tuple(month_period(year, month + 1) for year, month in keys))
    years = last.year - first.year + 1
    step = next(step for step in _STEPS if years / step <= MOST_BARS)
    return Scale("year", tuple(year_period(year, step) for year in range(first.year, last.year + 1, step)), step)


def year_period(year: int, step: int = 1) -> Period:
    """A year, or several from one on; digits need no second language."""
    name = str(year) if step == 1 else f"{year}–{year + step - 1}"
    return Period((year,), Label(name, ""), year_address(year))


def month_period(year: int, month: int) -> Period:
    """A month."""
    return Period((year, month), Label(f"{month_en(month)} {year}", f"{year}年{month}月"), month_address(year, month))


def day_period(date: dt.date) -> Period:
    """A day."""
    return Period((date.year, date.month, date.day), Label(date_en(date), date_zh(date)), day_address(date))


def days_label(first: dt.date, last: dt.date) -> Label:
    """The name of days of one month that follow each other, or of one day.

    >>> days_label(dt.date(1958, 5, 1), dt.date(1958, 5, 9))
    Label(en='1–9 May 1958', zh='1958年5月1日—9日')
    """
    if first == last:
        return day_period(first).label
    return Label(f"{first.day}–{date_en(last)}", f"{date_zh(first)}—{last.day}日")


def month_days(year: int, month: int) -> Iterator[dt.date]:
    """The days of a month."""
    return (dt.date(year, month, day) for day in range(1, days_in_month(year, month) + 1))


def ranges(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Runs of successive numbers, as (first, last).

    >>> list(ranges([1, 2, 3, 7]))
    [(1, 3), (7, 7)]
    """
    run: list[int] = []
    for number in numbers:
        if run and number != run[-1] + 1:
            yield run[0], run[-1]
            run = []
        run.append(number)
    if run:
        yield run[0], run[-1]


def range_words(first: int, last: int) -> str:
    """A run as text: `7` or `1–3`."""
    return str(first) if first == last else f"{first}–{last}"
