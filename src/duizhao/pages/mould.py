"""The mould: a page of the theme rendered once, with places left open."""

import re
from collections.abc import Iterable, Mapping

from duizhao.errors import DuizhaoError

SLOTS = ("address", "title", "head", "before", "content", "after")
_TOKEN = re.compile(r"DUIZHAO-SLOT-([a-z]+)-HERE")


class MouldError(DuizhaoError):
    """A template leaves no place for something that every page has."""


def token(slot: str) -> str:
    """What a template prints where a slot is.

    >>> token("title")
    'DUIZHAO-SLOT-title-HERE'
    """
    return f"DUIZHAO-SLOT-{slot}-HERE"


def tokens() -> dict[str, str]:
    """The token of every slot, to render the mould with."""
    return {slot: token(slot) for slot in SLOTS}


class Mould:
    """A rendered page cut at its slots.

    Attributes:
        slots: names of them, in order.

    Args:
        html: the page as the theme rendered it with tokens.
        needed: slots that must be in it.

    Raises:
        MouldError: a needed slot is not there.
    """

    def __init__(self, html: str, needed: Iterable[str]) -> None:
        parts = _TOKEN.split(html)
        self._fixed, self.slots = parts[0::2], parts[1::2]
        missing = set(needed) - set(self.slots)
        if missing:
            raise MouldError(f"expected slots {sorted(needed)} in the template, found none for {sorted(missing)}")

    def pour(self, slots: Mapping[str, str]) -> str:
        """The page with its slots filled."""
        filled = [self._fixed[0]]
        for slot, fixed in zip(self.slots, self._fixed[1:], strict=True):
            filled += (slots[slot], fixed)
        return "".join(filled)
