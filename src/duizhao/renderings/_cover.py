"""Greedy cover by log-likelihood (Dunning, 1993, *Accurate Methods for the Statistics of Surprise and Coincidence*)."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

from duizhao.renderings._phrases import Phrase
from duizhao.renderings._sides import Side
from duizhao.renderings._values import Passage, Rendering, Renderings

_NEAR = 6.0
"""What it is worth that a phrase stands at the same share of its text as the term of its own; an unlikely place costs as much."""
_NEARLY_ALL = 0.9
_LEAST_SHARE = 0.5
"""Of the passages with a phrase, how many have the term as well, at least: else the phrase says something else."""
_ENOUGH, _USUALLY, _LIFT = 5, 0.8, 4
"""Unless it stands in so many passages with the term at least, which is so great a share of them and so many times that of the others."""
_MOST_LINES = 5
"""Concordance lines of a rendering."""

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Holding:
    """A passage with the term: the phrases of its other side with their keys, and where the term stands, as shares of its text."""

    passage: Passage
    phrases: Sequence[Phrase]
    keys: frozenset[Key]
    places: Sequence[float]

    def first(self, key: Key) -> Phrase | None:
        """The first phrase of a key."""
        return next((phrase for phrase in self.phrases if phrase.key == key), None) if key in self.keys else None


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The passages without the term: how many there are, and how many of them have each phrase."""

    passages: int
    counts: Mapping[Key, int]


def cover(term: str, side: Side, holding: Sequence[Holding], elsewhere: Elsewhere, most: int) -> Renderings:
    """The phrase that is most associated with a term, then that of the passages left, and so on.

    Args:
        most: renderings, at most.
    """
    left = list(holding)
    known = Counter(key for each in holding for key in each.keys)
    found: list[Rendering] = []
    parts: set[str] = set()
    while left and len(found) < most:
        best = _best((side.usual_length(term), side.per_part), left, elsewhere)
        if best is None or (found and not _is_evident(best[0], left, parts)):
            break
        key, score = best
        parts |= set(key)
        covered = [(each, core) for each in left if (core := each.first(key))]
        left = [each for each in left if key not in each.keys]
        spoken = [_Spoken(each, core, _longest(core, each.phrases, known, elsewhere)) for each, core in covered]
        found += [_rendering(term, side, group, score) for group in _apart(spoken, side)]
    found.sort(key=lambda rendering: (-rendering.count, -rendering.score))
    return Renderings(term, len(holding), tuple(found), tuple(each.passage.place for each in left))


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A passage with the phrase that stands in it for the term, and the longest one around it."""

    holding: Holding
    core: Phrase
    longer: Phrase


def _apart(spoken: Sequence[_Spoken], side: Side) -> list[Sequence[_Spoken]]:
    """Renderings that share a core only, where this never stands without a head: *relationship*, *ties between the Party and the masses*."""
    if not all(side.has_head(each.longer, each.core) for each in spoken):
        return [spoken]
    keys = dict.fromkeys(each.longer.key for each in spoken)
    return [[each for each in spoken if each.longer.key == key] for key in keys]


def _rendering(term: str, side: Side, spoken: Sequence[_Spoken], score: float) -> Rendering:
    named, forms = _forms([each.core for each in spoken], [each.longer for each in spoken])
    lines = [
        side.line(term, each.longer if each.longer.key == named.key else each.core, each.holding.passage)
        for each in spoken[:_MOST_LINES]
    ]
    places = tuple(each.holding.passage.place for each in spoken)
    return Rendering(named.words, forms, places, round(score, 2), tuple(lines))


def _forms(cores: Sequence[Phrase], around: Sequence[Phrase]) -> tuple[Phrase, tuple[tuple[str, int], ...]]:
    """The phrase to call a rendering by, and the phrases around it with their counts.

    Where one longer phrase stands nearly always, it is the rendering: *trade union*, if every *trade* is one.
    """
    forms = Counter(phrase.words for phrase in around)
    keys = Counter(phrase.key for phrase in around)
    key, count = max(keys.items(), key=lambda pair: (pair[1], len(pair[0]), pair[0]))
    named = [phrase for phrase in around if phrase.key == key] if count >= _NEARLY_ALL * len(around) else cores
    words = Counter(phrase.words for phrase in named)
    usual = min(named, key=lambda phrase: (-words[phrase.words], phrase.words))
    return usual, tuple(sorted(forms.items(), key=lambda pair: (-pair[1], pair[0])))


def _is_evident(key: Key, left: Sequence[Holding], parts: set[str]) -> bool:
    """Whether a further rendering is more than a guess: it comes twice, or has a part of one that was found."""
    return bool(parts & set(key)) or sum(key in each.keys for each in left) > 1


def _longest(core: Phrase, listed: Sequence[Phrase], known: Mapping[Key, int], elsewhere: Elsewhere) -> Phrase:
    """The longest phrase around another one that the corpus uses again: *relationship between the Party and the masses*."""
    best = core
    for phrase in listed:
        longer = len(phrase.key) > len(best.key) and known.get(phrase.key, 0) + elsewhere.counts.get(phrase.key, 0) > 1
        if longer and _holds(phrase, core):
            best = phrase
    return best


def _holds(phrase: Phrase, core: Phrase) -> bool:
    """Whether a phrase has another one in it, at the same place."""
    size = len(core.key)
    within = any(phrase.key[at : at + size] == core.key for at in range(len(phrase.key) - size + 1))
    return within and phrase.place <= core.place <= phrase.end


def _best(usual: tuple[float, float], holding: Sequence[Holding], elsewhere: Elsewhere) -> tuple[Key, float] | None:
    counts: Counter[Key] = Counter()
    nearness: dict[Key, float] = defaultdict(float)
    for each in holding:
        near: dict[Key, float] = {}
        for phrase in each.phrases:
            distance = min(abs(phrase.place - place) for place in each.places)
            near[phrase.key] = max(near.get(phrase.key, -1.0), 1 - 4 * distance)
        counts.update(near.keys())
        for key, value in near.items():
            nearness[key] += max(-1.0, value)
    length, per_part = usual
    best: tuple[float, Key] | None = None
    for key, count in counts.items():
        there = elsewhere.counts.get(key, 0)
        if count < _LEAST_SHARE * (count + there) and not _is_usual(count, len(holding), there, elsewhere.passages):
            continue
        score = _likelihood(count, len(holding), there, elsewhere.passages)
        score += _NEAR * nearness[key] / count - per_part * abs(len(key) - length)
        if best is None or (score, key) > best:
            best = (score, key)
    return (best[1], best[0]) if best and best[0] > 0 else None


def _is_usual(here: int, total: int, there: int, others: int) -> bool:
    """Whether a phrase stands in nearly all passages with the term, and is rare without: *cell* where most say *branch*."""
    return total >= _ENOUGH and here >= _USUALLY * total and here * others >= _LIFT * there * total


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
