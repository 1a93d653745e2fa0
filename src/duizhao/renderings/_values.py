"""What is looked at for renderings, and what is found."""

from dataclasses import dataclass

Piece = tuple[str, str, str]
"""A concordance line in one language: what stands before, the words themselves, what stands behind."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A pair of texts that answer each other, and where they stand."""

    zh: str
    en: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A term and its rendering in their texts."""

    place: str
    zh: Piece
    en: Piece


@dataclass(frozen=True, slots=True)
class Rendering:
    """What a term became.

    Attributes:
        words: the phrase that is associated with the term, in the form that is most frequent; a longer one that nearly always
            holds it takes its place.
        forms: the longest phrases around it that the corpus uses again, with their counts.
        passages: places where it stands for the term.
        score: of the first step; comparable within one term only.
        lines: the first of these places, with the words around.
    """

    words: str
    forms: tuple[tuple[str, int], ...]
    passages: tuple[str, ...]
    score: float
    lines: tuple[Line, ...] = ()

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
