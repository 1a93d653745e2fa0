"""No list page holds more than 200 entries: longer lists are cut by year, by month and by days, and within a day by number.

Days that fit one page together share it: a term of every third article would else have a page for each day of many years.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from duizhao.catalogue import Entry
from duizhao.labels import Label, label
from duizhao.pages.periods import days_label, month_period, year_period

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

    def ways(self, above: tuple["Part", ...] = ()) -> Iterator[tuple["Part", ...]]:
        """This list and all below it, each behind the lists that lead to it."""
        way = (*above, self)
        yield way
        for part in self.parts:
            yield from part.ways(way)


_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class _Cut:
    """One way to cut a list: what entries of a part have in common, its key by the first date, its name by the first and the last.

    Attributes:
        joins: whether neighbours that one page holds become one part.
    """

    common: Callable[[dt.date], object]
    key: Callable[[dt.date], str]
    label: Callable[[dt.date, dt.date], Label]
    joins: bool = False


_CUTS = (
    _Cut(lambda date: date.year, lambda date: f"{date.year:04}", lambda date, _: year_period(date.year).label),
    _Cut(
        lambda date: (date.year, date.month),
        lambda date: f"{date.year:04}-{date.month:02}",
        lambda date, _: month_period(date.year, date.month).label,
    ),
    _Cut(lambda date: date, dt.date.isoformat, days_label, joins=True),
)


def split(entries: Sequence[Entry], most: int = MOST) -> Part:
    """Cut a list so that no page holds more than `most` entries."""
    return _split("", Label("", ""), tuple(entries), most, 0)


def _split(key: str, name: Label, entries: tuple[Entry, ...], most: int, level: int) -> Part:
    if len(entries) <= most:
        return Part(key, name, entries)
    if level == len(_CUTS):
        starts = range(0, len(entries), most)
        parts = tuple(
            Part(f"{key}-{number}", numbered_part(name, number), entries[start : start + most])
            for number, start in enumerate(starts, 1)
        )
        return Part(key, name, entries, parts)
    cut = _CUTS[level]
    groups = [tuple(group) for _, group in groupby(entries, key=lambda entry: cut.common(entry.date))]
    pieces = _joined(groups, most) if cut.joins else groups
    parts = tuple(
        _split(cut.key(piece[0].date), cut.label(piece[0].date, piece[-1].date), piece, most, level + 1)
        for piece in pieces
    )
    return Part(key, name, entries, parts)


def numbered_part(name: Label, number: int) -> Label:
    """What to call a part of what has a name, a day or a printed page."""
    part = label("part").fill(number=number)
    return Label(f"{name.en}, {part.en}", f"{name.zh}，{part.zh}")


def _joined(groups: Sequence[tuple[Entry, ...]], most: int) -> list[tuple[Entry, ...]]:
    """Neighbours together, as long as one page holds them."""
    runs: list[tuple[Entry, ...]] = []
    for group in groups:
        if runs and len(runs[-1]) + len(group) <= most:
            runs[-1] += group
        else:
            runs.append(group)
    return runs


def chunks(items: Sequence[_T], most: int = MOST) -> list[Sequence[_T]]:
    """Pieces of at most `most` items; one empty piece for nothing."""
    return [items[start : start + most] for start in range(0, len(items), most)] or [items]


def part_address(base: str, part: Part) -> str:
    """Address of a part of the list at `base`.

    >>> part_address("tags/mass-line.html", Part("1958", Label("", ""), ()))
    'tags/mass-line/1958.html'
    """
    return f"{base.removesuffix('.html')}/{part.key}.html" if part.key else base
