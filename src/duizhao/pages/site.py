"""All pages that are made from the corpus, in the order in which they are published: articles before lists."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from duizhao.catalogue import Catalogue, Entry
from duizhao.model import Article
from duizhao.pages.article import Neighbours, article_page
from duizhao.pages.dates import date_pages
from duizhao.pages.overview import timeline_page
from duizhao.pages.page import Page
from duizhao.pages.report import report_pages
from duizhao.pages.terms import facet_pages, term_pages
from duizhao.settings import Settings
from duizhao.vocabulary import Vocabulary

Texts = Callable[[Iterable[Entry]], Iterator[Article]]
"""Gives the articles of some entries, in their order."""


def article_pages(catalogue: Catalogue, texts: Texts, vocabulary: Vocabulary, settings: Settings) -> Iterator[Page]:
    """The page of every article, issue by issue."""
    for _, entries in catalogue.issues():
        for article, neighbours in zip(texts(entries), neighbours_of(entries), strict=True):
            yield article_page(article, neighbours, vocabulary, settings)


def neighbours_of(entries: Sequence[Entry]) -> Iterator[Neighbours]:
    """For each article of an issue the ones before and after it."""
    padded = [None, *entries, None]
    for index in range(len(entries)):
        yield Neighbours(padded[index], padded[index + 2])


def list_pages(catalogue: Catalogue, vocabulary: Vocabulary) -> Iterator[Page]:
    """Every page that lists articles."""
    yield from date_pages(catalogue)
    yield from term_pages(catalogue, vocabulary)
    yield from facet_pages(catalogue)
    yield timeline_page(catalogue)
    yield from report_pages(catalogue)
