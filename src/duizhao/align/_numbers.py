"""Numbers in English and Chinese text, read to one form: 八十八, eighty-eight and 88 are all ``88``.

A reading is a string: a decimal without superfluous zeros (``11000``, ``3.5``), a fraction (``2/3``), an ordinal up to
ten (``#3``, beside the plain ``3``) or a month (``M4``). One itself is no anchor, since 一 and "one" are everywhere.
"""

from duizhao.align._numbers_en import SPELLED, numbers_en, said_en, scan_en
from duizhao.align._numbers_zh import numbers_zh, readings_zh

__all__ = ["SPELLED", "numbers_en", "numbers_zh", "readings_zh", "said_en", "scan_en"]
