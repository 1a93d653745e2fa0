"""Finding what articles share: terms, names and words by how rare they are (idf), and passages."""

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from heapq import nsmallest
from math import log
from typing import Literal

from duizhao.folding import simplified
from duizhao.model import Article
from duizhao.related._passages import PassageCollector

MOST_RELATED = 5
"""Articles that one is said to be related to, at most."""
_MOST_ARTICLES = 100
"""Articles beyond which a feature says nothing of two of them; bounds the work: each article is compared with few."""
_MOST_FEATURES = 16
_MOST_REASONS = 3
_NAMED = 1.5
_SHARE = 0.5
"""Of the logarithm of the number of articles: what two must share at least."""

ReasonKind = Literal["term", "name", "word", "passage"]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two articles are related.

    Attributes:
        words: id of a term; a name or a word in Chinese; of a passage nothing.
        anchor: of a passage, its paragraph in the other article.
    """

    kind: ReasonKind
    words: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Related:
    """An article that another one is related to, and why; the weightiest reason first."""

    id: str
    reasons: tuple[Reason, ...]


Feature = tuple[ReasonKind, str]


@dataclass(slots=True)
class RelatedFinder:
    """Takes the articles of a corpus one after another, and gives for each those that are related to it.

    Attributes:
        named: ids of the terms that name somebody, something or some place: they weigh more than topics.
    """

    named: Collection[str] = frozenset()
    _ids: list[str] = field(default_factory=list)
    _features: list[tuple[Feature, ...]] = field(default_factory=list)
    _postings: dict[Feature, "array[int]"] = field(default_factory=lambda: defaultdict(lambda: array("I")))
    _passages: PassageCollector = field(default_factory=PassageCollector)

    def add(self, article: Article) -> None:
        """Take an article."""
        number = len(self._ids)
        self._ids.append(article.id)
        self._features.append(features_of(article))
        for feature in self._features[-1]:
            self._postings[feature].append(number)
        self._passages.add(number, article)

    def finish(self) -> Iterator[tuple[str, tuple[Related, ...]]]:
        """For each article that has any, those that are related to it, the nearest first."""
        passages: dict[int, list[tuple[int, Reason]]] = defaultdict(list)
        for one, other, in_one, in_other in self._passages.shared():
            passages[one].append((other, Reason("passage", "", f"zh{in_other}")))
            passages[other].append((one, Reason("passage", "", f"zh{in_one}")))
        for number, article_id in enumerate(self._ids):
            related = self._related(number, passages.get(number, []))
            if related:
                yield article_id, related

    def _related(self, number: int, passages: list[tuple[int, Reason]]) -> tuple[Related, ...]:
        scores: dict[int, float] = defaultdict(float)
        reasons: dict[int, list[tuple[float, Reason]]] = defaultdict(list)
        for rarity, feature in self._rarest(number):
            for other in self._postings[feature]:
                if other != number:
                    scores[other] += rarity
                    reasons[other].append((-rarity, Reason(*feature)))
        least = _SHARE * log(max(2, len(self._ids)))
        near = {other for other, score in scores.items() if score >= least}
        for other, reason in passages:
            near.add(other)
            scores[other] += log(len(self._ids) + 1)
            reasons[other].append((-scores[other], reason))
        best = nsmallest(MOST_RELATED, near, key=lambda other: (-scores[other], self._ids[other]))
        return tuple(Related(self._ids[other], _weightiest(reasons[other])) for other in best)

    def _rarest(self, number: int) -> list[tuple[float, Feature]]:
        """The features of an article that few others share, with their idf."""
        total = len(self._ids)
        counted = [(len(self._postings[feature]), feature) for feature in self._features[number]]
        kept = sorted((count, feature) for count, feature in counted if 1 < count <= _MOST_ARTICLES and count < total)
        return [(log(total / count) * self._weight(feature), feature) for count, feature in kept[:_MOST_FEATURES]]

    def _weight(self, feature: Feature) -> float:
        kind, words = feature
        return _NAMED if kind == "name" or (kind == "term" and words in self.named) else 1.0


def features_of(article: Article) -> tuple[Feature, ...]:
    """What an article may share: its terms, the names in the translator's list, its keywords."""
    found: list[Feature] = [("term", tag.term) for tag in article.tags]
    found += [("name", name.zh) for name in article.names if name.zh]
    found += [("word", simplified(word)) for word in article.keywords]
    return tuple(dict.fromkeys(found))


def _weightiest(reasons: list[tuple[float, Reason]]) -> tuple[Reason, ...]:
    ranked = sorted(reasons, key=lambda pair: (pair[0], pair[1].kind, pair[1].words))
    return tuple(reason for _, reason in ranked[:_MOST_REASONS])
