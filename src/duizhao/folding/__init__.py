"""Folding: one code point to one code point, so that places in a text stay; and traditional characters as simplified ones."""

from duizhao.folding._simplified import as_written, simplified
from duizhao.folding._table import (
    RANGED_CLASSES,
    RangedClass,
    SignClass,
    class_of,
    class_ranges,
    fold,
    fold_bytes,
    fold_digest,
    fold_table,
)

__all__ = [
    "RANGED_CLASSES",
    "RangedClass",
    "SignClass",
    "as_written",
    "class_of",
    "class_ranges",
    "fold",
    "fold_bytes",
    "fold_digest",
    "fold_table",
    "simplified",
]
