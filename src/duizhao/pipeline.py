"""The corpus: what was read becomes a catalogue with a way to its texts, checked against the apparatus."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path

from duizhao import GENERATOR
from duizhao.apparatus import Apparatus
from duizhao.catalogue import Catalogue, Entry, Rejected, build_catalogue
from duizhao.corrections import unused
from duizhao.errors import ApparatusError, Gathering
from duizhao.id_owners import id_owners
from duizhao.manifest import Manifest
from duizhao.model import Article
from duizhao.newspaper import Newspaper
from duizhao.permalinks import Permalinks, problems
from duizhao.reading import Chunk, Listener, read_seeds
from duizhao.related import RelatedArticles
from duizhao.renderings import RenderingTable
from duizhao.settings import Settings
from duizhao.store import Project, Spool, list_seeds, read_text
from duizhao.systems import Systems, false_quotations, supported
from duizhao.text import printable
from duizhao.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Texts:
    """Gives articles from the spool; light enough to be handed to other processes."""

    spool: Spool

    def __call__(self, entries: Iterable[Entry]) -> Iterator[Article]:
        """The articles of some entries, in their order."""
        listed = list(entries)
        for entry, article in zip(listed, self.spool.read(entry.location for entry in listed), strict=True):
            if article.findings == entry.findings and article.sources == entry.sources:
                yield article
            else:
                yield replace(article, findings=entry.findings, sources=entry.sources)


@dataclass(frozen=True)
class Corpus:
    """The catalogue with a way to its texts."""

    catalogue: Catalogue
    vocabulary: Vocabulary
    newspaper: Newspaper
    articles: Texts
    permalinks: Permalinks = field(default_factory=Permalinks)
    systems: Systems = field(default_factory=Systems)
    related: RelatedArticles = field(default_factory=RelatedArticles)
    renderings: RenderingTable | None = None
    unsupported: tuple[ApparatusError, ...] = ()
    """What is wrong with systems that were left out, since an article that they quote is not there."""
    stale: tuple[ApparatusError, ...] = ()
    """What is wrong with renderings that were left out, since an article that they were counted in is withdrawn."""
    misquoted: tuple[ApparatusError, ...] = ()
    """What systems quote and no text says; no corpus for publishing has any."""

    @cached_property
    def version(self) -> str:
        """Digest over the digests of all seeds, 16 hex digits: the same for the same texts, whatever the keeper calls it."""
        digests = sorted(source.sha256 for entry in self.catalogue.entries for source in entry.sources)
        return hashlib.sha256("\n".join(digests).encode()).hexdigest()[:16]

    def marker(self, settings: Settings) -> bytes:
        """The shared file that says which corpus this is; pages read its version there."""
        entries = self.catalogue.entries
        facts = {
            "generator": GENERATOR,
            "version": settings.version,
            "released": settings.released,
            "digest": self.version,
            "articles": len(entries),
            "first": entries[0].date.isoformat() if entries else None,
            "last": entries[-1].date.isoformat() if entries else None,
        }
        return (json.dumps(facts, indent=1) + "\n").encode()


def read_corpus(  # noqa: PLR0913 - options by name
    project: Project,
    apparatus: Apparatus,
    *,
    spool_folder: Path | None = None,
    executor: Executor | None = None,
    listener: Listener | None = None,
    prune: bool = True,
    refuses_misquoted: bool = True,
    published: Callable[[], Iterable[Manifest]] = tuple,
) -> Corpus:
    """Read all seeds of a project.

    Args:
        spool_folder: where articles wait until a page needs them, and stay until a seed changes; the project's own
            unless said otherwise.
        executor: reads chunks of seeds side by side; without one, they are read here.
        listener: told of progress.
        prune: whether what was kept and nobody has used for a while is removed.
        published: gives the manifests of what was published; asked for where several seeds want one id.
        refuses_misquoted: whether words that a system quotes must be in the text; otherwise the corpus says which are not.

    Raises:
        ApparatusError: a correction names a file that is not there, an alias says wrongly what articles there are, or
            words that a system quotes are not in the text.
        SeveralErrors: several of these.
    """
    names = list_seeds(project.seeds)
    if not project.is_part:
        _raise_all(unused(apparatus.corrections, {printable(name) for name in names}))
    spool = Spool(spool_folder or project.spool, tuple(other.project.spool for other in project.others))
    chunks = read_seeds(project.seeds, names, apparatus, spool, executor=executor, listener=listener, prune=prune)
    entries, rejected = _gathered(chunks)
    links = apparatus.permalinks
    texts = Texts(spool)
    owners = id_owners(project, entries, texts, published)
    known_bad = {known.file: known.reason for known in apparatus.known_bad.values()}
    catalogue = build_catalogue(entries, rejected, owners, links.withdrawn, known_bad)
    _raise_all(problems(links, catalogue.by_id, complete=not (catalogue.unexpected or project.is_part)))
    corpus = _corpus(project, apparatus, catalogue, texts)
    if refuses_misquoted:
        _raise_all(corpus.misquoted)
    return corpus


def _corpus(project: Project, apparatus: Apparatus, catalogue: Catalogue, texts: Texts) -> Corpus:
    """What was read, with what the apparatus says of it as far as it holds, and what of that does not."""
    systems, unsupported = supported(apparatus.systems, catalogue.by_id)
    stale = tuple(_stale(project, apparatus.renderings, apparatus.permalinks))
    return Corpus(
        catalogue,
        apparatus.vocabulary,
        apparatus.newspaper,
        texts,
        apparatus.permalinks,
        systems,
        _related(project),
        None if stale else apparatus.renderings,
        unsupported,
        stale,
        misquoted=tuple(_misquoted(systems, catalogue, texts)),
    )


def _gathered(chunks: Iterable[Chunk]) -> tuple[list[Entry], list[Rejected]]:
    """What came of all chunks, of which none is held when the next one comes."""
    entries: list[Entry] = []
    rejected: list[Rejected] = []
    for chunk in chunks:
        entries += chunk.entries
        rejected += chunk.rejected
    return entries, rejected


def _stale(project: Project, renderings: RenderingTable | None, links: Permalinks) -> Iterator[ApparatusError]:
    """Counts and phrases are published with the pages of terms: none may be of a text that is not published any longer."""
    if renderings:
        for article_id in sorted(links.withdrawn.keys() - set(renderings.withdrawn)):
            expected = f"renderings counted without {article_id}, which is withdrawn (run duizhao refresh)"
            yield ApparatusError(project.shown(project.renderings), 0, expected, "older ones")


def _misquoted(systems: Systems, catalogue: Catalogue, texts: Texts) -> Iterator[ApparatusError]:
    quoted = [catalogue.by_id[key] for key in sorted(systems.of_articles)]
    return false_quotations(systems, {article.id: article for article in texts(quoted)})


def _related(project: Project) -> RelatedArticles:
    return RelatedArticles(partial(_read_below, project.related), project.shown(project.related))


def _read_below(folder: Path, name: str) -> str | None:
    return read_text(folder / name)


def _raise_all(errors: Iterable[ApparatusError]) -> None:
    gathering = Gathering()
    for error in errors:
        gathering.add(error)
    gathering.finish()
