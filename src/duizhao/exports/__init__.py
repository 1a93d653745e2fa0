"""Saying, as data: pure functions from articles to pieces of files in formats that other programs read."""

from duizhao.exports.corpus import ExportedCorpus
from duizhao.exports.datapackage import FILE as DATAPACKAGE
from duizhao.exports.datapackage import datapackage
from duizhao.exports.files import SUMS, Export, WrittenFile, sums, written_file
from duizhao.exports.formats import FORMATS, USUAL, Making, available
from duizhao.exports.markdown import PIECES, README, fill_page, readme
from duizhao.exports.rows import article_rows, corpus_rows
from duizhao.exports.tables import tables

__all__ = [
    "DATAPACKAGE",
    "FORMATS",
    "PIECES",
    "README",
    "SUMS",
    "USUAL",
    "Export",
    "ExportedCorpus",
    "Making",
    "WrittenFile",
    "article_rows",
    "available",
    "corpus_rows",
    "datapackage",
    "fill_page",
    "readme",
    "sums",
    "tables",
    "written_file",
]
