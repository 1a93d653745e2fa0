"""Pages of made-up corpora: 6,000 articles over 40 years with crowded days, and the small and odd ones.

Every entry is reached from its day and from each of its lists, counts add up, every link leads somewhere.
"""

import datetime as dt
import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import pytest

from duizhao.catalogue import Catalogue, Rejected
from duizhao.ids import day_address, month_address, year_address
from duizhao.model import Finding
from duizhao.pages import Page, overlays, worklist_file
from duizhao.pages._addresses import facet_address, term_address
from duizhao.pages.split import MOST
from duizhao.site_files import skos_files
from duizhao.vocabulary import Vocabulary
from made_up import catalogue_of, every_list, made_up_entries, make_made_up_entry, make_vocabulary, targets

COUNT = 5_400
CROWDED = 600
FIRST, LAST = dt.date(1946, 1, 1), dt.date(1985, 12, 31)
DAY = dt.date(1960, 5, 1)
VOCABULARY = make_vocabulary(230)  # more of them than one page of an index holds
OTHER_PAGES = {"about.html", "index.html", "search.html"}
_SMALL = re.compile(r"<small>([\d,]+)</small>")
_ID = re.compile(r'\sid="([^"]*)"')


@dataclass(frozen=True)
class Made:
    """The list pages of a catalogue."""

    catalogue: Catalogue
    pages: dict[str, Page]
    links: dict[str, set[str]]

    def below(self, address: str) -> set[str]:
        """Every article that a list reaches through its own parts."""
        inside = {address, *(other for other in self.pages if other.startswith(address.removesuffix(".html") + "/"))}
        reached, waiting = set(), [address]
        while waiting:
            here = waiting.pop()
            if here not in reached:
                reached.add(here)
                waiting += (self.links[here] & inside) - reached
        articles = {entry.address for entry in self.catalogue.entries}
        return {target for page in reached for target in self.links[page]} & articles


def make(catalogue: Catalogue, vocabulary: Vocabulary) -> Made:
    pages: dict[str, Page] = {}
    for page in every_list(catalogue, vocabulary):
        assert page.address not in pages, f"two pages at {page.address}"
        pages[page.address] = page
    return Made(catalogue, pages, {address: {*paths(page)} for address, page in pages.items()})


def paths(page: Page) -> Iterable[str]:
    return (target.partition("#")[0] for target in targets(page))


def broken(made: Made) -> list[str]:
    """Links to no page or to no place in one."""
    files = {address for address, _ in (*worklist_file(made.catalogue), *skos_files(VOCABULARY, ""))}
    known = {entry.address for entry in made.catalogue.entries} | OTHER_PAGES | made.pages.keys() | files
    ids = {address: set(_ID.findall(page.content)) for address, page in made.pages.items()}
    wrong = []
    for page in made.pages.values():
        for target in targets(page):
            path, _, fragment = target.partition("#")
            if path not in known or (fragment and path in ids and fragment not in ids[path]):
                wrong.append(f"{page.address}: {target}")
    return wrong


@pytest.fixture(scope="module")
def large() -> Made:
    entries = [*made_up_entries(COUNT, FIRST, LAST, [term.id for term in VOCABULARY])]
    facets = {"facets": (("agency", "新华社"),), "findings": (Finding("no-original"),)}
    entries += [
        make_made_up_entry(COUNT + number, DAY, 1 if number % 2 else None, tags=("term-7",), **facets)
        for number in range(CROWDED)
    ]
    rejected = [Rejected(f"bad-{number:03}.txt", "made up", "known" if number % 2 else "") for number in range(450)]
    return make(catalogue_of(entries, rejected), VOCABULARY)


def test_nothing_was_lost_on_the_way_here(large: Made) -> None:
    assert len(large.catalogue.entries) == COUNT + CROWDED
    assert sum(VOCABULARY.term(term).kind == "topic" for term in large.catalogue.by_term) > MOST
    assert len([1 for facet, _ in large.catalogue.by_facet if facet == "dateline-place"]) > MOST


def test_no_list_page_holds_more_than_200_articles(large: Made) -> None:
    articles = {entry.address for entry in large.catalogue.entries}
    counts = {address: len(links & articles) for address, links in large.links.items()}
    assert max(counts.values()) == MOST
    rows = {address: page.content.count("<tr>") + page.content.count("<li>") for address, page in large.pages.items()}
    assert {address: count for address, count in rows.items() if count > MOST + 100} == {}


def test_every_article_is_reached_from_its_day(large: Made) -> None:
    for day, entries in large.catalogue.issues():
        address = day_address(day)
        folder = address.removesuffix("index.html")
        here = large.links[address] | {
            target for part in large.links[address] if part.startswith(folder + "page-") for target in large.links[part]
        }
        assert {entry.address for entry in entries} <= here, address


def test_every_article_is_reached_from_the_lists_of_its_tags(large: Made) -> None:
    for term, entries in large.catalogue.by_term.items():
        assert large.below(term_address(term)) == {entry.address for entry in entries}, term


def test_every_article_is_reached_from_the_lists_of_its_facets(large: Made) -> None:
    for (facet, value), entries in large.catalogue.by_facet.items():
        assert large.below(facet_address(facet, value)) == {entry.address for entry in entries}, value


def test_every_finding_is_reached_from_the_report(large: Made) -> None:
    for kind in ("weak-pair", "no-original"):
        wanted = {entry.address for entry in large.catalogue.entries if kind in entry.finding_kinds()}
        assert len(wanted) > MOST
        assert f"report/{kind}.html" in large.links["report.html"]
        assert large.below(f"report/{kind}.html") == wanted


def test_every_rejected_file_is_in_the_report(large: Made) -> None:
    pages = [page.content for address, page in large.pages.items() if address.startswith("report/rejected")]
    assert len(pages) == 3
    assert sum(content.count("<li>made up") for content in pages) == 450
    assert sum(content.count("known: known") for content in pages) == 225


def test_days_add_up_to_months_months_to_years_years_to_all(large: Made) -> None:
    entries = large.catalogue.entries
    months = Counter((entry.date.year, entry.date.month) for entry in entries)
    years = Counter(entry.date.year for entry in entries)
    for (year, month), count in months.items():
        assert sum(small_numbers(large.pages[month_address(year, month)])) == count
    for year, count in years.items():
        assert sum(small_numbers(large.pages[year_address(year)])) == count
    rows = re.findall(r"</th><td>([\d,]+)</td></tr>", large.pages["timeline.html"].content)
    assert sum(number(row) for row in rows) == len(entries)
    assert sum(years.values()) == len(entries)


def number(words: str) -> int:
    return int(words.replace(",", ""))


def small_numbers(page: Page) -> list[int]:
    """Counts beside the links of a calendar or of a list of months; those of articles are dates."""
    return [number(words) for words in _SMALL.findall(page.content)]


def test_counts_in_indexes_are_those_of_the_lists(large: Made) -> None:
    found = Counter[str]()
    for address, page in large.pages.items():
        if address.startswith(("tags/kind/", "facets/")) and "<table" in page.content:
            for link, count in re.findall(
                r'<th scope="row"[^>]*><a href="([^"]*)">.*?</th><td>([\d,]+)</td>', page.content
            ):
                found[link.replace("../", "")] += number(count)
    wanted = {term_address(term): len(entries) for term, entries in large.catalogue.by_term.items()}
    wanted |= {facet_address(*facet): len(entries) for facet, entries in large.catalogue.by_facet.items()}
    assert found == wanted


def test_every_link_leads_somewhere(large: Made) -> None:
    assert sum(map(len, large.links.values())) > 60_000
    assert broken(large) == []


def test_every_page_is_reached_from_the_header(large: Made) -> None:
    reached: set[str] = set()
    waiting = ["timeline.html", "tags/index.html", "report.html"]
    while waiting:
        here = waiting.pop()
        if here not in reached:
            reached.add(here)
            waiting += large.links.get(here, set()) - reached
    assert large.pages.keys() - reached == set()
    assert {entry.address for entry in large.catalogue.entries} - reached == set()


def test_overlays_count_every_tag_in_every_period(large: Made) -> None:
    ((_, data),) = overlays(large.catalogue, VOCABULARY)
    read = json.loads(data)
    assert (read["unit"], len(read["periods"])) == ("year", 40)
    counts = {english: sum(numbers) for english, _, numbers in read["terms"]}
    wanted = {VOCABULARY.term(term).label_en: len(entries) for term, entries in large.catalogue.by_term.items()}
    assert counts == wanted


@pytest.mark.parametrize(
    ("first", "last", "count"),
    [
        (dt.date(1958, 1, 6), dt.date(1958, 1, 6), 1),
        (dt.date(1958, 1, 1), dt.date(1958, 2, 20), 450),
        (dt.date(1956, 1, 1), dt.date(1960, 5, 1), 300),
        (dt.date(1, 1, 1), dt.date(9999, 12, 31), 400),
        (dt.date(958, 1, 1), dt.date(1002, 12, 31), 250),
    ],
)
def test_every_link_leads_somewhere_for_any_span(first: dt.date, last: dt.date, count: int) -> None:
    vocabulary = make_vocabulary(12)
    made = make(catalogue_of(made_up_entries(count, first, last, [term.id for term in vocabulary])), vocabulary)
    assert broken(made) == []


def test_an_empty_corpus_has_pages_whose_links_lead_somewhere() -> None:
    made = make(catalogue_of([]), VOCABULARY)
    assert broken(made) == []
    assert {"timeline.html", "tags/index.html", "report.html"} <= made.pages.keys()
