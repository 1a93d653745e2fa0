"""A shard of terms, read."""

from dataclasses import dataclass

import numpy as np

from duizhao.search.binary import Damage, Ints, read_strings, read_varints, split_sections
from duizhao.search.postings import Postings, RiceReader, rice_parameter, sum_steps

SIGN_END = b" "
"""The end of the extra term of a frequent sign, which has no positions."""
MARK = " "
"""The beginning of the terms of kept marks."""

_SECTIONS = 7


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a long list, as the table of its shard describes it.

    Attributes:
        first: its first unit.
        units: how many units it holds; occurrences likewise.
        parameter: of the Rice code.
    """

    first: int
    units: int
    occurrences: int
    parameter: int

    def read_units(self, payload: bytes) -> Ints:
        """The unit of every occurrence from the payload of a u-file."""
        reader = RiceReader(payload)
        units = np.cumsum(reader.read(self.occurrences, self.parameter)) + self.first
        reader.finish()
        if np.count_nonzero(np.diff(units)) + 1 != self.units:
            raise Damage("units are more or fewer than counted")
        return units


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """A term in its shard: its postings, or the table of its blocks."""

    name: bytes
    occurrences: int
    postings: Postings | None
    blocks: tuple[Block, ...] = ()


def read_shard(payload: bytes, total_units: int) -> tuple[Term, ...]:
    """The terms of a shard, in order.

    Args:
        total_units: units of the volume.

    Raises:
        Damage: the bytes are no shard.
    """
    *strings, counts, bits, steps, tables = split_sections(payload, _SECTIONS)
    names = read_strings(strings)
    occurrences = read_varints(counts, len(names)).tolist()
    reader = RiceReader(bits)
    gaps = [reader.read(count, rice_parameter(count, total_units)) for count in occurrences]
    reader.finish()
    units = [np.cumsum(each) for each in gaps]
    if any(len(each) and each[-1] >= total_units for each in units):
        raise Damage("a unit lies beyond the last")
    positions = iter(_split_positions(names, units, steps))
    blocks = iter(_read_tables(read_varints(tables).tolist(), total_units))
    terms = []
    for name, count, each in zip(names, occurrences, units, strict=True):
        if count == 0:
            total, table = next(blocks, (0, ()))
            terms.append(Term(name, total, None, table))
        else:
            has_positions = not name.endswith(SIGN_END)
            terms.append(Term(name, count, Postings(each, next(positions) if has_positions else None)))
    if any(not term.occurrences for term in terms) or next(blocks, None):
        raise Damage("tables of long lists are more or fewer than long lists")
    return tuple(terms)


def _split_positions(names: list[bytes], units: list[Ints], steps: bytes) -> list[Ints]:
    stored = [each for name, each in zip(names, units, strict=True) if len(each) and not name.endswith(SIGN_END)]
    ends = np.cumsum([len(each) for each in stored], dtype=np.int64)
    values = read_varints(steps, int(ends[-1]) if len(ends) else 0)
    if not stored:
        return []
    starts = ends - np.array([len(each) for each in stored], dtype=np.int64)
    return np.split(sum_steps(values, np.concatenate(stored), starts), ends[:-1])


def _read_tables(numbers: list[int], total_units: int) -> list[tuple[int, tuple[Block, ...]]]:
    tables = []
    place = 0
    while place < len(numbers):
        total, count = numbers[place : place + 2]
        place += 2
        rows = [numbers[start : start + 3] for start in range(place, place + 3 * count, 3)]
        place += 3 * count
        if place > len(numbers) or sum(row[2] for row in rows) != total:
            raise Damage("the table of a long list does not fit")
        first, blocks = 0, []
        for gap, units, occurrences in rows:
            first += gap
            blocks.append(Block(first, units, occurrences, rice_parameter(total, total_units)))
        tables.append((total, tuple(blocks)))
    return tables
