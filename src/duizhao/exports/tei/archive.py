"""All TEI documents in one ZIP archive, named by the articles' ids."""

from collections.abc import Iterator

from duizhao.exports.archive import ArchiveStream
from duizhao.exports.corpus import ExportedCorpus
from duizhao.exports.rows import Rows
from duizhao.exports.tei.document import tei_document
from duizhao.exports.writing import Piece
from duizhao.model import Article

FILE = "tei.zip"


class TeiArchive:
    """Writes tei.zip.

    Args:
        about: the README that is put into the archive, for whoever finds only that.
    """

    def __init__(self, corpus: ExportedCorpus, about: str) -> None:
        self._corpus = corpus
        self._about = about
        self._archive = ArchiveStream()

    def begin(self, rows: Rows) -> Iterator[Piece]:
        """The README."""
        del rows
        yield FILE, self._archive.member("README.md", self._about.encode())

    def add(self, article: Article, rows: Rows) -> Iterator[Piece]:
        """One document."""
        del rows
        name = f"tei/{article.date.year:04}/{article.id}.xml"
        yield FILE, self._archive.member(name, tei_document(article, self._corpus).encode())

    def end(self) -> Iterator[Piece]:
        """The archive's directory."""
        for piece in self._archive.end():
            yield FILE, piece
