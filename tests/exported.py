"""Exports for the tests: of the five seeds, and of made-up articles with strings that break careless writers."""

import csv
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from duizhao.apparatus import load_apparatus
from duizhao.exporting import export_corpus
from duizhao.exports import Export
from duizhao.labels import finding_kinds
from duizhao.model import Article
from duizhao.pipeline import Corpus, read_corpus
from duizhao.settings import Settings
from hostile import hostile_articles
from made_up import ROOT, corpus_of, make_vocabulary, project_at

SETTINGS = Settings(
    site_name="Made up",
    site_url="https://example.org/",
    original="An archive | made up",
    translation="Nobody",
    translated="2025-04",
    verified="Somebody & others",
    rights_original="None stated.",
    rights_translation="None <stated>.",
)


def seeds_corpus(folder: Path) -> Corpus:
    """The corpus of the five seeds, spooled into a folder."""
    project = project_at(ROOT)
    return read_corpus(project, load_apparatus(project, SETTINGS), spool_folder=folder)


def hostile_corpus(folder: Path, count: int = 120) -> Corpus:
    """Made-up articles whose findings and tags are known ones."""
    vocabulary = make_vocabulary(20)
    terms = [term.id for term in vocabulary]
    articles = list(hostile_articles(count, 7, kinds=list(finding_kinds()), terms=terms))
    return corpus_of(articles, folder, vocabulary)


def exported(corpus: Corpus, folder: Path, *formats: str) -> Export:
    """An export of a corpus into a folder."""
    return export_corpus(corpus, SETTINGS, folder, formats)


def articles_of(corpus: Corpus) -> list[Article]:
    """All articles in the order of reading."""
    return list(corpus.articles(corpus.catalogue.entries))


def csv_rows(folder: Path, table: str) -> list[dict[str, str]]:
    """A table as Python's own reader of CSV reads it."""
    with (folder / "csv" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def json_lines(folder: Path) -> list[dict[str, Any]]:
    """The objects of articles.jsonl."""
    text = (folder / "articles.jsonl").read_text("utf-8")
    return [json.loads(line) for line in text.removesuffix("\n").split("\n")]


def members(path: Path) -> Mapping[str, str]:
    """The files of a ZIP archive, whose sums are checked."""
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name).decode() for name in archive.namelist()}
