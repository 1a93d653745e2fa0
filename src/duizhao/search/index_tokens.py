"""Tokens of many units at once, over the code points of a whole batch; agrees with `tokens.tokenize` exactly."""

import functools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from duizhao.folding import RANGED_CLASSES, class_ranges, fold_table
from duizhao.search.binary import Ints

_HAN, _WORD, _BLANK, _IGNORABLE, _MARK, _BORDER = range(6)
"""The classes of code points: those with ranges in their order, marks, and what stands between units."""
_CODE_POINTS = 0x110000
PAIR_SHIFT = 21
"""A pair of signs as one number: the first shifted by so many bits, plus the second."""
ALONE = 0x20
"""Stands for no sign in a pair: a blank, which is never a token."""

_Codes = npt.NDArray[np.uint32]


@dataclass(frozen=True, slots=True, eq=False)
class BatchTokens:
    """The tokens of some units, in order.

    Attributes:
        counts: tokens of each unit.
        positions: position of each token in its unit.
        words: the WORD tokens; `is_word` says which tokens they are.
        pairs: the other tokens, each as the pair of signs that begins there, or alone with a blank.
    """

    counts: Ints
    positions: Ints
    is_word: npt.NDArray[np.bool_]
    words: Sequence[str]
    pairs: Ints


def tokenize_units(texts: Sequence[str]) -> BatchTokens:
    """The tokens of units, given as they stand in the article, unfolded."""
    codes, borders = _code_points(texts)
    folding, classes = _tables()
    folded = folding[codes]
    kinds = classes[folded]
    kinds[borders] = _BORDER
    is_shown = kinds != _IGNORABLE
    if not is_shown.all():
        folded, kinds, borders = folded[is_shown], kinds[is_shown], np.cumsum(is_shown)[borders] - 1
    in_word = kinds == _WORD
    opens_word = in_word.copy()
    opens_word[1:] &= ~in_word[:-1]
    is_token = opens_word | (kinds == _HAN)
    is_token[_kept_marks(kinds)] = True
    places = np.flatnonzero(is_token)
    ends = np.searchsorted(places, borders)
    counts = np.diff(ends, prepend=0)
    positions = np.arange(len(places)) - np.repeat(ends - counts, counts)
    is_word = opens_word[places]
    return BatchTokens(
        counts=counts,
        positions=positions,
        is_word=is_word,
        words=_words(folded, in_word),
        pairs=_pairs(folded[places], kinds[places] == _HAN, kinds[places] == _MARK, ends)[~is_word],
    )


def _code_points(texts: Sequence[str]) -> tuple[_Codes, Ints]:
    """All code points, one border behind each text, and where the borders are."""
    joined = "\n".join([*texts, ""])
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
    return codes, np.cumsum(lengths + 1) - 1


def _kept_marks(kinds: npt.NDArray[np.uint8]) -> Ints:
    """Marks that have a Han sign before or after their run, blanks and other marks set aside."""
    marks = np.flatnonzero(kinds == _MARK)
    anchors = np.flatnonzero((kinds != _MARK) & (kinds != _BLANK))
    after = np.searchsorted(anchors, marks)
    han = kinds[anchors] == _HAN
    return marks[han[after] | (han[after - 1] & (after > 0))] if len(marks) else marks


def _words(folded: _Codes, in_word: npt.NDArray[np.bool_]) -> Sequence[str]:
    spaced = np.where(in_word, folded, np.uint32(ALONE))
    return spaced.astype("<u4").tobytes().decode("utf-32-le").split()


def _pairs(signs: _Codes, is_han: npt.NDArray[np.bool_], is_mark: npt.NDArray[np.bool_], ends: Ints) -> Ints:
    """Han sign and next Han sign; Han sign and blank where another token or none follows; blank and mark."""
    firsts = np.where(is_mark, ALONE, signs).astype(np.int64)
    seconds = np.full(len(signs), ALONE, dtype=np.int64)
    seconds[:-1][is_han[1:]] = signs[1:][is_han[1:]]
    seconds[ends[ends > 0] - 1] = ALONE
    seconds[is_mark] = signs[is_mark]
    return (firsts << PAIR_SHIFT) | seconds


@functools.cache
def _tables() -> tuple[_Codes, npt.NDArray[np.uint8]]:
    """What each code point folds to, and the class of each folded one."""
    table = fold_table()
    folding = np.arange(_CODE_POINTS, dtype=np.uint32)
    folding[list(table)] = list(table.values())
    classes = np.full(_CODE_POINTS, _MARK, dtype=np.uint8)
    for kind, name in enumerate(RANGED_CLASSES):
        for first, last in class_ranges(name):
            classes[first : last + 1] = kind
    return folding, classes
