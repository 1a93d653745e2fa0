"""Material's search and Pagefind, built over the same texts, and how they are asked in a browser."""

import gzip
import html
import json
import subprocess
import sys
import time
import venv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from duizhao.benchmarks._browser_queries import MEMORY
from duizhao.benchmarks._counting_server import Served
from duizhao.benchmarks._material import headlines, write_material
from duizhao.benchmarks._scan import Texts
from duizhao.benchmarks.building import BuildFailedError, measure_folder
from duizhao.model import Article

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PAGEFIND = "pagefind[extended]==1.5.2"
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


def _run(command: Sequence[str | Path], folder: Path, complaint: str) -> float:
    """Seconds that a command takes.

    Raises:
        BuildFailedError: it did not end with 0.
    """
    start = time.perf_counter()
    words = [str(word) for word in command]
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603 - our own words
    if done.returncode:
        raise BuildFailedError(f"{complaint}:\n{done.stdout[-500:]}{done.stderr[-1000:]}")
    return time.perf_counter() - start


def pagefind(texts: Texts, folder: Path) -> Rival:
    """Pagefind over plain pages, in an environment of its own.

    Raises:
        BuildFailedError: it cannot be installed, or failed.
    """
    environment = folder / "pagefind-environment"
    venv.create(environment, with_pip=True)
    python = environment / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    _run([python, "-m", "pip", "install", "-q", PAGEFIND], folder, f"{PAGEFIND} cannot be installed; it is left out")
    site = folder / "pagefind-site"
    site.mkdir()
    for article in texts.articles:
        (site / f"{article.id}.html").write_text(_page(article), "utf-8")
    seconds = _run([python, "-m", "pagefind", "--site", str(site)], folder, "Pagefind failed; it is left out")
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
    lines = [f'<h1 lang="{lang}">{html.escape(text)}</h1>' for lang, text in headlines(article)]
    for paragraph in (*article.zh, *article.en):
        lines += [f'<p lang="{paragraph.lang}">{html.escape(paragraph.text)}</p>']
    body = "\n".join([*lines, f"<p>{html.escape(article.byline.zh)} {html.escape(article.byline.en)}</p>"])
    return f'<!doctype html><html lang="zh"><meta charset="utf-8"><title>{article.id}</title><main>{body}</main>'


def material(texts: Texts, folder: Path) -> Rival:
    """MkDocs with Material's search, English and Chinese, over Markdown pages.

    Raises:
        BuildFailedError: it failed.
    """
    project = folder / "material"
    write_material(texts.articles, project)
    seconds = _run([sys.executable, "-m", "mkdocs", "build", "-q"], project, "MkDocs failed; it is left out")

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
