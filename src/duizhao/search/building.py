"""The whole index of a corpus: volumes that changed are built, the others stay as they are."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from dataclasses import asdict, dataclass, field
from functools import partial
from itertools import chain
from typing import Any

from duizhao import GENERATOR
from duizhao.catalogue import Entry
from duizhao.folding import fold_bytes, fold_digest
from duizhao.model import Article
from duizhao.search.built_volume import BuiltVolume, Cut, Read, Write, built_volume, published_volume
from duizhao.search.days import Day, sum_by_month
from duizhao.search.fold_part import fold_part
from duizhao.search.index_files import ARTICLE_BLOCK
from duizhao.search.index_part import Part, cut_articles
from duizhao.search.index_shards import Limits
from duizhao.search.index_volume import VolumeInfo
from duizhao.search.published import INDEX, ROOT, named_volumes
from duizhao.search.volumes import FORMAT, MOST_ARTICLES, VolumePlan, parts_of, plan_volumes
from duizhao.stems import SNOWBALL
from duizhao.workers import Here

Articles = Callable[[Iterable[Entry]], Iterator[Article]]
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


@dataclass(frozen=True, slots=True)
class BuiltIndex:
    """What building did.

    Attributes:
        volumes: all volumes, in order of date.
        kept: addresses of folders whose files were not written, because they are published already and must stay.
    """

    volumes: tuple[VolumeInfo, ...]
    kept: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IndexBuild:
    """The index of a corpus in the making: volumes that changed are built while the caller does something else.

    Attributes:
        plans: of all volumes, in order of date.
        known: the volumes that are published already.
        running: gives the others.
        labels: all labels of every term of the vocabulary, in any language.
    """

    plans: Sequence[VolumePlan]
    known: Sequence[BuiltVolume]
    running: Sequence[Future[list[BuiltVolume]]]
    labels: Mapping[str, Sequence[str]]

    def parts(self) -> Iterator[Sequence[Entry]]:
        """The articles of all volumes as they are cut together."""
        return chain.from_iterable(parts_of(plan.entries) for plan in self.plans)

    def finish(self, write: Write, note: Callable[[list[Any]], None] = lambda _: None) -> BuiltIndex:
        """Wait for the volumes, then write what stands above them; index.json comes last.

        Args:
            write: as in `begin_build`, in this process.
            note: told what `write` gave back for the files of a volume.
        """
        write(f"{ROOT}fold.json", fold_bytes())
        days: list[Day] = []
        signs: set[int] = set()
        volumes: list[VolumeInfo] = []
        built = chain(self.known, *(share.result() for share in self.running))
        done = {volume.info.folder: volume for volume in built}
        for volume in (done[plan.folder] for plan in self.plans):
            note(volume.puts)
            volumes.append(volume.info)
            days += volume.days
            signs |= volume.signs
        named = {
            "fold_part": _write_hashed("fold", fold_part(signs), write),
            "lengths": _write_hashed("lengths", sum_by_month(days), write),
            "tags": _write_hashed("tags", dict(self.labels), write),
        }
        write(INDEX, _index(volumes, named))
        return BuiltIndex(tuple(volumes), tuple(f"{ROOT}{volume.info.folder}/" for volume in self.known))


def begin_build(  # noqa: PLR0913 - two ways in, one out, and options by name
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
) -> IndexBuild:
    """Plan the volumes of a corpus, and let those be built that are not published already.

    Args:
        entries: all of them, in reading order.
        cut: see `Cut`; with an executor of processes it is pickled.
        write: takes an address in the site and the bytes of a file of a volume; is pickled likewise.
        labels: all labels of every term of the vocabulary, in any language.
        read: gives the bytes of a published file by its address, None where there is none.
        bring: brings the files of a volume, named by its folder, from another site, and gives that site's index;
            None where no other has it.
        executor: builds volumes.
        lanes: how many at the same time: bounds memory.
        is_whole: whether the files of a volume that is published already are all there, and as they were written.
        aside: puts a plan aside until its turn comes, where those of all volumes would be too much to hand over.
    """
    published = named_volumes(read(INDEX))
    sizing = sizing or sizing_for(len(entries))
    plans = plan_volumes(entries, _basis(sizing.limits), sizing.articles)
    known: list[BuiltVolume] = []
    waiting: list[VolumePlan] = []
    for plan in plans:
        found = published_volume(plan, published, read)
        found = found or published_volume(plan, named_volumes(bring(plan.folder)), read)
        if found and is_whole(found.info):
            known.append(found)
        else:
            waiting.append(plan)
    shares = [list(map(aside, waiting[lane::lanes])) for lane in range(lanes)]
    running = [executor.submit(_build_all, share, cut, write, sizing.limits) for share in shares if share]
    return IndexBuild(plans, known, running, labels or {})


def build_search(  # noqa: PLR0913 - likewise
    entries: Sequence[Entry],
    articles: Articles,
    write: Write,
    *,
    labels: Mapping[str, Sequence[str]] | None = None,
    read: Read = lambda _: None,
    sizing: Sizing | None = None,
) -> BuiltIndex:
    """Build the index of a corpus in this process; see `begin_build`.

    Args:
        articles: gives the articles of some entries, in their order.
    """

    def cut(chosen: Sequence[Entry]) -> Part:
        return cut_articles(articles(chosen))

    build = begin_build(entries, cut, write, labels=labels, read=read, executor=Here(), sizing=sizing)
    return build.finish(write)


def _basis(limits: Limits) -> dict[str, object]:
    """Whatever the files of a volume depend on beside its articles."""
    return {
        "format": FORMAT,
        "fold": fold_digest(),
        "stems": SNOWBALL,
        "block": ARTICLE_BLOCK,
        "limits": asdict(limits),
    }


def _at_hand(plan: VolumePlan) -> VolumePlan:
    return plan


def _build_all(plans: Sequence[Later], cut: Cut, write: Write, limits: Limits) -> list[BuiltVolume]:
    """Build volumes one after another."""
    return [built_volume(plan(), cut, write, limits) for plan in plans]


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
