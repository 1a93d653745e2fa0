"""The formats: what each is called, which files it makes, and how it is written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from duizhao.exports import json_lines, parquet, plain_text, sqlite, tei, tmx
from duizhao.exports.archive_writer import ArchiveWriter
from duizhao.exports.corpus import ExportedCorpus
from duizhao.exports.csv_tables import CsvTables, csv_file
from duizhao.exports.json_lines import JsonLines
from duizhao.exports.parquet import ParquetTables, parquet_file
from duizhao.exports.sqlite import SqliteDatabase
from duizhao.exports.tables import tables
from duizhao.exports.tmx import Tmx
from duizhao.exports.writing import OpenDatabase, Writer


@dataclass(frozen=True, slots=True)
class Making:
    """What a writer may need.

    Attributes:
        about: the README of archives.
    """

    corpus: ExportedCorpus
    open_database: OpenDatabase
    about: str


@dataclass(frozen=True, slots=True)
class Format:
    """One format.

    Attributes:
        title: its name.
        media_type: of its files.
        files: names of its files, and the table that each holds; an empty text where it holds them all.
        writer: makes its writer.
    """

    title: str
    media_type: str
    files: Mapping[str, str]
    writer: Callable[[Making], Writer]


def _tables(name_of: Callable[[str], str]) -> dict[str, str]:
    return {name_of(name): name for name in tables()}


FORMATS: Mapping[str, Format] = {
    "jsonl": Format(
        "JSON Lines",
        "application/jsonl",
        {json_lines.FILE: ""},
        lambda _: JsonLines(),
    ),
    "csv": Format(
        "CSV",
        "text/csv",
        _tables(csv_file),
        lambda _: CsvTables(),
    ),
    "tmx": Format(
        "TMX 1.4b",
        "application/x-tmx+xml",
        {tmx.FILE: ""},
        lambda making: Tmx(making.corpus),
    ),
    "tei": Format(
        "TEI P5",
        "application/zip",
        {tei.FILE: ""},
        lambda making: ArchiveWriter(tei.FILE, making.about, partial(tei.tei_members, corpus=making.corpus)),
    ),
    "sqlite": Format(
        "SQLite",
        "application/vnd.sqlite3",
        {sqlite.FILE: ""},
        lambda making: SqliteDatabase(making.open_database),
    ),
    "text": Format(
        "Plain text",
        "application/zip",
        {plain_text.FILE: ""},
        lambda making: ArchiveWriter(plain_text.FILE, making.about, plain_text.text_members),
    ),
    "parquet": Format(
        "Parquet",
        "application/vnd.apache.parquet",
        _tables(parquet_file),
        lambda _: ParquetTables(),
    ),
}
"""All formats by the name that the command line knows."""


USUAL = tuple(name for name in FORMATS if name != "parquet")
"""Formats that need nothing but this package."""


def available() -> tuple[str, ...]:
    """Names of the formats that can be written here: all, or all but Parquet where pyarrow is not installed."""
    return tuple(FORMATS) if parquet.is_available() else USUAL
