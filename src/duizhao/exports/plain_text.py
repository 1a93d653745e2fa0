"""Plain text in a ZIP archive: one file for each article and language, named by the article's id."""

from collections.abc import Iterator
from typing import get_args

from duizhao.exports.archive import ArchiveStream
from duizhao.exports.rows import Rows, headline
from duizhao.exports.writing import Piece
from duizhao.ids import Lang
from duizhao.model import Article

FILE = "text.zip"


class PlainText:
    """Writes text.zip.

    Args:
        about: the README that is put into the archive, for whoever finds only that.
    """

    def __init__(self, about: str) -> None:
        self._about = about
        self._archive = ArchiveStream()

    def begin(self, rows: Rows) -> Iterator[Piece]:
        """The README."""
        del rows
        yield FILE, self._archive.member("README.md", self._about.encode())

    def add(self, article: Article, rows: Rows) -> Iterator[Piece]:
        """One member for each language in which there is anything."""
        del rows
        for lang in get_args(Lang):
            text = plain_text(article, lang)
            if text:
                name = f"text/{article.date.year:04}/{article.id}.{lang}.txt"
                yield FILE, self._archive.member(name, text.encode())

    def end(self) -> Iterator[Piece]:
        """The archive's directory."""
        for piece in self._archive.end():
            yield FILE, piece


def plain_text(article: Article, lang: Lang) -> str:
    """Headline lines, byline, an empty line, then each paragraph on one line; empty where that language has nothing."""
    paragraphs = [paragraph.text for paragraph in (article.zh if lang == "zh" else article.en)]
    head = [line.text for line in headline(article, lang).lines]
    if not head and not paragraphs:
        return ""
    byline = article.byline.zh if lang == "zh" else article.byline.en
    head += [byline] if byline else []
    return "".join(f"{line}\n" for line in [*head, *([""] if head else []), *paragraphs])
