"""The index built alone, in a process of its own: bytes by kind of file, processor time, memory."""

import json
import pickle
import re
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from duizhao.benchmarks.building import BuildFailedError, memory_of_tree
from duizhao.catalogue import Entry
from duizhao.model import Article
from duizhao.pipeline import Corpus
from duizhao.search.building import build_search

_READY = "ready"
_SAMPLE_SECONDS = 0.05
_KINDS = {
    "terms, with short lists": r"t\d+\.bin",
    "long lists: units": r"t\d+-\d+-u\d+\.bin",
    "long lists: positions": r"t\d+-\d+-p\d+\.bin",
    "forms of words": r"f\d+\.bin",
    "roots and directories": r"(root|d\d+)\.bin",
    "units": r"u\d+\.bin",
    "articles: day, page, id": r"a\d+\.bin",
    "days, pages, facets, lengths": r"(days|amounts|pages|facets|lengths)\.bin",
    "fold table": r"fold\..*json",
    "signs of the texts": r"signs\.bin",
}
_OTHERS = "index.json and others"


@dataclass(frozen=True, slots=True)
class IndexMeasure:
    """One index.

    Attributes:
        kinds: files and bytes by kind of file.
        cpu_seconds: processor time of building it in one process, without the reading of articles from disk.
        idle_bytes, peak_bytes: memory (PSS) of the process before it began, and at most; 0 where there is no /proc.
        volumes: how many.
    """

    kinds: dict[str, tuple[int, int]]
    cpu_seconds: float
    idle_bytes: int
    peak_bytes: int
    volumes: int

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(size for _, size in self.kinds.values())

    @property
    def files(self) -> int:
        """Number of all files."""
        return sum(files for files, _ in self.kinds.values())


def kind_of(address: str) -> str:
    """What a file of the index holds."""
    name = address.rpartition("/")[2]
    return next((kind for kind, pattern in _KINDS.items() if re.fullmatch(pattern, name)), _OTHERS)


def measure_index(corpus: Corpus, folder: Path) -> IndexMeasure:
    """Build the index of a corpus in another process.

    Args:
        folder: where the corpus is written down for that process.

    Raises:
        BuildFailedError: it did not end with 0.
    """
    given = folder / "corpus.pickle"
    given.write_bytes(pickle.dumps(corpus))
    command = [sys.executable, "-m", __name__, str(given)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)  # noqa: S603 - our own
    if process.stdout is None or process.stdout.readline().strip() != _READY:
        raise BuildFailedError(f"the index build did not begin:\n{process.communicate()[1][-2000:]}")
    idle = peak = memory_of_tree(process.pid)
    while process.poll() is None:
        peak = max(peak, memory_of_tree(process.pid))
        time.sleep(_SAMPLE_SECONDS)
    output, errors = process.communicate()
    if process.returncode:
        raise BuildFailedError(f"the index build ended with {process.returncode}:\n{errors[-2000:]}")
    told = json.loads(output)
    kinds = {kind: (files, size) for kind, (files, size) in told["kinds"].items()}
    return IndexMeasure(kinds, told["cpu"], idle, peak, told["volumes"])


class _Timed:
    """Gives articles, and keeps the processor time that reading them takes."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self.seconds = 0.0

    def __call__(self, entries: Iterable[Entry]) -> Iterator[Article]:
        articles = self._corpus.articles(entries)
        while True:
            start = time.process_time()
            article = next(articles, None)
            self.seconds += time.process_time() - start
            if article is None:
                return
            yield article


def _build(given: Path) -> None:
    corpus: Corpus = pickle.loads(given.read_bytes())  # noqa: S301 - written by our own parent
    reading = _Timed(corpus)
    found: dict[str, list[int]] = defaultdict(lambda: [0, 0])

    def count(address: str, data: bytes) -> None:
        found[kind_of(address)][0] += 1
        found[kind_of(address)][1] += len(data)

    sys.stdout.write(f"{_READY}\n")
    sys.stdout.flush()
    start = time.process_time()
    built = build_search(corpus.catalogue.entries, reading, count)
    seconds = time.process_time() - start - reading.seconds
    sys.stdout.write(json.dumps({"kinds": found, "cpu": seconds, "volumes": len(built.volumes)}))


if __name__ == "__main__":
    _build(Path(sys.argv[1]))
