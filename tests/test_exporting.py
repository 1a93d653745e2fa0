"""Exports as a whole: the same input gives the same bytes, nothing half-written stays, and memory does not grow."""

import dataclasses
import hashlib
import os
import sqlite3
import subprocess
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pyarrow import parquet

from duizhao import exporting
from duizhao.catalogue import Entry
from duizhao.errors import ExportError
from duizhao.exporting import export_corpus, exported_corpus
from duizhao.exports import DATAPACKAGE, FORMATS, README, SUMS, USUAL, Making, readme
from duizhao.model import Article
from duizhao.pipeline import Corpus
from duizhao.store import files_in, new_export
from exported import SETTINGS, csv_rows, exported, hostile_corpus, json_lines, members, seeds_corpus
from hostile import hostile_articles
from made_up import corpus_of, make_vocabulary

VERSIONED = ("README.md", "articles.jsonl", "datapackage.json", "pairs.tmx")


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return hostile_corpus(tmp_path_factory.mktemp("spool"), 60)


def contents(path: Path) -> Any:
    """What a database or a Parquet file holds."""
    if path.suffix == ".parquet":
        return parquet.read_table(path).to_pylist()
    database = sqlite3.connect(path)
    dump = list(database.iterdump())
    database.close()
    return dump


def test_the_same_corpus_gives_the_same_bytes(corpus: Corpus, tmp_path: Path) -> None:
    for name in ("one", "two"):
        exported(corpus, tmp_path / name, *(each for each in USUAL if each != "sqlite"))
    assert dict(files_in(tmp_path / "one")) == dict(files_in(tmp_path / "two"))


def test_the_same_corpus_gives_the_same_database_and_the_same_parquet(corpus: Corpus, tmp_path: Path) -> None:
    """Their bytes may change with the libraries that write them; what they hold may not."""
    for name in ("one", "two"):
        exported(corpus, tmp_path / name, "sqlite", "parquet")
    names = [*FORMATS["sqlite"].files, *FORMATS["parquet"].files]
    for name in names:
        assert contents(tmp_path / "one" / name) == contents(tmp_path / "two" / name)
    assert contents(tmp_path / "one" / "corpus.sqlite")


def test_what_is_said_of_the_files_is_true(corpus: Corpus, tmp_path: Path) -> None:
    done = exported(corpus, tmp_path / "data")
    files = dict(files_in(tmp_path / "data"))
    expected = {name for kind in FORMATS.values() for name in kind.files}
    assert files.keys() == {*expected, DATAPACKAGE, README, SUMS}
    assert {file.name: (file.length, file.sha256) for file in done.files} == {
        name: (len(data), hashlib.sha256(data).hexdigest()) for name, data in files.items()
    }
    said = subprocess.run(
        ["sha256sum", "--strict", "-c", SUMS], cwd=tmp_path / "data", capture_output=True, check=False
    )
    assert said.returncode == 0, said.stderr
    assert said.stdout.count(b": OK") == len(files) - 1
    for file in done.files:
        if file.name not in (README, SUMS):
            assert file.sha256.encode() in files[README]


def test_every_format_carries_the_version_of_the_corpus(corpus: Corpus, tmp_path: Path) -> None:
    exported(corpus, tmp_path / "data")
    data = tmp_path / "data"
    for name in VERSIONED:
        assert corpus.version in (data / name).read_text("utf-8")
    for name in ("tei.zip", "text.zip"):
        assert corpus.version in members(data / name)["README.md"]
    assert {row["corpus"] for row in csv_rows(data, "articles")} == {corpus.version}
    assert parquet.read_table(data / "parquet" / "corpus.parquet")["version"].to_pylist() == [corpus.version]
    database = sqlite3.connect(data / "corpus.sqlite")
    assert database.execute("SELECT version FROM corpus").fetchall() == [(corpus.version,)]
    database.close()


def test_only_the_formats_that_are_asked_for_in_their_own_order(corpus: Corpus, tmp_path: Path) -> None:
    done = exported(corpus, tmp_path / "data", "tmx", "jsonl")
    assert done.formats == ("jsonl", "tmx")
    assert [name for name, _ in files_in(tmp_path / "data")] == [
        "README.md",
        "SHA256SUMS",
        "articles.jsonl",
        "datapackage.json",
        "pairs.tmx",
    ]


def test_an_unknown_format_is_named(corpus: Corpus, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"expected one of the formats jsonl, csv, .*, found xlsx"):
        exported(corpus, tmp_path / "data", "xlsx")
    assert not (tmp_path / "data").exists()


def test_without_pyarrow_all_but_parquet_is_written(
    corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("duizhao.exports.parquet.is_available", lambda: False)
    assert exported(corpus, tmp_path / "data").formats == USUAL
    with pytest.raises(ExportError, match=r"expected pyarrow .* pip install 'duizhao\[parquet\]'"):
        exported(corpus, tmp_path / "data", "parquet")


def test_a_sqlite_without_full_text_search_is_named(
    corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("duizhao.exports.sqlite._FULL_TEXT", "fts99")
    with pytest.raises(ExportError, match="expected a SQLite with FTS5, found no such module: fts99"):
        exported(corpus, tmp_path / "data", "sqlite")


def test_an_older_export_is_replaced_whole(corpus: Corpus, tmp_path: Path) -> None:
    exported(corpus, tmp_path / "data", "jsonl", "csv")
    exported(corpus, tmp_path / "data", "tmx")
    assert {name for name, _ in files_in(tmp_path / "data")} == {"README.md", SUMS, DATAPACKAGE, "pairs.tmx"}
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


@pytest.mark.parametrize("name", ["notes.txt", "datapackage.json"])
def test_a_folder_of_something_else_is_refused(corpus: Corpus, tmp_path: Path, name: str) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / name).write_text('{"name": "of others"}', "utf-8")
    with pytest.raises(ExportError, match="expected an empty folder or data exported by duizhao"):
        exported(corpus, tmp_path / "data")
    assert [each for each, _ in files_in(tmp_path / "data")] == [name]


def test_a_file_at_the_place_is_refused_and_an_empty_folder_is_not(corpus: Corpus, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", "utf-8")
    with pytest.raises(ExportError):
        exported(corpus, tmp_path / "file", "jsonl")
    assert (tmp_path / "file").read_text("utf-8") == "mine"
    (tmp_path / "empty").mkdir()
    exported(corpus, tmp_path / "empty", "jsonl")
    assert (tmp_path / "empty" / "articles.jsonl").is_file()


def test_after_an_error_the_older_export_stands_and_nothing_else(corpus: Corpus, tmp_path: Path) -> None:
    exported(corpus, tmp_path / "data", "jsonl")
    before = dict(files_in(tmp_path / "data"))

    class Failing:
        def __call__(self, entries: Any) -> Iterator[Article]:
            yield from list(corpus.articles(entries))[:3]
            raise OSError("no room left")

    broken: Any = dataclasses.replace(corpus, articles=Failing())  # type: ignore[arg-type]  # stands in for Texts
    with pytest.raises(OSError, match="no room left"):
        exported(broken, tmp_path / "data")
    assert dict(files_in(tmp_path / "data")) == before
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


def test_where_the_new_export_cannot_take_its_place_the_older_one_does(
    corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exported(corpus, tmp_path / "data", "jsonl")
    before = dict(files_in(tmp_path / "data"))
    rename = Path.rename

    def refused(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise PermissionError("made up: in use")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refused)
    with pytest.raises(PermissionError):
        exported(corpus, tmp_path / "data", "csv")
    assert dict(files_in(tmp_path / "data")) == before


def test_what_a_killed_export_left_goes_and_an_older_one_comes_back(corpus: Corpus, tmp_path: Path) -> None:
    exported(corpus, tmp_path / "data", "jsonl")
    before = dict(files_in(tmp_path / "data"))
    aside = tmp_path / ".data.duizhao-x"
    aside.mkdir()
    (tmp_path / "data").rename(aside / "old")
    with new_export(tmp_path / "data"):
        assert dict(files_in(tmp_path / "data")) == before
    assert aside.exists()  # another one may be writing there
    for path in (aside, *aside.rglob("*")):
        os.utime(path, (1, 1))
    with new_export(tmp_path / "data"):
        assert not aside.exists()


def test_a_database_without_room_is_said(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="expected a disk with room"), new_export(tmp_path / "data") as export:
        export.open_database("a.sqlite").execute("SELECT 1 FROM made_up")


def test_a_corpus_without_articles(tmp_path: Path) -> None:
    exported(corpus_of([], tmp_path / "spool", make_vocabulary(1)), tmp_path / "data")
    assert (tmp_path / "data" / "articles.jsonl").read_bytes() == b""
    assert csv_rows(tmp_path / "data", "articles") == []
    assert csv_rows(tmp_path / "data", "corpus")[0]["articles"] == "0"


def test_articles_come_in_the_order_of_reading(corpus: Corpus, tmp_path: Path) -> None:
    exported(corpus, tmp_path / "data", "jsonl")
    assert [whole["id"] for whole in json_lines(tmp_path / "data")] == [entry.id for entry in corpus.catalogue.entries]


def test_progress_is_told(corpus: Corpus, tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    export_corpus(corpus, SETTINGS, tmp_path / "data", ("jsonl",), lambda *said: told.append(said))
    count = len(corpus.catalogue.entries)
    assert told == [("export", number, count) for number in range(1, count + 1)]


@pytest.mark.parametrize("name", [name for name in USUAL if name != "sqlite"])
def test_memory_does_not_grow_with_the_articles(corpus: Corpus, name: str) -> None:
    """SQLite keeps its memory to itself; it was measured by hand, as the benchmarks say."""
    whole = exported_corpus(corpus, SETTINGS)

    def peak(count: int) -> int:
        class Made:
            def __call__(self, entries: list[Entry]) -> Iterator[Article]:
                del entries
                kinds, terms = ["weak-pair"], [term.id for term in corpus.vocabulary]
                yield from hostile_articles(count, 1, kinds=kinds, terms=terms)

        endless: Any = dataclasses.replace(corpus, articles=Made())  # type: ignore[arg-type]  # stands in for Texts
        writer = FORMATS[name].writer(Making(whole, sqlite3.connect, readme(whole)))
        tracemalloc.start()
        written = sum(len(data) for _, data in exporting._pieces([writer], endless, whole, None))  # noqa: SLF001
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert written > count * 100
        return most

    few, many = peak(100), peak(500)
    assert many - few < 400 * 500  # the directory of an archive, and the ids that the made-up articles keep apart


def test_the_seeds_are_cited_with_their_version(tmp_path: Path) -> None:
    corpus = seeds_corpus(tmp_path / "spool")
    assert exported_corpus(corpus, SETTINGS).citation() == (
        "Made up: 5 articles of People’s Daily 人民日报, 1949-01-27 to 1960-07-16, Chinese and English. "
        f"Data, corpus version {corpus.version}. https://example.org/"
    )
