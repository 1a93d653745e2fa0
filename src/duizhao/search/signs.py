"""Which code points stand in the texts of a volume: what decides which part of the fold table a browser needs."""

from collections.abc import Sequence

import numpy as np

from duizhao.errors import IndexDamagedError
from duizhao.search.binary import Damage, Ints, gaps, read_varints, unframe, varints

SIGNS_FILE = "signs.bin"

_CODE_POINTS = 0x110000


class SignCollector:
    """Takes the texts of a volume, and gives the code points that occur in them."""

    def __init__(self) -> None:
        self._seen = np.zeros(_CODE_POINTS, dtype=np.bool_)

    def add(self, texts: Sequence[str]) -> None:
        """Add texts, as they are written."""
        self._seen[np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), dtype="<u4")] = True

    def add_codes(self, codes: Ints) -> None:
        """Add code points."""
        self._seen[codes] = True

    @property
    def seen(self) -> Ints:
        """All of them, in order."""
        return np.flatnonzero(self._seen)

    def payload(self) -> bytes:
        """All of them, in order, as signs.bin holds them."""
        return varints(gaps(self.seen))


def read_signs(folder: str, data: bytes) -> Ints:
    """The code points of a volume's texts from its file, in order.

    Raises:
        IndexDamagedError: the file is not what it must be.
    """
    try:
        signs: Ints = np.cumsum(read_varints(unframe(folder, SIGNS_FILE, data)))
    except Damage as error:
        raise IndexDamagedError(f"{folder}/{SIGNS_FILE}", str(error)) from error
    if len(signs) and int(signs[-1]) >= _CODE_POINTS:
        raise IndexDamagedError(f"{folder}/{SIGNS_FILE}", "a code point beyond the last")
    return signs
