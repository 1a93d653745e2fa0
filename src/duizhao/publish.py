"""Publishing: moulds are filled, and the site's folder is made equal to the result, differences only."""

import os
import re
from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from duizhao.errors import IdError
from duizhao.ids import id_of_address
from duizhao.pages import Mould, article_pages, list_pages, overlays
from duizhao.pipeline import Corpus, Listener, processes
from duizhao.search.building import BuiltIndex, build_search
from duizhao.search.volumes import MOST_ARTICLES
from duizhao.settings import Settings
from duizhao.store import MARKER, Published, Publisher, files_in

# Moulds, and MkDocs' list of its own pages: it would name the moulds and leave out every article.
_UNPUBLISHED = re.compile(r"0000/|mould-|sitemap\.xml")


@dataclass(frozen=True, slots=True)
class MouldKind:
    """A kind of page: its template, how deep it lies, and the slots that it must have."""

    template: str
    depth: int
    slots: tuple[str, ...]


MOULDS: Mapping[str, MouldKind] = {
    "article": MouldKind("article", 3, ("title", "before", "content", "after")),
    **{f"list{depth}": MouldKind("list", depth, ("title", "content")) for depth in range(4)},
}


@dataclass(frozen=True, slots=True)
class Pouring:
    """How to pour.

    Attributes:
        articles: whether articles are poured; else MkDocs has rendered them.
        listener: told of progress.
        jobs: processes that build the search index; 0 for all cores.
    """

    settings: Settings
    articles: bool = True
    listener: Listener | None = None
    jobs: int = 0


def mould_address(name: str) -> str:
    """Where the mould of a kind is rendered, without its ending: a place as deep as its pages, and no real date."""
    return "0000/" * MOULDS[name].depth + f"mould-{name}"


def mould_of(source: str) -> MouldKind | None:
    """The kind whose mould is made from a source path; None for other pages."""
    return next((kind for name, kind in MOULDS.items() if source == f"{mould_address(name)}.md"), None)


def publish(rendered: Path, site: Path, corpus: Corpus, pouring: Pouring) -> Published:
    """Publish what MkDocs rendered and what is poured, so that whatever a page needs is there before the page.

    The order: assets, articles, the search index, lists, other pages; removals last. Where a file was rejected that the
    apparatus does not list, article pages that are already published stay.

    Args:
        rendered: MkDocs' output folder, the moulds in it.

    Raises:
        SiteFolderError: the site's folder holds something else.
        MouldError: a template lacks a slot.
    """
    moulds = {name: _read_mould(rendered, name) for name in MOULDS}
    publisher = Publisher(site)
    made = [(address, data) for address, data in files_in(rendered) if not _UNPUBLISHED.match(address)]
    publisher.put(MARKER, corpus.marker())
    assets = (file for file in made if not file[0].endswith(".html"))
    for address, data in chain(assets, overlays(corpus.catalogue, corpus.vocabulary)):
        publisher.put(address, data)
    _pour_articles(publisher, moulds["article"], corpus, pouring)
    publisher.keep(_build_index(publisher, corpus, pouring).kept)
    for page in list_pages(corpus.catalogue, corpus.vocabulary):
        publisher.put(page.address, moulds[f"list{page.address.count('/')}"].pour(page.slots()).encode())
    for address, data in (file for file in made if file[0].endswith(".html")):
        publisher.put(address, data)
    return publisher.finish(keep=_is_article if corpus.catalogue.unexpected else lambda _: False)


def _pour_articles(publisher: Publisher, mould: Mould, corpus: Corpus, pouring: Pouring) -> None:
    if not pouring.articles:
        return
    count = len(corpus.catalogue.entries)
    made = article_pages(corpus.catalogue, corpus.articles, corpus.vocabulary, pouring.settings)
    for number, page in enumerate(made, 1):
        publisher.put(page.address, mould.pour(page.slots()).encode())
        if pouring.listener and (number % 500 == 0 or number == count):
            pouring.listener("pour", number, count)


def _build_index(publisher: Publisher, corpus: Corpus, pouring: Pouring) -> BuiltIndex:
    """Build the volumes of the search index that changed, side by side where there are several."""
    entries = corpus.catalogue.entries
    labels = {term.id: (term.label_en, term.label_zh, *term.other_en, *term.other_zh) for term in corpus.vocabulary}
    jobs = pouring.jobs or os.cpu_count() or 1
    with processes(jobs) if jobs > 1 and len(entries) > MOST_ARTICLES else nullcontext() as executor:
        return build_search(
            entries, corpus.articles, publisher.put, labels=labels, read=publisher.read, executor=executor, jobs=jobs
        )


def _read_mould(rendered: Path, name: str) -> Mould:
    html = (rendered / f"{mould_address(name)}.html").read_text(encoding="utf-8")
    return Mould(html, MOULDS[name].slots)


def _is_article(address: str) -> bool:
    try:
        id_of_address(address)
    except IdError:
        return False
    return True
