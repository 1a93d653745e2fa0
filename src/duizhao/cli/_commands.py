"""The commands that work on a whole project."""

import argparse
import logging
import socket
import sys
import time
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from rich.console import Console
from rich.progress import Progress, TaskID

from duizhao import tasks
from duizhao.cli._outcome import GOOD, REJECTED
from duizhao.errors import DuizhaoError
from duizhao.plugin import Workforce, build_site, read_configuration, serve_site
from duizhao.store import OtherBuild
from duizhao.untouched import Built, Warned, forget_build, last_build, remember_build, sources_digest

MANY = 300
"""From this many files on, progress is shown."""


class _Bars:
    """Shows the steps of a build on the terminal once it is clear that there are many files."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._tasks: dict[str, TaskID] = {}

    def __call__(self, step: str, done: int, total: int) -> None:
        if total < MANY:
            return
        if step not in self._tasks:
            self._tasks[step] = self._progress.add_task(step, total=total)
        self._progress.update(self._tasks[step], completed=done, total=total)


def build_command(parsed: argparse.Namespace) -> int:
    """Reads all seeds and publishes the site; does nothing where nothing has changed since the last build."""
    started = time.perf_counter()
    configured = read_configuration(parsed.config)
    site = configured.root / parsed.site if parsed.site else configured.site  # as MkDocs takes it
    cache = configured.project.cache
    sources = f"{configured.told} {sources_digest(configured.root, configured.sources)}"
    others = tuple(map(_other_build, parsed.others))
    if configured.is_alone and not parsed.strict and not others and (built := last_build(cache, sources, site)):
        for name, level, words in built.warnings:
            logging.getLogger(name).log(level, "%s", words)
        files = f"0 files written, {built.files} unchanged, 0 removed"
        print(f"{built.counted}; {files} in {time.perf_counter() - started:.1f} s: {site}")
        return GOOD
    forget_build(cache)
    with _Warnings() as warnings, Progress(console=Console(stderr=True)) as progress:
        workforce = Workforce(parsed.jobs, parsed.scheduler, others)
        plugin = build_site(parsed.config, parsed.site, _Bars(progress), strict=parsed.strict, workforce=workforce)
    catalogue = plugin.corpus.catalogue
    done = plugin.published
    files = (
        f"{done.written} files written, {done.unchanged} unchanged, {done.removed} removed"
        if done
        else "nothing published"
    )
    print(f"{_counts(catalogue)}; {files} in {time.perf_counter() - started:.1f} s: {plugin.site}")
    # What is said of promises depends on what was published before, and so may be otherwise the next time.
    if done and not catalogue.unexpected and not plugin.breaks_promises:
        count = done.written + done.unchanged
        built = Built(sources, str(plugin.site), done.state, _counts(catalogue), count, tuple(warnings.said))
        remember_build(cache, built)
    return REJECTED if catalogue.unexpected else GOOD


def _other_build(folder: Path) -> OtherBuild:
    """A project that was built in another folder, with settings of the same name."""
    configured = read_configuration(folder)
    return OtherBuild(configured.project, configured.site)


class _Warnings(logging.Handler):
    """What MkDocs and the plugin warn of: a build that is passed over the next time warns of the same again."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[Warned] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append((record.name, record.levelno, record.getMessage()))

    def __enter__(self) -> Self:
        logging.getLogger("mkdocs").addHandler(self)
        return self

    def __exit__(self, *error: object) -> None:
        logging.getLogger("mkdocs").removeHandler(self)


def _counts(catalogue: tasks.Catalogue) -> str:
    known = len(catalogue.rejected) - len(catalogue.unexpected)
    words = f"{len(catalogue.entries)} articles, {len(catalogue.unexpected)} files rejected"
    return f"{words}, {known} known to be bad" if known else words


def serve_command(parsed: argparse.Namespace) -> int:
    """Builds, serves, and builds again when a file changes."""
    path = urlsplit(read_configuration(parsed.config).site_url).path or "/"
    _refuse_taken(parsed.address)
    print(f"Building; then at http://{parsed.address}{path} (Ctrl+C ends it)")
    serve_site(parsed.config, parsed.address)
    return GOOD


def _refuse_taken(address: str) -> None:
    """Before anything is built, which takes long: an address where nobody can listen is an error."""
    host, _, port = address.rpartition(":")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host.strip("[]"), int(port)), family=family).close()
    except OSError as error:
        raise DuizhaoError(
            f"--address: expected a place to listen at, found {address}: {error.strerror}; choose another"
        ) from error


def check_command(parsed: argparse.Namespace) -> int:
    """Checks what was handed in against what must hold, and what is published."""
    configured = read_configuration(parsed.config)
    with Progress(console=Console(stderr=True), transient=True) as progress:
        report = tasks.check(
            configured.project, configured.settings, configured.handwritten, _Bars(progress), parsed.against
        )
    for note in report.notes:
        print(f"note: {note}")
    _show_rejected(report.catalogue)  # first: what else is wrong may come of it
    for complaint in report.complaints:
        print(complaint, file=sys.stderr)
    print(f"{_counts(report.catalogue)}; {len(report.complaints)} complaints")
    return REJECTED if report.complaints or report.catalogue.unexpected else GOOD


def manifest_command(parsed: argparse.Namespace) -> int:
    """Saves which ids are published, with digests of their texts."""
    configured = read_configuration(parsed.config)
    done, broken, catalogue = tasks.save_manifest(configured.project, configured.settings, accepts=parsed.accept)
    _show_rejected(catalogue)
    for complaint in broken:
        print(complaint, file=sys.stderr)
    name = configured.project.manifest.name
    print(f"{name} {done}: {len(catalogue.entries)} articles")
    return REJECTED if broken or catalogue.unexpected else GOOD


def record_command(parsed: argparse.Namespace) -> int:
    """Writes the records of all articles, or says which are not up to date."""
    configured = read_configuration(parsed.config)
    if parsed.check:
        stale = tasks.stale_records(configured.project, configured.settings)
        for complaint in stale:
            print(complaint, file=sys.stderr)
        print(f"{len(stale)} records not up to date")
        return REJECTED if stale else GOOD
    written, removed, catalogue = tasks.write_records(configured.project, configured.settings)
    _show_rejected(catalogue)
    print(f"{written} records written, {removed} removed")
    return REJECTED if catalogue.unexpected else GOOD


def _show_rejected(catalogue: tasks.Catalogue) -> None:
    for rejected in catalogue.unexpected:
        print(f"rejected: {rejected.message}", file=sys.stderr)


def refresh_command(parsed: argparse.Namespace) -> int:
    """Renews what depends on the whole corpus."""
    configured = read_configuration(parsed.config)
    catalogue = tasks.refresh(configured.project, configured.settings)
    _show_rejected(catalogue)
    print(f"statistics, lengths, related articles and renderings of {len(catalogue.entries)} articles renewed")
    return REJECTED if catalogue.unexpected else GOOD


def renderings_command(parsed: argparse.Namespace) -> int:
    """Prints how a term was rendered, each rendering with its forms, its places and lines from the texts."""
    configured = read_configuration(parsed.config)
    found, catalogue = tasks.renderings(configured.project, configured.settings, parsed.term)
    _show_rejected(catalogue)
    print(f"{found.term}: {found.passages} pairs")
    for each in found.found:
        forms = ", ".join(f"{form} ×{count}" for form, count in each.forms)
        print(f"{each.count:6} {each.words} ({forms})\n       {' '.join(each.passages)}")
        for line in each.lines:
            print(f"         {_marked(line.zh)}\n         {_marked(line.en)}")
    if found.unexplained:
        print(f"{len(found.unexplained):6} otherwise, or not found\n       {' '.join(found.unexplained)}")
    return REJECTED if catalogue.unexpected else GOOD


def _marked(piece: tuple[str, str, str]) -> str:
    left, words, right = piece
    return f"{left}[{words}]{right}"


def export_command(parsed: argparse.Namespace) -> int:
    """Writes the corpus as data."""
    configured = read_configuration(parsed.config)
    with Progress(console=Console(stderr=True), transient=True) as progress:
        done, catalogue = tasks.export(
            configured.project, configured.settings, parsed.to, parsed.format, _Bars(progress)
        )
    if not parsed.format and len(done.formats) < len(tasks.FORMATS):
        print("left out: parquet, which needs pyarrow: pip install 'duizhao[parquet]'", file=sys.stderr)
    _show_rejected(catalogue)
    length = sum(file.length for file in done.files)
    print(f"{_counts(catalogue)}; {len(done.files)} files, {length:,} bytes ({', '.join(done.formats)}): {parsed.to}")
    return REJECTED if catalogue.unexpected else GOOD
