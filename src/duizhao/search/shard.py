"""A shard of terms, read."""

from dataclasses import dataclass

import numpy as np

from duizhao.search.binary import Damage, Ints, read_strings, read_varints, split_sections
from duizhao.search.extra_terms import SIGN_END
from duizhao.search.postings import Postings, RiceReader, read_steps, rice_parameter, sum_steps
from duizhao.search.scopes import SCOPE_BITS, Scopes

MARK = " "
"""The beginning of the terms of kept marks."""

_SECTIONS = 8
_SCOPE = (1 << SCOPE_BITS) - 1


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a long list, as the table of its shard describes it.

    Attributes:
        first: number of its first unit in its term's scope.
        units: how many units it holds; occurrences likewise.
        parameter: of the Rice code.
    """

    first: int
    units: int
    occurrences: int
    parameter: int
    scope: int

    def read_units(self, payload: bytes, scopes: Scopes) -> Ints:
        """The unit of every occurrence from the payload of a u-file."""
        reader = RiceReader(payload)
        numbers = np.cumsum(reader.read(self.occurrences, self.parameter)) + self.first
        reader.finish()
        units = scopes.units(numbers, self.scope)
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


def read_shard(payload: bytes, scopes: Scopes) -> tuple[Term, ...]:
    """The terms of a shard, in order.

    Args:
        scopes: how the units of the volume are numbered.

    Raises:
        Damage: the bytes are no shard.
    """
    *strings, counts, bits, steps, large, tables = split_sections(payload, _SECTIONS)
    names = read_strings(strings)
    stored = read_varints(counts, len(names)).tolist()
    occurrences, of_terms = [count >> SCOPE_BITS for count in stored], [count & _SCOPE for count in stored]
    units = _read_units(bits, occurrences, of_terms, scopes)
    positions = iter(_split_positions(names, units, (steps, large)))
    long = [scope for count, scope in zip(occurrences, of_terms, strict=True) if count == 0]
    blocks = iter(_read_tables(read_varints(tables).tolist(), long, scopes))
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


def read_position_block(payload: bytes, units: Ints) -> Ints:
    """Positions from the payload of a p-file; `units` are those of its occurrences.

    Raises:
        Damage: there are more or fewer.
    """
    steps = read_steps(split_sections(payload, 2), len(units))
    return sum_steps(steps, units, np.zeros(0, dtype=np.int64))


def _read_units(bits: bytes, occurrences: list[int], of_terms: list[int], scopes: Scopes) -> list[Ints]:
    reader = RiceReader(bits)
    units = []
    for count, scope in zip(occurrences, of_terms, strict=True):
        parameter = rice_parameter(count, _total(scopes, scope))
        units.append(scopes.units(np.cumsum(reader.read(count, parameter)), scope))
    reader.finish()
    return units


def _total(scopes: Scopes, scope: int) -> int:
    if scope >= len(scopes.totals):
        raise Damage("a term has no scope")
    return int(scopes.totals[scope])


def _split_positions(names: list[bytes], units: list[Ints], sections: tuple[bytes, bytes]) -> list[Ints]:
    stored = [each for name, each in zip(names, units, strict=True) if len(each) and not name.endswith(SIGN_END)]
    ends = np.cumsum([len(each) for each in stored], dtype=np.int64)
    values = read_steps(sections, int(ends[-1]) if len(ends) else 0)
    if not stored:
        return []
    starts = ends - np.array([len(each) for each in stored], dtype=np.int64)
    return np.split(sum_steps(values, np.concatenate(stored), starts), ends[:-1])


def _read_tables(numbers: list[int], long: list[int], scopes: Scopes) -> list[tuple[int, tuple[Block, ...]]]:
    """The tables of long lists, whose scopes are given, as occurrences and blocks."""
    tables: list[tuple[int, tuple[Block, ...]]] = []
    place = 0
    while place < len(numbers):
        scope = long[len(tables)]
        total, count = numbers[place : place + 2]
        place += 2
        rows = [numbers[start : start + 3] for start in range(place, place + 3 * count, 3)]
        place += 3 * count
        if place > len(numbers) or sum(row[2] for row in rows) != total:
            raise Damage("the table of a long list does not fit")
        first, blocks = 0, []
        for gap, units, occurrences in rows:
            first += gap
            blocks.append(Block(first, units, occurrences, rice_parameter(total, _total(scopes, scope)), scope))
        tables.append((total, tuple(blocks)))
    return tables
