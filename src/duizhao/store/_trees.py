"""What stands in folders, seen from outside: names, sizes and times, by which an untouched tree is known again."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

_SIZE_BITS = 48


def tree_digest(folders: Iterable[Path], beside: Path | None = None) -> str:
    """Digest over the names, sizes and times of change of all files below some folders, and of those directly in one more.

    Nothing is read, so that a hundred thousand files take about a second; what cannot be entered is known by the kind of its error.
    """
    digest = hashlib.sha256()
    for folder in folders:
        digest.update(f"{folder}\n".encode("utf-8", "surrogatepass"))
        digest.update("\n".join(_below(str(folder))).encode("utf-8", "surrogatepass"))
    if beside:
        with os.scandir(beside) as entries:
            files = sorted(f"{entry.name} {_source_state(entry.path)}" for entry in entries if not _is_folder(entry))
        digest.update("\n".join(files).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _below(folder: str, inside: frozenset[str] = frozenset()) -> Iterator[str]:
    """A line for each file and folder; folders that are links are followed, unless they lead back into themselves."""
    try:
        with os.scandir(folder) as entries:
            listed = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        yield type(error).__name__
        return
    for entry in listed:
        if not _is_folder(entry):
            yield f"{entry.name} {_source_state(entry.path)}"
            continue
        yield f"{entry.name}/"
        real = os.path.realpath(entry.path) if entry.is_symlink() else ""
        if real not in inside:
            yield from _below(entry.path, inside | {real} if real else inside)


def file_states(folder: Path) -> dict[str, int]:
    """Time of change and size of every file below a folder, in one number each, by its address there; links to folders are not followed."""
    return dict(_states(str(folder), ""))


def folder_digest(folder: Path) -> str:
    """Digest over the states of all files below a folder."""
    return states_digest(sorted(file_states(folder).items()))


def _states(folder: str, below: str) -> Iterator[tuple[str, int]]:
    try:
        with os.scandir(folder) as entries:
            listed = list(entries)
    except OSError:
        return
    for entry in listed:
        if not _is_folder(entry):
            yield below + entry.name, state_at(entry.path)
        elif not entry.is_symlink():
            yield from _states(entry.path, f"{below}{entry.name}/")


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads back to itself
        return False


def state_at(path: str) -> int:
    """The state of one file, as `file_states` gives it."""
    try:
        status = os.stat(path)  # noqa: PTH116 - a path for each of a hundred thousand files takes long
    except OSError:  # a link that leads nowhere
        return 0
    return status.st_mtime_ns << _SIZE_BITS | status.st_size


def _source_state(path: str) -> str:
    """The state of a file that is read, and when it was put into its place: another of the same size and time may take it."""
    try:
        status = os.stat(path)  # noqa: PTH116 - as above
    except OSError:
        return "0"
    return f"{status.st_mtime_ns} {status.st_ctime_ns} {status.st_size}"


def states_digest(states: Iterable[tuple[str, int]]) -> str:
    """Digest over the states of files, given in the order of their addresses."""
    digest = hashlib.sha256()
    for address, state in states:
        digest.update(f"{address} {state}\n".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
