"""Search, measured: index, queries in a real browser, exactness against a plain scan, and rivals over the same texts."""

import hashlib
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from duizhao.apparatus import load_apparatus
from duizhao.benchmarks import _search_tables as tables
from duizhao.benchmarks._browser_queries import (
    QueryMeasure,
    measure_code,
    measure_cold,
    measure_warm,
    pages,
)
from duizhao.benchmarks._chromium import chromium
from duizhao.benchmarks._counting_server import serving
from duizhao.benchmarks._index_build import measure_index
from duizhao.benchmarks._mix import MixQuery, read_mix
from duizhao.benchmarks._rivals import compare_rivals
from duizhao.benchmarks._scan import Texts, read_texts
from duizhao.benchmarks._scan_query import Answer, Scan
from duizhao.benchmarks.building import BuildFailedError, build_command, copy_settings
from duizhao.benchmarks.synthetic import write_synthetic
from duizhao.pipeline import Corpus, read_corpus
from duizhao.search import as_json, parse_query
from duizhao.search.evaluate import search_index
from duizhao.search.reader import SearchIndex
from duizhao.settings import Settings
from duizhao.store import Project

_CODE = ("src/duizhao/search", "docs/theme/assets/search")
_FIRST_QUERY = "群众"
_REST = 0.1


@dataclass(frozen=True, slots=True)
class Subject:
    """A corpus made ready to be measured.

    Attributes:
        project: folder with mkdocs.yml and the seeds.
        folder: for whatever is written on the way.
        labels: of the terms of the vocabulary.
    """

    project: Path
    folder: Path
    corpus: Corpus
    texts: Texts
    labels: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Checked:
    """What the browser and the Python client found for a query, against the scan.

    Attributes:
        found: ids: the browser's where it gave all of them, else those of the Python client.
        wrong: what differed, in words.
    """

    query: MixQuery
    answer: Answer
    found: tuple[str, ...]
    wrong: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is measured.

    Attributes:
        articles: made-up seeds; without meaning where there are seeds.
        seeds: folder of seeds that are measured instead.
        seed: another number makes other seeds and draws other queries.
        compare: whether Material's search and Pagefind are measured too.
    """

    articles: int
    seeds: Path | None = None
    seed: int = 0
    compare: bool = False


def measure_search(root: Path, mix: Path, wishes: Wishes) -> Iterator[str]:
    """Measure everything over one corpus; gives Markdown lines as they come.

    Args:
        root: the project's folder.
        mix: file of the queries.

    Raises:
        BuildFailedError: a build did not end well.
        BrowserMissingError: there is no Chromium.
    """
    with made_subject(root, wishes) as subject:
        yield from tables.about(len(subject.texts.articles), subject.texts.size, _digest(root))
        yield from tables.index(measure_index(subject.corpus, subject.folder), subject.texts.size)
        queries = read_mix(mix, subject.texts, wishes.seed)
        site = built_site(subject)
        trees = [as_json(parse_query(query.text)) for query in queries]
        answers = [Scan(subject.texts, tree, subject.labels).answer() for tree in trees]
        measured, warm, memory, lines = _in_browser(site, queries)
        yield from tables.queries(measured, warm, memory)
        yield from tables.profile(measured)
        yield from lines
        yield from tables.exactness(_checked(site, measured, answers), measured)
        if wishes.compare:
            plain = [(one, answer) for one, answer in zip(measured, answers, strict=True) if one.query.is_plain]
            yield from compare_rivals(subject.texts, plain, subject.folder)


@contextmanager
def made_subject(root: Path, wishes: Wishes) -> Iterator[Subject]:
    """A corpus in a temporary folder, read and ready to be measured."""
    with tempfile.TemporaryDirectory(prefix="duizhao-bench-") as temporary:
        folder = Path(temporary)
        project = folder / "project"
        _copy(root, project)
        if wishes.seeds is None:
            write_synthetic(project / "seeds", wishes.articles, wishes.seed)
        else:
            shutil.copytree(wishes.seeds, project / "seeds")
        paths = Project(project / "seeds", project / "corpus", folder / "cache")
        apparatus = load_apparatus(paths, Settings())
        (folder / "spool").mkdir()
        corpus = read_corpus(paths, apparatus, spool_folder=folder / "spool")
        labels = {term.id: [term.label_en, term.label_zh, *term.other_en, *term.other_zh] for term in corpus.vocabulary}
        texts = read_texts(corpus.articles(corpus.catalogue.entries))
        yield Subject(project, folder, corpus, texts, labels)


def _copy(root: Path, project: Path) -> None:
    """A project without its seeds, records and corrections: what the corrections name would be missing."""
    project.mkdir()
    copy_settings(root, project)
    shutil.copytree(root / "docs", project / "docs")
    shutil.copytree(root / "corpus/apparatus", project / "corpus/apparatus")
    for name in ("corrections.yml", "rejected.yml"):
        (project / "corpus/apparatus" / name).unlink(missing_ok=True)
    for name in ("CHANGELOG.md", "corpus/statistics.json"):
        if (root / name).exists():
            shutil.copy2(root / name, project / name)


def _digest(root: Path) -> str:
    """Digest of the code that is measured, 12 hex digits."""
    digest = hashlib.sha256()
    for path in sorted(path for part in _CODE for path in (root / part).rglob("*") if path.is_file()):
        if "__pycache__" not in path.parts:
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def built_site(subject: Subject) -> Path:
    """The site of a corpus.

    Raises:
        BuildFailedError: the build did not end well.
    """
    site = subject.folder / "site"
    command = build_command(subject.project / "mkdocs.yml", site)
    done = subprocess.run(command, cwd=subject.project, capture_output=True, text=True, check=False)  # noqa: S603 - our own
    if not (site / "search" / "index.json").exists():
        raise BuildFailedError(f"the build ended with {done.returncode}:\n{done.stdout[-1000:]}{done.stderr[-2000:]}")
    return site


def _in_browser(site: Path, queries: Sequence[MixQuery]) -> tuple[list[QueryMeasure], list[float], int, list[str]]:
    with serving(site, pages(site)) as served, chromium() as browser:
        measured = []
        for query in queries:
            measured.append(measure_cold(browser, served, query))
            time.sleep(_REST)  # the processes of the last context are still ending
        warm, memory = measure_warm(browser, served, queries)
        code, milliseconds = measure_code(browser, served, quote(_FIRST_QUERY))
        return measured, warm, memory, list(tables.code(code, milliseconds))


def _checked(site: Path, measured: Sequence[QueryMeasure], answers: Sequence[Answer]) -> list[Checked]:
    def read(name: str) -> bytes | None:
        path = site / "search" / name
        return path.read_bytes() if path.is_file() else None

    index = SearchIndex(read)
    checked = []
    for one, answer in zip(measured, answers, strict=True):
        result = search_index(index, parse_query(one.query.text))
        ids = tuple(hit.id for hit in result.hits)
        totals = (answer.occurrences, len(answer.articles), answer.paragraphs)
        python = (result.totals.occurrences, result.totals.articles, result.totals.paragraphs)
        wrong = [
            f"{who}: {found} for {wanted}"
            for who, found, wanted in (
                ("browser, totals", one.found, totals),
                ("browser, first ids", one.first, answer.articles[:10]),
                ("browser, ids", one.ids, answer.articles if one.ids is not None else None),
                ("Python, totals", python, totals),
                ("Python, ids", ids, answer.articles),
            )
            if found != wanted
        ]
        checked.append(Checked(one.query, answer, ids if one.ids is None else one.ids, tuple(wrong)))
    return checked
