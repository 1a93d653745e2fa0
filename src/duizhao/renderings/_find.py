"""Finds renderings of terms over the same pairs, or of one term over a stream of them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from duizhao.renderings._cover import Elsewhere, Holding, cover
from duizhao.renderings._phrases import Phrase
from duizhao.renderings._sample import MOST_PAIRS, EvenSample
from duizhao.renderings._sides import FromChinese, Side
from duizhao.renderings._values import Passage, Renderings

_MOST = 8
"""Renderings that are told."""


@dataclass(frozen=True, slots=True)
class _Read:
    """A passage with what terms are looked for in, the phrases of its other side, and their keys."""

    passage: Passage
    searched: str
    phrases: tuple[Phrase, ...]
    keys: frozenset[tuple[str, ...]]


class RenderingFinder:
    """Finds how terms were rendered, over the same pairs.

    Args:
        corpus: all pairs, or a fair sample; their phrases are kept in memory, 50 to 85 KB for each.
        side: which language terms are in.
        weight: for how many pairs each of those without the term stands, where those with it stand for one.
    """

    def __init__(self, corpus: Iterable[Passage], side: Side | None = None, weight: float = 1.0) -> None:
        self._side: Side = side or FromChinese()
        self._read = [self._reading(passage) for passage in corpus]
        self._weight = weight

    def __len__(self) -> int:
        return len(self._read)

    def of(self, term: str, most: int = _MOST) -> Renderings:
        """How a term was rendered, by greedy cover: the phrase most associated with it, then that of the passages left, and so on."""
        needle = self._side.needle(term)
        holding = [each for each in self._read if needle in each.searched]
        wanted = set().union(*[each.keys for each in holding])
        elsewhere: Counter[tuple[str, ...]] = Counter()
        for each in self._read:
            if needle not in each.searched:
                elsewhere.update(each.keys & wanted)
        others = round((len(self._read) - len(holding)) * self._weight)
        if self._weight != 1:
            elsewhere = Counter({key: round(count * self._weight) for key, count in elsewhere.items()})
        listed = [Holding(each.passage, each.phrases, each.keys, _places(needle, each.searched)) for each in holding]
        return cover(term, self._side, listed, Elsewhere(others, elsewhere), most)

    def _reading(self, passage: Passage) -> _Read:
        found = tuple(self._side.phrases(passage))
        return _Read(passage, self._side.searched(passage), found, frozenset(phrase.key for phrase in found))


def find_renderings(
    term: str, corpus: Iterable[Passage], side: Side | None = None, most: int = MOST_PAIRS
) -> Renderings:
    """How one term was rendered; see `RenderingFinder`.

    Args:
        corpus: all pairs; gone through once, and not kept.
        most: pairs that are looked at of those with the term, and of those without; evenly chosen where there are more.
    """
    asked: Side = side or FromChinese()
    needle = asked.needle(term)
    holding, others = EvenSample[Passage](most), EvenSample[Passage](most)
    for passage in corpus:
        (holding if needle in asked.searched(passage) else others).add(passage)
    return RenderingFinder([*holding.items, *others.items], asked, others.step / holding.step).of(term)


def _places(needle: str, text: str) -> list[float]:
    """Where a term stands in a text, as shares of its length."""
    found, at = [], text.find(needle)
    while at >= 0:
        found.append(at / max(1, len(text)))
        at = text.find(needle, at + 1)
    return found
