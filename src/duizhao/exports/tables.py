"""The tables of the data exports and what each field holds: read from one file, fields.yml."""

import importlib.resources
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from duizhao.yaml_loader import load_plain

FORMAT = 1
"""Version of the format; it grows when a field changes its meaning or goes."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a table.

    Attributes:
        type: string, integer, number, boolean, date, lang, numbers (of paragraphs) or words (joined by blanks).
        required: whether every row has a value.
        title: its name in Chinese.
        about: what it holds.
    """

    name: str
    type: str
    required: bool
    title: str
    about: str


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Fields that name a row of another table."""

    table: str
    fields: tuple[str, ...]
    there: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its fields in order, and which of them make its key."""

    name: str
    title: str
    about: str
    key: tuple[str, ...]
    foreign: tuple[ForeignKey, ...]
    fields: tuple[Field, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Names of its fields in order."""
        return tuple(field.name for field in self.fields)


@cache
def tables() -> Mapping[str, Table]:
    """All tables by name, in order."""
    text = importlib.resources.files("duizhao.exports").joinpath("fields.yml").read_text(encoding="utf-8")
    return MappingProxyType({name: _table(name, said) for name, said in load_plain(text).items()})


def _table(name: str, said: Mapping[str, Any]) -> Table:
    foreign = tuple(
        ForeignKey(other, tuple(here), tuple(there)) for other, (here, there) in said.get("foreign", {}).items()
    )
    fields = tuple(_field(key, *values) for key, values in said["fields"].items())
    return Table(name, said["title"], said["about"], tuple(said["key"]), foreign, fields)


def _field(name: str, kind: str, title: str, about: str) -> Field:
    return Field(name, kind.removesuffix("!"), kind.endswith("!"), title, about)
