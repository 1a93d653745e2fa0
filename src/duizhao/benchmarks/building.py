"""A whole build of made-up seeds, measured from outside: time, memory, bytes and entries of the site."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from duizhao.benchmarks.synthetic import LAST_DAY, synthetic_seed, write_synthetic
from duizhao.errors import DuizhaoError
from duizhao.seeds import parse_seed

SAMPLE_SECONDS = 0.1
PROJECT_PARTS = ("docs", "corpus", "seeds", "CHANGELOG.md")
"""What a build needs of a project beside its settings; its own seeds too, since hand-written pages link to their articles."""

_ONE_LINE_MORE = "\n　　又打了一口水井。\n".encode()
_DATA = re.compile(r"^( +data: ).+$", re.MULTILINE)

_PROC = Path("/proc")
_KILOBYTE = 1024


class BuildFailedError(DuizhaoError):
    """The build that was to be measured did not end well."""


@dataclass(frozen=True, slots=True)
class BuildMeasure:
    """One build, measured.

    Attributes:
        articles: seeds built, the project's own included.
        seconds: wall time of the command, from a cold start into an empty folder.
        cpu_seconds: processor time of the command and its children, which a busy machine changes little.
        peak_bytes: greatest sum of the proportional set sizes (PSS) of the command and all its children, sampled ten
            times a second; None where the system has no /proc to read it from.
        seed_bytes: size of all seeds.
        site_bytes: size of all files of the site.
        entries: files and folders of the site.
    """

    articles: int
    seconds: float
    cpu_seconds: float
    peak_bytes: int | None
    seed_bytes: int
    site_bytes: int
    entries: int

    @property
    def articles_per_second(self) -> float:
        """Articles built in a second."""
        return self.articles / self.seconds

    @property
    def site_bytes_per_article(self) -> float:
        """Bytes of the whole site for each article."""
        return self.site_bytes / self.articles


def build_command(config: Path, site: Path) -> list[str]:
    """The command line that is measured."""
    return [sys.executable, "-m", "duizhao.cli", "build", "--config", str(config), "--site", str(site)]


def measure_build(project: Path, articles: int, seed: int = 0) -> BuildMeasure:
    """Build a copy of a project with made-up seeds added to its own, in a temporary folder.

    Args:
        project: folder with `mkdocs.yml`.
        articles: how many made-up seeds.
        seed: which made-up corpus.

    Raises:
        BuildFailedError: the build did not end with 0.
    """
    with tempfile.TemporaryDirectory(prefix="duizhao-bench-") as temporary:
        return build_ours(made_up_project(project, Path(temporary), articles, seed))


def measure_rebuilds(project: Path, articles: int, seed: int = 0) -> Iterator[tuple[str, BuildMeasure]]:
    """Build from nothing, again with nothing changed, with one seed changed, and with one added whose year is the last.

    Raises:
        BuildFailedError: a build did not end with 0.
    """
    with tempfile.TemporaryDirectory(prefix="duizhao-bench-") as temporary:
        made = made_up_project(project, Path(temporary), articles, seed)
        yield "from nothing", build_ours(made)
        yield "again, nothing changed", build_ours(made)
        changed = sorted((made / "seeds" / "made-up").iterdir())[articles // 2]
        changed.write_bytes(changed.read_bytes() + _ONE_LINE_MORE)
        yield "again, one seed changed", build_ours(made)
        name, data = _late_seed(articles, seed)
        (made / "seeds" / "made-up" / name).write_bytes(data)
        yield "again, one seed added in the last year", build_ours(made)


def made_up_project(project: Path, temporary: Path, articles: int, seed: int) -> Path:
    """A copy of a project in a folder, with made-up seeds added to its own."""
    folder = temporary / "project"
    _copy_project(project, folder)
    write_synthetic(folder / "seeds" / "made-up", articles, seed)
    return folder


def _late_seed(articles: int, seed: int) -> tuple[str, bytes]:
    """The next made-up seed whose article is of the last year."""
    further = (synthetic_seed(number, seed) for number in count(articles))
    return next((name, data) for name, data in further if parse_seed(data, name).date.year == LAST_DAY.year)


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def build_ours(folder: Path) -> BuildMeasure:
    """Build a project into `site` beside it.

    Raises:
        BuildFailedError: the build did not end with 0.
    """
    site = folder.parent / "site"
    return measure_command(build_command(folder / "mkdocs.yml", site), folder, site, _files(folder / "seeds"))


def measure_command(command: list[str], folder: Path, site: Path, seeds: Sequence[Path]) -> BuildMeasure:
    """Measure a command that builds a site from seeds.

    Args:
        folder: where it runs.
        site: what it makes.

    Raises:
        BuildFailedError: it did not end with 0.
    """
    cpu_before = _cpu_of_children()
    seconds, peak = _run(command, folder)
    cpu_seconds = _cpu_of_children() - cpu_before
    size, entries = measure_folder(site)
    seed_bytes = sum(path.stat().st_size for path in seeds)
    return BuildMeasure(len(seeds), seconds, cpu_seconds, peak, seed_bytes, size, entries)


def measure_folder(folder: Path) -> tuple[int, int]:
    """Bytes of all files below a folder, and the number of files and folders."""
    size = entries = 0
    for root, folders, files in os.walk(folder):
        entries += len(folders) + len(files)
        size += sum((Path(root) / name).stat().st_size for name in files)
    return size, entries


def memory_of_tree(root: int) -> int:
    """Sum of the proportional set sizes of a process and all its descendants, in bytes.

    PSS shares a page that several processes map among them, so that the sum counts it once (Linux,
    `/proc/PID/smaps_rollup`).
    """
    children = _children()
    total = 0
    waiting = [root]
    while waiting:
        process = waiting.pop()
        total += _pss(process)
        waiting += children.get(process, [])
    return total


def _copy_project(project: Path, folder: Path) -> None:
    folder.mkdir()
    copy_settings(project, folder)
    for part in PROJECT_PARTS:
        source = project / part
        if source.is_dir():
            shutil.copytree(source, folder / part)
        elif source.exists():
            shutil.copy2(source, folder / part)


def copy_settings(project: Path, folder: Path) -> None:
    """Copy mkdocs.yml so that no data are published: they are larger than the site, and measured by themselves."""
    text = (project / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(_DATA.sub(r"\1false", text), encoding="utf-8")


def _run(command: list[str], folder: Path) -> tuple[float, int | None]:
    """Run a command to its end: seconds and peak memory."""
    log = folder.parent / "build.log"
    with log.open("wb") as output:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=subprocess.STDOUT)  # noqa: S603 - our own
        finished = threading.Event()
        peaks = [0]
        sampler = threading.Thread(target=_sample, args=(process.pid, finished, peaks))
        sampler.start()
        try:
            code = process.wait()
            seconds = time.perf_counter() - start
        finally:
            process.kill()
            process.wait()
            finished.set()
            sampler.join()
    if code != 0:
        words = log.read_text(encoding="utf-8", errors="replace")[-2000:]
        raise BuildFailedError(f"the build ended with {code}:\n{words}")
    return seconds, peaks[0] or None


def _cpu_of_children() -> float:
    """Processor time of all children that have ended, and of theirs, in seconds."""
    times = os.times()
    return times.children_user + times.children_system


def _sample(process: int, finished: threading.Event, peaks: list[int]) -> None:
    while not finished.wait(SAMPLE_SECONDS):
        peaks[0] = max(peaks[0], memory_of_tree(process))


def _children() -> dict[int, list[int]]:
    """Children of every process that runs."""
    children: dict[int, list[int]] = defaultdict(list)
    for status in _PROC.glob("[0-9]*/stat"):
        try:
            fields = status.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:
            continue
        children[int(fields[1])].append(int(status.parent.name))
    return children


def _pss(process: int) -> int:
    """Proportional set size of one process in bytes; 0 where it has ended."""
    try:
        rollup = (_PROC / str(process) / "smaps_rollup").read_text(encoding="utf-8")
    except OSError:
        return 0
    lines = (line.split() for line in rollup.splitlines() if line.startswith("Pss:"))
    return sum(int(fields[1]) * _KILOBYTE for fields in lines)
