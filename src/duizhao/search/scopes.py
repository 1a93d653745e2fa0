"""Scopes: units of one language counted through, since most terms stand in one language only.

The gaps between the units of such a term are half as long when only units of its language are counted, which saves about
a bit for each occurrence.
"""

import numpy as np
import numpy.typing as npt

from duizhao.search.binary import Damage, Ints
from duizhao.search.units import UNITS_BEFORE_TEXT

BOTH, ZH, EN = range(3)
"""Scope of a term: which units are counted through for it."""

SCOPE_BITS = 2
"""Low bits of a term's stored number of occurrences that hold its scope."""

_ENGLISH = (False, True, False, True, False, True)
"""Languages of an article's units: headlines, bylines, Chinese paragraphs, English ones."""


class Scopes:
    """The units of a volume, numbered in all and by language.

    Args:
        zh_counts, en_counts: paragraphs of each article.

    Attributes:
        totals: units that each scope counts.
    """

    def __init__(self, zh_counts: Ints, en_counts: Ints) -> None:
        ones = np.ones((len(zh_counts), UNITS_BEFORE_TEXT), dtype=np.int64)
        runs = np.column_stack((ones, zh_counts, en_counts)).ravel()
        self._is_en: npt.NDArray[np.bool_] = np.repeat(np.tile(np.array(_ENGLISH), len(zh_counts)), runs)
        self._units = (np.arange(len(self._is_en)), np.flatnonzero(~self._is_en), np.flatnonzero(self._is_en))
        self._own = np.empty(len(self._is_en), dtype=np.int64)
        for units in self._units[1:]:
            self._own[units] = np.arange(len(units))
        self.totals: Ints = np.array([len(units) for units in self._units], dtype=np.int64)

    def of_terms(self, units: Ints, starts: Ints) -> Ints:
        """The scope of each term.

        Args:
            units: of every occurrence, term after term.
            starts: index of the first occurrence of each term.
        """
        if not len(starts):
            return np.zeros(0, dtype=np.int64)
        english = np.add.reduceat(self._is_en[units].astype(np.int64), starts)
        counts = np.diff(starts, append=len(units))
        return np.where(english == 0, ZH, np.where(english == counts, EN, BOTH))

    def numbered(self, units: Ints, scopes: npt.ArrayLike) -> Ints:
        """Units by the numbers that scopes give them; one scope for each unit, or one for all."""
        return np.where(np.asarray(scopes) == BOTH, units, self._own[units])

    def units(self, numbers: Ints, scope: int) -> Ints:
        """Units that have these numbers in a scope.

        Raises:
            Damage: there is no such scope or unit.
        """
        if scope >= len(self._units) or (len(numbers) and int(numbers.max()) >= self.totals[scope]):
            raise Damage("a unit lies beyond the last")
        return numbers if scope == BOTH else self._units[scope][numbers]
