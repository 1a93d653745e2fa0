"""Volumes (卷): the calendar cut into stretches that do not depend on what else the corpus holds."""

import datetime as dt
import hashlib
import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, islice

from duizhao.catalogue import Entry
from duizhao.dates import days_in_month

FORMAT = 4
"""Version of the index's format; another one is another index."""

MOST_ARTICLES = 24_576
"""Articles beyond which a stretch of the calendar is cut."""

OPEN_ARTICLES = 1_024
"""Articles at most of the open volume, which is soon built again when something is added behind all others."""
_SHUT = 4
"""How many times as many articles the last stretch must have for an open volume to be worth its files."""

PART_ARTICLES = 256
"""Articles at most that are cut into tokens together, and again where one of them changed."""

_YEARS = (0, 1 << 14)
_FOLDER_DIGITS = 16


@dataclass(frozen=True, slots=True)
class VolumePlan:
    """One volume to be: its articles in reading order, and the name of its folder, which says all that it is made of."""

    folder: str
    entries: tuple[Entry, ...]


def plan_volumes(
    entries: Sequence[Entry], basis: Mapping[str, object], most: int = MOST_ARTICLES, most_open: int = OPEN_ARTICLES
) -> tuple[VolumePlan, ...]:
    """Cut a corpus into volumes, the last of them a small one where the others are large.

    Args:
        entries: in reading order.
        basis: whatever else the files of a volume depend on, such as the digest of the fold table.
        most: articles beyond which a stretch is cut in two; a single day stays whole.
        most_open: articles of the last volume, about, where the stretch that it ends has several times as many.
    """
    dates = [entry.date for entry in entries]
    volumes = []
    for first, last in _with_open_end(dates, list(_stretches(dates, *_YEARS, most)), most_open):
        chosen = tuple(entries[bisect_left(dates, first) : bisect_right(dates, last)])
        if chosen:
            volumes.append(VolumePlan(folder_name(chosen, basis), chosen))
    return tuple(volumes)


def parts_of(entries: Sequence[Entry], most: int = PART_ARTICLES) -> Iterator[Sequence[Entry]]:
    """Articles month by month, and at most so many together: an article more changes its own month alone."""
    for _, of_month in groupby(entries, key=lambda entry: (entry.date.year, entry.date.month)):
        while chosen := tuple(islice(of_month, most)):
            yield chosen


def folder_name(entries: Sequence[Entry], basis: Mapping[str, object]) -> str:
    """Digest over all that the files of a volume are made of."""
    digest = hashlib.sha256(json.dumps(basis, sort_keys=True).encode())
    for entry in entries:
        parts = (
            entry.id,
            entry.page,
            entry.text_digest,
            entry.en_count,
            entry.zh_count,
            entry.headline_en,
            entry.headline_zh,
            entry.byline.en,
            entry.byline.zh,
            entry.facets,
            entry.tags,
        )
        digest.update(json.dumps(parts).encode())
    return digest.hexdigest()[:_FOLDER_DIGITS]


def _with_open_end(
    dates: Sequence[dt.date], stretches: Sequence[tuple[dt.date, dt.date]], most: int
) -> Iterator[tuple[dt.date, dt.date]]:
    """Stretches, the end of the last one apart if that is long: as much of the calendar as holds so many articles."""
    yield from stretches[:-1]
    for first, last in stretches[-1:]:
        if _count(dates, first, last) <= _SHUT * most:
            yield first, last
            return
        *_, (opens, _) = _stretches(dates[bisect_left(dates, first) :], *_YEARS, most)
        if opens > first:
            yield first, opens - dt.timedelta(1)
        yield max(first, opens), last


def _stretches(dates: Sequence[dt.date], year: int, years: int, most: int) -> Iterator[tuple[dt.date, dt.date]]:
    """Stretches of at most so many articles, from blocks of years whose size is a power of two down to days."""
    if year > dt.MAXYEAR or year + years <= dt.MINYEAR:
        return
    first = dt.date(max(year, dt.MINYEAR), 1, 1)
    last = dt.date(min(year + years - 1, dt.MAXYEAR), 12, 31)
    count = _count(dates, first, last)
    if count == 0:
        return
    if count <= most:
        yield first, last
    elif years > 1:
        yield from _stretches(dates, year, years // 2, most)
        yield from _stretches(dates, year + years // 2, years // 2, most)
    else:
        for part in _parts(year, 1, 12):
            yield from _within_year(dates, *part, most)


def _within_year(
    dates: Sequence[dt.date], year: int, month: int, months: int, most: int
) -> Iterator[tuple[dt.date, dt.date]]:
    end = month + months - 1
    first, last = dt.date(year, month, 1), dt.date(year, end, days_in_month(year, end))
    if _count(dates, first, last) <= most:
        yield first, last
    elif months > 1:
        for part in _parts(year, month, months):
            yield from _within_year(dates, *part, most)
    else:
        yield from _within_month(dates, first, last, most)


def _parts(year: int, month: int, months: int) -> Iterator[tuple[int, int, int]]:
    """A year as two halves, a half as two quarters, a quarter as three months."""
    size = {12: 6, 6: 3, 3: 1}[months]
    for start in range(month, month + months, size):
        yield year, start, size


def _within_month(
    dates: Sequence[dt.date], first: dt.date, last: dt.date, most: int
) -> Iterator[tuple[dt.date, dt.date]]:
    if first == last or _count(dates, first, last) <= most:
        yield first, last
        return
    middle = first + (last - first) // 2
    yield from _within_month(dates, first, middle, most)
    yield from _within_month(dates, middle + dt.timedelta(1), last, most)


def _count(dates: Sequence[dt.date], first: dt.date, last: dt.date) -> int:
    return bisect_right(dates, last) - bisect_left(dates, first)
