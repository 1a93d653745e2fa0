"""A site is whole at any moment of a build: what readers can reach from its home page leads to nothing that is not there. Articles made up."""

import os
import posixpath
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from duizhao.cli import main
from duizhao.store import files_in
from made_up import make_project, seed_text, write_seeds

_LINK = re.compile(rb'\b(?:href|src)="([^"#?:]+)')
BODY = "村民打成了水井。" * 6


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "project"
    make_project(folder, jobs=1)
    (folder / "docs" / "search.md").write_text("# Search\n", "utf-8")  # pages of terms lead to it
    add(folder, b="1958-01-06", d="1958-01-06", e="1958-03-01")
    monkeypatch.chdir(folder)
    assert main(["build"]) == 0
    return folder


def add(project: Path, **dates: str) -> None:
    seeds = {f"{name}.txt": seed_text(name, date=date, body_zh=BODY) for name, date in dates.items()}
    write_seeds(project / "seeds", seeds)


def dead_links(site: Path) -> Iterator[str]:
    """Links that lead nowhere, on pages that readers reach from the home page."""
    seen, waiting = {"index.html"}, ["index.html"]
    while waiting:
        page = waiting.pop()
        for link in _LINK.findall((site / page).read_bytes()):
            target = posixpath.normpath(posixpath.join(posixpath.dirname(page), link.decode()))
            if target in seen:
                continue
            seen.add(target)
            if not (site / target).exists():
                yield f"{page} → {target}"
            elif target.endswith(".html"):
                waiting.append(target)


def neighbours(project: Path) -> None:
    add(project, a="1958-01-06", c="1958-01-06", f="1961-05-01", g="1961-05-02")


def term(project: Path) -> None:
    vocabulary = project / "corpus" / "apparatus" / "vocabulary.yml"
    text = vocabulary.read_text("utf-8")
    new = "terms:\n  - {id: wells, kind: topic, label: {en: Wells, zh: 水井}, scope: Made up., words: {zh: [水井]}}\n"
    assert "terms:\n" in text
    vocabulary.write_text(text.replace("terms:\n", new, 1), "utf-8")


def removal(project: Path) -> None:
    """A withdrawal, with which a day and a month go."""
    (project / "seeds" / "e.txt").unlink()
    (page,) = (project / "site" / "1958" / "03" / "01").glob("4-*.html")
    withdrawn = f"withdrawn:\n  - {{id: 1958-03-01-{page.stem}, date: 2026-11-26, reason: Made up.}}\n"
    (project / "corpus" / "apparatus" / "permalinks.yml").write_text(withdrawn, "utf-8")


def page(project: Path) -> None:
    (project / "docs" / "wells.md").write_text("# Wells\n\n[Home](index.md)\n", "utf-8")
    home = project / "docs" / "index.md"
    home.write_text(home.read_text("utf-8") + "\n[Wells](wells.md)\n", "utf-8")


@pytest.mark.parametrize("change", [neighbours, term, removal, page])
def test_readers_meet_no_dead_link_while_a_site_is_built_again(
    project: Path, change: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    site = project / "site"
    assert not list(dead_links(site))
    change(project)
    moments: list[str] = []
    found: list[str] = []
    replace, unlink = os.replace, Path.unlink

    def look(path: "str | os.PathLike[str]") -> None:
        if str(site) in os.fspath(path):
            moments.append(os.fspath(path))
            found.extend(f"behind {os.fspath(path)}: {link}" for link in dead_links(site))

    def spy_replace(source: str, target: str) -> None:
        replace(source, target)
        look(target)

    def spy_unlink(path: Path, *, missing_ok: bool = False) -> None:
        unlink(path, missing_ok=missing_ok)
        look(path)

    monkeypatch.setattr(os, "replace", spy_replace)
    monkeypatch.setattr(Path, "unlink", spy_unlink)
    before = dict(files_in(site))
    assert main(["build"]) == 0
    assert dict(files_in(site)) != before
    assert len(moments) > 3
    assert not found
