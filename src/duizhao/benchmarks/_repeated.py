"""A site as if its corpus were many times as large: its volumes are served again and again, each time forty years later."""

import datetime as dt
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from duizhao.benchmarks.synthetic import FIRST_DAY, LAST_DAY
from duizhao.search.binary import MAGIC, TAG_BYTES, frame, read_varints, split_sections, unframe, varints
from duizhao.search.days import DAYS_FILE
from duizhao.search.tables import ARTICLE_SECTIONS

PERIOD = (LAST_DAY - FIRST_DAY).days + 1
"""Days that a copy lies behind the one before."""

_FOLDER = 16
_DATED = re.compile(r"a\d+\.bin")
_PAGE = re.compile(r"/(\d{4})/(\d\d)/(\d\d)/(.+)")
_VOLUME = re.compile(r"/search/([0-9a-f]{16})/(.+)")


@dataclass(frozen=True)
class Repeated:
    """Files of a site with made-up articles whose volumes are there many times; the open volume, the last one, once.

    Every copy has every word, so that a query can leave out fewer volumes than in a corpus of that size.

    Attributes:
        site: a published site.
        times: how often.
    """

    site: Path
    times: int

    def answer(self, path: str) -> bytes | None:
        """The file at a path, where it is not one of the site's own."""
        if path == "/search/index.json":
            return self._index
        if found := _VOLUME.fullmatch(path):
            return self._volume_file(*found.groups())
        if found := _PAGE.fullmatch(path):
            return self._page(*found.groups())
        return None

    def read(self, path: str) -> bytes | None:
        """The file at a path, the site's own included."""
        own = self.site / path.lstrip("/")
        made = self.answer(path)
        return made if made is not None or not own.is_file() else own.read_bytes()

    @cached_property
    def _own(self) -> dict[str, Any]:
        index: dict[str, Any] = json.loads((self.site / "search/index.json").read_bytes())
        return index

    @cached_property
    def _copies(self) -> dict[str, tuple[dict[str, Any], int]]:
        """By folder, what the index says of the volume that it copies, and how many periods later it lies."""
        volumes = self._own["volumes"]
        lasting = volumes[:-1] or volumes
        copies = {_folder(one["folder"], number): (one, number) for number in range(self.times) for one in lasting}
        number = self.times - 1
        return copies | {_folder(one["folder"], number): (one, number) for one in volumes[len(lasting) :]}

    @cached_property
    def _index(self) -> bytes:
        volumes = list(self._volumes())
        folders = "\n".join(volume["folder"] for volume in volumes)
        told = {
            "volumes": volumes,
            "articles": sum(volume["articles"] for volume in volumes),
            "digest": hashlib.sha256(folders.encode()).hexdigest()[:_FOLDER],
        }
        return json.dumps(self._own | told).encode()

    def _volumes(self) -> Iterator[dict[str, Any]]:
        for folder, (volume, number) in self._copies.items():
            dates = {key: _later(dt.date.fromisoformat(volume[key]), number).isoformat() for key in ("first", "last")}
            yield volume | dates | {"folder": folder}

    def _volume_file(self, folder: str, name: str) -> bytes | None:
        if folder not in self._copies:
            return None
        volume, number = self._copies[folder]
        path = self.site / "search" / volume["folder"] / name
        if not path.is_file():
            return None
        data = path.read_bytes()
        if name != DAYS_FILE and not _DATED.fullmatch(name):
            return _renamed(data, volume["folder"], folder)
        payload = unframe(volume["folder"], name, data)
        days, *others = split_sections(payload, 2 if name == DAYS_FILE else ARTICLE_SECTIONS)
        gaps = read_varints(days)
        gaps[:1] += number * PERIOD
        return frame(folder, name, [varints(gaps), *others])

    def _page(self, year: str, month: str, day: str, name: str) -> bytes | None:
        date = dt.date(int(year), int(month), int(day))
        own = _later(date, -((date - FIRST_DAY).days // PERIOD))
        path = self.site / f"{own:%Y/%m/%d}" / name
        return path.read_bytes() if path.is_file() else None


def _later(date: dt.date, periods: int) -> dt.date:
    return date + dt.timedelta(periods * PERIOD)


def _folder(folder: str, number: int) -> str:
    return folder if number == 0 else hashlib.sha256(f"{folder} {number}".encode()).hexdigest()[:_FOLDER]


def _renamed(data: bytes, folder: str, other: str) -> bytes:
    """A file of a volume as a file of the same content in another folder: its tag names the folder."""
    start, end = len(MAGIC), len(MAGIC) + TAG_BYTES
    change = int(folder[: 2 * TAG_BYTES], 16) ^ int(other[: 2 * TAG_BYTES], 16)
    tag = int.from_bytes(data[start:end], "big") ^ change
    return data[:start] + tag.to_bytes(TAG_BYTES, "big") + data[end:]
