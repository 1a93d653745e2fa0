"""What a format is: it turns articles, one after another, into pieces of files."""

import sqlite3
from collections.abc import Callable, Iterable
from typing import Protocol

from duizhao.exports.rows import Rows
from duizhao.model import Article

Piece = tuple[str, bytes]
"""Name of a file of the export, and the bytes that come next in it."""

OpenDatabase = Callable[[str], sqlite3.Connection]
"""Opens a database that is empty, as a file of the export."""


class Writer(Protocol):
    """Writes one format in a stream: it keeps no text of an article once the next one comes."""

    def begin(self, rows: Rows) -> Iterable[Piece]:
        """What comes before all articles.

        Args:
            rows: of the tables that belong to the whole corpus.
        """
        ...

    def add(self, article: Article, rows: Rows) -> Iterable[Piece]:
        """What one article adds.

        Args:
            rows: its rows in the other tables.
        """
        ...

    def end(self) -> Iterable[Piece]:
        """What comes after all articles."""
        ...
