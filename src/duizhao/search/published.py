"""Volumes of an index that is published already: which it names, and whether their files are as they were written."""

import json
from collections.abc import Iterable

from duizhao.errors import IndexDamagedError
from duizhao.search.binary import unframe
from duizhao.search.index_volume import VolumeInfo

ROOT = "search/"
"""Where the index lies in the site."""

INDEX = f"{ROOT}index.json"


def named_volumes(index_data: bytes | None) -> dict[str, VolumeInfo]:
    """The volumes that an index names, by folder; none where it is not there or is none of ours."""
    try:
        index = json.loads(index_data or b"{}")
        return {volume["folder"]: VolumeInfo(**volume) for volume in index.get("volumes", [])}
    except (ValueError, TypeError, KeyError, AttributeError):
        return {}


def is_whole(volume: VolumeInfo, files: Iterable[tuple[str, bytes]]) -> bool:
    """Whether files, given by their names in the volume's folder, are all of its files, undamaged, and no others."""
    size = 0
    try:
        for name, data in files:
            unframe(volume.folder, name, data)
            size += len(data)
    except IndexDamagedError:
        return False
    return size == volume.bytes
