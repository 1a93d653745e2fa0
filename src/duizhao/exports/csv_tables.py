"""CSV tables (RFC 4180, UTF-8, no byte-order mark), one file for each table: texts exactly as they are."""

import csv
import datetime as dt
import io
from collections.abc import Iterable, Iterator

from duizhao.exports.rows import Cell, Row, Rows
from duizhao.exports.tables import tables
from duizhao.exports.writing import Piece
from duizhao.model import Article

FOLDER = "csv"


class CsvTables:
    """Writes csv/*.csv."""

    def begin(self, rows: Rows) -> Iterator[Piece]:
        """The head of every file, and the rows of the whole corpus."""
        for table in tables().values():
            yield csv_file(table.name), _lines([table.names, *rows.get(table.name, ())])

    def add(self, article: Article, rows: Rows) -> Iterator[Piece]:
        """The rows of one article."""
        del article
        for name, listed in rows.items():
            if listed:
                yield csv_file(name), _lines(listed)

    def end(self) -> Iterator[Piece]:
        """Nothing more."""
        yield from ()


def csv_file(table: str) -> str:
    """Name of the file of a table."""
    return f"{FOLDER}/{table}.csv"


def _lines(rows: Iterable[Row]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows([flat(cell) for cell in row] for row in rows)
    return text.getvalue().encode()


def flat(cell: Cell) -> str | int | float:
    """A cell as CSV has it: nothing for what is not known, true and false in words, several values joined by blanks.

    >>> flat(None), flat(True), flat((1, 2)), flat(("en1", "zh1"))
    ('', 'true', '1 2', 'en1 zh1')
    """
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case tuple():
            return " ".join(map(str, cell))
        case dt.date():
            return cell.isoformat()
        case str() | int() | float():
            return cell
    raise TypeError(f"expected a cell of a table, found {type(cell).__name__}")
