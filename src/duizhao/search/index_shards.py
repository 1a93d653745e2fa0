"""Terms and postings as shard files: several terms to a file, long lists in blocks of their own."""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np

from duizhao.search.binary import Bytes, Ints, concatenate, encode_varints, join_sections, string_sections, varints
from duizhao.search.index_terms import Occurrences, TermRun, frequent_signs, term_runs
from duizhao.search.postings import encode_postings, encode_units

Write = Callable[[str, bytes], None]
"""Takes a file's name in its volume, and its payload."""

_TERM_COST = 6
"""Bytes that a term takes beside its postings, about."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes that decide how postings are spread over files.

    Attributes:
        shard: payload of a shard, bytes, beyond which it takes no more terms.
        block: postings of one term, bytes, beyond which they leave the shard; and the size of a block of them.
        sign_units: units beyond which a sign gets a term of its own.
    """

    shard: int = 16_384
    block: int = 16_384
    sign_units: int = 4_096


@dataclass(slots=True)
class _Shard:
    """Columns of a shard that is being filled."""

    terms: list[bytes] = field(default_factory=list)
    units: list[Ints] = field(default_factory=list)
    unit_lengths: list[Ints] = field(default_factory=list)
    position_lengths: list[Ints] = field(default_factory=list)
    unit_bytes: list[Bytes] = field(default_factory=list)
    position_bytes: list[Bytes] = field(default_factory=list)
    tables: list[bytes] = field(default_factory=list)
    size: int = 0

    def payload(self) -> bytes:
        return join_sections(
            [
                *string_sections(self.terms),
                varints(np.concatenate(self.units)),
                varints(np.concatenate(self.unit_lengths)),
                varints(np.concatenate(self.position_lengths)),
                concatenate(self.unit_bytes),
                concatenate(self.position_bytes),
                b"".join(self.tables),
            ]
        )


class ShardWriter:
    """Writes terms, given in order, into shard files."""

    def __init__(self, write: Write, limits: Limits) -> None:
        self._write = write
        self._limits = limits
        self._shard = _Shard()
        self.firsts: list[bytes] = []
        """First term of every shard."""

    def add_run(self, run: TermRun, low: int, high: int) -> None:
        """Add the terms `low` to `high` of a run, none of them long."""
        streams = run.streams
        unit_ends, position_ends = np.cumsum(streams.unit_lengths), np.cumsum(streams.position_lengths)
        costs = np.cumsum(streams.unit_lengths + streams.position_lengths + _TERM_COST)
        while low < high:
            spent = int(costs[low - 1]) if low else 0
            room = spent + self._limits.shard - self._shard.size
            end = min(high, int(np.searchsorted(costs, room, side="right")))
            if end <= low:
                if self._shard.terms:
                    self._flush()
                    continue
                end = low + 1
            self._open(run.terms[low])
            shard = self._shard
            shard.terms += run.terms[low:end]
            shard.units.append(streams.units[low:end])
            shard.unit_lengths.append(streams.unit_lengths[low:end])
            shard.position_lengths.append(streams.position_lengths[low:end])
            shard.unit_bytes.append(_slice(streams.unit_bytes, unit_ends, low, end))
            shard.position_bytes.append(_slice(streams.position_bytes, position_ends, low, end))
            shard.size += int(costs[end - 1]) - spent
            low = end

    def add_units(self, term: bytes, units: Ints, counts: Ints) -> None:
        """Add a term without positions."""
        data = encode_units(units, counts)
        if len(data) > self._limits.block:
            self._add_long(term, units, counts, None)
        else:
            self._make_room(len(data))
            self._append(term, len(units), np.frombuffer(data, dtype=np.uint8), b"")

    def add_long(self, term: bytes, units: Ints, positions: Ints) -> None:
        """Add a term whose postings go into blocks; one unit number and position per occurrence."""
        distinct, counts = np.unique(units, return_counts=True)
        self._add_long(term, distinct, counts, positions)

    def _add_long(self, term: bytes, units: Ints, counts: Ints, positions: Ints | None) -> None:
        self._make_room(0)
        index = len(self._shard.terms)
        shard = len(self.firsts) - bool(index)
        starts = _block_starts(units, counts, self._limits.block, with_positions=positions is not None)
        ends = np.append(starts[1:], len(units))
        occurrences = np.concatenate(([0], np.cumsum(counts)))
        for block, (low, high) in enumerate(zip(starts.tolist(), ends.tolist(), strict=True)):
            name = f"t{shard}-{index}-{{}}{block}.bin"
            self._write(name.format("u"), encode_units(units[low:high], counts[low:high]))
            if positions is not None:
                first, last = int(occurrences[low]), int(occurrences[high])
                self._write(name.format("p"), _encode_positions(positions[first:last], counts[low:high]))
        table = np.empty((len(starts), 3), dtype=np.int64)
        table[:, 0] = np.diff(units[starts], prepend=0)
        table[:, 1] = ends - starts
        table[:, 2] = occurrences[ends] - occurrences[starts]
        self._append(term, len(units), np.zeros(0, dtype=np.uint8), b"")
        self._shard.tables.append(varints([int(occurrences[-1]), len(starts), *table.ravel().tolist()]))
        self._shard.size += len(self._shard.tables[-1])

    def _append(self, term: bytes, units: int, unit_bytes: Bytes, position_bytes: bytes) -> None:
        self._open(term)
        shard = self._shard
        shard.terms.append(term)
        shard.units.append(np.array([units]))
        shard.unit_lengths.append(np.array([len(unit_bytes)]))
        shard.position_lengths.append(np.array([len(position_bytes)]))
        shard.unit_bytes.append(unit_bytes)
        shard.size += len(unit_bytes) + len(position_bytes) + _TERM_COST

    def _open(self, term: bytes) -> None:
        if not self._shard.terms:
            self.firsts.append(term)

    def _make_room(self, size: int) -> None:
        if self._shard.terms and self._shard.size + size > self._limits.shard:
            self._flush()

    def _flush(self) -> None:
        self._write(f"t{len(self.firsts) - 1}.bin", self._shard.payload())
        self._shard = _Shard()

    def finish(self) -> None:
        """Write the last shard."""
        if self._shard.terms:
            self._flush()


def _slice(data: Bytes, ends: Ints, low: int, high: int) -> Bytes:
    return data[int(ends[low - 1]) if low else 0 : int(ends[high - 1])]


def _encode_positions(positions: Ints, counts: Ints) -> bytes:
    values = np.diff(positions, prepend=0) - 1
    starts = np.cumsum(counts) - counts
    values[starts] = positions[starts]
    return varints(values)


def _block_starts(units: Ints, counts: Ints, size: int, *, with_positions: bool) -> Ints:
    """Where blocks begin: a new one where the bytes so far, about, pass another multiple of the size."""
    several = counts > 1
    _, heads = encode_varints(np.diff(units, prepend=0) << 1 | several)
    costs = heads + several
    if with_positions:
        costs = costs + counts
    block = (np.cumsum(costs) - costs) // size
    return np.flatnonzero(np.diff(block, prepend=-1) != 0)


def write_terms(found: Occurrences, write: Write, limits: Limits) -> list[bytes]:
    """Write all terms of a volume; returns the first term of every shard."""
    writer = ShardWriter(write, limits)
    extra = {term: (units, counts) for term, units, counts in frequent_signs(found, limits.sign_units)}
    waiting = sorted(extra)
    for run in term_runs(found):
        low = 0
        for index, term in _interruptions(run, waiting, limits):
            writer.add_run(run, low, index)
            low = index
            if term:
                writer.add_units(term, *extra[term])
                waiting.remove(term)
            else:
                occurrences = slice(int(run.starts[index]), int(run.ends[index]))
                units, positions = found.units[occurrences], found.positions[occurrences]
                writer.add_long(run.terms[index], units.astype(np.int64), positions.astype(np.int64))
                low = index + 1
        writer.add_run(run, low, len(run.terms))
    for term in waiting:
        writer.add_units(term, *extra[term])
    writer.finish()
    return writer.firsts


def _interruptions(run: TermRun, waiting: list[bytes], limits: Limits) -> Iterator[tuple[int, bytes]]:
    """Where a run must stop: before which of its terms, and for which extra term; for a long one of its own, none."""
    sizes = run.streams.unit_lengths + run.streams.position_lengths
    stops = [(index, b"") for index in np.flatnonzero(sizes > limits.block).tolist()]
    stops += [(bisect_left(run.terms, term), term) for term in waiting if term < run.terms[-1]]
    yield from sorted(stops, key=lambda stop: (stop[0], not stop[1], stop[1]))
