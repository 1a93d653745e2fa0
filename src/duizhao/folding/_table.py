"""Folding: one code point to one code point, so that offsets stay; and the classes that tokens are cut by.

The table is fold.json, which the browser loads too; `_make_fold` makes it and says from what.
"""

import hashlib
import importlib.resources
import json
from bisect import bisect_right
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

from duizhao.folding.steps import FORMAT, read_steps

RangedClass = Literal["han", "word", "blank", "ignorable"]
SignClass = Literal[RangedClass, "mark"]
RANGED_CLASSES: tuple[RangedClass, ...] = ("han", "word", "blank", "ignorable")
"""The classes that the table holds ranges of; all else is a mark."""


def fold(text: str) -> str:
    """A text as search compares it; it keeps its length in code points.

    >>> fold("Ａ黨群　關係 Élan")
    'a党群 关系 elan'
    """
    return text.translate(fold_table())


@cache
def fold_table() -> dict[int, int]:
    """What each code point folds to, for those that fold to another; for `str.translate`, never to be changed."""
    source = _source()
    table = dict(zip(read_steps(source["from_steps"]), read_steps(source["to_steps"]), strict=True))
    for start, length, delta in source["runs"]:
        table.update((code_point, code_point + delta) for code_point in range(start, start + length))
    return table


def class_of(code_point: int) -> SignClass:
    """The class of a folded code point.

    >>> class_of(ord("党")), class_of(ord("a")), class_of(ord(" ")), class_of(ord("，"))
    ('han', 'word', 'blank', 'mark')
    """
    starts, ends, names = _borders()
    index = bisect_right(starts, code_point) - 1
    return names[index] if index >= 0 and code_point <= ends[index] else "mark"


def class_ranges(name: RangedClass) -> tuple[tuple[int, int], ...]:
    """The folded code points of a class: ranges (first, last) in order."""
    return tuple((first, last) for first, last in _source()[name])


def fold_bytes() -> bytes:
    """The file of the table, as the site publishes it."""
    return importlib.resources.files("duizhao.folding").joinpath("fold.json").read_bytes()


@cache
def fold_digest() -> str:
    """First 16 hex digits of the SHA-256 of the table's file."""
    return hashlib.sha256(fold_bytes()).hexdigest()[:16]


@cache
def _source() -> MappingProxyType[str, Any]:
    table = json.loads(fold_bytes())
    if table["format"] != FORMAT:
        raise ValueError(f"fold.json: expected format {FORMAT}, found {table['format']}")
    return MappingProxyType(table)


@cache
def _borders() -> tuple[list[int], list[int], list[SignClass]]:
    ranges = sorted((first, last, name) for name in RANGED_CLASSES for first, last in class_ranges(name))
    return [first for first, _, _ in ranges], [last for _, last, _ in ranges], [name for _, _, name in ranges]
