"""Scales of time: every date has its bar, counts sum up, and the number of bars is bounded for any span."""

import datetime as dt
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.ids import day_address, month_address, year_address
from duizhao.pages.periods import (
    MOST_BARS,
    MOST_DAYS,
    MOST_MONTHS,
    Scale,
    month_days,
    range_words,
    ranges,
    scale_for,
    year_period,
)
from duizhao.pages.timeline import chart, spark, table
from made_up import catalogue_of, read_markup

# Short spans and long ones alike: drawn evenly over all years, nearly every span would be one of centuries.
SPANS = st.tuples(st.dates(), st.integers(0, 70) | st.integers(0, 2_500) | st.integers(0, 3_652_058)).map(
    lambda pair: (pair[0], dt.date.fromordinal(min(dt.date.max.toordinal(), pair[0].toordinal() + pair[1])))
)


@st.composite
def spans_with_dates(draw: st.DrawFn) -> tuple[dt.date, dt.date, list[dt.date]]:
    first, last = draw(SPANS)
    return first, last, draw(st.lists(st.dates(first, last), max_size=40))


@given(SPANS)
def test_labels_of_the_axis_stay_within_the_chart(span: tuple[dt.date, dt.date]) -> None:
    scale = scale_for(*span)
    labels = re.findall(r'<text x="([\d.]+)"[^>]*>([^<]+)</text>', chart(scale, tuple(1 for _ in scale.periods), ""))
    assert labels
    assert all(float(x) + 6 * len(words) <= 720 for x, words in labels)


def test_a_bar_of_several_years_is_named_as_one() -> None:
    words = [scale_for(dt.date(1900, 1, 1), dt.date(last, 1, 1)).words.en for last in (1900, 1904, 1950, 2019, 2020)]
    assert words == ["Articles per day", "Articles per month", *["Articles per year"] * 2, "Articles per 5 years"]


@given(spans_with_dates())
def test_every_date_is_counted_once(given_: tuple[dt.date, dt.date, list[dt.date]]) -> None:
    first, last, dates = given_
    scale = scale_for(first, last)
    counts = scale.count([first, *dates, last])
    assert sum(counts) == len(dates) + 2
    assert counts[0] > 0
    assert counts[-1] > 0
    assert len(counts) == len(scale.periods)


@given(SPANS)
def test_bars_are_bounded_and_in_order(span: tuple[dt.date, dt.date]) -> None:
    scale = scale_for(*span)
    most = {"day": MOST_DAYS, "month": MOST_MONTHS, "year": MOST_BARS}[scale.unit]
    assert 1 <= len(scale.periods) <= most
    keys = [period.key for period in scale.periods]
    assert keys == sorted(set(keys))
    assert scale.step == 1 or scale.unit == "year"


@given(SPANS)
def test_no_period_lies_outside_the_span(span: tuple[dt.date, dt.date]) -> None:
    first, last = span
    scale = scale_for(first, last)
    width = len(scale.periods[0].key)
    assert scale.periods[0].key == (first.year, first.month, first.day)[:width]
    assert scale.periods[-1].key <= (last.year, last.month, last.day)[:width]


@pytest.mark.parametrize(
    ("first", "last", "unit", "bars", "step"),
    [
        ("1958-01-06", "1958-01-06", "day", 1, 1),
        ("1958-01-01", "1958-03-03", "day", 62, 1),
        ("1958-01-01", "1958-03-04", "month", 3, 1),
        ("1957-12-31", "1962-11-01", "month", 60, 1),
        ("1957-12-31", "1962-12-01", "year", 6, 1),
        ("1946-05-15", "2003-12-31", "year", 58, 1),
        ("1881-01-01", "2000-12-31", "year", 120, 1),
        ("1880-01-01", "2000-12-31", "year", 25, 5),
        ("0001-01-01", "9999-12-31", "year", 100, 100),
    ],
)
def test_the_unit_that_suits_a_span(first: str, last: str, unit: str, bars: int, step: int) -> None:
    scale = scale_for(dt.date.fromisoformat(first), dt.date.fromisoformat(last))
    assert (scale.unit, len(scale.periods), scale.step) == (unit, bars, step)


def test_dates_outside_the_scale_are_not_counted() -> None:
    scale = scale_for(dt.date(1958, 1, 1), dt.date(1958, 1, 3))
    assert scale.count([dt.date(1957, 12, 31), dt.date(1958, 1, 2), dt.date(1958, 1, 4)]) == (0, 1, 0)


def test_several_years_in_one_bar() -> None:
    assert year_period(1946, 5).label.en == "1946–1950"
    scale = Scale("year", tuple(year_period(year, 5) for year in (1946, 1951)), 5)
    assert scale.count(dt.date(year, 7, 1) for year in (1946, 1950, 1951, 1955)) == (2, 2)


@given(st.sets(st.integers(1, 60)))
def test_ranges_name_every_number_once(numbers: set[int]) -> None:
    runs = list(ranges(sorted(numbers)))
    assert [number for first, last in runs for number in range(first, last + 1)] == sorted(numbers)
    assert all(later[0] > earlier[1] + 1 for earlier, later in pairwise(runs))


def test_range_words() -> None:
    assert (range_words(3, 3), range_words(3, 4)) == ("3", "3–4")


def test_days_of_a_leap_month() -> None:
    assert [day.day for day in month_days(1960, 2)] == [*range(1, 30)]


@given(spans_with_dates())
def test_the_chart_and_its_table_say_the_same(given_: tuple[dt.date, dt.date, list[dt.date]]) -> None:
    first, last, dates = given_
    scale = scale_for(first, last)
    counts = scale.count([first, *dates, last])
    bars = [values for name, values in read_markup(chart(scale, counts, "../"))[0] if name == "a"]
    assert len(bars) == sum(count > 0 for count in counts)
    said = {str(values["aria-label"]).rpartition(": ")[0::2] for values in bars}
    assert said == {(p.label.en, str(count)) for p, count in zip(scale.periods, counts, strict=True) if count}
    rows = [values["id"] for name, values in read_markup(table(scale, counts))[0] if name == "tr" and values]
    assert len(rows) == len(bars)
    if scale.step > 1:
        assert {str(values["href"]).partition("#")[2] for values in bars} == set(rows)


@pytest.mark.parametrize("date", [dt.date(1, 1, 1), dt.date(958, 12, 9), dt.date(9999, 12, 31)])
def test_addresses_have_four_digits_of_the_year(date: dt.date) -> None:
    for address in (day_address(date), month_address(date.year, date.month), year_address(date.year)):
        assert address.startswith(f"{date.year:04}/")


@given(st.lists(st.integers(0, 50_000), min_size=1, max_size=MOST_BARS).filter(any))
def test_no_bar_leaves_the_chart(counts: list[int]) -> None:
    scale = Scale("year", tuple(year_period(1900 + index) for index in range(len(counts))))
    for svg, width, height in ((chart(scale, tuple(counts), ""), 720, 120), (spark(tuple(counts)), 120, 24)):
        bars = [values for name, values in read_markup(svg)[0] if name == "rect"]
        assert len(bars) == sum(count > 0 for count in counts)
        for bar in bars:
            x, y, wide, high = (float(str(bar[name])) for name in ("x", "y", "width", "height"))
            assert 0 <= x <= x + wide <= width + 0.51
            assert 0 <= y <= y + high <= height + 0.11


def test_the_chart_does_not_grow_with_the_corpus() -> None:
    first, last = dt.date(1946, 1, 1), dt.date(1985, 12, 31)
    scale = scale_for(first, last)
    few, many = (
        chart(scale, scale.count(first + dt.timedelta(index * 14_609 // count) for index in range(count)), "")
        for count in (500, 50_000)
    )
    assert len(many.encode()) < len(few.encode()) * 1.05


def test_an_empty_catalogue_has_no_days() -> None:
    assert list(catalogue_of([]).issues()) == []
