"""How often the first rendering that is found of a term is right."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from duizhao.renderings import FromEnglish, Passage, RenderingFinder, passages_of, stems_of
from duizhao.seed_reader import read_one


@dataclass(frozen=True, slots=True)
class TermScore:
    """What was found of one term.

    Attributes:
        passages: that hold it.
        first: the most frequent rendering; empty where none was found.
        share: of the passages, those that it covers.
    """

    term: str
    passages: int
    first: str
    share: float
    right: bool


Wanted = Mapping[str, Sequence[str]]
"""By Chinese term the English words of which a right rendering holds one, in any form."""


def score_terms(folder: Path, wanted: Wanted) -> list[TermScore]:
    """Find the renderings of Chinese terms in a folder of seeds."""
    return list(_scores(RenderingFinder(_passages(folder)), wanted))


def score_english(folder: Path, wanted: Wanted) -> list[TermScore]:
    """Find what the first word for each Chinese term renders; right is what holds the term, or is held by it."""
    finder = RenderingFinder(_passages(folder), FromEnglish())
    scores = []
    for term, (word, *_) in wanted.items():
        found = finder.of(word)
        first = found.found[0] if found.found else None
        right = first is not None and (term in first.words or first.words in term)
        share = first.count / found.passages if first else 0
        scores.append(TermScore(word, found.passages, first.words if first else "", share, right))
    return scores


def _passages(folder: Path) -> Iterator[Passage]:
    for path in sorted(folder.rglob("*.txt")):
        yield from passages_of(read_one(path))


def _scores(finder: RenderingFinder, wanted: Wanted) -> Iterator[TermScore]:
    for term, words in wanted.items():
        found = finder.of(term)
        first = found.found[0] if found.found else None
        right = first is not None and bool(
            set(stems_of(first.words)) & {stem for word in words for stem in stems_of(word)}
        )
        yield TermScore(
            term, found.passages, first.words if first else "", first.count / found.passages if first else 0, right
        )
