"""Numbers and dates of a pair, compared across scripts: 八十八 is eighty-eight, 11月30日 is November 30th.

Small numbers are compared only against each other, since 两 and "one" come and go in any translation; from eleven on, and with
decimals or as fractions, a number has to be there.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import unescape

from duizhao.align import plain, said_en
from duizhao.audit import _spoken_en, _spoken_zh
from duizhao.audit._days import days_otherwise
from duizhao.audit._numbered import numbered_otherwise
from duizhao.audit._readings import ReadZh, read_zh

_SMALL_ONES = frozenset(map(str, range(11)))
_COME_AND_GO = 2
"""The greatest number that any translation adds or leaves out: 两, a, both."""
_MOST = 400
"""Numbers of a pair beyond which nobody asks for parts of them: a table, which would take the square of its length."""
_CENTURY = 100
_CENTURIES = frozenset({18, 19, 20})
_DECADES = frozenset(range(10, 100, 10))
_AGES = re.compile(r"\b(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)ies\b", re.IGNORECASE)
_FULL_HOUR = re.compile(r"(?<=\d):00\b")
_FOLD = re.compile(r"(?<=[a-z])fold\b")
_SCORES = (
    ("threescore and ten", "seventy"),
    ("fourscore and ten", "ninety"),
    ("threescore and", "sixty"),
    ("threescore", "sixty"),
    ("fourscore and", "eighty"),
    ("fourscore", "eighty"),
)
_UNIT_ALONE = re.compile("(?<![0-9零一二三四五六七八九十百千])(?:百万|千万|[千万亿])")
_OF_UNITS = frozenset(("1000", "10000", "1000000", "10000000", "100000000"))
_PART_OF = {"half": "1/2", "quarter": "1/4"}
_PARTS = re.compile(rf"\b({'|'.join(_PART_OF)})s?\b")


@dataclass(frozen=True, slots=True)
class NumbersCompared:
    """What came of comparing the numbers of a pair.

    Attributes:
        agree: numbers of the original that the translation has.
        zh, en: numbers that only one side has, in their order, as far as that means anything.
    """

    agree: int
    zh: tuple[str, ...] = ()
    en: tuple[str, ...] = ()


def compare_numbers(zh: str, en: str) -> NumbersCompared:
    """Compare the numbers of two texts that answer each other.

    >>> compare_numbers("八十八个党员", "all eighty-eight Party members")
    NumbersCompared(agree=1, zh=(), en=())
    >>> compare_numbers("八十八个党员", "all eighty-nine Party members")
    NumbersCompared(agree=0, zh=('88',), en=('89',))
    """
    found = _compare(zh, read_zh(zh), en, _read_en(en))
    if (found.zh or found.en) and (_spoken_zh.is_spoken(plain(zh)) or _spoken_en.is_spoken(en)):
        found = _compare(zh, read_zh(zh, freely=True), en, _read_en(_spoken_en.spelled_out(en)))
    return found


def _compare(zh: str, original_zh: ReadZh, en: str, rendered: Sequence[str]) -> NumbersCompared:
    said = original_zh.said
    distinct = dict.fromkeys(rendered)
    original = _side({reading for readings in said for reading in readings} | original_zh.loose)
    translation = _side([*distinct, *_parts(en)])
    zh_open = [
        readings[-1]
        for readings in said
        if translation.numbers.isdisjoint(readings)
        and not any(_is_said(each, translation, original) for each in readings)
    ]
    en_open = [
        number for number in distinct if number not in original.numbers and not _is_said(number, original, translation)
    ]
    if en_open and _UNIT_ALONE.search(zh):
        en_open = [number for number in en_open if number not in _OF_UNITS]  # 万亩 is "10,000 mu"
    zh_open, en_open = _telling(zh_open, en_open)
    if not zh_open and not en_open:
        meant = [next(filter(translation.numbers.__contains__, readings), readings[0]) for readings in said]
        zh_open, en_open = _miscounted(meant, rendered)
    for named_zh, named_en in (numbered_otherwise(zh, en), _days(zh, en, zh_open, en_open)):
        zh_open += [each for each in named_zh if each not in zh_open]
        en_open += [each for each in named_en if each not in en_open]
    return NumbersCompared(max(0, len(said) - len(zh_open)), tuple(zh_open), tuple(en_open))


def _days(zh: str, en: str, zh_open: Sequence[str], en_open: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Days that differ, where the numbers do not tell."""
    return ((), ()) if zh_open or en_open else days_otherwise(zh, en)


def _read_en(text: str) -> list[str]:
    bare = plain(unescape(text) if "&" in text else text)
    if "fold" in bare:
        bare = _FOLD.sub(" fold", bare)
    if "ies" in bare:
        bare = _AGES.sub(lambda match: f"{match[0][:-3]}y", bare)
    if ":00" in bare:
        bare = _FULL_HOUR.sub("", bare)
    if "score" in bare:
        for old, new in _SCORES:
            bare = bare.replace(old, new)
    return [each for each in said_en(bare) if each[0] != "#"]


def _parts(text: str) -> list[str]:
    """Parts of a whole that English has words for."""
    found = _PARTS.findall(text.lower())
    return [_PART_OF[word] for word in found]


@dataclass(frozen=True, slots=True)
class _Side:
    """The numbers of one text, and those of them that are whole."""

    numbers: frozenset[str]
    wholes: frozenset[int]


def _side(numbers: Iterable[str]) -> _Side:
    kept = frozenset(numbers)
    return _Side(kept, frozenset(int(each) for each in kept if each.isdigit()))


def _is_said(number: str, others: _Side, own: _Side) -> bool:
    """Whether the other side says a number: itself, as part of a date, decade or whole, or in two parts, as KJV's "sixty and five"."""
    said = others.numbers
    if number in said or f"M{number}" in said or (number[0] == "M" and number[1:] in said):
        return True
    if f"1/{number}" in said or (number.startswith("1/") and number[2:] in said):
        return True  # one-third is read as a third thing
    if not number.isdigit() or len(others.wholes) + len(own.wholes) > _MOST:
        return False
    value, there, here = int(number), others.wholes, own.wholes
    if any(_is_decade(value, other) or _is_decade(other, value) for other in there | here):
        return True
    if any(value - other in there and _follows(value - other, other) for other in there):
        return True
    return any(
        other - value in here and (_follows(other - value, value) or _follows(value, other - value)) for other in there
    )


def _is_decade(year: int, decade: int) -> bool:
    """Whether a year names a decade: the 1950s are 五十年代."""
    return decade in _DECADES and year // _CENTURY in _CENTURIES and year % _CENTURY == decade


def _follows(rest: int, whole: int) -> bool:
    """Whether a rest can be said after a whole: 5 after 60, 62 after 900, not 5 after 12."""
    return rest > 0 and whole % 10 ** len(str(rest)) == 0


def _telling(zh: Sequence[str], en: Sequence[str]) -> tuple[list[str], list[str]]:
    """Of the numbers that one side lacks, those that mean anything."""
    months = [[each for each in side if each[0] == "M"] for side in (zh, en)]
    plain_ones = [[each for each in side if each[0] != "M"] for side in (zh, en)]
    firm = [[each for each in side if not _is_small(each)] for side in plain_ones]
    kept = plain_ones if all(plain_ones) else firm
    if all(months):
        kept = [kept[at] + months[at] for at in range(2)]
    return kept[0], kept[1]


def _miscounted(zh: Sequence[str], en: Sequence[str]) -> tuple[list[str], list[str]]:
    """Numbers that one side says more often, where both say as many of them: one became another that is there too.

    Numbers from one to ten are counted all together, then without those that come and go.
    """
    for kind in (_is_small, _is_some):
        sides = [sorted(filter(kind, side)) for side in (zh, en)]
        if len(sides[0]) == len(sides[1]) and sides[0] != sides[1]:
            counts = [Counter(side) for side in sides]
            return sorted((counts[0] - counts[1]).elements()), sorted((counts[1] - counts[0]).elements())
    return [], []


def _is_small(number: str) -> bool:
    return number in _SMALL_ONES


def _is_some(number: str) -> bool:
    return number in _SMALL_ONES and int(number) > _COME_AND_GO
