"""The command line: the only module that prints."""

import argparse
import json
import logging
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from unicodedata import east_asian_width

from rich.console import Console
from rich.progress import Progress, TaskID

from duizhao import __version__, tasks
from duizhao.errors import DuizhaoError, SeedRejectedError
from duizhao.model import Article
from duizhao.pipeline import read_one
from duizhao.plugin import build_site, read_configuration, serve_site
from duizhao.search.concordance import SORTS, search
from duizhao.search.lines_csv import csv_lines
from duizhao.search.query import QueryError
from duizhao.store import site_reader

MANY = 300
"""From this many files on, progress is shown."""

GOOD, REJECTED, USAGE = 0, 1, 2

LINES, SIDE = 50, 30
"""Concordance lines that are printed unless more are asked for, and the context on each side of a hit."""

Command = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Returns:
        0 when all is good, 1 when something was rejected or is wrong, 2 for wrong usage.
    """
    parsed = _parser().parse_args(arguments)
    command: Command = parsed.command
    _show_warnings()
    try:
        return command(parsed)
    except DuizhaoError as error:
        print(error, file=sys.stderr)
        return REJECTED
    except BrokenPipeError:
        return REJECTED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="duizhao", description="Turns a folder of bilingual newspaper articles into a static website."
    )
    parser.add_argument("--version", action="version", version=f"duizhao {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    build = _add(commands, "build", _build, "read all seeds and publish the site")
    build.add_argument(
        "--site", type=Path, metavar="DIR", help="publish into this folder (default: site_dir of mkdocs.yml)"
    )
    build.add_argument("--strict", action="store_true", help="fail on any warning, such as a broken link")
    serve = _add(commands, "serve", _serve, "build, serve on this machine, and rebuild when a file changes")
    serve.add_argument(
        "--address", default="127.0.0.1:8000", metavar="HOST:PORT", help="where to serve (default: %(default)s)"
    )
    check = _add(
        commands, "check", _check, "validate seeds, apparatus, records, links and published ids; write nothing"
    )
    check.add_argument(
        "--against",
        type=_published,
        metavar="PLACE",
        help="a published site, or a manifest: fail when an address of it is gone or names other text",
    )
    _add(commands, "manifest", _manifest, "save with the corpus which ids are published, and digests of their texts")
    record = _add(commands, "record", _record, "write the records of all articles below corpus/articles/")
    record.add_argument("--check", action="store_true", help="write nothing; fail when a record is not up to date")
    _add(commands, "refresh", _refresh, "renew the word statistics of the corpus that keywords depend on")
    export = _add(commands, "export", _export, "write the whole corpus as data, in formats that other programs read")
    export.add_argument(
        "--to", type=Path, default=Path("data"), metavar="DIR", help="the folder to write (default: %(default)s)"
    )
    export.add_argument(
        "--format",
        nargs="+",
        choices=tuple(tasks.FORMATS),
        default=(),
        metavar="NAME",
        help=f"only these formats: {', '.join(tasks.FORMATS)} (default: all that can be written)",
    )
    search = _add(commands, "search", _search, "search a published site and print concordance lines")
    search.add_argument("query", metavar="QUERY", help="as on the search page, in quotes of your shell")
    search.add_argument(
        "--site", type=Path, metavar="DIR", help="the published folder (default: site_dir of mkdocs.yml)"
    )
    search.add_argument(
        "--csv", action="store_true", help="print every hit as CSV, in the columns of the page's download"
    )
    search.add_argument("--limit", type=_positive, metavar="N", help="lines at most (default: 50, with --csv all)")
    search.add_argument("--sort", choices=SORTS, default="oldest", help="order of the lines (default: %(default)s)")
    search.add_argument(
        "--without", action="append", default=[], metavar="FORM", help="a form that is not to count; may be repeated"
    )
    parse = commands.add_parser(
        "parse", help="show what one seed becomes, as JSON", description="Show what one seed becomes, as JSON."
    )
    parse.add_argument("file", type=Path, metavar="FILE", help="a seed")
    parse.set_defaults(command=_parse)
    return parser


def _add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, command: Command, words: str
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=words, description=f"{words[0].upper()}{words[1:]}.")
    parser.add_argument(
        "--config",
        type=_config_file,
        default="mkdocs.yml",
        metavar="FILE",
        help="the project's settings (default: %(default)s)",
    )
    parser.set_defaults(command=command)
    return parser


def _published(name: str) -> Path:
    path = Path(name)
    if not path.exists():
        raise argparse.ArgumentTypeError(f"expected a published folder or a manifest, found none at {name}")
    return path


def _positive(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"expected a number from 1 on, found {text}")
    return int(text)


def _config_file(name: str) -> Path:
    path = Path(name)
    if not path.is_file():
        raise argparse.ArgumentTypeError(f"expected a settings file such as mkdocs.yml, found none at {name}")
    return path


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


def _build(parsed: argparse.Namespace) -> int:
    started = time.perf_counter()
    with Progress(console=Console(stderr=True)) as progress:
        plugin = build_site(parsed.config, parsed.site, _Bars(progress), strict=parsed.strict)
    catalogue = plugin.corpus.catalogue
    done = plugin.published
    files = (
        f"{done.written} files written, {done.unchanged} unchanged, {done.removed} removed"
        if done
        else "nothing published"
    )
    print(f"{_counts(catalogue)}; {files} in {time.perf_counter() - started:.1f} s: {plugin.site}")
    return REJECTED if catalogue.unexpected else GOOD


def _counts(catalogue: tasks.Catalogue) -> str:
    known = len(catalogue.rejected) - len(catalogue.unexpected)
    words = f"{len(catalogue.entries)} articles, {len(catalogue.unexpected)} files rejected"
    return f"{words}, {known} known to be bad" if known else words


def _show_warnings() -> None:
    """MkDocs and the plugin log; on this command line their warnings go to standard error."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
    handler.setLevel(logging.WARNING)
    logger = logging.getLogger("mkdocs")
    if not logger.handlers:
        logger.addHandler(handler)


def _serve(parsed: argparse.Namespace) -> int:
    print(f"Serving at http://{parsed.address} (Ctrl+C ends it)")
    serve_site(parsed.config, parsed.address)
    return GOOD


def _check(parsed: argparse.Namespace) -> int:
    configured = read_configuration(parsed.config)
    with Progress(console=Console(stderr=True), transient=True) as progress:
        report = tasks.check(
            configured.project, configured.settings, configured.handwritten, _Bars(progress), parsed.against
        )
    for note in report.notes:
        print(f"note: {note}")
    for complaint in report.complaints:
        print(complaint, file=sys.stderr)
    _show_rejected(report.catalogue)
    print(f"{_counts(report.catalogue)}; {len(report.complaints)} complaints")
    return REJECTED if report.complaints or report.catalogue.unexpected else GOOD


def _manifest(parsed: argparse.Namespace) -> int:
    configured = read_configuration(parsed.config)
    changed, count, broken = tasks.save_manifest(configured.project, configured.settings)
    for complaint in broken:
        print(complaint, file=sys.stderr)
    print(f"{configured.project.manifest.name} {'written' if changed else 'up to date'}: {count} articles")
    return REJECTED if broken else GOOD


def _record(parsed: argparse.Namespace) -> int:
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


def _refresh(parsed: argparse.Namespace) -> int:
    configured = read_configuration(parsed.config)
    counted = tasks.refresh(configured.project, configured.settings)
    print(f"word statistics of {counted} articles written")
    return GOOD


def _export(parsed: argparse.Namespace) -> int:
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


def _search(parsed: argparse.Namespace) -> int:
    configured = read_configuration(parsed.config)
    site = parsed.site or configured.site
    limit = parsed.limit or (None if parsed.csv else LINES)
    try:
        found = search(site_reader(site), parsed.query, sort=parsed.sort, limit=limit, without=parsed.without)
    except QueryError as error:
        print(f"{parsed.query}\n{_pointer(parsed.query, error)}\n{error.words.en} {error.words.zh}", file=sys.stderr)
        return USAGE
    if parsed.csv:
        sys.stdout.writelines(csv_lines(found.lines, configured.settings.newspaper_en, configured.site_url))
        return GOOD
    for line in found.lines:
        print(
            f"{line.date} {line.unit:<5} {line.left[-SIDE:]:>{SIDE}} [{line.hit}] {line.right[:SIDE]}  {line.address}"
        )
    totals = found.result.totals
    print(f"{totals.occurrences} occurrences, {totals.articles} articles, {totals.paragraphs} paragraphs")
    return GOOD


def _pointer(query: str, error: QueryError) -> str:
    """A line that points at the place of a mistake; Han characters are two columns wide."""
    width = [2 if east_asian_width(char) in "WF" else 1 for char in query]
    return " " * sum(width[: error.start]) + "^" * max(1, sum(width[error.start : error.end]))


def _parse(parsed: argparse.Namespace) -> int:
    if not parsed.file.is_file():
        print(f"duizhao parse: expected a file, found none at {parsed.file}", file=sys.stderr)
        return USAGE
    try:
        article = read_one(parsed.file)
    except SeedRejectedError as error:
        print(error, file=sys.stderr)
        return REJECTED
    print(_as_json(article))
    return GOOD


def _as_json(article: Article) -> str:
    return json.dumps(asdict(article), ensure_ascii=False, indent=2, default=str)


if __name__ == "__main__":
    sys.exit(main())
