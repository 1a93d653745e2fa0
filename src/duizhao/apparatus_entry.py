"""One entry of a file of the apparatus, read field by field; every mistake is said with its line."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from duizhao.errors import ApparatusError, Gathering, IdError, meant
from duizhao.ids import AN_ID, parse_id
from duizhao.located_yaml import LocatedDict, LocatedList, load_yaml, said

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Entry:
    """A mapping of an apparatus file, read field by field; every method raises ApparatusError with the line."""

    file: str
    values: LocatedDict

    def line_of(self, key: str) -> int:
        """Line of a key, or of the mapping where the key is missing."""
        return self.values.key_lines.get(key, self.values.line)

    def error(self, key: str, expected: str, found: str) -> ApparatusError:
        """An error at the line of a key, to be raised by the caller."""
        return ApparatusError(self.file, self.line_of(key), expected, found)

    def refuse_unknown(self, known: Collection[str]) -> None:
        """Refuse keys that are not known, naming the nearest one."""
        for key in self.values:
            if key not in known:
                hint = meant(key, known) or f" (known are {', '.join(sorted(known))})"
                raise self.error(key, "a known field", repr(key) + hint)

    def has(self, key: str) -> bool:
        """Whether the key is there with a value."""
        return self.values.get(key) is not None

    def text(self, key: str) -> str:
        """A required text that is not blank."""
        value = self.values.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.error(key, f"text in {key!r}", said(value))
        return value

    def optional_text(self, key: str) -> str:
        """A text that may be missing, and is empty then."""
        return self.text(key) if self.has(key) else ""

    def article_id(self, key: str) -> str:
        """A required id of an article."""
        text = self.text(key)
        try:
            parse_id(text)
        except IdError as error:
            raise self.error(key, f"{AN_ID} in {key!r}", repr(text)) from error
        return text

    def day(self, key: str, like: str) -> dt.date:
        """A required day, ISO; `like` is one for the message."""
        text = self.text(key)
        try:
            return dt.date.fromisoformat(text)
        except ValueError:
            raise self.error(key, f"a day like {like} in {key!r}", repr(text)) from None

    def flag(self, key: str) -> bool:
        """True or false; false where missing."""
        value = self.values.get(key)
        if value is not None and not isinstance(value, bool):
            raise self.error(key, f"true or false in {key!r}", said(value))
        return bool(value)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; empty where missing."""
        found = []
        for value, line in self._items(key):
            if not isinstance(value, str) or not value.strip():
                raise ApparatusError(self.file, line, f"text in each item of {key!r}", said(value))
            found.append(value)
        return tuple(found)

    def entry(self, key: str) -> "Entry":
        """A mapping below this one; an empty one where missing."""
        value = self.values.get(key)
        if value is None:
            return Entry(self.file, LocatedDict(self.line_of(key)))
        if not isinstance(value, LocatedDict):
            raise self.error(key, f"a mapping in {key!r}", said(value))
        return Entry(self.file, value)

    def entries(self, key: str) -> tuple["Entry", ...]:
        """A list of mappings; empty where missing."""
        found = []
        for value, line in self._items(key):
            if not isinstance(value, LocatedDict):
                raise ApparatusError(self.file, line, f"a mapping in each item of {key!r}", said(value))
            found.append(Entry(self.file, value))
        return tuple(found)

    def _items(self, key: str) -> list[tuple[Any, int]]:
        value = self.values.get(key)
        if value is None:
            return []
        if not isinstance(value, LocatedList):
            raise self.error(key, f"a list in {key!r}", said(value))
        return list(zip(value, value.item_lines, strict=True))


def read_each(read: Callable[[Entry], _Value], entries: Iterable[Entry]) -> list[_Value]:
    """What is read of each entry.

    Raises:
        ApparatusError: one entry is not as it must be.
        SeveralErrors: several are not.
    """
    gathering = Gathering()
    values: list[_Value] = []
    for entry in entries:
        values += gathering.attempt(partial(_read_one, read, entry), [])
    gathering.finish()
    return values


def _read_one(read: Callable[[Entry], _Value], entry: Entry) -> list[_Value]:
    return [read(entry)]


def load_entries(text: str, file: str, key: str) -> tuple[Entry, ...]:
    """Read a file that holds one list of mappings under one key.

    Raises:
        ApparatusError: the file has another form.
    """
    value = load_yaml(text, file)
    if not isinstance(value, LocatedDict):
        raise ApparatusError(file, value.line if isinstance(value, LocatedList) else 0, f"{key!r}: a list", said(value))
    top = Entry(file, value)
    top.refuse_unknown((key,))
    if not top.has(key):
        raise top.error(key, f"a list in {key!r} (write {key}: [] for none)", "nothing")
    return top.entries(key)
