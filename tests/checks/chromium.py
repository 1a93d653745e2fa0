"""The browser of the browser tests: found, else installed."""

import os
import platform
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Playwright

from checks.tools import ToolMissingError, run
from duizhao.benchmarks._chromium import NAMES, is_root


def chromium(playwright: Playwright) -> Path:
    """The browser's program, installed first where there is none.

    It is what $CHROMIUM names, else one on PATH, else Playwright's own.

    Raises:
        ToolMissingError: there is none and it could not be installed.
    """
    found = on_machine() or _of_playwright(playwright)
    if found is None:
        _install()
        found = on_machine() or _of_playwright(playwright)
    if found is None:
        raise ToolMissingError("expected a Chromium after installing one, found none: set CHROMIUM to its program")
    return found


def on_machine() -> Path | None:
    """What $CHROMIUM names, else the first of the usual names on PATH.

    Raises:
        ToolMissingError: $CHROMIUM names no program.
    """
    named = os.environ.get("CHROMIUM")
    if named:
        program = shutil.which(named)
        if program is None:
            raise ToolMissingError(f"expected a program in $CHROMIUM, found {named}")
        return Path(program)
    return next((Path(program) for name in NAMES if (program := shutil.which(name))), None)


def _of_playwright(playwright: Playwright) -> Path | None:
    program = Path(playwright.chromium.executable_path)
    return program if program.exists() else None


def _install() -> None:
    if is_root() and shutil.which("apt-get") and _is_debian():
        run(["apt-get", "update"])
        run(["apt-get", "install", "--yes", "--no-install-recommends", "chromium"])
    else:
        run([sys.executable, "-m", "playwright", "install", "chromium"])


def _is_debian() -> bool:
    # Ubuntu's package of this name is a pointer to a snap, which cannot run in a container.
    try:
        return platform.freedesktop_os_release().get("ID") == "debian"
    except OSError:
        return False
