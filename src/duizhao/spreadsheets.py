"""Tables for a spreadsheet, as CSV: cells that it would take for formulas are quoted."""

import csv
import io
from collections.abc import Iterable

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a formula may begin with, the full-width signs in some languages of a spreadsheet (OWASP, CSV injection)."""


def csv_row(cells: Iterable[object]) -> str:
    r"""One row (RFC 4180, CRLF), an apostrophe before what a spreadsheet would calculate.

    >>> csv_row(["=1+1", "a, b", 3])
    '\'=1+1,"a, b",3\r\n'
    """
    return _csv([cells])


def csv_file(rows: Iterable[Iterable[object]]) -> bytes:
    """A whole file in UTF-8, with a mark of its encoding, which Excel wants."""
    return _csv(rows).encode("utf-8-sig", "replace")


def _csv(rows: Iterable[Iterable[object]]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows(map(_guarded, rows))
    return text.getvalue()


def _guarded(cells: Iterable[object]) -> list[object]:
    return [f"'{cell}" if str(cell).startswith(_FORMULA) else cell for cell in cells]
