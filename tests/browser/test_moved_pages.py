"""Pages at addresses whose article moved or was withdrawn, in a made-up site of their own."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from browser.axe import axe
from browser.conftest import Scheme
from browser.server import serving
from browser.watch import Watch
from checks.links import wrong_links
from checks.pages import read_site
from checks.vnu import complaints
from duizhao.ids import article_address
from duizhao.plugin import build_site
from duizhao.seeds import parse_seed
from made_up import ROOT, make_project, seed_text, write_seeds

NEW = article_address(parse_seed(seed_text("a").encode(), "a.txt").id)
ALIAS = article_address("1958-01-06-4-00000001")
BARE = article_address("1958-01-06-4-00000002")
TOMBSTONE = article_address("1958-01-06-4-00000003")
DECLARED = """
aliases:
  - {id: 1958-01-06-4-00000001, to: %(new)s, reason: The headline was read again.}
  - {id: 1958-01-06-4-00000002, to: %(new)s, reason: Another text., fragments: false}
withdrawn:
  - id: 1958-01-06-4-00000003
    date: 2026-11-26
    reason: It belongs to another newspaper.
    headline: {en: Wells, zh: 水井}
"""


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a made-up site with two aliases and a withdrawal."""
    folder = tmp_path_factory.mktemp("moved")
    config = make_project(folder / "project", jobs=1)
    write_seeds(folder / "project" / "seeds", {"a.txt": seed_text("a")})
    shutil.copy(ROOT / "docs" / "search.md", folder / "project" / "docs" / "search.md")
    new = parse_seed(seed_text("a").encode(), "a.txt").id
    declared = folder / "project" / "corpus" / "apparatus" / "permalinks.yml"
    declared.write_text(DECLARED % {"new": new}, "utf-8")
    build_site(config, folder / "site", None, strict=True)
    return folder / "site"


@pytest.fixture(scope="module")
def root(moved: Path) -> Iterator[str]:
    with serving(moved, "/below/a/path/") as address:
        yield address


@pytest.fixture
def context(browser: Browser, root: str, moved: Path) -> Iterator[BrowserContext]:
    watch = Watch((root, moved.as_uri() + "/"))
    context = browser.new_context()
    watch.over(context)
    yield context
    context.cookies()
    watch.watching = False
    context.close()
    problems = [problem for problem in watch.problems if "ERR_ABORTED" not in problem]  # cut off by leading on
    assert not problems, "\n".join(problems)


def at_rest(page: Page) -> Page:
    page.wait_for_load_state("networkidle")
    return page


@pytest.mark.parametrize("fragment", ["#zh1", "?mark=1-3#zh1", "?q=%E4%BA%95#en1", ""])
def test_an_old_address_leads_on_with_its_fragment(context: BrowserContext, root: str, fragment: str) -> None:
    page = context.new_page()
    page.goto(root + ALIAS + fragment)
    page.wait_for_url(root + NEW + fragment)
    assert at_rest(page).locator("main.article").is_visible()


@pytest.mark.parametrize("fragment", ["#zh1", "?mark=1-3#zh1", "?mark=1-3.k3f9qa"])
def test_a_link_to_a_part_stays_and_is_told_where_paragraphs_differ(
    context: BrowserContext, root: str, fragment: str
) -> None:
    page = context.new_page()
    page.goto(root + BARE + fragment)
    assert "Its paragraphs may be numbered otherwise there." in at_rest(page).locator("main").inner_text()
    assert page.url == root + BARE + fragment
    page.locator("main a").click()
    page.wait_for_url(root + NEW)


def test_a_link_to_the_whole_leads_on_where_paragraphs_differ(context: BrowserContext, root: str) -> None:
    page = context.new_page()
    page.goto(root + BARE)
    page.wait_for_url(root + NEW)


def test_the_back_key_does_not_return_to_the_old_address(context: BrowserContext, root: str) -> None:
    page = context.new_page()
    page.goto(root + "timeline.html")
    page.goto(root + ALIAS)
    page.wait_for_url(root + NEW)
    page.go_back()
    page.wait_for_url(root + "timeline.html")


def test_without_scripts_a_refresh_leads_on(browser: Browser, root: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(root + ALIAS)
    page.wait_for_url(root + NEW)
    context.close()


def test_an_old_address_leads_on_in_an_unpacked_folder(context: BrowserContext, moved: Path) -> None:
    page = context.new_page()
    page.goto(f"{moved.as_uri()}/{ALIAS}#zh1")
    page.wait_for_url(f"{moved.as_uri()}/{NEW}#zh1")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("address", [ALIAS, TOMBSTONE], ids=["alias", "tombstone"])
def test_the_pages_are_accessible_and_fit(
    browser: Browser, root: str, address: str, width: int, scheme: Scheme
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    page.route("**/moved.js", lambda route: route.fulfill(body="", content_type="text/javascript"))  # so that it stays
    page.goto(root + address)
    at_rest(page)
    assert page.url == root + address
    assert not axe(page)
    assert page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    context.close()


def test_a_tombstone_says_what_became_of_the_article(context: BrowserContext, root: str) -> None:
    page = context.new_page()
    page.goto(root + TOMBSTONE)
    words = at_rest(page).locator("main").inner_text()
    for said in (
        "This article was withdrawn",
        "本文已撤回",
        "6 January 1958",
        "Wells 水井",
        "another newspaper",
        "1958-01-06-4-00000003",
    ):
        assert said in words
    page.locator("main a").click()
    page.wait_for_url(root + "1958/01/06/index.html")


def test_every_page_says_the_version_of_the_corpus(context: BrowserContext, root: str) -> None:
    for address in (NEW, TOMBSTONE, "1958/index.html", "index.html", "search.html"):
        page = context.new_page()
        page.goto(root + address)
        foot = page.locator("footer.foot")
        foot.get_by_text("2026.1, 2026-11-26").wait_for()
        assert "Corpus version 语料库版本: 2026.1, 2026-11-26 " in foot.inner_text()
        page.close()


def test_the_pages_are_valid_and_their_links_lead_somewhere(moved: Path) -> None:
    pages = {address: page for address, page in read_site(moved).items() if address in {ALIAS, BARE, TOMBSTONE}}
    assert len(pages) == 3
    assert len({page.title for page in pages.values()}) == 3
    assert [problem for problem in wrong_links(read_site(moved), moved) if problem.startswith(tuple(pages))] == []
    assert [str(each) for each in complaints(moved)] == []
