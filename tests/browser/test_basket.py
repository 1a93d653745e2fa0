"""The basket in a real browser: kept over pages and tabs, noted, saved as files."""

import csv
import io
import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser.axe import axe
from browser.conftest import OpenPage, Scheme
from browser.passages import ARTICLE, drag, press
from browser.test_every_kind import TOO_WIDE

OTHER = "1958/01/06/4-d6305bb6.html"
ARTICLE_ID, OTHER_ID = "1958-02-10-5-ca0cc8dc", "1958-01-06-4-d6305bb6"


@pytest.fixture
def filled(open_page: OpenPage, server: str) -> Page:
    """The basket's page with a passage of each of two articles in it, the second one noted."""
    page = open_page(ARTICLE)
    keep(page, ("zh1", 2), ("zh1", 9))
    go(page, f"{server}{OTHER}")
    keep(page, ("en2", 0), ("en2", 30))
    go(page, f"{server}basket.html")
    page.locator("ol.basket > li").nth(1).get_by_label("Note 笔记").fill("my *note*")
    page.get_by_label("Note 笔记").nth(1).blur()
    return page


def go(page: Page, address: str) -> None:
    """Go to a page and let it load whole: what leaving would cut off counts as a failure."""
    page.wait_for_load_state("networkidle")
    page.goto(address)
    page.wait_for_load_state("networkidle")


def keep(page: Page, start: tuple[str, int], end: tuple[str, int]) -> str:
    drag(page, start, end)
    press(page, "Into the basket")
    return page.locator(".passage-bar [role=status]").inner_text()


def holds(page: Page, count: int) -> None:
    expect(page.locator("ol.basket > li")).to_have_count(count)


def saved(page: Page, name: str) -> tuple[str, str]:
    """Press a button that gives a file: its name and its text."""
    with page.expect_download() as download:
        page.locator(".basket-files").get_by_role("button", name=name).click()
    path = download.value.path()
    return download.value.suggested_filename, Path(path).read_text("utf-8")


def test_without_scripts_and_from_a_folder_it_says_what_it_needs(open_page: OpenPage) -> None:
    for page in (open_page("basket.html", scripts=False), open_page("basket.html", unpacked=True)):
        assert "web server" in page.locator("main").inner_text()
    page = open_page("basket.html")
    expect(page.locator("main")).not_to_contain_text("web server")
    expect(page.locator("main")).to_contain_text("Nothing is in the basket")


def test_things_are_kept_over_pages_and_the_header_counts_them(open_page: OpenPage, server: str) -> None:
    page = open_page(ARTICLE)
    expect(page.locator(".basket-link")).to_have_count(0)
    assert "Put into the basket" in keep(page, ("zh1", 2), ("zh1", 9))
    expect(page.locator("header .basket-link")).to_contain_text("(1)")
    press(page, "Into the basket")
    expect(page.locator(".passage-bar [role=status]")).to_contain_text("already")
    expect(page.locator(".passage-bar").get_by_role("link", name="Open the basket")).to_be_visible()
    go(page, f"{server}timeline.html")
    page.locator("header .basket-link").click()
    holds(page, 1)
    words = page.locator("ol.basket blockquote").all_inner_texts()
    assert words[0] == "“生产单位的党群”"
    assert words[1].startswith("“Party and mass cadres")
    assert words[1].endswith("” [the whole of en1]")
    page.locator("ol.basket h2 a").click()
    assert "mark=2-9." in page.url
    expect(page.locator("mark.passage")).to_have_text("生产单位的党群")


def test_notes_are_kept_and_stand_in_the_files(filled: Page) -> None:
    filled.reload()
    assert filled.get_by_label("Note 笔记").nth(1).input_value() == "my *note*"
    name, text = saved(filled, "CSV")
    assert name == "duizhao-basket.csv"
    first, second = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    assert (first["quotation"], first["note"]) == ("“生产单位的党群”", "")
    assert second["note"] == "my *note*"
    assert second["lang"] == "en"
    name, text = saved(filled, "Notes")
    assert name == "duizhao-basket.md"
    assert text.count("## ") == 2
    assert "my &#42;note&#42;" in text


def test_the_works_of_all_things_are_saved_for_reference_managers(filled: Page) -> None:
    _, text = saved(filled, "CSL-JSON")
    works = json.loads(text)
    ids = [work["id"] for work in works]
    assert ids == [f"{article}-{side}" for article in (ARTICLE_ID, OTHER_ID) for side in ("zh", "en")]
    assert {work["type"] for work in works} == {"article-newspaper", "webpage"}
    name, text = saved(filled, "BibTeX")
    assert name == "duizhao-basket.bib"
    assert text.count("@article{") == 2
    name, text = saved(filled, "RIS")
    assert text.count("TY  - NEWS") == 2
    filled.locator(".basket-files").get_by_label("Style").select_option("gbt-2025")
    _, text = saved(filled, "CSV")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert "在生产中同群众打成一片[N" in rows[0]["citation_original"]
    assert all(row["citation_translation"] for row in rows)


def test_an_article_is_put_in_whole(open_page: OpenPage, server: str, modules: str) -> None:
    page = open_page(ARTICLE)
    add = f"async () => (await import('{modules}citing/basket-add.js')).addArticle(document)"
    assert page.evaluate(add) == "kept"
    assert page.evaluate(add) == "kept-before"
    page.locator("header .basket-link").click()
    holds(page, 1)
    assert page.locator("ol.basket h2 a").get_attribute("href") == f"{server}{ARTICLE}"


def test_lines_of_a_headline_stand_apart(open_page: OpenPage, modules: str) -> None:
    page = open_page("1958/01/06/4-d6305bb6.html")
    lines = page.locator('h1 [lang="zh"]').inner_text().split("\n")
    assert len(lines) > 1
    page.evaluate(f"async () => (await import('{modules}citing/basket-add.js')).addArticle(document)")
    page.locator("header .basket-link").click()
    assert " ".join(" ".join(lines).split()) in page.locator('ol.basket h2 [lang="zh"]').inner_text()


def test_what_is_taken_out_can_be_put_back(filled: Page) -> None:
    filled.locator("ol.basket > li").first.get_by_role("button", name="Remove").click()
    holds(filled, 1)
    undo = filled.get_by_role("button", name="Undo")
    expect(undo).to_be_focused()
    undo.click()
    holds(filled, 2)
    assert filled.evaluate("document.activeElement.closest('ol.basket li') !== null")
    assert filled.evaluate("document.activeElement !== document.body")
    assert "生产单位" in filled.locator("ol.basket > li").first.inner_text()
    filled.get_by_role("button", name="Empty the basket").click()
    expect(filled.locator("#basket-place")).to_contain_text("Nothing is in the basket")
    expect(filled.locator(".basket-link")).to_have_count(0)
    filled.keyboard.press("Enter")  # the focus is on undo
    holds(filled, 2)
    assert filled.get_by_label("Note 笔记").nth(1).input_value() == "my *note*"


def test_two_tabs_hold_the_same(filled: Page, server: str) -> None:
    other = filled.context.new_page()
    other.goto(f"{server}basket.html")
    other.locator("ol.basket > li").first.get_by_role("button", name="Remove").click()
    holds(filled, 1)
    expect(filled.locator(".basket-link")).to_contain_text("(1)")
    filled.get_by_label("Note 笔记").fill("here")
    other.get_by_role("button", name="Undo").click()
    assert filled.get_by_label("Note 笔记").evaluate("(field) => field === document.activeElement")  # not torn away
    filled.get_by_label("Note 笔记").blur()
    holds(filled, 2)
    assert filled.get_by_label("Note 笔记").nth(1).input_value() == "here"


def test_a_note_of_another_tab_stays_while_something_is_written_and_pressed_here(filled: Page, server: str) -> None:
    other = filled.context.new_page()
    go(other, f"{server}basket.html")
    filled.get_by_label("Note 笔记").nth(0).fill("from here")
    other.get_by_label("Note 笔记").nth(1).fill("from there")
    filled.bring_to_front()
    filled.get_by_role("button", name="Remove").nth(0).hover()
    filled.mouse.down()
    filled.wait_for_timeout(150)  # a press is no tap
    filled.mouse.up()
    holds(filled, 1)
    expect(filled.get_by_label("Note 笔记")).to_have_value("from there")
    filled.get_by_role("button", name="Undo").click()
    expect(filled.get_by_label("Note 笔记").nth(0)).to_have_value("from here")
    expect(filled.get_by_label("Note 笔记").nth(1)).to_have_value("from there")


def test_the_keyboard_goes_on_where_it_was_when_another_tab_has_changed_something(filled: Page, server: str) -> None:
    other = filled.context.new_page()
    go(other, f"{server}basket.html")
    filled.get_by_label("Note 笔记").nth(0).fill("mine")
    other.get_by_label("Note 笔记").nth(1).fill("theirs")
    filled.keyboard.press("Tab")
    expect(filled.get_by_label("Note 笔记").nth(1)).to_have_value("theirs")
    expect(filled.locator("ol.basket > li").nth(1).get_by_role("link")).to_be_focused()


def test_a_note_on_what_was_taken_out_elsewhere_is_not_lost_in_silence(filled: Page, server: str) -> None:
    other = filled.context.new_page()
    go(other, f"{server}basket.html")
    filled.get_by_label("Note 笔记").nth(0).focus()
    other.get_by_role("button", name="Remove").nth(0).click()
    filled.keyboard.type("too late")
    expect(filled.locator(".basket-said")).to_contain_text("taken out of the basket elsewhere")


def test_a_full_storage_is_said_and_changes_nothing(filled: Page) -> None:
    filled.evaluate(
        "() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; }"
    )
    filled.locator("ol.basket > li").first.get_by_role("button", name="Remove").click()
    expect(filled.locator("#basket-place [role=status]")).to_contain_text("no room left")
    holds(filled, 2)


def test_what_could_not_be_put_back_is_not_said_to_be_back(filled: Page) -> None:
    filled.locator("ol.basket > li").first.get_by_role("button", name="Remove").click()
    holds(filled, 1)
    filled.evaluate(
        "() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; }"
    )
    filled.get_by_role("button", name="Undo").click()
    expect(filled.locator(".basket-said")).to_contain_text("no room left")
    holds(filled, 1)


def test_a_failure_is_said_until_something_succeeds(filled: Page) -> None:
    filled.evaluate(
        "() => { window.put = Storage.prototype.setItem; Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; }"
    )
    note = filled.get_by_label("Note 笔记").first
    note.fill("one")
    expect(filled.locator(".basket-said")).to_contain_text("no room left")
    filled.evaluate("() => { Storage.prototype.setItem = window.put; }")
    note.fill("one two")
    expect(filled.locator(".basket-said")).to_be_empty()
    filled.locator("ol.basket > li").last.get_by_role("button", name="Remove").click()
    note.fill("one two three")
    expect(filled.locator(".basket-said")).to_contain_text("Removed")  # what may be put back is not lost by writing


def test_a_note_that_found_no_room_is_kept_once_something_is_taken_out(filled: Page) -> None:
    filled.evaluate(
        "() => { window.put = Storage.prototype.setItem; Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; }"
    )
    filled.get_by_label("Note 笔记").nth(1).fill("a longer note")
    expect(filled.locator(".basket-said")).not_to_be_empty()
    filled.evaluate("() => { Storage.prototype.setItem = window.put; }")
    filled.locator("ol.basket > li").first.get_by_role("button", name="Remove").click()
    holds(filled, 1)
    expect(filled.get_by_label("Note 笔记")).to_have_value("a longer note")


def test_a_forbidden_storage_is_said(open_page: OpenPage, server: str) -> None:
    page = open_page("timeline.html")
    page.context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
    )
    go(page, f"{server}basket.html")
    expect(page.locator("#basket-place")).to_contain_text("store nothing")
    go(page, f"{server}{ARTICLE}")
    assert "store nothing" in keep(page, ("zh1", 2), ("zh1", 9))


@pytest.mark.parametrize("stored", ["{", '{"version": 2, "items": []}'])
def test_what_cannot_be_read_is_never_written_over(stored: str, open_page: OpenPage, server: str) -> None:
    page = open_page(ARTICLE)
    key = "duizhao-basket:" + page.evaluate("new URL('../../../', location.href).pathname")
    page.evaluate("([key, stored]) => localStorage.setItem(key, stored)", [key, stored])
    assert "cannot be read" in keep(page, ("zh1", 2), ("zh1", 9))
    assert page.evaluate("(key) => localStorage.getItem(key)", key) == stored
    go(page, f"{server}basket.html")
    expect(page.locator("#basket-place")).to_contain_text("cannot be read")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save what is stored").click()
    assert Path(download.value.path()).read_text("utf-8") == stored
    page.get_by_role("button", name="Begin anew").click()
    expect(page.locator("#basket-place")).to_contain_text("Nothing is in the basket")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_a_filled_basket_is_accessible_and_fits(
    width: int, scheme: Scheme, open_page: OpenPage, filled: Page, server: str
) -> None:
    stored = filled.context.storage_state()["origins"][0]["localStorage"]
    page = open_page("timeline.html", width=width, scheme=scheme)
    for entry in stored:
        page.evaluate("({name, value}) => localStorage.setItem(name, value)", entry)
    go(page, f"{server}basket.html")
    holds(page, 2)
    violations = axe(page)
    assert not violations, "\n".join(violations)
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, (
        page.evaluate(TOO_WIDE)
    )


def test_printed_it_holds_quotations_and_notes_and_no_buttons(filled: Page) -> None:
    filled.emulate_media(media="print")
    expect(filled.locator("ol.basket blockquote").first).to_be_visible()
    expect(filled.get_by_label("Note 笔记").nth(1)).to_be_visible()
    assert filled.locator("main button:visible").count() == 0
