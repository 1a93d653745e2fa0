"""All pages that are made from the corpus, in the order in which they are published: articles before lists."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from duizhao.catalogue import Catalogue, Entry
from duizhao.model import Article
from duizhao.newspaper import Newspaper
from duizhao.pages.article import article_page
from duizhao.pages.article_foot import Neighbours, Surroundings
from duizhao.pages.coins import coins
from duizhao.pages.dates import day_pages, month_and_year_pages
from duizhao.pages.overview import timeline_page
from duizhao.pages.page import Page
from duizhao.pages.related import RelatedList
from duizhao.pages.renderings import terms_pages
from duizhao.pages.report import report_pages
from duizhao.pages.systems import system_pages
from duizhao.pages.systems_table import systems_page
from duizhao.pages.terms import facet_pages, term_pages
from duizhao.pages.worklist import worklist_page
from duizhao.renderings import RenderingTable
from duizhao.settings import Settings
from duizhao.systems import Systems
from duizhao.vocabulary import Vocabulary
from duizhao.works import Cited


@dataclass(frozen=True, slots=True)
class Kit:
    """What the pages of issues are made with.

    Attributes:
        cite: cites an article.
    """

    vocabulary: Vocabulary
    settings: Settings
    newspaper: Newspaper
    cite: Callable[[Article], Cited]
    systems: Systems = field(default_factory=Systems)


def issue_pages(
    entries: Sequence[Entry],
    articles: Iterable[Article] | None,
    kit: Kit,
    related: Mapping[str, RelatedList] = MappingProxyType({}),
) -> Iterator[Page]:
    """The pages of one issue: its articles, then its day.

    Args:
        entries: of one date, in reading order.
        articles: theirs, in the same order; None where their pages are made elsewhere.
        related: by id the articles that are related to them.
    """
    if articles is not None:
        for article, neighbours in zip(articles, neighbours_of(entries), strict=True):
            citing = kit.systems.of_articles.get(article.id, ())
            around = Surroundings(neighbours, citing, related.get(article.id))
            yield article_page(article, around, kit.vocabulary, kit.settings, kit.cite(article))
    yield from day_pages(entries[0].date, entries, lambda entry: coins(entry, kit.newspaper, kit.settings))


def neighbours_of(entries: Sequence[Entry]) -> Iterator[Neighbours]:
    """For each article of an issue the ones before and after it."""
    padded = [None, *entries, None]
    for index in range(len(entries)):
        yield Neighbours(padded[index], padded[index + 2])


def list_pages(
    catalogue: Catalogue, vocabulary: Vocabulary, systems: Systems, renderings: RenderingTable | None = None
) -> Iterator[Page]:
    """Every page that lists articles beyond one day, and those of systems and of terms."""
    if renderings:
        yield from terms_pages(renderings, catalogue, vocabulary)
    if systems:
        yield systems_page(systems, catalogue)
        yield from system_pages(systems, catalogue, vocabulary)
    yield from month_and_year_pages(catalogue)
    yield from term_pages(catalogue, vocabulary)
    yield from facet_pages(catalogue)
    yield timeline_page(catalogue)
    yield from report_pages(catalogue)
    yield worklist_page(catalogue)
