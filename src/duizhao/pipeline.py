"""The way of the data as named steps: read, correct, align, tag, audit; then hand over entries and articles."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache, partial
from itertools import count, repeat
from pathlib import Path

import duizhao
from duizhao.align import align
from duizhao.audit import USUAL, LengthNorm, audited, comparable, load_lengths
from duizhao.catalogue import Catalogue, Entry, Rejected, build_catalogue, make_entry
from duizhao.corrections import Corrections, apply_corrections, load_corrections, unused
from duizhao.errors import ApparatusError, CorrectionError, FalseQuotationsError, SeedRejectedError
from duizhao.keywords import CorpusStatistics, KeywordFinder, load_statistics
from duizhao.model import Article
from duizhao.newspaper import Name, Newspaper, load_newspaper, undated
from duizhao.permalinks import Permalinks, load_permalinks, problems
from duizhao.record import read_record
from duizhao.rejected import KnownBad, load_rejected
from duizhao.related import RelatedArticles
from duizhao.renderings import RenderingTable, load_table
from duizhao.seeds import parse_seed
from duizhao.settings import Settings
from duizhao.store import Briefing, Project, Spool, list_seeds, list_systems, read_seed, read_text, write_briefing
from duizhao.store import read_record as stored_record
from duizhao.systems import Systems, false_quotations, load_system, refuse_loose_ends, supported
from duizhao.tagging import Tagger, text_words
from duizhao.text import printable
from duizhao.vocabulary import Vocabulary, load_vocabulary
from duizhao.workers import suited

CHUNK = 250
"""Seeds that a worker reads at a time: enough to hide the cost of handing over, few enough to keep memory flat."""

_PERMALINKS = "corpus/apparatus/permalinks.yml"

Listener = Callable[[str, int, int], None]
"""Told of progress: name of the step, how many are done, how many there are."""


@dataclass(frozen=True)
class Apparatus:
    """What people added to the corpus, loaded and checked."""

    vocabulary: Vocabulary
    corrections: Corrections
    known_bad: Mapping[str, KnownBad]
    statistics: CorpusStatistics
    lengths: LengthNorm
    newspaper: Newspaper
    permalinks: Permalinks
    systems: Systems
    renderings: RenderingTable | None


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

    @cached_property
    def version(self) -> str:
        """Digest over the digests of all seeds, 16 hex digits: the same for the same texts, whatever the keeper calls it."""
        digests = sorted(source.sha256 for entry in self.catalogue.entries for source in entry.sources)
        return hashlib.sha256("\n".join(digests).encode()).hexdigest()[:16]

    def marker(self, settings: Settings) -> bytes:
        """The shared file that says which corpus this is; pages read its version there."""
        entries = self.catalogue.entries
        facts = {
            "generator": f"duizhao {duizhao.__version__}",
            "version": settings.version,
            "released": settings.released,
            "digest": self.version,
            "articles": len(entries),
            "first": entries[0].date.isoformat() if entries else None,
            "last": entries[-1].date.isoformat() if entries else None,
        }
        return (json.dumps(facts, indent=1) + "\n").encode()


def load_apparatus(project: Project, settings: Settings, *, saved: bool = True) -> Apparatus:
    """Read and check every file of the apparatus; a file that is not there counts as empty.

    Args:
        settings: they name the newspaper where the apparatus does not describe it.
        saved: whether to read what `duizhao refresh` saved as well; it does not, since it renews these files.

    Raises:
        ApparatusError: a file does not say what it must.
    """

    def source(name: str, key: str) -> tuple[str, str]:
        text = read_text(project.apparatus / name)
        return f"{key}: []" if text is None else text, f"corpus/apparatus/{name}"

    vocabulary = load_vocabulary(*source("vocabulary.yml", "terms"))
    return Apparatus(
        vocabulary=vocabulary,
        corrections=load_corrections(*source("corrections.yml", "corrections")),
        known_bad=load_rejected(*source("rejected.yml", "rejected")),
        statistics=_load_statistics(project) if saved else CorpusStatistics(),
        lengths=_load_lengths(project) if saved else USUAL,
        newspaper=_load_newspaper(project, settings),
        permalinks=load_permalinks(read_text(project.apparatus / "permalinks.yml") or "", _PERMALINKS),
        systems=_load_systems(project, vocabulary),
        renderings=_load_renderings(project) if saved else None,
    )


def _load_newspaper(project: Project, settings: Settings) -> Newspaper:
    text = read_text(project.apparatus / "newspaper.yml")
    if text is None:
        return undated(Name(settings.newspaper_zh, "", settings.newspaper_en))
    return load_newspaper(text, "corpus/apparatus/newspaper.yml")


def _load_systems(project: Project, vocabulary: Vocabulary) -> Systems:
    files = list_systems(project)
    systems = {name: load_system(text, f"corpus/apparatus/systems/{name}.yml", name) for name, text in files}
    refuse_loose_ends(systems, vocabulary)
    return Systems(systems)


def _load_statistics(project: Project) -> CorpusStatistics:
    text = read_text(project.statistics)
    return CorpusStatistics() if text is None else load_statistics(text, "corpus/statistics.json")


def _load_lengths(project: Project) -> LengthNorm:
    text = read_text(project.lengths)
    return USUAL if text is None else load_lengths(text, "corpus/lengths.json")


def _load_renderings(project: Project) -> RenderingTable | None:
    text = read_text(project.renderings)
    return None if text is None else load_table(text, "corpus/renderings.json")


class SeedReader:
    """Takes one seed all the way to a finished article."""

    def __init__(self, seeds: Path, apparatus: Apparatus) -> None:
        self._seeds = seeds
        self._corrections = apparatus.corrections
        self._known_bad = apparatus.known_bad
        self._keywords = KeywordFinder(apparatus.statistics)
        self._tagger = Tagger(apparatus.vocabulary)
        self._lengths, self._terms = apparatus.lengths, comparable(apparatus.vocabulary)

    def read(self, name: str) -> Article:
        """Parse, correct, align, tag and audit one seed.

        Raises:
            SeedRejectedError: the file cannot be an article.
            CorrectionError: a correction of this file does not find what it expects.
        """
        article = parse_seed(read_seed(self._seeds, name), printable(name))
        article = apply_corrections(article, self._corrections.of(printable(name)))
        pairs = align([p.text for p in article.en], [p.text for p in article.zh], article.names)
        cuts = self._tagger.cut(article)
        article = replace(
            article,
            pairs=pairs,
            tags=self._tagger.tags(article, cuts),
            keywords=self._keywords.keywords(text_words(cuts)),
        )
        return audited(article, self._lengths, self._terms)

    def rejected(self, name: str, message: str) -> Rejected:
        """A seed that cannot be an article, with the reason that the apparatus gives where it lists it."""
        listed = self._known_bad.get(printable(name))
        return Rejected(printable(name), message, listed.reason if listed else "")


@dataclass(frozen=True, slots=True)
class _Chunk:
    """What a worker gives back: entries with their places, and the files it had to reject."""

    entries: list[Entry]
    rejected: list[Rejected]


_Brief = Briefing[tuple[Path, Apparatus]]
"""What a reader is made of."""


@lru_cache(maxsize=1)
def _reader(brief: _Brief) -> SeedReader:
    return SeedReader(*brief.read())


def _read_chunk(names: list[str], number: int, spool: Spool, brief: _Brief) -> _Chunk:
    reader = _reader(brief)
    articles: list[Article] = []
    rejected: list[Rejected] = []
    for name in names:
        try:
            articles.append(reader.read(name))
        except CorrectionError as error:
            rejected.append(Rejected(printable(name), str(error)))
        except SeedRejectedError as error:
            rejected.append(reader.rejected(name, str(error)))
        except Exception as error:  # noqa: BLE001 - whatever one file does to us, the others go on
            message = f"{printable(name)}: expected a seed that can be read, found {type(error).__name__}: {error}"
            rejected.append(reader.rejected(name, message))
    places = spool.write(number, articles)
    return _Chunk([make_entry(*pair) for pair in zip(articles, places, strict=True)], rejected)


def read_corpus(
    project: Project,
    apparatus: Apparatus,
    spool_folder: Path,
    *,
    executor: Executor | None = None,
    listener: Listener | None = None,
) -> Corpus:
    """Read all seeds of a project.

    Args:
        spool_folder: where articles wait until a page needs them.
        executor: reads chunks of seeds side by side; without one, they are read here.
        listener: told of progress.

    Raises:
        ApparatusError: a correction names a file that is not there, an alias says wrongly what articles there are, or
            words that a system quotes are not in the text.
        FalseQuotationsError: several quotations are false.
    """
    names = list_seeds(project.seeds)
    _raise_first(unused(apparatus.corrections, {printable(name) for name in names}))
    spool = Spool(spool_folder)
    brief = write_briefing(spool_folder / "apparatus", (project.seeds, replace(apparatus, renderings=None)))
    chunks = [names[start : start + CHUNK] for start in range(0, len(names), CHUNK)]
    read = suited(executor, len(chunks)).map(_read_chunk, chunks, count(), repeat(spool), repeat(brief))
    entries: list[Entry] = []
    rejected: list[Rejected] = []
    for done, chunk in enumerate(read, 1):
        entries += chunk.entries
        rejected += chunk.rejected
        if listener:
            listener("read", min(done * CHUNK, len(names)), len(names))
    links = apparatus.permalinks
    catalogue = build_catalogue(entries, rejected, _published_files(project, entries), links.withdrawn)
    _raise_first(problems(links, catalogue.by_id, complete=not catalogue.unexpected))
    systems, unsupported = supported(apparatus.systems, catalogue.by_id)
    texts = Texts(spool)
    _refuse_false_quotations(systems, catalogue, texts)
    return Corpus(
        catalogue,
        apparatus.vocabulary,
        apparatus.newspaper,
        texts,
        links,
        systems,
        _related(project),
        apparatus.renderings,
        unsupported,
    )


def _refuse_false_quotations(systems: Systems, catalogue: Catalogue, texts: Texts) -> None:
    quoted = [catalogue.by_id[key] for key in sorted(systems.of_articles)]
    errors = [*false_quotations(systems, {article.id: article for article in texts(quoted)})]
    if len(errors) > 1:
        raise FalseQuotationsError(errors)
    _raise_first(errors)


def _related(project: Project) -> RelatedArticles:
    return RelatedArticles(partial(_read_below, project.related), "corpus/related")


def _read_below(folder: Path, name: str) -> str | None:
    return read_text(folder / name)


def _raise_first(errors: Iterable[ApparatusError]) -> None:
    for error in errors:
        raise error


def _published_files(project: Project, entries: list[Entry]) -> dict[str, frozenset[str]]:
    """For ids that several seeds have: the files that the committed record names."""
    seen: set[str] = set()
    shared = {entry.id for entry in entries if entry.id in seen or seen.add(entry.id)}  # type: ignore[func-returns-value]
    published = {}
    for article_id in sorted(shared):
        text = stored_record(project, article_id)
        if text is not None:
            record = read_record(text, article_id)
            published[article_id] = frozenset(source.file for source in record.sources)
    return published


def read_one(path: Path) -> Article:
    """Read one seed file outside any corpus: parsed and aligned, without apparatus.

    Raises:
        SeedRejectedError: the file cannot be an article.
    """
    article = parse_seed(read_seed(path.parent, path.name), path.name)
    pairs = align([p.text for p in article.en], [p.text for p in article.zh], article.names)
    return audited(replace(article, pairs=pairs))
