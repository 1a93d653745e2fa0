"""SQLite: the tables, indexes, and full-text tables in which Han text is found character by character.

SQLite's tokenizer `unicode61` takes a run of Han characters for one word, and `trigram` finds no word of two characters.
So what the full-text tables (https://www.sqlite.org/fts5.html) are given has every Han character set apart by blanks,
and a query is written the same way: `MATCH '"党 群"'`. The texts themselves stand in the other tables, as they are.
"""

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from duizhao.errors import ExportError
from duizhao.exports.csv_tables import flat
from duizhao.exports.rows import Cell, Rows
from duizhao.exports.tables import Field, Table, tables
from duizhao.exports.writing import OpenDatabase, Piece
from duizhao.model import Article
from duizhao.text import HAN

FILE = "corpus.sqlite"
_FULL_TEXT = "fts5"

_HAN_CHARACTER = re.compile(f"([{HAN}])")
_TYPES = {"integer": "INTEGER", "boolean": "INTEGER", "number": "REAL"}

SEARCHED = {
    "articles": ("headline_zh", "headline_en", "byline_zh", "byline_en"),
    "paragraphs": ("text",),
}
"""Tables that have a full-text table, and the fields that it covers."""

# Reads as a table: SELECT … FROM find WHERE words MATCH '"党 群"'.
_VIEW = """
CREATE VIEW find AS
SELECT paragraphs_fts.text AS words, p.article, a.date, a.page, p.lang, p.anchor,
       a.headline_zh, a.headline_en, p.text, a.url
FROM paragraphs_fts
JOIN paragraphs AS p ON p.rowid = paragraphs_fts.rowid
JOIN articles AS a ON a.id = p.article
"""


class SqliteDatabase:
    """Writes corpus.sqlite.

    Raises:
        ExportError: this Python's SQLite has no FTS5.
    """

    def __init__(self, open_database: OpenDatabase) -> None:
        self._open = open_database

    def begin(self, rows: Rows) -> Iterator[Piece]:
        """Every table, and the rows of the whole corpus."""
        self._database = self._open(FILE)
        for table in tables().values():
            self._database.execute(_create(table))
        for name, fields in SEARCHED.items():
            self._make_searchable(name, fields)
        self._database.execute(_VIEW)
        self._insert(rows)
        yield from ()

    def _make_searchable(self, name: str, fields: Sequence[str]) -> None:
        try:
            self._database.execute(
                f"CREATE VIRTUAL TABLE {name}_fts USING {_FULL_TEXT}("
                f'{", ".join(fields)}, content="{name}", content_rowid="rowid", tokenize="unicode61")'
            )
        except sqlite3.OperationalError as error:
            raise ExportError(f"{FILE}: expected a SQLite with FTS5, found {error}; leave the format out") from error

    def add(self, article: Article, rows: Rows) -> Iterator[Piece]:
        """The rows of one article."""
        del article
        self._insert(rows)
        yield from ()

    def _insert(self, rows: Rows) -> None:
        for name, listed in rows.items():
            fields = tables()[name].names
            places = ", ".join("?" * len(fields))
            for row in listed:
                done = self._database.execute(f'INSERT INTO "{name}" VALUES ({places})', [_value(cell) for cell in row])  # noqa: S608 - names of our own
                if name in SEARCHED:
                    self._index(name, done.lastrowid, dict(zip(fields, row, strict=True)))

    def _index(self, name: str, number: int | None, row: dict[str, Cell]) -> None:
        fields = SEARCHED[name]
        texts = [spaced(str(row[field] or "")) for field in fields]
        self._database.execute(
            f"INSERT INTO {name}_fts (rowid, {', '.join(fields)}) VALUES (?{', ?' * len(fields)})",  # noqa: S608 - likewise
            (number, *texts),
        )

    def end(self) -> Iterator[Piece]:
        """Indexes on what tables are joined by, and the end of the one transaction."""
        for table in tables().values():
            for foreign in table.foreign:
                if foreign.fields != table.key[: len(foreign.fields)]:
                    name = "_".join((table.name, *foreign.fields))
                    self._database.execute(f'CREATE INDEX "{name}" ON "{table.name}" ({_listed(foreign.fields)})')
        self._database.execute("CREATE INDEX articles_date ON articles (date)")
        self._database.commit()
        yield from ()


def spaced(text: str) -> str:
    """Text with every Han character set apart by blanks: what the full-text tables are given, and queries too.

    >>> spaced("党群关系 in 1958")
    '党 群 关 系 in 1958'
    """
    return " ".join(_HAN_CHARACTER.sub(r" \1 ", text).split())


def _create(table: Table) -> str:
    parts = [_column(field) for field in table.fields]
    parts.append(f"PRIMARY KEY ({_listed(table.key)})")
    parts += [
        f'FOREIGN KEY ({_listed(each.fields)}) REFERENCES "{each.table}" ({_listed(each.there)})'
        for each in table.foreign
    ]
    return f'CREATE TABLE "{table.name}" (\n  ' + ",\n  ".join(parts) + "\n)"


def _column(field: Field) -> str:
    return f'"{field.name}" {_TYPES.get(field.type, "TEXT")}{" NOT NULL" if field.required else ""}'


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _value(cell: Cell) -> str | int | float | None:
    return cell if cell is None or isinstance(cell, bool) else flat(cell)
