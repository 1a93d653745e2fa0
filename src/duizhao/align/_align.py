"""Two texts become pairs."""

from collections.abc import Sequence
from itertools import accumulate

from duizhao.align._anchors import MILLI, anchored
from duizhao.align._blocks import join_blocks
from duizhao.align._confidence import judge, margin
from duizhao.align._corridor import FULL, along, through_waypoints
from duizhao.align._learn import can_learn, learn, with_learned
from duizhao.align._path import FAR, LOPSIDED, Corridor, cheapest
from duizhao.align._problem import ONE, Move, Problem, length_cost, problem
from duizhao.align._rejoin import rejoin
from duizhao.model import NamePair, Pair

_EQUAL = 8 * MILLI
"""How much better a path must be than plain 1:1 where both texts have as many paragraphs."""
_MARGIN = 12
_FITTING = 3 * MILLI
_CLEARLY = 0.25


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
    return join_blocks(judge(given, left, right, rejoin(given, moves)), left, right)


def align_by_length(en: Sequence[str], zh: Sequence[str]) -> tuple[Pair, ...]:
    """The same aligner without anchors, to measure what they are worth; every confidence is 1."""
    if not en or not zh:
        return _apart(len(en), len(zh))
    given = problem(*anchored(en, zh, ()), use_anchors=False)
    return _numbered(best_moves(given, through_waypoints(given)))


def best_moves(given: Problem, corridor: Corridor) -> list[Move]:
    """The cheapest path, or plain 1:1 where that is nearly as cheap."""
    n, m = len(given.left), len(given.right)
    if min(n, m) == 1 < max(n, m) and _is_all(given):
        return [(n, m)]
    one_to_one = [(1, 1)] * n
    if n == m and all(_plainly(given, at) for at in range(1, n + 1)):
        return one_to_one
    moves = cheapest(given, corridor, _limit(given))
    return moves or (one_to_one if n == m else cheapest(given, corridor))


def _is_all(given: Problem) -> bool:
    """Whether a text of one paragraph is long enough to be the whole of the other, however many paragraphs that has."""
    whole = given.lengths(len(given.left), len(given.right), len(given.left), len(given.right))
    return max(whole) <= LOPSIDED * min(whole)


def _plainly(given: Problem, at: int) -> bool:
    """Whether the paragraphs of one number go together well, and clearly better than either with a neighbour."""
    return length_cost(*given.lengths(at, at, 1, 1)) <= _FITTING and margin(given, at, at) >= _CLEARLY


def _limit(given: Problem) -> int:
    """What a path may cost: no more than 1:1 with a gap at the one best place, and clearly less than 1:1 without one."""
    n, m = len(given.left), len(given.right)
    if n != m and n * m > FULL:
        return FAR
    short, more = min(n, m), abs(n - m)
    gaps = [0, *accumulate(given.left_gap if n > m else given.right_gap)]
    before = [0, *accumulate([ONE + given.paired(at, at) for at in range(1, short + 1)])]
    if not more:
        return before[-1] - _EQUAL - 1
    after = [0, *accumulate([ONE + given.paired(n - at, m - at) for at in range(short)])]
    return min(before[at] + gaps[at + more] - gaps[at] + after[short - at] for at in range(short + 1))


def _apart(n: int, m: int) -> tuple[Pair, ...]:
    return (*(Pair((at,), ()) for at in range(1, n + 1)), *(Pair((), (at,)) for at in range(1, m + 1)))


def _numbered(moves: Sequence[Move]) -> tuple[Pair, ...]:
    pairs, i, j = [], 0, 0
    for a, b in moves:
        pairs.append(Pair(tuple(range(i + 1, i + a + 1)), tuple(range(j + 1, j + b + 1))))
        i, j = i + a, j + b
    return tuple(pairs)
