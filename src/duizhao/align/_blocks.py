"""Verses and tables whose lines cannot be reconciled become one block, kept line for line."""

from collections.abc import Iterator, Sequence

from duizhao.align._anchors import Anchored
from duizhao.align._confidence import WEAK
from duizhao.model import Pair

SHORT = 66
"""Bytes of a line of verse or of a table: 22 Han characters."""
FEWEST = 4
"""Lines that the shorter side of a block has at least."""
_MOST_ONE_TO_ONE = 70


def join_blocks(pairs: Sequence[Pair], left: Sequence[Anchored], right: Sequence[Anchored]) -> tuple[Pair, ...]:
    """Make one pair of every stretch of short lines that differ in number and have no credible alignment."""
    joined: list[Pair] = []
    for stretch in _stretches(pairs, left, right):
        joined.extend([_block(stretch)] if _hopeless(stretch) else stretch)
    return tuple(joined)


def _stretches(pairs: Sequence[Pair], left: Sequence[Anchored], right: Sequence[Anchored]) -> Iterator[list[Pair]]:
    """Runs of pairs of short lines; every other pair by itself."""
    run: list[Pair] = []
    for pair in pairs:
        short = all(left[at - 1].length <= SHORT for at in pair.en) and all(
            right[at - 1].length <= SHORT for at in pair.zh
        )
        if short:
            run.append(pair)
            continue
        if run:
            yield run
        run = []
        yield [pair]
    if run:
        yield run


def _hopeless(stretch: Sequence[Pair]) -> bool:
    en = sum(len(pair.en) for pair in stretch)
    zh = sum(len(pair.zh) for pair in stretch)
    if en == zh or min(en, zh) < FEWEST:
        return False
    credible = sum(len(pair.en) == len(pair.zh) == 1 and pair.confidence >= WEAK for pair in stretch)
    return 100 * credible < _MOST_ONE_TO_ONE * min(en, zh)


def _block(stretch: Sequence[Pair]) -> Pair:
    confidence = min(WEAK - 0.01, sum(pair.confidence for pair in stretch) / len(stretch))
    return Pair(
        tuple(at for pair in stretch for at in pair.en),
        tuple(at for pair in stretch for at in pair.zh),
        round(confidence, 2),
        block=True,
    )
