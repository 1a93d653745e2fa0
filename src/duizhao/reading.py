"""Reading seeds, side by side and no more often than needed: what was read before from the same bytes is taken from the spool."""

import hashlib
import os
import zlib
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import repeat
from pathlib import Path

from duizhao.align import align
from duizhao.apparatus import Apparatus
from duizhao.audit import audited, comparable
from duizhao.catalogue import Entry, Rejected, make_entries
from duizhao.corrections import apply_corrections
from duizhao.errors import CorrectionError, SeedRejectedError
from duizhao.keywords import KeywordFinder, dump_statistics
from duizhao.model import Article
from duizhao.seeds import parse_seed
from duizhao.store import (
    Briefing,
    Digested,
    Spool,
    file_state,
    number_of,
    program_digest,
    read_seed,
    remove_file,
    write_briefing,
)
from duizhao.tagging import Tagger, text_words
from duizhao.text import printable
from duizhao.workers import suited

CHUNK = 100
"""Seeds, about, that a worker reads at a time: enough to hide the cost of handing over, few enough for one that changed to be read soon."""

Listener = Callable[[str, int, int], None]
"""Told of progress: name of the step, how many are done, how many there are."""


class SeedReader:
    """Takes one seed all the way to a finished article."""

    def __init__(self, seeds: Path, apparatus: Apparatus) -> None:
        self._seeds = seeds
        self._corrections = apparatus.corrections
        self._known_bad = apparatus.known_bad
        self._keywords = KeywordFinder(apparatus.statistics)
        self._tagger = Tagger(apparatus.vocabulary)
        self._lengths, self._terms = apparatus.lengths, comparable(apparatus.vocabulary)

    def read(self, name: str) -> Article:
        """Parse, correct, align, tag and audit one seed.

        Raises:
            SeedRejectedError: the file cannot be an article.
            CorrectionError: a correction of this file does not find what it expects.
        """
        article = parse_seed(read_seed(self._seeds, name), printable(name))
        article = apply_corrections(article, self._corrections.of(printable(name)))
        pairs = align([p.text for p in article.en], [p.text for p in article.zh], article.names)
        cuts = self._tagger.cut(article)
        article = replace(
            article,
            pairs=pairs,
            tags=self._tagger.tags(article, cuts),
            keywords=self._keywords.keywords(text_words(cuts)),
        )
        return audited(article, self._lengths, self._terms)

    def digested(self, name: str) -> Digested:
        """A seed as it is now; of one that cannot be read, the reason counts."""
        state = file_state(f"{self._seeds}/{name}")
        try:
            data = read_seed(self._seeds, name)
        except SeedRejectedError as error:
            data = str(error).encode("utf-8", "surrogatepass")
        return Digested(name, state, hashlib.sha256(data).digest())

    def is_still(self, seed: Digested) -> bool:
        """Whether a seed is what it was."""
        is_untouched = seed.state is not None and seed.state == file_state(f"{self._seeds}/{seed.name}")
        return is_untouched or self.digested(seed.name).digest == seed.digest

    def rejected(self, name: str, message: str) -> Rejected:
        """A seed that cannot be an article, with the reason that the apparatus gives where it lists it."""
        listed = self._known_bad.get(printable(name))
        return Rejected(printable(name), message, listed.reason if listed else "")


@dataclass(frozen=True, slots=True)
class Chunk:
    """What came of some seeds: entries with their places in the spool, and the files that had to be rejected."""

    entries: tuple[Entry, ...]
    rejected: tuple[Rejected, ...]


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
    chunks, said, digests = list(_chunks(names)), _said(apparatus), spool.digests(seeds)
    known = [_kept(chunk, apparatus, said, spool, digests.of) for chunk in chunks]
    waiting = [chunk for chunk, found in zip(chunks, known, strict=True) if found is None]
    fresh = _fresh(waiting, (seeds, apparatus), spool, suited(executor, len(waiting)))
    done, numbers = 0, []
    for chunk, found in zip(chunks, known, strict=True):
        read = next(fresh) if found is None else found
        digests.note(read.seeds)
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


def _kept(
    names: list[str], apparatus: Apparatus, said: bytes, spool: Spool, digest_of: Callable[[str], bytes | None]
) -> _Read | None:
    """What came of seeds that nobody has touched since they were read."""
    digests = [digest for digest in map(digest_of, names) if digest]
    if len(digests) < len(names):
        return None
    number = _number(apparatus, names, digests, said)
    chunk: Chunk | None = spool.kept(number)
    return _Read(chunk, number) if chunk else None


def _fresh(
    waiting: list[list[str]], made_of: tuple[Path, Apparatus], spool: Spool, executor: Executor
) -> Generator[_Read, None, None]:
    """Chunks of which some seed may have changed, in their order."""
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


def _said(apparatus: Apparatus) -> bytes:
    """Digest over the program and what it is told of all seeds."""
    digest = hashlib.sha256(program_digest().encode())
    digest.update(repr((apparatus.vocabulary.terms, apparatus.lengths)).encode("utf-8", "surrogatepass"))
    digest.update(dump_statistics(apparatus.statistics).encode("utf-8", "surrogatepass"))
    return digest.digest()


def _number(apparatus: Apparatus, names: Sequence[str], digests: Sequence[bytes], said: bytes) -> int:
    """Number of the spool file for what some seeds give: of 60 bits, from all that it depends on."""
    digest = hashlib.sha256(said)
    for name, read in zip(names, digests, strict=True):
        shown = printable(name)
        declared = (name, apparatus.corrections.of(shown), apparatus.known_bad.get(shown))
        digest.update(hashlib.sha256(repr(declared).encode("utf-8", "surrogatepass")).digest())
        digest.update(read)
    return number_of(digest.digest())


@lru_cache(maxsize=1)
def _reader(brief: _Brief) -> tuple[SeedReader, Apparatus, bytes]:
    seeds, apparatus = brief.read()
    return SeedReader(seeds, apparatus), apparatus, _said(apparatus)


def _read_chunk(names: list[str], spool: Spool, brief: _Brief) -> _Read:
    """What comes of some seeds, in whichever process: taken from the spool where they were read before."""
    reader, apparatus, said = _reader(brief)
    seeds = tuple(reader.digested(name) for name in names)
    number = _number(apparatus, names, [seed.digest for seed in seeds], said)
    kept: Chunk | None = spool.kept(number)
    if kept:
        return _Read(kept, number, seeds)
    articles, rejected, is_lasting = _read_all(reader, names)
    places = spool.write(number, articles)
    entries = make_entries(articles, places)
    chunk = Chunk(entries, tuple(rejected))
    # What failed in passing is tried again, and a seed that was changed meanwhile is not what the number was made from.
    if is_lasting and all(map(reader.is_still, seeds)):
        spool.keep(number, chunk)
    return _Read(chunk, number, seeds)


def _read_all(reader: SeedReader, names: Sequence[str]) -> tuple[list[Article], list[Rejected], bool]:
    """Articles of some seeds, the files that give none, and whether it would be the same another time."""
    articles: list[Article] = []
    rejected: list[Rejected] = []
    is_lasting = True
    for name in names:
        try:
            articles.append(reader.read(name))
        except CorrectionError as error:
            rejected.append(Rejected(printable(name), str(error)))
        except SeedRejectedError as error:
            rejected.append(reader.rejected(name, str(error)))
            is_lasting = is_lasting and not isinstance(error.__cause__, OSError)
        except Exception as error:  # noqa: BLE001 - whatever one file does to us, the others go on
            message = f"{printable(name)}: expected a seed that can be read, found {type(error).__name__}: {error}"
            rejected.append(reader.rejected(name, message))
            is_lasting = False
    return articles, rejected, is_lasting
