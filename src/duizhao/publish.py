"""Publishing: moulds are filled, and the site's folder is made equal to the result, differences only."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path

from duizhao.beside_pages import assets, files_for_programs
from duizhao.citations import Citer
from duizhao.examples import begin_examples, with_examples
from duizhao.indexing import Indexing, begin_index, make_ready
from duizhao.manifest import FOLDER as MANIFEST
from duizhao.new_manifest import NewManifest, Pinned, SiteManifest
from duizhao.pages import (
    ASIDE,
    MOULDS,
    Kit,
    Mould,
    emptied_pages,
    list_pages,
    mould_address,
    moved_pages,
)
from duizhao.permanence import Promises
from duizhao.pipeline import Corpus
from duizhao.pouring import BATCH, PublishedSite, Tools, pour_issues, pour_lists
from duizhao.reading import Listener
from duizhao.settings import Settings
from duizhao.staying import staying
from duizhao.store import (
    MARKER,
    Briefing,
    OtherBuild,
    Published,
    Publisher,
    Results,
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


def _tell_nobody(complaints: Sequence[str]) -> None:
    """For those who need not be told."""
    del complaints


@dataclass(frozen=True, slots=True)
class PublishOptions:
    """How to publish.

    Attributes:
        articles: whether articles are poured; else MkDocs has rendered them.
        listener: told of progress.
        executor: pours and indexes side by side; without one, all happens here.
        promises: what was published before.
        data: folder of an export to publish; None for none.
        lanes: volumes of the index that are built at the same time, which takes most of the memory.
        cache: folder in which is kept what is known of poured pages until the next time; None for nowhere.
        others: builds from which is taken what they have made already.
        warn: told of published texts that read otherwise now.
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
    warn: Callable[[Sequence[str]], object] = _tell_nobody


_MOULD_FILES = frozenset(f"{mould_address(name)}.html" for name in MOULDS)


def _is_published(address: str) -> bool:
    """Whether a file that MkDocs made belongs to the site: no mould, no list of its own pages alone, nothing that keeps promises."""
    is_promise = address == MARKER or (address.startswith(MANIFEST) and address.endswith(".json"))
    return not is_promise and address not in _MOULD_FILES and not address.startswith((f"{ASIDE}/", "sitemap.xml"))


def publish(rendered: Path, site: Path, corpus: Corpus, options: PublishOptions) -> Published:
    """Publish what MkDocs rendered and what is poured, so that whatever a page that readers can reach needs is there before the page.

    The order: the file by which the folder is known as ours, assets, data, articles and their days, other lists, the search index, other pages, the manifest and other
    files that name pages; what differs takes its place at the end in this order, then come removals. Volumes of the index, which nothing names before, are written meanwhile. A page whose id was
    published, is gone and is not declared stays; so do all article pages where a file was rejected that the apparatus does not list.

    Args:
        rendered: MkDocs' output folder, the moulds in it.

    Raises:
        SiteFolderError: the site's folder holds something else.
        MouldError: a template lacks a slot.
    """
    job = _begin(rendered, site, corpus, options)
    job.publisher.put(MARKER, corpus.marker(options.settings))
    index = job.begin_index()
    job.publisher.put_all(assets(job.rendered, corpus, options.settings))
    if options.data:
        job.publisher.put_folder(DATA, options.data)
    examples = begin_examples(job.by_hand, corpus.catalogue, job.brief, job.executor)
    batches = job.put_issues()
    job.put_moved()
    lists = job.put_lists()
    job.publisher.keep(index.build.finish(job.publisher.put, job.publisher.note).kept)
    job.publisher.put_all(with_examples(job.by_hand, examples))
    kept = job.manifest.finish()
    job.publisher.put_all(files_for_programs(corpus, options.settings, job.publisher.addresses, kept))
    done = job.remove_others(kept)
    options.warn(kept.changed)
    job.results.prune((*batches, *index.numbers(), *(each.number for each in examples.values()), job.standing.number))
    job.standing.leave(done.state, Standing(frozenset(number for number, stands in batches.items() if stands), lists))
    return done


@dataclass(frozen=True, slots=True)
class _Publication:
    """A publishing that has begun: what it is made from, and its steps.

    Attributes:
        rendered: files of MkDocs that belong to the site, by address.
        tools: what pouring takes; `brief` hands them to other processes.
        manifest: being made.
        results: kept between builds.
        standing: pages that the last build left; `left` if nobody has touched the site since.
    """

    corpus: Corpus
    options: PublishOptions
    rendered: Mapping[str, bytes]
    aside: Path
    executor: Executor
    publisher: Publisher
    tools: Tools
    brief: Briefing[Tools]
    manifest: SiteManifest
    results: Results
    standing: StandingPages
    left: Standing | None

    @property
    def by_hand(self) -> dict[str, bytes]:
        """Pages that MkDocs made, which those that are poured give way to."""
        return {address: data for address, data in self.rendered.items() if address.endswith(".html")}

    @property
    def found(self) -> Standing:
        """What need not be poured again."""
        return self.left or Standing()

    def begin_index(self) -> Indexing:
        """Let others build the volumes of the search index, while pages are written here."""
        return begin_index(
            self.publisher,
            self.corpus,
            self.results,
            executor=self.executor,
            lanes=self.options.lanes,
            others=[other.site for other in self.options.others],
            private=self.aside,
            is_as_left=self.left is not None,
        )

    def put_issues(self) -> dict[int, bool]:
        """Put articles and their days; the numbers of their results, and whether all pages of each stand as poured."""
        others = tuple(site_reader(other.site) for other in self.options.others)
        already = PublishedSite(self.found.batches, self.publisher.read, others)
        catalogue, related = self.corpus.catalogue, self.corpus.related
        batches = {}
        for issues in pour_issues(catalogue, related, self.brief, already, self.executor, self.options.listener):
            self.publisher.note(issues.puts)
            self.manifest.take(Pinned(issues.ids, issues.pins.value, issues.stands))
            batches[issues.number] = not any(address in self.rendered for address, _ in issues.puts)
        return batches

    def put_moved(self) -> None:
        """Put the pages that stay where an article was."""
        mould = self.tools.moulds["moved"]
        pages = moved_pages(self.corpus.permalinks, self.corpus.catalogue)
        self.publisher.put_all((address, mould.pour(slots).encode()) for address, slots in pages)

    def put_lists(self) -> dict[str, bytes]:
        """Put all other lists; the digests of those that stand as poured, by address."""
        corpus = self.corpus
        pages = list_pages(corpus.catalogue, corpus.vocabulary, corpus.systems, corpus.renderings)
        emptied = emptied_pages(corpus.permalinks, corpus.catalogue)
        digests = {}
        for put, digest in pour_lists(chain(pages, emptied), self.tools, self.found.lists):
            self.publisher.note([put])
            digests[put[0]] = digest  # of an address the last one counts
        return {address: digest for address, digest in digests.items() if address not in self.rendered}

    def remove_others(self, kept: NewManifest) -> Published:
        """Remove what is no longer made, but for what has to stay."""
        is_broken = bool(self.corpus.catalogue.unexpected)
        return self.publisher.finish(
            lambda gone: staying(gone, kept.addresses, self.publisher.read, is_broken=is_broken)
        )


def _begin(rendered: Path, site: Path, corpus: Corpus, options: PublishOptions) -> _Publication:
    """Read what is there: moulds, pages, what the last build left."""
    executor = suited(options.executor, len(corpus.catalogue.entries) // BATCH)
    executor.submit(make_ready)
    publisher, aside = Publisher(site), rendered / ASIDE
    options.promises.refuse_unknown(publisher.standing, corpus)
    results = Results(options.cache or aside, [other.project.poured for other in options.others])
    standing = StandingPages(results, site)
    made = {address: data for address, data in files_in(rendered) if _is_published(address)}
    writer = replace(publisher.writer, spared=frozenset(address for address in made if address.endswith(".html")))
    moulds = {name: _read_mould(rendered, name) for name in MOULDS}
    kit = Kit(corpus.vocabulary, options.settings, corpus.newspaper, citer(corpus, options.settings), corpus.systems)
    tools = Tools(moulds, corpus.articles, kit, options.articles, writer, results)
    return _Publication(
        corpus,
        options,
        made,
        aside,
        executor,
        publisher,
        tools,
        write_briefing(aside / "tools", tools),
        SiteManifest(corpus, options.settings, options.promises, publisher),
        results,
        standing,
        standing.found(publisher.state),
    )


def citer(corpus: Corpus, settings: Settings) -> Citer:
    """Cites the articles of a corpus."""
    return Citer(Cataloguer(corpus.vocabulary, corpus.newspaper, settings), settings.citation_style)


def _read_mould(rendered: Path, name: str) -> Mould:
    html = (rendered / f"{mould_address(name)}.html").read_text(encoding="utf-8")
    return Mould(html, MOULDS[name].slots)
