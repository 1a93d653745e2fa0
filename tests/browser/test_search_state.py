"""The search page while one query follows another: what was typed or chosen holds, and the address says all of it."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from browser.test_search_page import Searching, is_settled, parameters, searching

__all__ = ["searching"]  # a fixture

NEVER = "never"
"""A query that the made-up worker does not answer."""


def ask(page: Page, query: str) -> None:
    page.locator("#search-q").fill(query)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(query))


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.outerHTML.slice(0, 60)"))


def test_a_view_chosen_while_a_query_is_searched_is_a_view_of_that_query(searching: Searching) -> None:
    page = searching("?q=party")
    is_settled(page)
    ask(page, NEVER)
    page.get_by_role("link", name="Over time").click()
    assert parameters(page) == {"q": NEVER, "view": "time"}
    expect(page.locator("#search-q")).to_have_value(NEVER)


def _press_chip(page: Page) -> None:
    page.locator(".chip").first.press("Enter")


def _follow_table(page: Page) -> None:
    page.locator(".counts a").first.press("Enter")


def _click_chart(page: Page) -> None:
    page.locator("svg.hits").click()


@pytest.mark.parametrize("lead", [_press_chip, _follow_table, _click_chart])
def test_what_is_left_of_the_last_query_leads_nowhere(lead: Callable[[Page], None], searching: Searching) -> None:
    page = searching("?q=party&view=time")
    expect(page.locator("svg.hits")).to_be_visible()
    expect(page.locator(".chip").first).to_be_visible()
    ask(page, NEVER)
    lead(page)
    assert parameters(page) == {"q": NEVER, "view": "time"}


def test_facets_and_parts_of_the_last_query_are_gone(searching: Searching) -> None:
    page = searching("?q=many")
    page.locator(".facets summary").click()
    expect(page.locator(".facet a").first).to_be_visible()
    expect(page.locator(".pager a")).to_have_count(1)
    ask(page, NEVER)
    expect(page.locator(".facet a, .pager a")).to_have_count(0)


def test_what_is_typed_is_taken_up_when_something_is_chosen(searching: Searching) -> None:
    page = searching("?q=party")
    is_settled(page)
    field = page.locator("#search-q")
    field.press("End")
    page.keyboard.insert_text(" members")
    page.get_by_role("link", name="Over time").click()
    assert parameters(page) == {"q": "party members", "view": "time"}
    field.press("End")
    page.keyboard.insert_text(" only")
    page.locator("select[name=sort]").select_option("newest")
    assert parameters(page) == {"q": "party members only", "view": "time", "sort": "newest"}
    expect(field).to_have_value("party members only")


def test_facets_narrow_in_the_view_that_is_shown(searching: Searching) -> None:
    page = searching("?q=party")
    page.locator(".facets summary").click()
    expect(page.locator(".facet a").first).to_be_visible()
    page.get_by_role("link", name="Over time").click()
    page.locator("select[name=measure]").select_option("articles")
    page.locator(".facet a").first.click()
    assert parameters(page) == {"q": "party year:1957", "view": "time", "measure": "articles"}


def test_forms_stay_out_when_a_slip_of_typing_is_taken_back(searching: Searching) -> None:
    page = searching("?q=party")
    page.locator("[data-form=parties]").click()
    expect(page.locator(".chip.out")).to_be_visible()
    field = page.locator("#search-q")
    field.press("End")
    page.keyboard.insert_text(" x")
    expect(page).to_have_url(re.compile(r"party\+x"))
    field.press("Backspace")
    field.press("Backspace")
    expect(page).to_have_url(re.compile(r"q=party&"))
    assert parameters(page) == {"q": "party", "without": "parties"}


def test_forms_that_were_put_back_stay_so_when_more_is_typed(searching: Searching) -> None:
    page = searching("?q=party&without=parties")
    page.locator(".chip.out").click()
    expect(page.locator(".chip.out")).to_have_count(0)
    page.locator("#search-q").press("End")
    page.keyboard.insert_text(" x")
    expect(page).to_have_url(re.compile(r"party\+x"))
    assert parameters(page) == {"q": "party x"}


def test_the_address_says_that_all_lines_are_read(searching: Searching) -> None:
    page = searching("?q=many&view=lines&order=left")
    page.get_by_role("button", name="Read the lines of all 620 articles").click()
    page.get_by_role("link", name="Next").click()
    expect(page.locator(".pager")).to_contain_text("101–200 of 1,240")
    first = page.locator(".kwic tbody tr").first.inner_text()
    page.reload()
    expect(page.locator(".pager")).to_contain_text("101–200 of 1,240")
    assert page.locator(".kwic tbody tr").first.inner_text() == first
    assert parameters(page) == {"q": "many", "view": "lines", "order": "left", "read": "all", "offset": "100"}


def test_parts_are_named_when_they_are_known(searching: Searching) -> None:
    page = searching("?q=many+gently&view=lines&offset=900")
    expect(page.locator(".note")).to_contain_text("Loading")
    expect(page.locator(".pager")).to_be_empty()
    expect(page.locator(".pager")).to_contain_text("901–1,000 of 1,240")


def test_lines_that_failed_are_asked_for_again(searching: Searching) -> None:
    page = searching("?q=many+broken&view=lines")
    message = page.get_by_role("alert")
    expect(message).to_contain_text("could not be fetched")
    expect(page.locator(".note")).to_contain_text("Sorted over 80 of")
    page.evaluate("document.querySelector('.failed').dataset.old = ''")
    message.get_by_role("button").press("Enter")
    assert "result" in focused(page)
    expect(page.locator(".failed:not([data-old])")).to_contain_text("could not be fetched")
    expect(page.locator(".note")).to_contain_text("Sorted over 80 of")


def test_a_part_that_failed_is_no_matter_of_another_one(searching: Searching) -> None:
    page = searching("?q=many+broken&view=lines")
    message = page.get_by_role("alert")
    expect(message).to_contain_text("could not be fetched")
    page.get_by_role("link", name="Over time").click()
    expect(page.locator("svg.hits")).to_be_visible()
    expect(message).to_be_empty()


def test_lines_stop_where_a_file_is_read_instead_and_can_be_gone_on_with(searching: Searching) -> None:
    page = searching("?q=many+creeping&view=lines&read=all")
    expect(page.locator(".note")).to_contain_text("Loading")
    page.get_by_role("button", name="CSV").click()
    page.locator(".downloads .panel button").first.click()
    more = page.get_by_role("button", name="Read the lines of all 620 articles")
    expect(more).to_be_visible()
    page.get_by_role("button", name="Cancel").press("Enter")
    assert "CSV" in focused(page)
    more.click()
    expect(page.locator(".note")).to_contain_text("Loading")


def test_the_keyboard_stays_where_a_unit_is_chosen(searching: Searching) -> None:
    page = searching("?q=party&view=time")
    unit = page.locator("select[name=unit]")
    unit.press("ArrowDown")
    unit.press("ArrowDown")
    expect(page).to_have_url(re.compile("unit=day"))
    expect(page.locator(".counts tbody tr").first).to_contain_text("1957-12-04")
    expect(unit).to_be_focused()


def test_the_keyboard_goes_on_at_the_result_of_an_example(searching: Searching) -> None:
    page = searching()
    page.locator(".examples a").first.press("Enter")
    is_settled(page)
    expect(page.locator("section.result")).to_be_focused()
