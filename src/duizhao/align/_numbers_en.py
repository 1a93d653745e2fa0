"""Numbers in English text."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import compress, count

from duizhao.align._figures import CENTURY, LARGE, LAST_ORDINAL, LONGEST, MICRO, micro, say

_UNITS_EN = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
_ORDINALS_EN = {
    "first": 1, "firstly": 1, "second": 2, "secondly": 2, "third": 3, "thirdly": 3, "fourth": 4, "fourthly": 4,
    "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12,
    "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18,
    "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60,
    "seventieth": 70, "eightieth": 80, "ninetieth": 90,
}  # fmt: skip
_SCALES_EN = {
    "hundred": 100, "hundredth": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
}  # fmt: skip
_PARTS_EN = {
    "thirds": 3, "quarters": 4, "fourths": 4, "fifths": 5, "sixths": 6, "sevenths": 7, "eighths": 8, "ninths": 9,
    "tenths": 10,
}  # fmt: skip
_MONTHS_EN = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march", "april apr", "may", "june jun", "july jul", "august aug",
         "september sep sept", "october oct", "november nov", "december dec"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTHS_ALSO_WORDS = frozenset({"march", "may"})
SPELLED = frozenset(_UNITS_EN.keys() | _ORDINALS_EN.keys() | _SCALES_EN.keys() | _MONTHS_EN.keys())
"""Words that a number or a date begins with."""
_TENS = 20
_GREATEST = 10**LONGEST

_FIGURES_EN = re.compile(r"(\d(?:\d{0,2}(?: ?, ?\d{3})+(?!\d)(?:\.\d+)?|\d*(?: ?\.(?: (?=\d+ %))?\d+)?))", re.ASCII)
_LETTERS = "".join(chr(code) if chr(code).islower() else " " for code in range(128))


_REMEMBERED = 1024
"""Paragraphs whose numbers are kept in mind: they are read to align an article, and again to audit it."""


def said_en(text: str) -> list[str]:
    """Every number of English text that is in lower case, in order.

    >>> said_en("five mice and five bulls")
    ['5', '5']
    """
    tokens, figures = scan_en(text)
    spelled = list(compress(count(), map(SPELLED.__contains__, tokens)))
    return readings_en(tokens, sorted((*spelled, *figures)) if figures else spelled)


@lru_cache(maxsize=_REMEMBERED)
def scan_en(text: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Words and figures of English text that is in lower case, and at which places of them the figures are.

    >>> scan_en("eighty-eight of 11,000, in 1958")
    (('eighty', 'eight', 'of', '11,000', 'in', '1958'), (3, 5))
    """
    if not text.isascii():
        text = text.encode("ascii", "replace").decode("ascii")
    words, *rest = _FIGURES_EN.split(text)
    tokens = words.translate(_LETTERS).split()
    figures = []
    for at in range(0, len(rest), 2):
        figures.append(len(tokens))
        tokens.append(rest[at])
        tokens += rest[at + 1].translate(_LETTERS).split()
    return tuple(tokens), tuple(figures)


def numbers_en(tokens: Sequence[str], places: Iterable[int] | None = None) -> set[str]:
    """Numbers among the tokens of English text, read to their one form.

    Args:
        tokens: words and figures.
        places: the tokens that a number may begin with, in order, where these are known; else every token is looked at.

    >>> sorted(numbers_en(scan_en("on april 18th, sixty-eight point; 68.4 billion")[0]))
    ['18', '68', '68400000000', 'M4']
    """
    return set(readings_en(tokens, places))


def readings_en(tokens: Sequence[str], places: Iterable[int] | None = None) -> list[str]:
    """Every number among the tokens of English text, in order; see `numbers_en`.

    >>> readings_en(scan_en("five mice and five bulls")[0])
    ['5', '5']
    """
    found: list[str] = []
    end = 0
    for at in range(len(tokens)) if places is None else places:
        if at < end:
            continue
        if tokens[at] < ":":
            end = _figures(tokens, at, found)
        elif tokens[at] in SPELLED:
            end = _spelled(tokens, at, found)
    return [reading for reading in found if reading != "1"]


def _figures(tokens: Sequence[str], at: int, found: list[str]) -> int:
    value = micro(tokens[at])
    at += 1
    while at < len(tokens) and tokens[at] in _SCALES_EN:
        value = min(value * _SCALES_EN[tokens[at]], _GREATEST)
        at += 1
    found.append(say(value))
    if at < len(tokens) and tokens[at] == "s" and value > CENTURY * MICRO:
        found.append(say(value % (LARGE * MICRO)))  # the 1950s are 五十年代
    return at


def _spelled(tokens: Sequence[str], at: int, found: list[str]) -> int:
    if tokens[at] in _MONTHS_EN:
        dated = at + 1 < len(tokens) and tokens[at + 1][0] <= "9"
        if dated or tokens[at] not in _MONTHS_ALSO_WORDS:
            found.append(f"M{_MONTHS_EN[tokens[at]]}")
        return at + 1
    whole, at = _cardinal(tokens, at)
    ends = tokens[at] if at < len(tokens) else ""
    if ends in _ORDINALS_EN and (
        not whole or whole % LARGE == 0 or (whole % 10 == 0 and _ORDINALS_EN[ends] < LAST_ORDINAL)
    ):
        whole += _ORDINALS_EN[ends]
        found.append(str(whole))
        if whole <= LAST_ORDINAL:
            found.append(f"#{whole}")
        return at + 1
    if ends in _PARTS_EN and whole:
        found.append(f"{whole}/{_PARTS_EN[ends]}")
        return at + 1
    if whole:
        found.append(str(whole))
    return at


def _cardinal(tokens: Sequence[str], at: int) -> tuple[int, int]:
    """Value of the words of a number from a place on, and the place behind them; an "and" belongs to it after hundreds."""
    total, part, last = 0, 0, LARGE
    while at < len(tokens):
        token = tokens[at]
        scale = _SCALES_EN.get(token)
        if scale:
            part, last = min(max(part, 1) * scale, _GREATEST), LARGE
            if scale > LARGE:
                total, part = total + part, 0
        elif token in _UNITS_EN and _follows(last, _UNITS_EN[token]):
            last = _UNITS_EN[token]
            part += last
        elif not (last == LARGE and total + part and _joins(tokens, at)):
            break
        at += 1
    return total + part, at


def _joins(tokens: Sequence[str], at: int) -> bool:
    """Whether an "and" stands here that a number goes on after."""
    after = tokens[at + 1] if at + 1 < len(tokens) else ""
    return tokens[at] == "and" and (after in _UNITS_EN or after in _ORDINALS_EN)


def _follows(last: int, unit: int) -> bool:
    """Whether a unit may follow: anything after a hundred, a digit after the tens."""
    return last == LARGE or (last >= _TENS and unit < LAST_ORDINAL)
