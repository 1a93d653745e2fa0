"""What a path through two texts is reckoned with: lengths and anchors as costs, all whole and not negative."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import log, log1p
from operator import sub

from duizhao.align._anchors import MILLI, STRONG, Anchored, weigh

Move = tuple[int, int]
"""How many English and Chinese paragraphs a step of a path takes together."""

REMEMBERED = 10_000
"""Cells of a text whose costs are remembered."""
GAP = 3800
"""Thousandths of a nat that it costs to leave a paragraph alone."""
ONE = 50
"""What a pair of one paragraph each costs by itself."""
MERGED_CREDIT = 85
"""Percentage that shared words and marks count for in a merge: more text shares more by chance."""

_SPREAD = 0.02
_SPREAD_SHORT = 1.0
_TAIL = 6.0


def length_cost(x: int, y: int) -> int:
    """Cost of two lengths standing together: Student's t over the logarithm of their ratio, short ones freer.

    >>> length_cost(100, 100), length_cost(100, 150) < length_cost(100, 200)
    (0, True)
    """
    ratio = log(y / x)
    variance = _SPREAD + _SPREAD_SHORT * 2 / (x + y)
    return round(MILLI * _TAIL * log1p(ratio * ratio / (2 * _TAIL * variance)))


@dataclass(frozen=True, slots=True)
class Problem:
    """Two texts with all that a path needs to know of them; lists of sums begin with 0."""

    left: Sequence[set[str]]
    right: Sequence[set[str]]
    left_sum: Sequence[int]
    right_sum: Sequence[int]
    left_gap: Sequence[int]
    right_gap: Sequence[int]
    left_miss: Sequence[int]
    right_miss: Sequence[int]
    missed: dict[str, int]
    known: dict[tuple[int, int], int] | None

    def lengths(self, i: int, j: int, a: int, b: int) -> tuple[int, int]:
        """Lengths of the `a` and `b` paragraphs that end before `i` and `j`."""
        return self.left_sum[i] - self.left_sum[i - a], self.right_sum[j] - self.right_sum[j - b]

    def miss(self, i: int, j: int, a: int, b: int) -> int:
        """Cost of all anchors of a move, if the other side lacked every one."""
        return self.left_miss[i] - self.left_miss[i - a] + self.right_miss[j] - self.right_miss[j - b]

    def paired(self, i: int, j: int) -> int:
        """Cost of pairing the paragraphs before `i` and `j`, beyond that of the move."""
        known = self.known
        if known is None:
            return self._paired(i, j)
        cost = known.get((i, j))
        if cost is None:
            cost = known[i, j] = self._paired(i, j)
        return cost

    def _paired(self, i: int, j: int) -> int:
        return length_cost(*self.lengths(i, j, 1, 1)) + self.miss(i, j, 1, 1) - self.credit(i, j, 1, 1)

    def credit(self, i: int, j: int, a: int, b: int) -> int:
        """What the anchors that both sides of a move have take off its cost."""
        missed = self.missed
        if a == b == 1:
            return 2 * sum([missed[key] for key in self.left[i - 1] & self.right[j - 1]])
        ours, theirs = self.left[i - a : i], self.right[j - b : j]
        both = set().union(*ours) & set().union(*theirs)
        shared = [key for side in (*ours, *theirs) for key in side & both]
        return sum([missed[key] if key[0] in STRONG else missed[key] * MERGED_CREDIT // 100 for key in shared])

    def row(self, i: int, first: int, last: int) -> tuple[list[int], list[int]]:
        """Costs of pairing a paragraph with each of some of the other language, and the credits that are in them."""
        missed, ours = self.missed, self.left[i - 1]
        length, miss = self.lengths(i, 0, 1, 0)[0], self.miss(i, 0, 1, 0)
        shared = [2 * sum([missed[key] for key in ours & theirs]) for theirs in self.right[first - 1 : last]]
        lengths = map(sub, self.right_sum[first : last + 1], self.right_sum[first - 1 : last])
        misses = map(sub, self.right_miss[first : last + 1], self.right_miss[first - 1 : last])
        costs = [
            length_cost(length, other) + miss + other_miss - credit
            for other, other_miss, credit in zip(lengths, misses, shared, strict=True)
        ]
        return costs, shared


def problem(left: Sequence[Anchored], right: Sequence[Anchored], *, use_anchors: bool = True) -> Problem:
    """Make ready two texts; without anchors, lengths alone decide."""
    alone, missed = weigh(left, right) if use_anchors else ({}, {})
    common = set(missed)
    ours = [side.keys & common for side in left]
    theirs = [side.keys & common for side in right]
    return Problem(
        left=ours,
        right=theirs,
        left_sum=_sums([side.length for side in left]),
        right_sum=_sums([side.length for side in right]),
        left_gap=[GAP + sum([alone[key] for key in keys]) for keys in ours],
        right_gap=[GAP + sum([alone[key] for key in keys]) for keys in theirs],
        left_miss=_sums([sum([missed[key] for key in keys]) for keys in ours]),
        right_miss=_sums([sum([missed[key] for key in keys]) for keys in theirs]),
        missed=missed,
        known={} if len(left) * len(right) <= REMEMBERED else None,
    )


def _sums(values: Iterable[int]) -> list[int]:
    return [0, *accumulate(values)]
