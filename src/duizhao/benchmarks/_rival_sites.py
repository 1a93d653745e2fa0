"""Material's search and Pagefind, built over the same texts, and how they are asked in a browser."""

import gzip
import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from duizhao.benchmarks._browser_queries import MEMORY
from duizhao.benchmarks._counting_server import Served
from duizhao.benchmarks._material import write_material
from duizhao.benchmarks._plain_html import article_html
from duizhao.benchmarks._rival_environment import PAGEFIND, rival_environment, run
from duizhao.benchmarks._scan import Texts
from duizhao.benchmarks.building import measure_folder
from duizhao.model import Article

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_PAGEFIND_PAGE = "/measure-pagefind.html"
_PATIENCE = 300_000
_FRAGMENT_MAGIC = b"pagefind_dcd"

PAGES = {
    _PAGEFIND_PAGE: b"""<!doctype html><html lang="zh"><meta charset="utf-8"><link rel="icon" href="data:,"><script type="module">
window.measure = async (text) => {
  const start = performance.now();
  const pagefind = await import("/pagefind/pagefind.js");
  await pagefind.init();
  const { results } = await pagefind.search(text);
  await Promise.all(results.slice(0, 10).map((result) => result.data()));
  return { milliseconds: performance.now() - start, end: performance.timeOrigin + performance.now(), ids: results.map(({ id }) => id) };
};
window.isReady = true;
</script>"""
}
_CATCH = """
window.found = new Promise((resolve) => {
  const Own = window.Worker;
  window.Worker = class extends Own {
    constructor(...given) {
      super(...given);
      this.addEventListener("message", ({ data }) => {
        if (data.type === 3) resolve({ milliseconds: performance.now(), end: performance.timeOrigin + performance.now(),
          ids: data.data.items.map((group) => group[0].location) });
      });
    }
  };
});
"""


@dataclass(frozen=True, slots=True)
class Found:
    """One query to a rival.

    Attributes:
        ids: of the articles it gave.
        milliseconds: until the first ten, in a new browser context.
        memory: bytes of the page with its workers.
    """

    ids: frozenset[str]
    sent: int
    milliseconds: float
    memory: int


@dataclass(frozen=True, slots=True)
class Rival:
    """A search that is built over the texts.

    Attributes:
        index: bytes of all that it adds to a site.
        ask: one query.
    """

    name: str
    seconds: float
    index: int
    site: Path
    ask: Callable[["Browser", Served, str], Found]


def _timed(command: Sequence[str | Path], folder: Path, complaint: str) -> float:
    """Seconds that a command takes; see `run`."""
    start = time.perf_counter()
    run(command, folder, complaint)
    return time.perf_counter() - start


def pagefind(texts: Texts, folder: Path) -> Rival:
    """Pagefind over plain pages, in an environment of its own.

    Raises:
        BuildFailedError: it cannot be installed, or failed.
    """
    programs = rival_environment(folder, PAGEFIND)
    site = folder / "pagefind-site"
    site.mkdir()
    for article in texts.articles:
        (site / f"{article.id}.html").write_text(_page(article), "utf-8")
    seconds = _timed([programs / "python", "-m", "pagefind", "--site", str(site)], folder, "Pagefind failed")
    names = dict(_fragments(site / "pagefind" / "fragment"))

    def ask(browser: "Browser", served: Served, text: str) -> Found:
        context = browser.new_context()
        try:
            page = context.new_page()
            page.goto(served.base + _PAGEFIND_PAGE.lstrip("/"))
            page.wait_for_function("window.isReady")
            served.requests.clear()
            told = page.evaluate("text => measure(text)", text)
            return _found(page, served, told, frozenset(names[one] for one in told["ids"]))
        finally:
            context.close()

    return Rival("Pagefind 1.5.2", seconds, measure_folder(site / "pagefind")[0], site, ask)


def _fragments(folder: Path) -> Iterator[tuple[str, str]]:
    """For each fragment that results are named by, the id of its article."""
    for path in folder.iterdir():
        data = gzip.decompress(path.read_bytes()).removeprefix(_FRAGMENT_MAGIC)
        yield path.stem, Path(json.loads(data)["url"]).stem


def _page(article: Article) -> str:
    return f'<!doctype html><html lang="zh"><meta charset="utf-8"><title>{article.id}</title><main>{article_html(article)}</main>'


def material(texts: Texts, folder: Path) -> Rival:
    """MkDocs with Material's search, English and Chinese, over Markdown pages.

    Raises:
        BuildFailedError: it failed.
    """
    project = folder / "material"
    write_material(texts.articles, project)
    seconds = _timed([sys.executable, "-m", "mkdocs", "build", "-q"], project, "MkDocs failed")

    def ask(browser: "Browser", served: Served, text: str) -> Found:
        context = browser.new_context()
        context.set_default_timeout(_PATIENCE)
        try:
            page = context.new_page()
            page.add_init_script(_CATCH)
            served.requests.clear()
            page.goto(f"{served.base}?q={quote(text)}")
            told = page.evaluate("window.found")
            ids = frozenset(Path(location.partition("#")[0]).stem for location in told["ids"])
            return _found(page, served, told, ids)
        finally:
            context.close()

    size = (project / "site" / "search" / "search_index.json").stat().st_size
    return Rival("Material for MkDocs, lang en + zh", seconds, size, project / "site", ask)


def _found(page: Any, served: Served, told: dict[str, Any], ids: frozenset[str]) -> Found:
    asked = [request for request in served.requests if request.at <= told["end"]]
    return Found(ids, sum(request.sent for request in asked), told["milliseconds"], page.evaluate(MEMORY))
