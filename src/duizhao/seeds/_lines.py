"""Numbered lines of a seed, cleaned of characters that no page can hold."""

import re
from collections import Counter
from dataclasses import dataclass

from duizhao.text import split_lines, strip_blanks

# Separators inside a line become a blank, so that words do not run together; the rest has no width and goes.
_SEPARATORS = re.compile("[\u000b\u000c\u001c-\u001f\u0085\u2028\u2029]")
_UNPRINTABLE = re.compile(
    "[\u0000-\u0008\u000e-\u001b\u007f-\u009f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
    + "]"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a seed.

    Attributes:
        number: from 1.
        text: without the blanks around it.
    """

    number: int
    text: str


def number_lines(text: str) -> tuple[list[Line], str]:
    """Cut a text into lines and remove what cannot be shown.

    Returns:
        All lines, blank ones included, and a description of the removed characters ("U+0085 ×2"), empty if none.
    """
    removed: Counter[str] = Counter()

    def count(match: re.Match[str]) -> str:
        removed[match[0]] += 1
        return " " if _SEPARATORS.match(match[0]) else ""

    cleaned = _UNPRINTABLE.sub(count, _SEPARATORS.sub(count, text))
    lines = [Line(number, strip_blanks(line)) for number, line in enumerate(split_lines(cleaned), 1)]
    return lines, ", ".join(f"U+{ord(char):04X} ×{times}" for char, times in sorted(removed.items()))
