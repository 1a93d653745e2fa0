"""The audit: what a machine can compare between an original and its translation, as findings that a reader can follow."""

from duizhao.audit._audit import audited, compared
from duizhao.audit._finding import AUDITED
from duizhao.audit._lengths import USUAL, LengthNorm, dump_lengths, load_lengths, measure_lengths
from duizhao.audit._names import compare_names

__all__ = [
    "AUDITED",
    "USUAL",
    "LengthNorm",
    "audited",
    "compare_names",
    "compared",
    "dump_lengths",
    "load_lengths",
    "measure_lengths",
]
