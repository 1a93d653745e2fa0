"""Chance without a state: numbers that follow from their arguments alone."""

_RANGE = 1 << 32
_MASK = _RANGE - 1


def unit(one: int, other: int) -> float:
    """A number from 0 to below 1 for two whole numbers, always the same, and unlike that of their neighbours.

    >>> unit(3, 1) == unit(3, 1), unit(3, 1) == unit(3, 2)
    (True, False)
    """
    mixed = (one * 0x9E37_79B1 + other * 0x85EB_CA77) & _MASK
    return ((mixed ^ (mixed >> 15)) * 0x2C1B_3C6D & _MASK) / _RANGE


def zipf(share: float, count: int) -> int:
    """One of `count` places by Zipf's law, from 0: the first for the least shares, which is the most of them.

    >>> [zipf(share, 100) for share in (0, 0.2, 0.5, 0.999)]
    [0, 1, 9, 99]
    """
    return int((count + 1) ** share) - 1
