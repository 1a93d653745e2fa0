"""Values on disk between the stages of a build."""

import hashlib
import pickle
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Generic, TypeVar

from duizhao.catalogue import Location
from duizhao.model import Article

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
    """Articles on disk between reading and saying, in files of one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def write(self, number: int, articles: Iterable[Article]) -> list[Location]:
        """Write one spool file; returns the place of each article."""
        places = []
        self._folder.mkdir(parents=True, exist_ok=True)
        with (self._folder / str(number)).open("wb") as file:
            for article in articles:
                places.append(Location(number, file.tell()))
                pickle.dump(article, file, protocol=pickle.HIGHEST_PROTOCOL)
        return places

    def read(self, locations: Iterable[Location]) -> Iterator[Article]:
        """The articles at these places, in this order."""
        files = {}
        try:
            for location in locations:
                if location.spool not in files:
                    files[location.spool] = (self._folder / str(location.spool)).open("rb")
                file = files[location.spool]
                file.seek(location.offset)
                yield pickle.load(file)  # noqa: S301 - written by the same build a moment ago
        finally:
            for file in files.values():
                file.close()
