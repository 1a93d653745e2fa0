"""A citation as runs of text, upright and italic."""

from dataclasses import dataclass

_OPEN, _CLOSE = "\ufdd0", "\ufdd1"

NOT_TEXT = {ord(_OPEN): None, ord(_CLOSE): None}
"""Noncharacters of Unicode that mark italics, for `str.translate`: what is cited must not hold them."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a citation in one slope."""

    text: str
    italic: bool = False


def italic(text: str) -> str:
    """A text marked as italic, to be taken apart by `runs`."""
    return f"{_OPEN}{text}{_CLOSE}" if text else ""


def runs(marked: str) -> tuple[Run, ...]:
    """The runs of a text in which `italic` has marked what is."""
    found: list[Run] = []
    for piece in marked.split(_OPEN):
        slanted, closed, upright = piece.partition(_CLOSE)
        parts = ((slanted, True), (upright, False)) if closed else ((piece, False),)
        found += [Run(text, slope) for text, slope in parts if text]
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Citation:
    """A work cited in one style.

    Attributes:
        runs: exactly what the style gives.
        remark: what a reader of the citation must know and the style leaves out; empty for nothing.
    """

    runs: tuple[Run, ...]
    remark: str = ""

    @property
    def text(self) -> str:
        """The citation as plain text, without the remark."""
        return "".join(run.text for run in self.runs)
