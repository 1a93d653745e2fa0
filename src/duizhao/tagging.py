"""Tags: which terms of the vocabulary an article speaks of, and where.

*Chinese*, in simplified characters: a word counts where it begins and ends between two words of the segmentation, whose user words the
vocabulary's own words are. *English*: whole words, the last one in its regular inflections; letter case is free for
topics, campaigns and genres, while names keep the capitals that the vocabulary gives them.

A word inside a longer one of the vocabulary counts too (Shanghai in *Shanghai State-Owned Cotton Mill No. 2*), unless
the longer one says it already: it is the same term's, or that of a term below it. Inside such a longer Chinese word the
boundaries are those of the general dictionary. Words that merely overlap both count. A name of a person, place, body or
campaign counts too where a longer word of the dictionary begins or ends with it: 河北 in 河北省委.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import compress, count
from typing import TypeVar

from duizhao.compounds import Compounds
from duizhao.folding import simplified
from duizhao.ids import Lang
from duizhao.model import Article, Tag
from duizhao.segment import Segmenter, ascii_runs, english_words, han_only, inflections
from duizhao.vocabulary import AUTHORITIES, NAMES, Term, Vocabulary

_LINE_MARK = "|"
"""Stands between the lines of a headline, so that no match runs over them."""

_Span = tuple[int, int, str]
_Call = TypeVar("_Call")


@dataclass(frozen=True, slots=True)
class Cut:
    """One stretch of an article cut into Chinese words.

    Attributes:
        anchor: `headline-zh`, `byline-zh` or a paragraph, `zh3`.
        words: its words in order; joined they are the text again, in simplified characters.
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
        self._zh = _chinese_index(vocabulary)
        self._en, self._en_runs = _english_index(vocabulary)
        names = {simplified(word) for term in vocabulary.terms if term.kind in AUTHORITIES for word in term.words_zh}
        self._compounds = Compounds(names, self._zh, self.segmenter.cuts)
        self._inner = {word: cut for word, cut in self.segmenter.inner_cuts.items() if len(cut) > 1}

    def cut(self, article: Article) -> tuple[Cut, ...]:
        """Cut an article's Chinese once, for tags and keywords: headline, byline, paragraphs."""
        return tuple(
            Cut(anchor, tuple(self.segmenter.cuts(simplified(text))))
            for anchor, text in _texts(article, "zh")
            if text.strip()
        )

    def tags(self, article: Article, cuts: Iterable[Cut] | None = None) -> tuple[Tag, ...]:
        """The tags of an article, in the vocabulary's order.

        Args:
            article: the article.
            cuts: its Chinese as `cut` gave it, where that is at hand.
        """
        found: dict[str, list[str]] = {}
        for anchor, text in _texts(article, "en"):
            if spans := self._english_spans(text):
                _note(found, anchor, self._named(spans))
        cuts = list(self.cut(article) if cuts is None else cuts)
        opened = self._opened(set().union(*[cut.words for cut in cuts]))
        for cut in cuts:
            words = [part for word in cut.words for part in opened.get(word, (word,))] if opened else cut.words
            if spans := list(_found(self._zh, words, "")):
                _note(found, cut.anchor, self._named(spans))
        return tuple(Tag(term, _reading_order(found[term])) for term in sorted(found, key=self._order.__getitem__))

    def _opened(self, words: AbstractSet[str]) -> Mapping[str, Sequence[str]]:
        """Those of some words that are looked into, with their parts: compounds of names, and longer words of the vocabulary."""
        inner = self._inner
        compounds = {
            word: [part for piece in pieces for part in inner.get(piece, (piece,))]
            for word, pieces in self._compounds.among(words).items()
        }
        return {word: inner[word] for word in inner.keys() & words} | compounds

    def _english_spans(self, text: str) -> list[_Span]:
        if not self._may_be_called_in(text):
            return []
        words = english_words(text)
        return [
            (start, end, phrase.term)
            for start, end, phrase in _found(self._en, "\n".join(words).lower().split("\n"), " ")
            if all(words[start + offset][0].isupper() for offset in phrase.capitals)
        ]

    def _may_be_called_in(self, text: str) -> bool:
        """Whether an English text holds the two longest runs of letters of any phrase: most that do hold the phrase."""
        known, runs = self._en_runs, [b"", *ascii_runs(text)]
        return any(not known[run].isdisjoint(runs) for run in set(filter(known.__contains__, runs)))

    def _named(self, spans: list[_Span]) -> Iterator[str]:
        """The terms of those spans that no longer span makes redundant."""
        around: list[_Span] = []
        for span in sorted(spans, key=lambda span: (span[0], -span[1])):
            start, end, term = span
            around = [outer for outer in around if outer[1] > start]
            if not around or not any(
                end <= outer[1] and (start, end) != outer[:2] and term in self._covered[outer[2]] for outer in around
            ):
                yield term
            around.append(span)


def chinese_words(vocabulary: Vocabulary) -> tuple[str, ...]:
    """All Chinese words that call for a term: the user words of the segmenter."""
    return tuple(dict.fromkeys(simplified(word) for term in vocabulary.terms for word in term.words_zh))


def text_words(cuts: Iterable[Cut]) -> list[str]:
    """The Chinese words of headline and paragraphs that are longer than a character: what keywords are counted over."""
    return han_only(word for cut in cuts if cut.anchor != "byline-zh" for word in cut.words if len(word) > 1)


def as_in_text(words: Sequence[str], article: Article, cuts: Iterable[Cut]) -> tuple[str, ...]:
    """Words of an article's cuts as its text has them, in traditional characters if it is written so."""
    texts, found = dict(_texts(article, "zh")), dict.fromkeys(words, "")
    whole = "\n".join(texts.values())
    if all(word in whole for word in words):
        return tuple(words)
    for cut in cuts:
        text, at = texts[cut.anchor], 0
        for word in cut.words:
            if found.get(word) == "":
                found[word] = text[at : at + len(word)]
            at += len(word)
    return tuple(found[word] or word for word in words)


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


def _found(index: Mapping[str, Sequence[_Call]], words: Sequence[str], glue: str) -> Iterator[tuple[int, int, _Call]]:
    """What an index names that begins and ends between two of the words, with its first word and the one behind it."""
    for start in compress(count(), map(index.__contains__, words)):
        text, end = words[start], start
        while text in index:
            end += 1
            for call in index[text]:
                yield start, end, call
            if end == len(words):
                break
            text += glue + words[end]


def _enter(index: dict[str, list[_Call]], words: Sequence[str], glue: str, call: _Call) -> None:
    """Put what some words call for into an index; what they only begin with is in it too, and calls for nothing."""
    for end in range(1, len(words) + 1):
        calls = index.setdefault(glue.join(words[:end]), [])
    if call not in calls:
        calls.append(call)


def _chinese_index(vocabulary: Vocabulary) -> Mapping[str, Sequence[str]]:
    index: dict[str, list[str]] = {}
    for term in vocabulary.terms:
        for word in term.words_zh:
            _enter(index, simplified(word), "", term.id)
    return index


def _english_index(vocabulary: Vocabulary) -> tuple[Mapping[str, Sequence[_Phrase]], Mapping[bytes, set[bytes]]]:
    """The phrases by their words, and the second longest runs of letters of phrases by their longest ones."""
    index: dict[str, list[_Phrase]] = {}
    runs: dict[bytes, set[bytes]] = {}
    for term in vocabulary.terms:
        for words, phrase in _phrases(term):
            _enter(index, words, " ", phrase)
            longest, second, *_ = (*sorted(set(ascii_runs(" ".join(words))), key=len, reverse=True), b"", b"")
            runs.setdefault(longest, set()).add(second)
    return index, runs


def _phrases(term: Term) -> Iterator[tuple[tuple[str, ...], _Phrase]]:
    for calling in term.words_en:
        *before, last = english_words(calling)
        named = term.kind in NAMES
        capitals = tuple(place for place, word in enumerate([*before, last]) if named and word[0].isupper())
        for form in inflections(last, verbal=last[0].islower()):
            yield tuple(word.lower() for word in (*before, form)), _Phrase(capitals, term.id)
