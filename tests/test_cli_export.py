"""`duizhao export` and the setting `data`, on made-up projects."""

import json
from pathlib import Path

import pytest
import yaml

from commands import Run
from duizhao.cli import GOOD, REJECTED, USAGE
from duizhao.exports import DATAPACKAGE, FORMATS, USUAL
from duizhao.store import files_in
from made_up import make_project, seed_text, write_seeds

BROKEN = "Title: no date\n\nText.\n"
PIECES = "\n\n".join(f"<!-- duizhao:data-{piece} -->" for piece in ("corpus", "citation", "files", "fields"))


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "project"
    make_project(folder, jobs=1)
    write_seeds(folder / "seeds", {f"{name}.txt": seed_text(name) for name in "abc"})
    monkeypatch.chdir(folder)
    return folder


def set_data(project: Path, value: object) -> None:
    text = (project / "mkdocs.yml").read_text("utf-8")
    assert "data: true" in text
    (project / "mkdocs.yml").write_text(text.replace("data: true", f"data: {json.dumps(value)}"), "utf-8")


def test_all_formats_go_into_a_folder_and_are_summed_up_in_one_line(run: Run, project: Path) -> None:
    code, printed, complaint = run("export")
    files = dict(files_in(project / "data"))
    length = sum(map(len, files.values()))
    assert (code, complaint.strip()) == (GOOD, "")
    assert printed == (
        f"3 articles, 0 files rejected; {len(files)} files, {length:,} bytes ({', '.join(FORMATS)}): data\n"
    )
    assert not list((project / ".cache").glob("build-*"))


def test_some_formats_into_another_folder(run: Run, project: Path) -> None:
    code, printed, _ = run("export", "--to", "out/mine", "--format", "tmx", "jsonl")
    assert (code, "(jsonl, tmx): out/mine\n" in printed) == (GOOD, True)
    assert [path.name for path in sorted((project / "out" / "mine").iterdir())] == [
        "README.md", "SHA256SUMS", "articles.jsonl", "datapackage.json", "pairs.tmx",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("verified", "said"), [("", "a machine, 2025, unverified"), ("Jing Yu", "a machine, 2025, checked by Jing Yu")]
)
def test_where_the_translation_is_not_described_the_data_say_what_citations_say(
    run: Run, project: Path, verified: str, said: str
) -> None:
    config = project / "mkdocs.yml"
    values = yaml.safe_load(config.read_text("utf-8"))
    own = values["plugins"][0]["duizhao"]
    own |= {"translation": "", "translator_en": "a machine", "translated": 2025, "verified": verified}
    config.write_text(yaml.safe_dump(values, allow_unicode=True), "utf-8")
    assert run("export", "--format", "tmx", "--to", "out")[0] == GOOD
    for name in ("README.md", "pairs.tmx", "datapackage.json"):
        assert said in (project / "out" / name).read_text("utf-8"), name


def test_an_unknown_format_is_wrong_usage(run: Run, project: Path) -> None:
    code, printed, complaint = run("export", "--format", "xlsx")
    assert (code, printed) == (USAGE, "")
    assert "xlsx" in complaint
    assert not (project / "data").exists()


def test_a_folder_of_something_else_is_refused(run: Run, project: Path) -> None:
    write_seeds(project / "data", {"notes.txt": "mine"})
    code, printed, complaint = run("export")
    assert (code, printed) == (REJECTED, "")
    assert "data: expected an empty folder or data exported by duizhao" in complaint
    assert dict(files_in(project / "data")) == {"notes.txt": b"mine"}


def test_a_link_leads_to_where_data_are_written(run: Run, project: Path, tmp_path: Path) -> None:
    (tmp_path / "large").mkdir()
    (project / "data").symlink_to(tmp_path / "large")
    assert run("export", "--format", "jsonl")[0] == GOOD
    assert (project / "data").is_symlink()
    assert (tmp_path / "large" / "datapackage.json").exists()


def test_a_folder_that_cannot_be_used_is_said(run: Run, project: Path) -> None:
    (project / "file").write_text("mine", "utf-8")
    code, printed, complaint = run("export", "--format", "jsonl", "--to", "file/below")
    assert (code, printed) == (REJECTED, "")
    assert "file" in complaint


def test_a_rejected_file_is_named_and_the_others_are_exported(run: Run, project: Path) -> None:
    write_seeds(project / "seeds", {"bad.txt": BROKEN})
    code, printed, complaint = run("export", "--format", "jsonl")
    assert code == REJECTED
    assert printed.startswith("3 articles, 1 files rejected; ")
    assert "rejected: bad.txt:1: expected" in complaint
    assert (project / "data" / "articles.jsonl").read_bytes().count(b"\n") == 3


def test_without_pyarrow_parquet_is_left_out_and_said_so(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("duizhao.exports.parquet.is_available", lambda: False)
    code, printed, complaint = run("export")
    assert (code, complaint.strip()) == (
        GOOD, "left out: parquet, which needs pyarrow: pip install 'duizhao[parquet]'",
    )  # fmt: skip
    assert f"({', '.join(USUAL)})" in printed
    code, _, complaint = run("export", "--format", "parquet")
    assert (code, complaint.strip()) == (
        REJECTED, "expected pyarrow for the format parquet, found none; pip install 'duizhao[parquet]'",
    )  # fmt: skip
    assert (project / "data" / "articles.jsonl").is_file()


def test_the_site_carries_what_is_exported_and_a_page_that_names_it(run: Run, project: Path) -> None:
    (project / "docs" / "guide" / "index.md").write_text(f"# Data\n\n{PIECES}\n", "utf-8")
    assert run("build", "--site", "site")[0] == GOOD
    run("export", "--to", "out", "--format", *USUAL)
    site = dict(files_in(project / "site" / "data"))
    assert site == dict(files_in(project / "out"))
    page = (project / "site" / "guide" / "index.html").read_text("utf-8")
    assert "duizhao:data-" not in page
    for name, data in site.items():
        assert f'<a href="../data/{name}" download' in page
        assert f">{len(data):,}</td>" in page
    assert json.loads((project / "site" / "corpus.json").read_text("utf-8"))["digest"] in page
    assert "<code>headline_zh_received</code>" in page


def test_a_second_build_leaves_the_data_as_they_are_and_a_change_replaces_them(run: Run, project: Path) -> None:
    run("build", "--site", "site")
    assert " 0 files written, " in run("build", "--site", "site")[1]
    write_seeds(project / "seeds", {"d.txt": seed_text("d")})
    run("build", "--site", "site")
    assert (project / "site" / "data" / "articles.jsonl").read_bytes().count(b"\n") == 4


def test_only_the_formats_that_the_setting_names(run: Run, project: Path) -> None:
    set_data(project, ["text"])
    assert run("build", "--site", "site")[0] == GOOD
    assert {name for name, _ in files_in(project / "site" / "data")} == {
        "text.zip", "README.md", "SHA256SUMS", DATAPACKAGE,
    }  # fmt: skip


def test_data_that_are_no_longer_wanted_go_and_the_page_says_so(run: Run, project: Path) -> None:
    (project / "docs" / "guide" / "index.md").write_text(f"# Data\n\n{PIECES}\n", "utf-8")
    run("build", "--site", "site")
    assert (project / "site" / "data").is_dir()
    set_data(project, value=False)
    assert run("build", "--site", "site")[0] == GOOD
    assert not (project / "site" / "data").exists()
    page = (project / "site" / "guide" / "index.html").read_text("utf-8")
    assert "No data are published with this site." in page
    assert "<code>headline_zh_received</code>" in page


def test_a_format_that_the_setting_names_wrongly_publishes_nothing(run: Run, project: Path) -> None:
    set_data(project, ["text", "xlsx"])
    code, printed, complaint = run("build", "--site", "site")
    assert (code, printed) == (REJECTED, "")
    assert (
        "some of the formats jsonl, csv, tmx, tei, sqlite, text, parquet in the setting data, found 'xlsx'" in complaint
    )
    assert not (project / "site").exists()
