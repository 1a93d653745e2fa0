"""Aligning: which paragraphs of a translation answer which of its original."""

from duizhao.align._align import align, align_by_length
from duizhao.align._confidence import WEAK

__all__ = ["WEAK", "align", "align_by_length"]
