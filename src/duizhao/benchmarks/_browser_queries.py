"""Queries through the real engine in a browser: bytes and requests, times, memory, and what is found."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from duizhao.assets import modules_of
from duizhao.benchmarks._counting_server import Request, Served
from duizhao.benchmarks._mix import MixQuery

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

HARNESS = "/measure-search.html"
MOST_IDS = 200
"""Matching articles of a query up to which all of them are asked for and compared."""

_WORKER = b"WORKER"
_PAGE = b"""<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><script type="module">
const base = new URL(".", location.href).href;
let worker = null, next = 1;
const waiting = new Map();
function ask(type, fields, receive) {
  if (!worker) {
    worker = new Worker(`${base}WORKER`, { type: "module" });
    worker.onmessage = ({ data }) => waiting.get(data.id)?.(data);
    worker.onerror = (event) => waiting.forEach((tell) => tell({ type: "error", detail: event.message }));
    ask("open", { base }, () => {});
  }
  const id = next++;
  waiting.set(id, receive);
  worker.postMessage({ id, type, ...fields });
}
const now = () => performance.timeOrigin + performance.now();
window.measure = (text) => new Promise((resolve, reject) => {
  const times = { start: now() };
  let texts = null, last = null;
  const check = (answer) => answer.type === "error" && reject(new Error(JSON.stringify(answer)));
  const end = () => times.snippets && times.totals && resolve({ times, totals: last.totals, ids: last.hits.map(({ id }) => id) });
  ask("search", { text, sort: "oldest", without: [], limit: 10, ahead: true }, (answer) => {
    if (check(answer)) return;
    last = answer;
    if (texts === null && (answer.hits.length >= 10 || answer.final)) {
      times.hits = now();
      texts = answer.hits.length;
      if (!texts) times.snippets = now();
      else ask("text", { hits: answer.hits.map(({ id }) => id) }, (text) => {
        if (!check(text) && --texts === 0) times.snippets = now();
        end();
      });
    }
    if (answer.final) times.totals = now();
    end();
  });
});
window.more = (offset, limit) => new Promise((resolve, reject) => {
  ask("more", { offset, limit }, (answer) => answer.type === "error" ? reject(new Error(JSON.stringify(answer))) : resolve(answer.hits.map(({ id }) => id)));
});
window.isReady = true;
</script>"""
MEMORY = "async () => (await performance.measureUserAgentSpecificMemory()).bytes"
"""Bytes of the page with its workers: https://wicg.github.io/performance-measure-memory/."""


def pages(site: Path) -> dict[str, bytes]:
    """The page that measures, for the worker of a site, by its path."""
    return {HARNESS: _PAGE.replace(_WORKER, f"{modules_of(site)}/search/worker.js".encode())}


@dataclass(frozen=True, slots=True)
class Load:
    """What was asked for until something was known: requests, and bytes as they are sent."""

    requests: int
    sent: int


@dataclass(frozen=True, slots=True)
class QueryMeasure:
    """One query in a browser.

    Attributes:
        hits: index files until the first ten hits were known, and their ten pages: what they need.
        snippets: all that was asked for until the first ten stood there with their snippets: with what the search for
            totals had asked for meanwhile.
        totals: all until the totals were final, pages included.
        cold, again: milliseconds until the snippets: in a new browser context, worker and all; then once more.
        cold_totals: milliseconds until the totals were final.
        memory: bytes of page and worker after the totals.
        found: occurrences, articles, paragraphs.
        first: ids of the first ten.
        ids: of all, where they are few.
        for_hits: the requests behind `hits`.
    """

    query: MixQuery
    hits: Load
    snippets: Load
    totals: Load
    cold: float
    again: float
    cold_totals: float
    memory: int
    found: tuple[int, int, int]
    first: tuple[str, ...]
    ids: tuple[str, ...] | None
    for_hits: tuple[Request, ...]


def measure_cold(browser: "Browser", served: Served, query: MixQuery) -> QueryMeasure:
    """A query as the first thing that a browser ever asks of the site."""
    context = browser.new_context()
    try:
        page = _open(context, served)
        served.requests.clear()
        found = page.evaluate("text => measure(text)", query.text)
        memory = page.evaluate(MEMORY)
        requests = tuple(served.requests)
        again = page.evaluate("text => measure(text)", query.text)["times"]
        totals = found["totals"]
        few = totals["articles"] <= MOST_IDS
        ids = page.evaluate("count => more(0, count)", totals["articles"]) if few else None
    finally:
        context.close()
    times = found["times"]
    data = [request for request in requests if not is_code(request.path)]
    for_hits = [one for one in data if one.at <= times["snippets" if is_page(one.path) else "hits"]]
    return QueryMeasure(
        query=query,
        hits=_load(for_hits),
        snippets=_load([one for one in data if one.at <= times["snippets"]]),
        totals=_load([one for one in data if one.at <= max(times["totals"], times["snippets"])]),
        cold=times["snippets"] - times["start"],
        again=again["snippets"] - again["start"],
        cold_totals=times["totals"] - times["start"],
        memory=memory,
        found=(totals["occurrences"], totals["articles"], totals["paragraphs"]),
        first=tuple(found["ids"]),
        ids=None if ids is None else tuple(ids),
        for_hits=tuple(for_hits),
    )


def measure_warm(browser: "Browser", served: Served, queries: Sequence[MixQuery]) -> tuple[list[float], int]:
    """All queries after one another in one page that is open already.

    Returns:
        Milliseconds until the snippets of each, and the page's memory at the end in bytes.
    """
    context = browser.new_context()
    try:
        page = _open(context, served)
        page.evaluate("text => measure(text)", "=zzzzzz")
        times = [page.evaluate("text => measure(text)", query.text)["times"] for query in queries]
        return [one["snippets"] - one["start"] for one in times], page.evaluate(MEMORY)
    finally:
        context.close()


_FIRST_READ = """() => {
  const [read, listed] = ["li.hit.full", "li.hit"].map((hits) => document.querySelectorAll(hits).length);
  const isDone = document.querySelector(".totals:not(:empty):not([aria-busy])") !== null;
  return read >= 10 || (isDone && read === listed);
}"""
"""Whether the first ten hits are read, or all where there are fewer."""


def measure_code(browser: "Browser", served: Served, query: str) -> tuple[list[Request], float]:
    """The requests of the search page itself for its first query, and milliseconds until its first ten hits are read."""
    context = browser.new_context()
    try:
        page = context.new_page()
        served.requests.clear()
        page.goto(f"{served.base}search.html?q={query}")
        page.wait_for_function(_FIRST_READ, timeout=60_000)
        milliseconds = page.evaluate("performance.now()")
        page.wait_for_load_state("networkidle")
        return list(served.requests), milliseconds
    finally:
        context.close()


def is_code(path: str) -> bool:
    """Whether a request is for the client and not for what it reads."""
    return path.startswith("/assets/") or path == HARNESS


def is_page(path: str) -> bool:
    """Whether a request is for a page, such as an article's with its snippets."""
    return path.endswith(".html")


def _load(requests: Sequence[Request]) -> Load:
    return Load(len(requests), sum(request.sent for request in requests))


def _open(context: "BrowserContext", served: Served) -> Any:
    page = context.new_page()
    page.goto(served.base + HARNESS.lstrip("/"))
    page.wait_for_function("window.isReady")
    return page
