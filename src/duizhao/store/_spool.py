"""Values on disk between the stages of a build."""

import hashlib
import os
import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO, Generic, TypeVar

from duizhao.catalogue import Location
from duizhao.errors import CacheDamagedError
from duizhao.model import Article
from duizhao.store._digests import NUMBER, FileDigests
from duizhao.store._files import copy_file, remove_file
from duizhao.store._results import Results

_OPEN = 64
"""Files that are open at a time; some systems let a process have 256."""

_DIGITS = 16
"""Hex digits by which the bytes of an article are known again."""

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Briefing(Generic[_T]):
    """A value that many tasks of a build need: it lies in a file, which each process reads once."""

    path: Path
    digest: str

    def read(self) -> _T:
        """The value."""
        value: _T = _read_briefing(self)
        return value


def write_briefing(path: Path, value: _T) -> Briefing[_T]:
    """Keep a value in a file, so that tasks carry a name instead of it."""
    data = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return Briefing(path, hashlib.sha256(data).hexdigest())


@lru_cache(maxsize=2)
def _read_briefing(briefing: Briefing[_T]) -> _T:
    value: _T = pickle.loads(briefing.path.read_bytes())  # noqa: S301 - written by the same build a moment ago
    return value


class Spool:
    """Articles on disk between reading and saying, in files of one folder; what was kept with a file lies beside it.

    Args:
        elsewhere: folders of other builds' spools, from which files are taken over.
    """

    def __init__(self, folder: Path, elsewhere: Sequence[Path] = ()) -> None:
        self.folder, self._elsewhere = folder, elsewhere
        self._results = Results(folder, elsewhere)

    def digests(self, seeds: Path) -> FileDigests:
        """What is known of a folder of seeds."""
        return FileDigests(seeds, self._results)

    def write(self, number: int, articles: Iterable[Article | bytes]) -> list[Location]:
        """Write one spool file; returns the place of each article. One may be given as it lies elsewhere in the spool."""
        places = []
        self.folder.mkdir(parents=True, exist_ok=True)
        part = self.folder / f"{number}.{os.getpid()}.part"
        with part.open("wb") as file:
            for article in articles:
                data = article if isinstance(article, bytes) else pickle.dumps(article, pickle.HIGHEST_PROTOCOL)
                places.append(Location(number, file.tell(), _digest(data)))
                file.write(data)
        part.replace(self.folder / str(number))
        return places

    def keep(self, number: int, value: object) -> None:
        """Keep what was made with a spool file."""
        self._results.keep(number, ((self.folder / str(number)).stat().st_size, value))

    def kept(self, number: int, places: Callable[[Any], Iterable[Location]]) -> Any:
        """What was kept with a spool file; None where either is not there, or is broken.

        Args:
            places: gives those of the articles in the file, from what was kept: each is looked at where the file is taken over from another build.
        """
        found, path = self._results.kept(number), self.folder / str(number)
        if found is None:
            return None
        for other in (folder / str(number) for folder in self._elsewhere):
            if not _is_whole(path, found[0]) and _is_whole(other, found[0]):
                copy_file(other, path)
                if not all(map(self.lying, places(found[1]))):
                    remove_file(path)
        if not _is_whole(path, found[0]):
            return None
        try:
            os.utime(path)
        except FileNotFoundError:  # another command tidies up at this moment
            return None
        return found[1]

    def prune(self, numbers: Iterable[int]) -> None:
        """Remove the files of all other numbers, once they are old enough."""
        self._results.prune((NUMBER, *numbers))

    def lying(self, location: Location) -> bytes | None:
        """The article at a place, as it lies there; None where it is not whole."""
        try:
            with (self.folder / str(location.spool)).open("rb") as file:
                return _load(file, location)[1]
        except (OSError, _BrokenError):
            return None

    def read(self, locations: Iterable[Location]) -> Iterator[Article]:
        """The articles at these places, in this order.

        Raises:
            CacheDamagedError: one is not there any more, or is not what was written; its file is removed.
        """
        files: dict[int, BinaryIO] = {}  # the one used longest ago first
        try:
            for location in locations:
                file = files.pop(location.spool, None) or (self.folder / str(location.spool)).open("rb")
                files[location.spool] = file
                if len(files) > _OPEN:
                    files.pop(next(iter(files))).close()
                yield _load(file, location)[0]
        except (FileNotFoundError, _BrokenError) as error:
            remove_file(self.folder / str(location.spool))
            raise CacheDamagedError(str(self.folder / str(location.spool))) from error
        finally:
            for file in files.values():
                file.close()


class _BrokenError(Exception):
    """An article does not lie where it was written."""


def _load(file: BinaryIO, location: Location) -> tuple[Article, bytes]:
    """The article at a place, and its bytes; sizes alone do not tell that a disk has lost or changed some."""
    file.seek(location.offset)
    try:
        article: Article = pickle.load(file)  # noqa: S301 - written by this program
    except Exception as error:  # a broken pickle may raise anything
        raise _BrokenError from error
    length = file.tell() - location.offset
    file.seek(location.offset)
    data = file.read(length)
    if _digest(data) != location.digest:
        raise _BrokenError
    return article, data


def _is_whole(path: Path, size: int) -> bool:
    try:
        return path.stat().st_size == size
    except OSError:
        return False


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:_DIGITS]
