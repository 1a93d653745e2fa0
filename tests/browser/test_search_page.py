"""The search page against a made-up worker (fake_worker.js), which can be slow, wrong and full on demand."""

import csv
import io
import json
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from browser.axe import axe
from browser.conftest import OpenPage
from browser.test_every_kind import TOO_WIDE
from browser.watch import Watch

FAKE = Path(__file__).with_name("fake_worker.js")
WORKER = "**/assets/duizhao-*/search/worker.js"
COLUMNS = ["id", "date", "page", "paragraph", "left", "hit", "right", "pair", "permalink", "citation"]


class Searching:
    """The search page with the made-up worker behind it."""

    def __init__(self, open_page: OpenPage, server: str) -> None:
        self._open = open_page
        self._server = server

    def _blank(self, width: int, scheme: str) -> Page:
        """A page of its own context, with nothing under way that leaving it would cut off."""
        page = self._open("timeline.html", width=width, scheme=scheme)  # type: ignore[arg-type]
        page.wait_for_load_state("networkidle")
        return page

    def __call__(self, query: str = "", *, width: int = 1280, scheme: str = "light") -> Page:
        page = self._blank(width, scheme)
        page.context.route(WORKER, lambda route: route.fulfill(path=FAKE, content_type="text/javascript"))
        page.goto(f"{self._server}search.html{query}")
        expect(page.locator("#search-q")).to_be_visible()
        return page


@pytest.fixture
def searching(open_page: OpenPage, server: str) -> Searching:
    return Searching(open_page, server)


def totals(page: Page) -> str:
    """The live region, when it has come to rest."""
    expect(page.locator("p.totals:not([aria-busy])")).not_to_be_empty()
    return page.locator("p.totals").inner_text()


def parameters(page: Page) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def is_settled(page: Page, count: int = 3) -> None:
    expect(page.locator("li.hit.full")).to_have_count(count)


def test_without_scripts_it_says_so_and_offers_other_ways(open_page: OpenPage) -> None:
    page = open_page("search.html", scripts=False)
    assert "JavaScript" in page.locator("main").inner_text()
    assert page.locator('main a[href="timeline.html"]').is_visible()
    assert page.locator('main a[href="tags/index.html"]').is_visible()


@pytest.mark.parametrize("is_kept", [False, True], ids=["modules gone", "modules kept as well"])
def test_a_script_that_a_browser_kept_leads_to_the_modules_of_now(  # noqa: PLR0913, PLR0917 - fixtures
    is_kept: bool, open_page: OpenPage, watch: Watch, server: str, modules: str, site: Path
) -> None:
    """Hosts let it be kept for days, and the modules that it names are gone when the site is published anew."""
    old = f"{server}assets/duizhao-00000000/"
    script = (site / "assets/duizhao/head.js").read_text("utf-8").replace(Path(modules).name, Path(old).name)
    page = open_page("about.html")
    page.wait_for_load_state("networkidle")

    def answer(route: Route) -> None:
        if route.request.resource_type == "script":
            route.fulfill(body=script, content_type="text/javascript")
        else:
            route.continue_()

    page.context.route("**/assets/duizhao/head.js", answer)
    page.context.route(
        f"{old}**", lambda route: route.fulfill(status=200 if is_kept else 404, body="", content_type="text/javascript")
    )
    named = re.findall(r"[\w/-]+\.js", (site / "search.html").read_text("utf-8"))
    watch.missing.update({f"{old}{name}" for name in ["main.js", *named]})
    page.goto(f"{server}search.html?q=群众")
    if is_kept:
        page.wait_for_load_state("networkidle")
        expect(page.locator("li.hit")).to_have_count(0)
        page.reload()
    expect(page.locator("li.hit").first).to_be_visible()
    watch.problems[:] = [problem for problem in watch.problems if old not in problem]


@pytest.mark.parametrize("address", ["search.html", "basket.html"])
def test_scripts_that_do_not_come_are_said_with_a_way_to_try_again(
    address: str, open_page: OpenPage, watch: Watch, server: str, modules: str
) -> None:
    page = open_page("timeline.html")
    page.wait_for_load_state("networkidle")
    main = f"{modules}main.js"
    watch.missing.add(main)
    page.route(main, lambda route: route.fulfill(status=404))
    page.goto(f"{server}{address}")
    expect(page.get_by_role("alert")).to_contain_text("could not be loaded")
    page.wait_for_load_state("networkidle")
    page.unroute(main)
    watch.problems[:] = [problem for problem in watch.problems if not problem.startswith(f"request failed: {main}")]
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(".without-script")).to_have_count(0)


def test_from_a_folder_it_says_that_it_needs_a_server(open_page: OpenPage) -> None:
    page = open_page("search.html", unpacked=True)
    assert "web server" in page.locator("main").inner_text()
    assert page.locator("#search-q").count() == 0


@pytest.mark.parametrize("address", ["about.html", "1958/02/10/5-ca0cc8dc.html", "1958/index.html"])
def test_every_header_leads_to_the_search_and_a_slash_to_its_field(address: str, open_page: OpenPage) -> None:
    page = open_page(address)
    page.wait_for_load_state("networkidle")  # a key that is pressed before the script is there does nothing
    page.keyboard.press("/")
    field = page.locator("header .find input")
    expect(field).to_be_focused()
    page.context.route(WORKER, lambda route: route.fulfill(path=FAKE, content_type="text/javascript"))
    field.fill("党群 line/1")
    field.press("Enter")
    expect(page).to_have_url(re.compile(r"/search\.html\?q="))
    expect(page.locator("#search-q")).to_have_value("党群 line/1")
    assert "6 occurrences" in totals(page)


def test_results_are_shown_with_exact_totals_and_marks(searching: Searching) -> None:
    page = searching("?q=party")
    assert totals(page).startswith("6 occurrences, 3 articles, 3 paragraphs")
    expect(page.locator("p.hidden[role=status]")).to_contain_text("6 occurrences, 3 articles, 3 paragraphs")
    is_settled(page)
    second = page.locator("li.hit").nth(1)
    expect(second.locator("h2")).to_have_text("Made-up headline <b>two</b> 编造的标题二")
    assert second.locator("b, i:not([lang])").count() == 0  # text of the corpus is never markup
    assert second.locator("h2 mark").inner_text() == "Made"
    # Spans that overlap are one mark; those apart are two.
    assert second.locator('p[lang="zh"] mark').all_inner_texts() == ["群众", "群众"]
    assert second.locator('p[lang="en"] mark').all_inner_texts() == ["mass"]
    link = second.locator("h2 a").get_attribute("href") or ""
    assert link.endswith("1958/01/06/4-d6305bb6.html?q=party#zh1")


def test_a_long_paragraph_is_shown_whole_on_demand(searching: Searching) -> None:
    page = searching("?q=party")
    is_settled(page)
    paragraph = page.locator('li.hit p[lang="zh"]').first
    assert len(paragraph.inner_text()) < 200
    page.locator("li.hit button.more").first.click()
    assert len(paragraph.inner_text()) > 600


def test_the_order_stands_in_the_address_and_back_undoes_it(searching: Searching) -> None:
    page = searching("?q=party")
    is_settled(page)
    page.locator("select[name=sort]").select_option("newest")
    expect(page.locator("li.hit h2").first).to_contain_text("three")
    assert parameters(page) == {"q": "party", "sort": "newest"}
    page.go_back()
    expect(page.locator("li.hit h2").first).to_contain_text("one")
    expect(page.locator("select[name=sort]")).to_have_value("oldest")
    page.go_forward()
    expect(page.locator("li.hit h2").first).to_contain_text("three")


def test_typing_replaces_the_address_and_submitting_adds_to_the_history(searching: Searching) -> None:
    page = searching()
    before = page.evaluate("history.length")
    page.locator("#search-q").press_sequentially("mass line")
    expect(page).to_have_url(re.compile(r"q=mass\+line"))
    assert totals(page).startswith("6 occ")
    assert page.evaluate("history.length") == before
    page.locator("#search-q").fill("nothing here")
    page.locator("#search-q").press("Enter")
    expect(page.locator("p.totals")).to_contain_text("No article matches")
    assert page.evaluate("history.length") == before + 1
    page.go_back()
    expect(page.locator("#search-q")).to_have_value("mass line")
    assert totals(page).startswith("6 occ")


def test_replies_to_outdated_queries_are_thrown_away(searching: Searching) -> None:
    page = searching("?q=slow")
    expect(page.locator("p.totals")).to_contain_text("so far")
    page.locator("#search-q").fill("many")
    page.locator("#search-q").press("Enter")
    expect(page.locator("p.totals")).to_contain_text("1,240 occurrences")
    page.wait_for_timeout(1000)  # by now the slow answer has come
    assert totals(page).startswith("1,240 occurrences, 620 articles")
    expect(page.locator("li.hit h2").first).to_contain_text("Made up 0")


def test_first_results_come_before_the_last_and_say_so(searching: Searching) -> None:
    page = searching("?q=slow")
    expect(page.locator("p.totals[aria-busy]")).to_contain_text("so far; volume 1 of 2")
    expect(page.locator("li.hit")).to_have_count(3)
    assert totals(page).startswith("6 occurrences")
    assert "so far" not in totals(page)


def test_nothing_found_is_said_with_what_was_searched(searching: Searching) -> None:
    page = searching("?q=nothing")
    assert totals(page).startswith("No article matches.")
    assert "All 5 articles were searched." in totals(page)
    assert page.locator("li.hit").count() == 0
    assert page.locator(".downloads button").count() == 0


def test_parts_of_a_long_result_have_addresses(searching: Searching) -> None:
    page = searching("?q=many")
    is_settled(page, 10)
    page.get_by_role("link", name="Next").click()
    expect(page.locator("li.hit.full h2").first).to_contain_text("Made up 10")
    assert parameters(page) == {"q": "many", "offset": "10"}
    expect(page.locator("section.result")).to_be_focused()
    page.reload()
    expect(page.locator("li.hit.full h2").first).to_contain_text("Made up 10")
    assert "11–20 of 620" in page.locator(".pager").inner_text()
    page.get_by_role("link", name="Previous").click()
    expect(page.locator("li.hit.full h2").first).to_contain_text("Made up 0")


def test_forms_are_listed_with_counts_and_can_be_taken_out(searching: Searching) -> None:
    page = searching("?q=party")
    chips = page.locator(".chip")
    expect(chips).to_have_text([re.compile(r"parties\s+2"), re.compile(r"party\s+7")])
    chips.first.click()
    expect(page.locator(".chip.out")).to_have_text(re.compile("parties"))
    assert parameters(page) == {"q": "party", "without": "parties"}
    is_settled(page)
    assert "without=parties" in (page.locator("li.hit h2 a").first.get_attribute("href") or "")
    page.locator(".chip.out").click()
    expect(page.locator(".chip.out")).to_have_count(0)
    assert parameters(page) == {"q": "party"}


def test_forms_of_excluded_words_and_words_that_are_no_operators_are_said(searching: Searching) -> None:
    page = searching("?q=party OR -masses")
    expect(page.locator(".chip").first).to_have_text(re.compile(r"mass\s+under –"))
    expect(page.locator(".chip")).to_have_count(4)
    expect(page.locator(".hint")).to_contain_text("OR is searched as a word")
    page.locator(".chip").first.click()
    assert parameters(page) == {"q": "party OR -masses", "without": "mass"}
    assert searching("?q=the ORDER").locator(".hint").count() == 0


def test_words_with_the_same_forms_list_them_once_with_the_counts_of_each_query(searching: Searching) -> None:
    page = searching("?q=party partys ; party")
    expect(page.locator(".chip")).to_have_text([re.compile(r"parties\s+2 · 0"), re.compile(r"party\s+7 · 9")])
    expect(page.locator(".forms-of")).to_have_attribute("aria-label", re.compile("Forms of party, partys"))


def test_a_site_that_does_not_answer_is_remarked_upon(searching: Searching) -> None:
    page = searching("")
    page.clock.install()
    page.locator("#search-q").fill("never")
    page.locator("#search-q").press("Enter")
    page.clock.run_for(9_000)
    assert page.locator(".slow").count() == 0
    page.clock.run_for(2_000)
    expect(page.locator(".slow")).to_contain_text("does not answer yet")
    page.locator(".slow button").click()
    expect(page.locator(".slow")).to_have_count(0)
    page.clock.run_for(11_000)
    expect(page.locator(".slow")).to_have_count(1)
    page.locator("#search-q").fill("party")
    page.locator("#search-q").press("Enter")
    expect(page.locator("li.hit").first).to_be_visible()
    expect(page.locator(".slow")).to_have_count(0)


def test_a_concordance_is_sorted_and_says_over_how_many_lines(searching: Searching) -> None:
    page = searching("?q=party&view=lines")
    expect(page.locator(".note")).to_contain_text("Sorted over all 6 lines.")
    assert page.locator(".kwic td.left").all_inner_texts()[1].strip() == "z"
    page.get_by_role("button", name="Left context").click()
    expect(page.locator(".kwic th.by-left")).to_have_attribute("aria-sort", "ascending")
    assert [text.strip() for text in page.locator('.kwic td.left[lang="en"]').all_inner_texts()] == ["x", "y", "z"]
    assert parameters(page) == {"q": "party", "view": "lines", "order": "left"}
    other = page.locator(".kwic tr.other").first
    expect(other).to_be_hidden()
    page.locator(".pair-button").first.click()
    expect(other).to_have_text(re.compile("The other\\s+language"))
    expect(page.locator(".pair-button").first).to_have_attribute("aria-expanded", "true")


def test_a_long_concordance_is_read_in_part_until_asked(searching: Searching) -> None:
    page = searching("?q=many&view=lines")
    expect(page.locator(".note")).to_contain_text("Sorted over 200 of 1,240 lines.")
    page.get_by_role("button", name="Read the lines of all 620 articles").click()
    expect(page.locator(".note")).to_contain_text("Sorted over all 1,240 lines.")
    assert page.locator(".kwic tbody tr:not(.other)").count() == 100
    page.get_by_role("link", name="Next").click()
    expect(page.locator(".pager")).to_contain_text("101–200 of 1,240")


def test_an_address_within_a_long_concordance_shows_the_lines_that_it_names(searching: Searching) -> None:
    page = searching("?q=many&view=lines&offset=400")
    expect(page.locator(".pager")).to_contain_text("401–500 of 1,240")
    assert page.locator(".kwic tbody tr:not(.other)").count() == 100


def test_a_bar_narrows_to_its_period(searching: Searching) -> None:
    page = searching("?q=party&view=time")
    chart = page.locator("svg.hits")
    expect(chart).to_be_visible()
    box = chart.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] * 0.75, box["y"] + 60)
    expect(page.locator("#search-q")).to_have_value("party year:1958")
    assert parameters(page) == {"q": "party year:1958", "view": "time", "unit": "month"}
    page.go_back()
    expect(page.locator("#search-q")).to_have_value("party")


def test_dragging_over_bars_narrows_to_all_of_them(searching: Searching) -> None:
    page = searching("?q=party&view=time&unit=month")
    chart = page.locator("svg.hits")
    expect(chart).to_be_visible()
    box = chart.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.4, box["y"] + 60)  # December 1957 to February 1958
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.9, box["y"] + 60, steps=4)
    page.mouse.up()
    expect(page.locator("#search-q")).to_have_value("party date:1958-01..1958-02")


def test_the_table_says_what_the_chart_shows_and_its_links_narrow(searching: Searching) -> None:
    page = searching("?q=party&view=time&measure=rate")
    rows = page.locator(".as-table tbody tr")
    expect(rows).to_have_count(2)
    assert rows.nth(1).locator("td").all_inner_texts() == ["4", "2", "80"]
    assert page.locator("svg.hits text.most").text_content() == "80"
    label, bars = (page.locator(f"svg.hits {which}").first.bounding_box() for which in ("text.most", "path"))
    assert label
    assert bars
    assert label["y"] + label["height"] <= bars["y"] + 1
    rows.nth(1).get_by_role("link").press("Enter")
    expect(page.locator("#search-q")).to_have_value("party year:1958")
    expect(page.locator("section.result")).to_be_focused()


def test_the_view_that_is_shown_is_no_new_step_back(searching: Searching) -> None:
    page = searching("?q=party&view=time")
    expect(page.locator("svg.hits")).to_be_visible()
    steps = page.evaluate("history.length")
    page.get_by_role("link", name="Over time").click()
    assert page.evaluate("history.length") == steps
    page.get_by_role("link", name="Concordance").click()
    assert page.evaluate("history.length") == steps + 1


def test_queries_are_laid_over_each_other(searching: Searching) -> None:
    page = searching("?q=party%3Bmass&view=time")
    expect(page.locator(".legend li")).to_have_text([re.compile("party"), re.compile("mass")])
    assert page.locator("svg.hits path").count() == 2
    assert "Compared with: 比较项：\n9 occurrences, 2 articles, 2 paragraphs" in totals(page)


def test_lengths_that_are_not_known_are_said(searching: Searching) -> None:
    page = searching("?q=party&view=time&unit=day&measure=rate")
    expect(page.locator(".note")).to_contain_text("not known")


def test_facets_are_loaded_when_opened_and_narrow(searching: Searching) -> None:
    page = searching("?q=party")
    is_settled(page)
    assert page.locator(".facet").count() == 0
    page.locator(".facets > summary").click()
    expect(page.locator(".facet h2").first).to_have_text("Year 年")
    topics = page.locator(".facet", has=page.get_by_role("heading", name="Topics"))
    expect(topics.locator("li")).to_have_text([re.compile(r"群众路线\s*2")])
    topics.get_by_role("link").press("Enter")
    expect(page.locator("#search-q")).to_have_value("party tag:mass-line")
    expect(page.locator(".facets > summary")).to_be_focused()
    expect(topics.locator("li")).to_have_text([re.compile(r"群众路线\s*2")])
    expect(topics.get_by_role("link")).to_have_count(0)  # the query asks for it already
    section = page.locator(".facet", has=page.get_by_role("heading", name="Section"))
    section.get_by_role("link").click()
    expect(page.locator("#search-q")).to_have_value('party tag:mass-line section:"国内 新闻"')
    page.locator(".facet", has=page.get_by_role("heading", name="Year")).get_by_role("link", name="1957").click()
    expect(page.locator("#search-q")).to_have_value('party tag:mass-line section:"国内 新闻" year:1957')


def test_all_hits_as_csv(searching: Searching) -> None:
    page = searching("?q=party")
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").click()
    data = download.value.path().read_bytes()
    assert data.startswith(b"\xef\xbb\xbfid,date,")
    assert b"\r\n" in data
    assert download.value.suggested_filename == "duizhao-party.csv"
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
    assert list(rows[0]) == COLUMNS
    assert len(rows) == 6
    assert rows[0]["left"] == '\'=1+1,"甲"0乙'  # no formula
    assert rows[0]["pair"] == "The other\nlanguage"
    assert rows[0]["permalink"] == "https://example.org/1957/12/04/3-d61b3d2e.html#zh1"
    assert rows[0]["citation"] == f"As its page cites it. {rows[0]['permalink']}"
    expect(page.locator(".downloads .panel")).to_contain_text("6 lines saved.")


def test_all_hits_as_json(searching: Searching) -> None:
    page = searching("?q=party")
    with page.expect_download() as download:
        page.get_by_role("button", name="JSON").click()
    rows = json.loads(download.value.path().read_text("utf-8"))
    assert len(rows) == 6
    assert list(rows[0]) == COLUMNS
    assert rows[0]["left"] == '=1+1,"甲"0乙'


def test_a_large_download_says_first_what_it_costs(searching: Searching) -> None:
    page = searching("?q=many+%27x%27&sort=newest&without=party")
    page.get_by_role("button", name="CSV").click()
    panel = page.locator(".downloads .panel")
    expect(panel).to_contain_text("the pages of 620 articles")
    expect(panel.locator("code")).to_have_text(
        "duizhao search --csv --sort newest --without 'party' 'many '\\''x'\\'''"
    )
    with page.expect_download() as download:
        page.get_by_role("button", name="Download", exact=False).last.click()
    assert len(download.value.path().read_text("utf-8-sig").splitlines()) > 1240


def test_a_download_can_be_cancelled(searching: Searching) -> None:
    page = searching("?q=many+gently")
    page.get_by_role("button", name="CSV").click()
    page.locator(".downloads .panel button").first.click()
    expect(page.locator(".downloads progress")).to_be_visible()
    page.get_by_role("button", name="Cancel").click()
    expect(page.locator(".downloads .panel")).to_contain_text("Cancelled")
    page.wait_for_timeout(300)
    expect(page.locator(".downloads .panel")).to_contain_text("Cancelled")


def test_a_download_goes_on_while_the_concordance_is_read(searching: Searching) -> None:
    page = searching("?q=many+gently")
    page.get_by_role("button", name="CSV").click()
    with page.expect_download() as download:
        page.locator(".downloads .panel button").first.click()
        page.get_by_role("link", name="Concordance").click()
        expect(page.locator(".kwic")).to_be_visible()
    assert len(download.value.path().read_text("utf-8-sig").splitlines()) > 1240


def test_files_for_reference_managers_can_be_stopped_while_articles_are_looked_for(searching: Searching) -> None:
    page = searching("?q=many+gently")
    page.locator(".downloads").get_by_role("button", name="BibTeX …").click()
    page.locator(".downloads .panel button").first.click()
    files = page.locator(".list-files")
    files.get_by_role("button", name="RIS").click()
    expect(files.locator("[role=status]")).to_contain_text("Finding out which articles")
    files.get_by_role("button", name="Stop").click()
    expect(files.locator("[role=status]")).to_contain_text("Stopped")
    page.wait_for_timeout(300)
    expect(files.locator("[role=status]")).to_contain_text("Stopped")


@pytest.mark.parametrize("file", ["CSV", "BibTeX …"])
def test_a_file_of_a_site_that_was_published_anew_leads_to_a_new_search(file: str, searching: Searching) -> None:
    page = searching("?q=many+renewed")
    page.get_by_role("button", name=file).click()
    page.locator(".downloads .panel button").first.click()
    if file != "CSV":
        page.locator(".list-files").get_by_role("button", name="RIS").click()
    expect(page.get_by_role("alert")).to_contain_text("of another version")
    assert page.locator("p.totals, .downloads").all_inner_texts() == ["", ""]
    page.get_by_role("button", name="Try again").click()
    assert totals(page).startswith("1,240 occ")


@pytest.mark.parametrize(("query", "words"), [("broken", "No file was made"), ("short", "Only 620 of 1,240 lines")])
def test_a_file_is_whole_or_is_not_made(query: str, words: str, searching: Searching) -> None:
    page = searching(f"?q=many+{query}")
    page.get_by_role("button", name="CSV").click()
    page.locator(".downloads .panel button").first.click()
    expect(page.locator(".downloads .panel")).to_contain_text(words)


def test_a_mistake_is_explained_at_its_place(searching: Searching) -> None:
    page = searching("?q=mistake")
    message = page.get_by_role("alert")
    expect(message.locator(".mistake p").first).to_contain_text("quotation mark")
    assert message.locator("mark").inner_text() == "t"
    expect(message).to_contain_text("at character 4")
    expect(page.locator("#search-q")).to_have_attribute("aria-invalid", "true")
    assert page.locator("p.totals").inner_text() == ""
    page.locator("#search-q").fill("party")
    assert totals(page).startswith("6 occ")
    assert message.inner_text() == ""
    assert page.locator("#search-q").get_attribute("aria-invalid") is None


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("damaged", "damaged or missing"),
        ("page gone", "or a page is damaged or missing"),
        ("version", "of another version"),
        ("limit", "too much for this page"),
    ],
)
def test_a_failure_is_never_shown_as_no_results(query: str, words: str, searching: Searching) -> None:
    page = searching(f"?q={query}")
    message = page.get_by_role("alert")
    expect(message).to_contain_text(words)
    expect(message).to_contain_text("The number of hits is not known.")
    assert page.locator("p.totals").inner_text() == ""


def test_a_network_failure_can_be_tried_again(searching: Searching, server: str, watch: Watch) -> None:
    address = f"{server}assets/duizhao/made-up.bin"
    watch.missing.add(address)
    page = searching("?q=unreachable")
    message = page.get_by_role("alert")
    expect(message).to_contain_text("could not be fetched")
    assert "No article" not in page.locator("main").inner_text()
    page.context.route(address, lambda route: route.fulfill(body="here"))
    message.get_by_role("button").press("Enter")
    assert totals(page).startswith("6 occurrences")
    expect(page.locator("section.result")).to_be_focused()
    assert message.inner_text() == ""


def test_a_worker_that_cannot_be_loaded_is_a_network_failure(
    open_page: OpenPage, server: str, modules: str, watch: Watch
) -> None:
    address = f"{modules}search/worker.js"
    watch.missing.add(address)
    page = open_page("about.html")
    page.wait_for_load_state("networkidle")  # going on would cut off what is on its way
    page.context.route(WORKER, lambda route: route.fulfill(status=404, body=""))
    page.goto(f"{server}search.html?q=party")
    message = page.get_by_role("alert")
    expect(message).to_contain_text("could not be fetched")
    watch.problems[:] = [problem for problem in watch.problems if not problem.startswith(f"request failed: {address}")]
    page.context.unroute(WORKER)
    page.context.route(WORKER, lambda route: route.fulfill(path=FAKE, content_type="text/javascript"))
    message.get_by_role("button").click()
    assert totals(page).startswith("6 occurrences")


@pytest.mark.parametrize("worker", ["undefined", "function () { throw new Error('made up'); }"])
def test_a_browser_without_workers_is_told_and_offered_other_ways(
    worker: str, open_page: OpenPage, server: str
) -> None:
    page = open_page("about.html")
    page.wait_for_load_state("networkidle")
    page.add_init_script(f"window.Worker = {worker}")
    page.goto(f"{server}search.html?q=party")
    expect(page.get_by_role("alert")).to_contain_text("could not be loaded")
    assert "Searching" not in page.locator("main").inner_text()
    expect(page.locator(".without-script").get_by_role("link").first).to_be_visible()


def test_a_worker_that_breaks_is_not_taken_for_no_results(open_page: OpenPage, server: str) -> None:
    page = open_page("about.html")
    page.wait_for_load_state("networkidle")
    page.context.route(
        WORKER, lambda route: route.fulfill(body="onmessage = () => made.up();", content_type="text/javascript")
    )
    page.goto(f"{server}search.html?q=party")
    expect(page.get_by_role("alert")).to_contain_text("The search itself has failed.")
    assert page.locator("p.totals").inner_text() == ""


def test_a_part_that_fails_leaves_the_totals_and_can_be_tried_again(
    searching: Searching, server: str, watch: Watch
) -> None:
    address = f"{server}assets/duizhao/made-up.bin"
    watch.missing.add(address)
    page = searching("?q=partly")
    message = page.get_by_role("alert")
    expect(message).to_contain_text("The totals are exact")
    assert totals(page).startswith("6 occurrences")
    page.context.route(address, lambda route: route.fulfill(body="here"))
    message.get_by_role("button").click()
    is_settled(page)
    assert message.inner_text() == ""


@pytest.mark.parametrize(
    ("query", "module", "shown"),
    [
        ("?q=party&view=time", "search/view/time", "svg.hits"),
        ("?q=party&view=lines", "search/view/lines", ".kwic"),
        ("?q=party&without=parties", "search/view/forms", ".chip.out"),
        ("?q=mistake", "search/view/mistakes", ".mistake"),
        ("?q=mistake", "search-later-labels", ".mistake"),
    ],
)
def test_a_part_of_the_page_that_cannot_be_loaded_is_said_and_can_be_tried_again(  # noqa: PLR0913, PLR0917
    query: str, module: str, shown: str, open_page: OpenPage, server: str, modules: str, watch: Watch
) -> None:
    address = f"{modules}{module}.js"
    watch.missing.add(address)
    page = open_page("timeline.html")
    page.wait_for_load_state("networkidle")
    page.context.route(WORKER, lambda route: route.fulfill(path=FAKE, content_type="text/javascript"))
    page.context.route(address, lambda route: route.fulfill(status=404, body=""))
    page.goto(f"{server}search.html{query}")
    message = page.get_by_role("alert")
    expect(message).to_contain_text("could not be fetched")
    assert "No article matches" not in page.locator("main").inner_text()
    assert page.locator("p.totals").inner_text().startswith("" if "mistake" in query else "6 occurrences")
    page.wait_for_load_state("networkidle")
    page.context.unroute(address)
    watch.problems[:] = [problem for problem in watch.problems if not problem.startswith(f"request failed: {address}")]
    message.get_by_role("button").click()
    expect(page.locator(shown).first).to_be_visible()


def test_fields_alone_have_articles_and_no_lines(searching: Searching) -> None:
    page = searching("?q=year:1958&view=lines")
    assert totals(page).startswith("3 articles.")
    expect(page.locator("section.result")).to_contain_text("no text to mark")


def test_views_are_reached_by_keyboard(searching: Searching) -> None:
    page = searching("?q=party")
    is_settled(page)
    page.keyboard.press("/")
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.startsWith('Over time')"):
            break
    page.keyboard.press("Enter")
    expect(page.locator("svg.hits")).to_be_visible()
    assert parameters(page) == {"q": "party", "view": "time"}


QUERIES = ["", "?q=party", "?q=many&view=lines", "?q=party%3Bmass&view=time", "?q=mistake", "?q=damaged", "?q=nothing"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("query", QUERIES)
def test_every_state_is_accessible_and_fits(query: str, width: int, scheme: str, searching: Searching) -> None:
    page = searching(query, width=width, scheme=scheme)
    if query and not re.search("mistake|damaged", query):
        totals(page)
    if query == "?q=party":
        is_settled(page)
        page.locator(".facets > summary").click()
        expect(page.locator(".facet h2", has_text="Topics")).to_be_visible()
    for view, shown in (("lines", ".kwic"), ("time", ".legend")):
        if f"view={view}" in query:
            expect(page.locator(shown)).to_be_visible()
    page.wait_for_timeout(300)
    violations = axe(page)
    assert not violations, "\n".join(violations)
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, (
        page.evaluate(TOO_WIDE)
    )


def test_printed_it_holds_results_and_no_controls(searching: Searching) -> None:
    page = searching("?q=party")
    is_settled(page)
    page.emulate_media(media="print")
    assert page.locator("li.hit").first.is_visible()
    for place in (".downloads", ".views", "header form", ".facets"):
        assert not page.locator(place).first.is_visible()


@pytest.fixture
def marked(open_page: OpenPage, server: str) -> Searching:
    """An article of the seeds opened with a query."""

    class Marked(Searching):
        def __call__(self, query: str = "", *, width: int = 1280, scheme: str = "light") -> Page:
            page = self._blank(width, scheme)
            page.goto(f"{self._server}1958/02/10/5-ca0cc8dc.html{query}")
            expect(page.locator(".marks")).to_be_attached()
            return page

    return Marked(open_page, server)


def test_hits_are_marked_in_an_article_and_stepped_through(marked: Searching, server: str) -> None:
    page = marked("?q=群众#zh4")
    expected = page.evaluate("document.querySelector('main.article').textContent.split('群众').length - 1")
    marks = page.locator(".article mark")
    in_rest = page.locator(".tags, .cite, .related, .cited-by, .marks").all_inner_texts()
    assert marks.count() == expected - sum(text.count("群众") for text in in_rest)
    assert set(marks.all_inner_texts()) == {"群众"}
    place = page.locator(".marks [role=status]")
    count = marks.count()
    assert page.locator("#zh4 mark.now").count() == 1  # where the address points
    at = int(re.match(r"(\d+) of", place.inner_text())[1])  # type: ignore[index]
    page.keyboard.press("n")
    expect(place).to_contain_text(f"{at % count + 1} of {count}")
    page.keyboard.press("p")
    page.keyboard.press("p")
    expect(page.locator(".marks a.address")).to_have_attribute("href", f"{server}1958/02/10/5-ca0cc8dc.html#zh2")
    page.get_by_role("button", name="Remove the marks").click()
    assert page.locator("mark").count() == 0
    assert "?" not in page.url
    assert page.evaluate("document.querySelector('#zh4').childNodes.length") == 2  # its text is one again


def test_a_fragment_that_nobody_encoded_is_no_failure(marked: Searching) -> None:
    page = marked("?q=群众#50%")
    expect(page.locator(".marks [role=status]")).to_contain_text("1 of")


def test_forms_fields_and_negations_are_marked_as_they_count(marked: Searching) -> None:
    page = marked("?q=secretary -群众 lang:en&without=secretary")
    assert set(page.locator("mark").all_inner_texts()) == {"secretaries"}
    assert page.locator('[lang="zh"] mark').count() == 0


def test_hits_of_a_language_that_is_hidden_are_shown(marked: Searching) -> None:
    page = marked("?q=群众#zh4")
    page.evaluate("localStorage.setItem('duizhao-view', 'en')")
    page.reload()
    expect(page.locator("#zh4 mark.now")).to_be_in_viewport()
    expect(page.get_by_label("both")).to_be_checked()


def test_headline_and_byline_are_marked_too(marked: Searching) -> None:
    page = marked("?q=静宇 | =jing | =integrating")
    assert page.locator(".masthead mark").all_inner_texts() == ["Jing", "静宇"]
    assert page.locator("h1 mark").all_inner_texts() == ["Integrating"]


def test_an_article_without_the_hit_says_so(marked: Searching) -> None:
    page = marked("?q=不在本文")
    expect(page.locator(".marks")).to_contain_text("None stands")
    page = marked('?q="')
    assert page.locator("mark").count() == 0
    expect(page.locator(".marks")).to_contain_text("cannot be read")


def test_the_keyboard_goes_on_at_the_paragraph_when_marks_are_removed(marked: Searching) -> None:
    page = marked("?q=群众#zh4")
    expect(page.locator("#zh4 mark.now")).to_be_visible()
    page.get_by_role("button", name="Remove").press("Enter")
    assert page.locator("mark").count() == 0
    expect(page.locator("#zh4 a").first).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_a_marked_article_is_accessible_and_fits(width: int, scheme: str, marked: Searching) -> None:
    page = marked("?q=群众", width=width, scheme=scheme)
    violations = axe(page)
    assert not violations, "\n".join(violations)
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, (
        page.evaluate(TOO_WIDE)
    )


def test_an_article_without_a_query_loads_nothing_of_the_search(open_page: OpenPage, watch: Watch) -> None:
    open_page("1958/02/10/5-ca0cc8dc.html")
    assert not [address for address in watch.asked if "search" in address]
