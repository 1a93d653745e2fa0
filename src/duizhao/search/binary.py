"""Bytes of the index: varints, sections, lists of strings, and the frame around a file (docs/project/search-format.md)."""

import zlib
from collections.abc import Sequence
from itertools import pairwise, starmap

import numpy as np
import numpy.typing as npt

from duizhao.errors import IndexDamagedError

Ints = npt.NDArray[np.int64]
Bytes = npt.NDArray[np.uint8]
Payload = bytes | Sequence[bytes]
"""What a file holds: bytes, or sections."""

MAGIC = b"DZ01"
TAG_BYTES = 4
_HEAD = len(MAGIC) + TAG_BYTES
_LEVEL = 9
_FEW = 32
_MOST_VARINT_BYTES = 9
"""63 bits: what a signed 64-bit number holds."""


class Damage(Exception):  # noqa: N818 - becomes an IndexDamagedError where the file's name is known
    """Bytes that cannot be what they should be."""


def encode_varints(values: npt.ArrayLike) -> tuple[Bytes, Ints]:
    """Numbers from 0 as LEB128, one after another.

    Returns:
        The bytes, and how many each number took.
    """
    numbers = np.asarray(values, dtype=np.int64)
    lengths = np.ones(len(numbers), dtype=np.int64)
    most = int(numbers.max(initial=0))
    for length in range(1, _MOST_VARINT_BYTES):
        if most >> (7 * length) == 0:
            break
        lengths += numbers >= (1 << (7 * length))
    ends = np.cumsum(lengths)
    out = np.empty(int(ends[-1]) if len(ends) else 0, dtype=np.uint8)
    starts = ends - lengths
    out[starts] = (numbers & 127) | ((lengths > 1) << 7)
    for index in range(1, int(lengths.max(initial=1))):
        chosen = np.flatnonzero(lengths > index)
        low = (numbers[chosen] >> (7 * index)) & 127
        out[starts[chosen] + index] = low | ((lengths[chosen] > index + 1) << 7)
    return out, lengths


def varints(values: npt.ArrayLike) -> bytes:
    """Numbers from 0 as LEB128."""
    if isinstance(values, list) and len(values) <= _FEW:  # an array costs more than so few steps
        return b"".join(map(_varint, values))
    return encode_varints(values)[0].tobytes()


def _varint(value: int) -> bytes:
    out = bytearray()
    while value >= 1 << 7:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    return bytes(out)


def read_varints(data: bytes, count: int | None = None) -> Ints:
    """All numbers of some bytes.

    Args:
        count: how many there must be, where that is known.

    Raises:
        Damage: the last one is cut short, one is too large, or there are more or fewer.
    """
    raw = np.frombuffer(data, dtype=np.uint8)
    ends = np.flatnonzero(raw < 128)  # noqa: PLR2004 - the high bit says that more bytes follow
    if count is not None and len(ends) != count:
        raise Damage(f"{len(ends)} numbers where {count} belong")
    if len(raw) == 0:
        return np.zeros(0, dtype=np.int64)
    if len(ends) == 0 or ends[-1] != len(raw) - 1:
        raise Damage("a number is cut short")
    starts = np.concatenate(([0], ends[:-1] + 1))
    lengths = ends - starts + 1
    if int(lengths.max()) > _MOST_VARINT_BYTES:
        raise Damage("a number is too large")
    shifts = (np.arange(len(raw)) - np.repeat(starts, lengths)) * 7
    parts = (raw & 127).astype(np.int64) << shifts
    return np.add.reduceat(parts, starts)


def zigzag(values: Ints) -> Ints:
    """Whole numbers as numbers from 0: 0, −1, 1, −2 become 0, 1, 2, 3."""
    return np.where(values >= 0, 2 * values, -2 * values - 1)


def unzigzag(values: Ints) -> Ints:
    """The other way."""
    return np.where(values & 1, -(values + 1) // 2, values // 2)


def gaps(values: Ints) -> Ints:
    """The first number as it is, each other as its distance from the one before."""
    return np.diff(values, prepend=0)


def section_table(sections: Sequence[bytes]) -> bytes:
    """What stands before sections in a payload: their number, and their lengths in bytes."""
    return varints([len(sections), *map(len, sections)])


def split_sections(payload: bytes, count: int) -> list[bytes]:
    """The sections of a payload.

    Raises:
        Damage: there are more or fewer than `count`, or they do not fill the payload.
    """
    numbers: list[int] = []
    value = shift = offset = 0
    while len(numbers) <= count:
        if offset >= len(payload):
            raise Damage("the table of sections is cut short")
        value |= (payload[offset] & 127) << shift
        shift += 7
        if payload[offset] < 128:  # noqa: PLR2004 - as above
            numbers.append(value)
            value = shift = 0
            if numbers[0] != count:
                raise Damage(f"{numbers[0]} sections where {count} belong")
        offset += 1
    if offset + sum(numbers[1:]) != len(payload):
        raise Damage("sections do not fill the payload")
    sections = []
    for length in numbers[1:]:
        sections.append(payload[offset : offset + length])
        offset += length
    return sections


def string_sections(strings: Sequence[bytes]) -> tuple[bytes, bytes, bytes]:
    """A list of strings as three sections: lengths shared with the one before, whole lengths, what is not shared.

    Whole lengths, because those of pairs are nearly all the same and deflate to nothing.
    """
    shared = [0, *starmap(shared_length, pairwise(strings))][: len(strings)]
    suffixes = [string[length:] for string, length in zip(strings, shared, strict=True)]
    return varints(shared), varints(list(map(len, strings))), b"".join(suffixes)


def shared_length(first: bytes, second: bytes) -> int:
    """Bytes with which both strings begin."""
    length = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        length += 1
    return length


def read_strings(sections: Sequence[bytes]) -> list[bytes]:
    """The strings of three sections.

    Raises:
        Damage: the three do not fit.
    """
    shared = read_varints(sections[0]).tolist()
    lengths = read_varints(sections[1], len(shared)).tolist()
    suffixes = sections[2]
    if sum(lengths) - sum(shared) != len(suffixes):
        raise Damage("strings do not fill their section")
    strings: list[bytes] = []
    before, offset = b"", 0
    for keep, length in zip(shared, lengths, strict=True):
        if keep > min(len(before), length):
            raise Damage("a string shares more than there is")
        before = before[:keep] + suffixes[offset : offset + length - keep]
        offset += length - keep
        strings.append(before)
    return strings


def frame(folder: str, name: str, payload: Payload) -> bytes:
    """The bytes of a file: magic, tag, payload deflated, each section by a code of its own.

    Args:
        folder: of its volume; the tag holds it, the name and the payload.
    """
    # What is packed already has few repetitions, which this strategy expects: 0.8 % smaller.
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS, zlib.DEF_MEM_LEVEL, zlib.Z_FILTERED)
    parts = [payload] if isinstance(payload, bytes) else [section_table(payload), *payload]
    packed = [data for part in parts for data in (packer.compress(part), packer.flush(zlib.Z_BLOCK))]
    return MAGIC + tag_of(folder, name, b"".join(parts)) + b"".join(packed) + packer.flush()


def unframe(folder: str, name: str, data: bytes) -> bytes:
    """The payload of a file.

    Raises:
        IndexDamagedError: it is not the whole file of this name in this folder.
    """
    address = f"{folder}/{name}"
    if data[: len(MAGIC)] != MAGIC:
        raise IndexDamagedError(address, "it does not begin as a file of the index does")
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        payload = unpacker.decompress(data[_HEAD:]) + unpacker.flush()
    except zlib.error as error:
        raise IndexDamagedError(address, f"it cannot be unpacked ({error})") from error
    if not unpacker.eof or unpacker.unused_data:
        raise IndexDamagedError(address, "it is cut short or too long")
    if data[len(MAGIC) : _HEAD] != tag_of(folder, name, payload):
        raise IndexDamagedError(address, "its checksum is wrong, or it belongs to another place")
    return payload


def tag_of(folder: str, name: str, payload: bytes) -> bytes:
    """Four bytes that say whether a file is whole and in its place: checksum of name and payload, and the folder."""
    checksum = zlib.crc32(payload, zlib.crc32(name.encode()))
    return (checksum ^ int(folder[: 2 * TAG_BYTES], 16)).to_bytes(TAG_BYTES, "big")
