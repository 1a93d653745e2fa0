"""Beginning the search index of a site: what was cut into tokens before is not cut again, and other builds' volumes are taken over."""

import hashlib
from collections.abc import Iterable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from duizhao.catalogue import Entry
from duizhao.pipeline import Corpus, Texts
from duizhao.program import program_digest
from duizhao.search.building import IndexBuild, begin_build
from duizhao.search.index_part import Part, cut_articles
from duizhao.search.index_volume import VolumeInfo
from duizhao.search.published import INDEX, ROOT, is_whole, named_volumes
from duizhao.store import Publisher, Results, files_in, number_of, site_reader, write_briefing


@dataclass(frozen=True, slots=True)
class KeptParts:
    """Cuts articles into tokens, those that were cut before by the same program excepted; light enough to be handed to other processes.

    Attributes:
        results: where parts are kept.
    """

    texts: Texts
    results: Results

    def __call__(self, entries: Sequence[Entry]) -> Part:
        """The articles of some entries, cut."""
        number = self.number(entries)
        kept: Part | None = self.results.kept(number)
        if kept:
            return kept
        made = cut_articles(self.texts(entries))
        self.results.keep(number, made)
        return made

    def number(self, entries: Sequence[Entry]) -> int:
        """Number of the result, from all that it depends on."""
        told = "\n".join(("cut", program_digest(), *(entry.state for entry in entries)))
        return number_of(hashlib.sha256(told.encode("utf-8", "surrogatepass")).digest())


@dataclass(frozen=True, slots=True)
class Indexing:
    """An index in the making, and what of its volumes is kept until the next time."""

    build: IndexBuild
    kept: KeptParts

    def numbers(self) -> Iterable[int]:
        """The numbers of all results that are kept for it."""
        return map(self.kept.number, self.build.parts())


def make_ready() -> None:
    """Nothing: a process that is asked for it has loaded what building a volume takes, and need not when the first one comes."""


def begin_index(  # noqa: PLR0913 - options by name
    publisher: Publisher,
    corpus: Corpus,
    results: Results,
    *,
    executor: Executor,
    lanes: int,
    others: Iterable[Path],
    private: Path,
    is_as_left: bool,
) -> Indexing:
    """Begin to build the volumes of the search index that changed.

    Args:
        lanes: volumes that are built at the same time.
        others: sites of other builds.
        private: folder of this build alone.
        is_as_left: nobody has touched the site since the last build, so that its volumes need not be read.
    """
    labels = {term.id: (term.label_en, term.label_zh, *term.other_en, *term.other_zh) for term in corpus.vocabulary}
    kept = KeptParts(corpus.articles, results)
    build = begin_build(
        corpus.catalogue.entries,
        kept,
        publisher.writer.put,
        labels=labels,
        read=publisher.read,
        bring=partial(_bring_volume, publisher, list(others)),
        executor=executor,
        lanes=lanes,
        is_whole=lambda volume: is_as_left or _is_whole(publisher.folder, volume),
        aside=lambda plan: write_briefing(private / plan.folder, plan).read,
    )
    return Indexing(build, kept)


def _is_whole(site: Path, volume: VolumeInfo) -> bool:
    return is_whole(volume, files_in(site / ROOT / volume.folder))


def _bring_volume(publisher: Publisher, sites: Iterable[Path], folder: str) -> bytes | None:
    """Take a volume over from another site that has it; gives that site's index."""
    for site in sites:
        index = site_reader(site)(INDEX)
        volume = named_volumes(index).get(folder)
        if volume and _is_whole(site, volume):
            publisher.put_folder(f"{ROOT}{folder}", site / ROOT / folder)
            return index
    return None
