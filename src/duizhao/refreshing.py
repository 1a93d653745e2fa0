"""Renews the files that depend on the whole corpus, so that adding one seed changes nothing else."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from duizhao.apparatus import Apparatus, load_apparatus
from duizhao.audit import dump_lengths, measure_lengths
from duizhao.catalogue import Catalogue
from duizhao.errors import PartError
from duizhao.keywords import count_documents, dump_statistics
from duizhao.permanence import published_manifests
from duizhao.pipeline import read_corpus
from duizhao.related import AsOf, RelatedFinder, dump_related
from duizhao.renderings import (
    EvenSample,
    FromChinese,
    FromEnglish,
    Passage,
    RenderingFinder,
    Renderings,
    Side,
    dump_table,
    make_table,
    passages_of,
    stems_of,
)
from duizhao.segment import Segmenter
from duizhao.settings import Settings
from duizhao.store import Project, replace_related, write_if_changed
from duizhao.tagging import Tagger, chinese_words, text_words
from duizhao.vocabulary import NAMES, Vocabulary

_LEAST_PAIRS = 2
"""Pairs from which a rendering is more than a guess."""


def refresh(project: Project, settings: Settings) -> Catalogue:
    """Renew what depends on the whole corpus.

    That is word statistics, for keywords; lengths of translations, for the audit; and related
    articles and renderings of terms, which follow from the new keywords and from the pairs.

    Returns:
        The catalogue of the articles counted.

    Raises:
        PartError: the project has only a part of the seeds.
    """
    if project.is_part:
        raise PartError(
            "expected all seeds of the corpus, found part: true; run duizhao refresh where they are together"
        )
    apparatus = load_apparatus(project, settings, saved=False)
    tagger = Tagger(apparatus.vocabulary)
    corpus = read_corpus(project, apparatus, prune=False, published=partial(published_manifests, project))
    texts = (text_words(tagger.cut(article)) for article in corpus.articles(corpus.catalogue.entries))
    statistics = count_documents(texts)
    lengths = measure_lengths(corpus.articles(corpus.catalogue.entries))
    write_if_changed(project.statistics, dump_statistics(statistics).encode())
    write_if_changed(project.lengths, dump_lengths(lengths).encode())
    _renew_related(project, settings, replace(apparatus, statistics=statistics, lengths=lengths))
    return corpus.catalogue


def _renew_related(project: Project, settings: Settings, apparatus: Apparatus) -> None:
    """Read the corpus again, with the statistics as they are now, and find what is related, and how terms were rendered."""
    finder = RelatedFinder({term.id for term in apparatus.vocabulary if term.kind in NAMES})
    corpus = read_corpus(project, apparatus, prune=False, published=partial(published_manifests, project))
    pairs = EvenSample[Passage]()
    for article in corpus.articles(corpus.catalogue.entries):
        finder.add(article)
        for passage in passages_of(article):
            pairs.add(passage)
    as_of = AsOf(settings.version, len(corpus.catalogue.entries))
    replace_related(project, dump_related(finder.finish(), as_of))
    found = [*found_renderings(apparatus.vocabulary, pairs.items)]
    table = make_table(
        found,
        settings.version,
        as_of.articles,
        len(pairs.items),
        sampled=pairs.step > 1,
        withdrawn=corpus.permalinks.withdrawn,
    )
    write_if_changed(project.renderings, dump_table(table).encode())


def found_renderings(vocabulary: Vocabulary, pairs: Sequence[Passage]) -> Iterator[Renderings]:
    """The Chinese labels of the vocabulary with their renderings, then its English words, those of most pairs first."""
    chinese = [name for term in vocabulary for name in (term.label_zh, *term.other_zh)]
    forms = {stems_of(name): name for term in reversed(vocabulary.terms) for name in reversed(term.words_en)}
    english = [name for term in vocabulary for name in term.words_en if forms[stems_of(name)] == name]
    cut = Segmenter(chinese_words(vocabulary)).cuts
    asked: tuple[tuple[Side, list[str]], ...] = ((FromChinese(), chinese), (FromEnglish(cut), english))
    for side, names in asked:
        yield from sorted(_found(pairs, side, names), key=lambda each: (-each.passages, each.term))


def _found(pairs: Sequence[Passage], side: Side, names: Iterable[str]) -> list[Renderings]:
    """In a function of its own: two finders at a time would take too much memory."""
    finder = RenderingFinder(pairs, side)
    found = (finder.of(name) for name in dict.fromkeys(names) if name)
    return [each for each in found if each.passages >= _LEAST_PAIRS]
