"""Date pages, tags, facets, report and neighbours, on small made-up catalogues."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.catalogue import Catalogue, Entry, Rejected
from duizhao.errors import ApparatusError
from duizhao.ids import article_address
from duizhao.labels import finding_kinds, label
from duizhao.model import Finding
from duizhao.pages import Page, neighbours_of, summary, timeline, ways_in
from duizhao.pages.dates import day_pages, month_page, year_gaps, year_page
from duizhao.pages.listing import headline_link
from duizhao.pages.report import report_pages
from duizhao.pages.term import query_of
from duizhao.pages.terms import facet_pages, term_pages
from duizhao.search.query import parse_query, positive_texts
from duizhao.vocabulary import Term, Vocabulary, load_vocabulary
from made_up import (
    SEEDS,
    catalogue_of,
    corpus_at,
    every_list,
    make_made_up_entry,
    make_project,
    make_vocabulary,
    real_vocabulary,
    targets,
)

DAY = dt.date(1958, 1, 6)


def pages_of(catalogue: Catalogue, vocabulary: Vocabulary) -> dict[str, Page]:
    return {page.address: page for page in every_list(catalogue, vocabulary)}


def entries(*pages: int | None, date: dt.date = DAY) -> tuple[Entry, ...]:
    return catalogue_of(make_made_up_entry(number, date, page) for number, page in enumerate(pages)).entries


def test_a_day_is_grouped_by_printed_page_the_unknown_last() -> None:
    (page,) = day_pages(DAY, entries(None, 4, 1, 4))
    heads = [part.partition('"')[0] for part in page.content.split('<h2 id="')[1:]]
    assert heads == ["p1", "p4", "p0"]
    assert page.address == "1958/01/06/index.html"
    assert page.content.count('<ol class="articles">') == 3
    assert {"1958/index.html", "1958/01/index.html"} <= {*targets(page)}


def test_a_crowded_day_has_pages_for_each_printed_page() -> None:
    whole, *parts = day_pages(DAY, entries(*[1] * 150, *[2] * 201, None))
    assert [page.address.rpartition("/")[2] for page in parts] == [
        "page-1.html", "page-2.html", "page-2-2.html", "page-0.html",
    ]  # fmt: skip
    # Articles link to the printed page within the day.
    assert [whole.content.count(f'id="p{page}"') for page in (0, 1, 2)] == [1, 1, 1]
    assert [page.content.count("<li>") for page in parts] == [150, 200, 1, 1]
    assert ["1 article<" in page.content or "1 article " in page.content for page in parts] == [
        False,
        False,
        True,
        True,
    ]
    assert "352 articles" in whole.content
    for page in parts:
        assert {"1958/01/06/index.html", "1958/01/index.html"} <= {*targets(page)}
        assert "352 articles" not in page.content
    assert len({page.title for page in (whole, *parts)}) == 5
    assert "page 2, part 2" in whole.content


def test_a_month_shows_counts_and_gaps() -> None:
    of_month = entries(1, 2, date=dt.date(1960, 2, 1)) + entries(3, date=dt.date(1960, 2, 29))
    page = month_page(1960, 2, of_month)
    assert '<a href="01/index.html">1 <small>2</small><span class="hidden"> articles</span></a>' in page.content
    assert '<a href="29/index.html">29 <small>1</small><span class="hidden"> article</span></a>' in page.content
    assert "2–28" in page.content
    assert label("gap-warning").en in page.content
    assert page.content.count("<td") == 35


def test_a_full_month_has_no_gap() -> None:
    days = [entry for day in range(1, 29) for entry in entries(1, date=dt.date(1958, 2, day))]
    assert label("gaps").en not in month_page(1958, 2, days).content


def test_a_year_shows_months_and_gaps() -> None:
    page = year_page(1958, entries(1, date=dt.date(1958, 3, 1)) + entries(1, date=dt.date(1958, 12, 1)))
    assert "1–2, 4–11" in page.content
    assert {"1958/03/index.html", "1958/12/index.html"} <= {*targets(page)}


def test_years_without_an_article_are_named() -> None:
    catalogue = catalogue_of([*entries(1, date=dt.date(1949, 1, 1)), *entries(1, date=dt.date(1953, 1, 1))])
    assert "1950–1952" in year_gaps(catalogue)
    assert year_gaps(catalogue_of([])) == ""


@given(st.lists(st.sampled_from([None, 1, 2, 8]), max_size=12))
def test_neighbours_are_those_of_the_issue(pages: list[int | None]) -> None:
    issue = entries(*pages)
    found = list(neighbours_of(issue))
    assert [neighbours.next for neighbours in found] == [*issue[1:], None][: len(issue)]
    assert [neighbours.previous for neighbours in found] == [None, *issue[:-1]][: len(issue)]


def test_a_badge_stands_beside_what_has_a_grave_finding_only() -> None:
    for kind, words in finding_kinds().items():
        entry = make_made_up_entry(1, DAY, findings=(Finding(kind), Finding(kind)))
        assert headline_link(entry, "a.html").count("badge") == (words.weight >= 3)


def test_an_entry_without_headline_can_be_followed() -> None:
    entry = make_made_up_entry(1, DAY, headline_en="", headline_zh="")
    assert label("untitled").en in headline_link(entry, "a.html")


def test_a_term_names_what_is_above_and_below_it() -> None:
    vocabulary = make_vocabulary(4)
    tagged = [make_made_up_entry(1, DAY, tags=("term-0", "term-3")), make_made_up_entry(2, DAY, tags=("term-3",))]
    pages = {page.address: page for page in term_pages(catalogue_of(tagged), vocabulary)}
    assert "tags/term-3.html" in targets(pages["tags/term-0.html"])
    assert "tags/term-0.html" in targets(pages["tags/term-3.html"])
    assert "Made up, number 3." in pages["tags/term-3.html"].content
    assert pages.keys().isdisjoint({"tags/term-1.html", "tags/term-2.html"})


def test_the_page_of_a_place_leads_to_every_paragraph_that_names_it(tmp_path: Path) -> None:
    """Compared with the seeds as they are: each paragraph with the place, in either language, and no other."""
    corpus = corpus_at(make_project(tmp_path / "project", seeds=SEEDS).parent)
    pages = pages_of(corpus.catalogue, corpus.vocabulary)
    wanted = {
        f"{article_address(article.id)}#{paragraph.anchor}"
        for article in corpus.articles(corpus.catalogue.entries)
        for paragraph in article.paragraphs()
        if "江西" in paragraph.text or "Jiangxi" in paragraph.text
    }
    found = {target for target in targets(pages["tags/jiangxi.html"]) if "#" in target}
    assert found == wanted
    assert len({anchor.partition("#")[2][:2] for anchor in found}) == 2


def test_paragraphs_are_told_of_names_and_campaigns_alone() -> None:
    tagged = [make_made_up_entry(1, DAY, tags=("term-0", "term-1", "term-2"), naming="zh1||zh1 zh4 en2")]
    pages = {page.address: page for page in term_pages(catalogue_of(tagged), make_vocabulary(4))}
    places = [[target.partition("#")[2] for target in targets(pages[f"tags/term-{number}.html"]) if "#" in target] for number in range(3)]  # fmt: skip
    assert places == [[], [], ["zh1", "zh4", "en2"]]


def test_the_words_of_every_term_make_a_query() -> None:
    terms = [term for term in real_vocabulary() if term.words_en or term.words_zh]
    terms.append(Term("many", "topic", "Many", "多", words_en=tuple(f"word {number}" for number in range(99))))
    for term in terms:
        query = parse_query(query_of(term))
        texts = positive_texts(query)
        assert len(texts) == min(30, len(term.words_zh) + len(term.words_en))
        assert {text.mode for text in texts} == {"exact"}


def test_a_broader_term_that_no_article_has_is_named_without_a_link() -> None:
    pages = {page.address: page for page in term_pages(
        catalogue_of([make_made_up_entry(1, DAY, tags=("term-3",))]), make_vocabulary(4)
    )}  # fmt: skip
    assert "Term 0" in pages["tags/term-3.html"].content
    assert "tags/term-0.html" not in targets(pages["tags/term-3.html"])


def test_the_most_frequent_term_comes_first() -> None:
    tagged = [make_made_up_entry(number, DAY, tags=("term-6",) + ("term-0",) * (number > 1)) for number in range(4)]
    pages = {page.address: page for page in term_pages(catalogue_of(tagged), make_vocabulary(7))}
    content = pages["tags/kind/topic.html"].content
    assert content.index("Term 6") < content.index("Term 0")


def test_no_term_can_take_the_address_of_the_index() -> None:
    text = "terms:\n  - id: {}\n    kind: topic\n    label: {{en: A, zh: 甲}}\n    scope: Made up.\n"
    assert load_vocabulary(text.format("indexes"), "vocabulary.yml").terms[0].id == "indexes"
    with pytest.raises(ApparatusError, match="'index'"):
        load_vocabulary(text.format("index"), "vocabulary.yml")


def test_a_term_called_kind_meets_no_index_of_a_kind() -> None:
    vocabulary = Vocabulary((Term("kind", "topic", "Kind", "类"), Term("topic", "topic", "Topic", "题")))
    made = [make_made_up_entry(number, DAY, tags=("kind", "topic")) for number in range(450)]
    addresses = [page.address for page in term_pages(catalogue_of(made), vocabulary)]
    assert len(set(addresses)) == len(addresses)


def test_values_of_facets_are_kept_apart_whatever_is_in_them() -> None:
    values = ("国际", "国际 ", "A/B", "../../index", "<b>", "a&b", "%2e", "")
    made = [make_made_up_entry(number, DAY, facets=(("section", value),)) for number, value in enumerate(values)]
    pages = {page.address: page for page in facet_pages(catalogue_of(made))}
    lists = [address for address in pages if address.startswith("facets/section/") and "index" not in address]
    assert len(lists) == len(values)
    assert all(address.count("/") == 2 and ".." not in address for address in pages)


def test_the_report_counts_articles_texts_findings_and_rejected_files() -> None:
    made = [
        make_made_up_entry(1, DAY, zh_count=0, findings=(Finding("no-original"),)),
        make_made_up_entry(2, DAY, en_count=0, findings=(Finding("weak-pair", "zh2", "zh2, <zh3>"),) * 2),
    ]
    rejected = [Rejected("a.txt", "a.txt:1: <expected>"), Rejected("b.txt", "b.txt: no", "broken off")]
    pages = {page.address: page for page in report_pages(catalogue_of(made, rejected))}
    numbers = [part.partition("<")[0] for part in pages["report.html"].content.split("<td>")[1:]]
    assert numbers == ["4", "2", "1", "1", "3", "3", "2"]
    assert "<small>1</small>" in pages["report.html"].content
    assert "<q>zh2, &lt;zh3&gt;; zh2, &lt;zh3&gt;</q>" in pages["report/weak-pair.html"].content
    assert "a.txt:1: &lt;expected&gt;" in pages["report/rejected.html"].content
    assert label("known-bad").fill(reason="broken off").en in pages["report/rejected.html"].content


def test_pieces_for_pages_written_by_hand() -> None:
    catalogue = catalogue_of([make_made_up_entry(1, DAY, tags=("term-1",))])
    vocabulary = make_vocabulary(3)
    assert "6 January 1958" in summary(catalogue)
    assert "1958年1月6日" in summary(catalogue)
    assert 'href="../1958/01/06/index.html"' in timeline(catalogue, "../")
    assert "../tags/kind/campaign.html" in ways_in(catalogue, vocabulary, "../")
    assert "topic" not in ways_in(catalogue, vocabulary, "../")
    assert "../facets/section/index.html" in ways_in(catalogue, vocabulary, "../")
    assert "facets" not in ways_in(catalogue_of([]), vocabulary, "../")
    for empty in (summary(catalogue_of([])), timeline(catalogue_of([]), "")):
        assert label("empty").en in empty


def test_pages_do_not_depend_on_the_order_in_which_entries_came() -> None:
    vocabulary = make_vocabulary(5)
    made = [make_made_up_entry(number, DAY, number % 3 or None, tags=(f"term-{number % 5}",)) for number in range(40)]
    assert pages_of(catalogue_of(made), vocabulary) == pages_of(catalogue_of(reversed(made)), vocabulary)


def test_a_corpus_of_one_article_is_told_in_the_singular() -> None:
    assert "1 article," in summary(catalogue_of([make_made_up_entry(1, DAY)]))
