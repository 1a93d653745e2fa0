"""What was made before and can be used again: values in files by number, in a folder that may be deleted at any time."""

import os
import pickle
import threading
import time
import zlib
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

_T = TypeVar("_T")

_ENDING = ".kept"
_SUM = 4
_IN_USE = 3600
"""Seconds after its last use for which a file stays that nobody asks for: another build may be using it."""


@dataclass(frozen=True, slots=True)
class Packed(Generic[_T]):
    """A part of what is kept that stays packed until it is asked for: most of it never is."""

    data: bytes

    def value(self) -> _T:
        """The part."""
        value: _T = pickle.loads(self.data)  # noqa: S301 - lies in a file with a sum over it, written by this program
        return value


def packed(value: _T) -> Packed[_T]:
    """A part of what will be kept."""
    return Packed(pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL))


def number_of(digest: bytes) -> int:
    """The number of a result, of 60 bits, from a digest over all that it depends on."""
    return int(digest.hex()[:15], 16)


class Results:
    """Values kept between builds; whoever keeps one makes its number from all that it depends on, the program included.

    Args:
        folder: where they are kept.
        elsewhere: where other builds have kept theirs; what is found there is taken over.
    """

    def __init__(self, folder: Path, elsewhere: Sequence[Path] = ()) -> None:
        self.folder, self._elsewhere = folder, elsewhere

    def keep(self, number: int, value: object) -> None:
        """Keep a value."""
        self.folder.mkdir(parents=True, exist_ok=True)
        part = self.folder / f"{number}.{os.getpid()}.{threading.get_ident()}.part"
        data = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
        with part.open("wb") as file:
            file.write(_sum_of(data))
            file.write(data)
        part.replace(self._path(number))

    def kept(self, number: int) -> Any:
        """The value of a number, which counts as used now; None where there is none, or it is broken."""
        own = _load(self._path(number))
        if own is not None:
            with suppress(FileNotFoundError):  # another build tidies up
                os.utime(self._path(number))
            return own
        for folder in self._elsewhere:
            other = _load(folder / self._path(number).name)
            if other is not None:
                self.keep(number, other)
                return other
        return None

    def prune(self, numbers: Iterable[int]) -> None:
        """Remove the files of all other numbers that were not used for a while."""
        used = {f"{number}{ending}" for number in numbers for ending in ("", _ENDING)}
        for path in self.folder.glob("*"):
            with suppress(FileNotFoundError):  # another build tidies up as well
                if path.name not in used and path.stat().st_mtime < time.time() - _IN_USE:
                    path.unlink()

    def _path(self, number: int) -> Path:
        return self.folder / f"{number}{_ENDING}"


def _sum_of(data: bytes | memoryview) -> bytes:
    """Four bytes by which a file is known to be whole: some have the right length after a loss of power, and zeros in them."""
    return zlib.crc32(data).to_bytes(_SUM, "big")


def _load(path: Path) -> Any:
    try:
        data = memoryview(path.read_bytes())
        return pickle.loads(data[_SUM:]) if _sum_of(data[_SUM:]) == data[:_SUM] else None  # noqa: S301 - written by this program, see above
    except Exception:  # noqa: BLE001 - a file may be missing or broken, and a broken pickle may raise anything
        return None
