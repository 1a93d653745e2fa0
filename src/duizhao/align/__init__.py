"""Aligning: which paragraphs of a translation answer which of its original, and what numbers both of them say."""

from duizhao.align._align import align, align_by_length
from duizhao.align._anchors import plain
from duizhao.align._confidence import WEAK
from duizhao.align._figures import MICRO, say
from duizhao.align._numbers import readings_zh, said_en

__all__ = ["MICRO", "WEAK", "align", "align_by_length", "plain", "readings_zh", "said_en", "say"]
