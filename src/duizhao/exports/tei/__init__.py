"""TEI P5: one document for each article, valid against tei_all, in a ZIP archive."""

from collections.abc import Iterator

from duizhao.exports.archive_writer import Member
from duizhao.exports.corpus import ExportedCorpus
from duizhao.exports.tei.document import tei_document
from duizhao.model import Article

__all__ = ["FILE", "tei_document", "tei_members"]

FILE = "tei.zip"


def tei_members(article: Article, corpus: ExportedCorpus) -> Iterator[Member]:
    """The document of an article, named by its id."""
    yield f"tei/{article.date.year:04}/{article.id}.xml", tei_document(article, corpus)
