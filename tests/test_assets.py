"""The theme's scripts as they are published: which modules import which, and what a first query of the search needs."""

import gzip
import re
import shutil
from pathlib import Path

import pytest

from duizhao.assets import ROOT, announced_modules, imports, module_folder, module_graph, theme_assets
from made_up import ROOT as PROJECT

ASSETS = PROJECT / "docs" / "theme" / "assets"
MOST_BYTES = 40_000
"""Of the scripts of search that a first query needs, each compressed."""
MOST_MODULES = 32
LATER = {
    "near",
    "stem",
    "widen",
    "further",
    "fields",
    "query-field",
    "sha256",
    "forms",
    "lines",
    "all-lines",
    "time",
    "rank",
    "downloads",
    "mistakes",
}
"""What only some queries need."""


@pytest.fixture(scope="module")
def assets() -> dict[str, bytes]:
    return dict(theme_assets(ASSETS))


@pytest.fixture(scope="module")
def folder(assets: dict[str, bytes]) -> str:
    return module_folder(assets)


@pytest.fixture(scope="module")
def announced(assets: dict[str, bytes], folder: str) -> list[str]:
    return [f"{folder}/{name}" for name in announced_modules(assets)]


def test_modules_lie_in_a_folder_of_their_version(assets: dict[str, bytes], folder: str, tmp_path: Path) -> None:
    """What a browser kept of another version cannot be joined to them; only the script that pages name says where they are."""
    assert folder != ROOT
    assert [address for address in assets if address.endswith(".js") and not address.startswith(f"{folder}/")] == [
        f"{ROOT}/head.js",
        f"{ROOT}/moved.js",
    ]
    assert f'modules="../{Path(folder).name}/"' in assets[f"{ROOT}/head.js"].decode()
    shutil.copytree(ASSETS, tmp_path, dirs_exist_ok=True)
    (tmp_path / "citing" / "passages.css").write_text("made up", "utf-8")
    changed = dict(theme_assets(tmp_path))
    assert module_folder(changed) != folder
    assert not changed.keys() & {address for address in assets if address.startswith(f"{folder}/")}


@pytest.mark.parametrize(
    ("script", "found"),
    [
        ('import{a,b}from"./one.js";import"../two.js";', ["x/y/one.js", "x/two.js"]),
        ("import * as all from './one.js'", ["x/y/one.js"]),
        ('import one from"./one.js";const a="import";', ["x/y/one.js"]),
        ('const later=()=>import("./one.js");', []),
        ('use("./one.js",({a})=>a);export function f(){return"./two.js";}', []),
        ('export{a}from"./one.js";export default{"key":"./two.js"};', ["x/y/one.js"]),
        ('f()\nimport{a}from"./one.js"', ["x/y/one.js"]),
    ],
)
def test_static_imports_are_found_and_no_others(script: str, found: list[str]) -> None:
    assert imports("x/y/module.js", script) == found


def test_every_import_names_a_published_file(assets: dict[str, bytes]) -> None:
    scripts = {address: data.decode() for address, data in assets.items() if address.endswith(".js")}
    named = {address: imports(address, script) for address, script in scripts.items()}
    assert sum(map(len, named.values())) > 80
    assert {target for targets in named.values() for target in targets} <= scripts.keys()


def test_no_literal_stands_inside_another(assets: dict[str, bytes]) -> None:
    """What takes comments away would take blanks out of the inner one: it ends the outer literal at the first `."""
    for address, data in assets.items():
        if address.endswith(".js"):
            literals = data.decode().split("`")[1::2]
            open_places = [text for text in literals if text.rfind("${") > text.rfind("}")]
            assert open_places == [], address


def test_a_first_query_needs_no_more_than_it_uses(assets: dict[str, bytes], folder: str, announced: list[str]) -> None:
    worker = f"{folder}/search/worker.js"
    modules = dict.fromkeys([*announced, *imports(worker, assets[worker].decode())])
    search = [address for address in modules if "/search" in address]
    assert len(search) <= MOST_MODULES
    assert sum(len(gzip.compress(assets[address], 6)) for address in search) <= MOST_BYTES
    names = {Path(address).stem for address in search}
    assert {"page", "worker", "engine", "texts"} <= names
    assert not names & LATER


@pytest.mark.parametrize("path", sorted(ASSETS.rglob("*.js")), ids=lambda path: path.name)
def test_no_expression_refers_back_to_a_group(path: Path) -> None:
    """WebKit 2.50 finds nothing with such an expression where it has the flag u: pages had no texts in Safari."""
    assert not re.search(r"\\[1-9]|\\k<", path.read_text("utf-8"))


def test_modules_come_side_by_side(assets: dict[str, bytes], folder: str, announced: list[str]) -> None:
    worker = f"{folder}/search/worker.js"
    assert len(announced) == len(set(announced))
    page = [address for address in announced if address != worker]
    assert set(module_graph(page, assets)) == set(page)
    named = imports(worker, assets[worker].decode())
    assert set(module_graph([worker], assets)) == {worker, *named}
    assert f"{folder}/search/engine.js" in named


def test_modules_are_cohesive_and_small() -> None:
    sizes = {path.name: len(path.read_text("utf-8").splitlines()) for path in (ASSETS / "search").rglob("*.js")}
    assert len(sizes) > 30
    assert {name for name, lines in sizes.items() if lines > 250} == set()


def test_a_theme_without_a_search_announces_nothing_of_it(tmp_path: Path) -> None:
    (tmp_path / "main.js").write_text("run()", "utf-8")
    published = dict(theme_assets(tmp_path))
    assert announced_modules(published) == ["main.js"]
    assert not [address for address in published if address.endswith("worker.js")]
