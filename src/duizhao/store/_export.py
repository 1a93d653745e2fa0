"""A folder of data: written aside, a piece at a time, and put in its place whole."""

import glob
import hashlib
import json
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from duizhao import is_ours
from duizhao.errors import ExportError
from duizhao.exports import DATAPACKAGE, WrittenFile

_BLOCK = 1 << 20
_ABANDONED = 3600
"""Seconds without a change after which nobody can be writing an export any longer."""


class ExportFolder:
    """The folder while it is being written; its files are open until they are closed together."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open: dict[str, tuple[BinaryIO, hashlib._Hash]] = {}
        self._databases: dict[str, sqlite3.Connection] = {}

    def append(self, name: str, data: bytes) -> None:
        """Add bytes to a file, which is begun where it is new."""
        if name not in self._open:
            path = self._folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            self._open[name] = path.open("wb"), hashlib.sha256()
        file, digest = self._open[name]
        file.write(data)
        digest.update(data)

    def open_database(self, name: str) -> sqlite3.Connection:
        """A database that is empty, as a file; without a journal, because half of it is never kept."""
        database = self._databases[name] = sqlite3.connect(self._folder / name)
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("PRAGMA synchronous = OFF")
        return database

    def close(self) -> tuple[WrittenFile, ...]:
        """End all files and say what was written."""
        written = []
        for name, (file, digest) in self._open.items():
            written.append(WrittenFile(name, file.tell(), digest.hexdigest()))
            file.close()
        self._open.clear()
        for name, database in self._databases.items():
            database.close()
            written.append(_digested(self._folder, name))
        self._databases.clear()
        return tuple(sorted(written, key=lambda file: file.name))


def _digested(folder: Path, name: str) -> WrittenFile:
    digest, length = hashlib.sha256(), 0
    with (folder / name).open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
            length += len(block)
    return WrittenFile(name, length, digest.hexdigest())


@contextmanager
def new_export(folder: Path) -> Iterator[ExportFolder]:
    """Write an export aside; at the end it takes the place of the folder, unless there was an error.

    Raises:
        ExportError: the folder holds something that is not an export of ours, or there is no room for a database.
    """
    folder = folder.resolve()  # where a link leads, and never "."
    _refuse_other(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    prefix = f".{folder.name}.duizhao-"
    _clear_away(folder, folder.parent.glob(f"{glob.escape(prefix)}*"))
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=prefix, ignore_cleanup_errors=True) as aside:
        new, old = Path(aside) / "new", Path(aside) / "old"
        new.mkdir()
        export = ExportFolder(new)
        try:
            yield export
        except sqlite3.Error as error:
            raise ExportError(f"{folder}: expected a disk with room for a database, found {error}") from error
        finally:
            export.close()
        _swap(new, folder, old)


def _clear_away(folder: Path, left: Iterable[Path]) -> None:
    """Remove what exports that were killed have left; an older export that had made way for one is put back."""
    for aside in left:
        if not folder.exists() and _is_export(aside / "old"):
            (aside / "old").rename(folder)
        if time.time() - max(path.stat().st_mtime for path in (aside, *aside.rglob("*"))) > _ABANDONED:
            shutil.rmtree(aside, ignore_errors=True)


def _swap(new: Path, folder: Path, old: Path) -> None:
    """Put a folder in the place of another, which cannot be renamed over; where that fails, the other one is put back."""
    if folder.exists():
        folder.rename(old)
    try:
        new.rename(folder)
    except OSError:
        if old.exists():
            old.rename(folder)
        raise


def _refuse_other(folder: Path) -> None:
    if not folder.exists() or (folder.is_dir() and (not any(folder.iterdir()) or _is_export(folder))):
        return
    raise ExportError(
        f"{folder}: expected an empty folder or data exported by duizhao, found something else; choose another folder"
    )


def _is_export(folder: Path) -> bool:
    try:
        return is_ours(json.loads((folder / DATAPACKAGE).read_bytes()))
    except (OSError, ValueError):
        return False
