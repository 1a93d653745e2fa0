"""Citations in a real browser: styles, copies, files of one article, of a list and of a search result."""

import datetime as dt
import json
from pathlib import Path

import pytest
from playwright.sync_api import Download, Locator, Page, expect

from browser.axe import axe
from browser.conftest import OpenPage
from browser.passages import ARTICLE
from browser.watch import Watch
from duizhao.pages.listing import headline_link
from made_up import make_made_up_entry
from works_contract import CONTRACT

DAY = "1958/02/10/index.html"
TAG = "tags/ties-with-the-masses.html"
SEEDS = {
    "000": "1958/01/06/4-d6305bb6.html",
    "001": "1960/07/16/4-9dd49cc1.html",
    "002": "1949/01/27/2-264dd074.html",
    "003": "1957/12/04/3-d61b3d2e.html",
    "004": ARTICLE,
}


def select_words(page: Page) -> None:
    """Select a few words of a paragraph, so that the bar opens."""
    page.evaluate(
        "() => { const text = document.querySelector('#zh2').lastChild; getSelection().setBaseAndExtent(text, 0, text, 6); }"
    )
    expect(page.locator(".passage-bar")).to_be_visible()


def panel(page: Page) -> Locator:
    """The panel of citations, opened."""
    page.get_by_role("button", name="Other styles and files").click()
    place = page.locator(".cite")
    expect(place.get_by_role("combobox")).to_be_visible()
    return place


def text(download: Download) -> str:
    return Path(download.path()).read_text("utf-8")


@pytest.mark.parametrize("seed", SEEDS)
def test_a_page_says_of_its_works_what_python_says(open_page: OpenPage, server: str, modules: str, seed: str) -> None:
    page = open_page(SEEDS[seed])
    works = page.evaluate(
        """async (address) => {
          const { readWorks } = await import(address);
          return readWorks(document, location.href);
        }""",
        f"{modules}citing/record.js",
    )
    expected = json.loads(CONTRACT.read_text("utf-8"))["works"][seed]
    assert works.pop("words")
    assert works == expected | {"url": f"{server}{SEEDS[seed]}"}


def test_without_scripts_each_work_is_cited_once(open_page: OpenPage) -> None:
    place = open_page(ARTICLE, scripts=False).locator(".cite")
    assert place.locator("p").count() == 2
    assert "[Integrating with the masses in production].” Renmin ribao 人民日报" in place.inner_text()
    assert "machine translation (Mistral Small 3.1), unverified" in place.inner_text()
    assert place.locator("cite").all_inner_texts() == ["Renmin ribao 人民日报 [People’s Daily]"]


def test_a_chosen_style_is_remembered(open_page: OpenPage) -> None:
    page = open_page(ARTICLE)
    place = panel(page)
    place.get_by_role("combobox").select_option("gbt-2025")
    expect(place).to_contain_text("静宇. 在生产中同群众打成一片[N/OL]. 人民日报，1958-02-10（5）. http://")
    page.reload()
    expect(page.locator(".cite")).to_contain_text("人民日报，1958-02-10（5）. http://")
    assert axe(page) == []


def test_a_style_that_nothing_may_remember_holds_for_the_page(open_page: OpenPage) -> None:
    page = open_page(ARTICLE)
    page.evaluate(
        "() => { Storage.prototype.setItem = () => { throw new DOMException('no', 'QuotaExceededError'); }; }"
    )
    place = panel(page)
    place.get_by_role("combobox").select_option("apa")
    expect(place).to_contain_text("Jing, Y. (1958, February 10).")


def test_all_choices_of_a_page_are_one(open_page: OpenPage) -> None:
    page = open_page(ARTICLE)
    place = panel(page)
    select_words(page)
    page.locator(".passage-bar").get_by_role("combobox").select_option("apa")
    expect(place.get_by_role("combobox")).to_have_value("apa")
    expect(place).to_contain_text("Jing, Y. (1958, February 10).")


def test_an_article_is_known_where_the_host_leaves_out_the_ending(open_page: OpenPage) -> None:
    page = open_page(ARTICLE)
    page.evaluate("history.replaceState(null, '', location.href.replace('.html', ''))")
    original = panel(page).get_by_role("region", name="The original")
    with page.expect_download() as bib:
        original.get_by_role("button", name="BibTeX").click()
    assert bib.value.suggested_filename == "1958-02-10-5-ca0cc8dc-zh.bib"


def test_a_citation_is_copied_with_its_italics(open_page: OpenPage) -> None:
    page = open_page(ARTICLE)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    place = panel(page)
    place.get_by_role("combobox").select_option("apa")
    place.get_by_role("region", name="The original").get_by_role("button", name="Copy").click()
    expect(place.get_by_role("status")).to_contain_text("Copied.")
    plain = page.evaluate("navigator.clipboard.readText()")
    assert plain.startswith(
        "Jing, Y. (1958, February 10). Zai shengchan zhong tong qunzhong dacheng yipian [Integrating"
    )
    html = page.evaluate("async () => (await (await navigator.clipboard.read())[0].getType('text/html')).text()")
    assert "<i>Renmin Ribao [People’s Daily]</i>, 5." in html


def test_files_of_an_article(open_page: OpenPage) -> None:
    page = open_page(ARTICLE)
    original = panel(page).get_by_role("region", name="The original")
    with page.expect_download() as bib:
        original.get_by_role("button", name="BibTeX").click()
    assert bib.value.suggested_filename == "1958-02-10-5-ca0cc8dc-zh.bib"
    assert "author = {{Jing Yu}}," in text(bib.value)
    with page.expect_download() as csl:
        original.get_by_role("button", name="CSL-JSON").click()
    (item,) = json.loads(text(csl.value))
    assert (item["type"], item["page"], item["issued"]) == ("article-newspaper", "5", {"date-parts": [[1958, 2, 10]]})


@pytest.mark.parametrize(("address", "works"), [(DAY, 2), (TAG, 8)])
def test_a_list_as_one_file(open_page: OpenPage, address: str, works: int) -> None:
    page = open_page(address)
    page.get_by_role("button", name="These articles as one file").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="RIS").click()
    assert text(download.value).count("TY  - ") == works
    expect(page.locator(".list-files [role=status]")).to_contain_text(f"{works} works saved.")


def test_a_list_of_which_a_page_is_gone_is_not_saved(open_page: OpenPage, watch: Watch, server: str) -> None:
    page = open_page(TAG)
    watch.missing.add(f"{server}{ARTICLE}")
    page.route(f"**/{ARTICLE}", lambda route: route.fulfill(status=404))
    page.get_by_role("button", name="These articles as one file").click()
    page.get_by_role("button", name="BibTeX").click()
    expect(page.locator(".list-files [role=status]")).to_contain_text("nothing was saved")


def test_a_search_result_as_one_file(open_page: OpenPage) -> None:
    page = open_page("search.html?q=党群")
    page.locator(".downloads").get_by_role("button", name="BibTeX …").click()
    with page.expect_download() as download:
        page.locator(".list-files").get_by_role("button", name="CSL-JSON").click()
    items = json.loads(text(download.value))
    assert [item["type"] for item in items] == ["article-newspaper", "webpage"] * (len(items) // 2)
    assert len(items) > 4


@pytest.mark.parametrize(
    ("zh", "en", "title"),
    [
        ("群众", "The Masses", "群众 [The Masses]"),
        ("", "The Masses", "[The Masses]"),
        ("群众", "", "群众"),
        ("", "", None),
    ],
)
def test_a_list_tells_zotero_the_headlines_that_there_are(
    open_page: OpenPage, modules: str, zh: str, en: str, title: str
) -> None:
    """The item, which is made up, takes the place of those of a tag."""
    item = headline_link(make_made_up_entry(1, dt.date(1958, 2, 10), headline_zh=zh, headline_en=en), "a.html")
    page = open_page(TAG)
    page.locator("ol.articles .Z3988").first.wait_for(state="attached")
    found = page.evaluate(
        """async ([item, module]) => {
          const list = document.querySelector("ol.articles");
          list.innerHTML = `<li><small>1958-02-10, p. 1</small> ${item}</li>`;
          for (const other of document.querySelectorAll("ol.articles ~ ol.articles")) other.remove();
          await (await import(module)).mountPickList(document);
          return new URLSearchParams(list.querySelector(".Z3988").title).get("rft.title");
        }""",
        [item, f"{modules}citing/pick-list.js"],
    )
    assert found == title


@pytest.mark.parametrize("address", [DAY, TAG])
def test_lists_describe_their_articles_to_zotero(open_page: OpenPage, address: str) -> None:
    page = open_page(address)
    expect(page.locator("ol.articles .Z3988").first).to_be_attached()
    titles = page.evaluate(
        "[...document.querySelectorAll('.Z3988')].map((span) => Object.fromEntries(new URLSearchParams(span.title)))"
    )
    found = next(each for each in titles if each["rft.date"] == "1958-02-10")
    assert found["rft.title"] == "在生产中同群众打成一片 [Integrating with the Masses in Production]"
    assert (found["rft.type"], found["rft.pages"]) == ("newspaperArticle", "5")
    assert found["rft.source"] == "Renmin ribao 人民日报 [People’s Daily]"
    assert found["rft.creator"] == "Jing, Yu"
