"""JSON Lines (https://jsonlines.org): one object for each article, its rows of other tables nested under their names."""

import datetime as dt
import json
from collections.abc import Iterator

from duizhao.exports.rows import Cell, Row, Rows
from duizhao.exports.tables import Table, tables
from duizhao.exports.writing import Piece
from duizhao.model import Article

FILE = "articles.jsonl"


class JsonLines:
    """Writes articles.jsonl; every object carries the row of the corpus, so that one line alone says where it is from."""

    def begin(self, rows: Rows) -> Iterator[Piece]:
        """Nothing yet; the row of the corpus is kept for every object."""
        self._corpus = _object(tables()["corpus"], rows["corpus"][0])
        yield FILE, b""

    def add(self, article: Article, rows: Rows) -> Iterator[Piece]:
        """One line."""
        del article
        whole = _object(tables()["articles"], rows["articles"][0]) | {"corpus": self._corpus}
        for name, listed in rows.items():
            if name != "articles":
                whole[name] = [_object(tables()[name], row) for row in listed]
        yield FILE, json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"

    def end(self) -> Iterator[Piece]:
        """Nothing more."""
        yield from ()


def _object(table: Table, row: Row) -> dict[str, object]:
    """A row as an object; the article that it belongs to is left out, since the object stands inside it."""
    return {name: _json(cell) for name, cell in zip(table.names, row, strict=True) if name != "article"}


def _json(cell: Cell) -> Cell:
    return cell.isoformat() if isinstance(cell, dt.date) else cell
