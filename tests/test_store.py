"""The only reader and writer of files: whole at every moment, differences only, nobody else's folder."""

import datetime as dt
import errno
import json
import os
import re
import threading
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.errors import (
    CacheDamagedError,
    EncodingError,
    OtherBuildError,
    SeedRejectedError,
    SeedsFolderError,
    SiteFolderError,
)
from duizhao.model import Article, Paragraph
from duizhao.program import LEANS_ON
from duizhao.store import (
    LARGEST_SEED,
    MARKER,
    OwnFolder,
    Published,
    Publisher,
    Spool,
    _own_folder,
    _spool,
    files_in,
    folder_digest,
    list_seeds,
    read_seed,
    read_text,
    tree_digest,
    write_if_changed,
)
from duizhao.text import printable
from made_up import ROOT, project_at, write_seeds

OURS = json.dumps({"generator": "duizhao 0"}).encode()


def publish(folder: Path, files: dict[str, bytes]) -> Published:
    publisher = Publisher(folder)
    for address, data in ({MARKER: OURS} | files).items():
        publisher.put(address, data)
    return publisher.finish()


def content(folder: Path) -> dict[str, bytes]:
    return dict(files_in(folder))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    publish(folder, {"a.html": b"a", "1958/01/06/4-00000000.html": b"b", "assets/c.css": b"c"})
    return folder


def test_a_site_is_made_equal_to_what_is_put(site: Path) -> None:
    done = publish(site, {"a.html": b"new", "assets/c.css": b"c", "1958/02/d.html": b"d"})
    assert content(site) == {MARKER: OURS, "a.html": b"new", "assets/c.css": b"c", "1958/02/d.html": b"d"}
    assert (done.written, done.unchanged, done.removed) == (2, 2, 1)
    assert not (site / "1958" / "01").exists()


def test_a_file_with_the_same_bytes_is_not_touched(site: Path) -> None:
    os.utime(site / "a.html", (1, 1))
    number = (site / "a.html").stat().st_ino
    publish(site, {"a.html": b"a"})
    assert (site / "a.html").stat().st_mtime == 1
    assert (site / "a.html").stat().st_ino == number


def test_what_differs_takes_its_place_when_all_is_put(site: Path) -> None:
    publisher = Publisher(site)
    publisher.put(MARKER, OURS)
    publisher.put("a.html", b"first")
    publisher.put("a.html", b"new")
    publisher.put("d.html", b"d")
    publisher.put("assets/c.css", b"other")
    publisher.put("assets/c.css", b"c")  # of an address the last one counts
    assert {name: data for name, data in content(site).items() if not name.endswith(".part")} == {
        MARKER: OURS,
        "a.html": b"a",
        "1958/01/06/4-00000000.html": b"b",
        "assets/c.css": b"c",
        "d.html": b"d",
    }
    publisher.finish()
    assert content(site) == {MARKER: OURS, "a.html": b"new", "assets/c.css": b"c", "d.html": b"d"}


def test_what_a_stopped_build_left_waiting_goes_with_the_next(site: Path, tmp_path: Path) -> None:
    write_seeds(site, {"a.html.7.part": "x", ".nojekyll.7.part": "x", ".git/x.7.part": "mine"})
    publish(site, {"a.html": b"a"})
    assert content(site) == {MARKER: OURS, "a.html": b"a", ".git/x.7.part": b"mine"}
    write_seeds(tmp_path / "new", {f"{MARKER}.7.part": ""})  # there was no room for the first file
    publish(tmp_path / "new", {"a.html": b"a"})
    assert content(tmp_path / "new") == {MARKER: OURS, "a.html": b"a"}


def test_a_link_to_itself_gives_way_to_a_page(site: Path) -> None:
    for name in ("a.html", "other.html"):
        (site / name).unlink(missing_ok=True)
        (site / name).symlink_to(name)
    publish(site, {"a.html": b"a"})
    assert content(site) == {MARKER: OURS, "a.html": b"a"}


def test_removals_come_last(site: Path) -> None:
    publisher = Publisher(site)
    publisher.put(MARKER, OURS)
    publisher.put("new.html", b"new")
    assert (site / "a.html").read_bytes() == b"a"
    publisher.finish(lambda left: [address for address in left if address.startswith("1958")])
    assert content(site).keys() == {MARKER, "new.html", "1958/01/06/4-00000000.html"}


def test_another_folder_is_refused_and_left_alone(tmp_path: Path) -> None:
    for name, data in (("notes.txt", b"mine"), (MARKER, b'{"generator": "other"}'), (MARKER, b"[]"), (MARKER, b"\xff")):
        folder = tmp_path / str(len(list(tmp_path.iterdir())))
        folder.mkdir()
        (folder / name).write_bytes(data)
        with pytest.raises(SiteFolderError, match="expected an empty folder or a site made by duizhao"):
            publish(folder, {"a.html": b"a"})
        assert content(folder) == {name: data}


def test_an_empty_or_missing_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for name in ("empty", "missing/below"):
        publish(tmp_path / name, {"a.html": b"a"})
        assert content(tmp_path / name) == {MARKER: OURS, "a.html": b"a"}


def test_a_file_may_become_a_folder_and_a_folder_a_file(site: Path, tmp_path: Path) -> None:
    publish(site, {"a": b"a file", "b/c.html": b"c", "b/d/e.html": b"e"})
    publish(site, {"a/x/y.html": b"y", "b": b"a file"})
    assert content(site) == {MARKER: OURS, "a/x/y.html": b"y", "b": b"a file"}
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "mine.html").write_bytes(b"stays")
    (site / "b").unlink()
    (site / "b").symlink_to(tmp_path / "elsewhere")
    publish(site, {"b": b"a file"})
    assert (tmp_path / "elsewhere" / "mine.html").read_bytes() == b"stays"
    assert content(site)["b"] == b"a file"


def test_hidden_files_such_as_a_repository_are_left_alone(site: Path) -> None:
    write_seeds(site, {".git/HEAD": "ref", ".nojekyll": "x", "1958/.keep": "x"})
    publish(site, {"a.html": b"a"})
    assert (site / ".git" / "HEAD").read_bytes() == b"ref"
    assert (site / ".nojekyll").exists()


@given(
    st.lists(
        st.dictionaries(st.sampled_from(("a.html", "b/c.html", "b/d/e.css", ".nojekyll")), st.binary(max_size=3)),
        min_size=1,
        max_size=4,
    )
)
def test_a_publisher_knows_the_state_in_which_it_leaves_the_folder(
    tmp_path_factory: pytest.TempPathFactory, versions: list[dict[str, bytes]]
) -> None:
    folder = tmp_path_factory.mktemp("site")
    write_seeds(folder, {".git/HEAD": "ref"})
    for files in versions:
        done = publish(folder, files)
        assert done.state == folder_digest(folder) == Publisher(folder).state


def test_a_folder_of_the_site_may_be_a_link(site: Path, tmp_path: Path) -> None:
    (site / "assets").rename(tmp_path / "assets")
    (site / "assets").symlink_to(tmp_path / "assets")
    publish(site, {"assets/c.css": b"c", "assets/d.css": b"d"})
    assert {path.name for path in (tmp_path / "assets").iterdir()} == {"c.css", "d.css"}


def test_what_a_killed_build_left_is_swept_up(site: Path) -> None:
    (site / "a.html.part").write_bytes(b"hal")
    publish(site, {"a.html": b"a"})
    assert content(site).keys() == {MARKER, "a.html"}


def test_a_reader_never_sees_half_a_file(site: Path) -> None:
    versions = [bytes([letter]) * 300_000 for letter in b"abcd"]
    publish(site, {"a.html": versions[0]})
    wrong: list[int] = []
    finished = threading.Event()

    def read() -> None:
        while not finished.is_set():
            data = (site / "a.html").read_bytes()
            if data not in versions:
                wrong.append(len(data))

    reader = threading.Thread(target=read)
    reader.start()
    for turn in range(60):
        publish(site, {"a.html": versions[turn % 4]})
    finished.set()
    reader.join()
    assert wrong == []
    assert not list(site.rglob("*.part"))


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 4)), max_size=8))
def test_articles_come_back_from_the_spool_in_any_order(wanted: list[tuple[bool, int]]) -> None:
    import tempfile  # noqa: PLC0415  # a fixture's folder would be shared by all examples

    with tempfile.TemporaryDirectory() as folder:
        spool = Spool(Path(folder))
        articles = [Article(f"1958-01-06-{number}-00000000", dt.date(1958, 1, 6), number) for number in range(10)]
        places = spool.write(0, articles[:5]) + spool.write(1, articles[5:])
        numbers = [number + 5 * second for second, number in wanted]
        assert list(spool.read(places[number] for number in numbers)) == [articles[number] for number in numbers]


def test_seeds_are_listed_sorted_without_hidden_ones(tmp_path: Path) -> None:
    names = ["b.txt", "a/c.txt", "a/.hidden.txt", ".git/d.txt", ".e.txt", "A.md", "读.txt"]
    write_seeds(tmp_path, dict.fromkeys(names, "x"))
    assert list_seeds(tmp_path) == ["A.md", "a/c.txt", "b.txt", "读.txt"]
    for name in ("missing", "b.txt"):
        with pytest.raises(SeedsFolderError, match=f"{name}: expected a folder of seeds, found "):
            list_seeds(tmp_path / name)


@pytest.mark.parametrize("name", ["a.pdf", "a", "a.txt.bak"])
def test_a_file_of_another_kind_is_rejected_by_name(tmp_path: Path, name: str) -> None:
    write_seeds(tmp_path, {name: "x"})
    with pytest.raises(SeedRejectedError, match=f"^{name}: expected a name that ends in .txt or .md"):
        read_seed(tmp_path, name)


def test_what_cannot_be_read_is_rejected_by_name(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "lost.txt").symlink_to(tmp_path / "nowhere")
    with (tmp_path / "large.txt").open("wb") as file:
        file.truncate(LARGEST_SEED + 1)
    for name in ("folder.txt", "lost.txt", "large.txt"):
        with pytest.raises(SeedRejectedError, match=f"^{name}: expected "):
            read_seed(tmp_path, name)


def test_a_source_that_takes_the_place_of_another_is_seen_whatever_its_time(tmp_path: Path) -> None:
    for name, text in (("seeds/a.txt", "wells"), ("b.txt", "bells")):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
        os.utime(tmp_path / name, (1, 1))
    before = tree_digest([tmp_path / "seeds"])
    assert tree_digest([tmp_path / "seeds"]) == before
    (tmp_path / "b.txt").replace(tmp_path / "seeds" / "a.txt")
    assert tree_digest([tmp_path / "seeds"]) != before


def test_names_that_are_no_text_can_be_written() -> None:
    name = os.fsdecode(b"\xff\xe8\xaf\xbb.txt")
    assert printable(name) == "\\xff读.txt"
    printable(name).encode()


def test_a_file_that_is_no_utf_8_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "corrections.yml"
    path.write_bytes("corrections:\r\n  - source: 井\r\n".encode("gb18030"))
    with pytest.raises(EncodingError, match=r"corrections.yml:2: expected text in UTF-8, found the byte 0xbe"):
        read_text(path)
    path.write_bytes(b"a\r\nb\rc")
    assert read_text(path) == "a\nb\nc"


def test_articles_are_read_from_more_files_than_may_be_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_spool, "_OPEN", 2)
    spool = Spool(tmp_path)
    articles = [Article(f"1958-01-06-4-0000000{number}", dt.date(1958, 1, 6), 4) for number in range(8)]
    places = [spool.write(number, articles[number : number + 2]) for number in range(0, 8, 2)]
    order = [0, 2, 4, 6, 1, 3, 5, 7, 0, 1]
    found = list(spool.read(places[number // 2][number % 2] for number in order))
    assert found == [articles[number] for number in order]


@pytest.mark.parametrize("damage", ["zeros", "other text", "gone"])
def test_a_damaged_spool_is_said_and_removed(tmp_path: Path, damage: str) -> None:
    spool = Spool(tmp_path)
    article = Article("1958-01-06-4-00000000", dt.date(1958, 1, 6), 4, en=(Paragraph("en", 1, "Wells"),))
    (place,) = spool.write(7, [article])
    spool.keep(7, "a chunk")
    data = (tmp_path / "7").read_bytes()
    broken = {"zeros": data[:9] + bytes(len(data) - 9), "other text": data.replace(b"Wells", b"Bells"), "gone": b""}
    (tmp_path / "7").write_bytes(broken[damage])
    if damage == "gone":
        (tmp_path / "7").unlink()
    with pytest.raises(CacheDamagedError, match="7: expected what an earlier build kept"):
        list(spool.read([place]))
    assert spool.kept(7, lambda _: ()) is None


def test_small_readers_and_writers(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b.md"
    assert read_text(path) is None
    assert write_if_changed(path, "正".encode())
    assert not write_if_changed(path, "正".encode())
    assert read_text(path) == "正"


def test_a_build_has_its_folder_alone(tmp_path: Path) -> None:
    project = project_at(tmp_path)
    with OwnFolder(project) as mine:
        assert Path(mine.name).parent == project.cache
        with pytest.raises(OtherBuildError, match="expected no other build of this project meanwhile, found one"):
            OwnFolder(project, patience=0)
    assert not Path(mine.name).exists()
    for name in ("duizhao-build-killed/mkdocs", "build-notes"):
        (project.cache / name).mkdir(parents=True)
    with OwnFolder(project) as next_one:
        left = {path.name for path in project.cache.iterdir() if path.is_dir()}
        assert left == {Path(next_one.name).name, "build-notes"}


def test_a_build_waits_for_another_to_end(tmp_path: Path) -> None:
    project = project_at(tmp_path)
    mine = OwnFolder(project)
    ended = threading.Timer(0.2, mine.cleanup)
    ended.start()
    with OwnFolder(project, patience=30):
        assert not Path(mine.name).exists()


@pytest.mark.parametrize(
    "error", [NotImplementedError(), OSError(errno.ENOLCK, "no locks"), OSError(errno.EOPNOTSUPP, "")]
)
def test_a_file_system_without_locks_is_built_upon_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    """And no build clears away what may be another's."""

    def acquire(*_: object, **__: object) -> object:
        raise error

    monkeypatch.setattr(_own_folder.FileLock, "acquire", acquire)
    with OwnFolder(project_at(tmp_path)) as mine, OwnFolder(project_at(tmp_path)) as other:
        assert Path(mine.name).is_dir()
        assert Path(other.name).is_dir()


def test_a_cache_that_nobody_may_write_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def acquire(*_: object, **__: object) -> object:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(_own_folder.FileLock, "acquire", acquire)
    with pytest.raises(PermissionError):
        OwnFolder(project_at(tmp_path))


def test_a_dependency_that_changes_what_is_made_makes_it_anew() -> None:
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    named = {re.split(r"[<>=!~; ]", each)[0].lower() for each in asked}
    known = {name.lower() for name in LEANS_ON}
    # Locks a folder, shows progress, reads records back, checks a setting: nothing that is kept is made with them.
    assert named - known == {"filelock", "rich", "markdown-it-py", "packaging"}
