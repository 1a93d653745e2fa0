"""Concordance lines, over made-up articles and the pages that are made of them."""

from dataclasses import replace

import pytest

from article_units import units
from duizhao.errors import IndexDamagedError
from duizhao.ids import article_address
from duizhao.model import Article, Byline, Pair
from duizhao.pages.article import article_page
from duizhao.pages.article_foot import Surroundings
from duizhao.search.concordance import SORTS, Line, search
from duizhao.search.page_text import units_of_page
from duizhao.search.query import QueryError
from duizhao.settings import Settings
from duizhao.vocabulary import Vocabulary
from made_up import cite
from search_cases import build_files, made_up_corpus


def html_of(article: Article) -> str:
    page = article_page(article, Surroundings(), Vocabulary(()), Settings(), cite(article))
    return f'<main id="main" class="article">\n{page.before}\n{page.content}\n{page.after}</main>'


def paired(article: Article) -> Article:
    """Paragraphs paired in order; the last pair takes all that is left of the longer side."""
    en, zh = len(article.en), len(article.zh)
    pairs = tuple(Pair((n,), (n,)) for n in range(1, min(en, zh) + 1))
    rest = Pair(tuple(range(min(en, zh) + 1, en + 1)), tuple(range(min(en, zh) + 1, zh + 1)))
    return replace(article, pairs=(*pairs, rest) if rest.en or rest.zh else pairs, tags=())


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    return [paired(article) for article in made_up_corpus(11, 30)]


@pytest.fixture(scope="module")
def site(articles: list[Article]) -> dict[str, bytes]:
    files, _ = build_files(articles)
    return files | {article_address(article.id): html_of(article).encode() for article in articles}


def lines_of(site: dict[str, bytes], query: str, **values: object) -> list[Line]:
    return list(search(site.get, query, **values).lines)  # type: ignore[arg-type]  # options by name


@pytest.mark.parametrize(
    "byline",
    [
        Byline(),
        Byline("Jing Yu", "静宇"),
        Byline("", "静宇"),
        Byline("A & B <i>", ""),
        Byline("K. Marx · F. Engels · B", "马克思 · 恩格斯"),
    ],
)
def test_a_page_gives_back_the_units(articles: list[Article], byline: Byline) -> None:
    for article in (replace(article, byline=byline) for article in articles):
        found = units_of_page(html_of(article))
        assert found is not None
        assert [(unit.name, unit.text) for unit in found] == [(unit.name, unit.text) for unit in units(article)]


def test_a_page_that_is_no_articles_has_no_units() -> None:
    assert units_of_page("<!doctype html><title>Not found</title>") is None


@pytest.mark.parametrize("query", ["党", "党群", "unit", "the -党", "党 ~3 群", "in:byline 静", '"the" | 大'])
def test_lines_are_the_occurrences_in_their_texts(articles: list[Article], site: dict[str, bytes], query: str) -> None:
    texts = {(article.id, unit.name): unit.text for article in articles for unit in units(article)}
    found = search(site.get, query, width=5)
    lines = list(found.lines)
    assert len(lines) == found.result.totals.occurrences > 0
    for line in lines:
        text = texts[line.article, line.unit]
        assert text[line.start : line.end] == line.hit
        assert text[: line.start].endswith(line.left)
        assert text[line.end :].startswith(line.right)
        assert len(line.left) == min(5, line.start)
        assert line.date == line.article[:10]


def test_a_line_is_on_the_page_that_its_article_says_whatever_the_id(articles: list[Article]) -> None:
    corrected = [replace(article, page=number % 3 or None) for number, article in enumerate(articles)]
    files, _ = build_files(corrected)
    files |= {article_address(article.id): html_of(article).encode() for article in corrected}
    pages = {article.id: article.page or 0 for article in corrected}
    lines = lines_of(files, "党 | 群")
    assert {line.page for line in lines} == {0, 1, 2}
    assert [line.page for line in lines] == [pages[line.article] for line in lines]


def test_the_pair_is_the_other_language(articles: list[Article], site: dict[str, bytes]) -> None:
    by_id = {article.id: article for article in articles}
    tried = 0
    for line in lines_of(site, "in:text lang:zh 党"):
        article = by_id[line.article]
        number = int(line.unit[2:])
        (pair,) = (pair for pair in article.pairs if number in pair.zh)
        assert line.pair == "\n".join(article.en[other - 1].text for other in pair.en)
        tried += bool(line.pair)
    assert tried


def test_sorting_changes_the_order_alone(site: dict[str, bytes]) -> None:
    lines = {sort: lines_of(site, "党 | 群", sort=sort) for sort in SORTS}
    assert all(sorted(each, key=repr) == sorted(lines["oldest"], key=repr) for each in lines.values())
    dates = [line.date for line in lines["oldest"]]
    assert dates == sorted(dates)
    assert [line.date for line in lines["newest"]] == sorted(dates, reverse=True)
    assert [line.right.strip()[:1] for line in lines["right"]] != [line.right.strip()[:1] for line in lines["oldest"]]


def test_a_limit_cuts_after_sorting(site: dict[str, bytes]) -> None:
    assert lines_of(site, "党", sort="newest", limit=3) == lines_of(site, "党", sort="newest")[:3]
    assert lines_of(site, "党", limit=1) == lines_of(site, "党")[:1]


def test_forms_that_are_taken_out_are_not_listed(site: dict[str, bytes]) -> None:
    with_all, without = lines_of(site, "unit"), lines_of(site, "unit", without=["Units"])
    assert {line.hit.lower() for line in with_all} - {line.hit.lower() for line in without} == {"units"}


def test_a_page_that_is_missing_or_another_is_said(site: dict[str, bytes]) -> None:
    (first, *_) = lines_of(site, "党")
    address = article_address(first.article)
    for wrong in (None, b"<title>404</title>", b'<main id="main" class="article"><h1></h1></main>'):
        broken = {name: data for name, data in site.items() if name != address}
        broken |= {address: wrong} if wrong is not None else {}
        with pytest.raises(IndexDamagedError, match=address.rpartition("/")[2]):
            lines_of(broken, "党")


@pytest.mark.parametrize("query", ["党群", "the", "par*", "units", "=the", "the ~5 party"])
def test_a_page_with_other_words_where_a_hit_was_is_said(site: dict[str, bytes], query: str) -> None:
    line = next(line for line in lines_of(site, query) if line.unit[:2] in {"zh", "en"})
    address = article_address(line.article)
    other = "鱼" * len(line.hit) if line.unit.startswith("zh") else " ".join("zebra" for _ in line.hit.split())
    changed = site[address].decode().replace(line.left + line.hit + line.right, line.left + other + line.right)
    assert changed != site[address].decode()
    with pytest.raises(IndexDamagedError, match="is not the one that was indexed"):
        lines_of(site | {address: changed.encode()}, query)


def test_a_table_that_is_not_what_its_name_says_is_refused(site: dict[str, bytes]) -> None:
    (name,) = (name for name in site if name.startswith("search/tags."))
    with pytest.raises(IndexDamagedError, match="another file than its name says"):
        search((site | {name: b"{}"}).get, "tag:term-a")


def test_a_mistake_in_a_query_is_raised(site: dict[str, bytes]) -> None:
    with pytest.raises(QueryError):
        search(site.get, "(党")


def test_fields_alone_give_articles_and_no_lines(site: dict[str, bytes]) -> None:
    found = search(site.get, "tag:term-a")
    assert found.result.totals.occurrences == 0
    assert list(found.lines) == []
