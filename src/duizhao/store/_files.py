"""Files: texts, and writing in one step."""

import os
import shutil
from contextlib import suppress
from pathlib import Path

from duizhao.errors import EncodingError


def read_text(path: Path) -> str | None:
    """A UTF-8 text, or None where there is no such file.

    Raises:
        EncodingError: the file is something else.
        OSError: it cannot be read, or is a link that leads nowhere.
    """
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        if path.is_symlink():
            raise
        return None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise EncodingError(str(path), line, "text in UTF-8", f"the byte 0x{error.object[error.start]:02x}") from error


def read_bytes(path: Path) -> bytes | None:
    """The bytes of a file, or None where there is no such file."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def write_if_changed(path: str | Path, data: bytes) -> bool:
    """Write a file unless it holds these bytes already; a reader never sees half of it.

    Returns:
        Whether it was written.
    """
    path = os.fspath(path)  # strings: joining and parsing paths takes longer than many of these writes
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - see above
            if file.read() == data:
                return False
    except FileNotFoundError:
        pass
    replace_file(path, data)
    return True


def replace_file(path: str | Path, data: bytes) -> None:
    """Put bytes at a path in one step, through a neighbour that is renamed; folders are made where they are missing."""
    path = os.fspath(path)
    part = _part(path)
    write_new(part, data)
    os.replace(part, path)  # noqa: PTH105


def copy_file(source: Path, path: Path) -> None:
    """Put a copy of a file, which may be larger than memory, at a path in one step."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = _part(os.fspath(path))
    shutil.copyfile(source, part)
    os.replace(part, path)  # noqa: PTH105 - as above


def _part(path: str) -> str:
    """A neighbour that no other process writes."""
    return f"{path}.{os.getpid()}.part"


def remove_file(path: Path) -> None:
    """Remove a file, where there is one; what has become a folder stays."""
    with suppress(FileNotFoundError, NotADirectoryError):
        if not path.is_dir() or path.is_symlink():
            path.unlink()


def make_way(root: str, address: str) -> None:
    """Remove what keeps a file from standing at its address below a folder: a folder there, or files where its folders should be."""
    path = Path(root, address)
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    elif path.is_symlink() and not path.is_file():
        path.unlink()
    for depth in range(1, address.count("/") + 1):
        above = Path(root, *address.split("/")[:depth])
        if not above.is_dir() and (above.exists() or above.is_symlink()):
            above.unlink()


def write_new(path: str, data: bytes) -> None:
    """Write a file that nobody reads yet; folders are made where they are missing."""
    try:
        file = open(path, "wb")  # noqa: PTH123, SIM115 - see above; closed below
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
        file = open(path, "wb")  # noqa: PTH123, SIM115
    with file:
        file.write(data)
