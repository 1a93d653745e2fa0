"""Numbers read from either script; the cases of golden/numbers.yml."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from duizhao.align._anchors import plain
from duizhao.align._numbers import numbers_en, numbers_zh, scan_en

CASES = yaml.safe_load((Path(__file__).parent / "golden" / "numbers.yml").read_text(encoding="utf-8"))

DIGITS = "零一二三四五六七八九"
ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["-", "-", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


@pytest.mark.parametrize(("text", "readings"), CASES["en"].items())
def test_english_numbers(text: str, readings: list[str]) -> None:
    assert sorted(numbers_en(scan_en(plain(text))[0])) == sorted(readings)


@pytest.mark.parametrize(("text", "readings"), CASES["zh"].items())
def test_chinese_numbers(text: str, readings: list[str]) -> None:
    assert sorted(numbers_zh(plain(text))) == sorted(readings)


def han_below_10000(value: int) -> str:
    said, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // unit % 10
        if digit:
            said += ("零" if gap and said else "") + DIGITS[digit] + name
        gap = not digit
    return said


def han(value: int) -> str:
    if value < 10_000:
        return han_below_10000(value)
    rest = value % 10_000
    return (
        han_below_10000(value // 10_000)
        + "万"
        + ("零" if 0 < rest < 1000 else "")
        + (han_below_10000(rest) if rest else "")
    )


def english(value: int) -> str:
    if value >= 1000:
        return f"{english(value // 1000)} thousand {english(value % 1000) if value % 1000 else ''}".strip()
    if value >= 100:
        return f"{ONES[value // 100]} hundred{' and ' + english(value % 100) if value % 100 else ''}"
    if value >= 20:
        return TENS[value // 10] + (f"-{ONES[value % 10]}" if value % 10 else "")
    return ONES[value]


@given(st.integers(2, 999_999))
def test_every_number_reads_the_same_in_words_and_in_figures(value: int) -> None:
    assert numbers_en(scan_en(english(value))[0]) - {f"#{value}"} == {str(value)}
    assert numbers_en(scan_en(f"{value:,}")[0]) == {str(value)}
    assert numbers_zh(han(value)) == {str(value)}
    assert numbers_zh(str(value)) == {str(value)}


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    assert numbers_zh(plain(text)) >= set()
    assert numbers_en(scan_en(plain(text))[0]) >= set()


@given(st.text(alphabet="零一二十百千万亿两廿卅点分之第月年年0123456789, ."))
def test_any_row_of_numerals_can_be_read(text: str) -> None:
    assert "1" not in numbers_zh(text)


@given(
    st.lists(
        st.sampled_from(["one", "two", "twenty", "hundred", "thousand", "and", "first", "thirds", "5", "1,000", "may"])
    )
)
def test_any_row_of_number_words_can_be_read(words: list[str]) -> None:
    assert "1" not in numbers_en(scan_en(" ".join(words))[0])
