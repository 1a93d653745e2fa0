"""The command line on made-up projects: help, exit codes, and what each command prints and writes."""

import argparse
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from commands import Run
from duizhao import __version__
from duizhao.cli import command_parser
from duizhao.plugin import DuizhaoConfig
from duizhao.record import read_record
from duizhao.store import OwnFolder, Project, _own_folder, files_in
from made_up import ROOT, make_project, seed_text, write_seeds

GUIDE = ROOT / "docs" / "guide" / "commands.md"
COMMANDS = ("build", "serve", "check", "manifest", "record", "refresh", "renderings", "export", "search", "parse")
BROKEN = "Title: no date\n\nText.\n"


def subparsers() -> dict[str, argparse.ArgumentParser]:
    (action,) = (action for action in command_parser()._actions if action.dest == argparse.SUPPRESS or action.choices)  # noqa: SLF001
    return dict(action.choices or {})


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "project"
    make_project(folder)
    write_seeds(folder / "seeds", {f"{name}.txt": seed_text(name) for name in "abc"})
    monkeypatch.chdir(folder)
    return folder


def test_every_command_has_help(run: Run) -> None:
    assert tuple(subparsers()) == COMMANDS
    code, overview, _ = run("--help")
    assert code == 0
    for name, parser in subparsers().items():
        assert re.search(rf"^\s+{name}\s+\w", overview, re.MULTILINE), name
        assert parser.description
        code, words, _ = run(name, "--help")
        assert code == 0
        assert " ".join(parser.description.split()) in " ".join(words.split())


def test_every_option_has_help() -> None:
    for parser in (command_parser(), *subparsers().values()):
        for action in parser._actions:  # noqa: SLF001
            if action.dest != argparse.SUPPRESS and not (action.choices and not action.option_strings):
                assert action.help, f"{parser.prog} {action.dest}"


def test_the_guide_names_every_command_option_and_setting() -> None:
    guide = GUIDE.read_text("utf-8")
    options = {option for parser in subparsers().values() for a in parser._actions for option in a.option_strings}  # noqa: SLF001
    settings = {name for name, _ in DuizhaoConfig()._schema}  # noqa: SLF001
    wanted = {*(f"duizhao {name}" for name in COMMANDS), *options, *(f"`{name}`" for name in settings)}
    assert {words for words in wanted if words not in guide} == set()


def test_the_guide_names_no_option_that_is_none() -> None:
    options = {option for parser in subparsers().values() for a in parser._actions for option in a.option_strings}  # noqa: SLF001
    of_scripts = {"--serve", "--only", "--version"}
    assert {*re.findall(r"(?<![\w-])--[a-z][a-z-]*", GUIDE.read_text("utf-8"))} <= options | of_scripts


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("nonsense",),
        ("build", "--nonsense"),
        ("parse",),
        ("build", "--config", "none.yml"),
        ("serve", "--address", "127.0.0.1:99999"),
        ("serve", "--address", "8000"),
        ("renderings", " "),
        ("renderings", "党\udcff"),
        ("search", "党\udcff"),
        ("search", "--without", "\udcff", "党"),
    ],
)
def test_wrong_usage_ends_with_2(run: Run, project: Path, words: tuple[str, ...]) -> None:
    code, printed, complaint = run(*words)
    assert (code, printed) == (2, "")
    assert "usage: duizhao" in complaint
    assert not (project / "site").exists()


def test_the_version(run: Run) -> None:
    assert run("--version") == (0, f"duizhao {__version__}\n", "")


def test_build_publishes_and_sums_up_in_one_line(run: Run, project: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    code, printed, _ = run("build", "--site", str(site))
    count = len(dict(files_in(site)))
    assert code == 0
    assert re.fullmatch(
        rf"3 articles, 0 files rejected; {count} files written, 0 unchanged, 0 removed in \d+\.\d s: {site}\n", printed
    )
    _, printed, _ = run("build", "--site", str(site))
    assert f"0 files written, {count} unchanged, 0 removed" in printed
    assert not list((project / ".cache").glob("build-*"))


def test_build_ends_with_1_when_a_file_was_rejected_and_publishes_the_others(
    run: Run, project: Path, tmp_path: Path
) -> None:
    write_seeds(project / "seeds", {"bad.txt": BROKEN})
    code, printed, complaint = run("build", "--site", str(tmp_path / "site"))
    assert code == 1
    assert printed.startswith("3 articles, 1 files rejected; ")
    assert "Rejected bad.txt:1: expected a date like" in complaint
    assert len(list((tmp_path / "site" / "1958").rglob("4-*.html"))) == 3


def test_a_file_known_to_be_bad_fails_no_build(run: Run, project: Path, tmp_path: Path) -> None:
    write_seeds(project / "seeds", {"bad.txt": BROKEN})
    known = "rejected:\n  - {file: bad.txt, reason: Made up.}\n"
    (project / "corpus" / "apparatus" / "rejected.yml").write_text(known, "utf-8")
    code, printed, _ = run("build", "--site", str(tmp_path / "site"))
    assert code == 0
    assert printed.startswith("3 articles, 0 files rejected, 1 known to be bad; ")


def test_build_names_a_broken_apparatus_and_publishes_nothing(run: Run, project: Path, tmp_path: Path) -> None:
    (project / "corpus" / "apparatus" / "corrections.yml").write_text("corrections: 3\n", "utf-8")
    code, _, complaint = run("build", "--site", str(tmp_path / "site"))
    assert code == 1
    assert "corpus/apparatus/corrections.yml:1: expected" in complaint
    assert not (tmp_path / "site").exists()


def test_build_refuses_a_folder_of_another(run: Run, project: Path, tmp_path: Path) -> None:
    del project
    write_seeds(tmp_path / "mine", {"notes.txt": "mine"})
    code, _, complaint = run("build", "--site", str(tmp_path / "mine"))
    assert code == 1
    assert "expected an empty folder or a site made by duizhao" in complaint
    assert dict(files_in(tmp_path / "mine")) == {"notes.txt": b"mine"}


def test_build_begins_only_when_no_other_build_of_the_project_is_running(
    run: Run, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_own_folder, "PATIENCE", 0)
    words = ("build", "--site", str(tmp_path / "site"))
    with OwnFolder(Project(project / "seeds", project / "corpus", project / ".cache" / "duizhao")):
        code, _, error = run(*words)
    assert code == 1
    assert "expected no other build of this project meanwhile, found one that is running" in error
    assert not (tmp_path / "site").exists()
    assert run(*words)[0] == 0


def test_strict_fails_on_a_link_to_no_article(run: Run, project: Path, tmp_path: Path) -> None:
    (project / "docs" / "about.md").write_text("# About\n\n[a](article:1958-01-06-4-00000000)\n", "utf-8")
    code, _, complaint = run("build", "--strict", "--site", str(tmp_path / "strict"))
    assert code == 1
    assert "no such article" in complaint
    assert not (tmp_path / "strict").exists()
    assert run("build", "--site", str(tmp_path / "site"))[0] == 0


@pytest.mark.parametrize("about", ["# About\n", "# About\n\n[a](article:1958-01-06-4-00000000)\n"])
def test_strict_names_a_rejected_file_and_publishes_nothing(
    run: Run, project: Path, tmp_path: Path, about: str
) -> None:
    (project / "docs" / "about.md").write_text(about, "utf-8")
    write_seeds(project / "seeds", {"bad.txt": "Title: no date\n\nText.\n"})
    code, _, complaint = run("build", "--strict", "--site", str(tmp_path / "strict"))
    assert code == 1
    assert "Rejected bad.txt:1: expected" in complaint
    assert not (tmp_path / "strict").exists()


WRONG_SETTINGS = {
    "no plugin": "plugins: []\n",
    "wrong type": "plugins: [duizhao: {jobs: many}]\n",
    "a name that is none": "plugins: [duizhao: {licnce: CC0-1.0}]\n",
    "wrong number": "plugins: [duizhao: {jobs: -1}]\n",
    "wrong place": "plugins: [duizhao: {facsimile: 'https://example.org/{issue}'}]\n",
    "a page that may be unknown": "plugins: [duizhao: {facsimile: 'https://example.org/{page:02d}'}]\n",
    "a mail that is no address": "plugins: [duizhao: {report: 'a@example.org?subject={id}'}]\n",
    "a report of another place": "plugins: [duizhao: {report: 'https://example.org/{page}?{id}'}]\n",
    "a facsimile that is no address": "plugins: [duizhao: {facsimile: 'example.org/{page}'}]\n",
    "a format that is none": "plugins: [duizhao: {data: [json]}]\n",
    "a day that is none": "plugins: [duizhao: {released: 2026-02-30}]\n",
    "folders for pages": "use_directory_urls: true\nplugins: [duizhao]\n",
    "no YAML": "plugins: [\n",
}


@pytest.mark.parametrize("plugins", WRONG_SETTINGS.values(), ids=WRONG_SETTINGS)
@pytest.mark.parametrize("command", ["build", "check", "record", "refresh"])
def test_settings_that_are_wrong_end_with_1(run: Run, project: Path, plugins: str, command: str) -> None:
    flat = "" if "use_directory" in plugins else "use_directory_urls: false\n"
    (project / "mkdocs.yml").write_text(f"site_name: a\n{flat}{plugins}", "utf-8")
    code, printed, complaint = run(command)
    assert (code, printed) == (1, "")
    assert "mkdocs.yml" in complaint or "Config value 'plugins'" in complaint
    assert not (project / "site").exists()


def test_a_name_that_is_no_setting_is_told_with_its_line(run: Run, project: Path) -> None:
    settings = "site_name: a\nuse_directory_urls: false\nplugins:\n  - duizhao:\n      licnce: CC0-1.0\n"
    (project / "mkdocs.yml").write_text(settings, "utf-8")
    words = "mkdocs.yml:5: expected a known setting of the plugin, found 'licnce' (did you mean licence?)"
    assert words in run("build")[2]


def test_a_misspelt_file_of_the_apparatus_ends_with_1(run: Run, project: Path) -> None:
    (project / "corpus" / "apparatus" / "correction.yml").write_text("corrections: []\n", "utf-8")
    code, _, complaint = run("check")
    assert code == 1
    assert "corpus/apparatus/correction.yml: expected one of corrections.yml, newspaper.yml" in complaint


def test_a_hook_of_the_keeper_takes_part(run: Run, project: Path) -> None:
    (project / "hook.py").write_text(
        "def on_page_markdown(markdown, **_):\n    return markdown + '\\n\\nHooked.\\n'\n", "utf-8"
    )
    config = project / "mkdocs.yml"
    config.write_text(f"{config.read_text('utf-8')}\nhooks: [hook.py]\n", "utf-8")
    assert run("record")[0] == run("check")[0] == 0
    assert run("build", "--site", "site")[0] == 0
    assert "Hooked." in (project / "site" / "about.html").read_text("utf-8")


def test_a_theme_without_our_templates_ends_with_1(run: Run, project: Path) -> None:
    (project / "docs" / "theme" / "templates" / "article.html").unlink()
    code, printed, complaint = run("build", "--site", "site")
    assert (code, printed) == (1, "")
    assert "article.html" in complaint
    assert not (project / "site").exists()


def test_parse_prints_json(run: Run, project: Path) -> None:
    code, printed, _ = run("parse", str(project / "seeds" / "a.txt"))
    article = json.loads(printed)
    assert code == 0
    assert (article["date"], article["page"]) == ("1958-01-06", 4)
    assert article["zh"][0]["text"] == "村民打成了水井。"
    assert article["pairs"][0]["zh"] == [1]


def test_parse_of_a_bad_file_and_of_none(run: Run, project: Path) -> None:
    write_seeds(project / "seeds", {"bad.txt": BROKEN})
    assert run("parse", "seeds/bad.txt")[0::2] == (
        1, "bad.txt:1: expected a date like 1958-01-06 in a line `Date: 1958-01-06`, found none\n",
    )  # fmt: skip
    for name in ("seeds/none.txt", "seeds"):
        code, printed, complaint = run("parse", name)
        assert (code, printed) == (2, "")
        assert name in complaint


@pytest.mark.parametrize("command", [("build", "--site", "site"), ("check",), ("record",), ("refresh",)])
def test_a_folder_of_seeds_that_is_gone_is_no_empty_corpus(run: Run, project: Path, command: tuple[str, ...]) -> None:
    run("record")
    run("build", "--site", "site")
    before = {place: dict(files_in(project / place)) for place in ("site", "corpus")}
    (project / "seeds").rename(project / "moved")
    code, _, complaint = run(*command)
    assert code == 1
    assert "seeds: expected a folder of seeds, found " in complaint
    assert {place: dict(files_in(project / place)) for place in before} == before


def test_records_are_written_checked_and_removed(run: Run, project: Path) -> None:
    assert run("record", "--check")[:2] == (1, "3 records not up to date\n")
    assert not (project / "corpus" / "articles").exists()
    assert run("record")[:2] == (0, "3 records written, 0 removed\n")
    assert run("record", "--check")[:2] == (0, "0 records not up to date\n")
    assert run("record")[:2] == (0, "0 records written, 0 removed\n")
    (record, *_) = (project / "corpus" / "articles").rglob("*.md")
    assert read_record(record.read_text("utf-8"), record.name).id == record.stem
    write_seeds(project / "corpus" / "articles", {"README.md": "mine"})
    (project / "seeds" / "a.txt").unlink()
    code, _, complaint = run("record", "--check")
    assert (code, complaint.count("expected an article with this id, found none")) == (1, 1)
    assert run("record")[:2] == (0, "0 records written, 1 removed\n")
    assert (project / "corpus" / "articles" / "README.md").exists()


def test_a_record_that_cannot_be_read_is_written_again(run: Run, project: Path) -> None:
    write_seeds(project / "seeds", {"again.txt": (project / "seeds" / "a.txt").read_text("utf-8")})
    run("record")
    (project / "seeds" / "again.txt").unlink()
    before = {path: path.read_bytes() for path in (project / "corpus" / "articles").rglob("*.md")}
    write_seeds(project / "seeds", {"again.txt": (project / "seeds" / "a.txt").read_text("utf-8")})
    for path in before:
        path.write_text("<<<<<<< ours\n", "utf-8")
    assert run("record", "--check")[0] == 1
    assert run("record")[:2] == (0, "3 records written, 0 removed\n")
    assert {path: path.read_bytes() for path in before} == before


def test_no_record_is_removed_while_a_file_is_rejected(run: Run, project: Path) -> None:
    run("record")
    write_seeds(project / "seeds", {"a.txt": BROKEN})
    code, printed, complaint = run("record")
    assert (code, printed) == (1, "0 records written, 0 removed\n")
    assert "rejected: a.txt:1: expected" in complaint
    assert len(list((project / "corpus" / "articles").rglob("*.md"))) == 3


def test_refresh_renews_the_statistics(run: Run, project: Path) -> None:
    assert run("refresh")[:2] == (0, "statistics, lengths, related articles and renderings of 3 articles renewed\n")
    first = (project / "corpus" / "statistics.json").read_bytes()
    run("refresh")
    assert (project / "corpus" / "statistics.json").read_bytes() == first


@pytest.mark.parametrize("command", [("refresh",), ("manifest",), ("renderings", "党")])
def test_what_was_done_without_rejected_files_is_said(command: tuple[str, ...], run: Run, project: Path) -> None:
    write_seeds(project / "seeds", {"bad.txt": "no date here"})
    code, _, complaint = run(*command)
    assert (code, complaint.count("rejected: bad.txt:1: expected")) == (1, 1)


def test_a_command_whose_output_nobody_reads_ends_as_it_would(project: Path) -> None:
    command = f"'{sys.executable}' -m duizhao.cli parse seeds/a.txt >&-"
    done = subprocess.run(["sh", "-c", command], cwd=project, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
