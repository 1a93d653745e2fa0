"""One volume of the index, from its articles to its files."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass

import numpy as np

from duizhao.catalogue import Entry
from duizhao.search.binary import Payload, frame
from duizhao.search.index_collect import TermCollector
from duizhao.search.index_files import (
    write_articles,
    write_days,
    write_facets,
    write_forms,
    write_lengths,
    write_pages,
    write_root,
    write_units,
)
from duizhao.search.index_part import Part, Sizes
from duizhao.search.index_shards import Limits, write_terms
from duizhao.search.scopes import Scopes
from duizhao.search.signs import SIGNS_FILE, SignCollector
from duizhao.search.units import UNITS_BEFORE_TEXT
from duizhao.search.volumes import VolumePlan

_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class VolumeInfo:
    """What index.json says of a volume.

    Attributes:
        first: date of its first article, ISO; last: of its last.
        units: headlines, bylines and paragraphs.
        bytes: of all its files.
    """

    folder: str
    first: str
    last: str
    articles: int
    units: int
    tokens: int
    bytes: int


def build_volume(
    plan: VolumePlan, parts: Iterable[Part], write: Callable[[str, bytes], None], limits: Limits = _LIMITS
) -> VolumeInfo:
    """Write the files of a volume.

    Args:
        parts: the articles of the plan's entries, cut into tokens, in their order.
        write: takes a file's name in the volume's folder, and its bytes.
        limits: sizes of files; tests make them small.
    """
    size = 0

    def put(name: str, payload: Payload) -> None:
        nonlocal size
        data = frame(plan.folder, name, payload)
        size += len(data)
        write(name, data)

    signs = SignCollector()
    sizes = Sizes()
    with closing(TermCollector()) as collector:
        for part in parts:
            collector.add(part)
            signs.add_codes(part.letters)
            sizes.extend(part.sizes)
        words = collector.words()
        term_firsts = write_terms(collector.finish(), _scopes(plan.entries), put, limits)
    form_firsts = write_forms(words, put)
    write_units(plan.entries, put, limits)
    write_articles(plan.entries, put)
    write_days(plan.entries, sizes, put)
    write_pages(plan.entries, put)
    write_facets(plan.entries, put)
    write_lengths(sizes, put)
    put(SIGNS_FILE, signs.payload())
    write_root(plan.entries, (term_firsts, form_firsts), put, limits)
    return VolumeInfo(
        folder=plan.folder,
        first=plan.entries[0].date.isoformat(),
        last=plan.entries[-1].date.isoformat(),
        articles=len(plan.entries),
        units=count_units(plan.entries),
        tokens=sum(sizes.tokens),
        bytes=size,
    )


def count_units(entries: Sequence[Entry]) -> int:
    """Units of some articles: both headlines, both bylines, and the paragraphs."""
    return sum(UNITS_BEFORE_TEXT + entry.zh_count + entry.en_count for entry in entries)


def _scopes(entries: Sequence[Entry]) -> Scopes:
    zh = np.array([entry.zh_count for entry in entries], dtype=np.int64)
    return Scopes(zh, np.array([entry.en_count for entry in entries], dtype=np.int64))
