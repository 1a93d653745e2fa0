"""The whole index of a corpus: volumes that changed are built, the others stay as they are."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from dataclasses import asdict, dataclass, field
from functools import partial
from importlib.metadata import version
from itertools import chain
from typing import Any

from duizhao import GENERATOR
from duizhao.catalogue import Entry
from duizhao.errors import IndexDamagedError
from duizhao.model import Article
from duizhao.search.days import AMOUNTS_FILE, DAYS_FILE, Day, read_days, sum_by_month
from duizhao.search.fold_part import fold_part
from duizhao.search.folding import fold_bytes, fold_digest
from duizhao.search.index_files import ARTICLE_BLOCK
from duizhao.search.index_part import Part, cut_articles
from duizhao.search.index_shards import Limits
from duizhao.search.index_volume import VolumeInfo, build_volume
from duizhao.search.published import named_volumes
from duizhao.search.signs import SIGNS_FILE, read_signs
from duizhao.search.volumes import FORMAT, MOST_ARTICLES, VolumePlan, parts_of, plan_volumes
from duizhao.workers import Here

ROOT = "search/"
"""Where the index lies in the site."""

INDEX = f"{ROOT}index.json"

Articles = Callable[[Iterable[Entry]], Iterator[Article]]
Cut = Callable[[Sequence[Entry]], Part]
"""Gives the articles of some entries, in their order, cut into tokens."""
Read = Callable[[str], bytes | None]
Write = Callable[[str, bytes], object]
Later = Callable[[], VolumePlan]
"""Gives a plan when its turn comes."""


@dataclass(frozen=True, slots=True)
class Sizing:
    """How a corpus is cut; tests make everything small.

    Attributes:
        articles: in a volume, at most.
        limits: of its files.
    """

    articles: int = MOST_ARTICLES
    limits: Limits = field(default_factory=Limits)


_SMALL_CORPUS = 25_000
_SMALL = Sizing(4_096, Limits(shard=4_096, long=6_144, block=6_144, marks=4_096))


def sizing_for(articles: int) -> Sizing:
    """How to cut a corpus of so many articles: into small files and volumes as long as hosts do not mind how many files there are.

    Smaller files mean that a query fetches less, and smaller volumes that a changed article is indexed again sooner; but a query that finds little
    asks every volume, and hosts that allow 200,000 files and folders hold 100,000 articles only with larger files.
    """
    return _SMALL if articles <= _SMALL_CORPUS else Sizing()


_KEPT = frozenset({DAYS_FILE, AMOUNTS_FILE, SIGNS_FILE})
"""Files of a volume from which what stands above the volumes is made."""


@dataclass(frozen=True, slots=True)
class BuiltIndex:
    """What building did.

    Attributes:
        volumes: all volumes, in order of date.
        kept: addresses of folders whose files were not written, because they are published already and must stay.
    """

    volumes: tuple[VolumeInfo, ...]
    kept: tuple[str, ...]


class IndexBuild:
    """The index of a corpus in the making: volumes that changed are built while the caller does something else.

    Args:
        entries: all of them, in reading order.
        cut: see `Cut`; with an executor of processes it is pickled.
        write: takes an address in the site and the bytes of a file of a volume; is pickled likewise.
        labels: all labels of every term of the vocabulary, in any language.
        read: gives the bytes of a published file by its address, None where there is none; volumes that are published
            already are not built again.
        bring: brings the files of a volume, named by its folder, from another site, and gives that site's index;
            None where no other has it.
        executor: builds volumes.
        lanes: how many at the same time: bounds memory.
        is_whole: whether the files of a volume that is published already are all there, and as they were written.
        aside: puts a plan aside until its turn comes, where those of all volumes would be too much to hand over.
    """

    def __init__(  # noqa: PLR0913 - two ways in, one out, and options by name
        self,
        entries: Sequence[Entry],
        cut: Cut,
        write: Write,
        *,
        labels: Mapping[str, Sequence[str]] | None = None,
        read: Read = lambda _: None,
        bring: Read = lambda _: None,
        executor: Executor,
        lanes: int = 1,
        is_whole: Callable[[VolumeInfo], bool] = lambda _: True,
        aside: Callable[[VolumePlan], Later] = lambda plan: partial(_at_hand, plan),
        sizing: Sizing | None = None,
    ) -> None:
        self._labels = {term: list(names) for term, names in (labels or {}).items()}
        published = named_volumes(read(INDEX))
        sizing = sizing or sizing_for(len(entries))
        limits = sizing.limits
        self._plans = plan_volumes(entries, _basis(limits), sizing.articles)
        self._known: dict[str, _Built] = {}
        waiting = []
        for plan in self._plans:
            known = _if_published(plan, published, read) or _if_published(plan, named_volumes(bring(plan.folder)), read)
            if known and is_whole(known.info):
                self._known[plan.folder] = known
            else:
                waiting.append(plan)
        shares = [list(map(aside, waiting[lane::lanes])) for lane in range(lanes)]
        self._running: list[Future[list[_Built]]] = [
            executor.submit(_build_all, share, cut, write, limits) for share in shares if share
        ]

    def parts(self) -> Iterator[Sequence[Entry]]:
        """The articles of all volumes as they are cut together."""
        return chain.from_iterable(parts_of(plan.entries) for plan in self._plans)

    def finish(self, write: Write, note: Callable[[list[Any]], None] = lambda _: None) -> BuiltIndex:
        """Wait for the volumes, then write what stands above them; index.json comes last.

        Args:
            write: as above, in this process.
            note: told what `write` gave back for the files of a volume.
        """
        write(f"{ROOT}fold.json", fold_bytes())
        days: list[Day] = []
        signs: set[int] = set()
        volumes: list[VolumeInfo] = []
        done = self._known | {built.info.folder: built for share in self._running for built in share.result()}
        for built in (done[plan.folder] for plan in self._plans):
            note(built.puts)
            volumes.append(built.info)
            days += built.days
            signs |= built.signs
        named = {
            "fold_part": _write_hashed("fold", fold_part(signs), write),
            "lengths": _write_hashed("lengths", sum_by_month(days), write),
            "tags": _write_hashed("tags", self._labels, write),
        }
        write(INDEX, _index(volumes, named))
        return BuiltIndex(tuple(volumes), tuple(f"{ROOT}{folder}/" for folder in self._known))


def build_search(  # noqa: PLR0913 - likewise
    entries: Sequence[Entry],
    articles: Articles,
    write: Write,
    *,
    labels: Mapping[str, Sequence[str]] | None = None,
    read: Read = lambda _: None,
    sizing: Sizing | None = None,
) -> BuiltIndex:
    """Build the index of a corpus in this process; see `IndexBuild`.

    Args:
        articles: gives the articles of some entries, in their order.
    """

    def cut(chosen: Sequence[Entry]) -> Part:
        return cut_articles(articles(chosen))

    build = IndexBuild(entries, cut, write, labels=labels, read=read, executor=Here(), sizing=sizing)
    return build.finish(write)


def _basis(limits: Limits) -> dict[str, object]:
    """Whatever the files of a volume depend on beside its articles."""
    return {
        "format": FORMAT,
        "fold": fold_digest(),
        "stems": version("PyStemmer"),
        "block": ARTICLE_BLOCK,
        "limits": asdict(limits),
    }


@dataclass(frozen=True, slots=True)
class _Built:
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


def _if_published(plan: VolumePlan, published: Mapping[str, VolumeInfo], read: Read) -> _Built | None:
    """A volume that is published already, if it is."""
    if plan.folder not in published:
        return None
    try:
        files = {name: read(f"{ROOT}{plan.folder}/{name}") for name in _KEPT}
        kept = {name: data for name, data in files.items() if data is not None}
        return _made(plan.folder, published[plan.folder], kept, []) if len(kept) == len(_KEPT) else None
    except IndexDamagedError:
        return None


def _at_hand(plan: VolumePlan) -> VolumePlan:
    return plan


def _build_all(plans: Sequence[Later], cut: Cut, write: Write, limits: Limits) -> list[_Built]:
    """Build volumes one after another."""
    return [_build(plan(), cut, write, limits) for plan in plans]


def _build(plan: VolumePlan, cut: Cut, write: Write, limits: Limits) -> _Built:
    puts: list[Any] = []
    kept: dict[str, bytes] = {}

    def put(name: str, data: bytes) -> None:
        puts.append(write(f"{ROOT}{plan.folder}/{name}", data))
        if name in _KEPT:
            kept[name] = data

    info = build_volume(plan, map(cut, parts_of(plan.entries)), put, limits)
    return _made(plan.folder, info, kept, puts)


def _made(folder: str, info: VolumeInfo, kept: Mapping[str, bytes], puts: list[Any]) -> _Built:
    signs = read_signs(folder, kept[SIGNS_FILE])
    return _Built(info, read_days(folder, kept[DAYS_FILE], kept[AMOUNTS_FILE]), frozenset(signs.tolist()), puts)


def _write_hashed(name: str, value: object, write: Write) -> str:
    """Write a JSON file whose name holds its digest; returns the name."""
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    full = f"{name}.{hashlib.sha256(data).hexdigest()[:16]}.json"
    write(ROOT + full, data)
    return full


def _index(volumes: Sequence[VolumeInfo], named: Mapping[str, str]) -> bytes:
    folders = "\n".join(volume.folder for volume in volumes)
    index = {
        "format": FORMAT,
        "generator": GENERATOR,
        "fold": fold_digest(),
        "volumes": [asdict(volume) for volume in volumes],
        "articles": sum(volume.articles for volume in volumes),
        "digest": hashlib.sha256(folders.encode()).hexdigest()[:16],
        **named,
    }
    return (json.dumps(index, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
