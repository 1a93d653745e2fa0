"""The published folder: what is new is written first, then all that differs takes its place together, and removals come last.

So no page that readers can reach leads to one that is not there, whenever a build is stopped.
"""

import errno
import filecmp
import json
import os
import posixpath
import re
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from duizhao import is_ours
from duizhao.errors import SiteFolderError
from duizhao.store._files import copy_file, make_way, remove_file, replace_file, write_new
from duizhao.store._trees import file_states, state_at, states_digest

MARKER = "corpus.json"
"""The file by which a published folder is known as ours; it holds the version of the corpus."""

_WAITING = re.compile(r"\.\d+\.part$")
"""Ends the name of a file that waits to take its place; a build that was stopped has left it."""


@dataclass(frozen=True, slots=True)
class Published:
    """What publishing did, in files.

    Attributes:
        state: digest over the states of the folder's files afterwards.
    """

    written: int
    unchanged: int
    removed: int
    state: str = field(default="", compare=False)


Put = tuple[str, bool]
"""An address, and whether something was written there because it differed."""


@dataclass(frozen=True, slots=True)
class SiteWriter:
    """Writes differences into a site's folder; light enough to be handed to other processes.

    Attributes:
        is_fresh: nothing is published there yet, so nothing can differ and nobody reads.
        spared: addresses that somebody else writes.
        build: number of the build, for the names of what waits.
    """

    folder: str
    is_fresh: bool = False
    spared: frozenset[str] = frozenset()
    build: int = field(default_factory=os.getpid)

    def put(self, address: str, data: bytes) -> Put:
        """Publish one file: at once where none is, else beside it, where it waits for `take_place`."""
        if address in self.spared:
            return address, False
        path = f"{self.folder}/{address}"
        if self.is_fresh:
            (replace_file if address == MARKER else write_new)(path, data)
            return address, True
        try:
            return address, self._put(path, data)
        except OSError:
            make_way(self.folder, address)
            return address, self._put(path, data)

    def _put(self, path: str, data: bytes) -> bool:
        try:
            with open(path, "rb") as file:  # noqa: PTH123 - a path for each of a hundred thousand files takes long
                if file.read() == data:
                    return False
        except FileNotFoundError:
            replace_file(path, data)
        else:
            write_new(self._waiting(path), data)
        return True

    def put_copy(self, address: str, source: Path) -> Put:
        """Publish a copy of a file, which may be larger than memory, in the same way."""
        path = Path(self.folder, address)
        if not path.is_file():
            make_way(self.folder, address)
            copy_file(source, path)
        elif filecmp.cmp(source, path, shallow=False):
            return address, False
        else:
            shutil.copyfile(source, self._waiting(str(path)))
        return address, True

    def take_place(self, address: str) -> None:
        """Let what waits beside a file take its place, if anything does."""
        path = f"{self.folder}/{address}"
        with suppress(FileNotFoundError):
            os.replace(self._waiting(path), path)  # noqa: PTH105 - as above

    def forget(self, address: str) -> None:
        """Remove what waits beside a file, if anything does."""
        remove_file(Path(self._waiting(f"{self.folder}/{address}")))

    def _waiting(self, path: str) -> str:
        return f"{path}.{self.build}.part"


class Publisher:
    """Makes a folder equal to what is put into it: writes differences only, lets them take their places together, and removes last.

    Hidden files that were not put there, such as a `.git`, are not ours to touch and stay.

    Raises:
        SiteFolderError: the folder holds files and is no site of ours.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._states = file_states(folder)
        is_fresh = not any(map(_is_own, self._states))
        if not is_fresh and not _is_ours(folder):
            raise SiteFolderError(
                f"{folder}: expected an empty folder or a site made by duizhao, found other files; "
                "empty it or choose another folder"
            )
        self._put: dict[str, bool] = {}
        self.writer = SiteWriter(str(folder), is_fresh=is_fresh)
        self.read = site_reader(folder)

    @property
    def standing(self) -> Collection[str]:
        """Addresses of the files that were there before."""
        return self._states.keys()

    @property
    def state(self) -> str:
        """Digest over the states of the files that were there before."""
        return states_digest(sorted(self._states.items()))

    def put(self, address: str, data: bytes) -> None:
        """Publish one file."""
        self.note([self.writer.put(address, data)])

    def put_all(self, files: Iterable[tuple[str, bytes]]) -> None:
        """Publish some files, one after another."""
        self.note(self.writer.put(address, data) for address, data in files)

    def put_folder(self, address: str, source: Path) -> None:
        """Publish the files of a folder, which may be larger than memory."""
        for name in sorted(name for name in file_states(source) if not _is_hidden(name)):
            self.note([self.writer.put_copy(f"{address}/{name}", source / name)])

    def note(self, puts: Iterable[Put]) -> None:
        """Take into account what its writer has put, in this process or another; of an address the last one counts."""
        for address, is_written in puts:
            before = self._put.get(address, False)
            if before and not is_written:
                self.writer.forget(address)
            self._put[address] = is_written or before

    def keep(self, folders: tuple[str, ...]) -> None:
        """Leave what is published below some folders (each ends in a slash) as it is."""
        self.note((name, False) for name in self._states if name.startswith(folders) and not _is_hidden(name))

    @property
    def addresses(self) -> Collection[str]:
        """All that is put or kept, growing with it."""
        return self._put.keys()

    def finish(self, stay: Callable[[Collection[str]], Collection[str]] = lambda _: ()) -> Published:
        """Let all that differs take its place, in the order in which it was put, then remove what was not put this time.

        Args:
            stay: of the addresses where nothing was put, those whose files are to stay all the same.
        """
        for address, is_written in self._put.items():
            if is_written and not self.writer.is_fresh:
                self.writer.take_place(address)
        left = [address for address in self._states if address not in self._put and _is_own(address, also_waiting=True)]
        kept = set(stay(left))
        gone = sorted(set(left) - kept, key=lambda address: (not address.endswith("/index.html"), address))
        for address in gone:
            remove_file(self.folder / address)
        _remove_empty_folders(self.folder, {str(Path(address).parent) for address in gone})
        written = sum(self._put.values())
        return Published(written, len(self._put) - written, len(gone), states_digest(self._states_without(gone)))

    def _states_without(self, gone: Iterable[str]) -> Iterator[tuple[str, int]]:
        """The states of all files that are left: of those that were written as they are now, of others as they were found."""
        for address in sorted((self._states.keys() - gone) | self._put.keys()):
            found = None if self._put.get(address) else self._states.get(address)
            yield address, state_at(f"{self.folder}/{address}") if found is None else found


def _is_hidden(address: str) -> bool:
    return address.startswith(".") or "/." in address


def _is_own(address: str, *, also_waiting: bool = False) -> bool:
    """Whether a file is of a site: not a hidden one, and not what a stopped build has left waiting, unless that is asked for as well."""
    is_waiting = _WAITING.search(address) and not _is_hidden(f"{posixpath.dirname(address)}/")
    return also_waiting if is_waiting else not _is_hidden(address)


def _is_ours(folder: Path) -> bool:
    try:
        return is_ours(json.loads((folder / MARKER).read_bytes()))
    except (OSError, ValueError):
        return False


def _remove_empty_folders(root: Path, folders: set[str]) -> None:
    for below in sorted(folders, key=len, reverse=True):
        folder = root / below
        while folder != root and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
            folder = folder.parent


def files_in(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file below a folder, as address and bytes, in order."""
    for address in sorted(file_states(folder)):
        yield address, (folder / address).read_bytes()


def site_reader(folder: Path) -> Callable[[str], bytes | None]:
    """Reads files of a published folder by their address; None where there is none."""

    def read(address: str) -> bytes | None:
        try:
            return (folder / address).read_bytes()
        except (
            FileNotFoundError,
            NotADirectoryError,
            IsADirectoryError,
            ValueError,
        ):  # the last, of what no file can be called
            return None
        except OSError as error:
            if error.errno == errno.ELOOP:
                return None
            raise

    return read
