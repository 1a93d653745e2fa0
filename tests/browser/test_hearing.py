"""What those hear who do not see the page: that something has changed, where it is, and what belongs together."""

import re

from playwright.sync_api import Page, expect

from browser.conftest import OpenPage
from browser.passages import ARTICLE
from browser.test_search_page import Searching, searching

__all__ = ["searching"]  # the fixture

# What is put into live regions that were in the page before, each time that one changes.
LISTEN = """() => {
  window.heard = [];
  new MutationObserver((changes) => {
    for (const { target } of changes) {
      const region = (target.nodeType === 1 ? target : target.parentElement)?.closest("[role=status], [role=alert]");
      const words = region?.textContent.trim();
      if (words && words !== window.heard.at(-1)) window.heard.push(words);
    }
  }).observe(document.body, { childList: true, subtree: true, characterData: true });
}"""


def heard(page: Page, words: str) -> None:
    """Wait until some words were heard."""
    page.wait_for_function("(words) => window.heard.some((said) => said.includes(words))", arg=words)


def test_a_hit_is_said_with_its_paragraph_and_its_words(open_page: OpenPage) -> None:
    page = open_page(f"{ARTICLE}?q=群众#zh1")
    status = page.locator(".marks [role=status]")
    expect(status).to_contain_text(re.compile(r"zh1: .*群众"))
    place = status.inner_text()
    page.get_by_role("button", name="Next hit").click()
    expect(status).not_to_have_text(place)
    expect(status).to_contain_text(re.compile(r"(zh|en)\d+: .*群众"))


def test_what_is_said_of_a_followed_link_comes_into_a_region_that_is_there(open_page: OpenPage) -> None:
    page = open_page(ARTICLE)
    page.context.add_init_script(f"addEventListener('DOMContentLoaded', {LISTEN})")
    page.goto(re.sub(r"html.*", "html?mark=0-16.zzzzzz#zh4", page.url))
    note = page.locator(".passage-note [role=status]")
    expect(note).to_contain_text("no longer found")
    before = page.evaluate("window.heard.length")
    page.evaluate("document.querySelector('.passage-note [role=status]').append('!')")
    assert page.evaluate("window.heard.length") > before >= 1


def test_a_paragraph_is_selected_by_its_number_and_tab_goes_to_the_bar(open_page: OpenPage) -> None:
    page = open_page(ARTICLE)
    page.get_by_label("Single-key shortcuts").uncheck()
    number = page.get_by_role("link", name="2 zh2", exact=True)
    number.focus()
    page.keyboard.press("Enter")
    bar = page.locator(".passage-bar")
    expect(bar.get_by_role("status")).to_contain_text("press Tab")
    assert page.evaluate("getSelection().toString()").strip() in page.locator("#zh2").inner_text()
    page.keyboard.press("Tab")
    expect(bar.get_by_role("button", name="Quotation with citation")).to_be_focused()
    page.keyboard.press("Escape")
    expect(bar).to_be_hidden()


def test_a_mark_in_the_margin_is_named_by_what_it_leads_to(open_page: OpenPage) -> None:
    page = open_page("1960/07/16/4-9dd49cc1.html")
    margin = page.locator(".margin a").first
    expect(margin).to_have_accessible_name(margin.get_attribute("title") or "")


def test_a_mistake_is_not_said_while_somebody_types(searching: Searching) -> None:
    page = searching()
    page.evaluate(LISTEN)
    page.locator("#search-q").press_sequentially("mistakes", delay=450)
    assert [said for said in page.evaluate("window.heard") if said] == []
    expect(page.locator("#search-message .mistake")).to_be_visible()
    heard(page, "quotation mark")


def test_totals_views_and_parts_are_said(searching: Searching) -> None:
    page = searching("?q=party")
    page.evaluate(LISTEN)
    page.locator("#search-q").fill("many cadres")
    page.locator("#search-q").press("Enter")
    heard(page, "1,240 occurrences")
    page.get_by_role("link", name="Next").click()
    heard(page, "11–20 of 620")
    page.get_by_role("link", name="Concordance").click()
    heard(page, "Concordance")


def test_the_menu_closes_by_keyboard(open_page: OpenPage) -> None:
    page = open_page("guide/citing.html", width=390)
    menu = page.get_by_role("button", name="Menu")
    menu.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".md-sidebar--primary a:focus")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(menu).to_have_attribute("aria-expanded", "false")
    expect(menu).to_be_focused()


def test_a_page_that_is_not_there_says_so_in_its_title(open_page: OpenPage) -> None:
    page = open_page("404.html")
    assert "nothing at this address" in page.title()


def test_the_last_of_several_quick_steps_stands(open_page: OpenPage) -> None:
    page = open_page(f"{ARTICLE}?q=群众#zh1")
    expect(page.locator(".marks [role=status]")).to_contain_text("2 of 11")
    page.evaluate("for (const times of [1, 2, 3]) document.querySelector('.marks button:nth-of-type(2)').click()")
    page.wait_for_timeout(500)  # nothing else is said after that
    expect(page.locator(".marks [role=status]")).to_contain_text("5 of 11")
