"""Ranges of years that are built apart and joined: nothing is done twice, and the site is what one build makes. Seeds are made up."""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from duizhao import pouring, reading, seed_reader
from duizhao.benchmarks.synthetic import synthetic_seed
from duizhao.catalogue import Entry
from duizhao.cli import main
from duizhao.pages import issue_pages
from duizhao.search import building, built_volume
from duizhao.search.volumes import plan_volumes
from duizhao.seed_reader import read_one
from duizhao.seeds import parse_seed
from duizhao.store import files_in
from made_up import make_project

YEARS = ("1946-1965", "1966-1985")
COUNT = 60


@pytest.fixture
def projects(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, list[Path]]:
    """A project of 60 seeds in two folders of years, and two that have one of them each."""
    monkeypatch.setattr(pouring, "BATCH", 5)
    monkeypatch.setattr(reading, "CHUNK", 7)
    monkeypatch.setattr(building, "plan_volumes", lambda entries, basis, _: plan_volumes(entries, basis, 10))
    whole = make_project(tmp_path / "whole", jobs=1)
    for name, data in map(synthetic_seed, range(COUNT)):
        folder = whole.parent / "seeds" / YEARS[parse_seed(data, name).date.year > 1965]
        folder.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)
    parts = []
    for years in YEARS:
        part = make_project(tmp_path / years, jobs=1, part=True)
        shutil.copytree(whole.parent / "seeds" / years, part.parent / "seeds" / years)
        parts.append(part)
    return whole, parts


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """What was parsed, poured and indexed since the last look."""
    seen: dict[str, list[str]] = {"parsed": [], "poured": [], "indexed": []}

    def spy_parse(data: bytes, name: str) -> object:
        seen["parsed"].append(name)
        return parse_seed(data, name)

    def spy_pour(entries: Sequence[Entry], *others: object) -> object:
        seen["poured"].extend(entry.id for entry in entries)
        return issue_pages(entries, *others)  # type: ignore[arg-type]  # as they came

    real = built_volume.build_volume

    def spy_index(plan: object, *others: object) -> object:
        seen["indexed"].append(plan.folder)  # type: ignore[attr-defined]  # a plan
        return real(plan, *others)  # type: ignore[arg-type]  # likewise

    monkeypatch.setattr(seed_reader, "parse_seed", spy_parse)
    monkeypatch.setattr(pouring, "issue_pages", spy_pour)
    monkeypatch.setattr(built_volume, "build_volume", spy_index)
    return seen


def build(config: Path, *words: str) -> dict[str, bytes]:
    assert main(["build", "--config", str(config), *words]) == 0
    return dict(files_in(config.parent / "site"))


def correction(seed: Path, folder: str) -> str:
    """Corrections that change the first word of a seed's English headline."""
    expect = read_one(seed).headline_en.text.split()[0]
    return (
        f"corrections:\n  - source: {folder}/{seed.name}\n    place: headline.en.1\n    expect: {expect}\n    replace: Corrected\n"
        "    reason: Made up.\n"
    )


def join(projects: tuple[Path, list[Path]], look: Callable[[], None]) -> dict[str, bytes]:
    whole, parts = projects
    for part in parts:
        build(part)
    look()
    return build(whole, *(word for part in parts for word in ("--from", str(part))))


def test_what_was_built_apart_is_not_done_again(projects: tuple[Path, list[Path]], done: dict[str, list[str]]) -> None:
    apart: dict[str, list[str]] = {}

    def look() -> None:
        apart.update({key: list(names) for key, names in done.items()})
        for names in done.values():
            names.clear()

    joined = join(projects, look)
    assert len(apart["parsed"]) == len(apart["poured"]) == COUNT
    # One chunk may go from the first folder into the next, and the open volume of the first is none any longer.
    assert len(done["parsed"]) <= 4 * 7
    assert done["poured"] == []
    assert len(done["indexed"]) < len(apart["indexed"]) / 2

    whole = projects[0]
    shutil.rmtree(whole.parent / ".cache")
    shutil.rmtree(whole.parent / "site")
    assert build(whole) == joined


def test_parts_share_an_apparatus_that_speaks_of_all(projects: tuple[Path, list[Path]]) -> None:
    whole, parts = projects
    seed = min((whole.parent / "seeds" / YEARS[0]).iterdir())
    article = read_one(seed)
    corrections = correction(seed, YEARS[0])
    alias = f"aliases:\n  - {{id: 1970-01-01-1-00000000, to: {article.id}, reason: Made up.}}\n"
    for config in (whole, *parts):
        folder = config.parent / "corpus" / "apparatus"
        (folder / "corrections.yml").write_text(corrections, "utf-8")
        (folder / "permalinks.yml").write_text(alias, "utf-8")
    joined = join(projects, lambda: None)
    shutil.rmtree(whole.parent / ".cache")
    shutil.rmtree(whole.parent / "site")
    assert build(whole) == joined
    assert "1970/01/01/1-00000000.html" in joined


def test_an_article_that_is_damaged_in_a_part_is_read_again(projects: tuple[Path, list[Path]]) -> None:
    def damage() -> None:
        cache = projects[1][1].parent / ".cache" / "duizhao" / "read"
        for path in (path for path in cache.iterdir() if path.name.isdecimal()):
            data = path.read_bytes()
            path.write_bytes(data[: len(data) // 2] + bytes([data[len(data) // 2] ^ 1]) + data[len(data) // 2 + 1 :])
        shutil.rmtree(projects[1][1].parent / "site")

    joined = join(projects, damage)
    whole = projects[0]
    shutil.rmtree(whole.parent / ".cache")
    shutil.rmtree(whole.parent / "site")
    assert build(whole) == joined


def test_what_somebody_touched_is_done_again(projects: tuple[Path, list[Path]], done: dict[str, list[str]]) -> None:
    def meddle() -> None:
        done["poured"].clear()
        site = projects[1][0].parent / "site"
        page = next(path for path in sorted(site.glob("19*/*/*/*-*.html")))
        page.write_text("nothing", "utf-8")
        for path in sorted((projects[1][1].parent / ".cache" / "duizhao" / "read").iterdir())[:4]:
            path.write_bytes(path.read_bytes()[:-5])

    joined = join(projects, meddle)
    assert done["poured"]
    whole = projects[0]
    shutil.rmtree(whole.parent / ".cache")
    shutil.rmtree(whole.parent / "site")
    assert build(whole) == joined


def test_what_a_part_shares_with_the_others_is_left_alone(
    projects: tuple[Path, list[Path]], capsys: pytest.CaptureFixture[str]
) -> None:
    whole, (part, _) = projects
    late = min((whole.parent / "seeds" / YEARS[1]).iterdir())
    corrected = whole.parent / "corpus" / "apparatus" / "corrections.yml"
    corrected.write_text(correction(late, YEARS[1]), "utf-8")
    for command in ("refresh", "record", "build", "manifest"):
        assert main([command, "--config", str(whole)]) == 0
    shutil.rmtree(part.parent / "corpus")
    shutil.copytree(whole.parent / "corpus", part.parent / "corpus")
    before = dict(files_in(part.parent / "corpus"))
    capsys.readouterr()
    assert main(["check", "--config", str(part)]) == 0, capsys.readouterr()
    assert main(["record", "--config", str(part)]) == 0
    for command in ("refresh", "manifest"):
        assert main([command, "--config", str(part)]) == 1
        assert "expected all seeds of the corpus, found part: true" in capsys.readouterr().err
    assert dict(files_in(part.parent / "corpus")) == before
