"""Material's search and Pagefind over the same texts, asked the same plain words in the same browser."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from duizhao.benchmarks import _search_tables as tables
from duizhao.benchmarks._browser_queries import QueryMeasure
from duizhao.benchmarks._chromium import chromium
from duizhao.benchmarks._counting_server import serving
from duizhao.benchmarks._rival_sites import PAGES, Found, material, pagefind
from duizhao.benchmarks._scan import Texts
from duizhao.benchmarks._scan_query import Answer
from duizhao.benchmarks.building import BuildFailedError

Plain = Sequence[tuple[QueryMeasure, Answer]]

_MOST = 18
"""Queries to each rival: one of them takes most of a minute for the first over 10,000 articles."""


def compare_rivals(texts: Texts, plain: Plain, folder: Path) -> Iterator[str]:
    """Measure the rivals on plain-word queries; one that cannot be installed is named and left out.

    Args:
        plain: our own measures of these queries, with the scan's answers; some of all shares are chosen.
        folder: for whatever is written.
    """
    plain = plain[:: -(-len(plain) // _MOST)]
    yield from tables.head(
        "side by side, plain words, median / p95",
        "build, s",
        "index, MB",
        "KB for ten hits",
        "ms cold",
        "memory, MB",
        "recall, Chinese",
        "precision, Chinese",
        "recall, English",
        "precision, English",
        "counts that differ",
    )
    own = [Found(frozenset(answer.articles), one.snippets.sent, one.cold, one.memory) for one, answer in plain]
    differ = sum(one.found[1] != len(answer.articles) for one, answer in plain)
    yield _row(("Duizhao", "–", "(above)"), own, plain, differ)
    for prepare in (pagefind, material):
        try:
            rival = prepare(texts, folder)
        except BuildFailedError as error:
            yield f"\n{error}\nIt is left out."
            continue
        with serving(rival.site, PAGES) as served, chromium() as browser:
            found = [rival.ask(browser, served, one.query.text) for one, _ in plain]
        wrong = sum(len(one.ids) != len(answer.articles) for one, (_, answer) in zip(found, plain, strict=True))
        size = f"{rival.index / tables.MB:.1f}"
        yield _row((rival.name, f"{rival.seconds:.0f}", size), found, plain, wrong)


def _row(cells_before: tuple[str, ...], found: Sequence[Found], plain: Plain, differ: int) -> str:
    cells = [
        tables.both([one.sent for one in found], tables.KB),
        tables.both([one.milliseconds for one in found], digits=0),
        tables.both([one.memory for one in found], tables.MB),
    ]
    for is_english in (False, True):
        chosen = [
            (one.ids, set(answer.articles))
            for one, (measure, answer) in zip(found, plain, strict=True)
            if measure.query.text.isascii() == is_english
        ]
        right = sum(len(ids & wanted) for ids, wanted in chosen)
        wanted = sum(len(wanted) for _, wanted in chosen)
        cells += [f"{right / max(1, wanted):.2f}", f"{right / max(1, sum(len(ids) for ids, _ in chosen)):.2f}"]
    return tables.row(*cells_before, *cells, f"{differ} of {len(plain)}")
