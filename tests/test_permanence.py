"""What was published stays: manifests of made-up sites from one build to the next, and `duizhao check --against`."""

import datetime as dt
import json
import logging
import posixpath
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao import new_manifest, pouring
from duizhao.cli import main
from duizhao.ids import article_address, record_path
from duizhao.manifest import INDEX, Manifest, Pins, parse_manifest, single_file, year_bytes
from duizhao.new_manifest import RECENT, ManifestMaker
from duizhao.new_manifest import pinned as at_hand
from duizhao.newspaper import Name, undated
from duizhao.pipeline import Corpus, Texts
from duizhao.plugin import build_site
from duizhao.seeds import parse_seed
from duizhao.settings import Settings
from duizhao.staying import staying
from duizhao.store import Spool, files_in
from duizhao.vocabulary import Vocabulary
from made_up import SEEDS, catalogue_of, make_made_up_entry, make_project, seed_text, write_seeds

BODY = "村民打成了水井。" * 6 + "\n    水井很深。"
IDS = {name: parse_seed(seed_text(name, body_zh=BODY).encode(), f"{name}.txt").id for name in "abcd"}
ADDRESSES = {name: article_address(key) for name, key in IDS.items()}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "project"
    make_project(folder, jobs=1, released="2026-11-26", version="2026.1")
    add(folder, "a", "b")
    monkeypatch.chdir(folder)
    return folder


def add(project: Path, *names: str, body: str = BODY) -> None:
    write_seeds(project / "seeds", {f"{name}.txt": seed_text(name, body_zh=body) for name in names})


def remove(project: Path, name: str) -> None:
    (project / "seeds" / f"{name}.txt").unlink()


def declare(project: Path, text: str) -> None:
    (project / "corpus" / "apparatus" / "permalinks.yml").write_text(text, "utf-8")


def withdraw(project: Path, name: str) -> None:
    declare(
        project,
        f"withdrawn:\n  - id: {IDS[name]}\n    date: 2026-11-26\n    reason: Printed elsewhere & later.\n"
        "    headline: {en: Wells <b>, zh: 井}\n",
    )


def alias(project: Path, old: str, new: str, more: str = "") -> None:
    declare(project, f"aliases:\n  - {{id: {IDS[old]}, to: {IDS[new]}, reason: Read again.{more}}}\n")


def setting(project: Path, old: str, new: str) -> None:
    config = project / "mkdocs.yml"
    assert old in config.read_text("utf-8")
    config.write_text(config.read_text("utf-8").replace(old, new), "utf-8")


def build(project: Path, site: str = "site", *, strict: bool = False) -> dict[str, bytes]:
    build_site(project / "mkdocs.yml", project / site, None, strict=strict)
    return dict(files_in(project / site))


def index(files: dict[str, bytes]) -> Any:
    return json.loads(files[INDEX])


def pinned(files: dict[str, bytes]) -> Any:
    """What the manifest of a site says of every article."""
    return {
        key: pins
        for year in index(files)["years"]
        for key, pins in json.loads(files[f"manifest/{year}.json"])["articles"].items()
    }


def not_cached(project: Path) -> dict[str, bytes]:
    """The files of a project but those of its cache, which any command that reads may renew."""
    return {name: data for name, data in files_in(project) if not name.startswith(".cache/")}


Check = Callable[..., tuple[int, list[str], list[str]]]


@pytest.fixture
def check(project: Path, capsys: pytest.CaptureFixture[str]) -> Check:
    """Checks with up-to-date records; gives the exit code, the complaints and the notes."""

    def run(*arguments: str) -> tuple[int, list[str], list[str]]:
        main(["record"])
        capsys.readouterr()
        before = not_cached(project)
        code = main(["check", *arguments])
        printed, complaints = capsys.readouterr()
        assert not_cached(project) == before
        notes = [line for line in printed.splitlines() if line.startswith("note: ")]
        return code, complaints.strip().splitlines(), notes

    return run


def test_every_article_is_in_the_manifest_of_its_site(project: Path) -> None:
    files = build(project)
    assert pinned(files).keys() == {IDS["a"], IDS["b"]}
    assert index(files)["additions"] == [{"version": "2026.1", "released": "2026-11-26"}]
    assert index(files)["corpus"] == json.loads(files["corpus.json"])["digest"]
    assert build(project, "again") == files


def test_both_ways_of_rendering_give_the_same_manifest(project: Path) -> None:
    poured = build(project)
    setting(project, "jobs: 1", "jobs: 1\n    render: mkdocs")
    rendered = build(project, "rendered")
    assert {name: data for name, data in rendered.items() if name.startswith("manifest/")} == {
        name: data for name, data in poured.items() if name.startswith("manifest/")
    }


def test_one_seed_more_rewrites_one_year_of_the_manifest(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pouring, "BATCH", 0)  # month by month, as in a large corpus
    years: list[set[str]] = []
    monkeypatch.setattr(
        new_manifest, "year_bytes", lambda articles: years.append({key[:4] for key in articles}) or year_bytes(articles)
    )
    write_seeds(project / "seeds", {"old.txt": seed_text("old", date="1949-01-27")})
    before = build(project)
    assert years == [{"1949"}, {"1958"}]
    add(project, "c")
    after = build(project)
    assert years[2:] == [{"1958"}]
    shutil.rmtree(project / ".cache")
    assert build(project) == after
    assert years[3:] == [{"1949"}, {"1958"}]
    assert {name for name in after if name.startswith("manifest/") and after[name] != before.get(name)} == {
        INDEX,
        "manifest/1958.json",
    }


def test_additions_are_numbered_from_build_to_build(project: Path) -> None:
    build(project)
    setting(project, "2026.1", "2026.2")
    setting(project, "2026-11-26", "2026-12-24")
    assert len(index(build(project))["additions"]) == 1  # nothing was added
    add(project, "c")
    files = build(project)
    assert {key: pins.get("added") for key, pins in pinned(files).items()} == {
        IDS["a"]: None,
        IDS["b"]: None,
        IDS["c"]: 2,
    }
    assert index(files)["additions"][1:] == [{"version": "2026.2", "released": "2026-12-24"}]
    assert build(project) == files
    feed = files["feed.xml"].decode()
    assert feed.index("Wells of c") < feed.index("Wells of b")
    assert feed.count("<updated>2026-12-24") == 2  # the feed, and what came last
    assert RECENT >= 3


@pytest.mark.parametrize(("more", "number"), [("", None), (", fragments: false", 2)])
def test_an_article_that_moved_is_no_addition(project: Path, more: str, number: int | None) -> None:
    build(project)
    setting(project, "2026.1", "2026.2")
    remove(project, "b")
    add(project, "c")
    alias(project, "b", "c", more)
    files = build(project)
    assert pinned(files)[IDS["c"]].get("added") == number
    assert len(index(files)["additions"]) == (number or 1)
    assert build(project) == files


@given(st.lists(st.sets(st.integers(0, 5)), max_size=6))
def test_whatever_comes_and_goes_no_promise_is_lost(publications: list[set[int]]) -> None:
    """Each set of articles is published over the one before; ids and the numbers of their additions stay."""
    manifest: Manifest | None = None
    added: dict[str, int] = {}
    for number, present in enumerate(publications):
        entries = [make_made_up_entry(each, dt.date(1958 + each % 3, 1, 6)) for each in sorted(present)]
        corpus = Corpus(catalogue_of(entries), Vocabulary(()), undated(Name()), Texts(Spool(Path())))
        years: dict[str, Pins] = {}
        write = lambda _, of_year, years=years: years.update(of_year)  # noqa: E731 - one of this publication
        maker = ManifestMaker(corpus, Settings(version=str(number)), manifest, manifest, write)
        maker.take(at_hand([(entry.id, Pins()) for entry in corpus.catalogue.entries]))
        manifest = parse_manifest(single_file(maker.finish().parts, years), "made-up.json")
        now = {key: pins.added for year in manifest.years for key, pins in manifest.year(year).items()}
        assert added.items() <= now.items()
        assert now.keys() == added.keys() | {entry.id for entry in entries}
        assert {manifest.additions[now[key] - 1].version for key in now.keys() - added.keys()} <= {str(number)}
        added = now


def test_a_seed_that_is_gone_keeps_its_page_and_its_promise(project: Path, caplog: pytest.LogCaptureFixture) -> None:
    before = build(project)
    remove(project, "b")
    with caplog.at_level(logging.WARNING, "mkdocs"):
        after = build(project)
    assert f"site/{INDEX}: expected {IDS['b']}, which was published, found no seed that gives it" in caplog.text
    assert after[ADDRESSES["b"]] == before[ADDRESSES["b"]]
    assert pinned(after) == pinned(before)
    assert ADDRESSES["b"].rpartition("/")[2].encode() not in after["1958/01/06/index.html"]
    assert build(project) == after


def test_a_page_that_is_kept_keeps_the_pages_that_it_links_to(project: Path) -> None:
    before = build(project)
    for name in "ab":
        remove(project, name)
    after = build(project)
    assert after[ADDRESSES["b"]] == before[ADDRESSES["b"]]
    for above in ("1958/01/06/index.html", "1958/01/index.html", "1958/index.html"):
        assert above in after
    assert build(project) == after


def test_a_page_that_is_kept_has_no_dead_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "seeds of the project"
    config = make_project(folder, seeds=SEEDS, jobs=1)
    shutil.rmtree(config.parent / "corpus" / "apparatus" / "systems")  # they quote what is taken away
    monkeypatch.chdir(folder)
    before = build(folder)
    for name in ("001_11b74efca5055269.txt", "004_3fc300c7573022ed.txt"):
        (folder / "seeds" / name).unlink()
    after = build(folder)
    kept = [address for address in ("1960/07/16/4-9dd49cc1.html", "1958/02/10/5-ca0cc8dc.html") if address in after]
    assert len(kept) == 2
    links = {address: set(re.findall(r'href="([^"#?:]+)', after[address].decode())) for address in kept}
    assert any("/tags/" in link for several in links.values() for link in several)
    for address, several in links.items():
        for link in several:
            assert posixpath.normpath(posixpath.join(posixpath.dirname(address), link)) in after, (address, link)
    assert len(after) < len(before)


def test_all_parts_of_a_kept_day_stay_while_a_seed_cannot_be_read() -> None:
    gone = ["1958/01/06/page-4.html", "1958/index.html", "tags/a.html", "tags/b.html", "1958/01/06/4-d6305bb6.html"]
    pages = {
        "1958/01/06/4-d6305bb6.html": b'<a href="../../../tags/b.html#x">b</a> <a href="https://a.test/tags/a.html">'
    }
    assert staying(gone, [], pages.get, is_broken=True) == set(gone) - {"tags/a.html"}
    assert staying(gone, [gone[-1]], pages.get, is_broken=False) == {"tags/b.html", gone[-1]}
    assert staying(gone, [], pages.get, is_broken=False) == set()


def test_a_strict_build_publishes_nothing_when_a_promise_is_broken(project: Path) -> None:
    before = build(project)
    remove(project, "b")
    add(project, "c")
    with pytest.raises(SystemExit):
        build(project, strict=True)
    assert dict(files_in(project / "site")) == before


def test_a_withdrawal_leaves_a_tombstone(project: Path, caplog: pytest.LogCaptureFixture) -> None:
    build(project)
    withdraw(project, "b")
    with caplog.at_level(logging.WARNING, "mkdocs"):
        files = build(project, strict=True)
    page = files[ADDRESSES["b"]].decode()
    assert '<meta name="robots" content="noindex">' in page
    for words in (
        "Withdrawn on 26 November 2026",
        "2026年11月26日撤回",
        "Printed elsewhere &amp; later.",
        "Wells &lt;b&gt;",
    ):
        assert words in page
    assert '<a href="../../../1958/01/06/index.html">' in page
    assert "打成了水井" not in page
    assert index(files)["withdrawn"] == {IDS["b"]: "2026-11-26"}
    assert pinned(files).keys() == {IDS["a"]}
    named = [name for name, data in files.items() if b"Wells of b" in data or ADDRESSES["b"].encode() in data]
    assert named == []
    assert "files whose article is withdrawn" in files["report.html"].decode()


def test_a_tombstone_links_to_the_nearest_page_that_there_is(project: Path) -> None:
    withdraw(project, "b")
    remove(project, "b")
    remove(project, "a")
    assert '<a href="../../../timeline.html">' in build(project)[ADDRESSES["b"]].decode()
    for date, link in (("1958-05-01", "1958/index.html"), ("1958-01-31", "1958/01/index.html")):
        write_seeds(project / "seeds", {"near.txt": seed_text("near", date=date)})
        assert f'<a href="../../../{link}">' in build(project, "near")[ADDRESSES["b"]].decode()
        shutil.rmtree(project / "near")


@pytest.mark.parametrize("left", ["1959-01-06", "1958-02-01", "1958-01-31"])
def test_chopped_addresses_of_what_was_withdrawn_lead_somewhere(left: str, project: Path) -> None:
    build(project)
    for name in "ab":
        remove(project, name)
    entries = (f"  - {{id: {IDS[name]}, date: 2026-11-26, reason: Made up.}}\n" for name in "ab")
    declare(project, "withdrawn:\n" + "".join(entries))
    setting(project, "site_name:", "site_url: https://example.org/\nsite_name:")
    write_seeds(project / "seeds", {"left.txt": seed_text("left", date=left)})
    files = build(project, strict=True)
    for depth, address in ((3, "1958/01/06/index.html"), (2, "1958/01/index.html"), (1, "1958/index.html")):
        page = files[address].decode()
        is_empty = not left.startswith(address[:-11].replace("/", "-"))
        assert ("No article is published here any longer" in page) == is_empty
        assert (address in files["sitemap.xml"].decode()) != is_empty
        for name in "ab" if is_empty else "":
            assert f'<a href="{"../" * depth}{ADDRESSES[name]}">' in page
        links = re.findall(r'\b(?:href|src)="([^"#?:]+)["#?]', page)
        assert {posixpath.normpath(f"{posixpath.dirname(address)}/{link}") for link in links} <= files.keys()


def test_an_alias_leaves_a_page_that_leads_on(project: Path) -> None:
    build(project)
    remove(project, "b")
    add(project, "c")
    alias(project, "b", "c")
    setting(project, "site_name:", "site_url: https://example.org/x/\nsite_name:")
    files = build(project, strict=True)
    page = files[ADDRESSES["b"]].decode()
    way = f"../../../{ADDRESSES['c']}"
    assert f'<link rel="canonical cite-as" href="https://example.org/x/{ADDRESSES["c"]}">' in page
    assert f'<noscript><meta http-equiv="refresh" content="0; url={way}"></noscript>' in page
    assert f'data-to="{way}" data-fragments>' in page
    assert f'<a href="{way}">Wells of c <i lang="zh">c村打成水井</i></a>' in page
    assert index(files)["aliases"] == {IDS["b"]: {"to": IDS["c"], "fragments": True}}
    places = files["sitemap.xml"].decode()
    assert ADDRESSES["c"] in places
    assert ADDRESSES["b"] not in places
    assert "404" not in places
    assert b"assets/duizhao/moved.js" not in files[ADDRESSES["c"]]


def test_pages_of_aliases_and_withdrawals_are_light(project: Path) -> None:
    """What stands around the words of the keeper, in bytes, a little above what was measured."""
    withdraw(project, "b")
    tombstone = build(project)[ADDRESSES["b"]]
    remove(project, "b")
    alias(project, "b", "a")
    leading = build(project)[ADDRESSES["b"]]
    assert max(len(tombstone), len(leading)) < 1650, (len(tombstone), len(leading))


def test_an_alias_without_fragments_says_so(project: Path) -> None:
    remove(project, "b")
    alias(project, "b", "a", ", fragments: false")
    page = build(project)[ADDRESSES["b"]].decode()
    assert "data-fragments" not in page
    assert "http-equiv" not in page
    assert "Its paragraphs may be numbered otherwise there." in page


def test_aliases_lead_through_others_and_to_what_was_withdrawn(project: Path) -> None:
    declare(
        project,
        f"aliases:\n  - {{id: {IDS['c']}, to: {IDS['d']}, reason: a}}\n  - {{id: {IDS['d']}, to: {IDS['b']}, reason: a}}\n"
        f"withdrawn:\n  - {{id: {IDS['b']}, date: 2026-11-26, reason: a}}\n",
    )
    files = build(project)
    for name in "cd":
        page = files[ADDRESSES[name]].decode()
        assert f'data-to="../../../{ADDRESSES["b"]}"' in page
        assert "It has been withdrawn since" in page
        assert "It is here now" not in page


@pytest.mark.parametrize("kind", ["alias", "withdrawal"])
def test_a_declaration_that_is_gone_keeps_its_page(project: Path, kind: str, caplog: pytest.LogCaptureFixture) -> None:
    remove(project, "b")
    if kind == "alias":
        alias(project, "b", "a")
    else:
        withdraw(project, "b")
    before = build(project)
    declare(project, "")
    with caplog.at_level(logging.WARNING, "mkdocs"):
        after = build(project)
    assert "to stay declared, found it nowhere" in caplog.text
    assert after[ADDRESSES["b"]] == before[ADDRESSES["b"]]
    assert index(after) == index(before)


def test_a_wrong_declaration_stops_the_build(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    alias(project, "b", "a")
    assert main(["check"]) == 1
    assert f"corpus/apparatus/permalinks.yml:2: expected an id that no article has any longer, found {IDS['b']}" in (
        capsys.readouterr().err
    )
    with pytest.raises(SystemExit):
        build(project)
    assert not (project / "site").exists()


def test_a_rejected_seed_breaks_no_promise_by_itself(project: Path, caplog: pytest.LogCaptureFixture) -> None:
    before = build(project)
    write_seeds(project / "seeds", {"b.txt": "Title: broken\n"})
    with caplog.at_level(logging.WARNING, "mkdocs"):
        after = build(project)
    assert "which was published" not in caplog.text
    assert after[ADDRESSES["b"]] == before[ADDRESSES["b"]]
    assert pinned(after) == pinned(before)


def test_an_alias_turned_round_leads_in_no_circle_while_its_target_is_rejected(project: Path, check: Check) -> None:
    build(project)
    remove(project, "b")
    alias(project, "b", "a")
    before = build(project)
    remove(project, "a")
    alias(project, "a", "b")
    write_seeds(project / "seeds", {"b.txt": "Title: broken\n"})
    after = build(project)
    assert index(after)["aliases"] == index(before)["aliases"]
    assert after[ADDRESSES["a"]] == before[ADDRESSES["a"]]
    add(project, "b")
    assert check("--against", "site")[0] == 0
    assert index(build(project))["aliases"] == {IDS["a"]: {"to": IDS["b"], "fragments": True}}


def test_a_file_of_related_articles_that_cannot_be_read_lets_nothing_be_published(project: Path) -> None:
    before = build(project)
    (project / "corpus" / "related").mkdir(exist_ok=True)
    (project / "corpus" / "related" / "1958.json").write_text("<<<<<<< HEAD\n", "utf-8")
    add(project, "c")
    with pytest.raises(SystemExit):
        build(project)
    assert dict(files_in(project / "site")) == before


def test_a_page_by_hand_in_place_of_a_list_is_never_overwritten(project: Path) -> None:
    (project / "docs" / "timeline.md").write_text("# Mine\n", "utf-8")
    before = build(project)
    assert b"Mine" in before["timeline.html"]
    changed = (project / "site" / "timeline.html").stat()
    add(project, "c")
    assert build(project)["timeline.html"] == before["timeline.html"]
    now = (project / "site" / "timeline.html").stat()
    assert (now.st_ino, now.st_mtime_ns) == (changed.st_ino, changed.st_mtime_ns)


def test_a_page_by_hand_takes_no_article_s_address(
    project: Path, check: Check, caplog: pytest.LogCaptureFixture
) -> None:
    before = build(project)
    page = project / "docs" / ADDRESSES["a"].replace(".html", ".md")
    page.parent.mkdir(parents=True)
    page.write_text("# Mine\n", "utf-8")
    with pytest.raises(SystemExit):
        build(project)
    said = f"expected an address of its own, found that of the article {IDS['a']}"
    assert f"{page.relative_to(project / 'docs').as_posix()}: {said}" in caplog.text
    assert dict(files_in(project / "site")) == before
    code, complaints, _ = check()
    assert (code, [complaint.endswith(said) for complaint in complaints]) == (1, [True])


def test_a_site_without_its_manifest_loses_no_page(project: Path, caplog: pytest.LogCaptureFixture) -> None:
    before = build(project)
    (project / "site" / INDEX).unlink()
    remove(project, "b")
    with pytest.raises(SystemExit):
        build(project)
    assert f"expected {INDEX} in it, which says what was published, or a seed of {ADDRESSES['b']}" in caplog.text
    assert dict(files_in(project / "site")) == {key: data for key, data in before.items() if key != INDEX}
    add(project, "b")
    assert build(project) == before


def test_a_translation_that_is_lost_is_said_by_any_build(project: Path, caplog: pytest.LogCaptureFixture) -> None:
    build(project)
    name = project / "seeds" / "a.txt"
    text = name.read_text("utf-8")
    name.write_text(text[text.index("### ") :], "utf-8")
    build(project)
    assert (
        f"expected a translation, as it was published in {IDS['a']}, found none; it is published nevertheless"
        in caplog.text
    )


def test_an_alias_that_leads_to_another_text_is_said_by_any_build(
    project: Path, caplog: pytest.LogCaptureFixture
) -> None:
    other = "村民修好了水渠。" * 6
    add(project, "c", body=other)
    build(project)
    remove(project, "a")
    target = parse_seed(seed_text("c", body_zh=other).encode(), "c.txt").id
    declare(project, f"aliases:\n  - {{id: {IDS['a']}, to: {target}, reason: Made up.}}\n")
    build(project)
    said = f"expected the text published as {IDS['a']}#zh1, found another; it is published nevertheless"
    assert caplog.text.count(said) == 1
    caplog.clear()
    add(project, "d")
    build(project)
    assert said not in caplog.text


def test_an_alias_may_lead_to_what_is_withdrawn_in_the_same_build(project: Path) -> None:
    build(project)
    remove(project, "a")
    remove(project, "b")
    declare(
        project,
        f"aliases:\n  - {{id: {IDS['a']}, to: {IDS['b']}, reason: Made up.}}\n"
        f"withdrawn:\n  - {{id: {IDS['b']}, date: 2026-11-26, reason: Made up.}}\n",
    )
    assert {ADDRESSES["a"], ADDRESSES["b"]} <= build(project).keys()


def test_every_command_asks_the_published_folder_whose_an_id_is(project: Path) -> None:
    published = build(project)[ADDRESSES["a"]]
    text = (project / "seeds" / "a.txt").read_text("utf-8")
    write_seeds(project / "seeds", {"A.txt": text.replace("水井很深", "水井不深")})
    assert main(["record"]) == 1
    record = (project / "corpus" / "articles" / record_path(IDS["a"])).read_text("utf-8")
    assert "a.txt" in record
    assert "水井不深" not in record
    assert main(["export", "--format", "jsonl", "--to", "out"]) == 1
    assert "水井不深" not in "".join(path.read_bytes().decode("utf-8", "replace") for path in Path("out").iterdir())
    build(project)
    assert (project / "site" / ADDRESSES["a"]).read_bytes() == published


def test_a_link_that_leads_nowhere_is_not_taken_for_nothing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    links = project / "corpus" / "apparatus" / "permalinks.yml"
    links.unlink(missing_ok=True)
    links.symlink_to("gone.yml")
    assert main(["check"]) == 1
    assert "permalinks.yml" in capsys.readouterr().err
    (project / "corpus").rename(project / "elsewhere")
    (project / "corpus").symlink_to("gone")
    assert main(["check"]) == 1
    assert "expected a folder in the setting corpus, found none at corpus" in capsys.readouterr().err


def test_no_page_by_hand_takes_the_place_of_what_keeps_promises(project: Path) -> None:
    (project / "docs" / "corpus.json").write_text("{}", "utf-8")
    (project / "docs" / "manifest").mkdir()
    (project / "docs" / "manifest" / "index.json").write_text("{}", "utf-8")
    first = build(project)
    assert json.loads(first["corpus.json"])["articles"] == 2
    assert pinned(first).keys() == {IDS["a"], IDS["b"]}
    add(project, "c")
    assert json.loads(build(project)["corpus.json"])["articles"] == 3


def test_a_damaged_manifest_in_the_folder_is_named_and_nothing_is_published(
    project: Path, caplog: pytest.LogCaptureFixture
) -> None:
    build(project)
    (project / "site" / INDEX).write_text('{"format": 9}', "utf-8")
    before = dict(files_in(project / "site"))
    with pytest.raises(SystemExit):
        build(project)
    assert "site/manifest/index.json: expected 1, the version of the format" in caplog.text
    assert dict(files_in(project / "site")) == before


def test_a_publication_that_was_interrupted_is_continued(project: Path) -> None:
    build(project)
    old = (project / "site" / INDEX).read_bytes()
    add(project, "c")
    whole = build(project)
    (project / "site" / INDEX).write_bytes(old)
    assert build(project) == whole


def test_check_against_a_published_site(project: Path, check: Check) -> None:
    build(project, "old")
    assert check("--against", "old") == (0, [], [])
    add(project, "a", body=BODY.replace("很深", "不深"))
    remove(project, "b")
    code, complaints, _ = check("--against", "old")
    assert code == 1
    assert [complaint.partition(",")[0] for complaint in complaints] == [
        f"old/{INDEX}: expected {IDS['b']}",
        f"a.txt:19: expected the text published as {IDS['a']}#zh2",
    ]
    assert check("--against", f"old/{INDEX}")[:2] == (1, complaints)
    assert check() == (0, [], [])


def test_check_names_a_text_that_changed_beside_what_quotes_it(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    system = project / "corpus" / "apparatus" / "systems" / "wells.yml"
    system.parent.mkdir()
    system.write_text(
        "name: {en: Wells, zh: 水井}\nkind: {en: wells, zh: 打井}\nlevel: {en: village, zh: 村}\n"
        "organisation: {en: the village, zh: 本村}\nsummary: {en: Made up., zh: 虚构。}\n"
        f"reports: [{IDS['a']}]\nprovisions:\n"
        "  - actor: {en: all, zh: 大家}\n    text: {en: dig, zh: 打井}\n    evidence:\n      - zh2: 水井很深\n",
        "utf-8",
    )
    build(project, "old")
    main(["record"])
    add(project, "a", body=BODY.replace("很深", "不深"))
    capsys.readouterr()
    assert main(["check", "--against", "old"]) == 1
    complaints = capsys.readouterr().err
    assert "systems/wells.yml:11: expected words of" in complaints
    assert f"a.txt:19: expected the text published as {IDS['a']}#zh2" in complaints


def test_check_accepts_what_is_declared(project: Path, check: Check) -> None:
    build(project, "old")
    remove(project, "b")
    add(project, "c")
    alias(project, "b", "c")
    (project / "corpus" / "apparatus" / "corrections.yml").write_text(
        "corrections:\n  - {source: a.txt, place: zh2, expect: 很深, replace: 不深, reason: Made up.}\n", "utf-8"
    )
    code, complaints, notes = check("--against", "old")
    assert (code, complaints) == (0, [])
    assert notes == [f"note: {IDS['a']}#zh2: corrections of its text are not those that were published"]


def test_a_saved_manifest_is_always_checked(project: Path, check: Check, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["manifest"]) == 0
    assert capsys.readouterr().out == "manifest.json written: 2 articles\n"
    assert main(["manifest"]) == 0
    assert capsys.readouterr().out == "manifest.json up to date: 2 articles\n"
    saved = json.loads((project / "corpus" / "manifest.json").read_bytes())
    assert check("--against", "corpus/manifest.json") == (0, [], [])
    remove(project, "b")
    code, (complaint,), _ = check()
    assert code == 1
    assert complaint.startswith(f"corpus/manifest.json: expected {IDS['b']}, which was published")
    assert main(["manifest"]) == 1
    assert json.loads((project / "corpus" / "manifest.json").read_bytes())["articles"] == saved["articles"]
    with pytest.raises(SystemExit):
        build(project, strict=True)  # into an empty folder, as on a host's machine
    assert not (project / "site").exists()
    withdraw(project, "b")
    assert check() == (0, [], [])


def test_a_saved_manifest_numbers_additions_in_any_folder(project: Path) -> None:
    main(["manifest"])
    add(project, "c")
    first, second = build(project, "first"), build(project, "second")
    assert first == second
    assert pinned(first)[IDS["c"]]["added"] == 2
    main(["manifest"])
    saved = json.loads((project / "corpus" / "manifest.json").read_bytes())
    assert saved["articles"] == pinned(first)
    assert build(project, "third") == first


def test_texts_that_changed_are_not_saved_over_those_that_were_published(
    project: Path, check: Check, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["manifest"])
    saved = (project / "corpus" / "manifest.json").read_bytes()
    add(project, "a", body=BODY.replace("很深", "不深"))
    capsys.readouterr()
    assert main(["manifest"]) == 1
    printed, complaint = capsys.readouterr()
    assert printed.startswith("manifest.json left as it was")
    assert f"a.txt:19: expected the text published as {IDS['a']}#zh2" in complaint
    assert (project / "corpus" / "manifest.json").read_bytes() == saved
    assert check()[0] == 1
    assert main(["manifest", "--accept"]) == 1
    assert (project / "corpus" / "manifest.json").read_bytes() != saved
    assert check() == (0, [], [])


def test_the_first_saved_manifest_continues_that_of_the_site(project: Path) -> None:
    build(project)
    setting(project, "2026.1", "2026.2")
    add(project, "c")
    remove(project, "b")
    before = build(project)
    assert main(["manifest"]) == 1  # b is gone, and declared nowhere
    saved = json.loads((project / "corpus" / "manifest.json").read_bytes())
    assert (saved["additions"], saved["articles"]) == (index(before)["additions"], pinned(before))
    assert saved["articles"].keys() == {IDS["a"], IDS["b"], IDS["c"]}
    assert pinned(build(project, "empty")).keys() == {IDS["a"], IDS["c"]}


@pytest.mark.parametrize("is_saved", [True, False])
def test_a_build_says_that_a_published_text_reads_otherwise(
    project: Path, is_saved: bool, caplog: pytest.LogCaptureFixture
) -> None:
    build(project)
    if is_saved:
        main(["manifest"])
    before = build(project)
    add(project, "a", body=BODY.replace("很深", "不深"))
    with pytest.raises(SystemExit):
        build(project, strict=True)
    assert dict(files_in(project / "site")) == before
    caplog.clear()
    assert build(project) != before
    assert f"expected the text published as {IDS['a']}#zh2, found another" in caplog.text
    caplog.clear()
    build(project)
    assert ("published as" in caplog.text) == is_saved  # the site's own says what is published now


@pytest.mark.parametrize("is_saved", [True, False])
def test_who_was_published_under_an_id_keeps_it(project: Path, is_saved: bool, check: Check) -> None:
    before = build(project)
    if is_saved:
        main(["manifest"])
        shutil.rmtree(project / "site")
    newcomer = seed_text("a", body_zh=BODY.replace("很深", "不深"))
    write_seeds(project / "seeds", {"0.txt": newcomer})
    after = build(project)
    assert after[ADDRESSES["a"]] == before[ADDRESSES["a"]]
    assert "0.txt" in after["report/rejected.html"].decode()
    if is_saved:
        assert "0.txt" in check()[1][0]


@pytest.mark.parametrize("name", ["none", "corpus/apparatus/permalinks.yml", "seeds"])
def test_what_is_no_manifest(project: Path, check: Check, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    del project
    if name == "none":
        with pytest.raises(SystemExit) as ended:
            check("--against", name)
        assert ended.value.code == 2
        assert "expected a published folder or a manifest, found none at none" in capsys.readouterr().err
        return
    code, (complaint,), _ = check("--against", name)
    assert code == 1
    assert complaint.startswith(("permalinks.yml:1: expected JSON", "seeds: expected a site with manifest/index.json"))


def test_files_for_programs_that_the_keeper_wrote_stay(project: Path) -> None:
    setting(project, "site_name:", "site_url: https://example.org/\nsite_name:")
    (project / "docs" / "robots.txt").write_text("User-agent: *\nDisallow: /\n", "utf-8")
    files = build(project)
    assert files["robots.txt"] == b"User-agent: *\nDisallow: /\n"
    assert b"https://example.org/opensearch.xml" not in files["index.html"]
    assert b'type="application/opensearchdescription+xml"' in files["index.html"]
    assert b"opensearch" not in files[ADDRESSES["a"]]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("released: '2026-11-26'", "released: [1]", "text, .* or a day"),
        ("version: '2026.1'", "version: 2026.10", "text, .*"),
        ("data: true", "data: please", "true or false or a list"),
        ("jobs: 1", "jobs: many", "a whole number"),
    ],
)
def test_settings_of_another_type_are_named(
    project: Path, old: str, new: str, expected: str, caplog: pytest.LogCaptureFixture
) -> None:
    """A version like 2026.10 would be read as the number 2026.1: it must stand in quotes."""
    setting(project, old, new)
    with pytest.raises(SystemExit):
        main(["check"])
    name, _, found = new.removesuffix("0").partition(": ")
    lines = (project / "mkdocs.yml").read_text("utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, 1) if text.strip().startswith(name))
    said = rf"'{name}': \S*mkdocs\.yml:{line}: expected {expected}, found '?{re.escape(found)}"
    assert re.search(said, caplog.text)


def test_a_day_that_is_none_is_named(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    setting(project, "2026-11-26", "2026-02-30")
    assert main(["check"]) == 1
    said = capsys.readouterr().err
    assert re.search(
        r"mkdocs\.yml:\d+: expected a day like 2026-11-26 in the setting released, found '2026-02-30'", said
    )


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("released: '2026-11-26'", "released: 2026-02-30", r":\d+: 2026-02-30: expected values that YAML can read"),
        ("version: '2026.1'", "version: a\n    version: b", r":\d+: expected one value in the setting version"),
        (
            "version: '2026.1'",
            "licence: free",
            r":\d+: expected an SPDX expression .* in the setting licence, found 'free'",
        ),
        ("version: '2026.1'", "cache: seeds/x", r":\d+: expected a folder outside of seeds in the setting cache"),
        ("version: '2026.1'", "corpus: corpsu", r":\d+: expected a folder in the setting corpus, found none at corpsu"),
        ("version: '2026.1'", "keepers: ['']", r":\d+: expected names in the setting keepers, found an empty one"),
    ],
)
def test_a_setting_that_says_nothing_useful_is_named_with_its_line(
    project: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, complaint: str
) -> None:
    setting(project, old, new)
    assert main(["check"]) == 1
    assert re.search(rf"mkdocs\.yml{complaint}", capsys.readouterr().err)


def test_a_day_may_be_written_without_quotes(project: Path) -> None:
    setting(project, "'2026-11-26'", "2026-11-26")
    assert json.loads(build(project)["corpus.json"])["released"] == "2026-11-26"
