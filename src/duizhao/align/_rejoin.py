"""Paragraphs that a path leaves alone, and that are a part of what stands beside them after all.

The credit of a merge is reduced, since more text shares more by chance; for long paragraphs that can cost more than leaving a part of them alone. What tells the two
apart is that a pair fits better in length with the part, and that the part says what the other half says.
"""

from collections.abc import Sequence

from duizhao.align._path import LOPSIDED
from duizhao.align._problem import Move, Problem, length_cost

_BETTER = 700
"""Thousandths of a nat by which the lengths must fit better."""
_SHARE = 0.8
"""Of the weight of a paragraph's anchors, how much the other half must have."""
_PAIR: Move = (1, 1)
_BESIDE = ({_PAIR, (1, 0)}, {_PAIR, (0, 1)})


def rejoin(given: Problem, moves: Sequence[Move]) -> list[Move]:
    """The moves of a path with such paragraphs merged into the pair beside them."""
    done: list[Move] = []
    i = j = at = 0
    while at < len(moves):
        move = moves[at]
        both = tuple(moves[at : at + 2])
        if set(both) in _BESIDE and _is_a_part(given, (i, j), (both[0], both[1])):
            move = both[0][0] + both[1][0], both[0][1] + both[1][1]
            at += 1
        done.append(move)
        i, j, at = i + move[0], j + move[1], at + 1
    return done


def _is_a_part(given: Problem, start: tuple[int, int], moves: tuple[Move, Move]) -> bool:
    """Whether of a pair and a paragraph alone, in either order from a place on, the second belongs to the first."""
    first_alone = moves[0] != _PAIR
    alone = moves[0] if first_alone else moves[1]
    i, j = start
    pair_end = (i + 1 + alone[0], j + 1 + alone[1]) if first_alone else (i + 1, j + 1)
    whole = given.lengths(i + 1 + alone[0], j + 1 + alone[1], 1 + alone[0], 1 + alone[1])
    if max(whole) > LOPSIDED * min(whole):
        return False
    if length_cost(*given.lengths(*pair_end, 1, 1)) - length_cost(*whole) <= _BETTER:
        return False
    # The paragraph alone with the half of the pair that is in the other language.
    at = (i + 1 if first_alone else i + 2, pair_end[1]) if alone[0] else (pair_end[0], j + 1 if first_alone else j + 2)
    own = given.miss(*at, 1, 0) if alone[0] else given.miss(*at, 0, 1)
    return own > 0 and given.credit(*at, 1, 1) >= 2 * _SHARE * own
