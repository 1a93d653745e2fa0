"""Systems in the browser: the table sorts and filters, and articles show in the margin which systems rest on them."""

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import OpenPage

MILL = "1957/12/04/3-d61b3d2e.html"


def dates(page: Page) -> list[str]:
    rows = page.locator("table.systems").first.locator("tbody th")
    return [row.get_attribute("data-sort") or "" for row in rows.all()]


def test_a_head_sorts_the_table_and_turns_it_round(open_page: OpenPage) -> None:
    page = open_page("systems/index.html")
    rising = dates(page)
    head = page.get_by_role("columnheader", name="System").first
    head.get_by_role("button").click()
    assert dates(page) == rising == sorted(rising)
    head.get_by_role("button").press("Enter")
    assert dates(page) == rising[::-1]
    expect(head).to_have_attribute("aria-sort", "descending")
    page.get_by_role("columnheader", name="Level").first.get_by_role("button").click()
    assert sorted(dates(page)) == rising != dates(page)
    assert head.get_attribute("aria-sort") is None


def test_a_word_filters_the_rows(open_page: OpenPage) -> None:
    page = open_page("systems/index.html")
    rows = page.locator("table.systems").first.locator("tbody tr")
    expect(rows).to_have_count(4)
    page.get_by_label("Filter").fill("三交 ten days")
    expect(rows.filter(visible=True)).to_have_count(1)
    expect(page.locator(".filter output")).to_have_text("1 of 5 5之1")
    page.get_by_label("Filter").fill("")
    expect(rows.filter(visible=True)).to_have_count(4)
    page.get_by_label("Filter").fill("太岳")
    expect(page.locator("details.uncompared table.systems tbody tr").filter(visible=True)).to_have_count(1)


def test_without_scripts_the_table_is_whole(open_page: OpenPage) -> None:
    page = open_page("systems/index.html", scripts=False)
    expect(page.locator("table.systems").first.locator("tbody tr")).to_have_count(4)
    expect(page.locator(".filter")).to_be_hidden()
    expect(page.get_by_text("Instructions on settling")).to_be_hidden()
    page.get_by_text("Not compared").click()
    expect(page.get_by_text("Instructions on settling")).to_be_visible()


def test_the_margin_leads_to_what_rests_on_a_paragraph(open_page: OpenPage) -> None:
    page = open_page(MILL)
    marks = page.locator(".pair:has(#zh2) .margin a")
    expect(marks).to_have_count(1)
    assert "不脱产的支部书记" in (marks.first.get_attribute("title") or "")
    marks.first.click()
    quoted = page.locator(":target")
    expect(quoted).to_contain_text("这个厂的二十个车间支部书记是在11月30日工厂党委召开的一次座谈会上提出这个请求的。")
    page.locator("blockquote:target a").click()
    expect(page.locator("#zh2:target")).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False])
def test_an_article_lists_the_systems_that_rest_on_it(open_page: OpenPage, scripts: bool) -> None:
    page = open_page(MILL, scripts=scripts)
    listed = page.locator(".cited-by li")
    expect(listed).to_have_count(1)
    assert [link.get_attribute("href") for link in listed.locator("a").all()][1:] == ["#zh1", "#zh2", "#zh3"]


def test_the_margin_leads_to_what_was_found_of_a_paragraph(open_page: OpenPage, modules: str) -> None:
    """The seeds have no such finding, so one is made up and marked as it would be."""
    page = open_page(MILL)
    page.evaluate(
        """async (margins) => {
            const section = document.createElement("section");
            section.className = "findings";
            section.innerHTML = '<ul><li>Numbers differ: <a href="#zh1">zh1</a> 20 / <a href="#en1">en1</a> 30</li></ul>';
            document.querySelector(".text").before(section);
            (await import(margins)).mountMargins(document);
        }""",
        f"{modules}margins.js",
    )
    marks = page.locator(".pair:has(#zh1) .margin a", has_text="校")
    expect(marks).to_have_count(1)
    assert marks.first.get_attribute("title") == "Numbers differ: zh1 20 / en1 30"
    marks.first.click()
    expect(page.locator(".findings li:target")).to_be_visible()
    expect(page.locator(".pair:has(#zh2) .margin a")).to_have_count(1)
