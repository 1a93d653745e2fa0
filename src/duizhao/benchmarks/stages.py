"""What each step costs for an article: processor time in one process, over made-up seeds."""

import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ParamSpec, TypeVar

from duizhao.align import align
from duizhao.apparatus import load_apparatus
from duizhao.audit import audited, comparable
from duizhao.benchmarks.synthetic import write_synthetic
from duizhao.citations import Citer
from duizhao.keywords import KeywordFinder
from duizhao.manifest import pins_of
from duizhao.pages import Neighbours, article_page
from duizhao.refreshing import found_renderings
from duizhao.related import RelatedFinder
from duizhao.renderings import EvenSample, Passage, passages_of
from duizhao.seeds import parse_seed
from duizhao.settings import Settings
from duizhao.store import Project, list_seeds, read_seed
from duizhao.tagging import Tagger, text_words
from duizhao.vocabulary import NAMES
from duizhao.works import Cataloguer

_P = ParamSpec("_P")
_T = TypeVar("_T")


_RELATED = "related articles, at refresh"


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
        write_synthetic(Path(temporary), articles, seed)
        paths = Project(Path(temporary), project / "corpus", Path(temporary))
        _walk(paths, clock)
    return [StageCost(name, 1000 * seconds / articles) for name, seconds in clock.seconds.items()]


def _walk(project: Project, clock: _Clock) -> None:
    settings = Settings(site_url="https://example.org/")
    apparatus = load_apparatus(project, settings)
    vocabulary, terms = apparatus.vocabulary, comparable(apparatus.vocabulary)
    tagger, keywords = Tagger(vocabulary), KeywordFinder(apparatus.statistics)
    cite = Citer(Cataloguer(vocabulary, apparatus.newspaper, settings), settings.citation_style)
    related = RelatedFinder({term.id for term in vocabulary if term.kind in NAMES})
    pairs = EvenSample[Passage]()
    for name in list_seeds(project.seeds):
        article = clock("parse", parse_seed, read_seed(project.seeds, name), name)
        en, zh = [each.text for each in article.en], [each.text for each in article.zh]
        article = replace(article, pairs=clock("align", align, en, zh, article.names))
        cuts = clock("cut into words", tagger.cut, article)
        tags = clock("tags", tagger.tags, article, cuts)
        article = replace(article, tags=tags, keywords=clock("keywords", keywords.keywords, text_words(cuts)))
        article = clock("audit", audited, article, apparatus.lengths, terms)
        cited = clock("cite", cite, article)
        clock("page", article_page, article, Neighbours(), vocabulary, settings, cited)
        clock("digests", pins_of, article)
        clock(_RELATED, related.add, article)
        for passage in passages_of(article):
            pairs.add(passage)
    clock(_RELATED, list, related.finish())
    clock("renderings of the vocabulary, at refresh", list, found_renderings(vocabulary, pairs.items))
