"""What was made before and can be used again: values in files by number, in a folder that may be deleted at any time."""

import pickle
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from duizhao.store._files import read_bytes, replace_file

_ENDING = ".kept"
_IN_USE = 3600
"""Seconds for which a file that nobody asked for stays: another build may be using it."""


class Results:
    """Values kept between builds; whoever keeps one makes its number from all that it depends on, the program included."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, number: int, value: object) -> None:
        """Keep a value."""
        replace_file(self.folder / f"{number}{_ENDING}", pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL))

    def kept(self, number: int) -> Any:
        """The value of a number; None where there is none, or it is broken."""
        data = read_bytes(self.folder / f"{number}{_ENDING}")
        try:
            return None if data is None else pickle.loads(data)  # noqa: S301 - written by this program, see above
        except Exception:  # noqa: BLE001 - a broken pickle may raise anything
            return None

    def prune(self, numbers: Iterable[int]) -> None:
        """Remove the files of all other numbers, once they are old enough."""
        used = {f"{number}{ending}" for number in numbers for ending in ("", _ENDING)}
        for path in self.folder.glob("*"):
            if path.name not in used and path.stat().st_mtime < time.time() - _IN_USE:
                path.unlink(missing_ok=True)
