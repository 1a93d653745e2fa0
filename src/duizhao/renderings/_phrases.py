"""Phrases of English that a term may have become: runs of words that begin and end with one that means something."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import Stemmer

MOST_WORDS = 8
"""Words of a phrase: *relationship between the Party and the masses* has seven."""

_WORDS = re.compile(r"[A-Za-z][A-Za-z'’-]*|[^\sA-Za-z]")
_ARTICLES = (
    "a an the of to in on at by for from with and or as between among into upon over under that which who whose whom this "
    "these those his her its their our my your"
)
_OTHERS = (
    "is are was were be been being am do does did done have has had having will would shall should can could may might must "
    "not no it he she they we you i him them us me there here then than so if but when while where what how also very more "
    "most such all any some each every other own same only just now up out off down about after before because through during "
    "ye thou thee thy thine hath doth unto s t said one"
)
_INNER = frozenset(_ARTICLES.split())
_OUTER = _INNER | frozenset(_OTHERS.split())
"""Words that no phrase begins or ends with."""
_POSSESSIVE = re.compile(r"['’]s?$")
_STEMMER = Stemmer.Stemmer("english")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A run of words.

    Attributes:
        key: the stems, by which forms of one phrase are counted together.
        words: as they stand.
        place, end: of the first word, and behind the last, as shares of the text.
    """

    key: tuple[str, ...]
    words: str
    place: float
    end: float


def phrases(text: str) -> Iterator[Phrase]:
    """Every phrase of a text; none goes across a mark."""
    tokens = _WORDS.findall(text)
    stems = [_stem(token) if token[0].isalpha() else "" for token in tokens]
    lowered = [token.lower() for token in tokens]
    total = max(1, len(tokens))
    for start, first in enumerate(lowered):
        if not stems[start] or first in _OUTER:
            continue
        for end in range(start + 1, min(start + MOST_WORDS, len(tokens)) + 1):
            last = lowered[end - 1]
            if not stems[end - 1]:
                break
            if last in _OUTER:
                if last not in _INNER:
                    break
                continue
            yield Phrase(tuple(stems[start:end]), " ".join(tokens[start:end]), start / total, end / total)


def stems_of(text: str) -> tuple[str, ...]:
    """The stems of the words of a text, by which forms are compared."""
    return tuple(_stem(token) for token in _WORDS.findall(text) if token[0].isalpha())


@lru_cache(maxsize=1 << 16)
def _stem(word: str) -> str:
    bare = _POSSESSIVE.sub("", word.lower())
    return str(_STEMMER.stemWord(bare)) or word.lower()
