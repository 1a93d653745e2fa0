"""A ZIP archive as a stream of bytes (PKWARE APPNOTE 6.3): the same members give the same bytes.

The library's writer keeps an object for every member; here the directory is kept as the bytes that end the archive,
about a hundred for each.
"""

import struct
import zlib
from collections.abc import Iterator

_LOCAL, _CENTRAL = b"PK\x03\x04", b"PK\x01\x02"
_ZIP64_END, _ZIP64_PLACE, _END = b"PK\x06\x06", b"PK\x06\x07", b"PK\x05\x06"
_NEEDS, _NEEDS_64 = 20, 45  # versions of the format that a reader must know
_MADE_BY = 3 << 8 | _NEEDS_64  # Unix, whose permissions follow
_UTF8 = 1 << 11
_DEFLATED = 8
_MIDNIGHT, _FIRST_DAY = 0, 1 << 5 | 1  # 1 January 1980, the first day that the format knows
_PERMISSIONS = 0o100644 << 16
_FULL16, _FULL32 = 0xFFFF, 0xFFFFFFFF


class ArchiveStream:
    """Makes an archive, member by member; members are smaller than 4 GiB, the archive may be larger."""

    def __init__(self) -> None:
        self._offset = 0
        self._count = 0
        self._directory = bytearray()

    def member(self, name: str, data: bytes) -> bytes:
        """One file of the archive."""
        squeezer = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
        squeezed = squeezer.compress(data) + squeezer.flush()
        path = name.encode()
        facts = struct.pack(
            "<HHHHIIIH",
            *(_UTF8, _DEFLATED, _MIDNIGHT, _FIRST_DAY),
            *(zlib.crc32(data), len(squeezed), len(data), len(path)),
        )
        far = self._offset >= _FULL32
        needs = struct.pack("<H", _NEEDS_64 if far else _NEEDS)
        extra = struct.pack("<HHQ", 1, 8, self._offset) if far else b""
        place = struct.pack("<HHHHII", len(extra), 0, 0, 0, _PERMISSIONS, min(self._offset, _FULL32))
        self._directory += _CENTRAL + struct.pack("<H", _MADE_BY) + needs + facts + place + path + extra
        whole = _LOCAL + needs + facts + b"\0\0" + path + squeezed
        self._offset += len(whole)
        self._count += 1
        return whole

    def end(self) -> Iterator[bytes]:
        """The directory and the end of the archive."""
        size, start = len(self._directory), self._offset
        yield bytes(self._directory)
        if self._count >= _FULL16 or start + size >= _FULL32:
            versions = (_MADE_BY, _NEEDS_64, 0, 0, self._count, self._count, size, start)
            yield _ZIP64_END + struct.pack("<QHHIIQQQQ", 44, *versions)
            yield _ZIP64_PLACE + struct.pack("<IQI", 0, start + size, 1)
        count = min(self._count, _FULL16)
        yield _END + struct.pack("<HHHHIIH", 0, 0, count, count, min(size, _FULL32), min(start, _FULL32), 0)
