"""The browser that search is measured in."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from duizhao.errors import DuizhaoError

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""What keeps Chromium from asking for anything but the pages."""

_EAGER = "--enable-blink-features=ForceEagerMeasureMemory"
"""A page's memory is then measured at once, and not when garbage happens to be collected."""


class BrowserMissingError(DuizhaoError):
    """There is no Chromium to measure in."""


def arguments() -> list[str]:
    """What Chromium is told at its start; as root it does not run in its sandbox."""
    return [*QUIET, *(["--no-sandbox"] if is_root() else [])]


def is_root() -> bool:
    """Whether this process may do everything; never so on Windows."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


@contextmanager
def chromium() -> "Iterator[Browser]":
    """A Chromium: what $CHROMIUM names, else one on PATH, else Playwright's own.

    Raises:
        BrowserMissingError: there is none.
    """
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - a development dependency
    except ImportError as error:
        raise BrowserMissingError("measuring in a browser needs the development dependencies (playwright)") from error
    with sync_playwright() as playwright:
        named = os.environ.get("CHROMIUM")
        programs = (shutil.which(name) for name in ([named] if named else NAMES))
        program = next(filter(None, programs), None) or playwright.chromium.executable_path
        if not Path(program).exists():
            raise BrowserMissingError("expected a Chromium, found none: install one, or set CHROMIUM to its program")
        browser = playwright.chromium.launch(executable_path=program, args=[*arguments(), _EAGER])
        try:
            yield browser
        finally:
            browser.close()
