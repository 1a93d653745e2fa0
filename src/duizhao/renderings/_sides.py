"""The two ways to ask: how a Chinese term is said in English, and what Chinese an English term renders."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from duizhao.folding import simplified
from duizhao.renderings._phrases import Phrase, chinese_phrases, phrases, stemmed, stems_of, where_stands
from duizhao.renderings._values import Line, Passage, Piece
from duizhao.segment import Segmenter

_WORDS_PER_SIGN = 0.6
"""Words of English for a Chinese sign, about."""
_LINKS = frozenset(("between", "of", "among", "with"))
"""Between a head and what belongs to it; they are their own stems."""
_AROUND_ZH = 24
_AROUND_EN = 60
"""Characters on either side of a concordance line."""


class Side(Protocol):
    """How the texts of a passage are read, for terms of one language."""

    @property
    def per_part(self) -> float:
        """What each part of a phrase more or less than usual costs."""

    def searched(self, passage: Passage) -> str:
        """The text in which terms are looked for."""

    def needle(self, term: str) -> str:
        """A term as it stands in that text."""

    def phrases(self, passage: Passage) -> Iterator[Phrase]:
        """What a term may have become in a passage."""

    def usual_length(self, term: str) -> float:
        """Of what a term becomes, in the parts of a phrase's key."""

    def has_head(self, longer: Phrase, core: Phrase) -> bool:
        """Whether a phrase is another one with its head before it, *ties between* somebody."""

    def line(self, term: str, phrase: Phrase, passage: Passage) -> Line:
        """Term and phrase in their texts."""


@dataclass(frozen=True, slots=True)
class FromChinese:
    """Terms are Chinese, in traditional or simplified characters; phrases are English."""

    per_part: float = 1.0

    def searched(self, passage: Passage) -> str:
        return simplified(passage.zh)

    def needle(self, term: str) -> str:
        return simplified(term)

    def phrases(self, passage: Passage) -> Iterator[Phrase]:
        return phrases(passage.en)

    def usual_length(self, term: str) -> float:
        return _WORDS_PER_SIGN * len(term)

    def has_head(self, longer: Phrase, core: Phrase) -> bool:
        before = longer.key[: -len(core.key)]
        link = len(before) - 1 - (before[-1:] == ("the",))
        return link > 0 and before[link] in _LINKS and longer.key[-len(core.key) :] == core.key

    def line(self, term: str, phrase: Phrase, passage: Passage) -> Line:
        return Line(passage.place, _chinese(passage.zh, term), _english(passage.en, phrase.key))


class FromEnglish:
    """Terms are English, in any form; phrases are Chinese.

    Args:
        cut: gives the words of a Chinese text.
    """

    per_part = _WORDS_PER_SIGN

    def __init__(self, cut: Callable[[str], Sequence[str]] | None = None) -> None:
        self._phrases = partial(chinese_phrases, cut=cut or Segmenter().cuts)

    def searched(self, passage: Passage) -> str:
        return stemmed(passage.en)

    def needle(self, term: str) -> str:
        return stemmed(term)

    def phrases(self, passage: Passage) -> Iterator[Phrase]:
        return self._phrases(simplified(passage.zh))

    def usual_length(self, term: str) -> float:
        return len(stems_of(term)) / _WORDS_PER_SIGN

    def has_head(self, longer: Phrase, core: Phrase) -> bool:
        del longer, core
        return False

    def line(self, term: str, phrase: Phrase, passage: Passage) -> Line:
        return Line(passage.place, _chinese(passage.zh, phrase.words), _english(passage.en, stemmed(term).split()))


def _chinese(text: str, words: str) -> Piece:
    at = simplified(text).find(simplified(words))
    return _around(text, (at, at + len(words)) if at >= 0 else (0, 0), _AROUND_ZH)


def _english(text: str, stems: Sequence[str]) -> Piece:
    return _around(text, where_stands(text, stems) or (0, 0), _AROUND_EN)


def _around(text: str, span: tuple[int, int], width: int) -> Piece:
    start, end = span
    left = ("…" if start > width else "") + text[max(0, start - width) : start]
    right = text[end : end + width] + ("…" if len(text) > end + width else "")
    return left, text[start:end], right
