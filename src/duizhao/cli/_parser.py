"""What can be typed: commands and their options."""

import argparse
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from duizhao import GENERATOR, tasks
from duizhao.cli import _commands as projects
from duizhao.cli import _texts as texts
from duizhao.search.concordance import SORTS

Command = Callable[[argparse.Namespace], int]
_PORTS = 1 << 16
_Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001 - it has no public name


def command_parser() -> argparse.ArgumentParser:
    """All commands; what is read has `command`, which takes it and gives the code to exit with."""
    parser = argparse.ArgumentParser(
        prog="duizhao", description="Turns a folder of bilingual newspaper articles into a static website."
    )
    parser.add_argument("--version", action="version", version=GENERATOR)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for add in (_build, _serve, _check, _manifest, _record, _refresh, _renderings, _export, _search, _parse):
        add(commands)
    return parser


def _build(commands: _Commands) -> None:
    build = _add(commands, "build", projects.build_command, "read all seeds and publish the site")
    build.add_argument(
        "--site", type=Path, metavar="DIR", help="publish into this folder (default: site_dir of mkdocs.yml)"
    )
    build.add_argument("--strict", action="store_true", help="fail on any warning, such as a broken link")
    build.add_argument("--jobs", type=_jobs, metavar="N", help="processes that build (default: all cores)")
    build.add_argument(
        "--scheduler", default="", metavar="tcp://HOST:PORT", help="build with the workers of a Dask cluster"
    )
    build.add_argument(
        "--from",
        dest="others",
        type=_config_file,
        action="append",
        default=[],
        metavar="FILE",
        help="settings of a project that was built from some of the same seeds: take what it has made",
    )


def _serve(commands: _Commands) -> None:
    serve = _add(
        commands, "serve", projects.serve_command, "build, serve on this machine, and rebuild when a file changes"
    )
    serve.add_argument(
        "--address",
        type=_address,
        default="127.0.0.1:8000",
        metavar="HOST:PORT",
        help="where to serve (default: %(default)s)",
    )


def _check(commands: _Commands) -> None:
    check = _add(
        commands,
        "check",
        projects.check_command,
        "validate seeds, apparatus, records, links and published ids; write nothing but the cache",
    )
    check.add_argument(
        "--against",
        type=_published,
        metavar="PLACE",
        help="a published site, or a manifest: fail when an address of it is gone or names other text",
    )


def _manifest(commands: _Commands) -> None:
    manifest = _add(
        commands,
        "manifest",
        projects.manifest_command,
        "save with the corpus which ids are published, and digests of their texts",
    )
    manifest.add_argument("--accept", action="store_true", help="save although published texts have changed undeclared")


def _record(commands: _Commands) -> None:
    record = _add(
        commands, "record", projects.record_command, "write the records of all articles below corpus/articles/"
    )
    record.add_argument("--check", action="store_true", help="write nothing; fail when a record is not up to date")


def _refresh(commands: _Commands) -> None:
    _add(
        commands,
        "refresh",
        projects.refresh_command,
        "renew what keywords, the audit, related articles and terms depend on",
    )


def _renderings(commands: _Commands) -> None:
    words = "print how a term was rendered, over all pairs of the corpus"
    parser = _add(commands, "renderings", projects.renderings_command, words)
    parser.add_argument(
        "term", type=_term, metavar="TERM", help="in Chinese, as it stands in the texts, or in English, in any form"
    )


def _export(commands: _Commands) -> None:
    export = _add(
        commands,
        "export",
        projects.export_command,
        "write the whole corpus as data, in formats that other programs read",
    )
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


def _search(commands: _Commands) -> None:
    search = _add(commands, "search", texts.search_command, "search a published site and print concordance lines")
    search.add_argument("query", type=_text, metavar="QUERY", help="as on the search page, in quotes of your shell")
    search.add_argument(
        "--site", type=Path, metavar="DIR", help="the published folder (default: site_dir of mkdocs.yml)"
    )
    search.add_argument(
        "--csv", action="store_true", help="print every hit as CSV, in the columns of the page's download"
    )
    search.add_argument("--limit", type=_positive, metavar="N", help="lines at most (default: 50, with --csv all)")
    search.add_argument("--sort", choices=SORTS, default="oldest", help="order of the lines (default: %(default)s)")
    search.add_argument(
        "--without",
        type=_text,
        action="append",
        default=[],
        metavar="FORM",
        help="a form that is not to count; may be repeated",
    )


def _parse(commands: _Commands) -> None:
    parse = commands.add_parser(
        "parse", help="show what one seed becomes, as JSON", description="Show what one seed becomes, as JSON."
    )
    parse.add_argument("file", type=Path, metavar="FILE", help="a seed")
    parse.set_defaults(command=texts.parse_command)


def _add(commands: _Commands, name: str, command: Command, words: str) -> argparse.ArgumentParser:
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


def _address(text: str) -> str:
    host, _, port = text.rpartition(":")
    if not host or not re.fullmatch(r"\d{1,5}", port, re.ASCII) or int(port) >= _PORTS:
        raise argparse.ArgumentTypeError(f"expected HOST:PORT with a port below {_PORTS}, found {text}")
    return text


def _term(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("expected a term to look for, found none")
    return _text(text.strip())


def _text(argument: str) -> str:
    if re.search("[\ud800-\udfff]", argument):  # as which Python gives bytes that are no text
        raise argparse.ArgumentTypeError("expected text in UTF-8, found other bytes")
    return argument


def _positive(text: str) -> int:
    if not (text.isascii() and text.isdecimal()) or not int(text):
        raise argparse.ArgumentTypeError(f"expected a number from 1 on, found {text}")
    return min(int(text), sys.maxsize)


def _config_file(name: str) -> Path:
    path = Path(name)
    if not path.is_file():
        raise argparse.ArgumentTypeError(f"expected a settings file such as mkdocs.yml, found none at {name}")
    return path


def _jobs(text: str) -> int:
    if not text.isascii() or not text.isdecimal():
        raise argparse.ArgumentTypeError(f"expected a number of processes, found {text!r}")
    return int(text)
