"""A build where nothing has changed does nothing, and every change is seen. Seeds are made up."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from duizhao.cli import _commands, main
from duizhao.plugin import DuizhaoPlugin, build_site
from duizhao.store import files_in
from made_up import make_project, seed_text, write_seeds

Build = Callable[..., tuple[int, str]]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of three seeds that has been built once."""
    config = make_project(tmp_path / "project", jobs=1)
    write_seeds(config.parent / "seeds", {f"{name}.txt": seed_text(name) for name in "abc"})
    assert main(["build", "--config", str(config)]) == 0
    return config.parent


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch, project: Path) -> list[Path]:
    """The projects that were really built since they were made."""
    del project
    found: list[Path] = []

    def spy(config: Path, *others: object, **options: object) -> DuizhaoPlugin:
        found.append(config)
        return build_site(config, *others, **options)  # type: ignore[arg-type]  # as they came

    monkeypatch.setattr(_commands, "build_site", spy)
    return found


@pytest.fixture
def build(project: Path, capsys: pytest.CaptureFixture[str]) -> Build:
    def run(*options: str) -> tuple[int, str]:
        code = main(["build", "--config", str(project / "mkdocs.yml"), *options])
        return code, capsys.readouterr().out.splitlines()[-1]

    return run


def test_nothing_is_done_where_nothing_has_changed(project: Path, build: Build, built: list[Path]) -> None:
    site = dict(files_in(project / "site"))
    code, words = build()
    assert (code, built) == (0, [])
    assert words.startswith(f"3 articles, 0 files rejected; 0 files written, {len(site)} unchanged, 0 removed in ")
    assert dict(files_in(project / "site")) == site


CHANGES: dict[str, Callable[[Path], object]] = {
    "a seed more": lambda project: write_seeds(project / "seeds", {"d.txt": seed_text("d")}),
    "a seed less": lambda project: (project / "seeds" / "a.txt").unlink(),
    "a page by hand": lambda project: (project / "docs" / "about.md").write_text("# Other\n", "utf-8"),
    "a style": lambda project: (project / "docs" / "theme" / "assets" / "duizhao.css").write_text("a{}", "utf-8"),
    "the vocabulary": lambda project: (project / "corpus" / "apparatus" / "vocabulary.yml").write_text("terms: []"),
    "the settings": lambda project: (project / "mkdocs.yml").write_text(
        (project / "mkdocs.yml").read_text("utf-8") + "\nsite_url: https://example.org/\n", "utf-8"
    ),
    "a page of the site": lambda project: (project / "site" / "timeline.html").write_text("", "utf-8"),
    "a page that is gone": lambda project: (project / "site" / "timeline.html").unlink(),
    "a file too many": lambda project: (project / "site" / "more.html").write_text("", "utf-8"),
    "the cache": lambda project: shutil.rmtree(project / ".cache"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_is_seen(project: Path, build: Build, built: list[Path], change: str) -> None:
    CHANGES[change](project)
    build()
    assert len(built) == 1
    assert (project / "site" / "timeline.html").stat().st_size > 1000
    assert not (project / "site" / "more.html").exists()
    build()
    assert len(built) == 1 + (change == "a seed less"), "what is missing is warned of each time"


def test_another_folder_and_a_strict_build_are_built(build: Build, built: list[Path], tmp_path: Path) -> None:
    build("--strict")
    build("--site", str(tmp_path / "other"))
    assert len(built) == 2
    assert (tmp_path / "other" / "timeline.html").exists()


def test_a_configuration_that_says_otherwise_is_heeded(
    project: Path, build: Build, built: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    config = project / "mkdocs.yml"
    said = "\nsite_url: !ENV [MADE_UP_URL, 'https://example.org/']\nextra: {analytics: {property: !ENV [MADE_UP_KEY, a]}}\n"
    config.write_text(config.read_text("utf-8") + said, "utf-8")
    build()
    build()
    assert len(built) == 1
    monkeypatch.setenv("MADE_UP_KEY", "b")
    build()
    assert len(built) == 2
    monkeypatch.setenv("MADE_UP_URL", "https://example.net/")
    build()
    assert len(built) == 3
    assert b"example.net" in next((project / "site").glob("1958/01/06/4-*.html")).read_bytes()


def test_other_pages_that_are_left_out_are_heeded(
    project: Path, build: Build, built: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    config = project / "mkdocs.yml"
    config.write_text(config.read_text("utf-8") + "\nexclude_docs: !ENV [MADE_UP_PAGES, 'none.md']\n", "utf-8")
    build()
    build()
    assert len(built) == 1
    monkeypatch.setenv("MADE_UP_PAGES", "about.md")
    build()
    assert len(built) == 2
    assert not (project / "site" / "about.html").exists()


def test_a_folder_is_meant_from_where_the_settings_are(
    project: Path, build: Build, built: list[Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    build("--site", "out")
    build("--site", "out")
    assert len(built) == 1
    shutil.rmtree(project / "out")
    build("--site", "out")
    assert (project / "out" / "timeline.html").exists()


def test_what_is_rejected_is_said_each_time(project: Path, build: Build, built: list[Path]) -> None:
    write_seeds(project / "seeds", {"bad.txt": "Title: no date\n\nText.\n"})
    assert [build()[0], build()[0]] == [1, 1]
    assert len(built) == 2


def test_warnings_are_said_again_where_nothing_is_done(
    project: Path, built: list[Path], capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    (project / "docs" / "about.md").write_text("[gone](article:1958-01-06-4-00000000)\n", "utf-8")
    said = []
    for _ in range(3):
        caplog.clear()
        assert main(["build", "--config", str(project / "mkdocs.yml")]) == 0
        said.append([(record.name, record.levelname, record.getMessage()) for record in caplog.records])
    assert said[0] == said[1] == said[2]
    assert any("article:1958-01-06-4-00000000" in words for _, _, words in said[0])
    assert len(built) == 1
    assert "0 files written" in capsys.readouterr().out.splitlines()[-1]
    with pytest.raises(SystemExit):
        main(["build", "--strict", "--config", str(project / "mkdocs.yml")])


@pytest.mark.parametrize("target", ["nowhere.yml", "gone.yml"])
def test_a_link_that_leads_nowhere_or_to_itself_hinders_nothing(
    project: Path, build: Build, built: list[Path], target: str
) -> None:
    (project / "corpus" / "gone.yml").symlink_to(project / "corpus" / target)
    build()
    build()
    assert len(built) == 1


def test_a_seed_that_is_a_link_to_itself_is_rejected_and_all_others_are_built(project: Path, build: Build) -> None:
    (project / "seeds" / "loop.txt").symlink_to("loop.txt")
    code, words = build()
    assert code == 1
    assert words.startswith("3 articles, 1 files rejected")


def test_a_build_that_broke_off_is_not_taken_for_one(
    project: Path, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object, **__: object) -> DuizhaoPlugin:
        raise KeyboardInterrupt

    write_seeds(project / "seeds", {"d.txt": seed_text("d")})
    with monkeypatch.context() as patch:
        patch.setattr(_commands, "build_site", breaks)
        assert main(["build", "--config", str(project / "mkdocs.yml")]) == 130
    (project / "seeds" / "d.txt").unlink()
    assert build()[1].startswith("3 articles")
