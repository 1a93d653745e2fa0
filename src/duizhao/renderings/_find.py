"""Renderings by log-likelihood (Dunning, 1993, *Accurate Methods for the Statistics of Surprise and Coincidence*)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log

from duizhao.renderings._phrases import Phrase, phrases
from duizhao.renderings._sample import MOST_PAIRS, EvenSample

_MOST = 8
"""Renderings that are told."""
_NEAR = 6.0
"""What it is worth that a phrase stands at the same share of its text as the term of its own; an unlikely place costs as much."""
_LONG = 0.6
"""Words of English for a Chinese sign, about."""
_PER_WORD = 1.0
"""What each word more or less than that costs."""
_NEARLY_ALL = 0.9
_LEAST_SHARE = 0.5
"""Of the passages with a phrase, how many have the term as well, at least: else the phrase says something else."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A pair of texts that answer each other, and where they stand."""

    zh: str
    en: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Rendering:
    """What a term became.

    Attributes:
        words: the phrase that is associated with the term, in the form that is most frequent; a longer one that nearly always
            holds it takes its place.
        forms: the longest phrases around it that the corpus uses again, with their counts.
        passages: places where it stands for the term.
        score: of the first step; comparable within one term only.
    """

    words: str
    forms: tuple[tuple[str, int], ...]
    passages: tuple[str, ...]
    score: float

    @property
    def count(self) -> int:
        """In how many passages."""
        return len(self.passages)


@dataclass(frozen=True, slots=True)
class Renderings:
    """How a term was rendered.

    Attributes:
        passages: how many hold the term.
        unexplained: places of those in which no rendering was found.
    """

    term: str
    passages: int
    found: tuple[Rendering, ...]
    unexplained: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Read:
    """A passage with the phrases of its English, and their keys."""

    passage: Passage
    phrases: tuple[Phrase, ...]
    keys: frozenset[tuple[str, ...]]


class RenderingFinder:
    """Finds how terms were rendered, over the same pairs.

    Args:
        corpus: all pairs, or a fair sample; their phrases are kept in memory, some 40 KB for each.
        weight: for how many pairs each of those without the term stands, where those with it stand for one.
    """

    def __init__(self, corpus: Iterable[Passage], weight: float = 1.0) -> None:
        self._read = [_read(passage) for passage in corpus]
        self._weight = weight

    def __len__(self) -> int:
        return len(self._read)

    def of(self, term: str, most: int = _MOST) -> Renderings:
        """How a term was rendered, by greedy cover: the phrase most associated with it, then that of the passages left, and so on."""
        holding = [each for each in self._read if term in each.passage.zh]
        wanted = set().union(*[each.keys for each in holding])
        elsewhere: Counter[tuple[str, ...]] = Counter()
        for each in self._read:
            if term not in each.passage.zh:
                elsewhere.update(each.keys & wanted)
        others = round((len(self._read) - len(holding)) * self._weight)
        if self._weight != 1:
            elsewhere = Counter({key: round(count * self._weight) for key, count in elsewhere.items()})
        listed = [(each.passage, each.phrases, _places(term, each.passage.zh)) for each in holding]
        return _cover(term, listed, elsewhere, others, most)


def _read(passage: Passage) -> _Read:
    found = tuple(phrases(passage.en))
    return _Read(passage, found, frozenset(phrase.key for phrase in found))


def find_renderings(term: str, corpus: Iterable[Passage], most: int = MOST_PAIRS) -> Renderings:
    """How one term was rendered; see `RenderingFinder`.

    Args:
        corpus: all pairs; gone through once, and not kept.
        most: pairs that are looked at of those with the term, and of those without; evenly chosen where there are more.
    """
    holding, others = EvenSample[Passage](most), EvenSample[Passage](most)
    for passage in corpus:
        (holding if term in passage.zh else others).add(passage)
    return RenderingFinder([*holding.items, *others.items], others.step / holding.step).of(term)


_Holding = Sequence[tuple[Passage, Sequence[Phrase], list[float]]]


def _forms(cores: Sequence[Phrase], around: Sequence[Phrase]) -> tuple[str, tuple[tuple[str, int], ...]]:
    """What to call a rendering, and the phrases around it with their counts.

    Where one longer phrase stands nearly always, it is the rendering: *trade union*, if every *trade* is one.
    """
    forms = Counter(phrase.words for phrase in around)
    keys = Counter(phrase.key for phrase in around)
    key, count = max(keys.items(), key=lambda pair: (pair[1], len(pair[0]), pair[0]))
    named = [phrase for phrase in around if phrase.key == key] if count >= _NEARLY_ALL * len(around) else cores
    words = Counter(phrase.words for phrase in named)
    return min(words, key=lambda form: (-words[form], form)), tuple(
        sorted(forms.items(), key=lambda pair: (-pair[1], pair[0]))
    )


def _is_evident(key: tuple[str, ...], left: Sequence[Sequence[Phrase]], stems: set[str]) -> bool:
    """Whether a further rendering is more than a guess: it comes twice, or has a word of one that was found."""
    return bool(stems & set(key)) or sum(any(phrase.key == key for phrase in listed) for listed in left) > 1


def _longest(
    core: Phrase, listed: Sequence[Phrase], known: Counter[tuple[str, ...]], elsewhere: Counter[tuple[str, ...]]
) -> Phrase:
    """The longest phrase around another one that the corpus uses again: *relationship between the Party and the masses*."""
    best = core
    for phrase in listed:
        if len(phrase.key) > len(best.key) and known[phrase.key] + elsewhere[phrase.key] > 1 and _holds(phrase, core):
            best = phrase
    return best


def _holds(phrase: Phrase, core: Phrase) -> bool:
    """Whether a phrase has another one in it, at the same place."""
    size = len(core.key)
    within = any(phrase.key[at : at + size] == core.key for at in range(len(phrase.key) - size + 1))
    return within and phrase.place <= core.place <= phrase.end


def _cover(term: str, holding: _Holding, elsewhere: Counter[tuple[str, ...]], others: int, most: int) -> Renderings:
    left = list(range(len(holding)))
    known = Counter(key for _, listed, _ in holding for key in {phrase.key for phrase in listed})
    found: list[Rendering] = []
    stems: set[str] = set()
    while left and len(found) < most:
        best = _best(term, [holding[index] for index in left], elsewhere, others)
        if best is None or (found and not _is_evident(best[0], [holding[index][1] for index in left], stems)):
            break
        key, score = best
        stems |= set(key)
        cores, around, covered = [], [], []
        for index in left:
            here = [phrase for phrase in holding[index][1] if phrase.key == key]
            if here:
                cores.append(here[0])
                around.append(_longest(here[0], holding[index][1], known, elsewhere))
                covered.append(index)
        left = sorted(set(left) - set(covered))
        words, ranked = _forms(cores, around)
        places = tuple(holding[index][0].place for index in covered)
        found.append(Rendering(words, ranked, places, round(score, 2)))
    found.sort(key=lambda rendering: (-rendering.count, -rendering.score))
    return Renderings(term, len(holding), tuple(found), tuple(holding[index][0].place for index in left))


def _best(
    term: str, holding: _Holding, elsewhere: Counter[tuple[str, ...]], others: int
) -> tuple[tuple[str, ...], float] | None:
    counts: Counter[tuple[str, ...]] = Counter()
    nearness: dict[tuple[str, ...], float] = defaultdict(float)
    for _, found, places in holding:
        near: dict[tuple[str, ...], float] = {}
        for phrase in found:
            distance = min(abs(phrase.place - place) for place in places)
            near[phrase.key] = max(near.get(phrase.key, -1.0), 1 - 4 * distance)
        counts.update(near.keys())
        for key, value in near.items():
            nearness[key] += max(-1.0, value)
    total = len(holding)
    best: tuple[float, tuple[str, ...]] | None = None
    for key, count in counts.items():
        if count < _LEAST_SHARE * (count + elsewhere[key]):
            continue
        score = _likelihood(count, total, elsewhere[key], others)
        score += _NEAR * nearness[key] / count - _PER_WORD * abs(len(key) - _LONG * len(term))
        if best is None or (score, key) > best:
            best = (score, key)
    return (best[1], best[0]) if best and best[0] > 0 else None


def _likelihood(here: int, total: int, there: int, others: int) -> float:
    """G² of a phrase that stands in so many of the passages with the term, and of those without."""
    rows = ((here, there), (total - here, others - there))
    everything = total + others
    score = 0.0
    for row in rows:
        for column, observed in enumerate(row):
            expected = sum(row) * (total, others)[column] / everything
            if observed:
                score += observed * log(observed / expected)
    return 2 * score


def _places(term: str, text: str) -> list[float]:
    """Where a term stands in a text, as shares of its length."""
    found, at = [], text.find(term)
    while at >= 0:
        found.append(at / max(1, len(text)))
        at = text.find(term, at + 1)
    return found
