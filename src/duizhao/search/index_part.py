"""A part of a volume: neighbouring articles cut into tokens, with terms by numbers that mean something in the part alone.

It can be kept: of a volume in which one article changed, only that article's month is cut again.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

import numpy as np

from duizhao.model import Article
from duizhao.search.binary import Ints
from duizhao.search.index_gather import Numbers, Positions, SignNumbers, WordNumbers, widened
from duizhao.search.index_tokens import tokenize_units
from duizhao.search.signs import SignCollector
from duizhao.search.units import UNITS_BEFORE_TEXT, unit_texts

_BATCH = 128
"""Articles that are tokenised at a time: enough for vectors, few enough for the caches."""


@dataclass(slots=True)
class Sizes:
    """How long articles are, each list in reading order.

    Attributes:
        tokens: tokens of each article.
        zh, en: code points of each article by language, headline and byline included.
    """

    tokens: list[int] = field(default_factory=list)
    zh: list[int] = field(default_factory=list)
    en: list[int] = field(default_factory=list)

    def extend(self, further: "Sizes") -> None:
        """Add those of the articles that follow."""
        self.tokens += further.tokens
        self.zh += further.zh
        self.en += further.en

    def add(self, article: Article, texts: Sequence[str], tokens: int) -> None:
        """Add one article, its units as texts given."""
        zh = UNITS_BEFORE_TEXT + len(article.zh)
        self.tokens.append(tokens)
        self.zh.append(len(texts[0]) + len(texts[2]) + sum(map(len, texts[UNITS_BEFORE_TEXT:zh])))
        self.en.append(len(texts[1]) + len(texts[3]) + sum(map(len, texts[zh:])))


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """Tokens of one kind.

    Attributes:
        terms: the term of each, by number.
        positions: of each in its unit.
        counts: how many each unit has.
    """

    terms: Numbers
    positions: Positions
    counts: Positions


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """Neighbouring articles, cut into tokens.

    Attributes:
        words: by number, from 0.
        signs: their code points by number, from 1.
        of_words: the tokens that are words.
        of_signs: all others; their terms are pairs of signs, a number in each half of the bits.
        letters: all code points that stand in the texts, in order.
    """

    words: tuple[str, ...]
    signs: Ints
    of_words: Columns
    of_signs: Columns
    letters: Ints
    sizes: Sizes


_NONE = Columns(np.zeros(0, dtype=np.uint32), np.zeros(0, dtype=np.uint16), np.zeros(0, dtype=np.uint16))


def cut_articles(articles: Iterable[Article]) -> Part:
    """Cut articles, given in reading order, into tokens."""
    cutter = _Cutter()
    for batch in _batches(articles):
        cutter.add(batch)
    return cutter.part()


class _Cutter:
    """Takes articles in order, and gives a part."""

    def __init__(self) -> None:
        self._words, self._signs = WordNumbers(), SignNumbers()
        self._letters, self._sizes = SignCollector(), Sizes()
        self._of_words: list[Columns] = []
        self._of_signs: list[Columns] = []

    def add(self, articles: Sequence[Article]) -> None:
        texts = [unit_texts(article) for article in articles]
        together = [text for several in texts for text in several]
        self._letters.add(together)
        counts = self._add_units(together).tolist()
        start = 0
        for article, several in zip(articles, texts, strict=True):
            end = start + len(several)
            self._sizes.add(article, several, sum(counts[start:end]))
            start = end

    def _add_units(self, texts: Sequence[str]) -> Ints:
        """Add units; returns the number of tokens of each."""
        batch = tokenize_units(texts)
        numbers = map(self._words.__getitem__, batch.words)
        words = np.fromiter(numbers, dtype=np.uint32, count=len(batch.words))
        before = np.concatenate(([0], np.cumsum(batch.is_word)))
        word_counts = np.diff(before[np.cumsum(batch.counts)], prepend=0)
        pairs = self._signs.pairs(batch.pairs)
        self._of_words.append(Columns(words, _small(batch.positions[batch.is_word]), _small(word_counts)))
        sign_counts = _small(batch.counts - word_counts)
        self._of_signs.append(Columns(pairs, _small(batch.positions[~batch.is_word]), sign_counts))
        return batch.counts

    def part(self) -> Part:
        words, signs = _joined(self._of_words), _joined(self._of_signs)
        words = replace(words, terms=_small(words.terms))
        return Part(tuple(self._words), self._signs.codes, words, signs, self._letters.seen, self._sizes)


def _joined(batches: Sequence[Columns]) -> Columns:
    """All in one; pairs are as wide as the widest."""
    widest = max(batches, key=lambda batch: batch.terms.itemsize, default=_NONE).terms.dtype
    terms = [batch.terms if batch.terms.dtype == widest else widened(batch.terms) for batch in batches]
    return Columns(
        np.concatenate(terms or [_NONE.terms]),
        np.concatenate([_NONE.positions, *(batch.positions for batch in batches)]),
        np.concatenate([_NONE.counts, *(batch.counts for batch in batches)]),
    )


def _small(numbers: Ints | Numbers) -> Positions:
    return numbers.astype(np.uint16 if int(numbers.max(initial=0)) < 1 << 16 else np.uint32)


def _batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    source = iter(articles)
    while batch := list(islice(source, _BATCH)):
        yield batch
