"""Exporting: every article once through the writers of all formats, then what describes their files."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from duizhao import GENERATOR
from duizhao.errors import ExportError
from duizhao.exports import (
    DATAPACKAGE,
    FORMATS,
    README,
    SUMS,
    Export,
    ExportedCorpus,
    Making,
    article_rows,
    available,
    corpus_rows,
    datapackage,
    readme,
    sums,
    written_file,
)
from duizhao.exports.writing import Piece, Writer
from duizhao.pages import is_verified
from duizhao.pipeline import Corpus
from duizhao.reading import Listener
from duizhao.settings import Settings
from duizhao.store import ExportFolder, new_export


def export_corpus(
    corpus: Corpus,
    settings: Settings,
    folder: Path,
    formats: Sequence[str] = (),
    listener: Listener | None = None,
) -> Export:
    """Write a corpus as data into a folder, in a stream: nothing is held of an article when the next one comes.

    Args:
        folder: is replaced whole, if it holds an older export.
        formats: names of formats; none for all that can be written here.
        listener: told of progress.

    Raises:
        ExportError: the folder holds something else, or a format cannot be written.
    """
    names = _wanted(formats)
    exported = exported_corpus(corpus, settings)
    with new_export(folder) as target:
        making = Making(exported, target.open_database, readme(exported))
        for name, data in _pieces([FORMATS[each].writer(making) for each in names], corpus, exported, listener):
            target.append(name, data)
        return _described(Export(exported, names, target.close()), target)


def exported_corpus(corpus: Corpus, settings: Settings) -> ExportedCorpus:
    """What an export says of the corpus as a whole."""
    entries = corpus.catalogue.entries
    return ExportedCorpus(
        version=corpus.version,
        generator=GENERATOR,
        articles=len(entries),
        first=entries[0].date if entries else None,
        last=entries[-1].date if entries else None,
        settings=settings,
        newspaper=corpus.newspaper,
        vocabulary=corpus.vocabulary,
        systems=corpus.systems,
        unverified=frozenset(each.id for each in corpus.systems if not is_verified(each, corpus.catalogue)),
    )


def _wanted(formats: Sequence[str]) -> tuple[str, ...]:
    """Names of the formats in their own order."""
    for name in formats:
        if name not in FORMATS:
            raise ExportError(f"expected one of the formats {', '.join(FORMATS)}, found {name}")
        if name not in available():
            raise ExportError(f"expected pyarrow for the format {name}, found none; pip install 'duizhao[parquet]'")
    return tuple(name for name in FORMATS if name in (formats or available()))


def _pieces(
    writers: Sequence[Writer], corpus: Corpus, exported: ExportedCorpus, listener: Listener | None
) -> Iterator[Piece]:
    shared = corpus_rows(exported)
    for writer in writers:
        yield from writer.begin(shared)
    entries = corpus.catalogue.entries
    for done, article in enumerate(corpus.articles(entries), 1):
        rows = article_rows(article, exported)
        for writer in writers:
            yield from writer.add(article, rows)
        if listener:
            listener("export", done, len(entries))
    for writer in writers:
        yield from writer.end()


def _described(export: Export, target: ExportFolder) -> Export:
    """The export with the files that describe the others: data package, README, sums."""
    makers = ((DATAPACKAGE, datapackage), (README, _readme), (SUMS, _sums))
    for name, make in makers:
        data = make(export)
        target.append(name, data)
        export = Export(export.corpus, export.formats, (*export.files, written_file(name, data)))
    target.close()
    return export


def _readme(export: Export) -> bytes:
    return readme(export.corpus, export).encode()


def _sums(export: Export) -> bytes:
    return sums(export.files)
