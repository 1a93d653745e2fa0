"""The cheapest path through two texts: dynamic programming over moves, after Gale & Church (1993).

A program for aligning sentences in bilingual corpora, Computational Linguistics 19(1). Their moves are widened by 2:2,
1:3 and 3:1, and their cost of lengths is joined by the cost of anchors that one side has and the other lacks. All costs
are whole, not negative, and add up along a path; what cannot come below ``limit`` is not looked at.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import add

from duizhao.align._problem import GAP, ONE, Move, Problem, length_cost

Corridor = Sequence[tuple[int, int]]
"""For each number of English paragraphs consumed, the least and the most Chinese ones; both never fall."""

FAR = 1 << 60
MERGED = 2300
"""What a merge of one paragraph with two costs by itself."""
MERGES: tuple[tuple[int, int, int], ...] = ((1, 2, MERGED), (2, 1, MERGED), (2, 2, 9000), (1, 3, 6200), (3, 1, 6200))
"""English and Chinese paragraphs of a move, and what the move itself costs."""
SLOPE = min(GAP, *(cost // abs(a - b) for a, b, cost in MERGES if a != b))
"""No way back to the diagonal is cheaper than this for each step."""

_PAD = 3
LOPSIDED = 2.0
"""Merged lengths farther apart than this are no merge."""

_ALONE_EN, _ALONE_ZH, _PAIRED, _FIRST_MERGE = 1, 2, 3, 4
_MOVES: tuple[Move, ...] = ((0, 0), (1, 0), (0, 1), (1, 1), *((a, b) for a, b, _ in MERGES))


@dataclass(slots=True)
class _Row:
    """The cells that have consumed equally many English paragraphs.

    Attributes:
        costs: of the cheapest path to each cell, after three places of padding.
        low: the column that the first cost belongs to.
        credits: sums along the row of the credits of the last English paragraph, of the last two, of the last three.
        first: the column that the first of these sums belongs to.
    """

    costs: list[int]
    low: int
    credits: tuple[list[int], list[int], list[int]]
    first: int


def cheapest(given: Problem, corridor: Corridor, limit: int = FAR) -> list[Move]:
    """The moves of the cheapest path within a corridor; none where every path costs more than `limit`."""
    n, m = len(given.left), len(given.right)
    corridor = _narrowed(corridor, n, m, limit)
    closed = corridor[0][0] > 0 or corridor[n][1] < m or any(low > high for low, high in corridor)
    if closed or limit < 0:
        return []
    widest = [0] * (m + 1)
    sweep = _Sweep(given, limit, [_Row([FAR] * (m + 2 * _PAD), 0, (widest, widest, widest), 0)] * 3)
    choices: list[bytearray] = []
    for i, (low, high) in enumerate(corridor):
        choices.append(sweep.go_on(i, low, high, corridor[min(n, i + _PAD)][1]))
    if sweep.rows[0].costs[m - corridor[n][0] + _PAD] >= FAR:
        return []
    return _way_back(choices, corridor, n, m)


def _narrowed(corridor: Corridor, n: int, m: int, limit: int) -> Corridor:
    """The cells from which a path within a limit can still have come from one corner and get to the other."""
    aside = max(0, limit // SLOPE - abs(m - n)) // 2
    first, last = min(0, m - n) - aside, max(0, m - n) + aside
    return [(max(low, i + first), min(high, i + last)) for i, (low, high) in enumerate(corridor)]


@dataclass(slots=True)
class _Sweep:
    """One pass over the rows; `rows` are the last three, the newest first."""

    given: Problem
    limit: int
    rows: list[_Row]

    def go_on(self, i: int, low: int, high: int, last: int) -> bytearray:
        """Reckon the next row, with room up to the last column of those that look back at it; gives its moves."""
        first = max(0, low - _PAD)
        pairs, shared = self.given.row(i, first + 1, last) if i else ([], [0] * (last - first))
        row = _Row([FAR] * (last - low + 1 + _PAD), low, self.credits(shared, first), first)
        choice = self.fill(row, i, high, pairs)
        self.rows = [row, *self.rows[:2]]
        return choice

    def credits(self, shared: Sequence[int], first: int) -> tuple[list[int], list[int], list[int]]:
        """Sums of credits of a row alone and together with those before it, from a column on."""
        one = [0, *accumulate(shared)]
        above = self.rows[0]
        before = first - above.first
        two, three = (list(map(add, one, sums[before:])) for sums in above.credits[:2])
        return one, two, three

    def fill(self, row: _Row, i: int, high: int, pairs: Sequence[int]) -> bytearray:
        """Costs of all cells of a row up to a column, and the moves that lead to them."""
        costs, low = row.costs, row.low
        choice = bytearray(high - low + 1)
        above, beside = self.rows[0].costs, _PAD - self.rows[0].low
        left_gap, right_gap = self.given.left_gap[i - 1], self.given.right_gap
        ahead = len(self.given.left) - i - len(self.given.right)
        merges = self.merges(row, i)
        for j in range(low, high + 1):
            most = self.limit - SLOPE * abs(ahead + j) + 1
            best, move = (0, 0) if i == j == 0 else (most, 0)
            cost = costs[j - low + _PAD - 1]
            if cost < best and cost + right_gap[j - 1] < best:
                best, move = cost + right_gap[j - 1], _ALONE_ZH
            cost = above[j + beside] + left_gap
            if cost < best:
                best, move = cost, _ALONE_EN
            cost = above[j + beside - 1] + ONE
            if cost < best:
                cost += pairs[j - row.first - 1]
                if cost < best:
                    best, move = cost, _PAIRED
            for merge in merges:
                if merge.before[j + merge.shift] + merge.own < best:
                    cost = merge.cost(j, best)
                    if cost < best:
                        best, move = cost, merge.move
            if best < most:
                costs[j - low + _PAD] = best
                choice[j - low] = move
        return choice

    def merges(self, row: _Row, i: int) -> list["_Merge"]:
        """The merges that may end in a row."""
        given = self.given
        return [
            _Merge(
                given=given,
                move=move,
                own=own,
                end=i,
                left=a,
                right=b,
                before=self.rows[a - 1].costs,
                shift=_PAD - b - self.rows[a - 1].low,
                length=given.left_sum[i] - given.left_sum[i - a],
                miss=given.left_miss[i] - given.left_miss[i - a],
                credits=row.credits[a - 1],
                first=row.first,
            )
            for move, (a, b, own) in enumerate(MERGES, start=_FIRST_MERGE)
            if a <= i
        ]


@dataclass(slots=True)
class _Merge:
    """One merge as seen from a row: its English side is known."""

    given: Problem
    move: int
    own: int
    end: int
    left: int
    right: int
    before: list[int]
    shift: int
    length: int
    miss: int
    credits: list[int]
    first: int

    def cost(self, j: int, best: int) -> int:
        """Cost of getting to a column by this merge; at least `best`, where it is not worth knowing how much."""
        given, start = self.given, j - self.right
        length = given.right_sum[j] - given.right_sum[start]
        if length > LOPSIDED * self.length or self.length > LOPSIDED * length:
            return FAR
        credit = self.credits[j - self.first] - self.credits[start - self.first]  # at most: that of every pair in it
        cost = self.before[j + self.shift] + self.own
        cost += self.miss + given.right_miss[j] - given.right_miss[start] - credit
        if cost < best:
            cost += length_cost(self.length, length)
            if credit and cost < best:
                cost += credit - given.credit(self.end, j, self.left, self.right)
        return cost


def _way_back(choices: Sequence[bytearray], corridor: Corridor, i: int, j: int) -> list[Move]:
    moves = []
    while i or j:
        move = _MOVES[choices[i][j - corridor[i][0]]]
        moves.append(move)
        i, j = i - move[0], j - move[1]
    moves.reverse()
    return moves
