"""What the command line does beside building: check, write records, ask for renderings, export."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from duizhao.apparatus import load_apparatus
from duizhao.catalogue import Catalogue
from duizhao.errors import EncodingError, ExportError, PartError
from duizhao.exporting import export_corpus
from duizhao.exports import FORMATS, Export, available
from duizhao.handwritten import faults, taken_article
from duizhao.ids import record_path
from duizhao.manifest import Comparison, Manifest, compare
from duizhao.new_manifest import manifest_of
from duizhao.permanence import Promises, load_promises, manifest_at, published_manifests, saved_manifest
from duizhao.pipeline import Corpus, read_corpus
from duizhao.reading import Listener
from duizhao.record import write_record
from duizhao.refreshing import refresh
from duizhao.renderings import FromChinese, FromEnglish, Renderings, find_renderings, passages_of
from duizhao.settings import Settings
from duizhao.store import Project, list_records, read_text, remove_file, write_if_changed
from duizhao.text import has_han

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


def _read(project: Project, settings: Settings, listener: Listener | None = None) -> Corpus:
    """The corpus; where several seeds want one id, what was published says whose it is."""
    return read_corpus(
        project, load_apparatus(project, settings), listener=listener, published=partial(published_manifests, project)
    )


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
    """Every validation that needs no output: seeds, apparatus, records, links and markers of hand-written pages, published ids.

    Args:
        pages: paths of the hand-written pages.
        against: a published site or a manifest, beside the manifest that is saved with the corpus.

    Raises:
        ApparatusError: a file of the apparatus does not say what it must.
        ManifestError: a manifest cannot be read.
    """
    published = [one for one in (saved_manifest(project), against and manifest_at(against)) if one]
    apparatus = load_apparatus(project, settings)
    corpus = read_corpus(
        project,
        apparatus,
        listener=listener,
        refuses_misquoted=False,  # the text that changed is to be named beside the words that it no longer has
        published=lambda: [*published, *published_manifests(project)],
    )
    corpus.related.check(corpus.catalogue.years)
    complaints = [*_stale(project, settings, corpus), *_faults(pages, corpus.catalogue)]
    complaints += map(str, (*corpus.misquoted, *(() if project.is_part else corpus.unsupported), *corpus.stale))
    kept = [_compared(manifest, corpus, is_part=project.is_part) for manifest in published]
    rejected_names = {rejected.file for rejected in corpus.catalogue.rejected}
    complaints += [
        f"{project.shown(project.apparatus)}/rejected.yml:{known.line}: expected a file that is rejected, found that {known.file} is not"
        for known in apparatus.known_bad.values()
        if known.file not in rejected_names and not (project.is_part and not (project.seeds / known.file).exists())
    ]
    complaints += dict.fromkeys(words for comparison in kept for words in comparison.complaints)
    notes = dict.fromkeys(words for comparison in kept for words in comparison.notes)
    return CheckReport(tuple(complaints), corpus.catalogue, (*notes, *_outgrown(project, corpus)))


def _outgrown(project: Project, corpus: Corpus) -> Iterator[str]:
    """What is published with the pages of terms may be of articles that have been taken out."""
    table, now = corpus.renderings, len(corpus.catalogue.entries)
    if table and table.articles > now and not (project.is_part or corpus.catalogue.unexpected):
        yield f"{project.shown(project.renderings)}: counted over {table.articles:,} articles, now {now:,}; duizhao refresh counts anew"


def _compared(manifest: Manifest, corpus: Corpus, *, is_part: bool) -> Comparison:
    catalogue = corpus.catalogue
    articles = corpus.articles(catalogue.entries)
    return compare(manifest, articles, corpus.permalinks, catalogue.by_id, is_part=is_part)


def save_manifest(
    project: Project, settings: Settings, *, accepts: bool = False
) -> tuple[str, tuple[str, ...], Catalogue]:
    """Save the manifest of the present articles with the corpus; it continues the one that is there, or else the site's.

    Where a published text reads otherwise and that is not declared, nothing is saved, since the evidence would be lost.

    Args:
        accepts: save nevertheless.

    Returns:
        What came of it in words, a complaint for each broken promise, and the catalogue.

    Raises:
        ApparatusError: a file of the apparatus does not say what it must.
        ManifestError: the manifest that is there cannot be read.
        PartError: the project has only a part of the seeds.
    """
    if project.is_part:
        raise PartError(
            "expected all seeds of the corpus, found part: true; run duizhao manifest where they are together"
        )
    known = load_promises(project)
    promises = Promises(known.saved or known.site)
    corpus = _read(project, settings)
    broken = promises.broken(corpus, of_texts=True)
    if not accepts and len(broken) > len(promises.broken(corpus)):
        done = "left as it was, since texts changed (--accept saves it)"
    elif write_if_changed(project.manifest, manifest_of(corpus, settings, promises.saved)):
        done = "written"
    else:
        done = "up to date"
    return done, tuple(broken), corpus.catalogue


def _faults(pages: Sequence[str], catalogue: Catalogue) -> Iterator[str]:
    for page in pages:
        if taken := taken_article("/".join(Path(page).with_suffix(".html").parts[-4:]), catalogue.by_id):
            yield f"{page}: expected an address of its own, found that of the article {taken}"
        for line, problem in faults(read_text(Path(page)) or "", catalogue):
            yield f"{page}:{line}: {problem}"


def stale_records(project: Project, settings: Settings) -> tuple[str, ...]:
    """Records that are missing, say something else than the seeds, or belong to no article."""
    corpus = _read(project, settings)
    return tuple(_stale(project, settings, corpus))


def _stale(project: Project, settings: Settings, corpus: Corpus) -> Iterator[str]:
    expected, records = set(), project.shown(project.records)
    for article in corpus.articles(corpus.catalogue.entries):
        path = record_path(article.id)
        expected.add(path)
        if _record(project.records / path) != write_record(article, settings.translation):
            yield f"{records}/{path}: expected the record of {article.sources[0].file}, found none or another; run duizhao record"
    for path in list_records(project):
        if path not in expected and not project.is_part:
            yield f"{records}/{path}: expected an article with this id, found none; run duizhao record"


def _record(path: Path) -> str | None:
    """A record as it lies there; None for one that is no text, which is written anew like one that is missing."""
    try:
        return read_text(path)
    except EncodingError:
        return None


def write_records(project: Project, settings: Settings) -> tuple[int, int, Catalogue]:
    """Write the record of every article.

    Returns:
        How many were written because they differed, how many were removed, and the catalogue. Where a file is rejected
        that the apparatus does not list, and in a part of a corpus, no record is removed: what was published is not lost.
    """
    written = removed = 0
    corpus = _read(project, settings)
    paths = set()
    for article in corpus.articles(corpus.catalogue.entries):
        path = record_path(article.id)
        paths.add(path)
        written += write_if_changed(project.records / path, write_record(article, settings.translation).encode())
    if not (corpus.catalogue.unexpected or project.is_part):
        for path in [path for path in list_records(project) if path not in paths]:
            remove_file(project.records / path)
            removed += 1
    return written, removed, corpus.catalogue


def renderings(project: Project, settings: Settings, term: str) -> tuple[Renderings, Catalogue]:
    """How one term was rendered, over all pairs of the corpus: a Chinese one in English, any other in Chinese; and the catalogue.

    Raises:
        ApparatusError: a file of the apparatus does not say what it must.
    """
    corpus = _read(project, settings)
    articles = corpus.articles(corpus.catalogue.entries)
    pairs = (passage for article in articles for passage in passages_of(article))
    return find_renderings(term, pairs, FromChinese() if has_han(term) else FromEnglish()), corpus.catalogue


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
    if folder.resolve().is_relative_to(project.seeds.resolve()):
        raise ExportError(f"{folder}: expected a folder outside of the seeds, found one among them")
    corpus = _read(project, settings, listener)
    return export_corpus(corpus, settings, folder, formats, listener), corpus.catalogue
