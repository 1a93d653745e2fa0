"""Numbered lines of a seed, cleaned of characters that no page can hold."""

from typing import NamedTuple

from duizhao.text import BLANKS, is_visible, split_lines, strip_blanks

# Separators inside a line become a blank, so that words do not run together; the rest has no width and goes.
_SEPARATORS = (0x0B, 0x0C, *range(0x1C, 0x20), 0x85, 0x2028, 0x2029)
_UNPRINTABLE = (
    *range(9),
    *range(0x0E, 0x1C),
    *range(0x7F, 0xA0),
    *range(0xD800, 0xE000),
    *range(0xFDD0, 0xFDF0),
    0xFEFF,
    *(plane + last for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF)),
)
_SHOW_NOTHING = (0xAD, 0x61C, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070))
_UNSEEN = "".join((*map(chr, _SHOW_NOTHING), *filter(str.isspace, map(chr, range(0x3001)))))
"""Blanks, and signs that show nothing."""
_REPLACED = dict.fromkeys(map(chr, _UNPRINTABLE), "") | dict.fromkeys(map(chr, _SEPARATORS), " ")


class Line(NamedTuple):
    """One line of a seed.

    Attributes:
        number: from 1.
        text: without the blanks, and the signs that show nothing, around it.
    """

    number: int
    text: str


def number_lines(text: str) -> tuple[list[Line], str]:
    """Cut a text into lines and remove what cannot be shown.

    Returns:
        The lines, of successive blank ones the first, and a description of the removed characters ("U+0085 ×2"), empty if none.
    """
    received = split_lines(text)
    removed: list[str] = []
    if any(map(_holds_unprintable, received)):
        removed = sorted(_REPLACED.keys() & set(text))
        received = split_lines(text.translate({ord(char): _REPLACED[char] for char in removed}))
    lines: list[Line] = []
    for number, line in enumerate(map(_shown, received), 1):
        if line or not lines or lines[-1].text:
            lines.append(Line(number, line))
    return lines, ", ".join(f"U+{ord(char):04X} ×{text.count(char)}" for char in removed)


def _shown(line: str) -> str:
    line = strip_blanks(line)
    if line.isprintable():
        return line
    line = line.strip(_UNSEEN)
    return line if is_visible(line) else ""


def _holds_unprintable(line: str) -> bool:
    # What is replaced is nowhere printable; that is quick to ask, and true of most lines within their indents.
    return not line.strip(BLANKS).isprintable() and not _REPLACED.keys().isdisjoint(line)
