"""Straight quotation marks in Chinese lines, which have no blanks to tell those that open from those that close."""

import re
from itertools import cycle

_DOUBLE = re.compile('"')
_SINGLE = re.compile(r"(?<![A-Za-z0-9])'|'(?![A-Za-z0-9])")
"""All but apostrophes within words."""


def turned(line: str) -> str:
    """Straight quotation marks as curly ones, which open and close by turns; marks of which one has no partner stay as they are.

    >>> turned('谈"百花齐放"方针')
    '谈“百花齐放”方针'
    """
    for mark, pair in ((_DOUBLE, "“”"), (_SINGLE, "‘’")):
        if len(mark.findall(line)) % 2 == 0:
            turns = cycle(pair)
            line = mark.sub(lambda _, turns=turns: next(turns), line)  # type: ignore[misc]
    return line
