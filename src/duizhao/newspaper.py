"""The newspaper by dated periods (newspaper.yml): what it was called, where it came out, and whose organ it was."""

import bisect
import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from duizhao.apparatus_entry import Entry, load_entries
from duizhao.errors import ApparatusError

_FIELDS = ("from", "title", "place", "organ", "issn")
_NAME = ("zh", "pinyin", "en")
_ISSN = re.compile(r"\d{4}-\d{3}[\dX]", re.ASCII)


@dataclass(frozen=True, slots=True)
class Name:
    """A name in characters, romanised, and in English; a form that is not known is empty."""

    zh: str = ""
    pinyin: str = ""
    en: str = ""

    def romanised(self, *, characters: bool = True) -> str:
        """As a bibliography in English has it, `Renmin ribao 人民日报 [People's Daily]`; English alone has no brackets.

        Args:
            characters: whether the name in characters is part of it.
        """
        bracketed = f"[{self.en}]" if self.en and (self.pinyin or (characters and self.zh)) else self.en
        return " ".join(filter(None, (self.pinyin, self.zh if characters else "", bracketed)))


@dataclass(frozen=True, slots=True)
class Period:
    """What a newspaper was from one day until the next period begins.

    Attributes:
        first: first day of the period.
        place: where it came out.
        organ: whose organ it was (机关报).
        issn: its ISSN; empty where it has none.
    """

    first: dt.date
    title: Name
    place: Name = Name()
    organ: Name = Name()
    issn: str = ""


@dataclass(frozen=True, slots=True)
class Newspaper:
    """A newspaper as a sequence of periods, oldest first."""

    periods: tuple[Period, ...]
    _firsts: tuple[dt.date, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_firsts", tuple(period.first for period in self.periods))

    def at(self, date: dt.date) -> Period:
        """The period of a day; the first one for days before it, which no description covers."""
        return self.periods[self._place(date)]

    def titles(self, first: dt.date, last: dt.date) -> tuple[Name, ...]:
        """What it was called from one day to another, each title once, in order."""
        return tuple(dict.fromkeys(each.title for each in self.periods[self._place(first) : self._place(last) + 1]))

    def _place(self, date: dt.date) -> int:
        return max(0, bisect.bisect_right(self._firsts, date) - 1)


def undated(title: Name) -> Newspaper:
    """A newspaper of which only the title is known."""
    return Newspaper((Period(dt.date.min, title),))


def load_newspaper(text: str, file: str) -> Newspaper:
    """Read newspaper.yml.

    Args:
        text: the YAML.
        file: its name, for messages.

    Raises:
        ApparatusError: a period is not as it must be, there is none, or they do not follow each other.
    """
    periods = tuple(_periods(load_entries(text, file, "newspaper")))
    if not periods:
        raise ApparatusError(file, 0, "at least one period in 'newspaper'", "none")
    return Newspaper(periods)


def _periods(entries: Iterable[Entry]) -> Iterable[Period]:
    before: Period | None = None
    for entry in entries:
        period = _period(entry)
        if before and period.first <= before.first:
            raise entry.error(
                "from", f"a day after {before.first}, the beginning of the period above", f"{period.first}"
            )
        yield period
        before = period


def _period(entry: Entry) -> Period:
    entry.refuse_unknown(_FIELDS)
    title = _name(entry, "title")
    if missing := [name for name in ("zh", "pinyin", "en") if not getattr(title, name)]:
        raise entry.error("title", "zh, pinyin and en in 'title'", f"no {' and no '.join(missing)}")
    issn = entry.optional_text("issn")
    if issn and not is_issn(issn):
        raise entry.error("issn", "an ISSN like 1672-8386 with a right check digit", repr(issn))
    return Period(entry.day("from", "1949-03-15"), title, _name(entry, "place"), _name(entry, "organ"), issn)


def _name(entry: Entry, key: str) -> Name:
    below = entry.entry(key)
    below.refuse_unknown(_NAME)
    return Name(*(below.optional_text(form).strip() for form in _NAME))


def is_issn(text: str) -> bool:
    """Whether a text is an ISSN whose check digit is right (ISO 3297).

    >>> is_issn("1672-8386"), is_issn("1672-8387")
    (True, False)
    """
    if not _ISSN.fullmatch(text):
        return False
    digits = text.replace("-", "")
    remainder = sum(weight * int(digit) for weight, digit in zip(range(8, 1, -1), digits[:7], strict=True)) % 11
    return digits[7] == "0123456789X"[(11 - remainder) % 11]
