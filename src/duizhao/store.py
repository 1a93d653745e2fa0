"""The only reader and writer of files: seeds, apparatus, records, spool, and the published folder."""

import json
import os
import pickle
import stat
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from duizhao.catalogue import Location
from duizhao.errors import SeedRejectedError, SiteFolderError
from duizhao.ids import record_path
from duizhao.model import Article
from duizhao.text import printable

SEED_SUFFIXES = (".txt", ".md")
LARGEST_SEED = 32 * 1024 * 1024
"""Bytes; no newspaper article is longer, and a larger file is something else."""

MARKER = "corpus.json"
"""The file by which a published folder is known as ours; it holds the version of the corpus."""


@dataclass(frozen=True, slots=True)
class Project:
    """Where the files of one project lie."""

    seeds: Path
    corpus: Path
    cache: Path

    @property
    def records(self) -> Path:
        """Folder of the records."""
        return self.corpus / "articles"

    @property
    def apparatus(self) -> Path:
        """Folder of the apparatus."""
        return self.corpus / "apparatus"

    @property
    def statistics(self) -> Path:
        """File of the corpus's word statistics."""
        return self.corpus / "statistics.json"


def list_seeds(folder: Path) -> list[str]:
    """Names of all files below the seeds folder, sorted, without hidden ones; what cannot be entered is among them."""
    unreadable: list[OSError] = []
    found: list[Path] = []
    for root, folders, files in os.walk(folder, onerror=unreadable.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        links = (name for name in folders if (Path(root) / name).is_symlink())
        found += [Path(root) / name for name in (*files, *links) if not name.startswith(".")]
    found += [Path(error.filename) for error in unreadable]
    return sorted(path.relative_to(folder).as_posix() for path in found if path != folder)


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
        return "a file", "a folder, a pipe or a device"
    if path.suffix.lower() not in SEED_SUFFIXES:
        return "a name that ends in .txt or .md", f'"{path.suffix}"'
    return (f"at most {LARGEST_SEED} bytes", f"{status.st_size} bytes") if status.st_size > LARGEST_SEED else None


def read_text(path: Path) -> str | None:
    """A UTF-8 text, or None where there is no such file."""
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None


def write_if_changed(path: Path, data: bytes) -> bool:
    """Write a file unless it holds these bytes already; a reader never sees half of it.

    Returns:
        Whether it was written.
    """
    try:
        if path.read_bytes() == data:
            return False
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
    replace_file(path, data)
    return True


def replace_file(path: Path, data: bytes) -> None:
    """Put bytes at a path in one step, through a neighbour that is renamed."""
    part = path.with_name(path.name + ".part")
    part.write_bytes(data)
    part.replace(path)


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


def read_record(project: Project, article_id: str) -> str | None:
    """Text of an article's record, or None where there is none."""
    return read_text(project.records / record_path(article_id))


def list_records(project: Project) -> Iterator[str]:
    """Paths of all records below the records folder."""
    for path in sorted(project.records.rglob("*.md")):
        yield path.relative_to(project.records).as_posix()


@dataclass(frozen=True, slots=True)
class Published:
    """What publishing did, in files."""

    written: int
    unchanged: int
    removed: int


class Publisher:
    """Makes a folder equal to what is put into it, writing differences only and removing last.

    Hidden files that were not put there, such as a `.git`, are not ours to touch and stay.

    Raises:
        SiteFolderError: the folder holds files and is no site of ours.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._before = set(_files_below(folder))
        if self._before and not _is_ours(folder):
            raise SiteFolderError(
                f"{folder}: expected an empty folder or a site made by duizhao, found other files; "
                "empty it or choose another folder"
            )
        self._put: set[str] = set()
        self._written = 0

    def put(self, address: str, data: bytes) -> None:
        """Publish one file."""
        self._put.add(address)
        path = self._folder / address
        if address in self._before:
            self._written += write_if_changed(path, data)
            return
        try:
            replace_file(path, data)
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            replace_file(path, data)
        self._written += 1

    def keep(self, folders: tuple[str, ...]) -> None:
        """Leave what is published below some folders (each ends in a slash) as it is."""
        self._put |= {address for address in self._before if address.startswith(folders)}

    def read(self, address: str) -> bytes | None:
        """The bytes that are published at an address; None where there are none."""
        try:
            return (self._folder / address).read_bytes()
        except FileNotFoundError:
            return None

    def finish(self, keep: Callable[[str], bool] = lambda _: False) -> Published:
        """Remove what was not put this time.

        Args:
            keep: says of an address that is to stay although nothing was put there.
        """
        gone = [address for address in self._before - self._put if not keep(address)]
        for address in gone:
            (self._folder / address).unlink(missing_ok=True)
        _remove_empty_folders(self._folder, {str(Path(address).parent) for address in gone})
        return Published(self._written, len(self._put) - self._written, len(gone))


def _files_below(folder: Path, *, hidden: bool = False) -> Iterator[str]:
    """Addresses of all files; hidden ones and hidden folders only where they are asked for."""
    for root, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if hidden or not name.startswith(".")]
        below = Path(root).relative_to(folder).as_posix()
        shown = (name for name in files if hidden or not name.startswith("."))
        yield from (name if below == "." else f"{below}/{name}" for name in shown)


def _is_ours(folder: Path) -> bool:
    try:
        marker = json.loads((folder / MARKER).read_bytes())
    except (OSError, ValueError):
        return False
    return isinstance(marker, dict) and str(marker.get("generator", "")).startswith("duizhao")


def _remove_empty_folders(root: Path, folders: set[str]) -> None:
    for below in sorted(folders, key=len, reverse=True):
        folder = root / below
        while folder != root and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
            folder = folder.parent


def files_in(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file below a folder, as address and bytes, in order."""
    for address in sorted(_files_below(folder, hidden=True)):
        yield address, (folder / address).read_bytes()


def site_reader(folder: Path) -> Callable[[str], bytes | None]:
    """Reads files of a published folder by their address; None where there is none."""

    def read(address: str) -> bytes | None:
        try:
            return (folder / address).read_bytes()
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return None

    return read


def private_folder(project: Project) -> "tempfile.TemporaryDirectory[str]":
    """A folder of this build alone, below the cache, gone when the build ends."""
    project.cache.mkdir(parents=True, exist_ok=True)
    return tempfile.TemporaryDirectory(dir=project.cache, prefix="build-", ignore_cleanup_errors=True)
