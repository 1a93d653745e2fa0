"""The cheapest path through two texts: dynamic programming over moves, after Gale & Church (1993).

A program for aligning sentences in bilingual corpora, Computational Linguistics 19(1). Their moves are widened by 2:2,
1:3 and 3:1, and their cost of lengths is joined by the cost of anchors that one side has and the other lacks. All costs
are whole, not negative, and add up along a path; what cannot come below ``limit`` is not looked at.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import log, log1p

from duizhao.align._anchors import MILLI, STRONG, Anchored, weigh

Move = tuple[int, int]
Corridor = Sequence[tuple[int, int]]
"""For each number of English paragraphs consumed, the least and the most Chinese ones; both never fall."""

FAR = 1 << 60
REMEMBERED = 10_000
"""Cells of a text whose costs are remembered."""
GAP = 3800
"""Thousandths of a nat that it costs to leave a paragraph alone."""
ONE = 50
MERGES: tuple[tuple[int, int, int], ...] = ((1, 2, 3200), (2, 1, 3200), (2, 2, 9000), (1, 3, 6200), (3, 1, 6200))
"""English and Chinese paragraphs of a move, and what the move itself costs."""
MERGED_CREDIT = 85
"""Percentage that shared words and marks count for in a merge: more text shares more by chance."""
SLOPE = min(GAP, *(cost // abs(a - b) for a, b, cost in MERGES if a != b))
"""No way back to the diagonal is cheaper than this for each step."""

_SPREAD = 0.02
_SPREAD_SHORT = 1.0
_TAIL = 6.0
_PAD = 3
_LOPSIDED = 2.0
"""Merged lengths farther apart than this are no merge."""

_ALONE_EN, _ALONE_ZH, _PAIRED, _MERGED = 1, 2, 3, 4
_MOVES: tuple[Move, ...] = ((0, 0), (1, 0), (0, 1), (1, 1), *((a, b) for a, b, _ in MERGES))

_Row = tuple[list[int], int]
"""Costs of one row, after three places of padding, and the column that its first cost belongs to."""


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

    def anchor_cost(self, i: int, j: int, a: int, b: int) -> int:
        """Cost of the anchors that only one side of a move has."""
        miss = self.left_miss[i] - self.left_miss[i - a] + self.right_miss[j] - self.right_miss[j - b]
        return miss - self.credit(i, j, a, b)

    def credit(self, i: int, j: int, a: int, b: int) -> int:
        """What the anchors that both sides of a move have take off its cost."""
        missed = self.missed
        if a == b == 1:
            return 2 * sum([missed[key] for key in self.left[i - 1] & self.right[j - 1]])
        ours, theirs = self.left[i - a : i], self.right[j - b : j]
        both = set().union(*ours) & set().union(*theirs)
        shared = [key for side in (*ours, *theirs) for key in side & both]
        return sum([missed[key] if key[0] in STRONG else missed[key] * MERGED_CREDIT // 100 for key in shared])


def problem(left: Sequence[Anchored], right: Sequence[Anchored], *, use_anchors: bool = True) -> Problem:
    """Make ready two texts; without anchors, lengths alone decide."""
    alone, missed = weigh(left, right) if use_anchors else ({}, {})
    ours = [side.keys & missed.keys() for side in left]
    theirs = [side.keys & missed.keys() for side in right]
    return Problem(
        left=ours,
        right=theirs,
        left_sum=_sums(side.length for side in left),
        right_sum=_sums(side.length for side in right),
        left_gap=[GAP + sum([alone[key] for key in keys]) for keys in ours],
        right_gap=[GAP + sum([alone[key] for key in keys]) for keys in theirs],
        left_miss=_sums(sum([missed[key] for key in keys]) for keys in ours),
        right_miss=_sums(sum([missed[key] for key in keys]) for keys in theirs),
        missed=missed,
        known={} if len(left) * len(right) <= REMEMBERED else None,
    )


def _sums(values: Iterable[int]) -> list[int]:
    return [0, *accumulate(values)]


def cheapest(given: Problem, corridor: Corridor, limit: int = FAR) -> list[Move] | None:
    """The moves of the cheapest path within a corridor; None where every path costs more than `limit`."""
    n, m = len(given.left), len(given.right)
    sweep = _Sweep(given, limit, [([FAR] * (m + 2 * _PAD), 0)] * 3)
    choices: list[bytearray] = []
    for i in range(n + 1):
        low, high = corridor[i]
        row, choice = sweep.row(i, low, high)
        choices.append(choice)
        width = (corridor[i + 1][1] if i < n else high) - high
        for longer in (row, *(older for older, _ in sweep.rows[:2])):
            longer.extend([FAR] * width)
        sweep.rows = [(row, low), *sweep.rows[:2]]
    if sweep.rows[0][0][m - corridor[n][0] + _PAD] >= FAR:
        return None
    return _way_back(choices, corridor, n, m)


@dataclass(slots=True)
class _Sweep:
    """One pass over the rows; `rows` are the last three, the newest first."""

    given: Problem
    limit: int
    rows: list[_Row]

    def row(self, i: int, low: int, high: int) -> tuple[list[int], bytearray]:
        """Costs of all cells that have consumed `i` English paragraphs, and the moves that lead to them."""
        given = self.given
        above, above_low = self.rows[0]
        ahead = len(given.left) - i - len(given.right)
        row = [FAR] * (high - low + 1 + _PAD)
        choice = bytearray(high - low + 1)
        for j in range(low, high + 1):
            best, move = (0, 0) if i == j == 0 else (FAR, 0)
            cost = row[j - low + _PAD - 1]
            if cost < FAR:
                best, move = cost + given.right_gap[j - 1], _ALONE_ZH
            cost = above[j - above_low + _PAD]
            if cost < FAR and cost + given.left_gap[i - 1] < best:
                best, move = cost + given.left_gap[i - 1], _ALONE_EN
            cost = above[j - above_low + _PAD - 1] + ONE
            if cost < best:
                cost += paired_cost(given, i, j)
                if cost < best:
                    best, move = cost, _PAIRED
            best, move = self.merged(i, j, best, move)
            if best + SLOPE * abs(ahead + j) <= self.limit:
                row[j - low + _PAD] = best
                choice[j - low] = move
        return row, choice

    def merged(self, i: int, j: int, best: int, move: int) -> tuple[int, int]:
        """The best of a move found so far and the merges that lead to the same cell."""
        given = self.given
        for code, (a, b, own) in enumerate(MERGES, start=_MERGED):
            before, before_low = self.rows[a - 1]
            cost = before[j - b - before_low + _PAD] + own
            if cost >= best:
                continue
            x, y = given.lengths(i, j, a, b)
            if x > _LOPSIDED * y or y > _LOPSIDED * x:
                continue
            cost += length_cost(x, y)
            if cost < best:
                cost += given.anchor_cost(i, j, a, b)
                if cost < best:
                    best, move = cost, code
        return best, move


def paired_cost(given: Problem, i: int, j: int) -> int:
    """Cost of pairing the paragraphs before `i` and `j`, beyond that of the move; remembered in short texts."""
    known = given.known
    if known is None:
        return _paired_cost(given, i, j)
    cost = known.get((i, j))
    if cost is None:
        cost = known[i, j] = _paired_cost(given, i, j)
    return cost


def _paired_cost(given: Problem, i: int, j: int) -> int:
    x = given.left_sum[i] - given.left_sum[i - 1]
    y = given.right_sum[j] - given.right_sum[j - 1]
    return length_cost(x, y) + given.anchor_cost(i, j, 1, 1)


def _way_back(choices: Sequence[bytearray], corridor: Corridor, i: int, j: int) -> list[Move]:
    moves = []
    while i or j:
        move = _MOVES[choices[i][j - corridor[i][0]]]
        moves.append(move)
        i, j = i - move[0], j - move[1]
    moves.reverse()
    return moves
