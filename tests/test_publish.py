"""Publishing made-up corpora through moulds that stand in for the theme's."""

import json
from collections.abc import Callable, Collection
from pathlib import Path

import pytest

from duizhao import publish as publish_module
from duizhao.assets import label_module
from duizhao.errors import IdError
from duizhao.ids import id_of_address
from duizhao.pages import MOULDS, MouldError, mould_address, mould_of, tokens
from duizhao.publish import PublishOptions, publish
from duizhao.settings import Settings
from duizhao.store import MARKER, Published, Publisher, Put, SiteWriter, files_in
from made_up import corpus_at, make_project, seed_text, write_seeds

OPTIONS = PublishOptions(Settings())


@pytest.fixture
def rendered(tmp_path: Path) -> Path:
    """What MkDocs leaves: moulds, a page written by hand, assets, and lists of pages that are not published."""
    folder = tmp_path / "rendered"
    files = {f"{mould_address(name)}.html": f"{name}:" + "|".join(tokens().values()) for name in MOULDS}
    others = {"index.html": "home", "assets/a.css": "a", "sitemap.xml": "s", "sitemap.xml.gz": "z"}
    write_seeds(folder, files | others)
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Path:
    make_project(tmp_path / "project")
    write_seeds(tmp_path / "project" / "seeds", {f"{name}.txt": seed_text(name) for name in "abc"})
    return tmp_path / "project"


Build = Callable[[], Published]


@pytest.fixture
def build(rendered: Path, project: Path, tmp_path: Path) -> Build:
    return lambda: publish(rendered, tmp_path / "site", corpus_at(project), OPTIONS)


def articles(site: Path) -> dict[str, bytes]:
    found = {}
    for address, data in files_in(site):
        try:
            id_of_address(address)
        except IdError:
            continue
        found[address] = data
    return found


def addresses(site: Path) -> set[str]:
    """All that is published but the search index, whose folders are named by what they hold."""
    return {address for address, _ in files_in(site) if not address.startswith("search/")}


def test_every_mould_stands_as_deep_as_its_pages() -> None:
    for name, kind in MOULDS.items():
        source = f"{mould_address(name)}.md"
        assert source.count("/") == kind.depth
        assert mould_of(source) is kind
    assert mould_of("index.md") is None


def test_what_is_published(build: Build, tmp_path: Path) -> None:
    done = build()
    files = dict(files_in(tmp_path / "site"))
    assert done == Published(len(files), 0, 0)
    assert len(articles(tmp_path / "site")) == 3
    assert {"index.html", "assets/a.css", MARKER, "timeline.html", "1958/01/06/index.html"} <= files.keys()
    assert not [address for address in files if address.startswith(("0000/", "sitemap")) or "mould-" in address]
    assert b"SLOT" not in b"".join(files.values())
    assert files["1958/01/06/index.html"].startswith(b"list3:1958/01/06/index.html|")
    assert json.loads(files[MARKER])["articles"] == 3


def test_a_second_build_writes_nothing(build: Build) -> None:
    files = build().written
    assert build() == Published(0, files, 0)


@pytest.mark.parametrize("damage", ["gone", "cut", "flipped", "one more"])
def test_a_damaged_volume_of_the_index_is_made_anew(build: Build, tmp_path: Path, damage: str) -> None:
    build()
    before = dict(files_in(tmp_path / "site"))
    file = next((tmp_path / "site" / "search").glob("*/t0.bin"))
    data = file.read_bytes()
    if damage == "gone":
        file.unlink()
    elif damage == "one more":
        (file.parent / "x.html").write_text("not ours")
    else:
        file.write_bytes(data[:-1] if damage == "cut" else data[:-1] + bytes([data[-1] ^ 1]))
    build()
    assert dict(files_in(tmp_path / "site")) == before


def test_one_more_seed_rewrites_its_day_and_the_lists_only(build: Build, project: Path, tmp_path: Path) -> None:
    build()
    before, all_before = articles(tmp_path / "site"), addresses(tmp_path / "site")
    day = (tmp_path / "site" / "1958/01/06/index.html").read_bytes()
    write_seeds(project / "seeds", {"d.txt": seed_text("d", date="1958-01-07")})
    build()
    assert before.items() <= articles(tmp_path / "site").items()
    assert all_before < addresses(tmp_path / "site")
    assert (tmp_path / "site" / "1958/01/06/index.html").read_bytes() == day


def test_a_seed_that_is_gone_takes_its_page_along(build: Build, project: Path, tmp_path: Path) -> None:
    build()
    before, all_before = articles(tmp_path / "site").keys(), addresses(tmp_path / "site")
    (project / "seeds" / "b.txt").unlink()
    build()
    assert len(before - articles(tmp_path / "site").keys()) == 1
    assert len(all_before - addresses(tmp_path / "site")) == 1


def test_article_pages_stay_while_a_file_is_rejected(build: Build, project: Path, tmp_path: Path) -> None:
    build()
    before, all_before = articles(tmp_path / "site").keys(), addresses(tmp_path / "site")
    write_seeds(project / "seeds", {"b.txt": "Title: broken\n"})
    build()
    assert articles(tmp_path / "site").keys() == before
    assert (tmp_path / "site" / "report" / "rejected.html").read_text("utf-8").count("b.txt") == 1
    assert all_before <= addresses(tmp_path / "site")


def test_a_file_known_to_be_bad_keeps_no_page(build: Build, project: Path, tmp_path: Path) -> None:
    build()
    write_seeds(project / "seeds", {"b.txt": "Title: broken\n"})
    known = "rejected:\n  - file: b.txt\n    reason: The download broke off.\n"
    (project / "corpus" / "apparatus" / "rejected.yml").write_text(known, "utf-8")
    build()
    assert len(articles(tmp_path / "site")) == 2
    assert "The download broke off." in (tmp_path / "site" / "report" / "rejected.html").read_text("utf-8")


def test_assets_come_first_pages_after_them_removals_last(
    build: Build, rendered: Path, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build()
    (rendered / "assets" / "a.css").rename(rendered / "assets" / "b.css")
    (project / "seeds" / "b.txt").unlink()
    steps: list[str] = []

    put = SiteWriter.put

    def spy(self: SiteWriter, address: str, data: bytes) -> Put:
        steps.append(address)
        return put(self, address, data)

    class Spy(Publisher):
        def finish(self, stay: Callable[[Collection[str]], Collection[str]] = lambda _: ()) -> Published:
            assert (self.folder / "assets" / "a.css").exists()
            steps.append("removals")
            return super().finish(stay)

    monkeypatch.setattr(SiteWriter, "put", spy)
    monkeypatch.setattr(publish_module, "Publisher", Spy)
    build()
    pages = [index for index, address in enumerate(steps) if address.endswith(".html")]
    assert steps[0] == MARKER
    assert {address for address in steps[: pages[0]] if "assets" in address} >= {"assets/b.css"}
    later = [address for address in steps[pages[0] : -1] if not address.endswith(".html")]
    assert all(address.startswith(("search/", "manifest/", "CITATION.cff")) for address in later)
    assert steps.index("manifest/1958.json") > max(index for index in pages if "/4-" in steps[index])
    assert steps.index("manifest/index.json") > pages[-1]
    assert steps[-1] == "removals"
    assert len(set(steps)) == len(steps)


def test_a_template_without_a_slot_publishes_nothing(build: Build, rendered: Path, tmp_path: Path) -> None:
    (rendered / f"{mould_address('list2')}.html").write_text(tokens()["title"], "utf-8")
    with pytest.raises(MouldError, match="content"):
        build()
    assert not (tmp_path / "site").exists()


def test_progress_is_told(rendered: Path, project: Path, tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    options = PublishOptions(Settings(), listener=lambda *step: told.append(step))
    publish(rendered, tmp_path / "site", corpus_at(project), options)
    assert told == [("pour", 3, 3)]


def test_an_empty_corpus_is_published(rendered: Path, tmp_path: Path) -> None:
    make_project(tmp_path / "empty")
    publish(rendered, tmp_path / "site", corpus_at(tmp_path / "empty"), OPTIONS)
    assert {MARKER, "timeline.html", "report.html"} <= dict(files_in(tmp_path / "site")).keys()


def test_the_labels_of_scripts_are_a_module() -> None:
    script = label_module()
    assert script.startswith("export default {")
    labels = json.loads(script.removeprefix("export default ").rstrip(";\n"))
    assert labels["view-zh"] == ["Chinese", "中文"]
