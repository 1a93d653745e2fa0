"""TEI P5: one document for each article, valid against tei_all, in a ZIP archive."""

from duizhao.exports.tei.archive import FILE, TeiArchive
from duizhao.exports.tei.document import tei_document

__all__ = ["FILE", "TeiArchive", "tei_document"]
