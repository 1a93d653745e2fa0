"""What was measured of search, as lines of Markdown."""

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from duizhao.benchmarks._browser_queries import QueryMeasure, is_page
from duizhao.benchmarks._counting_server import Request
from duizhao.benchmarks._index_build import IndexMeasure, kind_of
from duizhao.benchmarks._mix import SHARES

if TYPE_CHECKING:
    from duizhao.benchmarks.searching import Checked

KB, MB = 1_000, 1_000_000
_P95 = 0.95
_SHOWN = 12


def head(first: str, *others: str) -> tuple[str, str, str]:
    """The first lines of a table, an empty one before."""
    return "", row(first, *others), "|---|" + "---:|" * len(others)


def row(*cells: str) -> str:
    """One line of a table."""
    return f"| {' | '.join(cells)} |"


def median(values: Iterable[float]) -> float:
    """The middle value, the upper one of two."""
    return at_share(values, 0.5)


def at_share(values: Iterable[float], share: float) -> float:
    """The value that a share of all values does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def both(values: Sequence[float], unit: float = 1, digits: int = 1) -> str:
    """Median and 95th percentile in one cell."""
    return f"{median(values) / unit:.{digits}f} / {at_share(values, _P95) / unit:.{digits}f}"


def about(articles: int, size: int, digest: str) -> Iterator[str]:
    """What was measured, when."""
    yield f"### {articles:,} articles, {size / MB:.1f} MB of text"
    yield ""
    yield f"{dt.datetime.now(dt.UTC):%Y-%m-%d %H:%M} UTC; digest of the code of search: {digest}."


def index(measure: IndexMeasure, text: int) -> Iterator[str]:
    """Sizes of an index, and what building it took."""
    yield from head("index", "files", "bytes", "share of the text")
    for kind, (files, size) in sorted(measure.kinds.items(), key=lambda item: -item[1][1]):
        yield row(kind, f"{files:,}", f"{size:,}", f"{size / text:.1%}")
    yield row("all", f"{measure.files:,}", f"{measure.size:,}", f"{measure.size / text:.1%}")
    yield from head("build", "volumes", "CPU s", "MB of text/s and core", "memory before, MB", "peak memory (PSS), MB")
    yield row(
        "`build_search`, one process",
        f"{measure.volumes}",
        f"{measure.cpu_seconds:.1f}",
        f"{text / MB / measure.cpu_seconds:.1f}",
        f"{measure.idle_bytes / MB:.0f}",
        f"{measure.peak_bytes / MB:.0f}",
    )


def queries(measured: Sequence[QueryMeasure], warm: Sequence[float], memory: int) -> Iterator[str]:
    """Bytes and times of queries, by share."""
    yield from head(
        "queries, median / p95",
        "number",
        "KB for ten hits",
        "requests",
        "KB when they stand",
        "requests",
        "KB for totals",
        "requests",
        "ms cold",
        "ms warm",
        "ms again",
        "ms cold, totals",
        "memory, MB",
    )
    for share in (*SHARES, "all"):
        chosen = [at for at, one in enumerate(measured) if share in ("all", one.query.share)]
        if not chosen:
            continue
        some = [measured[at] for at in chosen]
        loads = [[one.hits for one in some], [one.snippets for one in some], [one.totals for one in some]]
        cells = [
            cell
            for load in loads
            for cell in (both([one.sent for one in load], KB), both([one.requests for one in load], digits=0))
        ]
        times = [[one.cold for one in some], [warm[at] for at in chosen], [one.again for one in some]]
        times.append([one.cold_totals for one in some])
        yield row(
            share,
            str(len(some)),
            *cells,
            *(both(values, digits=0) for values in times),
            both([one.memory for one in some], MB),
        )
    yield ""
    yield f"Memory of one page after all {len(measured)} queries: {memory / MB:.1f} MB."


def profile(measured: Sequence[QueryMeasure]) -> Iterator[str]:
    """Which kinds of file the first hits need, on average, and the queries that need most."""
    kinds: dict[str, list[int]] = defaultdict(list)
    counts: Counter[str] = Counter()
    for one in measured:
        sums: Counter[str] = Counter()
        for request in one.for_hits:
            sums[_kind(request)] += request.sent
            counts[_kind(request)] += 1
        for kind, size in sums.items():
            kinds[kind].append(size)
    yield from head("for the first ten hits", "requests/query", "KB/query, mean", "KB, greatest")
    for kind, sizes in sorted(kinds.items(), key=lambda item: -sum(item[1])):
        mean = sum(sizes) / len(measured) / KB
        yield row(kind, f"{counts[kind] / len(measured):.1f}", f"{mean:.1f}", f"{max(sizes) / KB:.1f}")
    yield from head("the queries that need most", "share", "KB for ten hits", "requests", "KB for totals", "most of it")
    for one in sorted(measured, key=lambda one: -one.hits.sent)[:_SHOWN]:
        parts = Counter[str]()
        for request in one.for_hits:
            parts[_kind(request)] += request.sent
        most = ", ".join(f"{kind} {size / KB:.0f}" for kind, size in parts.most_common(3))
        text = one.query.text.replace("|", "\\|")
        yield row(
            f"`{text}`",
            one.query.share,
            f"{one.hits.sent / KB:.1f}",
            str(one.hits.requests),
            f"{one.totals.sent / KB:.1f}",
            most,
        )


def _kind(request: Request) -> str:
    return "ten pages of articles" if is_page(request.path) else kind_of(request.path)


def code(requests: Sequence[Request], milliseconds: float) -> Iterator[str]:
    """What the search page itself loads for a first query."""
    groups: dict[str, list[Request]] = defaultdict(list)
    for request in requests:
        groups[_group(request.path)].append(request)
    yield from head("the search page, first query (群众)", "requests", "KB raw", "KB gzip")
    for name, some in sorted(groups.items()):
        raw, sent = sum(one.raw for one in some), sum(one.sent for one in some)
        yield row(name, str(len(some)), f"{raw / KB:.1f}", f"{sent / KB:.1f}")
    yield ""
    yield f"From navigation to ten hits with their snippets on the page itself: {milliseconds:.0f} ms."


def _group(path: str) -> str:
    if re.match(r"/assets/duizhao-[0-9a-f]+/search/.*\.js$", path):
        return "client code: scripts of search"
    if path.endswith(".js"):
        return "client code: other scripts of the site"
    if path.endswith(".css"):
        return "styles"
    return "data: fold table" if "/search/fold." in path else "data: index, pages"


def exactness(checked: "Sequence[Checked]", measured: Sequence[QueryMeasure]) -> Iterator[str]:
    """How many queries were compared with the scan, and how many differed."""
    yield from head(
        "exactness",
        "queries",
        "differ",
        "recall",
        "precision",
        "articles matched, median",
        "occurrences, sum",
        "queries with all ids compared in the browser",
    )
    for share in (*SHARES, "all"):
        chosen = [at for at, one in enumerate(checked) if share in ("all", one.query.share)]
        if not chosen:
            continue
        wrong = sum(bool(checked[at].wrong) for at in chosen)
        pairs = [(set(checked[at].answer.articles), set(checked[at].found)) for at in chosen]
        right = sum(len(wanted & found) for wanted, found in pairs)
        yield row(
            share,
            str(len(chosen)),
            str(wrong),
            f"{right / max(1, sum(len(wanted) for wanted, _ in pairs)):.4f}",
            f"{right / max(1, sum(len(found) for _, found in pairs)):.4f}",
            f"{median([len(checked[at].answer.articles) for at in chosen]):,.0f}",
            f"{sum(checked[at].answer.occurrences for at in chosen):,}",
            f"{sum(measured[at].ids is not None for at in chosen)}",
        )
    for one in checked:
        for words in one.wrong:
            yield ""
            yield f"**Wrong**: `{one.query.text}` {words[:300]}"
