"""Long lists: no page holds more than 200 entries, all entries stand once and in order, every address is its own."""

import datetime as dt
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from duizhao.catalogue import Entry
from duizhao.pages.split import MOST, Part, chunks, part_address, split
from made_up import catalogue_of, make_made_up_entry

DAYS = st.dates(dt.date(1946, 1, 1), dt.date(1947, 3, 1)) | st.sampled_from([dt.date(1946, 5, 15), dt.date(1, 1, 1)])


def entries_on(dates: list[dt.date]) -> tuple[Entry, ...]:
    return catalogue_of(make_made_up_entry(number, date) for number, date in enumerate(dates)).entries


def walk(whole: Part) -> list[Part]:
    """A list and all below it."""
    return [way[-1] for way in whole.ways()]


@given(st.lists(DAYS, max_size=60), st.integers(1, 12))
def test_parts_hold_every_entry_once_and_in_order(dates: list[dt.date], most: int) -> None:
    entries = entries_on(dates)
    whole = split(entries, most)
    leaves = [part for part in walk(whole) if not part.parts]
    assert all(len(leaf.entries) <= most for leaf in leaves)
    assert tuple(entry for leaf in leaves for entry in leaf.entries) == entries
    for part in walk(whole):
        if part.parts:
            assert part.entries == tuple(entry for below in part.parts for entry in below.entries)
            assert all(below.entries for below in part.parts)


@given(st.lists(DAYS, max_size=60), st.integers(1, 12))
def test_every_part_has_an_address_and_a_name_of_its_own(dates: list[dt.date], most: int) -> None:
    parts = walk(split(entries_on(dates), most))
    addresses = [part_address("tags/a.html", part) for part in parts]
    assert len(set(addresses)) == len(addresses)
    assert addresses[0] == "tags/a.html"
    for part in parts:
        names = [below.label.en for below in part.parts]
        assert len(set(names)) == len(names)
        assert all(names)


@settings(max_examples=20)
@given(st.integers(0, 5 * MOST))
def test_a_crowded_day_is_cut_by_number(count: int) -> None:
    whole = split(entries_on([dt.date(1958, 1, 6)] * count))
    leaves = [part for part in walk(whole) if not part.parts]
    assert len(leaves) == max(1, -(-count // MOST))
    assert max(len(leaf.entries) for leaf in leaves) <= MOST
    if count > MOST:
        assert [leaf.key for leaf in leaves] == [f"1958-01-06-{number}" for number in range(1, len(leaves) + 1)]


def test_a_list_is_cut_no_further_than_needed() -> None:
    dates = [dt.date(1957, 1, 1)] * MOST + [dt.date(1958, 2, 1)] * MOST + [dt.date(1958, 3, 1)]
    assert [part.key for part in walk(split(entries_on(dates)))] == ["", "1957", "1958", "1958-02", "1958-03"]
    assert [part.key for part in walk(split(entries_on(dates[:MOST])))] == [""]


def test_parts_of_a_day_are_called_after_it_and_each_list_stands_behind_those_that_lead_to_it() -> None:
    ways = list(split(entries_on([dt.date(1958, 2, 4)] * (MOST + 1))).ways())
    assert [[part.key for part in way] for way in ways[-2:]] == [
        ["", "1958", "1958-02", "1958-02-04", "1958-02-04-1"],
        ["", "1958", "1958-02", "1958-02-04", "1958-02-04-2"],
    ]
    assert (ways[-1][-1].label.en, ways[-1][-1].label.zh) == ("4 February 1958, part 2", "1958年2月4日，第2部分")


def test_days_that_fit_one_page_share_it() -> None:
    days = [dt.date(1958, 5, day) for day in range(1, 32) for _ in range(9)]
    (year,) = split(entries_on([*days, *[dt.date(1958, 6, 1)] * MOST])).parts
    may, june = year.parts
    assert [(part.key, part.label.en, part.label.zh, len(part.entries)) for part in may.parts] == [
        ("1958-05-01", "1–22 May 1958", "1958年5月1日—22日", 198),
        ("1958-05-23", "23–31 May 1958", "1958年5月23日—31日", 81),
    ]
    assert june.parts == ()


@given(st.lists(DAYS, max_size=60), st.integers(1, 12))
def test_no_two_parts_of_a_month_would_fit_one_page(dates: list[dt.date], most: int) -> None:
    for month in walk(split(entries_on(dates), most)):
        if len(month.key) == len("1958-05"):
            sizes = [len(part.entries) for part in month.parts]
            assert all(one + other > most for one, other in pairwise(sizes))


@given(st.lists(st.integers(), max_size=30), st.integers(1, 7))
def test_chunks(items: list[int], most: int) -> None:
    pieces = chunks(items, most)
    assert [item for piece in pieces for item in piece] == items
    assert all(len(piece) <= most for piece in pieces)
    assert len(pieces) == max(1, -(-len(items) // most))
