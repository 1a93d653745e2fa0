"""The part of the fold table that the texts of one corpus need, and what tells a reader when it needs the whole."""

from collections.abc import Iterable
from typing import Any

from duizhao.folding import RANGED_CLASSES, class_ranges, fold_digest, fold_table
from duizhao.folding.steps import FORMAT, runs, steps

_ROW_BITS = 8
_ALWAYS = frozenset({0x00, 0x20, 0x30, 0xFF})
"""Rows that any query may hold: Latin letters, punctuation of both scripts, full-width forms."""


def fold_part(signs: Iterable[int]) -> dict[str, Any]:
    """The part for a corpus, as the site publishes it.

    It knows every code point of some *rows* of 256: those where code points of the corpus stand. Of these it holds what
    they fold to where they occur in the corpus or lie in a run; of the others it says only that they fold.

    Args:
        signs: code points that occur in the texts.
    """
    occurring = frozenset(signs)
    rows = _ALWAYS | {sign >> _ROW_BITS for sign in occurring}
    folded = {sign: form for sign, form in fold_table().items() if sign >> _ROW_BITS in rows}
    long, rest = runs(folded)
    used = [sign for sign in rest if sign in occurring]
    in_runs = (start + delta + place for start, length, delta in long for place in range(length))
    forms = [folded[sign] for sign in used]
    return {
        "format": FORMAT,
        "of": fold_digest(),
        "rows": [list(pair) for pair in _stretches(rows)],
        "runs": long,
        "from_steps": steps(used),
        "to_steps": steps(forms),
        "other_steps": steps([sign for sign in rest if sign not in occurring]),
        **_classes(rows | {form >> _ROW_BITS for form in (*forms, *in_runs)}),
    }


def _stretches(rows: Iterable[int]) -> list[tuple[int, int]]:
    """Rows side by side as first and last."""
    found: list[tuple[int, int]] = []
    for row in sorted(rows):
        if found and found[-1][1] == row - 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found


def _classes(rows: frozenset[int]) -> dict[str, list[list[int]]]:
    """The ranges of the classes as far as they lie in some rows."""
    borders = [(first << _ROW_BITS, ((last + 1) << _ROW_BITS) - 1) for first, last in _stretches(rows)]
    return {
        name: [
            [max(first, low), min(last, high)]
            for first, last in class_ranges(name)
            for low, high in borders
            if first <= high and low <= last
        ]
        for name in RANGED_CLASSES
    }
