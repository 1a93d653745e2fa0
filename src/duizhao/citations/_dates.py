"""Dates of CSL items in the forms of the styles: [year], [year, month] or [year, month, day]."""

from collections.abc import Sequence

from duizhao.dates import month_en

DateParts = Sequence[int]
_MLA_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")


def month_day_year(parts: DateParts) -> str:
    """`February 10, 1958`, as Chicago has it."""
    year, *rest = parts
    return f"{month_day(rest)}{', ' if len(rest) > 1 else ' ' if rest else ''}{year}"


def month_day(rest: DateParts) -> str:
    """`February 10`; empty without a month."""
    return " ".join([month_en(rest[0]), *map(str, rest[1:])]) if rest else ""


def day_month_year(parts: DateParts) -> str:
    """`10 Feb. 1958`, as MLA has it."""
    year, *rest = parts
    month = [_MLA_MONTHS[rest[0] - 1]] if rest else []
    return " ".join([*map(str, rest[1:]), *month, str(year)])


def year_month_day(parts: DateParts) -> str:
    """`1958, February 10`, as APA has it."""
    year, *rest = parts
    return f"{year}{', ' if rest else ''}{month_day(rest)}"


def numeric(parts: DateParts) -> str:
    """`1958-02-10`."""
    return "-".join([str(parts[0]), *(f"{part:02}" for part in parts[1:])])
