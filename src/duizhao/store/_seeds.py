"""Reading seeds."""

import os
import stat
from pathlib import Path

from duizhao.errors import SeedRejectedError, SeedsFolderError
from duizhao.text import printable

SEED_SUFFIXES = (".txt", ".md")
LARGEST_SEED = 32 * 1024 * 1024
"""Bytes; no newspaper article is longer, and a larger file is something else."""


def list_seeds(folder: Path) -> list[str]:
    """Names of all files below the seeds folder, sorted, without hidden ones; what cannot be entered is among them.

    Raises:
        SeedsFolderError: the folder itself cannot be entered. As an empty corpus it would take away all that was made of it.
    """
    unreadable: list[OSError] = []
    found: list[str] = []
    for root, folders, files in os.walk(folder, onerror=unreadable.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        links = (name for name in folders if os.path.islink(f"{root}/{name}"))  # noqa: PTH114 - see below
        below = _below(folder, root)  # once for each folder: a path for each of a million files takes long
        found += [below + name for name in (*files, *links) if not name.startswith(".")]
    for error in unreadable:
        name = _below(folder, error.filename).rstrip("/")
        if not name:
            raise SeedsFolderError(f"{folder}: expected a folder of seeds, found {error.strerror or 'none'}") from error
        found.append(name)
    return sorted(found)


def _below(folder: Path, path: str) -> str:
    """The way from the seeds folder to one below it, as the beginning of names."""
    way = Path(path).relative_to(folder).as_posix()
    return "" if way == "." else f"{way}/"


def read_seed(folder: Path, name: str) -> bytes:
    """The bytes of one seed.

    Raises:
        SeedRejectedError: the file cannot be read, is too large, or its name says that it is no seed.
    """
    path = folder / name
    try:
        problem = _problem(path, path.stat())
        if problem is None:
            return path.read_bytes()
    except OSError as error:
        raise SeedRejectedError(printable(name), 0, "a file that can be read", error.strerror or "none") from error
    raise SeedRejectedError(printable(name), 0, *problem)


def _problem(path: Path, status: os.stat_result) -> tuple[str, str] | None:
    """What was expected and found of a path that cannot be a seed."""
    if not stat.S_ISREG(status.st_mode):  # reading a pipe or a device might never end
        is_folder = stat.S_ISDIR(status.st_mode)  # one that could be entered would have been looked through
        return "a file", "a folder that cannot be entered, or a link to one" if is_folder else "a pipe or a device"
    if path.suffix.lower() not in SEED_SUFFIXES:
        return "a name that ends in .txt or .md", f'"{path.suffix}"'
    return (f"at most {LARGEST_SEED} bytes", f"{status.st_size} bytes") if status.st_size > LARGEST_SEED else None
