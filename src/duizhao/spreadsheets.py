"""Tables for a spreadsheet, as CSV: cells that it would take for formulas are quoted."""

import csv
import io
from collections.abc import Iterable

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_row(cells: Iterable[object]) -> str:
    r"""One row (RFC 4180, CRLF), an apostrophe before what a spreadsheet would calculate (OWASP, CSV injection).

    >>> csv_row(["=1+1", "a, b", 3])
    '\'=1+1,"a, b",3\r\n'
    """
    text = io.StringIO()
    csv.writer(text).writerow(f"'{cell}" if str(cell).startswith(_FORMULA) else cell for cell in cells)
    return text.getvalue()


def csv_file(rows: Iterable[Iterable[object]]) -> bytes:
    """A whole file in UTF-8, with a mark of its encoding, which Excel wants."""
    return "".join(map(csv_row, rows)).encode("utf-8-sig", "replace")
