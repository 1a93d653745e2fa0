"""The whole index of a corpus: volumes that changed are built, the others stay as they are."""

import hashlib
import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from dataclasses import asdict, dataclass, field
from importlib.metadata import version

import duizhao
from duizhao.catalogue import Entry
from duizhao.errors import IndexDamagedError
from duizhao.model import Article
from duizhao.search.days import Day, read_days, sum_by_month
from duizhao.search.folding import fold_bytes, fold_digest
from duizhao.search.index_files import ARTICLE_BLOCK
from duizhao.search.index_shards import Limits
from duizhao.search.index_volume import VolumeInfo, build_volume
from duizhao.search.volumes import FORMAT, MOST_ARTICLES, VolumePlan, plan_volumes

ROOT = "search/"
"""Where the index lies in the site."""

INDEX = f"{ROOT}index.json"

Articles = Callable[[Iterable[Entry]], Iterator[Article]]
Read = Callable[[str], bytes | None]
Write = Callable[[str, bytes], None]
_Files = list[tuple[str, bytes]]


@dataclass(frozen=True, slots=True)
class Sizing:
    """How a corpus is cut; tests make everything small."""

    articles: int = MOST_ARTICLES
    limits: Limits = field(default_factory=Limits)


_SIZING = Sizing()


@dataclass(frozen=True, slots=True)
class BuiltIndex:
    """What building did.

    Attributes:
        volumes: all volumes, in order of date.
        kept: addresses of folders whose files were not written, because they are published already and must stay.
    """

    volumes: tuple[VolumeInfo, ...]
    kept: tuple[str, ...]


def build_search(  # noqa: PLR0913 - two ways in, and options by name
    entries: Sequence[Entry],
    articles: Articles,
    write: Write,
    *,
    labels: Mapping[str, Sequence[str]] | None = None,
    read: Read = lambda _: None,
    executor: Executor | None = None,
    jobs: int = 1,
    sizing: Sizing = _SIZING,
) -> BuiltIndex:
    """Build the index of a corpus, volume by volume; index.json is written last.

    Args:
        entries: all of them, in reading order.
        articles: gives the articles of some entries, in their order; with an executor of processes it is pickled.
        write: takes an address in the site and the bytes of a file.
        labels: all labels of every term of the vocabulary, in any language.
        read: gives the bytes of a published file by its address, None where there is none; volumes that are published
            already are not built again.
        executor: builds volumes side by side; without one they are built one after another.
        jobs: volumes that are built or wait to be written at the same time: bounds memory.
    """
    plans = plan_volumes(entries, _basis(sizing), sizing.articles)
    published = _published_volumes(read)
    days: list[Day] = []
    volumes: list[VolumeInfo] = []
    kept = []
    write(f"{ROOT}fold.json", fold_bytes())
    waiting = [plan for plan in plans if _days_if_published(plan, published, read) is None]
    built = _build_all(waiting, articles, executor, jobs, sizing.limits)
    for plan in plans:
        known = _days_if_published(plan, published, read)
        if known is not None:
            volumes.append(published[plan.folder])
            days += known
            kept.append(f"{ROOT}{plan.folder}/")
            continue
        info, files = next(built)
        for name, data in files:
            write(f"{ROOT}{plan.folder}/{name}", data)
        volumes.append(info)
        days += read_days(plan.folder, dict(files)["days.bin"])
    named = {
        "lengths": _write_hashed("lengths", sum_by_month(days), write),
        "tags": _write_hashed("tags", {term: list(names) for term, names in (labels or {}).items()}, write),
    }
    write(INDEX, _index(volumes, named))
    return BuiltIndex(tuple(volumes), tuple(kept))


def _basis(sizing: Sizing) -> dict[str, object]:
    """Whatever the files of a volume depend on beside its articles."""
    return {
        "format": FORMAT,
        "fold": fold_digest(),
        "stems": version("snowballstemmer"),
        "block": ARTICLE_BLOCK,
        "limits": asdict(sizing.limits),
    }


def _published_volumes(read: Read) -> dict[str, VolumeInfo]:
    """The volumes that the published index names; none where it is not there or is none of ours."""
    try:
        index = json.loads(read(INDEX) or b"{}")
        return {volume["folder"]: VolumeInfo(**volume) for volume in index.get("volumes", [])}
    except (ValueError, TypeError, KeyError, AttributeError):
        return {}


def _days_if_published(plan: VolumePlan, published: Mapping[str, VolumeInfo], read: Read) -> tuple[Day, ...] | None:
    data = read(f"{ROOT}{plan.folder}/days.bin") if plan.folder in published else None
    try:
        return read_days(plan.folder, data) if data is not None else None
    except IndexDamagedError:
        return None


def _build_all(
    plans: Sequence[VolumePlan], articles: Articles, executor: Executor | None, jobs: int, limits: Limits
) -> Iterator[tuple[VolumeInfo, _Files]]:
    if executor is None:
        for plan in plans:
            yield _build(plan, articles, limits)
        return
    running: deque[Future[tuple[VolumeInfo, _Files]]] = deque()
    for plan in plans:
        running.append(executor.submit(_build, plan, articles, limits))
        if len(running) > jobs:
            yield running.popleft().result()
    while running:
        yield running.popleft().result()


def _build(plan: VolumePlan, articles: Articles, limits: Limits) -> tuple[VolumeInfo, _Files]:
    files: _Files = []
    info = build_volume(plan, articles(plan.entries), lambda name, data: files.append((name, data)), limits)
    return info, files


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
        "generator": f"duizhao {duizhao.__version__}",
        "fold": fold_digest(),
        "volumes": [asdict(volume) for volume in volumes],
        "articles": sum(volume.articles for volume in volumes),
        "digest": hashlib.sha256(folders.encode()).hexdigest()[:16],
        **named,
    }
    return (json.dumps(index, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
