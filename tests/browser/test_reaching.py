"""Reading by keyboard, by voice, in large type, in forced colours: what no checker of single pages finds."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import OpenPage
from browser.kinds import KINDS, Kind, sample
from browser.passages import ARTICLE, drag, forbid_copying

# Chinese that a voice would read as English: text, but not that of fields and charts, which cannot be cut.
UNNAMED = r"""() => {
  const walker = document.createTreeWalker(document.querySelector(".md-content") ?? document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const { data, parentElement: around } = walker.currentNode;
    if (!/\p{Script=Han}/u.test(data) || around.closest("script, style, svg, select, textarea")) continue;
    if (!around.closest("[lang]").lang.startsWith("zh")) found.push(data.trim());
  }
  return found;
}"""
HIGH = """(element) => {
  const { top, bottom } = element.getBoundingClientRect();
  const bar = document.querySelector(".marks").getBoundingClientRect();
  return bottom <= bar.top && top >= 0;
}"""


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_chinese_is_said_to_be_chinese(kind: Kind, site: Path, open_page: OpenPage) -> None:
    page = open_page(sample(kind, site))
    page.wait_for_load_state("networkidle")
    assert page.evaluate(UNNAMED) == []


def test_citations_in_every_style_say_what_is_chinese(open_page: OpenPage) -> None:
    page = open_page(ARTICLE)
    page.locator(".cite button").first.click()
    page.locator(".cite select").select_option("gbt-2025")
    expect(page.locator(".works")).to_contain_text("静宇")
    assert page.evaluate(UNNAMED) == []


def test_the_bar_of_hits_covers_neither_hits_nor_what_has_the_focus(open_page: OpenPage) -> None:
    page = open_page(f"{ARTICLE}?q=群众#zh1")
    page.set_viewport_size({"width": 320, "height": 400})
    page.get_by_role("button", name="Next hit").click()
    assert page.locator("mark.now").first.evaluate(HIGH)
    page.set_viewport_size({"width": 1280, "height": 500})
    page.locator(".cite a, .cite button").first.focus()
    for _ in range(4):
        page.keyboard.press("Shift+Tab")
        if page.locator(".marks :focus").count() == 0:
            assert page.locator(":focus").evaluate(HIGH)


def test_in_a_low_window_a_doubt_is_seen_though_its_words_are_not_found(open_page: OpenPage) -> None:
    page = open_page("timeline.html", width=844)
    page.set_viewport_size({"width": 844, "height": 390})
    page.goto(re.sub(r"timeline\.html.*", f"{ARTICLE}?mark=0-16.zzzzzz#zh4", page.url))
    expect(page.locator(".passage-note.changed")).to_be_in_viewport(ratio=1)


def test_in_a_low_window_the_bar_leaves_room_for_the_text(open_page: OpenPage) -> None:
    page = open_page(ARTICLE, width=320)
    page.set_viewport_size({"width": 320, "height": 256})
    drag(page, ("zh1", 2), ("zh1", 9))
    bar = page.locator(".passage-bar.edge").bounding_box()
    assert bar
    assert bar["height"] <= 0.5 * 256


def test_the_keyboard_goes_on_from_the_paragraph_when_the_bar_is_left(open_page: OpenPage) -> None:
    page = open_page(ARTICLE)
    drag(page, ("zh2", 2), ("zh2", 9))
    page.keyboard.press("c")
    expect(page.locator(".passage-bar :focus")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator(".passage-bar")).to_be_hidden()
    assert page.evaluate("getSelection().toString().length") == 7
    page.keyboard.press("Shift+ArrowRight")
    assert page.evaluate("getSelection().toString().length") == 8
    page.keyboard.press("Shift+Tab")
    expect(page.locator("#zh2 > a, #en2 > a").first).to_be_visible()
    assert page.evaluate("document.activeElement.closest('p').id") in {"en2", "zh2"}


def test_the_keyboard_goes_back_to_the_bar_when_a_dialog_is_closed(open_page: OpenPage) -> None:
    page = open_page(ARTICLE)
    forbid_copying(page)
    drag(page, ("zh1", 2), ("zh1", 9))
    page.keyboard.press("c")
    pressed = page.locator(".passage-bar :focus")
    expect(pressed).to_contain_text("Quotation with citation")
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="lets no script copy")
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(pressed).to_contain_text("Quotation with citation")


def _slash(page: Page) -> None:
    page.locator("h1").click()
    page.keyboard.press("/")


def test_single_keys_can_be_turned_off_and_stay_so(open_page: OpenPage) -> None:
    page = open_page(f"{ARTICLE}?q=群众#zh1")
    field, now = page.locator(".find input"), page.locator("mark.now").first
    expect(now).to_be_visible()
    place = page.locator(".marks [role=status]").inner_text()
    page.get_by_label("Single-key shortcuts").uncheck()
    _slash(page)
    page.keyboard.press("n")
    expect(field).not_to_be_focused()
    expect(page.locator(".marks [role=status]")).to_have_text(place)
    page.reload()
    expect(page.get_by_label("Single-key shortcuts")).not_to_be_checked()
    page.get_by_label("Single-key shortcuts").check()
    _slash(page)
    expect(field).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_forced_colours_the_hit_and_the_paragraph_stand_out(scheme: str, open_page: OpenPage) -> None:
    page = open_page(f"{ARTICLE}?q=群众#zh1", scheme=scheme)  # type: ignore[arg-type]
    page.emulate_media(forced_colors="active", color_scheme=scheme)  # type: ignore[arg-type]
    outline = "(element) => getComputedStyle(element).outlineColor"
    back = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert page.locator("mark.now").first.evaluate(outline) != back
    assert page.locator("p:target").evaluate("(p) => getComputedStyle(p).outlineStyle") == "solid"


def test_the_menu_of_the_guide_is_opened_by_keyboard_and_out_of_the_way_till_then(open_page: OpenPage) -> None:
    page = open_page("guide/search.html", width=640)
    menu = page.get_by_role("button", name="Menu")
    expect(page.locator(".md-sidebar--primary")).to_be_hidden()
    menu.focus()
    page.keyboard.press("Space")
    expect(menu).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".md-sidebar--primary a").nth(1)).to_be_visible()
