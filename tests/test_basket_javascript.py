"""The basket's pure modules, run in Node: what is stored, and the files of it. All text made up."""

import csv
import io
import json
import re
from html import unescape
from typing import Any

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from duizhao.labels import citing_labels
from made_up import ROOT
from nodejs import run_javascript

FILES = ROOT / "docs" / "theme" / "assets" / "citing" / "basket-files.js"


def call(module: str, function: str, *arguments: Any) -> Any:
    return run_javascript("citing.mjs", ["calls", json.dumps([[module, function, arguments]])])[0]


NOBODY = {"zh": "", "pinyin": "", "en": ""}
WORKS = {
    "id": "1958-01-06-4-3fa9c27e",
    "date": [1958, 1, 6],
    "page": 4,
    "section": "",
    "url": "https://example.org/1958/01/06/4-3fa9c27e.html",
    "zh": "水井",
    "pinyin": "Shuijing",
    "en": "Wells",
    "en_sentence": "Wells",
    "creators": [],
    "newspaper": {
        "first": "1946-05-15",
        "title": {"zh": "村报", "pinyin": "Cunbao", "en": "The Village"},
        "place": NOBODY,
        "organ": NOBODY,
        "issn": "",
    },
    "translation": {"translator_en": "Nobody", "translator_zh": "", "date": [2025], "verified": "", "site": "Wells"},
    "has_original": True,
    "has_translation": True,
    "words": {key: [words.en, words.zh] for key, words in citing_labels().items()},
}
"""Made up; `duizhao.works.Works` as the browser reads it."""


def item(key: str, **values: Any) -> dict[str, Any]:
    return {
        "key": key,
        "kind": "passage",
        "id": "1958-01-06-4-3fa9c27e",
        "link": "https://example.org/1958/01/06/4-3fa9c27e.html?mark=0-2.974sfd#zh1",
        "title": {"en": "Wells", "zh": "水井"},
        "date": "1958-01-06",
        "lang": "zh",
        "paragraph": "zh1",
        "quotation": ["“打井。”"],
        "other": {"lines": ["“Dig.”"], "anchors": ["en1"], "whole": False},
        "works": WORKS,
        "note": "",
        "added": "2026-11-26T02:00:00.000Z",
        **values,
    }


A, B, C = item("a"), item("b"), item("c")


def test_what_is_written_is_read_again() -> None:
    written = call("basket-items", "writeItems", [A, item("b", other=None, note='"\n\u2028')])
    assert call("basket-items", "readItems", written) == [A, item("b", other=None, note='"\n\u2028')]
    assert call("basket-items", "readItems", None) == []


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "null",
        "[]",
        '{"version": 2, "items": []}',
        '{"version": 1, "items": {}}',
        '{"version": 1, "items": [null]}',
        json.dumps({"version": 1, "items": [{**A, "link": "javascript:alert(1)"}]}),
        json.dumps({"version": 1, "items": [{**A, "quotation": [1]}]}),
        json.dumps({"version": 1, "items": [{**A, "title": None}]}),
        json.dumps({"version": 1, "items": [{**A, "works": None}]}),
        json.dumps({"version": 1, "items": [{**A, "works": {**WORKS, "newspaper": None}}]}),
        json.dumps({"version": 1, "items": [{**A, "works": {**WORKS, "creators": {}}}]}),
        json.dumps({"version": 1, "items": [{**A, "works": {**WORKS, "creators": [None]}}]}),
        json.dumps({"version": 1, "items": [{**A, "works": {**WORKS, "en": 5}}]}),
        json.dumps({"version": 1, "items": [{key: value for key, value in A.items() if key != "note"}]}),
    ],
)
def test_what_no_basket_wrote_is_not_taken_for_one(text: str) -> None:
    assert call("basket-items", "readItems", text) == {"error": "unreadable"}


def test_a_thing_is_in_the_basket_once_and_keeps_its_note() -> None:
    noted = item("a", note="mine")
    assert call("basket-items", "withItem", [noted, B], A) == [noted, B]
    assert call("basket-items", "withItem", [A], B) == [A, B]
    assert call("basket-items", "withNote", [A, B], "b", "n") == [A, item("b", note="n")]
    assert call("basket-items", "withoutItem", [A, B], "a") == [B]


@pytest.mark.parametrize(
    ("now", "before", "keys", "then"),
    [
        ([A, C], [A, B, C], "b", [A, B, C]),
        ([], [A, B], "ab", [A, B]),
        ([A, item("d")], [A, B], "b", [A, B, item("d")]),  # another tab has put something in
        ([C], [A, B, C], "b", [B, C]),  # another tab has taken something out
        ([item("a", note="new")], [A, B], "b", [item("a", note="new"), B]),  # what is newer stays
    ],
)
def test_what_was_taken_out_is_put_back_where_it_was(now: Any, before: Any, keys: str, then: Any) -> None:
    assert call("basket-items", "restored", now, before, [*keys]) == then


def with_citing(function: str, items: list[dict[str, Any]]) -> str:
    """Calls that take functions: a script of their own."""
    words = "{ whole: (anchors) => `all of ${anchors}`, none: (lang) => `none in ${lang}` }"
    script = (
        f"import {{ {function} }} from {json.dumps(FILES.as_uri())};"
        f"const made = {function}({json.dumps(items)}, (item, side) => (side === 'zh' ? [{{ text: `*${{item.key}} `, italic: false }}, {{ text: 'Mou bao ', italic: true }}] : []), {words});"
        "process.stdout.write(JSON.stringify(made));"
    )
    return str(run_javascript("eval.mjs", [script]))


def test_the_table_has_a_row_for_each_thing_and_no_formulas() -> None:
    text = with_citing("asCsv", [A, item("b", note="=1+1\nx", title={"en": '"W", 1', "zh": ""}, other=None)])
    assert text.startswith("\ufeffkind,id,date,")
    first, second = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    assert first["quotation"] == "“打井。”"
    assert (first["counterpart"], first["counterpart_exact"]) == ("“Dig.”", "false")
    assert (first["citation_original"], first["citation_translation"]) == ("*a Mou bao ", "")
    assert first["link"] == A["link"]
    assert second["note"] == "'=1+1\nx"
    assert (second["title_en"], second["counterpart_exact"]) == ('"W", 1', "")


def test_works_are_listed_once_and_in_the_form_of_a_style() -> None:
    lone = item("b", works={**WORKS, "id": "x", "has_translation": False})
    found = call("citation", "references", [A, lone, C], "gbt-2025")
    assert [work["id"] for work in found] == [f"{WORKS['id']}-zh", f"{WORKS['id']}-en", "x-zh"]
    assert found[0]["title"] == "水井"
    assert found[0]["accessed"] == {"date-parts": [[2026, 11, 26]]}
    assert call("citation", "references", [A], "mla")[0]["title"].startswith("Shuijing 水井")


@pytest.mark.parametrize("style", ["chicago-note", "mla", "apa", "gbt-2025"])
def test_a_citation_ends_with_its_remark_and_a_work_that_is_not_there_has_none(style: str) -> None:
    runs = call("citation", "citation", WORKS, "en", style, "2026-11-26")
    text = "".join(run["text"] for run in runs)
    assert "Wells" in text
    assert text.endswith(("Original on page 4 (第4版).", "村报，1958-01-06（4）."))
    assert call("citation", "citation", {**WORKS, "has_translation": False}, "en", style, "2026-11-26") is None
    assert call("citation", "citation", None, "zh", style, "2026-11-26") is None


def test_a_file_names_the_place_in_the_script_of_its_style() -> None:
    names = {
        key: {"zh": f"{word}村", "pinyin": "", "en": f"{word} village"}
        for key, word in (("place", "a"), ("organ", "b"))
    }
    works = {**WORKS, "newspaper": {**WORKS["newspaper"], **names}}
    made = {style: call("file-item", "fileItem", works, "zh", style)["custom"] for style in ("mla", "gbt-2025")}
    assert {style: (custom["place"], custom["organ"]) for style, custom in made.items()} == {
        "mla": ("a village", "b village"),
        "gbt-2025": ("a村", "b村"),
    }
    assert "place" not in call("file-item", "fileItem", works, "en", "mla")["custom"]


def test_notes_have_a_section_for_each_article() -> None:
    article = item(
        "d", kind="article", lang="", paragraph="", quotation=[], other=None, link="https://example.org/a.html"
    )
    text = with_citing(
        "asMarkdown",
        [A, item("o", id="x", title={"en": "O", "zh": ""}, other=None), article, item("n", note="my\nnote")],
    )
    assert text.count("## ") == 2
    html = MarkdownIt().render(text)
    assert html.count("<h2>") == 2
    assert html.index("a.html") < html.index("<h2>O ")
    assert "<p>my<br />\nnote</p>" in html
    assert "<blockquote>\n<p>“打井。”</p>\n<p>“Dig.” [all of en1]</p>\n</blockquote>" in html
    assert f'<a href="{A["link"]}">' in html
    assert "<p>[none in zh]</p>" in html
    assert "<li>*a <em>Mou bao</em></li>" in html


@settings(max_examples=15)
@given(st.lists(st.text("ab1.)-+=*_`#>&<!|~[]()\\ 群，", min_size=1, max_size=12), min_size=1, max_size=40))
def test_no_sign_of_a_text_is_taken_for_markdown(texts: list[str]) -> None:
    lines = [text.strip() or "x" for text in texts]
    written = call_all("basket-files", "plain", lines)
    for line, source in zip(lines, written, strict=True):
        for html in (MarkdownIt().render(source), markdown.markdown(source)):
            assert re.fullmatch(r"<p>[^<]*</p>\n?", html), (line, html)
            assert unescaped(html) == line


def call_all(module: str, function: str, given: list[str]) -> Any:
    return run_javascript("citing.mjs", ["calls", json.dumps([[module, function, [one]] for one in given])])


def unescaped(html: str) -> str:
    return unescape(html.strip().removeprefix("<p>").removesuffix("</p>"))
