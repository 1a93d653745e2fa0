"""`duizhao search` over a site built from the five seeds."""

import csv
import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from pypinyin import lazy_pinyin

from duizhao.cli import GOOD, REJECTED, USAGE, main
from made_up import SEEDS, make_project

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    assert main(["build", "--config", str(ROOT / "mkdocs.yml"), "--site", str(folder)]) == GOOD
    return folder


def run(site: Path, *arguments: str) -> int:
    return main(["search", "--config", str(ROOT / "mkdocs.yml"), "--site", str(site), *arguments])


def test_lines_and_totals_are_printed(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(site, "党群关系") == GOOD
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1] == "8 occurrences, 3 articles, 4 paragraphs"
    assert len(lines) == 9
    assert all("[党群关系]" in line for line in lines[:-1])
    assert lines[0].endswith("1949/01/27/2-264dd074.html")


def test_the_newest_come_first_when_asked(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(site, "党群关系", "--sort", "newest", "--limit", "1") == GOOD
    assert capsys.readouterr().out.startswith("1960-07-16")


def test_fields_alone_list_their_articles(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(site, "year:1957..1958", "--sort", "newest", "--limit", "2") == GOOD
    assert capsys.readouterr().out.splitlines() == [
        "1958-02-10  1958/02/10/5-ca0cc8dc.html",
        "1958-01-06  1958/01/06/4-d6305bb6.html",
        "0 occurrences, 3 articles, 0 paragraphs",
    ]


def test_a_table_of_fields_alone_says_why_it_has_no_lines(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(site, "year:1957..1958", "--csv", "--limit", "2") == GOOD
    told = capsys.readouterr()
    assert len(told.out.splitlines()) == 1
    assert told.err == "3 articles, in which a query of fields alone marks no words\n"


def test_a_tag_that_there_is_not_is_a_mistake(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(site, "群众 -tag:mas-line") == USAGE
    query, pointer, words = capsys.readouterr().err.splitlines()
    assert (query, pointer.count("^")) == ("群众 -tag:mas-line", len("tag:mas-line"))
    assert words.startswith("This site has no such tag.")
    assert run(site, "tag:mass-line") == run(site, "tag:群众路线") == run(site, "tag:“群众路线”") == GOOD


def test_lines_are_sorted_by_the_nearest_word_or_character(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def nearest(side: str, query: str) -> list[str]:
        assert run(site, query, "--csv", "--sort", side) == GOOD
        texts = (row[side] for row in csv.DictReader(io.StringIO(capsys.readouterr().out)))
        found = (re.findall(r"[\u4e00-\u9fff]|[a-z0-9]+", text.lower()) for text in texts)
        return [pieces[-1 if side == "left" else 0] for pieces in found if pieces]

    words = nearest("left", "=system")
    assert len(set(words)) > 3
    assert words == sorted(words)
    signs = [sign for sign in nearest("right", "党") if not sign.isascii()]
    sounds = [lazy_pinyin(sign)[0] for sign in signs]
    assert len(set(sounds)) > 3
    assert sounds == sorted(sounds)


def test_csv_has_every_hit_and_says_where_it_stands(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(site, "党群关系", "--csv") == GOOD
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert len(rows) == 8
    assert {row["hit"] for row in rows} == {"党群关系"}
    assert rows[2]["permalink"].endswith("1958/01/06/4-d6305bb6.html#zh1")
    assert rows[2]["citation"].startswith("Renmin ribao 人民日报 [People’s Daily]. “Gonggu zhengfeng chengguo, ")
    assert rows[2]["citation"].endswith(f"January 6, 1958. Page 4 (第4版). {rows[2]['permalink']}")


def test_words_of_the_translation_are_cited_as_the_translations(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(site, '"mass line" lang:en', "--csv") == GOOD
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert rows
    for row in rows:
        assert row["paragraph"].startswith("en") or row["paragraph"].endswith("-en")
        assert "Translated by machine translation (Mistral Small 3.1), unverified." in row["citation"]
        is_lost = row["id"] == "1949-01-27-2-264dd074"
        assert ("No original text is held; this may be invented." in row["citation"]) == is_lost
    assert any(row["id"] == "1949-01-27-2-264dd074" for row in rows)


def test_forms_can_be_taken_out(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(site, "system")
    both = capsys.readouterr().out.splitlines()[-1]
    run(site, "system", "--without", "systems")
    assert capsys.readouterr().out.splitlines()[-1] != both


def program(site: Path, *arguments: str) -> list[str]:
    config = str(ROOT / "mkdocs.yml")
    return [sys.executable, "-m", "duizhao.cli", "search", "--config", config, "--site", str(site), *arguments]


def test_a_pipe_gets_every_sign_whatever_the_machine_takes_text_to_be(site: Path) -> None:
    environment = os.environ | {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
    done = subprocess.run(program(site, "党群关系", "--csv"), env=environment, capture_output=True, check=True)
    assert done.stdout.count("党群关系".encode()) >= 8
    assert done.stdout.count(b"\r\n") == 9
    assert b"\r\r" not in done.stdout


def test_a_reader_who_has_enough_ends_it_without_a_word(site: Path) -> None:
    running = subprocess.Popen(program(site, "的", "--csv"), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert running.stdout
    assert running.stderr
    running.stdout.close()
    assert running.stderr.read() == b""
    running.stderr.close()
    assert running.wait() == REJECTED


def test_a_mistake_is_shown_at_its_place(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(site, "党群 (关系") == USAGE
    query, pointer, words = capsys.readouterr().err.splitlines()
    assert query == "党群 (关系"
    assert pointer == "     ^"
    assert "parenthesis" in words


def test_a_folder_without_an_index_is_said_to_be_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, "党群") == REJECTED
    assert "index.json" in capsys.readouterr().err


NEWSPAPER = """newspaper:
  - from: 1949-06-16
    title: {zh: 光明日报, pinyin: Guangming ribao, en: Guangming Daily}
"""
CORRECTIONS = """corrections:
  - source: 000_47e28f3a952e51ac.txt
    place: page
    expect: 4
    replace: 5
    reason: Made up.
"""


def test_lines_are_cited_as_the_apparatus_has_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = make_project(tmp_path / "project", seeds=SEEDS)
    search = ["search", "--config", str(config), "--site", "out"]
    for file, text in (("newspaper.yml", NEWSPAPER), ("corrections.yml", CORRECTIONS)):
        main(["build", "--config", str(config), "--site", "out"])
        (config.parent / "corpus" / "apparatus" / file).write_text(text, "utf-8")
    assert main(["build", "--config", str(config), "--site", "out"]) == GOOD
    capsys.readouterr()
    assert main([*search, "--csv", "党群关系 page:5"]) == GOOD
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["page"] for row in rows if row["id"] == "1958-01-06-4-d6305bb6"][:1] == ["5"]
    assert rows[0]["citation"].startswith("Guangming ribao 光明日报 [Guangming Daily]. “Gonggu zhengfeng ")
    assert "January 6, 1958. Page 5 (第5版). " in rows[0]["citation"]
