"""Reading again: what was read from the same bytes by the same program stays, and nothing else does. Seeds are made up."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao import reading, seed_reader
from duizhao.benchmarks.synthetic import write_synthetic
from duizhao.reading import _chunks
from duizhao.seeds import parse_seed
from exported import articles_of as articles
from made_up import corpus_at, make_project, seed_text, write_seeds

BROKEN = "Title: no date\n\nText.\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of 40 made-up seeds, one of them broken, read in chunks of some seven."""
    monkeypatch.setattr(reading, "CHUNK", 7)
    make_project(tmp_path / "project")
    write_synthetic(tmp_path / "project" / "seeds", 39)
    write_seeds(tmp_path / "project" / "seeds", {"bad.txt": BROKEN})
    return tmp_path / "project"


def spied(monkeypatch: pytest.MonkeyPatch, function: str, name_at: int) -> list[str]:
    """Names of the seeds that a function of the module was called with since the last look."""
    names: list[str] = []
    real: Callable[..., object] = getattr(seed_reader, function)

    def spy(*given: Any) -> object:
        names.append(given[name_at])
        return real(*given)

    monkeypatch.setattr(seed_reader, function, spy)
    return names


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the seeds that were parsed since the last look."""
    return spied(monkeypatch, "parse_seed", 1)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the seeds whose bytes were read since the last look."""
    return spied(monkeypatch, "read_seed", 1)


def test_what_did_not_change_is_not_read_again(project: Path, parsed: list[str]) -> None:
    first = corpus_at(project)
    texts = articles(first)
    assert len(parsed) == 40
    parsed.clear()
    again = corpus_at(project)
    assert parsed == []
    assert again.catalogue == first.catalogue
    assert articles(again) == texts
    assert len(again.catalogue.rejected) == 1


def test_a_seed_that_changed_is_parsed_alone(project: Path, parsed: list[str]) -> None:
    first = corpus_at(project)
    before = {article.id: article for article in articles(first)}
    for number, name in enumerate(("bad.txt", "more.txt", "bad.txt")):
        parsed.clear()
        write_seeds(project / "seeds", {name: seed_text(f"Wellton {number}")})
        corpus = corpus_at(project)
        assert parsed == [name]
    after = {article.id: article for article in articles(corpus)}
    assert len(after) == 41
    assert {key: after[key] for key in before} == before
    digests = {entry.id: entry.location.digest for entry in corpus.catalogue.entries}
    assert {entry.id: digests[entry.id] for entry in first.catalogue.entries} == {
        entry.id: entry.location.digest for entry in first.catalogue.entries
    }


def lose_the_end(data: bytes) -> bytes:
    return data[:-9]


def become_zeros(data: bytes) -> bytes:
    """As files may after a loss of power."""
    return bytes(len(data))


def change_a_letter(data: bytes) -> bytes:
    return data.replace(b" the ", b" tha ")


@pytest.mark.parametrize("damage", [lose_the_end, become_zeros, change_a_letter])
def test_neighbours_that_are_not_whole_in_the_spool_are_parsed_again(
    project: Path, parsed: list[str], damage: Callable[[bytes], bytes]
) -> None:
    before = articles(corpus_at(project))
    for path in (project / "spool").glob("*[0-9]"):
        path.write_bytes(damage(path.read_bytes()))
    parsed.clear()
    write_seeds(project / "seeds", {"bad.txt": seed_text("Wellton")})
    entries = corpus_at(project).catalogue.entries
    assert len(entries) == 40
    assert len(parsed) > 1
    chunk = {entry.location.spool for entry in entries if entry.file == "bad.txt"}
    named = {entry.id for entry in entries if entry.location.spool in chunk}
    assert {article.id for article in before} >= named - {entry.id for entry in entries if entry.file == "bad.txt"}


def test_what_was_found_under_another_number_is_known_by_it(project: Path, parsed: list[str]) -> None:
    """A vocabulary that comes and goes leaves the first files where they are; those of the other go after a while."""
    corpus_at(project)
    settle(project)
    corpus_at(project)
    vocabulary = project / "corpus" / "apparatus" / "vocabulary.yml"
    first = vocabulary.read_bytes() if vocabulary.exists() else b"terms: []\n"
    old = {path.name for path in (project / "spool").iterdir()}
    vocabulary.write_text("terms:\n  - {id: a, kind: topic, label: {en: A, zh: 甲}, scope: Made up.}\n", "utf-8")
    corpus_at(project)
    vocabulary.write_bytes(first)
    corpus_at(project)
    for path in (project / "spool").iterdir():
        if path.name not in old:
            path.unlink()
    parsed.clear()
    write_seeds(project / "seeds", {"bad.txt": seed_text("Wellton")})
    corpus_at(project)
    assert parsed == ["bad.txt"]


def test_an_entry_whose_correction_changed_is_parsed_again(project: Path, parsed: list[str]) -> None:
    entry = corpus_at(project).catalogue.entries[7]
    parsed.clear()
    new = f"{entry.id[:-8]}0000000a"
    told = f"{{source: {entry.file}, place: id, expect: {entry.id}, replace: {new}, reason: Made up.}}"
    (project / "corpus" / "apparatus" / "corrections.yml").write_text(f"corrections:\n  - {told}\n", "utf-8")
    assert new in corpus_at(project).catalogue.by_id
    assert entry.file in parsed
    assert {*parsed} <= {entry.file, "bad.txt"}


def test_a_seed_that_is_gone_takes_its_article_with_it(project: Path, parsed: list[str]) -> None:
    corpus = corpus_at(project)
    gone = corpus.catalogue.entries[0]
    (project / "seeds" / gone.file).unlink()
    parsed.clear()
    assert gone.id not in corpus_at(project).catalogue.by_id
    assert parsed in ([], ["bad.txt"])  # one that gave no article is looked at again with its neighbours


@pytest.mark.parametrize(
    ("file", "text", "all_of_them"),
    [
        ("vocabulary.yml", "terms:\n  - {id: a, kind: topic, label: {en: A, zh: 甲}, scope: Made up.}\n", True),
        ("rejected.yml", "rejected:\n  - {file: bad.txt, reason: Made up.}\n", False),
    ],
)
def test_what_the_apparatus_says_is_heeded(
    project: Path, parsed: list[str], file: str, text: str, all_of_them: bool
) -> None:
    corpus_at(project)
    parsed.clear()
    (project / "corpus" / "apparatus" / file).write_text(text, "utf-8")
    corpus = corpus_at(project)
    assert (len(parsed) == 40) == all_of_them
    assert "bad.txt" in parsed
    assert bool(corpus.catalogue.unexpected) == all_of_them


def test_a_spool_that_is_broken_or_gone_is_made_again(project: Path, parsed: list[str]) -> None:
    corpus = corpus_at(project)
    texts = articles(corpus)
    files = sorted((project / "spool").iterdir())
    for place, path in enumerate(files):
        if place % 3 == 0:
            path.unlink()
        elif place % 3 == 1:
            path.write_bytes(path.read_bytes()[:-9])
    parsed.clear()
    again = corpus_at(project)
    assert len(parsed) > 10
    assert again.catalogue == corpus.catalogue
    assert articles(again) == texts


def test_what_failed_in_passing_is_tried_again(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> object:
        raise MemoryError

    with monkeypatch.context() as patch:
        patch.setattr(seed_reader, "parse_seed", fails)
        assert len(corpus_at(project).catalogue.unexpected) == 40
    assert len(corpus_at(project).catalogue.unexpected) == 1


def test_a_seed_that_changes_while_it_is_read_is_not_kept(
    project: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the chunk is read again when the seed is what it was."""
    path = sorted((project / "seeds").glob("*.txt"))[3]
    before = path.read_bytes()

    def meddle(data: bytes, name: str) -> object:
        path.write_bytes(before + b"\n")
        return parse_seed(data, name)

    with monkeypatch.context() as patch:
        patch.setattr(seed_reader, "parse_seed", meddle)
        corpus_at(project)
    path.write_bytes(before)
    corpus_at(project)
    assert path.name in parsed


def settle(project: Path) -> None:
    """Let time pass, as far as files show it."""
    for path in (project / "seeds").iterdir():
        os.utime(path, (time.time() - 7200,) * 2)
    time.sleep(2.1)  # the other time, of the change of the entry, cannot be set


def test_seeds_that_nobody_touched_are_not_even_read(project: Path, read: list[str]) -> None:
    settle(project)
    first = corpus_at(project)
    read.clear()
    assert corpus_at(project).catalogue == first.catalogue
    assert read == []


def test_a_seed_of_the_same_size_and_time_is_read_where_its_entry_changed(project: Path, parsed: list[str]) -> None:
    settle(project)
    path = project / "seeds" / "bad.txt"
    corpus_at(project)
    status = path.stat()
    path.write_bytes(path.read_bytes().replace(b"Text", b"Next"))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    parsed.clear()
    corpus_at(project)
    assert path.name in parsed


def test_what_was_written_a_moment_ago_is_read_again(project: Path, read: list[str]) -> None:
    path = sorted((project / "seeds").glob("*.txt"))[3]
    path.write_bytes(path.read_bytes())
    corpus_at(project)
    read.clear()
    corpus_at(project)
    assert path.name in read


def test_files_that_nobody_asks_for_any_longer_go_after_an_hour(project: Path) -> None:
    corpus_at(project)
    old = {path.name for path in (project / "spool").iterdir()}
    (project / "corpus" / "apparatus" / "vocabulary.yml").write_text("terms: []\n", "utf-8")
    corpus_at(project)
    assert old <= {path.name for path in (project / "spool").iterdir()}
    for path in (project / "spool").iterdir():
        os.utime(path, (time.time() - 7200,) * 2)
    corpus_at(project)
    left = {path.name for path in (project / "spool").iterdir()}
    assert left & old <= {"0.kept"}  # what is known of the seeds
    assert len(left) > 1


def test_another_process_finds_what_one_has_read(tmp_path: Path) -> None:
    """Whatever order sets happen to have in either."""
    config = make_project(tmp_path / "project")
    write_seeds(config.parent / "seeds", {f"{name}.txt": seed_text(name) for name in "abc"})
    spool = config.parent / ".cache" / "duizhao" / "read"
    found = []
    for seed in ("1", "2"):
        subprocess.run(
            [sys.executable, "-m", "duizhao.cli", "check", "--config", str(config)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=False,
        )
        found.append({path.name: path.stat().st_ino for path in spool.iterdir() if path.name != "0.kept"})
    assert len(found[0]) == 2
    assert found[0] == found[1]


@given(st.lists(st.integers(0, 5000), min_size=300, max_size=1200, unique=True), st.integers(0, 5000))
def test_one_name_more_changes_its_own_chunk_alone(numbers: list[int], another: int) -> None:
    names = sorted(f"{number:04}.txt" for number in numbers)
    more = sorted({*names, f"{another:04}.txt"})
    before, after = ({tuple(chunk) for chunk in _chunks(listed)} for listed in (names, more))
    assert [name for chunk in _chunks(names) for name in chunk] == names
    assert len(after - before) <= 2
