"""One volume of an index: built now, or published already."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from duizhao.catalogue import Entry
from duizhao.errors import IndexDamagedError
from duizhao.search.days import AMOUNTS_FILE, DAYS_FILE, Day, read_days
from duizhao.search.index_part import Part
from duizhao.search.index_shards import Limits
from duizhao.search.index_volume import VolumeInfo, build_volume
from duizhao.search.published import ROOT
from duizhao.search.signs import SIGNS_FILE, read_signs
from duizhao.search.volumes import VolumePlan, parts_of

Cut = Callable[[Sequence[Entry]], Part]
"""Gives the articles of some entries, in their order, cut into tokens."""
Read = Callable[[str], bytes | None]
Write = Callable[[str, bytes], object]

_KEPT = frozenset({DAYS_FILE, AMOUNTS_FILE, SIGNS_FILE})
"""Files of a volume from which what stands above the volumes is made."""


@dataclass(frozen=True, slots=True)
class BuiltVolume:
    """A volume whose files are written.

    Attributes:
        info: what the index says of it.
        signs: code points of its texts.
        puts: what `write` gave back for each file.
    """

    info: VolumeInfo
    days: tuple[Day, ...]
    signs: frozenset[int]
    puts: list[Any]


def published_volume(plan: VolumePlan, published: Mapping[str, VolumeInfo], read: Read) -> BuiltVolume | None:
    """A volume that is published already, if it is."""
    if plan.folder not in published:
        return None
    try:
        files = {name: read(f"{ROOT}{plan.folder}/{name}") for name in _KEPT}
        kept = {name: data for name, data in files.items() if data is not None}
        return _made(plan.folder, published[plan.folder], kept, []) if len(kept) == len(_KEPT) else None
    except IndexDamagedError:
        return None


def built_volume(plan: VolumePlan, cut: Cut, write: Write, limits: Limits) -> BuiltVolume:
    """A volume whose files are written now."""
    puts: list[Any] = []
    kept: dict[str, bytes] = {}

    def put(name: str, data: bytes) -> None:
        puts.append(write(f"{ROOT}{plan.folder}/{name}", data))
        if name in _KEPT:
            kept[name] = data

    info = build_volume(plan, map(cut, parts_of(plan.entries)), put, limits)
    return _made(plan.folder, info, kept, puts)


def _made(folder: str, info: VolumeInfo, kept: Mapping[str, bytes], puts: list[Any]) -> BuiltVolume:
    signs = read_signs(folder, kept[SIGNS_FILE])
    return BuiltVolume(info, read_days(folder, kept[DAYS_FILE], kept[AMOUNTS_FILE]), frozenset(signs.tolist()), puts)
