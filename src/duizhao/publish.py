"""Publishing: moulds are filled, and the site's folder is made equal to the result, differences only."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from pathlib import Path

from duizhao.citations import Citer
from duizhao.citations import shared as citing
from duizhao.examples import begin_examples, with_examples
from duizhao.ids import article_address
from duizhao.indexing import begin_index
from duizhao.manifest import FOLDER as MANIFEST
from duizhao.pages import (
    Kit,
    Mould,
    list_pages,
    moved_pages,
    overlays,
    systems_files,
    worklist_file,
)
from duizhao.permanence import Kept, Promises, SiteManifest
from duizhao.pipeline import Corpus
from duizhao.pouring import BATCH, Poured, PublishedSite, Tools, pour_issues, pour_lists
from duizhao.reading import Listener
from duizhao.settings import Settings
from duizhao.site_files import Whole, site_files, skos_files
from duizhao.staying import staying
from duizhao.store import (
    MARKER,
    OtherBuild,
    Published,
    Publisher,
    Put,
    Results,
    SiteWriter,
    Standing,
    StandingPages,
    files_in,
    site_reader,
    write_briefing,
)
from duizhao.workers import suited
from duizhao.works import Cataloguer

DATA = "data"
"""Folder of the site that holds the corpus as data."""


@dataclass(frozen=True, slots=True)
class MouldKind:
    """A kind of page: its template, how deep it lies, and the slots that it must have."""

    template: str
    depth: int
    slots: tuple[str, ...]


MOULDS: Mapping[str, MouldKind] = {
    "article": MouldKind("article", 3, ("title", "head", "before", "content", "after")),
    "moved": MouldKind("moved", 3, ("title", "head", "content")),
    **{f"list{depth}": MouldKind("list", depth, ("title", "content")) for depth in range(4)},
}


@dataclass(frozen=True, slots=True)
class Pouring:
    """How to pour.

    Attributes:
        articles: whether articles are poured; else MkDocs has rendered them.
        listener: told of progress.
        executor: pours and indexes side by side; without one, all happens here.
        promises: what was published before.
        data: folder of an export to publish; None for none.
        lanes: volumes of the index that are built at the same time, which takes most of the memory.
        cache: folder in which is kept what is known of poured pages until the next time; None for nowhere.
        others: builds from which is taken what they have made already.
    """

    settings: Settings
    articles: bool = True
    listener: Listener | None = None
    executor: Executor | None = None
    data: Path | None = None
    lanes: int = 1
    cache: Path | None = None
    others: tuple[OtherBuild, ...] = ()
    promises: Promises = field(default_factory=Promises)


def mould_address(name: str) -> str:
    """Where the mould of a kind is rendered, without its ending: a place as deep as its pages, and no real date."""
    return "0000/" * MOULDS[name].depth + f"mould-{name}"


_MOULD_FILES = frozenset(f"{mould_address(name)}.html" for name in MOULDS)


def _is_published(address: str) -> bool:
    """Whether a file that MkDocs made belongs to the site: no mould, no list of its own pages alone, nothing that keeps promises."""
    is_promise = address == MARKER or (address.startswith(MANIFEST) and address.endswith(".json"))
    return not is_promise and address not in _MOULD_FILES and not address.startswith(("0000/", "sitemap.xml"))


def mould_of(source: str) -> MouldKind | None:
    """The kind whose mould is made from a source path; None for other pages."""
    return next((kind for name, kind in MOULDS.items() if source == f"{mould_address(name)}.md"), None)


def publish(rendered: Path, site: Path, corpus: Corpus, pouring: Pouring) -> Published:
    """Publish what MkDocs rendered and what is poured, so that whatever a page needs is there before the page.

    The order: the file by which the folder is known as ours, assets, data, articles and their days, other lists, the search index, other pages, the manifest and other
    files that name pages; removals last. Volumes of the index, which nothing names before, are written meanwhile. A page whose id was
    published, is gone and is not declared stays; so do all article pages where a file was rejected that the apparatus does not list.

    Args:
        rendered: MkDocs' output folder, the moulds in it.

    Raises:
        SiteFolderError: the site's folder holds something else.
        MouldError: a template lacks a slot.
    """
    publisher = Publisher(site)
    results = Results(pouring.cache or rendered / "0000", [other.project.poured for other in pouring.others])
    standing = StandingPages(results, site)
    left = standing.found(publisher.state)
    found = left or Standing()
    made = [(address, data) for address, data in files_in(rendered) if _is_published(address)]
    written = {address: data for address, data in made if address.endswith(".html")}
    tools = _tools(rendered, corpus, pouring, results, replace(publisher.writer, spared=frozenset(written)))
    publisher.put(MARKER, corpus.marker(pouring.settings))
    sites = [other.site for other in pouring.others]
    executor = suited(pouring.executor, len(corpus.catalogue.entries) // BATCH)
    index = begin_index(
        publisher,
        corpus,
        results,
        executor=executor,
        lanes=pouring.lanes,
        others=sites,
        private=rendered / "0000",
        is_as_left=left is not None,
    )
    publisher.put_all(_assets(made, corpus, pouring.settings))
    if pouring.data:
        publisher.put_folder(DATA, pouring.data)
    manifest = SiteManifest(corpus, pouring.settings, pouring.promises, publisher.put)
    brief = write_briefing(rendered / "0000" / "tools", tools)
    examples = begin_examples(written, corpus.catalogue, brief, executor)
    already = PublishedSite(found.batches, publisher.read, tuple(map(site_reader, sites)))
    poured = pour_issues(corpus.catalogue, corpus.related, brief, already, executor, pouring.listener)
    batches = dict(_note_issues(publisher, manifest, poured, written))
    moved = moved_pages(corpus.permalinks, corpus.catalogue)
    publisher.put_all((address, tools.moulds["moved"].pour(slots).encode()) for address, slots in moved)
    pages = list_pages(corpus.catalogue, corpus.vocabulary, corpus.systems, corpus.renderings)
    lists = dict(_note_lists(publisher, pour_lists(pages, tools, found.lists)))
    publisher.keep(index.build.finish(publisher.put, publisher.note).kept)
    publisher.put_all(with_examples(written, examples))
    kept = manifest.finish()
    publisher.put_all(_for_programs(corpus, pouring.settings, publisher.addresses, kept))
    is_broken = bool(corpus.catalogue.unexpected)
    done = publisher.finish(lambda gone: staying(gone, kept.addresses, publisher.read, is_broken=is_broken))
    results.prune((*batches, *index.numbers(), *(example.number for example in examples.values()), standing.number))
    standing.leave(done.state, _left(batches, lists, written))
    return done


def _tools(rendered: Path, corpus: Corpus, pouring: Pouring, results: Results, writer: SiteWriter) -> Tools:
    """What pouring takes; raises MouldError."""
    moulds = {name: _read_mould(rendered, name) for name in MOULDS}
    return Tools(moulds, corpus.articles, _kit(corpus, pouring.settings), pouring.articles, writer, results)


def _left(batches: Mapping[int, bool], lists: Mapping[str, bytes], written: Collection[str]) -> Standing:
    """What the next build may take for granted: all that did not give way to a page written by hand."""
    return Standing(
        frozenset(number for number, stands in batches.items() if stands),
        {address: digest for address, digest in lists.items() if address not in written},
    )


def _note_issues(
    publisher: Publisher, manifest: SiteManifest, poured: Iterable[Poured], written: Collection[str]
) -> Iterator[tuple[int, bool]]:
    """Numbers of the results of issues that were poured, and whether all their pages stand: none gives way to one written by hand."""
    for issues in poured:
        publisher.note(issues.puts)
        manifest.take(issues.pins)
        yield issues.number, not any(address in written for address, _ in issues.puts)


def _note_lists(publisher: Publisher, lists: Iterable[tuple[Put, bytes]]) -> Iterator[tuple[str, bytes]]:
    """By address the digests of lists that were poured, the last of an address."""
    for put, digest in lists:
        publisher.note([put])
        yield put[0], digest


def _assets(made: Iterable[tuple[str, bytes]], corpus: Corpus, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Files for which pages have a link or a script: those of the theme, and those made from the corpus."""
    yield from (file for file in made if not file[0].endswith(".html"))
    yield citing.ADDRESS, citing.shared_facts(corpus.newspaper, settings)
    yield from overlays(corpus.catalogue, corpus.vocabulary)
    yield from systems_files(corpus.systems, corpus.catalogue)
    yield from worklist_file(corpus.catalogue)
    yield from skos_files(corpus.vocabulary, settings.site_name)


def _kit(corpus: Corpus, settings: Settings) -> Kit:
    return Kit(corpus.vocabulary, settings, corpus.newspaper, citer(corpus, settings), corpus.systems)


def citer(corpus: Corpus, settings: Settings) -> Citer:
    """Cites the articles of a corpus."""
    return Citer(Cataloguer(corpus.vocabulary, corpus.newspaper, settings), settings.citation_style)


def _for_programs(corpus: Corpus, settings: Settings, put: Collection[str], kept: Kept) -> Iterator[tuple[str, bytes]]:
    """Files for programs; those that the keeper wrote below docs/ are there already and stay."""
    links = corpus.permalinks
    moved = {article_address(key) for key in (*links.aliases, *links.withdrawn)}
    pages = {address for address in put if address.endswith(".html")} - moved
    recent = [(article_id, addition.released) for article_id, addition in kept.recent]
    files = site_files(Whole(corpus.catalogue, corpus.newspaper, settings, corpus.version), pages, recent)
    return (file for file in files if file[0] not in put)


def _read_mould(rendered: Path, name: str) -> Mould:
    html = (rendered / f"{mould_address(name)}.html").read_text(encoding="utf-8")
    return Mould(html, MOULDS[name].slots)
