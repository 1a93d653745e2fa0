"""Tables as JSON Lines, CSV, SQLite and Parquet, read back by other programs; made-up hostile articles and the seeds."""

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from duizhao.exporting import exported_corpus
from duizhao.exports import DATAPACKAGE, article_rows, tables
from duizhao.exports.csv_tables import flat
from duizhao.exports.sqlite import spaced
from duizhao.pipeline import Corpus
from exported import SETTINGS, articles_of, csv_rows, exported, hostile_corpus, json_lines, seeds_corpus
from hostile import NAUGHTY


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return hostile_corpus(tmp_path_factory.mktemp("spool"))


@pytest.fixture(scope="module")
def data(corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All tables of the hostile corpus."""
    folder = tmp_path_factory.mktemp("exported") / "data"
    exported(corpus, folder, "csv", "jsonl", "sqlite", "parquet")
    return folder


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All formats of the five seeds."""
    folder = tmp_path_factory.mktemp("seeds")
    exported(seeds_corpus(folder / "spool"), folder / "data")
    return folder / "data"


def test_json_lines_hold_the_whole_of_an_article(corpus: Corpus, data: Path) -> None:
    for article, whole in zip(articles_of(corpus), json_lines(data), strict=True):
        assert (whole["id"], whole["date"], whole["page"]) == (article.id, article.date.isoformat(), article.page)
        assert whole["corpus"]["version"] == corpus.version
        for lang, paragraphs in (("zh", article.zh), ("en", article.en)):
            found = [(each["number"], each["text"]) for each in whole["paragraphs"] if each["lang"] == lang]
            assert found == [(each.number, each.text) for each in paragraphs]
        pairs = [(tuple(each["zh"] or ()), tuple(each["en"] or ()), each["confidence"]) for each in whole["pairs"]]
        assert pairs == [(each.zh, each.en, each.confidence) for each in article.pairs]
        lines = [(each["lang"], each["role"] or "", each["text"]) for each in whole["headlines"]]
        zh, en = article.headline_zh.lines, article.headline_en.lines
        assert lines == [*(("zh", each.role, each.text) for each in zh), *(("en", each.role, each.text) for each in en)]
        assert [(tag["term"], tuple(tag["anchors"])) for tag in whole["tags"]] == [
            (tag.term, tag.anchors) for tag in article.tags
        ]
        assert [each["sha256"] for each in whole["sources"]] == [each.sha256 for each in article.sources]
        for name, own in (
            ("findings", article.findings),
            ("names", article.names),
            ("corrections", article.corrections),
            ("keywords", article.keywords),
        ):
            assert len(whole[name]) == len(own)


def test_csv_gives_back_every_cell(corpus: Corpus, data: Path) -> None:
    whole = exported_corpus(corpus, SETTINGS)
    expected: dict[str, list[list[str]]] = {}
    for article in articles_of(corpus):
        for name, rows in article_rows(article, whole).items():
            expected.setdefault(name, []).extend([str(flat(cell)) for cell in row] for row in rows)
    for name, rows in expected.items():
        assert [list(row.values()) for row in csv_rows(data, name)] == rows, name


def test_a_pair_of_a_paragraph_names_that_paragraph(data: Path) -> None:
    pairs = {(row["article"], row["number"]): row for row in csv_rows(data, "pairs")}
    paragraphs = csv_rows(data, "paragraphs")
    assert len(paragraphs) > 100
    for row in paragraphs:
        assert row["number"] in pairs[row["article"], row["pair"]][row["lang"]].split()


@pytest.mark.parametrize("which", ["data", "seeds"])
def test_frictionless_accepts_the_package(which: str, request: pytest.FixtureRequest) -> None:
    names, complaints = validated(request.getfixturevalue(which) / DATAPACKAGE)
    assert complaints == []
    assert names >= tables().keys()


def validated(package: Path) -> tuple[set[str], list[str]]:
    """Names of the resources that `frictionless validate` looked at, and the types of the errors that it found."""
    command = [sys.executable, "-m", "frictionless", "validate", "--json", str(package)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    report = json.loads(done.stdout)
    errors = [error["type"] for part in (report, *report["tasks"]) for error in part["errors"]]
    assert report["valid"] == (not errors) == (not done.returncode)
    return {task["name"] for task in report["tasks"]}, errors


SPOILED = {
    "type-error": ("articles", "1958-01-06,4", "1958-02-30,4"),
    "constraint-error": ("articles", "1958-01-06,4", "1958-01-06,0"),
    "foreign-key": ("paragraphs", "1958-01-06-4-d6305bb6,zh,1,", "1958-01-06-4-d6305bb7,zh,1,"),
    "primary-key": ("tags", "-4-d6305bb6,mass-line", "-4-d6305bb6,party-masses-relations"),
    "hash-count": ("articles", "1958-01-06,4", "1958-01-07,4"),
}


@pytest.mark.parametrize("kind", SPOILED)
def test_frictionless_refuses_tables_that_were_spoiled(seeds: Path, tmp_path: Path, kind: str) -> None:
    table, old, new = SPOILED[kind]
    package = json.loads((seeds / DATAPACKAGE).read_text("utf-8"))
    package["resources"] = [each for each in package["resources"] if "schema" in each]
    (tmp_path / "csv").mkdir()
    for each in package["resources"]:
        if kind != "hash-count":  # a wrong sum alone would be refused before the rows are read
            del each["hash"], each["bytes"]
        text = (seeds / each["path"]).read_bytes().decode()
        if each["name"] == table:
            assert old in text
            text = text.replace(old, new, 1)
        (tmp_path / each["path"]).write_bytes(text.encode())
    (tmp_path / DATAPACKAGE).write_text(json.dumps(package), "utf-8")
    assert kind in validated(tmp_path / DATAPACKAGE)[1]


def test_sqlite_holds_what_csv_holds(data: Path) -> None:
    database = sqlite3.connect(data / "corpus.sqlite")
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    for table in tables().values():
        found = database.execute(f'SELECT * FROM "{table.name}" ORDER BY rowid').fetchall()  # noqa: S608 - a name of ours
        booleans = [field.type == "boolean" for field in table.fields]
        as_text = [[flat(bool(c) if b else c) for c, b in zip(row, booleans, strict=True)] for row in found]
        assert [[str(cell) for cell in row] for row in as_text] == [
            list(row.values()) for row in csv_rows(data, table.name)
        ]
    database.close()


def test_sqlite_finds_han_runs_by_the_documented_match(seeds: Path) -> None:
    database = sqlite3.connect(seeds / "corpus.sqlite")

    def found(words: str) -> set[tuple[str, str]]:
        return {*database.execute("SELECT article, anchor FROM find WHERE words MATCH ?", (words,))}

    by_scan = {(row["article"], row["anchor"]) for row in csv_rows(seeds, "paragraphs") if "党群" in row["text"]}
    assert found('"党 群"') == by_scan
    assert len(by_scan) == 7
    assert found('"mass line" OR "群 众 路 线"')
    assert found("党群") == set()  # what the README warns of
    headlines = "SELECT id FROM articles WHERE rowid IN (SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?)"
    assert {id_[:10] for (id_,) in database.execute(headlines, ('"党 群"',))} == {"1949-01-27", "1958-01-06"}
    database.close()


def test_sqlite_searches_no_word_for_what_is_empty_and_joins_by_indexes(data: Path) -> None:
    database = sqlite3.connect(data / "corpus.sqlite")
    empty = database.execute("SELECT count(*) FROM articles WHERE coalesce(headline_en, '') = ''").fetchone()[0]
    none = "SELECT count(*) FROM articles_fts WHERE articles_fts MATCH 'headline_en : None'"
    assert empty > 0
    assert database.execute(none).fetchone() == (0,)
    made = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'index'")}
    for table in tables().values():
        for foreign in table.foreign:
            wanted = f'SELECT * FROM "{table.name}" WHERE "{foreign.fields[0]}" = ?'  # noqa: S608 - names of ours
            plan = database.execute(f"EXPLAIN QUERY PLAN {wanted}", ("a",)).fetchall()
            assert "SCAN" not in str(plan), (table.name, foreign.fields)
            is_key = foreign.fields == table.key[: len(foreign.fields)]
            assert is_key != ("_".join((table.name, *foreign.fields)) in made)
    database.close()


def test_whose_organ_the_newspaper_was_stands_in_both_languages(seeds: Path) -> None:
    row = next(row for row in csv_rows(seeds, "articles") if row["id"].startswith("1958-02-10"))
    assert (row["organ_zh"], row["organ_en"]) == (
        "中国共产党中央委员会",
        "Central Committee of the Communist Party of China",
    )


@given(
    st.lists(st.sampled_from(NAUGHTY) | st.text("党群关系路线，。 ab", max_size=6), max_size=6).map("".join),
    st.text("党群关系路线", min_size=1, max_size=3),
)
def test_a_run_of_han_that_stands_in_a_text_is_always_found(text: str, run: str) -> None:
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE t USING fts5(text, tokenize=unicode61)")
    for each in (text, text + run, run + text):
        database.execute("INSERT INTO t VALUES (?)", (spaced(each),))
    found = {number for (number,) in database.execute("SELECT rowid FROM t WHERE t MATCH ?", (f'"{spaced(run)}"',))}
    database.close()
    assert {2, 3} <= found
    assert (1 in found) >= (run in text)


def test_parquet_holds_what_json_lines_hold(data: Path) -> None:
    for name in ("paragraphs", "pairs", "tags"):
        table = parquet.read_table(data / "parquet" / f"{name}.parquet")
        expected = [{"article": whole["id"], **each} for whole in json_lines(data) for each in whole[name]]
        assert table.to_pylist() == expected
        assert table.schema.field("article").metadata[b"about"] == b"Id of the article."
    assert parquet.read_table(data / "parquet" / "corpus.parquet").num_rows == 1


def test_parquet_is_written_in_row_groups(corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("duizhao.exports.parquet.ROW_GROUP", 50)
    exported(corpus, tmp_path / "data", "parquet", "csv")
    file = parquet.ParquetFile(tmp_path / "data" / "parquet" / "paragraphs.parquet")
    assert file.num_row_groups > 3
    assert file.metadata.num_rows == len(csv_rows(tmp_path / "data", "paragraphs"))
