"""No list page holds more than 200 entries: longer lists are cut by date, and within a day by number."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from duizhao.catalogue import Entry
from duizhao.labels import Label, label
from duizhao.pages.periods import day_period, month_period, year_period

MOST = 200
"""Entries on one page."""


@dataclass(frozen=True, slots=True)
class Part:
    """A list, or the shorter lists that it is cut into.

    Attributes:
        key: what its address ends in; empty for the whole.
        label: name of the stretch of time, or of the part.
        entries: all that it holds, in order.
        parts: shorter lists; empty where the entries fit one page.
    """

    key: str
    label: Label
    entries: tuple[Entry, ...]
    parts: tuple["Part", ...] = ()

    def walk(self) -> Iterator["Part"]:
        """This list and all below it."""
        yield self
        for part in self.parts:
            yield from part.walk()


_T = TypeVar("_T")
_Named = tuple[str, Label]


def _by_year(date: dt.date) -> _Named:
    return f"{date.year:04}", year_period(date.year).label


def _by_month(date: dt.date) -> _Named:
    return f"{date.year:04}-{date.month:02}", month_period(date.year, date.month).label


def _by_day(date: dt.date) -> _Named:
    return date.isoformat(), day_period(date).label


_CUTS: tuple[Callable[[dt.date], _Named], ...] = (_by_year, _by_month, _by_day)


def split(entries: Sequence[Entry], most: int = MOST) -> Part:
    """Cut a list so that no page holds more than `most` entries."""
    return _split("", Label("", ""), tuple(entries), most, 0)


def _split(key: str, name: Label, entries: tuple[Entry, ...], most: int, level: int) -> Part:
    if len(entries) <= most:
        return Part(key, name, entries)
    if level == len(_CUTS):
        starts = range(0, len(entries), most)
        parts = tuple(
            Part(f"{key}-{number}", label("part").fill(number=number), entries[start : start + most])
            for number, start in enumerate(starts, 1)
        )
        return Part(key, name, entries, parts)
    grouped = [
        _split(*named, tuple(group), most, level + 1)
        for named, group in groupby(entries, key=lambda entry: _CUTS[level](entry.date))
    ]
    return Part(key, name, entries, tuple(grouped))


def chunks(items: Sequence[_T], most: int = MOST) -> list[Sequence[_T]]:
    """Pieces of at most `most` items; one empty piece for nothing."""
    return [items[start : start + most] for start in range(0, len(items), most)] or [items]


def part_address(base: str, part: Part) -> str:
    """Address of a part of the list at `base`.

    >>> part_address("tags/mass-line.html", Part("1958", Label("", ""), ()))
    'tags/mass-line/1958.html'
    """
    return f"{base.removesuffix('.html')}/{part.key}.html" if part.key else base
