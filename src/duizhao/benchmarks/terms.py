"""How often the first rendering that is found of a term is right."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from duizhao.pipeline import read_one
from duizhao.renderings import RenderingFinder, passages_of, stems_of


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


def score_terms(folder: Path, wanted: Mapping[str, Sequence[str]]) -> list[TermScore]:
    """Find the renderings of terms in a folder of seeds.

    Args:
        wanted: by term the words of which a right rendering holds one, in any form.
    """
    paths = sorted(folder.rglob("*.txt"))
    finder = RenderingFinder(passage for path in paths for passage in passages_of(read_one(path)))
    return list(_scores(finder, wanted))


def _scores(finder: RenderingFinder, wanted: Mapping[str, Sequence[str]]) -> Iterator[TermScore]:
    for term, words in wanted.items():
        found = finder.of(term)
        first = found.found[0] if found.found else None
        right = first is not None and bool(
            set(stems_of(first.words)) & {stem for word in words for stem in stems_of(word)}
        )
        yield TermScore(
            term, found.passages, first.words if first else "", first.count / found.passages if first else 0, right
        )
