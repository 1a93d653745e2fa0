"""Postings: where a term stands, as numbers and as bytes; vectorised over many terms at once."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from duizhao.search.binary import Bytes, Damage, Ints, encode_varints, read_varints


@dataclass(frozen=True, slots=True, eq=False)
class Postings:
    """Where one term stands.

    Attributes:
        units: unit numbers, rising.
        counts: how often in each.
        positions: all positions, unit after unit, rising within each; None where they were not kept.
    """

    units: Ints
    counts: Ints
    positions: Ints | None = None

    @property
    def unit_of_position(self) -> Ints:
        """The unit of every occurrence."""
        return np.repeat(self.units, self.counts)


@dataclass(frozen=True, slots=True, eq=False)
class Streams:
    """The bytes of many terms' postings.

    Attributes:
        units: how many units each term stands in (df).
        occurrences: how often each stands anywhere (cf).
        unit_bytes: unit streams, term after term; `unit_lengths` says how long each is.
        position_bytes: the same for positions.
    """

    units: Ints
    occurrences: Ints
    unit_bytes: Bytes
    unit_lengths: Ints
    position_bytes: Bytes
    position_lengths: Ints


def encode_postings(terms: Ints, units: Ints, positions: Ints) -> Streams:
    """Encode the occurrences of many terms; each argument has one number per occurrence.

    Args:
        terms: number of the term, rising.
        units: unit number, rising within a term.
        positions: rising within a unit.
    """
    is_first_of_term = np.diff(terms, prepend=-1) != 0
    is_first_of_unit = is_first_of_term | (np.diff(units, prepend=-1) != 0)
    starts = np.flatnonzero(is_first_of_unit)
    counts = np.diff(starts, append=len(terms))
    unit_term_starts = np.flatnonzero(is_first_of_term[starts])
    unit_bytes, unit_lengths = _encode_units(units[starts], counts, unit_term_starts)
    position_gaps = np.diff(positions, prepend=0) - 1
    position_gaps[starts] = positions[starts]
    position_bytes, each = encode_varints(position_gaps)
    term_starts = np.flatnonzero(is_first_of_term)
    return Streams(
        units=np.diff(unit_term_starts, append=len(starts)),
        occurrences=np.diff(term_starts, append=len(terms)),
        unit_bytes=unit_bytes,
        unit_lengths=unit_lengths,
        position_bytes=position_bytes,
        position_lengths=np.add.reduceat(each, term_starts) if len(term_starts) else each,
    )


def encode_units(units: Ints, counts: Ints) -> bytes:
    """The unit stream of one term."""
    return _encode_units(units, counts, np.zeros(1, dtype=np.int64))[0].tobytes()


def _encode_units(units: Ints, counts: Ints, term_starts: Ints) -> tuple[Bytes, Ints]:
    distances = np.diff(units, prepend=0)
    distances[term_starts] = units[term_starts]
    several = counts > 1
    places = np.arange(len(units)) + np.cumsum(several) - several
    values = np.empty(len(units) + int(several.sum()), dtype=np.int64)
    values[places] = (distances << 1) | several
    values[places[several] + 1] = counts[several] - 2
    data, lengths = encode_varints(values)
    return data, np.add.reduceat(lengths, places[term_starts]) if len(units) else lengths


def decode_units(data: bytes, count: int) -> Postings:
    """Read a unit stream.

    Args:
        count: how many units it must hold.

    Raises:
        Damage: it holds more, fewer, or something else.
    """
    values = read_varints(data)
    heads = np.flatnonzero(_is_head(values))
    if len(heads) != count:
        raise Damage(f"{len(heads)} units where {count} belong")
    several = (values[heads] & 1).astype(bool)
    if several.any() and heads[several][-1] == len(values) - 1:
        raise Damage("the last unit is cut short")
    counts = np.ones(len(heads), dtype=np.int64)
    counts[several] = values[heads[several] + 1] + 2
    distances = values[heads] >> 1
    if (distances[1:] == 0).any():
        raise Damage("units do not rise")
    return Postings(np.cumsum(distances), counts)


def _is_head(values: Ints) -> npt.NDArray[np.bool_]:
    """Which numbers open a unit: after an even number always, within odd ones every second."""
    index = np.arange(len(values))
    after_even = np.concatenate(([True], (values[:-1] & 1) == 0))[: len(values)]
    run_start = np.maximum.accumulate(np.where(after_even, index, 0))
    return (index - run_start) % 2 == 0


def decode_positions(data: bytes, postings: Postings) -> Postings:
    """Postings with the positions of a position stream.

    Raises:
        Damage: it holds more or fewer numbers than the units call for.
    """
    steps = read_varints(data, int(postings.counts.sum())) + 1
    starts = np.cumsum(postings.counts) - postings.counts
    sums = np.cumsum(steps)
    before = np.repeat(sums[starts] - steps[starts], postings.counts)
    return Postings(postings.units, postings.counts, sums - before - 1)
