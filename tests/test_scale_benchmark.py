"""A corpus that is served as if it were larger finds so many times as much. Seeds are made up."""

import datetime as dt
from pathlib import Path

import pytest

from duizhao.benchmarks._repeated import PERIOD, Repeated
from duizhao.benchmarks.scaling import expected_totals, totals_of
from duizhao.benchmarks.synthetic import synthetic_seed
from duizhao.catalogue import Location, build_catalogue, make_entry
from duizhao.ids import article_address
from duizhao.search import parse_query
from duizhao.search.building import Sizing, build_search
from duizhao.search.evaluate import search_index
from duizhao.search.reader import SearchIndex
from duizhao.seeds import parse_seed
from duizhao.store import SiteWriter

TIMES = 3


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of 40 articles in several volumes, and a page of each."""
    folder = tmp_path_factory.mktemp("site")
    articles = {article.id: article for article in (parse_seed(*reversed(synthetic_seed(n))) for n in range(40))}
    entries = build_catalogue((make_entry(one, Location(0, 0)) for one in articles.values()), (), {}).entries

    write = SiteWriter(str(folder)).put
    build_search(entries, lambda some: (articles[entry.id] for entry in some), write, sizing=Sizing(articles=15))
    for entry in entries:
        write(entry.address, entry.id.encode())
    return folder


def ids_of(repeated: Repeated, query: str) -> list[str]:
    index = SearchIndex(lambda name: repeated.read(f"/search/{name}"))
    return [hit.id for hit in search_index(index, parse_query(query)).hits]


@pytest.mark.parametrize("query", ["的", "人民", "the", '"of the"', "the ~5 of", "zzzz"])
def test_totals_are_so_many_times_those_of_one_copy(site: Path, query: str) -> None:
    whole = totals_of(Repeated(site, TIMES), query)
    assert whole == expected_totals(site, TIMES, query)
    assert (whole[0] > 2 * totals_of(Repeated(site, 1), query)[0]) == (query != "zzzz")


def test_each_copy_lies_later_and_its_articles_have_the_pages_of_the_first(site: Path) -> None:
    repeated = Repeated(site, TIMES)
    hits = ids_of(repeated, "的 | the")
    assert hits == sorted(hits, key=lambda one: one[:10])
    first = ids_of(Repeated(site, 1), "的 | the")
    assert hits[: len(hits) // TIMES // 2] == first[: len(hits) // TIMES // 2]
    last = hits[-1]
    page = repeated.answer(f"/{article_address(last)}")
    assert page is not None
    own = page.decode()
    assert own[10:] == last[10:]
    days = dt.date.fromisoformat(last[:10]) - dt.date.fromisoformat(own[:10])
    assert days.days == (TIMES - 1) * PERIOD
