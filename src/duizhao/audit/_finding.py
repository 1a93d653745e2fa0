"""One finding for all places of a kind, and the kinds that the audit gives."""

from collections.abc import Iterable

from duizhao.model import Finding

AUDITED = frozenset(
    {
        "weak-pair", "paired-together", "unpaired-paragraph", "unaligned-block", "number-differs", "name-differs", "left-in-chinese",
        "repeated-passage", "breaks-off", "length-differs", "unit-missing", "quotations-differ",
    }
)  # fmt: skip
"""Kinds whose detail names the paragraphs that were compared."""


def one_finding(kind: str, places: Iterable[tuple[str, str]], most: int, between: str) -> Finding | None:
    """A finding that names so many places and counts the rest; None where there are none.

    Args:
        places: the paragraph of each, and what is said of it; where nothing is said, the paragraph is named.
    """
    listed = list(places)
    if not listed:
        return None
    said = [detail or anchor for anchor, detail in listed]
    rest = len(said) - most
    return Finding(kind, listed[0][0], between.join(said[:most]) + (f" … +{rest}" if rest > 0 else ""))
