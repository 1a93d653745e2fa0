"""Run one command."""

import argparse
import gc
import io
import logging
import os
import sys
from collections.abc import Callable, Sequence
from typing import NoReturn

from duizhao.cli._outcome import REJECTED, STOPPED
from duizhao.cli._parser import command_parser
from duizhao.errors import DuizhaoError
from duizhao.workers import collect_seldom


def run() -> NoReturn:
    """The program: runs the command that it was called with, and ends."""
    collect_seldom()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a pipe on Windows would know the signs of one language alone
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # a file may be called what is no text
    code = main()
    try:
        if sys.stdout:  # there is none where it was closed
            sys.stdout.flush()
    except BrokenPipeError:  # https://docs.python.org/3/library/signal.html#note-on-sigpipe
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = REJECTED
    gc.freeze()  # the last look for cycles would take seconds, and all memory is given back anyway
    sys.exit(code)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Returns:
        0 when all is good, 1 when something was rejected or is wrong, 2 for wrong usage, 130 when somebody has stopped it.
    """
    parsed = command_parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = parsed.command
    _show_warnings()
    try:
        return command(parsed)
    except DuizhaoError as error:
        print(error, file=sys.stderr)
        return REJECTED
    except BrokenPipeError:
        return REJECTED
    except KeyboardInterrupt:
        print("stopped; the next build goes on from what is there", file=sys.stderr)
        return STOPPED
    except OSError as error:
        print(f"expected files and folders that can be used, found {error}", file=sys.stderr)
        return REJECTED


def _show_warnings() -> None:
    """MkDocs and the plugin log; on this command line their warnings go to standard error."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
    handler.setLevel(logging.WARNING)
    logger = logging.getLogger("mkdocs")
    if not logger.handlers:
        logger.addHandler(handler)
