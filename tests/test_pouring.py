"""Pouring again: pages that would be the same are left as they are, and a site is what a fresh build makes. Seeds are made up."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from duizhao import pouring
from duizhao.benchmarks.synthetic import write_synthetic
from duizhao.catalogue import Entry
from duizhao.pages import Mould, Page, issue_pages
from duizhao.plugin import build_site
from duizhao.pouring import poured as pour
from duizhao.store import files_in
from made_up import make_project

Build = Callable[[], dict[str, bytes]]


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of 40 made-up seeds, poured month by month."""
    monkeypatch.setattr(pouring, "BATCH", 5)
    made = make_project(tmp_path / "project", jobs=1)
    write_synthetic(tmp_path / "project" / "seeds", 40)
    return made


@pytest.fixture
def build(config: Path, tmp_path: Path) -> Build:
    def run() -> dict[str, bytes]:
        build_site(config, tmp_path / "site", None, strict=False)
        return dict(files_in(tmp_path / "site"))

    return run


@pytest.fixture
def poured(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Ids of the articles that were poured since the last look."""
    ids: list[str] = []

    def spy(entries: Sequence[Entry], *others: object) -> object:
        ids.extend(entry.id for entry in entries)
        return issue_pages(entries, *others)  # type: ignore[arg-type]  # as they came

    monkeypatch.setattr(pouring, "issue_pages", spy)
    return ids


def fresh(config: Path, folder: Path) -> dict[str, bytes]:
    """What a build into an empty folder gives, with nothing in the cache."""
    shutil.rmtree(config.parent / ".cache")
    build_site(config, folder, None, strict=False)
    return dict(files_in(folder))


def test_what_did_not_change_is_not_poured_again(build: Build, poured: list[str]) -> None:
    first = build()
    assert len(poured) == 40
    poured.clear()
    assert build() == first
    assert poured == []


def test_a_seed_that_changed_takes_its_month_with_it(
    build: Build, poured: list[str], config: Path, tmp_path: Path
) -> None:
    before = build()
    poured.clear()
    path = sorted((config.parent / "seeds").iterdir())[7]
    path.write_bytes(path.read_bytes() + "\n　　又打了一口水井。\n".encode())
    after = build()
    assert 0 < len(poured) < 20
    assert len({article_id[:7] for article_id in poured}) == 1
    changed = [address for address in after if before.get(address) != after[address]]
    assert any(address.endswith(".html") for address in changed)
    assert after == fresh(config, tmp_path / "other")


def test_a_page_that_somebody_touched_is_put_right(build: Build, poured: list[str], tmp_path: Path) -> None:
    before = build()
    pages = [address for address in sorted(before) if address.count("/") == 3 and address[:4].isdigit()]
    (tmp_path / "site" / pages[0]).unlink()
    (tmp_path / "site" / pages[-1]).write_text("nothing", "utf-8")
    poured.clear()
    assert build() == before
    assert 0 < len(poured) < 40


@pytest.fixture
def listed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Addresses of the lists that were written out since the last look."""
    addresses: list[str] = []

    def spy(page: Page, moulds: Mapping[str, Mould]) -> bytes:
        if not page.address[:4].isdigit():
            addresses.append(page.address)
        return pour(page, moulds)

    monkeypatch.setattr(pouring, "poured", spy)
    return addresses


def test_lists_in_which_nothing_changed_are_not_written_out(
    build: Build, listed: list[str], config: Path, tmp_path: Path
) -> None:
    build()
    assert len(listed) > 5
    listed.clear()
    before = build()
    assert listed == []
    path = sorted((config.parent / "seeds").iterdir())[7]
    path.write_bytes(path.read_bytes() + "\n　　又打了一口水井。\n".encode())
    after = build()
    assert listed
    assert {address for address in before if before[address] != after.get(address) and address in listed} < set(listed)
    assert after == fresh(config, tmp_path / "other")


def test_a_list_that_somebody_touched_is_put_right(build: Build, listed: list[str], tmp_path: Path) -> None:
    before = build()
    address = next(address for address in listed if address.startswith("facets/"))
    (tmp_path / "site" / address).write_text("nothing", "utf-8")
    assert build() == before


@pytest.mark.parametrize("page", ["timeline.md", "{year}/index.md", "{day}/index.md"])
def test_a_page_by_hand_in_the_place_of_a_poured_one_gives_it_back(build: Build, config: Path, page: str) -> None:
    before = build()
    day = next(address for address in sorted(before) if address.count("/") == 3 and address[:4].isdigit())[:10]
    path = config.parent / "docs" / page.format(year=day[:4], day=day)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("# By hand\n", "utf-8")
    assert b"By hand" in build()[path.relative_to(config.parent / "docs").with_suffix(".html").as_posix()]
    path.unlink()
    assert build() == before


def test_there_and_back_again(build: Build, config: Path) -> None:
    """What was kept of the first build is not what stands in the site after the second."""
    first = build()
    path = sorted((config.parent / "seeds").iterdir())[7]
    data = path.read_bytes()
    path.write_bytes(data + "\n　　又打了一口水井。\n".encode())
    assert build() != first
    path.write_bytes(data)
    assert build() == first


def test_what_all_pages_say_makes_all_anew(build: Build, poured: list[str], config: Path) -> None:
    build()
    poured.clear()
    config.write_text(config.read_text("utf-8") + "\nsite_url: https://example.org/\n", "utf-8")
    build()
    assert len(poured) == 40


def test_a_template_that_changed_makes_all_anew(build: Build, poured: list[str], config: Path) -> None:
    """Even where only the order of its places changes."""
    build()
    poured.clear()
    template = config.parent / "docs" / "theme" / "templates" / "article.html"
    text = template.read_text("utf-8")
    swapped = (
        text.replace("slot.before", "slot.other")
        .replace("slot.after", "slot.before")
        .replace("slot.other", "slot.after")
    )
    assert swapped != text
    template.write_text(swapped, "utf-8")
    build()
    assert len(poured) == 40


def test_a_build_that_broke_off_is_taken_up(
    build: Build, monkeypatch: pytest.MonkeyPatch, config: Path, tmp_path: Path
) -> None:
    ids: list[str] = []

    def spy(entries: Sequence[Entry], *others: object) -> object:
        ids.extend(entry.id for entry in entries)
        if len(ids) > 20:
            raise KeyboardInterrupt
        return issue_pages(entries, *others)  # type: ignore[arg-type]  # as they came

    with monkeypatch.context() as patch:
        patch.setattr(pouring, "issue_pages", spy)
        with pytest.raises(KeyboardInterrupt):
            build()
    assert build() == fresh(config, tmp_path / "other")


def test_another_process_finds_what_one_has_poured(config: Path, tmp_path: Path) -> None:
    """Whatever order sets happen to have in either."""
    found = []
    for seed in ("1", "2"):
        subprocess.run(
            [
                sys.executable,
                "-m",
                "duizhao.cli",
                "build",
                "--strict",
                "--config",
                str(config),
                "--site",
                str(tmp_path / "site"),
            ],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        )
        kept = config.parent / ".cache" / "duizhao" / "poured"
        found.append({path.name: path.stat().st_ino for path in kept.iterdir()})
    assert found[0]
    assert found[0] == found[1]
