"""The fields of the data exports: each described once, and what is written is what is described."""

import datetime as dt
import json
from pathlib import Path

import pytest

from duizhao.exporting import exported_corpus
from duizhao.exports import DATAPACKAGE, README, article_rows, corpus_rows, tables
from duizhao.exports.rows import Cell
from duizhao.text import has_han
from exported import SETTINGS, articles_of, csv_rows, exported, hostile_corpus, json_lines, seeds_corpus
from made_up import ROOT

TYPES: dict[str, type | tuple[type, ...]] = {
    "string": str,
    "lang": str,
    "integer": int,
    "number": float,
    "boolean": bool,
    "date": dt.date,
    "numbers": tuple,
    "words": tuple,
}
SHARED = ("corpus", "finding_kinds", "terms", "systems", "system_statements", "system_relations", "system_quotations")
"""Tables that belong to the whole corpus; all others have rows of single articles."""
FIELDS = [(table, field) for table in tables().values() for field in table.fields]


@pytest.mark.parametrize(("table", "field"), FIELDS, ids=[f"{table.name}.{field.name}" for table, field in FIELDS])
def test_a_field_is_described_in_both_languages(table: object, field: object) -> None:
    del table
    assert field.type in TYPES  # type: ignore[attr-defined]
    assert has_han(field.title)  # type: ignore[attr-defined]
    assert field.about.endswith(".")  # type: ignore[attr-defined]


def test_keys_are_fields_that_exist() -> None:
    for table in tables().values():
        assert set(table.key) <= set(table.names)
        for foreign in table.foreign:
            assert set(foreign.fields) <= set(table.names)
            assert set(foreign.there) <= set(tables()[foreign.table].names)


def test_every_row_has_a_value_of_the_right_type_in_every_field(tmp_path: Path) -> None:
    seen: set[str] = set()
    for corpus in (hostile_corpus(tmp_path / "spool"), seeds_corpus(tmp_path / "seeds")):
        whole = exported_corpus(corpus, SETTINGS)
        for rows in (corpus_rows(whole), *(article_rows(article, whole) for article in articles_of(corpus))):
            for name, listed in rows.items():
                for row in listed:
                    seen.add(name)
                    for field, cell in zip(tables()[name].fields, row, strict=True):
                        assert fits(cell, field.type, required=field.required), (name, field.name, cell)
    assert seen == tables().keys()


def test_systems_rest_on_words_of_the_exported_paragraphs(tmp_path: Path) -> None:
    corpus = seeds_corpus(tmp_path / "seeds")
    exported(corpus, tmp_path / "data", "csv")
    texts = {(row["article"], row["anchor"]): row["text"] for row in csv_rows(tmp_path / "data", "paragraphs")}
    texts |= {
        (row["id"], f"headline-{lang}"): row[f"headline_{lang}"]
        for row in csv_rows(tmp_path / "data", "articles")
        for lang in ("zh", "en")
    }
    quotations = csv_rows(tmp_path / "data", "system_quotations")
    assert len(quotations) == sum(len(list(system.quotations())) for system in corpus.systems) > 100
    assert all(row["words"] in texts[row["article"], row["anchor"]] for row in quotations)
    said = {(row["system"], row["part"], row["number"]) for row in csv_rows(tmp_path / "data", "system_statements")}
    assert {(row["system"], row["part"], row["number"]) for row in quotations if row["part"] != "relation"} == said
    unverified = [row["id"] for row in csv_rows(tmp_path / "data", "systems") if row["verified"] == "false"]
    assert len(unverified) == 1
    assert unverified[0].startswith("taiyue")


def fits(cell: Cell, kind: str, *, required: bool) -> bool:
    if cell is None:
        return not required
    return isinstance(cell, TYPES[kind]) and (kind == "boolean" or not isinstance(cell, bool)) and cell not in ("", ())


def test_every_field_stands_in_the_files_in_the_data_package_and_in_the_readme(tmp_path: Path) -> None:
    exported(hostile_corpus(tmp_path / "spool", 30), tmp_path / "data", "csv", "jsonl")
    package = json.loads((tmp_path / "data" / DATAPACKAGE).read_text("utf-8"))
    schemas = {each["name"]: each["schema"] for each in package["resources"] if "schema" in each}
    readme = (tmp_path / "data" / README).read_text("utf-8")
    assert schemas.keys() == tables().keys()
    for table in tables().values():
        head = (
            (tmp_path / "data" / "csv" / f"{table.name}.csv").read_text("utf-8").split("\n")[0]
        )  # newlines are translated here
        assert head.split(",") == list(table.names)
        described = {field["name"]: field["description"] for field in schemas[table.name]["fields"]}
        assert described == {field.name: field.about for field in table.fields}
        for field in table.fields:
            assert f"`{field.name}` <i" in readme
    assert csv_rows(tmp_path / "data", "corpus")[0]["site_name"] == SETTINGS.site_name


def test_json_lines_hold_no_field_that_is_not_described(tmp_path: Path) -> None:
    exported(hostile_corpus(tmp_path / "spool", 30), tmp_path / "data", "jsonl")
    below = set(tables()) - {*SHARED, "articles"}
    for whole in json_lines(tmp_path / "data"):
        assert whole.keys() == {*tables()["articles"].names, *below}
        assert tuple(whole["corpus"]) == tables()["corpus"].names
        for name in below:
            for each in whole[name]:
                assert tuple(each) == tables()[name].names[1:]


def test_the_data_page_asks_for_everything() -> None:
    page = (ROOT / "docs" / "data.md").read_text("utf-8")
    for piece in ("corpus", "citation", "files", "fields"):
        assert f"\n<!-- duizhao:data-{piece} -->\n" in page
