"""The kinds of pages that are poured: MkDocs renders a mould of each, a page like all others but for its slots."""

from collections.abc import Mapping
from dataclasses import dataclass

ASIDE = "0000"
"""Folder of what is rendered or kept for a build alone, and never published; no year has this number."""


@dataclass(frozen=True, slots=True)
class MouldKind:
    """A kind of page: its template, how deep it lies, and the slots that it must have."""

    template: str
    depth: int
    slots: tuple[str, ...]


MOULDS: Mapping[str, MouldKind] = {
    "article": MouldKind("article", 3, ("title", "head", "before", "content", "after")),
    "moved": MouldKind("moved", 3, ("title", "head", "content")),
    **{f"list{depth}": MouldKind("list", depth, ("title", "content")) for depth in range(4)},
}


def mould_address(name: str) -> str:
    """Where the mould of a kind is rendered, without its ending: a place as deep as its pages, and no real date.

    >>> mould_address("list2"), mould_address("list0")
    ('0000/0000/mould-list2', 'mould-list0')
    """
    return f"{ASIDE}/" * MOULDS[name].depth + f"mould-{name}"


def mould_of(source: str) -> MouldKind | None:
    """The kind whose mould is made from a source path; None for other pages."""
    return next((kind for name, kind in MOULDS.items() if source == f"{mould_address(name)}.md"), None)
