"""Search over a corpus that is too large to make: requests, bytes and times over volumes that are served again and again."""

import json
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from duizhao.benchmarks._browser_queries import QueryMeasure, measure_cold, pages
from duizhao.benchmarks._chromium import chromium
from duizhao.benchmarks._counting_server import serving
from duizhao.benchmarks._mix import fixed_queries
from duizhao.benchmarks._repeated import Repeated
from duizhao.benchmarks._search_tables import KB, head, row
from duizhao.benchmarks.searching import Subject, Wishes, built_site, made_subject
from duizhao.search import parse_query
from duizhao.search.building import Sizing, build_search
from duizhao.search.evaluate import search_index
from duizhao.search.reader import SearchIndex
from duizhao.store import SiteWriter

_EVERY = 2
"""Of the queries of the mix that are not drawn, every so many are asked."""

Totals = tuple[int, int, int]
"""Occurrences, articles, paragraphs."""


def measure_scale(root: Path, mix: Path, articles: int, times: int, seed: int = 0) -> Iterator[str]:
    """Measure queries over a made-up corpus whose volumes are served so many times; gives Markdown lines.

    Raises:
        BuildFailedError: a build did not end well.
        BrowserMissingError: there is no Chromium.
    """
    with made_subject(root, Wishes(articles, seed=seed)) as subject:
        queries = fixed_queries(json.loads(mix.read_text("utf-8")))[::_EVERY]
        site = built_site(subject)
        _index_as_large(subject, site)
        repeated = Repeated(site, times)
        with serving(site, pages(site), repeated.answer) as served, chromium() as browser:
            measured = [measure_cold(browser, served, query) for query in queries]
        yield from _table(measured, [expected_totals(site, times, query.text) for query in queries])


def _index_as_large(subject: Subject, site: Path) -> None:
    """Index a site's articles in files of the size that a large corpus has."""
    shutil.rmtree(site / "search")
    entries, write = subject.corpus.catalogue.entries, SiteWriter(str(site)).put
    build_search(entries, subject.corpus.articles, write, labels=subject.labels, sizing=Sizing())


def expected_totals(site: Path, times: int, query: str) -> Totals:
    """What a query must find: so many times what one copy adds to the other, as the Python client finds it."""
    once, twice = totals_of(Repeated(site, 1), query), totals_of(Repeated(site, 2), query)
    one, two, three = (first + (times - 1) * (second - first) for first, second in zip(once, twice, strict=True))
    return one, two, three


def totals_of(repeated: Repeated, query: str) -> Totals:
    """What the Python client finds."""
    totals = search_index(SearchIndex(lambda name: repeated.read(f"/search/{name}")), parse_query(query)).totals
    return totals.occurrences, totals.articles, totals.paragraphs


def _table(measured: Sequence[QueryMeasure], expected: Sequence[Totals]) -> Iterator[str]:
    yield from head(
        "query",
        "share",
        "articles",
        "KB for ten hits",
        "requests",
        "ms until they stand",
        "KB for totals",
        "requests",
        "s for totals",
        "totals right",
    )
    for one, right in zip(measured, expected, strict=True):
        yield row(
            f"`{one.query.text}`".replace("|", "\\|"),
            one.query.share,
            f"{one.found[1]:,}",
            f"{one.hits.sent / KB:.0f}",
            str(one.hits.requests),
            f"{one.cold:,.0f}",
            f"{one.totals.sent / KB:,.0f}",
            f"{one.totals.requests:,}",
            f"{one.cold_totals / 1000:.1f}",
            "yes" if one.found == right else "no",
        )
