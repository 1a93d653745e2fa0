"""Two texts become pairs."""

from collections.abc import Sequence

from duizhao.align._anchors import MILLI, anchored
from duizhao.align._blocks import join_blocks
from duizhao.align._confidence import judge, margin
from duizhao.align._corridor import FULL, along, through_waypoints
from duizhao.align._learn import can_learn, learn, with_learned
from duizhao.align._path import (
    FAR,
    GAP,
    ONE,
    Corridor,
    Move,
    Problem,
    cheapest,
    length_cost,
    paired_cost,
    problem,
)
from duizhao.model import NamePair, Pair

_EQUAL = 8 * MILLI
"""How much better a path must be than plain 1:1 where both texts have as many paragraphs."""
_MARGIN = 12
_FITTING = 3 * MILLI
_CLEARLY = 0.25
_HOPE = 6 * MILLI
_HOPE_EACH = 9 * MILLI // 2


def align(en: Sequence[str], zh: Sequence[str], names: Sequence[NamePair] = ()) -> tuple[Pair, ...]:
    """Pair the paragraphs of a translation with those of its original.

    Lengths decide (Gale & Church 1993), with anchors that survive translation; long texts are gone through twice, the
    second time with the words that the first has shown to go together (Varga et al. 2005).

    Args:
        en: English paragraphs in order.
        zh: Chinese paragraphs in order.
        names: names known in both forms.

    Returns:
        pairs in order that name every paragraph of each language once, by number from 1.

    >>> [(pair.en, pair.zh) for pair in align(["Nanchang, January 5th", "All 88 spoke."], ["南昌5日电", "八十八人都讲了话。"])]
    [((1,), (1,)), ((2,), (2,))]
    """
    if not en or not zh:
        return _apart(len(en), len(zh))
    left, right = anchored(en, zh, names, keep_words=can_learn(len(en), len(zh)))
    given = problem(left, right)
    moves = best_moves(given, through_waypoints(given))
    if can_learn(len(en), len(zh)):
        learned = learn(left, right, moves)
        left, right = with_learned(left, learned, 0), with_learned(right, learned, 1)
        given = problem(left, right)
        moves = best_moves(given, along(moves, _MARGIN))
    return join_blocks(judge(given, left, right, moves), left, right)


def align_by_length(en: Sequence[str], zh: Sequence[str]) -> tuple[Pair, ...]:
    """The same aligner without anchors, to measure what they are worth; every confidence is 1."""
    if not en or not zh:
        return _apart(len(en), len(zh))
    given = problem(*anchored(en, zh, ()), use_anchors=False)
    return _numbered(best_moves(given, through_waypoints(given)))


def best_moves(given: Problem, corridor: Corridor) -> list[Move]:
    """The cheapest path, or plain 1:1 where that is nearly as cheap; costs are bounded by hope first, for speed."""
    n, m = len(given.left), len(given.right)
    ceiling = FAR
    if n == m:
        if all(_plainly(given, at) for at in range(1, n + 1)):
            return [(1, 1)] * n
        ceiling = sum(ONE + paired_cost(given, at, at) for at in range(1, n + 1)) - _EQUAL - 1
    limit = _HOPE + _HOPE_EACH * min(n, m) + GAP * abs(n - m) if n * m <= FULL else ceiling
    while ceiling >= 0:
        limit = min(limit, ceiling)
        moves = cheapest(given, corridor, limit)
        if moves is not None:
            return moves
        if limit == ceiling:
            break
        limit *= 2
    return [(1, 1)] * n


def _plainly(given: Problem, at: int) -> bool:
    """Whether the paragraphs of one number go together well, and clearly better than either with a neighbour."""
    lengths = given.lengths(at, at, 1, 1)
    return length_cost(*lengths) <= _FITTING and margin(given, at, at) >= _CLEARLY


def _apart(n: int, m: int) -> tuple[Pair, ...]:
    return (*(Pair((at,), ()) for at in range(1, n + 1)), *(Pair((), (at,)) for at in range(1, m + 1)))


def _numbered(moves: Sequence[Move]) -> tuple[Pair, ...]:
    pairs, i, j = [], 0, 0
    for a, b in moves:
        pairs.append(Pair(tuple(range(i + 1, i + a + 1)), tuple(range(j + 1, j + b + 1))))
        i, j = i + a, j + b
    return tuple(pairs)
