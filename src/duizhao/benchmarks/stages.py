"""What each step costs for an article: processor time in one process, over made-up seeds."""

import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ParamSpec, TypeVar

from duizhao.align import align
from duizhao.apparatus import Apparatus, load_apparatus
from duizhao.audit import audited
from duizhao.benchmarks.synthetic import write_synthetic
from duizhao.catalogue import Catalogue, Entry, build_catalogue, make_entry
from duizhao.citations import Citer
from duizhao.keywords import KeywordFinder
from duizhao.manifest import pins_of
from duizhao.model import Article
from duizhao.pages import Kit, Mould, Page, issue_pages, list_pages, tokens
from duizhao.pipeline import Texts
from duizhao.pouring import poured
from duizhao.reading import CHUNK
from duizhao.refreshing import found_renderings
from duizhao.related import RelatedFinder
from duizhao.renderings import EvenSample, Passage, passages_of
from duizhao.search.building import build_search
from duizhao.seeds import parse_seed
from duizhao.settings import Settings
from duizhao.store import Project, SiteWriter, Spool, list_seeds, read_seed
from duizhao.systems import Systems
from duizhao.tagging import Tagger, text_words
from duizhao.vocabulary import NAMES, Vocabulary
from duizhao.works import Cataloguer, Cited

_P = ParamSpec("_P")
_T = TypeVar("_T")


_RELATED = "related articles, at refresh"
_PAGE = Mould("".join(tokens().values()), ())
_MOULDS = {"article": _PAGE, **{f"list{depth}": _PAGE for depth in range(4)}}
"""Without the theme around them: what that takes does not depend on articles."""


@dataclass(frozen=True, slots=True)
class _Site:
    """Where files are put, and what they are made with."""

    apparatus: Apparatus
    settings: Settings
    writer: SiteWriter


@dataclass(frozen=True, slots=True)
class StageCost:
    """One step: what it takes for an article, in milliseconds."""

    name: str
    milliseconds: float


class _Clock:
    """Adds up processor time by step."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)

    def __call__(self, step: str, work: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
        begun = time.process_time()
        done = work(*args, **kwargs)
        self.seconds[step] += time.process_time() - begun
        return done


def measure_stages(project: Path, articles: int, seed: int = 0) -> list[StageCost]:
    """Take made-up seeds through every step, one after another, with the apparatus of a project.

    Args:
        articles: how many seeds.
        seed: which made-up corpus.
    """
    clock = _Clock()
    with tempfile.TemporaryDirectory(prefix="duizhao-bench-") as temporary:
        folder = Path(temporary)
        write_synthetic(folder / "seeds", articles, seed)
        _walk(Project(folder / "seeds", project / "corpus", folder), folder, clock)
    return [StageCost(name, 1000 * seconds / articles) for name, seconds in clock.seconds.items()]


def _walk(project: Project, folder: Path, clock: _Clock) -> None:
    settings = Settings(site_url="https://example.org/")
    apparatus = load_apparatus(project, settings)
    articles = list(_read(project, apparatus, clock))
    spool = Spool(folder / "spool")
    catalogue = build_catalogue(_spooled(articles, spool, clock), [], {})
    writer = SiteWriter(str(folder / "site"), is_fresh=True)
    _say(catalogue, Texts(spool), _Site(apparatus, settings, writer), clock)
    _refresh(articles, apparatus.vocabulary, clock)


def _read(project: Project, apparatus: Apparatus, clock: _Clock) -> Iterator[Article]:
    tagger, keywords = Tagger(apparatus.vocabulary), KeywordFinder(apparatus.statistics)
    for name in list_seeds(project.seeds):
        article = clock("parse", parse_seed, read_seed(project.seeds, name), name)
        en, zh = [each.text for each in article.en], [each.text for each in article.zh]
        article = replace(article, pairs=clock("align", align, en, zh, article.names))
        cuts = clock("cut into words", tagger.cut, article)
        tags = clock("tags", tagger.tags, article, cuts)
        article = replace(article, tags=tags, keywords=clock("keywords", keywords.keywords, text_words(cuts)))
        yield clock("audit", audited, article, apparatus.lengths, apparatus.vocabulary)


def _spooled(articles: Sequence[Article], spool: Spool, clock: _Clock) -> Iterator[Entry]:
    for number, start in enumerate(range(0, len(articles), CHUNK)):
        chosen = articles[start : start + CHUNK]
        yield from map(make_entry, chosen, clock("spool, written", spool.write, number, chosen))


def _say(catalogue: Catalogue, texts: Texts, site: _Site, clock: _Clock) -> None:
    """Pages of articles and days, lists, and the index, as files."""
    vocabulary, newspaper = site.apparatus.vocabulary, site.apparatus.newspaper
    cite = Citer(Cataloguer(vocabulary, newspaper, site.settings), site.settings.citation_style)
    cited: dict[str, Cited] = {}
    kit = Kit(vocabulary, site.settings, newspaper, lambda article: cited[article.id])

    def put(pages: Iterable[Page]) -> None:
        for page in pages:
            data = clock("pages poured", poured, page, _MOULDS)
            clock("pages written", site.writer.put, page.address, data)

    for _, entries in catalogue.issues():
        articles = clock("spool, read", list, texts(entries))
        cited.update((article.id, clock("cite", cite, article)) for article in articles)
        put(clock("pages of articles and days", list, issue_pages(entries, articles, kit)))
        for article in articles:
            clock("digests", pins_of, article)
    put(clock("lists", list, list_pages(catalogue, vocabulary, Systems())))
    clock("index, with reading and writing", build_search, catalogue.entries, texts, site.writer.put)


def _refresh(articles: Iterable[Article], vocabulary: Vocabulary, clock: _Clock) -> None:
    related = RelatedFinder({term.id for term in vocabulary if term.kind in NAMES})
    pairs = EvenSample[Passage]()
    for article in articles:
        clock(_RELATED, related.add, article)
        for passage in passages_of(article):
            pairs.add(passage)
    clock(_RELATED, list, related.finish())
    clock("renderings of the vocabulary, at refresh", list, found_renderings(vocabulary, pairs.items))
