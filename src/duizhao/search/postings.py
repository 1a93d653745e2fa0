"""Postings: where a term stands, as numbers and as bytes.

The gaps of unit numbers are Rice-coded (R. F. Rice, *Some Practical Universal Noiseless Coding Techniques*, 1979), which
is near the least possible where a term may stand anywhere; positions are bytes, which deflate well.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from duizhao.search.binary import Damage, Ints, read_varints, varints

_SHARE = (7, 10)
"""Gaps of mean m are coded shortest with a parameter near the logarithm of 0.69 m."""
_WINDOW = 32
_BYTE = 8
_LARGEST_STEP = 255
"""A step as large as this or larger is written as this byte; what it has beyond stands apart."""


@dataclass(frozen=True, slots=True, eq=False)
class Postings:
    """Where one term stands, occurrence by occurrence.

    Attributes:
        units: unit number of every occurrence, never falling.
        positions: of every occurrence, rising within a unit; None where they were not kept or not asked for.
    """

    units: Ints
    positions: Ints | None = None


def rice_parameter(occurrences: int, units: int) -> int:
    """The parameter of a term that stands so often in a volume of so many units.

    >>> rice_parameter(1, 1000), rice_parameter(1000, 1000)
    (9, 0)
    """
    return max(1, _SHARE[0] * units // (_SHARE[1] * max(1, occurrences))).bit_length() - 1


def rice_parameters(occurrences: Ints, units: Ints | int) -> Ints:
    """The parameters of many terms; units: of the volume, or those that each term's scope counts."""
    means = np.maximum(1, _SHARE[0] * units // (_SHARE[1] * np.maximum(1, occurrences)))
    parameters: Ints = np.frexp(means.astype(np.float64))[1].astype(np.int64) - 1
    return parameters


def rice_lengths(gaps: Ints, parameters: Ints) -> Ints:
    """Bits that each gap takes."""
    return (gaps >> parameters) + 1 + parameters


def pack_rice(gaps: Ints, parameters: Ints) -> bytes:
    """Gaps as bits, most significant first: high part in zeros, a one, low part.

    Args:
        gaps: from 0.
        parameters: how many low bits each has.
    """
    ends = np.cumsum(rice_lengths(gaps, parameters))
    size = (int(ends[-1]) + _BYTE - 1) // _BYTE if len(ends) else 0
    places = ends - 1 - parameters
    codes = (1 << parameters) | (gaps & ((1 << parameters) - 1))
    windows = codes << (_WINDOW - 1 - parameters - places % _BYTE)
    out = np.zeros(size + _WINDOW // _BYTE, dtype=np.uint8)
    first = places // _BYTE
    for index in range(_WINDOW // _BYTE):
        values = (windows >> (_WINDOW - _BYTE * (index + 1))) & 0xFF
        out += np.bincount(first + index, weights=values, minlength=len(out)).astype(np.uint8)
    return out[:size].tobytes()


class RiceReader:
    """Reads gaps one term after another from bits."""

    def __init__(self, data: bytes) -> None:
        self._bits = bytes(np.unpackbits(np.frombuffer(data, dtype=np.uint8)) + ord("0"))
        self._place = 0

    def read(self, count: int, parameter: int) -> Ints:
        """The next gaps.

        Raises:
            Damage: there are fewer.
        """
        bits, place = self._bits, self._place
        gaps = []
        for _ in range(count):
            one = bits.find(b"1", place)
            end = one + 1 + parameter
            if one < 0 or end > len(bits):
                raise Damage("postings are cut short")
            low = int(bits[one + 1 : end], 2) if parameter else 0
            gaps.append(((one - place) << parameter) | low)
            place = end
        self._place = place
        return np.array(gaps, dtype=np.int64)

    def finish(self) -> None:
        """Make sure that nothing but filling is left.

        Raises:
            Damage: there is more.
        """
        if len(self._bits) - self._place >= _BYTE or b"1" in self._bits[self._place :]:
            raise Damage("there are more postings than counted")


def position_steps(units: Ints, positions: Ints, opens_term: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Ints:
    """What is stored of positions: the first of a unit itself, each other's distance from the one before, less one."""
    opens_unit = opens_term | (np.diff(units, prepend=-1) != 0)
    return np.where(opens_unit, positions, np.diff(positions, prepend=0) - 1)


def unit_gaps(units: Ints, opens_term: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Ints:
    """Distance of every occurrence's unit from the unit of the occurrence before; at a term's first, the unit itself."""
    return np.where(opens_term, units, np.diff(units, prepend=0))


def pack_steps(steps: Ints) -> tuple[bytes, bytes]:
    """Steps as two sections: a byte for each, and varints of what the largest have beyond it."""
    large = steps[steps >= _LARGEST_STEP] - _LARGEST_STEP
    return np.minimum(steps, _LARGEST_STEP).astype(np.uint8).tobytes(), varints(large)


def read_steps(sections: Sequence[bytes], count: int) -> Ints:
    """Steps from their two sections.

    Raises:
        Damage: there are more or fewer.
    """
    steps = np.frombuffer(sections[0], dtype=np.uint8).astype(np.int64)
    if len(steps) != count:
        raise Damage(f"{len(steps)} positions where {count} belong")
    large = np.flatnonzero(steps == _LARGEST_STEP)
    steps[large] += read_varints(sections[1], len(large))
    return steps


def sum_steps(steps: Ints, units: Ints, term_starts: Ints) -> Ints:
    """Positions from stored steps.

    Args:
        term_starts: where terms begin: two of them may follow each other in the same unit.
    """
    opens = np.diff(units, prepend=-1) != 0
    opens[term_starts] = True
    starts = np.flatnonzero(opens)
    rises = np.where(opens, steps, steps + 1)
    sums = np.cumsum(rises)
    counts = np.diff(starts, append=len(steps))
    positions: Ints = sums - np.repeat(sums[starts] - rises[starts], counts)
    return positions


def join_postings(parts: Sequence[Postings]) -> Postings:
    """Postings one after another."""
    nothing = np.zeros(0, dtype=np.int64)
    positions = [part.positions for part in parts if part.positions is not None]
    return Postings(
        np.concatenate([nothing, *(part.units for part in parts)]),
        np.concatenate([nothing, *positions]) if len(positions) == len(parts) else None,
    )
