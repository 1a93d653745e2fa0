"""Texts against the postings of one volume: where their tokens stand in sequence."""

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from duizhao.folding import class_of
from duizhao.search._query_tree import QueryToken, Scope, Text
from duizhao.search.binary import Ints
from duizhao.search.postings import Postings
from duizhao.search.reader import Volume
from duizhao.search.shard import MARK
from duizhao.search.tokens import Token
from duizhao.search.units import UNITS_BEFORE_TEXT
from duizhao.stems import stem

UNIT_BITS = 32
"""A place is unit number and position in one number: the position takes the lower bits."""
_BYLINES = (2, 3)

Flags = npt.NDArray[np.bool_]


def places_of(postings: Postings | None) -> Ints:
    """All places of a term, rising; postings without positions have none."""
    if postings is None or postings.positions is None:
        return np.zeros(0, dtype=np.int64)
    return (postings.units << UNIT_BITS) | postings.positions


def union(places: Iterable[Ints]) -> Ints:
    """Places that are in any of some lists, rising."""
    return np.unique(np.concatenate([np.zeros(0, dtype=np.int64), *places]))


def sequence_places(volume: Volume, tokens: Sequence[QueryToken]) -> Ints:
    """Where tokens stand in sequence: places of the first of them."""
    found: Ints | None = None
    for offset, places in _parts(volume, tokens):
        starts = places - offset
        found = starts if found is None else np.intersect1d(found, starts, assume_unique=True)
        if not len(found):
            break
    return np.zeros(0, dtype=np.int64) if found is None else found


def _parts(volume: Volume, tokens: Sequence[QueryToken]) -> Iterable[tuple[int, Ints]]:
    """Offsets in a sequence, and the places of what must stand there."""
    han = [kind == "sign" and class_of(ord(text)) == "han" for kind, text in tokens]
    for offset, (kind, text) in enumerate(tokens):
        is_last = offset + 1 == len(tokens)
        if kind == "word":
            yield offset, places_of(volume.term(text))
        elif not han[offset]:
            yield offset, places_of(volume.term(MARK + text))
        elif not is_last:
            following = tokens[offset + 1][1] if han[offset + 1] else ""
            yield offset, places_of(volume.term(text + following))
        elif offset == 0 or not han[offset - 1]:
            yield offset, union(places_of(postings) for _, postings in volume.terms_from(text))


def forms_of(volume: Volume, word: str) -> tuple[str, ...]:
    """The forms of a word's stem that may occur in a volume."""
    root = stem(word)
    return tuple(form for form in volume.forms(root) if stem(form) == root)


def text_places(volume: Volume, text: Text, without: frozenset[str]) -> dict[str, Ints]:
    """Where a text stands, by form: a text that is not widened has one entry, under nothing."""
    word = text.tokens[0][1]
    if text.mode == "widen":
        forms = ((form, volume.term(form)) for form in forms_of(volume, word) if form not in without)
        return {form: places_of(postings) for form, postings in forms if postings is not None}
    if text.mode == "prefix":
        return {"": union(places_of(postings) for _, postings in volume.terms_from(word))}
    return {"": sequence_places(volume, text.tokens)}


def is_said_by(tokens: Sequence[Token], text: Text) -> bool:
    """Whether tokens of a page are what a text of a query asks for."""
    found = [(token.kind, token.text) for token in tokens]
    if text.mode == "exact":
        return found == list(text.tokens)
    (_, word), words = text.tokens[0], [said for _, said in found]
    return len(words) == 1 and (words[0].startswith(word) if text.mode == "prefix" else stem(words[0]) == stem(word))


class Units:
    """What kind each unit of a volume is, and whose."""

    def __init__(self, volume: Volume) -> None:
        first_units = volume.first_units
        counts = np.diff(first_units)
        self.article: Ints = np.repeat(np.arange(len(counts)), counts)
        self.index: Ints = np.arange(volume.unit_count) - first_units[self.article]
        self.is_paragraph: Flags = self.index >= UNITS_BEFORE_TEXT
        is_zh_paragraph = self.is_paragraph & (self.index < UNITS_BEFORE_TEXT + volume.zh_counts[self.article])
        self.is_zh: Flags = is_zh_paragraph | (self.index == 0) | (self.index == _BYLINES[0])
        self.is_byline: Flags = np.isin(self.index, _BYLINES)

    def allowed(self, scope: Scope) -> Flags:
        """Units in which the texts of a query may match."""
        is_headline = ~self.is_paragraph & ~self.is_byline
        kinds = {"headline": is_headline, "byline": self.is_byline, "text": self.is_paragraph}
        langs = {"zh": self.is_zh, "en": ~self.is_zh}
        nothing = np.zeros(len(self.index), dtype=np.bool_)
        kind = np.logical_or.reduce([nothing, *(kinds[name] for name in scope.kinds)])
        lang = np.logical_or.reduce([nothing, *(langs[name] for name in scope.langs)])
        allowed: Flags = kind & lang
        return allowed
