"""The search page over the real index of the seeds: what it says is what a plain look at the pages says."""

import csv
import io
import re
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Error, Page, Route, expect

from browser.conftest import OpenPage
from browser.passages import forbid_copying
from browser.watch import Watch
from checks.tools import ROOT
from duizhao.assets import imports, modules_of

TAG = re.compile(r"<[^>]*>")
PARAGRAPH = re.compile(r'<p id="(?:zh|en)\d+" lang="(zh|en)"><a href="#\w+">\d+</a>(.*?)</p>', re.DOTALL)
HEADLINE = re.compile(r"<h1>(.*?)</h1>", re.DOTALL)


@pytest.fixture(scope="module")
def units(site: Path) -> dict[str, list[str]]:
    """Headline and paragraphs of every article as plain text, by address; entities do not occur in what is looked for."""
    found = {}
    for path in sorted(site.glob("[0-9]*/[0-9]*/[0-9]*/[0-9]*-*.html")):
        html = path.read_text("utf-8")
        headlines = re.findall(r"<span lang=\"\w+\">(.*?)</span>", HEADLINE.search(html)[1])  # type: ignore[index]
        paragraphs = [text for _, text in PARAGRAPH.findall(html)]
        found[path.relative_to(site).as_posix()] = [TAG.sub(" ", text) for text in (*headlines, *paragraphs)]
    return found


def totals(page: Page) -> str:
    expect(page.locator("p.totals:not([aria-busy])")).not_to_be_empty()
    return page.locator("p.totals").inner_text()


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("群众", "群众"),
        ("群眾", "群众"),
        ("党群", "党群"),
        ("的", "的"),
        ("切联系", "切联系"),
        ("联系，", "联系，"),
        ("不在其中", "不在其中"),
    ],
)
def test_a_run_of_characters_is_found_wherever_it_stands(
    typed: str, written: str, units: dict[str, list[str]], open_page: OpenPage
) -> None:
    # Blanks between characters do not hinder.
    texts = {address: [re.sub(r"[\s\u3000]", "", text) for text in some] for address, some in units.items()}
    counts = {address: sum(text.count(written) for text in some) for address, some in texts.items()}
    page = open_page(f"search.html?q={typed}")
    articles = sum(count > 0 for count in counts.values())
    if not articles:
        assert totals(page).startswith("No article matches.")
        return
    occurrences = sum(counts.values())
    said = [
        f"{number} {word}" if number == 1 else f"{number} {word}s"
        for number, word in ((occurrences, "occurrence"), (articles, "article"))
    ]
    assert totals(page).startswith(", ".join([*said, ""]))
    shown = [link.get_attribute("href") or "" for link in page.locator("li.hit h2 a").all()]
    assert [re.search(r"\d{4}/\d\d/\d\d/.*html", link)[0] for link in shown] == [  # type: ignore[index]
        address for address, count in sorted(counts.items()) if count
    ]


def test_every_page_of_a_result_is_asked_for_once(open_page: OpenPage, watch: Watch) -> None:
    page = open_page("search.html?q=群众")
    expect(page.locator("li.hit.full").first).to_be_visible()
    expect(page.locator("li.hit:not(.full)")).to_have_count(0)
    articles = [address for address in watch.asked if re.search(r"/\d+-[0-9a-f]{8}\.html", address)]
    assert len(articles) == len(set(articles)) == page.locator("li.hit.full").count() > 1


def test_a_first_query_loads_the_modules_that_are_announced_and_no_others(
    site: Path, open_page: OpenPage, watch: Watch
) -> None:
    page = open_page("search.html?q=群众")
    expect(page.locator("li.hit.full").first).to_be_visible()
    announced = re.search(r'data-modules="([^"]+)"', (site / "search.html").read_text("utf-8"))[1].split()  # type: ignore[index]
    folder = modules_of(site)
    worker = f"{folder}/search/worker.js"
    named = imports(worker, (site / worker).read_text("utf-8"))
    scripts = {address[address.index("assets/") :] for address in watch.asked if address.endswith(".js")}
    # The foot of the page, and what is offered below a result, are asked for when all else is there.
    last = {f"{folder}/version.js", f"{folder}/search/view/offer.js", f"{folder}/search/view/turned.js"}
    assert scripts - {"assets/duizhao/head.js", *last} == {*(f"{folder}/{name}" for name in announced), *named}


@pytest.mark.parametrize(
    ("query", "module"), [("群众 ~ 党员", "near"), ("party", "stem"), ("群众 page:1..9", "fields")]
)
def test_a_part_of_the_engine_that_cannot_be_loaded_is_never_no_results(
    query: str, module: str, open_page: OpenPage, modules: str, watch: Watch
) -> None:
    address = f"{modules}search/{module}.js"
    watch.missing.add(address)
    page = open_page("search.html")
    page.context.route(address, lambda route: route.fulfill(status=404, body=""))
    page.locator("#search-q").fill(query)
    page.locator("#search-q").press("Enter")
    message = page.get_by_role("alert")
    expect(message).to_contain_text("could not be fetched")
    expect(message).to_contain_text("The number of hits is not known.")
    assert page.locator("p.totals").inner_text() == ""
    page.context.unroute(address)
    watch.problems[:] = [problem for problem in watch.problems if not problem.startswith(f"request failed: {address}")]
    message.get_by_role("button").click()
    assert re.match(r"[1-9]\d* occurrences", totals(page))


def test_the_way_from_a_query_to_its_marks_in_an_article_and_back(open_page: OpenPage) -> None:
    page = open_page("search.html?q=党群+-工会")
    before = totals(page)
    link = page.locator("li.hit.full h2 a").last
    title = link.inner_text()
    occurrences = int(re.search(r"(\d+) occurrence", page.locator("li.hit .about").last.inner_text())[1])  # type: ignore[index]
    link.click()
    expect(page.locator(".marks")).to_be_attached()
    expect(page.locator(".article mark")).to_have_count(occurrences)
    assert title.split()[0] in page.locator("h1").inner_text()
    page.go_back()
    assert totals(page) == before
    expect(page.locator("#search-q")).to_have_value("党群 -工会")


def test_a_form_that_is_taken_out_is_not_counted(open_page: OpenPage) -> None:
    page = open_page("search.html?q=mass")
    chips = page.locator(".chip")
    expect(chips.first).to_be_visible()
    before = totals(page)
    form = chips.first.get_attribute("data-form")
    count = int(chips.first.locator("small").inner_text().replace(",", ""))
    number = int(before.split()[0])
    chips.first.click()
    expect(page.locator(f".chip.out[data-form={form}]")).to_be_visible()
    assert int(totals(page).split()[0]) == number - count


@pytest.mark.parametrize("query", ["群众", "party", '"the masses" lang:en', "群众 ~ 党员", "in:headline 制度"])
def test_every_view_and_the_file_count_the_same(query: str, open_page: OpenPage) -> None:
    page = open_page("search.html")
    page.locator("#search-q").fill(query)
    page.locator("#search-q").press("Enter")
    number, _, articles = re.match(r"(\d+)( occurrences?, )(\d+)", totals(page)).groups()  # type: ignore[union-attr]
    assert int(number) > 0
    page.get_by_role("link", name="Over time").click()
    rows = page.locator(".as-table tbody tr")
    expect(rows.first).to_be_visible()
    cells = [row.locator("td").all_inner_texts() for row in rows.all()]
    assert sum(int(row[0]) for row in cells) == int(number)
    assert sum(int(row[1]) for row in cells) == int(articles)
    page.get_by_role("link", name="Concordance").click()
    expect(page.locator(".note")).to_contain_text(f"Sorted over all {number} lines.")
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").click()
    text = download.value.path().read_text("utf-8-sig")
    assert len(list(csv.DictReader(io.StringIO(text, newline=""), strict=True))) == int(number)


@pytest.mark.parametrize("query", ["群众", 'party -"mass line"'])
def test_the_file_is_that_of_the_command_line(query: str, site: Path, server: str, open_page: OpenPage) -> None:
    page = open_page("search.html")
    page.locator("#search-q").fill(query)
    page.locator("#search-q").press("Enter")
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").click()
    command = [sys.executable, "-m", "duizhao.cli", "search", "--csv", "--site", str(site), query]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    page_says = download.value.path().read_bytes().decode("utf-8-sig").replace(server, "")
    rows = [list(csv.DictReader(io.StringIO(text, newline=""), strict=True)) for text in (page_says, said)]
    assert len(rows[0]) == len(rows[1]) > 0
    for mine, other in zip(*rows, strict=True):
        # How much of the paragraph stands beside a hit is each one's own choice; an apostrophe guards from formulas.
        left, right = (other.pop(side).removeprefix("'") for side in ("left", "right"))
        assert mine.pop("left").endswith(left)
        assert mine.pop("right").removeprefix("'").startswith(right)
        assert mine == other


def test_a_facet_counts_what_its_click_lists(open_page: OpenPage) -> None:
    page = open_page("search.html?q=群众")
    totals(page)
    page.locator(".facets > summary").click()
    topics = page.locator(".facet", has=page.get_by_role("heading", name="Topics"))
    item = topics.locator("li").first
    count = int(item.locator("small").inner_text())
    item.get_by_role("link").click()
    expect(page.locator("#search-q")).to_have_value(re.compile(r"^群众 tag:[a-z-]+$"))
    expect(page.locator("p.totals")).to_contain_text(re.compile(rf"\b{count} articles"))


@pytest.mark.parametrize(
    "query",
    ["群" * 10_000, "(" * 3000, "a | " * 2500, "“" * 5000, "<b>x</b>" * 500, "群 ~ " * 2000],
    ids=lambda query: query[:5],
)
def test_no_query_hangs_the_page(query: str, open_page: OpenPage) -> None:
    page = open_page("search.html")
    page.locator("#search-q").fill(query)
    page.locator("#search-q").press("Enter")
    expect(page.locator(".message .mistake, p.totals:not([aria-busy]):not(:empty)").first).to_be_visible()
    page.locator("#search-q").fill("党群")
    page.locator("#search-q").press("Enter")
    expect(page.locator("li.hit.full").first).to_be_visible()


def test_two_pages_do_not_disturb_each_other(open_page: OpenPage) -> None:
    one, other = open_page("search.html?q=党群"), open_page("search.html?q=party")
    assert totals(one) != totals(other)
    expect(one.locator("li.hit.full").first).to_be_visible()
    expect(one.locator("li.hit:not(.full)")).to_have_count(0)
    one.reload()
    assert totals(one) != totals(other)


def test_overlapping_hits_are_stepped_through_one_by_one(open_page: OpenPage) -> None:
    page = open_page("search.html?q=群众+%7C+群众路线")
    totals(page)
    link = page.locator("li.hit.full h2 a").last
    occurrences = int(re.search(r"(\d+) occurrence", page.locator("li.hit .about").last.inner_text())[1])  # type: ignore[index]
    link.click()
    expect(page.locator(".marks [role=status]")).to_contain_text(f" of {occurrences} ")
    assert page.locator(".article mark").count() < occurrences + 10
    seen = set()
    for _ in range(occurrences):
        seen.add("".join(page.locator(".article mark.now").all_inner_texts()))
        page.keyboard.press("n")
    assert seen == {"群众", "群众路线"}
    before = page.locator(".text").inner_text()
    page.get_by_role("button", name="Remove the marks").click()
    expect(page.locator(".article mark")).to_have_count(0)
    assert page.locator(".text").inner_text() == before


@pytest.mark.parametrize("body", ["<html>A portal</html>", '<main id="main" class="article">cut', ""])
def test_a_page_that_came_damaged_is_fetched_again(body: str, open_page: OpenPage) -> None:
    page = open_page("search.html")
    spoilt = re.compile(r"/19\d\d/.*\.html$")
    page.context.route(spoilt, lambda route: route.fulfill(body=body, content_type="text/html"))
    page.locator("#search-q").fill("群众")
    page.locator("#search-q").press("Enter")
    message = page.get_by_role("alert")
    expect(message).to_contain_text("damaged or missing")
    page.context.unroute(spoilt)
    message.get_by_role("button").click()
    expect(page.locator("li.hit.full").first).to_be_visible()
    expect(message).to_be_empty()
    expect(page.locator("li.hit mark").first).to_be_visible()


@pytest.mark.parametrize("view", ["articles", "lines"])
def test_an_address_behind_the_end_of_a_result_shows_its_last_part(view: str, open_page: OpenPage) -> None:
    page = open_page(f"search.html?q=群众&view={view}&offset=99999")
    totals(page)
    expect(page.locator("li.hit.full, table.kwic tbody tr").first).to_be_visible()
    assert "99999" not in page.url


def test_of_fields_alone_no_occurrences_are_claimed_over_time(open_page: OpenPage) -> None:
    page = open_page("search.html?q=page:1..9&view=time")
    expect(page.locator("table.counts")).to_be_visible()
    assert page.locator("select[name=measure] option").all_inner_texts() == ["articles 篇数"]
    assert page.locator("table.counts thead th").count() == 2
    assert page.locator("svg.hits path").get_attribute("d")


def test_letters_step_through_hits_also_after_the_switch_of_languages(open_page: OpenPage) -> None:
    page = open_page("1958/02/10/5-ca0cc8dc.html?q=群众")
    place = page.locator(".marks [role=status]")
    expect(place).to_contain_text("1 of ")
    page.locator("fieldset.view input").first.click()
    page.keyboard.press("n")
    expect(place).to_contain_text("2 of ")


def test_marks_refuse_a_fold_table_that_is_not_the_index_s(open_page: OpenPage, watch: Watch) -> None:
    page = open_page("1958/02/10/5-ca0cc8dc.html?q=群众")
    expect(page.locator(".marks")).to_be_attached()
    page.context.route("**/search/fold.*.json", lambda route: route.fulfill(body='{"of": "another"}'))
    page.reload()
    expect(page.get_by_role("alert")).to_contain_text("could not be loaded")
    assert page.locator("mark, .marks").count() == 0
    assert not watch.problems


def test_the_address_without_the_query_is_shown_where_no_script_may_copy(open_page: OpenPage, server: str) -> None:
    page = open_page("1958/02/10/5-ca0cc8dc.html?q=群众#zh4")
    expect(page.locator(".marks")).to_be_attached()
    forbid_copying(page)
    page.get_by_role("button", name="Copy address").click()
    expect(page.locator("dialog textarea")).to_have_value(f"{server}1958/02/10/5-ca0cc8dc.html#zh4")


@pytest.mark.parametrize("share", [0.5, 0.001])
def test_a_tag_is_laid_over_the_timeline(share: float, open_page: OpenPage) -> None:
    page = open_page("timeline.html")
    page.wait_for_load_state("networkidle")
    bars = page.locator("svg.timeline a[data-period]")
    period, total = (
        bars.last.get_attribute("data-period"),
        int((bars.last.get_attribute("aria-label") or "").split(": ")[1]),
    )
    unit = page.locator("svg.timeline").get_attribute("data-unit")
    overlays = {"unit": unit, "periods": [period], "terms": [["Made up", "编造", [share * total]]]}
    page.route("**/overlays.json", lambda route: route.fulfill(json=overlays))
    page.reload()
    page.get_by_label("Lay a tag over it").select_option("Made up 编造")
    expect(page.locator("figure.timeline output")).to_have_text(
        re.compile(r"^Articles with it: [\d.]+ 含此标签的文章：[\d.]+篇$")
    )
    whole, over = bars.last.locator("rect").all()
    size = {name: [float(rect.get_attribute(name) or 0) for rect in (whole, over)] for name in ("height", "y")}
    # One that is low is as high as the chart's own lowest bars, which is enough to be seen.
    assert size["height"][1] == max(2, size["height"][0] * share)
    assert sum(size["height"][0:1] + size["y"][0:1]) == size["height"][1] + size["y"][1]
    page.get_by_label("Lay a tag over it").select_option("")
    expect(page.locator("rect.over")).to_have_count(0)


@pytest.mark.parametrize("without", ["MASSES", "Ｍasses"])
def test_a_form_is_taken_out_of_the_marks_however_it_is_written(without: str, open_page: OpenPage) -> None:
    page = open_page(f"1958/02/10/5-ca0cc8dc.html?q=mass&without={without}")
    expect(page.locator(".marks")).to_be_attached()
    assert {mark.lower() for mark in page.locator(".article mark").all_inner_texts()} == {"mass"}


def test_what_shows_nothing_changes_no_query(open_page: OpenPage) -> None:
    page = open_page("search.html?q=群众+-year:1958")
    plain = totals(page)
    page.locator("#search-q").fill("群众 -\u200byear\u2060:1958")
    page.locator("#search-q").press("Enter")
    expect(page.locator("p.totals:not([aria-busy])")).to_have_text(plain)


def test_a_file_of_references_ends_with_its_result(open_page: OpenPage) -> None:
    page = open_page("search.html?q=群众")
    totals(page)
    page.get_by_role("button", name="BibTeX …").click()
    slow = re.compile(r"/19\d\d/.*\.html$")
    held: list[Route] = []
    page.context.route(slow, lambda route: held.append(route))  # noqa: PLW0108 - Playwright takes no built-in method
    saved: list[str] = []
    page.on("download", lambda download: saved.append(download.suggested_filename))
    page.get_by_role("button", name="RIS").click()
    expect(page.locator(".downloads .panel")).to_contain_text("Reading 0 of")
    page.locator("#search-q").fill("的")
    page.locator("#search-q").press("Enter")
    expect(page.locator(".list-files")).to_have_count(0)
    for route in held:
        with suppress(Error):  # one that was broken off
            route.continue_()
    page.wait_for_timeout(1500)
    assert saved == []


def test_the_keyboard_stays_on_the_form_that_it_takes_out_and_puts_back(open_page: OpenPage) -> None:
    page = open_page("search.html?q=mass")
    before = totals(page)
    page.locator('.forms [data-form="masses"]').focus()
    page.keyboard.press("Enter")
    expect(page.locator('.forms [data-form="masses"]')).to_be_focused()
    expect(page.locator('.forms [data-form="mass"]')).to_be_visible()
    assert totals(page) != before
    page.keyboard.press("Enter")
    expect(page.locator("p.totals:not([aria-busy])")).to_have_text(before)
    expect(page.locator('.forms [data-form="masses"]')).to_be_focused()


def test_narrowing_a_comparison_of_different_years_is_no_mistake(open_page: OpenPage) -> None:
    page = open_page("search.html?q=群众 year:1957 ; 群众 year:1958&view=time")
    table = page.locator("table.counts")
    table.get_by_role("link", name="1957").click()
    expect(page.locator("#search-q")).to_have_value("群众 year:1957 ; 群众 year:1958 year:1957")
    assert "1 article," in totals(page)
    assert totals(page).rstrip().endswith("0 articles. 0篇。")
    assert page.locator(".mistake").count() == 0


def test_queries_of_fields_alone_are_compared_by_their_articles(open_page: OpenPage) -> None:
    page = open_page("search.html?q=year:1957 ; year:1958 ; 党群关系 ; year:1901&view=time")
    said = totals(page)
    assert said.startswith("1 article.")
    compared = said.partition("Compared with:")[2].splitlines()[1:]
    assert [line.split(",")[0].split(" 2篇")[0] for line in compared] == [
        "2 articles.",
        "8 occurrences",
        "0 articles. 0篇。",
    ]
    expect(page.locator("table.counts")).to_be_visible()
    rows = page.locator("table.counts tbody tr")
    cells = {row.locator("th").inner_text(): row.locator("td").all_inner_texts() for row in rows.all()}
    assert cells["1958"][:6] == ["–", "0", "–", "–", "2", "–"]
    assert cells["1958"][6] == "6"


def test_a_tag_that_there_is_not_is_explained_at_its_place(open_page: OpenPage) -> None:
    page = open_page("search.html?q=群众 -tag:mas-line")
    expect(page.locator(".mistake")).to_contain_text("This site has no such tag.")
    expect(page.locator(".mistake mark")).to_have_text("tag:mas-line")
    assert "No article" not in page.locator("main").inner_text()
    page.locator("#search-q").fill("群众 -tag:mass-line")
    expect(page.locator(".mistake")).to_have_count(0)
    assert re.match(r"\d+ occurrence", totals(page))


@pytest.mark.parametrize(
    ("typed", "address"), [(" year:1958", r"1958.*without=systems$"), ("s", r"q=systems$")], ids=["behind it", "itself"]
)
def test_what_is_typed_on_keeps_the_forms_that_were_taken_out_but_itself(
    typed: str, address: str, open_page: OpenPage
) -> None:
    page = open_page("search.html?q=system&without=systems")
    expect(page.locator(".chip.out")).to_have_text(re.compile("systems"))
    page.locator("#search-q").press("End")
    page.locator("#search-q").press_sequentially(typed)
    page.wait_for_url(re.compile(address))
    expect(page.locator(".chip.out")).to_have_count(1 if "without" in address else 0)
    page.locator("#search-q").fill("party")
    page.wait_for_url(re.compile(r"q=party$"))


@pytest.mark.parametrize("query", ["mass | masses", "masses ; mass"])
def test_forms_are_listed_where_all_of_them_are_typed(query: str, open_page: OpenPage) -> None:
    page = open_page(f"search.html?q={query}")
    expect(page.locator(".forms .chip")).to_have_count(2)
    for form in ("mass", "masses"):
        expect(page.locator(f'.forms [data-form="{form}"]')).to_be_visible()


@pytest.mark.parametrize("query", ["zebra", "群众", "=mass"])
def test_no_forms_are_listed_where_there_is_nothing_to_choose(query: str, open_page: OpenPage) -> None:
    page = open_page(f"search.html?q={query}")
    totals(page)
    expect(page.locator(".forms")).to_be_hidden()


def test_a_list_of_articles_is_a_file_for_reference_managers(open_page: OpenPage) -> None:
    page = open_page("search.html?q=year:1958 ; 群众")
    expect(page.locator(".downloads button")).to_have_count(1)
    page.locator(".downloads button").click()
    expect(page.locator(".downloads .panel")).to_contain_text("Of the first query alone.")
    with page.expect_download() as download:
        page.locator(".downloads .panel").get_by_role("button", name="RIS").click()
    text = download.value.path().read_text("utf-8")
    assert download.value.suggested_filename == "duizhao-year-1958.ris"
    assert text.count("5-ca0cc8dc") > 0
    assert text.count("4-d6305bb6") > 0
    assert "d61b3d2e" not in text
