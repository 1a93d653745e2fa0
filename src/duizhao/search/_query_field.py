"""Fields of a query: what stands before and behind the colon."""

import re
from collections.abc import Callable
from typing import TypeVar

from duizhao.dates import days_in_month
from duizhao.folding import class_of, fold
from duizhao.search._query_input import Input, QueryError
from duizhao.search._query_tree import DateRange, Field, FieldValue, NumberRange, Or
from duizhao.search.tokens import tokenize

_NAME = re.compile(r"([A-Za-z]+):")
_YEAR = re.compile(r"[0-9]{4}")
_PAGE = re.compile(r"[0-9]{1,4}")
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_STARRED = frozenset(("section", "column", "agency"))
_CHOICES = {"lang": frozenset(("zh", "en")), "in": frozenset(("headline", "byline", "text"))}

_Bound = TypeVar("_Bound", int, str)


def read_field(source: Input) -> Field | Or | None:
    """Read the field that begins here; None where none does.

    Raises:
        QueryError: unknown-field, bad-value, unbalanced-quote.
    """
    start = source.at
    match = _NAME.match(source.text, start)
    if match is None:
        return None
    name = match[1].lower()
    if name not in FIELDS:
        raise QueryError("unknown-field", start, match.end(1))
    source.at = match.end()
    quoted = source.take_quoted()
    held = source.take_held() if quoted is None else None
    is_bare = quoted is None and held is None
    typed = source.take_run() if is_bare else quoted or held or ""
    is_starred = typed.endswith("*") if is_bare else source.take("*")
    if is_starred and name not in _STARRED:
        raise source.mistake("bad-value", start)
    # Curly marks around Han may be part of a name, or only hold it together.
    texts = [typed, typed[1:-1]] if held else [typed[:-1] if is_starred and is_bare else typed]
    values = [FIELDS[name](text) for text in texts]
    fields = [Field(name, value, is_starred, (start, source.at)) for value in values if value]
    if len(fields) < len(texts):
        raise source.mistake("bad-value", start)
    return Or(tuple(fields)) if held else fields[0]


def compact(text: str) -> str:
    """A text as values of fields are compared: folded, without blanks and what shows nothing.

    >>> compact("新华社　Nan\u00adchang")
    '新华社nanchang'
    """
    return "".join(sign for sign in fold(text) if class_of(ord(sign)) not in {"blank", "ignorable"})


def _years(typed: str) -> NumberRange | None:
    return _range(typed, _year, _year)


def _pages(typed: str) -> NumberRange | None:
    return _range(typed, _page, _page)


def _dates(typed: str) -> DateRange | None:
    return _range(typed, _first_day, _last_day)


def _byline(typed: str) -> FieldValue:
    return tuple((token.kind, token.text) for token in tokenize(typed))


def _choice(name: str) -> Callable[[str], str | None]:
    return lambda typed: compact(typed) if compact(typed) in _CHOICES[name] else None


def _range(
    typed: str, low_in: Callable[[str], _Bound | None], high_in: Callable[[str], _Bound | None]
) -> tuple[_Bound | None, _Bound | None] | None:
    """`low..high`, one of them open, or one alone; None where it is no such thing."""
    before, dots, after = compact(typed).partition("..")
    after = after if dots else before
    low, high = low_in(before), high_in(after)
    if not (before or after) or (before and low is None) or (after and high is None):
        return None
    if low is not None and high is not None and low > high:
        return None
    return low, high


def _year(text: str) -> int | None:
    return int(text) or None if _YEAR.fullmatch(text) else None


def _page(text: str) -> int | None:
    return int(text) if _PAGE.fullmatch(text) else None


def _first_day(text: str) -> str | None:
    return _day(text, "01", lambda _year, _month: "01")


def _last_day(text: str) -> str | None:
    return _day(text, "12", lambda year, month: f"{days_in_month(year, month):02}")


def _day(text: str, month_default: str, day_default: Callable[[int, int], str]) -> str | None:
    """A day, or the border of a month or a year, as `1958-01-31`; None where there is no such day."""
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    year, month = match[1], match[2] or month_default
    if year == "0000" or not "01" <= month <= "12":
        return None
    day = match[3] or day_default(int(year), int(month))
    if not 1 <= int(day) <= days_in_month(int(year), int(month)):
        return None
    return f"{year}-{month}-{day}"


FIELDS: dict[str, Callable[[str], FieldValue | None]] = {
    "year": _years,
    "date": _dates,
    "page": _pages,
    "section": compact,
    "column": compact,
    "agency": compact,
    "byline": _byline,
    "tag": compact,
    "lang": _choice("lang"),
    "in": _choice("in"),
}
"""What reads the value of each field: the value in its normal form, nothing where it is none."""
