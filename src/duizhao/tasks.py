"""What the command line does beside building: check, write records, renew statistics."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from duizhao.audit import dump_lengths, measure_lengths
from duizhao.catalogue import Catalogue
from duizhao.exporting import export_corpus
from duizhao.exports import FORMATS, Export, available
from duizhao.handwritten import broken_links
from duizhao.ids import record_path
from duizhao.keywords import count_documents, dump_statistics
from duizhao.manifest import Comparison, Manifest, compare
from duizhao.permanence import Promises, manifest_at, manifest_of, saved_manifest
from duizhao.pipeline import Corpus, Listener, load_apparatus, read_corpus
from duizhao.record import write_record
from duizhao.related import AsOf, RelatedFinder, dump_related
from duizhao.renderings import (
    EvenSample,
    Passage,
    RenderingFinder,
    Renderings,
    dump_table,
    find_renderings,
    make_table,
    passages_of,
)
from duizhao.settings import Settings
from duizhao.store import Project, list_records, private_folder, read_text, replace_related, write_if_changed
from duizhao.tagging import Tagger, text_words

__all__ = [
    "FORMATS",
    "Catalogue",
    "CheckReport",
    "Export",
    "available",
    "check",
    "export",
    "refresh",
    "renderings",
    "save_manifest",
    "stale_records",
    "write_records",
]


_LEAST_PAIRS = 2
"""Pairs from which a rendering is more than a guess."""
_NAMING = frozenset({"person", "organisation", "place"})
"""Kinds of terms that name somebody, something or some place."""


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check found.

    Attributes:
        complaints: what is wrong, in words.
        catalogue: with its rejected files.
        notes: what changed since a publication without being wrong.
    """

    complaints: tuple[str, ...]
    catalogue: Catalogue
    notes: tuple[str, ...] = ()


def check(
    project: Project,
    settings: Settings,
    pages: Sequence[str],
    listener: Listener | None = None,
    against: Path | None = None,
) -> CheckReport:
    """Every validation that needs no output: seeds, apparatus, records, links of hand-written pages, published ids.

    Args:
        pages: paths of the hand-written pages.
        against: a published site or a manifest, beside the manifest that is saved with the corpus.

    Raises:
        ApparatusError: a file of the apparatus does not say what it must.
        ManifestError: a manifest cannot be read.
    """
    published = [one for one in (saved_manifest(project), against and manifest_at(against)) if one]
    apparatus = load_apparatus(project, settings)
    with private_folder(project) as folder:
        corpus = read_corpus(project, apparatus, Path(folder), listener=listener)
        complaints = [*_stale(project, settings, corpus), *_broken_links(pages, corpus.catalogue)]
        complaints += map(str, corpus.unsupported)
        kept = [_compared(manifest, corpus) for manifest in published]
    rejected_names = {rejected.file for rejected in corpus.catalogue.rejected}
    complaints += [
        f"corpus/apparatus/rejected.yml:{known.line}: expected a file that is rejected, found that {known.file} is not"
        for known in apparatus.known_bad.values()
        if known.file not in rejected_names
    ]
    complaints += dict.fromkeys(words for comparison in kept for words in comparison.complaints)
    notes = dict.fromkeys(words for comparison in kept for words in comparison.notes)
    return CheckReport(tuple(complaints), corpus.catalogue, tuple(notes))


def _compared(manifest: Manifest, corpus: Corpus) -> Comparison:
    catalogue = corpus.catalogue
    return compare(manifest, corpus.articles(catalogue.entries), corpus.permalinks, catalogue.by_id)


def save_manifest(project: Project, settings: Settings) -> tuple[bool, int, tuple[str, ...]]:
    """Save the manifest of the present articles with the corpus.

    Returns:
        Whether it changed, how many articles it names, and a complaint for each id that it names and no seed gives.

    Raises:
        ApparatusError: a file of the apparatus does not say what it must.
        ManifestError: the manifest that is there cannot be read.
    """
    saved = saved_manifest(project)
    with private_folder(project) as folder:
        corpus = read_corpus(project, load_apparatus(project, settings), Path(folder))
        data = manifest_of(corpus, settings, saved)
    changed = write_if_changed(project.manifest, data)
    return changed, len(corpus.catalogue.entries), tuple(Promises(saved).broken(corpus))


def _broken_links(pages: Sequence[str], catalogue: Catalogue) -> Iterator[str]:
    for page in pages:
        for line, problem in broken_links(read_text(Path(page)) or "", catalogue):
            yield f"{page}:{line}: {problem}"


def stale_records(project: Project, settings: Settings) -> tuple[str, ...]:
    """Records that are missing, say something else than the seeds, or belong to no article."""
    with private_folder(project) as folder:
        corpus = read_corpus(project, load_apparatus(project, settings), Path(folder))
        return tuple(_stale(project, settings, corpus))


def _stale(project: Project, settings: Settings, corpus: Corpus) -> Iterator[str]:
    expected = set()
    for article in corpus.articles(corpus.catalogue.entries):
        path = record_path(article.id)
        expected.add(path)
        if read_text(project.records / path) != write_record(article, settings.translation):
            yield f"corpus/articles/{path}: expected the record of {article.sources[0].file}, found none or another; run duizhao record"
    for path in list_records(project):
        if path not in expected:
            yield f"corpus/articles/{path}: expected an article with this id, found none; run duizhao record"


def write_records(project: Project, settings: Settings) -> tuple[int, int, Catalogue]:
    """Write the record of every article.

    Returns:
        How many were written because they differed, how many were removed, and the catalogue. Where a file is rejected
        that the apparatus does not list, no record is removed: what was published is not lost.
    """
    written = removed = 0
    with private_folder(project) as folder:
        corpus = read_corpus(project, load_apparatus(project, settings), Path(folder))
        paths = set()
        for article in corpus.articles(corpus.catalogue.entries):
            path = record_path(article.id)
            paths.add(path)
            written += write_if_changed(project.records / path, write_record(article, settings.translation).encode())
    if not corpus.catalogue.unexpected:
        for path in [path for path in list_records(project) if path not in paths]:
            (project.records / path).unlink()
            removed += 1
    return written, removed, corpus.catalogue


def refresh(project: Project, settings: Settings) -> int:
    """Renew what depends on the whole corpus.

    That is word statistics, for keywords; lengths of translations, for the audit; and related
    articles and renderings of terms, which follow from the new keywords and from the pairs.

    Returns:
        The number of articles counted.
    """
    apparatus = load_apparatus(project, settings)
    tagger = Tagger(apparatus.vocabulary)
    with private_folder(project) as folder:
        corpus = read_corpus(project, apparatus, Path(folder))
        texts = (text_words(tagger.cut(article)) for article in corpus.articles(corpus.catalogue.entries))
        statistics = count_documents(texts)
        lengths = measure_lengths(corpus.articles(corpus.catalogue.entries))
    write_if_changed(project.statistics, dump_statistics(statistics).encode())
    write_if_changed(project.lengths, dump_lengths(lengths).encode())
    _renew_related(project, settings)
    return statistics.articles


def _renew_related(project: Project, settings: Settings) -> None:
    """Read the corpus again, with the statistics as they are now, and find what is related, and how terms were rendered."""
    apparatus = load_apparatus(project, settings)
    finder = RelatedFinder({term.id for term in apparatus.vocabulary if term.kind in _NAMING})
    with private_folder(project) as folder:
        corpus = read_corpus(project, apparatus, Path(folder))
        pairs = EvenSample[Passage]()
        for article in corpus.articles(corpus.catalogue.entries):
            finder.add(article)
            for passage in passages_of(article):
                pairs.add(passage)
    as_of = AsOf(settings.version, len(corpus.catalogue.entries))
    replace_related(project, dump_related(finder.finish(), as_of))
    terms = RenderingFinder(pairs.items)
    names = dict.fromkeys(name for term in apparatus.vocabulary for name in (term.label_zh, *term.other_zh) if name)
    found = sorted(
        (each for each in map(terms.of, names) if each.passages >= _LEAST_PAIRS),
        key=lambda each: (-each.passages, each.term),
    )
    table = make_table(found, settings.version, as_of.articles, len(terms), sampled=pairs.step > 1)
    write_if_changed(project.renderings, dump_table(table).encode())


def renderings(project: Project, settings: Settings, term: str) -> Renderings:
    """How one Chinese term was rendered, over all pairs of the corpus.

    Raises:
        ApparatusError: a file of the apparatus does not say what it must.
    """
    with private_folder(project) as folder:
        corpus = read_corpus(project, load_apparatus(project, settings), Path(folder))
        articles = corpus.articles(corpus.catalogue.entries)
        return find_renderings(term, (passage for article in articles for passage in passages_of(article)))


def export(
    project: Project,
    settings: Settings,
    folder: Path,
    formats: Sequence[str] = (),
    listener: Listener | None = None,
) -> tuple[Export, Catalogue]:
    """Write the whole corpus as data into a folder; returns what was written, and the catalogue.

    Args:
        folder: is replaced whole, if it holds an older export.
        formats: names of formats; none for all that can be written here.

    Raises:
        ApparatusError: a file of the apparatus does not say what it must.
        ExportError: the folder holds something else, or a format cannot be written.
    """
    with private_folder(project) as spool:
        corpus = read_corpus(project, load_apparatus(project, settings), Path(spool), listener=listener)
        return export_corpus(corpus, settings, folder, formats, listener), corpus.catalogue
