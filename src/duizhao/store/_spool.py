"""Values on disk between the stages of a build."""

import hashlib
import os
import pickle
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from duizhao.catalogue import Location
from duizhao.model import Article
from duizhao.store._files import read_bytes, replace_file

_KEPT = ".kept"
_IN_USE = 3600
"""Seconds for which a file that nobody asked for stays."""

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
    """Articles on disk between reading and saying, in files of one folder, and what else was made of them.

    The folder may be deleted between two builds; what is in it is then made again.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, number: int, articles: Iterable[Article]) -> list[Location]:
        """Write one spool file; returns the place of each article."""
        places = []
        self.folder.mkdir(parents=True, exist_ok=True)
        part = self.folder / f"{number}.{os.getpid()}.part"
        with part.open("wb") as file:
            for article in articles:
                places.append(Location(number, file.tell()))
                pickle.dump(article, file, protocol=pickle.HIGHEST_PROTOCOL)
        part.replace(self.folder / str(number))
        return places

    def keep(self, number: int, value: object) -> None:
        """Keep what was made with a spool file, beside it."""
        replace_file(self.folder / f"{number}{_KEPT}", pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL))

    def kept(self, number: int) -> Any:
        """What was kept with a spool file; None where either is not there, or is broken."""
        data = read_bytes(self.folder / f"{number}{_KEPT}")
        if data is None or not (self.folder / str(number)).is_file():
            return None
        try:
            return pickle.loads(data)  # noqa: S301 - written by this program, whose digest is in the number
        except Exception:  # noqa: BLE001 - a broken pickle may raise anything
            return None

    def prune(self, numbers: Iterable[int]) -> None:
        """Remove the files of all other numbers, unless they are so new that another build may be using them."""
        used = {f"{number}{ending}" for number in numbers for ending in ("", _KEPT)}
        for path in self.folder.glob("*"):
            if path.name not in used and path.stat().st_mtime < time.time() - _IN_USE:
                path.unlink(missing_ok=True)

    def read(self, locations: Iterable[Location]) -> Iterator[Article]:
        """The articles at these places, in this order."""
        files = {}
        try:
            for location in locations:
                if location.spool not in files:
                    files[location.spool] = (self.folder / str(location.spool)).open("rb")
                file = files[location.spool]
                file.seek(location.offset)
                yield pickle.load(file)  # noqa: S301 - written by this program
        finally:
            for file in files.values():
                file.close()
