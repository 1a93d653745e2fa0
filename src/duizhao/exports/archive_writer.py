"""Formats that are one file for each article, in a ZIP archive with a README for whoever finds only that."""

from collections.abc import Callable, Iterable, Iterator

from duizhao.exports.archive import ArchiveStream
from duizhao.exports.rows import Rows
from duizhao.exports.writing import Piece
from duizhao.model import Article

Member = tuple[str, str]
"""Name of a file in the archive, and its text."""


class ArchiveWriter:
    """Writes an archive.

    Args:
        file: its name.
        about: the README.
        members_of: the files of an article.
    """

    def __init__(self, file: str, about: str, members_of: Callable[[Article], Iterable[Member]]) -> None:
        self._file = file
        self._about = about
        self._members_of = members_of
        self._archive = ArchiveStream()

    def begin(self, rows: Rows) -> Iterator[Piece]:
        """The README."""
        del rows
        yield self._member("README.md", self._about)

    def add(self, article: Article, rows: Rows) -> Iterator[Piece]:
        """The files of one article."""
        del rows
        for name, text in self._members_of(article):
            yield self._member(name, text)

    def end(self) -> Iterator[Piece]:
        """The archive's directory."""
        for piece in self._archive.end():
            yield self._file, piece

    def _member(self, name: str, text: str) -> Piece:
        return self._file, self._archive.member(name, text.encode())
