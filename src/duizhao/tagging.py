"""Tags: which terms of the vocabulary an article speaks of, and where.

*Chinese*: a word counts where it begins and ends between two words of the segmentation, whose user words the
vocabulary's own words are. *English*: whole words, the last one in its regular inflections; letter case is free for
topics, campaigns and genres, while names keep the capitals that the vocabulary gives them.

A word inside a longer one of the vocabulary counts too (Shanghai in *Shanghai State-Owned Cotton Mill No. 2*), unless
the longer one says it already: it is the same term's, or that of a term below it. Inside such a longer Chinese word the
boundaries are those of the general dictionary. Words that merely overlap both count.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from duizhao.ids import Lang
from duizhao.model import Article, Tag
from duizhao.segment import Segmenter, english_words, han_only, inflections
from duizhao.vocabulary import Kind, Term, Vocabulary

_NAMES: frozenset[Kind] = frozenset({"place", "organisation", "person"})
_LINE_MARK = "|"
"""Stands between the lines of a headline, so that no match runs over them."""

_Span = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Cut:
    """One stretch of an article cut into Chinese words.

    Attributes:
        anchor: `headline-zh`, `byline-zh` or a paragraph, `zh3`.
        words: its words in order; joined they are the text again.
    """

    anchor: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Phrase:
    """One way to write an English calling word: which of its words must begin with a capital, and for which term."""

    capitals: tuple[int, ...]
    term: str


class Tagger:
    """Finds the terms of a vocabulary in articles.

    Args:
        vocabulary: the terms.
        segmenter: cuts Chinese; by default one that knows the vocabulary's words.
    """

    def __init__(self, vocabulary: Vocabulary, segmenter: Segmenter | None = None) -> None:
        self._vocabulary = vocabulary
        self.segmenter = segmenter or Segmenter(chinese_words(vocabulary))
        self._order = {term.id: place for place, term in enumerate(vocabulary.terms)}
        self._covered = {term.id: vocabulary.above(term.id) | {term.id} for term in vocabulary.terms}
        self._zh, self._zh_lengths = _chinese_index(vocabulary)
        self._en, self._en_lengths = _english_index(vocabulary)
        # Where the general dictionary would cut a user word: offsets strictly inside it.
        self._inside = {word: _inner_ends(cut) for word, cut in self.segmenter.inner_cuts.items() if len(cut) > 1}

    def cut(self, article: Article) -> tuple[Cut, ...]:
        """Cut an article's Chinese once, for tags and keywords: headline, byline, paragraphs."""
        return tuple(
            Cut(anchor, tuple(self.segmenter.cuts(text))) for anchor, text in _texts(article, "zh") if text.strip()
        )

    def tags(self, article: Article, cuts: Iterable[Cut] | None = None) -> tuple[Tag, ...]:
        """The tags of an article, in the vocabulary's order.

        Args:
            article: the article.
            cuts: its Chinese as `cut` gave it, where that is at hand.
        """
        found: dict[str, list[str]] = {}
        for anchor, text in _texts(article, "en"):
            _note(found, anchor, self._named(self._english_spans(english_words(text))))
        for cut in self.cut(article) if cuts is None else cuts:
            _note(found, cut.anchor, self._named(self._chinese_spans(cut.words)))
        return tuple(Tag(term, _reading_order(found[term])) for term in sorted(found, key=self._order.__getitem__))

    def _chinese_spans(self, words: tuple[str, ...]) -> list[_Span]:
        text = "".join(words)
        places = self._boundaries(words)
        ends = frozenset(places)
        lengths = self._zh_lengths
        return [
            (start, start + length, term)
            for start in places[:-1]
            if text[start] in lengths
            for length in lengths[text[start]]
            if start + length in ends
            for term in self._zh.get(text[start : start + length], ())
        ]

    def _boundaries(self, words: Iterable[str]) -> list[int]:
        places, place, inside = [0], 0, self._inside
        for word in words:
            if word in inside:
                places.extend([place + offset for offset in inside[word]])
            place += len(word)
            places.append(place)
        return places

    def _english_spans(self, words: list[str]) -> list[_Span]:
        lower = "\n".join(words).lower().split("\n")
        lengths = self._en_lengths
        return [
            (start, start + length, phrase.term)
            for start, first in enumerate(lower)
            if first in lengths
            for length in lengths[first]
            for phrase in self._en.get(tuple(lower[start : start + length]), ())
            if all(words[start + offset][0].isupper() for offset in phrase.capitals)
        ]

    def _named(self, spans: list[_Span]) -> Iterator[str]:
        """The terms of those spans that no longer span makes redundant."""
        around: list[_Span] = []
        for span in sorted(spans, key=lambda span: (span[0], -span[1])):
            start, end, term = span
            around = [outer for outer in around if outer[1] > start]
            if not any(
                end <= outer[1] and (start, end) != outer[:2] and term in self._covered[outer[2]] for outer in around
            ):
                yield term
            around.append(span)


def chinese_words(vocabulary: Vocabulary) -> tuple[str, ...]:
    """All Chinese words that call for a term: the user words of the segmenter."""
    return tuple(dict.fromkeys(word for term in vocabulary.terms for word in term.words_zh))


def text_words(cuts: Iterable[Cut]) -> list[str]:
    """The Chinese words of headline and paragraphs, in order: what keywords are counted over."""
    return [word for cut in cuts if cut.anchor != "byline-zh" for word in han_only(cut.words)]


def _texts(article: Article, lang: Lang) -> Iterator[tuple[str, str]]:
    headline, byline, paragraphs = (
        (article.headline_en, article.byline.en, article.en)
        if lang == "en"
        else (article.headline_zh, article.byline.zh, article.zh)
    )
    yield f"headline-{lang}", _LINE_MARK.join(line.text for line in headline.lines)
    yield f"byline-{lang}", byline
    for paragraph in paragraphs:
        yield paragraph.anchor, paragraph.text


def _note(found: dict[str, list[str]], anchor: str, terms: Iterable[str]) -> None:
    for term in terms:
        anchors = found.setdefault(term, [])
        if not anchors or anchors[-1] != anchor:
            anchors.append(anchor)


def _reading_order(anchors: list[str]) -> tuple[str, ...]:
    """Headlines, bylines, then paragraphs; English before Chinese, as they were found."""
    ranks = {"headline": 0, "byline": 1}
    return tuple(sorted(anchors, key=lambda anchor: ranks.get(anchor.partition("-")[0], 2)))


def _inner_ends(cut: tuple[str, ...]) -> tuple[int, ...]:
    ends, place = [], 0
    for word in cut[:-1]:
        place += len(word)
        ends.append(place)
    return tuple(ends)


def _lengths(keys: Iterable[tuple[str, int]]) -> dict[str, tuple[int, ...]]:
    lengths: dict[str, set[int]] = {}
    for first, length in keys:
        lengths.setdefault(first, set()).add(length)
    return {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}


def _chinese_index(vocabulary: Vocabulary) -> tuple[Mapping[str, list[str]], Mapping[str, tuple[int, ...]]]:
    index: dict[str, list[str]] = {}
    for term in vocabulary.terms:
        for word in term.words_zh:
            index.setdefault(word, []).append(term.id)
    return index, _lengths((word[0], len(word)) for word in index)


def _english_index(
    vocabulary: Vocabulary,
) -> tuple[Mapping[tuple[str, ...], list[_Phrase]], Mapping[str, tuple[int, ...]]]:
    index: dict[tuple[str, ...], list[_Phrase]] = {}
    for term in vocabulary.terms:
        for words, phrase in _phrases(term):
            known = index.setdefault(words, [])
            if phrase not in known:
                known.append(phrase)
    return index, _lengths((words[0], len(words)) for words in index)


def _phrases(term: Term) -> Iterator[tuple[tuple[str, ...], _Phrase]]:
    for calling in term.words_en:
        *before, last = english_words(calling)
        named = term.kind in _NAMES
        capitals = tuple(place for place, word in enumerate([*before, last]) if named and word[0].isupper())
        for form in inflections(last, verbal=last[0].islower()):
            yield tuple(word.lower() for word in (*before, form)), _Phrase(capitals, term.id)
