import datetime as dt
import random
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.catalogue import Entry
from duizhao.model import Byline
from duizhao.search.building import sizing_for
from duizhao.search.volumes import plan_volumes
from made_up import make_made_up_entry


def entries_on(days: list[dt.date]) -> list[Entry]:
    return [make_made_up_entry(number, day) for number, day in enumerate(sorted(days))]


@given(st.lists(st.dates(), max_size=40), st.integers(1, 9))
def test_volumes_are_all_entries_in_order_and_no_day_is_cut(days: list[dt.date], most: int) -> None:
    entries = entries_on(days)
    plans = plan_volumes(entries, {}, most)
    assert [entry for plan in plans for entry in plan.entries] == entries
    for plan in plans:
        assert len(plan.entries) <= most or len({entry.date for entry in plan.entries}) == 1
    borders = [(plan.entries[0].date, plan.entries[-1].date) for plan in plans]
    assert all(one[1] < other[0] for one, other in pairwise(borders))
    assert len({plan.folder for plan in plans}) == len(plans)


def test_where_a_volume_begins_does_not_depend_on_what_else_there_is() -> None:
    chance = random.Random(1)  # noqa: S311 - repeatable chance, no secrets
    days = [dt.date(1950, 1, 1) + dt.timedelta(chance.randrange(7_000)) for _ in range(400)]
    entries = entries_on(days)
    before = {plan.folder for plan in plan_volumes(entries, {}, 50)}
    late = sorted([*entries, make_made_up_entry(9_999, dt.date(1985, 5, 5))], key=lambda entry: entry.date)
    after = {plan.folder for plan in plan_volumes(late, {}, 50)}
    assert len(after - before) == 1
    assert before <= after


def test_years_are_cut_at_powers_of_two_then_at_halves_quarters_months() -> None:
    days = [dt.date(year, 6, 1) for year in range(1946, 1954)]
    years = [plan.entries[0].date.year for plan in plan_volumes(entries_on(days), {}, 4)]
    assert years == [1946, 1948, 1952]
    days = [dt.date(1958, month, 1) for month in range(1, 13)]
    assert [len(plan.entries) for plan in plan_volumes(entries_on(days), {}, 6)] == [6, 6]
    assert [len(plan.entries) for plan in plan_volumes(entries_on(days), {}, 3)] == [3, 3, 3, 3]
    assert [len(plan.entries) for plan in plan_volumes(entries_on(days), {}, 2)] == [1] * 12


@given(st.lists(st.dates(), max_size=60), st.integers(1, 4), st.integers(10, 30))
def test_the_open_volume_is_small_and_cuts_no_day(days: list[dt.date], most_open: int, most: int) -> None:
    entries = entries_on(days)
    plans = plan_volumes(entries, {}, most, most_open)
    assert [entry for plan in plans for entry in plan.entries] == entries
    borders = [(plan.entries[0].date, plan.entries[-1].date) for plan in plans]
    assert all(one[1] < other[0] for one, other in pairwise(borders))
    if len(plans) > 1 and len(entries) <= most:
        last = plans[-1].entries
        assert len(last) <= most_open or len({entry.date for entry in last}) == 1


def test_a_later_article_changes_the_open_volume_alone() -> None:
    days = [dt.date(1950, 1, 1) + dt.timedelta(number) for number in range(4_000)]
    before = plan_volumes(entries_on(days), {}, 5_000, 300)
    after = plan_volumes(entries_on([*days, days[-1] + dt.timedelta(1)]), {}, 5_000, 300)
    assert len(before) == len(after) == 2
    assert before[0] == after[0]
    assert len(after[1].entries) == len(before[1].entries) + 1 <= 300


def test_a_small_corpus_is_one_volume() -> None:
    days = [dt.date(1950, 1, 1) + dt.timedelta(number) for number in range(4_096)]
    assert len(plan_volumes(entries_on(days), {})) == 1
    assert len(plan_volumes(entries_on([*days, dt.date(1980, 1, 1)]), {})) == 2


@pytest.mark.parametrize(
    "change",
    ["basis", "tags", "headline_en", "headline_zh", "text_digest", "facets", "page", "byline", "en_count", "zh_count"],
)
def test_a_folder_is_named_by_all_that_its_files_are_made_of(change: str) -> None:
    entry = make_made_up_entry(1, dt.date(1958, 1, 6))
    (before,) = plan_volumes([entry], {"format": 1})
    changes: dict[str, Any] = {
        "tags": ("x",),
        "headline_en": "x",
        "headline_zh": "x",
        "text_digest": "x",
        "facets": (("section", "x"),),
        "page": 999,
        "byline": Byline("", "x"),
        "en_count": 99,
        "zh_count": 99,
    }
    other = make_made_up_entry(1, dt.date(1958, 1, 6), **({change: changes[change]} if change in changes else {}))
    (after,) = plan_volumes([other], {"format": 2 if change == "basis" else 1})
    assert before.folder != after.folder


def test_a_large_corpus_has_larger_files_and_volumes() -> None:
    small, large = sizing_for(25_000), sizing_for(25_001)
    assert small.articles < large.articles
    assert small.limits.shard < large.limits.shard
    assert small.limits.block < large.limits.block
    assert sizing_for(5) == small
    assert sizing_for(10**6) == large
