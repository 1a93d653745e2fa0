"""Parquet: one file for each table, written in row groups. Needs pyarrow, which only the extra `duizhao[parquet]` brings.

pyarrow is larger than all else that this package needs, and few keepers want the format; so it is left to choice.
"""

import importlib.util
from collections.abc import Iterator
from typing import Any

from duizhao.exports.rows import Cell, Row, Rows
from duizhao.exports.tables import Field, Table, tables
from duizhao.exports.writing import Piece
from duizhao.model import Article

FOLDER = "parquet"
ROW_GROUP = 10_000
"""Rows that are held until they are written together."""


def is_available() -> bool:
    """Whether pyarrow is installed."""
    return importlib.util.find_spec("pyarrow") is not None


class _Pipe:
    """A file that only remembers what was written since it was last asked."""

    closed = False

    def __init__(self) -> None:
        self._fresh = bytearray()
        self._position = 0

    def write(self, data: Any) -> int:
        """Take bytes."""
        self._fresh += data
        self._position += len(data)
        return len(data)

    def tell(self) -> int:
        """How many bytes were written in all."""
        return self._position

    def flush(self) -> None:
        """Nothing to do."""

    def close(self) -> None:
        """Nothing to do."""

    def taken(self) -> bytes:
        """The bytes written since the last time."""
        fresh = bytes(self._fresh)
        self._fresh.clear()
        return fresh


class _ParquetFile:
    """One table on its way into a file."""

    def __init__(self, table: Table) -> None:
        import pyarrow as pa  # noqa: PLC0415 - only where the format is asked for
        from pyarrow import parquet  # noqa: PLC0415 - likewise

        self._pa = pa
        self._schema = pa.schema([_column(pa, field) for field in table.fields], {"about": table.about})
        self._waiting: list[Row] = []
        self._pipe = _Pipe()
        self._writer = parquet.ParquetWriter(pa.PythonFile(self._pipe, mode="w"), self._schema, compression="zstd")

    def add(self, rows: list[Row]) -> bytes:
        """Take rows; gives bytes when a row group is full."""
        self._waiting += rows
        return self._written() if len(self._waiting) >= ROW_GROUP else b""

    def _written(self) -> bytes:
        columns = zip(*self._waiting, strict=True) if self._waiting else ((),) * len(self._schema)
        arrays = [
            self._pa.array(map(_value, cells), field.type) for cells, field in zip(columns, self._schema, strict=True)
        ]
        self._writer.write_table(self._pa.Table.from_arrays(arrays, schema=self._schema), row_group_size=ROW_GROUP)
        self._waiting = []
        return self._pipe.taken()

    def end(self) -> bytes:
        """The rows that are left, and the end of the file."""
        rest = self._written() if self._waiting else b""
        self._writer.close()
        return rest + self._pipe.taken()


class ParquetTables:
    """Writes parquet/*.parquet."""

    def begin(self, rows: Rows) -> Iterator[Piece]:
        """The beginning of every file."""
        self._files = {table.name: _ParquetFile(table) for table in tables().values()}
        yield from self._added(rows)

    def add(self, article: Article, rows: Rows) -> Iterator[Piece]:
        """The rows of one article."""
        del article
        yield from self._added(rows)

    def _added(self, rows: Rows) -> Iterator[Piece]:
        for name, listed in rows.items():
            written = self._files[name].add(listed)
            if written:
                yield parquet_file(name), written

    def end(self) -> Iterator[Piece]:
        """The end of every file."""
        for name, file in self._files.items():
            yield parquet_file(name), file.end()


def parquet_file(table: str) -> str:
    """Name of the file of a table."""
    return f"{FOLDER}/{table}.parquet"


def _column(pa: Any, field: Field) -> Any:
    types = {
        "integer": pa.int32(),
        "boolean": pa.bool_(),
        "number": pa.float64(),
        "date": pa.date32(),
        "numbers": pa.list_(pa.int32()),
        "words": pa.list_(pa.string()),
    }
    about = {"about": field.about, "title": field.title}
    return pa.field(field.name, types.get(field.type, pa.string()), nullable=not field.required, metadata=about)


def _value(cell: Cell) -> Cell:
    return list(cell) if isinstance(cell, tuple) else cell
