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
ARGUMENTS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # A page's memory is then measured at once, and not when garbage happens to be collected.
    "--enable-blink-features=ForceEagerMeasureMemory",
)


class BrowserMissingError(DuizhaoError):
    """There is no Chromium to measure in."""


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
        is_root = hasattr(os, "geteuid") and os.geteuid() == 0
        arguments = [*ARGUMENTS, *(["--no-sandbox"] if is_root else [])]  # as root it does not run in its sandbox
        browser = playwright.chromium.launch(executable_path=program, args=arguments)
        try:
            yield browser
        finally:
            browser.close()
