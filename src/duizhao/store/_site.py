"""The published folder: differences are written, and removals come last."""

import filecmp
import json
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from duizhao import is_ours
from duizhao.errors import SiteFolderError
from duizhao.store._files import IN_THE_WAY, copy_file, make_way, remove_file, write_if_changed, write_new
from duizhao.store._trees import file_states, state_at, states_digest

MARKER = "corpus.json"
"""The file by which a published folder is known as ours; it holds the version of the corpus."""


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
    """

    folder: str
    is_fresh: bool = False
    spared: frozenset[str] = frozenset()

    def put(self, address: str, data: bytes) -> Put:
        """Publish one file."""
        if address in self.spared:
            return address, False
        path = f"{self.folder}/{address}"
        if self.is_fresh:
            write_new(path, data)
            return address, True
        try:
            return address, write_if_changed(path, data)
        except IN_THE_WAY:
            make_way(self.folder, address)
            return address, write_if_changed(path, data)


class Publisher:
    """Makes a folder equal to what is put into it, writing differences only and removing last.

    Hidden files that were not put there, such as a `.git`, are not ours to touch and stay.

    Raises:
        SiteFolderError: the folder holds files and is no site of ours.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._states = file_states(folder)
        is_fresh = all(map(_is_hidden, self._states))
        if not is_fresh and not _is_ours(folder):
            raise SiteFolderError(
                f"{folder}: expected an empty folder or a site made by duizhao, found other files; "
                "empty it or choose another folder"
            )
        self._put: dict[str, bool] = {}
        self.writer = SiteWriter(str(folder), is_fresh=is_fresh)
        self.read = site_reader(folder)

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
            self._put_file(f"{address}/{name}", source / name)

    def _put_file(self, address: str, source: Path) -> None:
        path = self.folder / address
        is_written = not path.is_file() or not filecmp.cmp(source, path, shallow=False)
        if is_written:
            make_way(self.writer.folder, address)
            copy_file(source, path)
        self.note([(address, is_written)])

    def note(self, puts: Iterable[Put]) -> None:
        """Take into account what its writer has put, in this process or another."""
        for address, is_written in puts:
            self._put[address] = is_written or self._put.get(address, False)

    def keep(self, folders: tuple[str, ...]) -> None:
        """Leave what is published below some folders (each ends in a slash) as it is."""
        self.note((name, False) for name in self._states if name.startswith(folders) and not _is_hidden(name))

    @property
    def addresses(self) -> Collection[str]:
        """All that is put or kept, growing with it."""
        return self._put.keys()

    def finish(self, stay: Callable[[Collection[str]], Collection[str]] = lambda _: ()) -> Published:
        """Remove what was not put this time.

        Args:
            stay: of the addresses where nothing was put, those whose files are to stay all the same.
        """
        left = [address for address in self._states if address not in self._put and not _is_hidden(address)]
        kept = set(stay(left))
        gone = [address for address in left if address not in kept]
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
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return None

    return read
