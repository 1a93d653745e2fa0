"""Terms and postings as shard files: several terms to a file, long lists in blocks of their own."""

from bisect import bisect_left
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from duizhao.search.binary import Ints, Payload, varints
from duizhao.search.extra_terms import MARKS
from duizhao.search.index_collect import Occurrences
from duizhao.search.index_terms import TermRun, frequent_signs, marks_of, term_runs, units_of_sign
from duizhao.search.postings import pack_rice, pack_steps, position_steps, rice_lengths, rice_parameter, unit_gaps
from duizhao.search.scopes import SCOPE_BITS, Scopes
from duizhao.search.term_lists import StringColumns, WordTerms

Write = Callable[[str, Payload], None]
"""Takes a file's name in its volume, and what it holds."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes that decide how postings are spread over files.

    Attributes:
        shard: payload of a shard, bytes, beyond which it takes no more terms.
        long: postings of one term, bytes, beyond which they leave the shard.
        block: size of a block of such postings.
        first: of the first block, which is all that the first hits need; at most a quarter of the others.
        marks: size of a block of the term of all marks, of which nearness needs a little here and there.
        sign_units: units beyond which a sign gets a term of its own.
        directory: shards in a file of the directory: few, so that the root shows how many terms begin with a sign, which
            is how frequent it is.
        units: articles in a file of units: what a reader needs to know in which articles units are.
    """

    shard: int = 10_240
    long: int = 16_384
    block: int = 32_768
    first: int = 4_096
    marks: int = 8_192
    sign_units: int = 12_288
    directory: int = 8
    units: int = 1_024


@dataclass(slots=True)
class _Shard:
    """Columns of a shard that is being filled."""

    strings: list[StringColumns] = field(default_factory=list)
    last: bytes = b""
    count: int = 0
    counts: list[Ints] = field(default_factory=list)
    gaps: list[Ints] = field(default_factory=list)
    parameters: list[Ints] = field(default_factory=list)
    steps: list[Ints] = field(default_factory=list)
    tables: list[bytes] = field(default_factory=list)
    size: int = 0

    def add_terms(self, columns: StringColumns, last: bytes) -> None:
        self.strings.append(columns)
        self.last = last
        self.count += len(columns.lengths)

    def sections(self) -> list[bytes]:
        return [
            varints(_joined([each.shared for each in self.strings])),
            varints(_joined([each.lengths for each in self.strings])),
            b"".join([each.suffixes for each in self.strings]),
            varints(_joined(self.counts)),
            pack_rice(_joined(self.gaps), _joined(self.parameters)),
            *pack_steps(_joined(self.steps)),
            b"".join(self.tables),
        ]


@dataclass(frozen=True, slots=True, eq=False)
class _Coded:
    """The occurrences of one term as they are written; see `TermRun`."""

    units: Ints
    gaps: Ints
    parameters: Ints
    steps: Ints | None = None


class ShardWriter:
    """Writes terms, given in order, into shard files."""

    def __init__(self, write: Write, limits: Limits, scopes: Scopes) -> None:
        self._write = write
        self._limits = limits
        self._scopes = scopes
        self._shard = _Shard()
        self.firsts: list[bytes] = []
        """First term of every shard."""

    def add_run(self, run: TermRun, low: int, high: int) -> None:
        """Add the terms `low` to `high` of a run, none of them long."""
        while low < high:
            spent = int(run.costs[low - 1]) if low else 0
            room = spent + self._limits.shard - self._shard.size
            end = min(high, int(np.searchsorted(run.costs, room, side="right")))
            if end <= low and self._shard.count:
                self._flush()
                continue
            end = max(end, low + 1)
            shard = self._open(run.term(low))
            chosen = slice(int(run.ends[low - 1]) if low else 0, int(run.ends[end - 1]))
            shard.add_terms(run.terms.columns(run.first + low, run.first + end, shard.last), run.term(end - 1))
            shard.counts.append(_counts(run.occurrences[low:end], run.scopes[low:end]))
            shard.gaps.append(run.gaps[chosen])
            shard.parameters.append(run.parameters[chosen])
            shard.steps.append(run.steps[chosen])
            shard.size += int(run.costs[end - 1]) - spent
            low = end

    def add_extra(self, term: bytes, units: Ints, positions: Ints | None = None) -> None:
        """Add a term that is of no run; unit and, if they are kept, position of every occurrence, in order."""
        scope = int(self._scopes.of_terms(units, np.zeros(1, dtype=np.int64))[0])
        units = self._scopes.numbered(units, scope)
        opens = np.arange(len(units)) == 0
        gaps = unit_gaps(units, opens)
        steps = None if positions is None else position_steps(units, positions, opens)
        parameters = np.full(len(units), rice_parameter(len(units), int(self._scopes.totals[scope])))
        size = int(rice_lengths(gaps, parameters).sum()) // 8 + (0 if steps is None else len(steps))
        most, block = (self._limits.marks,) * 2 if term == MARKS else (self._limits.long, self._limits.block)
        if size > most:
            self._add_long(term, scope, _Coded(units, gaps, parameters, steps), block)
            return
        self._make_room(size)
        shard = self._open(term)
        shard.add_terms(WordTerms([term]).columns(0, 1, shard.last), term)
        shard.counts.append(_counts(len(units), scope))
        shard.gaps.append(gaps)
        shard.parameters.append(parameters)
        if steps is not None:
            shard.steps.append(steps)
        shard.size += size

    def add_long(self, run: TermRun, index: int) -> None:
        """Add a term of a run whose postings go into blocks."""
        chosen = slice(int(run.ends[index] - run.occurrences[index]), int(run.ends[index]))
        coded = _Coded(run.units[chosen], run.gaps[chosen], run.parameters[chosen], run.steps[chosen])
        self._add_long(run.term(index), int(run.scopes[index]), coded, self._limits.block)

    def _add_long(self, term: bytes, scope: int, coded: _Coded, block_size: int) -> None:
        self._make_room(0)
        shard = self._open(term)
        index = shard.count
        units, steps = coded.units, coded.steps
        starts = _block_starts(coded, block_size, min(self._limits.first, block_size // 4))
        ends = np.append(starts[1:], len(units))
        inner = coded.gaps.copy()
        inner[starts] = 0
        for block, (low, high) in enumerate(zip(starts.tolist(), ends.tolist(), strict=True)):
            name = f"t{len(self.firsts) - 1}-{index}-{{}}{block}.bin"
            self._write(name.format("u"), pack_rice(inner[low:high], coded.parameters[low:high]))
            if steps is not None:
                self._write(name.format("p"), pack_steps(steps[low:high]))
        distinct = np.add.reduceat(np.concatenate(([1], coded.gaps[1:] != 0)), starts)
        table = np.column_stack((np.diff(units[starts], prepend=0), distinct, ends - starts))
        shard.add_terms(WordTerms([term]).columns(0, 1, shard.last), term)
        shard.counts.append(_counts(0, scope))
        shard.tables.append(varints([len(units), len(starts), *table.ravel().tolist()]))
        shard.size += len(shard.tables[-1])

    def _open(self, term: bytes) -> _Shard:
        """The shard that takes a term."""
        if not self._shard.count:
            self.firsts.append(term)
        return self._shard

    def _make_room(self, size: int) -> None:
        if self._shard.count and self._shard.size + size > self._limits.shard:
            self.finish()

    def _flush(self) -> None:
        self._write(f"t{len(self.firsts) - 1}.bin", self._shard.sections())
        self._shard = _Shard()

    def finish(self) -> None:
        """Write the shard that is being filled, the last one at the end."""
        if self._shard.count:
            self._flush()


def _joined(columns: list[Ints]) -> Ints:
    return np.concatenate([*columns, np.zeros(0, dtype=np.int64)])


def _counts(occurrences: npt.ArrayLike, scopes: npt.ArrayLike) -> Ints:
    """What is stored of terms: occurrences here, none of a long list, and the scope in the low bits."""
    return np.atleast_1d((np.asarray(occurrences, dtype=np.int64) << SCOPE_BITS) | np.asarray(scopes))


def _block_starts(coded: _Coded, size: int, first: int) -> Ints:
    """Where blocks begin: at the first unit after the bytes so far, about, pass the first size or another multiple of the other."""
    bits = rice_lengths(coded.gaps, coded.parameters)
    costs = np.cumsum(bits if coded.steps is None else bits + 8)
    opens_unit = np.concatenate(([True], np.diff(coded.units) != 0))
    openings = np.flatnonzero(opens_unit)
    spent = costs[openings] // 8
    block = np.where(spent < first, -1, spent // size)
    starts: Ints = openings[np.diff(block, prepend=-2) != 0]
    return starts


def write_terms(found: tuple[Occurrences, Occurrences], scopes: Scopes, write: Write, limits: Limits) -> list[bytes]:
    """Write all terms of a volume; returns the first term of every shard."""
    writer = ShardWriter(write, limits, scopes)
    waiting = deque(frequent_signs(found[1], limits.sign_units))
    marks = marks_of(found[1])
    if marks is not None:
        writer.add_extra(MARKS, *marks)

    def add_sign() -> None:
        sign = waiting.popleft()
        units = units_of_sign(found[1], sign, limits.sign_units)
        if units is not None:
            writer.add_extra(sign.term, units)

    for run in term_runs(found, scopes):
        low = 0
        for index, is_long in _interruptions(run, [sign.term for sign in waiting], limits):
            writer.add_run(run, low, index)
            low = index
            if is_long:
                writer.add_long(run, index)
                low = index + 1
            else:
                add_sign()
        writer.add_run(run, low, len(run.ends))
    while waiting:
        add_sign()
    writer.finish()
    return writer.firsts


def _interruptions(run: TermRun, waiting: Iterable[bytes], limits: Limits) -> list[tuple[int, bool]]:
    """Where a run must stop: at which of its terms, and whether for this term, which is long, or for an extra one."""
    sizes = np.diff(run.costs, prepend=0)
    end = run.first + len(run.ends)
    stops = [(index, True) for index in np.flatnonzero(sizes > limits.long).tolist()]
    places = [bisect_left(run.terms, term, run.first, end) for term in waiting if term < run.terms[end - 1]]
    stops += [(place - run.first, False) for place in places]
    return sorted(stops)
