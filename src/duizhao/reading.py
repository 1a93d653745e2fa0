"""Reading seeds, side by side and no more often than needed: what was read before from the same bytes is taken from the spool."""

import os
import zlib
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import repeat
from pathlib import Path

from duizhao.apparatus import Apparatus
from duizhao.catalogue import Entry, Rejected, make_entry, sharing
from duizhao.errors import CorrectionError, SeedRejectedError
from duizhao.model import Article
from duizhao.seed_marks import chunk_number, common_basis, seed_marks
from duizhao.seed_reader import SeedReader
from duizhao.store import (
    Briefing,
    Digested,
    FileDigests,
    Spool,
    remove_file,
    write_briefing,
)
from duizhao.text import printable
from duizhao.workers import suited

CHUNK = 100
"""Seeds, about, that a worker reads at a time: enough to hide the cost of handing over, few enough for one that changed to be soon among them again."""

Listener = Callable[[str, int, int], None]
"""Told of progress: name of the step, how many are done, how many there are."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """What came of some seeds: entries with their places in the spool, and the files that had to be rejected.

    Attributes:
        marks: of the seed of each entry, all that it is made of, in digests.
    """

    entries: tuple[Entry, ...]
    rejected: tuple[Rejected, ...]
    marks: tuple[bytes, ...] = ()


_Brief = Briefing[tuple[Path, Apparatus]]
"""What a reader is made of."""


def read_seeds(  # noqa: PLR0913 - options by name
    seeds: Path,
    names: Sequence[str],
    apparatus: Apparatus,
    spool: Spool,
    *,
    executor: Executor | None = None,
    listener: Listener | None = None,
    prune: bool = True,
) -> Iterator[Chunk]:
    """Read seeds of a folder, in the order of their names.

    Args:
        names: of the seeds, sorted.
        spool: where articles wait; chunks of the same seeds, read by the same program with the same apparatus, are
            there from the last time.
        executor: reads chunks side by side; without one, they are read here.
        listener: told of progress.
        prune: whether chunks that nobody has used for a while are removed.
    """
    chunks, basis, digests = list(_chunks(names)), common_basis(apparatus), spool.digests(seeds)
    known = [_kept(chunk, apparatus, basis, spool, digests) for chunk in chunks]
    waiting = [(chunk, digests.results(chunk)) for chunk, found in zip(chunks, known, strict=True) if found is None]
    fresh = _fresh(waiting, (seeds, apparatus), spool, suited(executor, len(waiting)))
    done, numbers = 0, []
    for chunk, found in zip(chunks, known, strict=True):
        read = next(fresh) if found is None else found
        digests.note(read.seeds, read.number)
        numbers.append(read.number)
        yield read.chunk
        done += len(chunk)
        if listener:
            listener("read", done, len(names))
    fresh.close()
    digests.keep()
    if prune:
        spool.prune(numbers)


@dataclass(frozen=True, slots=True)
class _Read:
    """Seeds that were read, now or before.

    Attributes:
        number: of the spool file, made from all that the chunk depends on.
        seeds: as they were read now.
    """

    chunk: Chunk
    number: int
    seeds: tuple[Digested, ...] = ()


def _kept(names: list[str], apparatus: Apparatus, basis: bytes, spool: Spool, digests: FileDigests) -> _Read | None:
    """What came of seeds that nobody has touched since they were read."""
    found = [digest for digest in map(digests.of, names) if digest]
    if len(found) < len(names):
        return None
    number = chunk_number(seed_marks(basis, apparatus, names, found))
    chunk = _kept_chunk(number, spool)
    if chunk is None:
        return None
    digests.belong(names, number)
    return _Read(chunk, number)


def _kept_chunk(number: int, spool: Spool) -> Chunk | None:
    """What came of the seeds of a spool file, where it is there and whole."""
    kept: Chunk | None = spool.kept(number, lambda chunk: (entry.location for entry in chunk.entries))
    return kept


_Waiting = tuple[list[str], tuple[int, ...]]
"""Seeds of which some may have changed, and the numbers of the spool files that they were read into before."""


def _fresh(
    waiting: list[_Waiting], made_of: tuple[Path, Apparatus], spool: Spool, executor: Executor
) -> Generator[_Read, None, None]:
    """What comes of seeds of which some may have changed, in their order."""
    if not waiting:
        return
    seeds, apparatus = made_of
    place = spool.folder / f"apparatus.{os.getpid()}"
    brief = write_briefing(place, (seeds, replace(apparatus, renderings=None)))
    try:
        yield from executor.map(_read_chunk, waiting, repeat(spool), repeat(brief))
    finally:
        remove_file(place)


def _chunks(names: Sequence[str]) -> Iterator[list[str]]:
    """Successive names, about `CHUNK` together; one name more or less changes no chunk but its own."""
    chunk: list[str] = []
    for name in names:
        chunk.append(name)
        ends = zlib.crc32(name.encode("utf-8", "surrogatepass")) % CHUNK == 0
        if (ends and len(names) > CHUNK) or len(chunk) == 4 * CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


@lru_cache(maxsize=1)
def _reader(brief: _Brief) -> tuple[SeedReader, Apparatus, bytes]:
    seeds, apparatus = brief.read()
    return SeedReader(seeds, apparatus), apparatus, common_basis(apparatus)


def _read_chunk(waiting: _Waiting, spool: Spool, brief: _Brief) -> _Read:
    """What comes of some seeds, in whichever process: taken from the spool where they were read before."""
    names, before = waiting
    reader, apparatus, basis = _reader(brief)
    seeds = tuple(reader.digested(name) for name in names)
    told = seed_marks(basis, apparatus, names, [seed.digest for seed in seeds])
    number = chunk_number(told)
    kept = _kept_chunk(number, spool)
    if kept:
        return _Read(kept, number, seeds)
    known = _in_spool(before, set(told), spool)
    outcomes = [*_read_all(reader, dict(zip(names, told, strict=True)), known)]
    chunk = _put_into_spool(outcomes, told, spool, number)
    # What failed in passing is tried again, and a seed that was changed meanwhile is not what the number was made from.
    if all(outcome.is_lasting for outcome in outcomes) and all(map(reader.is_still, seeds)):
        spool.keep(number, chunk)
    return _Read(chunk, number, seeds)


@dataclass(frozen=True, slots=True)
class _Spooled:
    """An article that was read before: its entry, and what lies of it in the spool."""

    entry: Entry
    data: bytes


def _in_spool(numbers: Iterable[int], wanted: Collection[bytes], spool: Spool) -> Mapping[bytes, _Spooled]:
    """What is whole in some spool files, by the marks of the seeds that are asked for."""
    chunks: Iterable[Chunk] = filter(None, map(_kept_chunk, numbers, repeat(spool)))
    known = (pair for chunk in chunks for pair in zip(chunk.marks, chunk.entries, strict=True))
    found = ((mark, entry, spool.lying(entry.location)) for mark, entry in known if mark in wanted)
    return {mark: _Spooled(entry, data) for mark, entry, data in found if data}


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What came of one seed: an article, now or before, or neither.

    Attributes:
        is_lasting: whether it would be the same another time.
    """

    given: Article | _Spooled | Rejected
    is_lasting: bool = True


def _read_all(reader: SeedReader, marks: Mapping[str, bytes], known: Mapping[bytes, _Spooled]) -> Iterator[_Outcome]:
    """What comes of some seeds, by their names; those that are known are not read again."""
    for name, mark in marks.items():
        try:
            yield _Outcome(known.get(mark) or reader.read(name))
        except CorrectionError as error:
            yield _Outcome(Rejected(printable(name), str(error)))
        except SeedRejectedError as error:
            yield _Outcome(reader.rejected(name, str(error)), not isinstance(error.__cause__, OSError))
        except Exception as error:  # noqa: BLE001 - whatever one file does to us, the others go on
            message = f"{printable(name)}: expected a seed that can be read, found {type(error).__name__}: {error}"
            yield _Outcome(reader.rejected(name, message), is_lasting=False)


def _put_into_spool(outcomes: Sequence[_Outcome], marks: Sequence[bytes], spool: Spool, number: int) -> Chunk:
    """Put the articles of some seeds into the spool, those that were read before as they lay there."""
    given = [(each.given, mark) for each, mark in zip(outcomes, marks, strict=True)]
    made = [(one, mark) for one, mark in given if not isinstance(one, Rejected)]
    places = spool.write(number, (one.data if isinstance(one, _Spooled) else one for one, _ in made))
    entries = [
        replace(one.entry, location=place) if isinstance(one, _Spooled) else make_entry(one, place)
        for (one, _), place in zip(made, places, strict=True)
    ]
    rejected = tuple(one for one, _ in given if isinstance(one, Rejected))
    return Chunk(sharing(entries), rejected, tuple(mark for _, mark in made))
