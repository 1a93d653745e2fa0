"""Digests of files that were read before, known again by size and times of change, as `git status` knows files."""

import os
import struct
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from duizhao.store._results import Results

State = bytes
"""Number and size of a file, and when its content and its entry were last changed, packed: there is one for each of a million files."""

NUMBER = 0
"""That of the result; what is made of seeds has digests for numbers."""

_FORMAT = 2
"""Of what is kept; another one is not read."""
_STATE = struct.Struct("<QQqq")
_UNKNOWN = bytes(_STATE.size)
"""Is no file's state."""
_RESULT = struct.Struct("<Q")
_NUMBER_BITS = (1 << 64) - 1
"""Some file systems number their files with more."""
_SETTLED = 2_000_000_000
"""Nanoseconds after a change before a file is believed to show a further one: the clocks of file systems tick slowly."""


@dataclass(frozen=True, slots=True)
class Digested:
    """A file as it was read.

    Attributes:
        state: before it was read; None where a further change might not show.
        digest: of what was read.
    """

    name: str
    state: State | None
    digest: bytes


def file_state(path: str) -> State | None:
    """The state of a file; None where it cannot be looked at, or has changed only just now."""
    try:
        status = os.stat(path)  # noqa: PTH116 - a path for each of a million files takes long
    except OSError:
        return None
    if max(status.st_mtime_ns, status.st_ctime_ns) >= time.time_ns() - _SETTLED:
        return None
    return _STATE.pack(status.st_ino & _NUMBER_BITS, status.st_size, status.st_mtime_ns, status.st_ctime_ns)


class FileDigests:
    """What files of a folder held when they were last read.

    Args:
        folder: of the files.
        results: where this is kept.
    """

    def __init__(self, folder: Path, results: Results) -> None:
        self._folder, self._results = folder, results
        kept = results.kept(NUMBER)
        is_ours = isinstance(kept, tuple) and kept[0] == _FORMAT
        self._known: dict[str, bytes] = kept[1] if is_ours else {}
        """By name: state, number of the result that the file is in, digest."""
        self._found: dict[str, bytes] = {}

    def of(self, name: str) -> bytes | None:
        """The digest of a file, where it has not changed since it was read."""
        known = self._known.get(name)
        if known is None or known[: _STATE.size] != file_state(f"{self._folder}/{name}"):
            return None
        self._found[name] = known
        return known[_STATE.size + _RESULT.size :]

    def results(self, names: Iterable[str]) -> tuple[int, ...]:
        """The numbers of the results that some files went into when they were last read, whether they have changed since or not."""
        known = filter(None, map(self._known.get, names))
        numbers: Iterable[int] = (_RESULT.unpack_from(each, _STATE.size)[0] for each in known)
        return tuple(dict.fromkeys(numbers))

    def belong(self, names: Sequence[str], number: int) -> None:
        """Files that have not changed are in a result together, whatever they were in when they were read."""
        result, (start, end) = _RESULT.pack(number), (_STATE.size, _STATE.size + _RESULT.size)
        if self._found[names[0]][start:end] != result:
            for name in names:
                known = self._found[name]
                self._found[name] = known[:start] + result + known[end:]

    def note(self, read: Iterable[Digested], number: int) -> None:
        """Files that were read now, and the number of the result that they went into."""
        result = _RESULT.pack(number)
        self._found |= {each.name: (each.state or _UNKNOWN) + result + each.digest for each in read}

    def keep(self) -> None:
        """Keep what is known of the files that were asked for or read."""
        if self._found != self._known:
            self._results.keep(NUMBER, (_FORMAT, self._found))
