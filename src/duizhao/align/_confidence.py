"""How sure a pair is: the fit of its lengths, its anchors, and how much better it is than its neighbours."""

from collections.abc import Sequence
from math import exp

from duizhao.align._anchors import MILLI, Anchored
from duizhao.align._path import LOPSIDED, MERGED
from duizhao.align._problem import ONE, Move, Problem, length_cost
from duizhao.model import Pair

WEAK = 0.5
"""Below this confidence a pair deserves a finding."""

_BASE = 1.2
_AGREEMENT = 4.0
_USUAL = 0.3
_SHARED = 0.3
_CONTRADICTED = 0.8
_MARGIN = 0.5
_MERGED = 0.5
_CAP = 4.0
_NONE: Move = (0, 0)


def judge(
    given: Problem, left: Sequence[Anchored], right: Sequence[Anchored], moves: Sequence[Move]
) -> tuple[Pair, ...]:
    """The pairs of a path, by number from 1, each with its confidence in two decimals."""
    pairs, i, j = [], 0, 0
    bounded = [_NONE, *moves, _NONE]
    for at, (a, b) in enumerate(moves):
        i, j = i + a, j + b
        if a and b:
            score = _score(given, left, right, (i, j), (a, b))
        else:
            score = _score_alone(given, (i, j), bounded[at : at + 3])
        confidence = round(1 / (1 + exp(-score)), 2)
        pairs.append(Pair(tuple(range(i - a + 1, i + 1)), tuple(range(j - b + 1, j + 1)), confidence))
    return tuple(pairs)


def _score(
    given: Problem, left: Sequence[Anchored], right: Sequence[Anchored], end: tuple[int, int], move: Move
) -> float:
    (i, j), (a, b) = end, move
    credit = given.credit(i, j, a, b)
    shared = credit / (2 * MILLI)
    all_anchors = given.miss(i, j, a, b)
    agreement = credit / all_anchors - _USUAL if all_anchors else 0.0
    score = _BASE - length_cost(*given.lengths(i, j, a, b)) / MILLI
    score += _AGREEMENT * agreement + _SHARED * min(shared, _CAP)
    ours = _strong(left[i - a : i])
    theirs = _strong(right[j - b : j])
    score -= _CONTRADICTED * min(len(ours - theirs), len(theirs - ours))
    if (a, b) == (1, 1):
        return score + _MARGIN * min(shared, margin(given, i, j))  # better than nonsense is no evidence
    return score - _MERGED * (a + b - 2)


def _strong(sides: Sequence[Anchored]) -> set[str]:
    return sides[0].strong if len(sides) == 1 else set().union(*[side.strong for side in sides])


def margin(given: Problem, i: int, j: int) -> float:
    """By how much a pair is cheaper than the best with a neighbour in place of either half, in nats, within bounds."""
    paired = given.paired
    costs = [paired(x, j) for x in (i - 1, i + 1) if 0 < x <= len(given.left)]
    costs += [paired(i, y) for y in (j - 1, j + 1) if 0 < y <= len(given.right)]
    if not costs:
        return _CAP / 2
    return max(-_CAP, min(_CAP, (min(costs) - paired(i, j)) / MILLI))


def _score_alone(given: Problem, end: tuple[int, int], around: Sequence[Move]) -> float:
    """A paragraph alone is the surer, the worse it would go in place of its neighbours' halves, or as a further part of them.

    Args:
        around: the moves before it, its own, and after it.
    """
    (i, j), (before, (a, b), after) = end, around
    alone = given.left_gap[i - 1] if a else given.right_gap[j - 1]
    ends = [(i, j), (i + b, j + a)]
    costs = [given.paired(x, y) for x, y in ends if 0 < x <= len(given.left) and 0 < y <= len(given.right)]
    if before == (1, 1):
        costs += _as_a_part(given, (i, j), (a, b), (i - a, j - b))
    if after == (1, 1):
        costs += _as_a_part(given, (i + 1, j + 1), (a, b), (i + 1, j + 1))
    return max(-_CAP, min(_CAP, (min(costs) - alone) / MILLI)) * _MARGIN if costs else _BASE


def _as_a_part(given: Problem, end: tuple[int, int], alone: Move, pair: tuple[int, int]) -> list[int]:
    """What a merge up to an end costs more than the pair in it; nothing where its lengths are no merge's."""
    (i, j), (a, b) = end, (1 + alone[0], 1 + alone[1])
    ours, theirs = given.lengths(i, j, a, b)
    if ours > LOPSIDED * theirs or theirs > LOPSIDED * ours:
        return []
    return [
        MERGED
        + length_cost(ours, theirs)
        + given.miss(i, j, a, b)
        - given.credit(i, j, a, b)
        - ONE
        - given.paired(*pair)
    ]
