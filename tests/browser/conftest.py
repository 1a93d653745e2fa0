"""Fixtures of the browser tests.

`open_page("about.html", width=390, scheme="dark")` opens a page of the built site. When the test ends, it fails if any
page logged to the console, threw, asked for something outside the site or got no answer.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal, Protocol
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from browser.server import serving
from browser.watch import Watch
from checks.built import built_site
from checks.chromium import chromium
from checks.links import base_path
from checks.pages import read_site
from duizhao.assets import modules_of
from duizhao.benchmarks._chromium import arguments

Scheme = Literal["light", "dark"]

PATIENCE = 20_000
"""Milliseconds in which a page may come to show what is expected: a shared machine may stall for seconds."""


class OpenPage(Protocol):
    """What the fixture `open_page` gives."""

    def __call__(  # noqa: PLR0913  # each is one way to look at a page
        self,
        address: str,
        *,
        width: int = 1280,
        scheme: Scheme = "light",
        scripts: bool = True,
        unpacked: bool = False,
        touch: bool = False,
    ) -> Page:
        """Open a page.

        Args:
            address: in the site, `1958/index.html`.
            width: of the window, in CSS pixels.
            scheme: the colours that the reader's system prefers.
            scripts: whether JavaScript runs.
            unpacked: read it from the folder itself, without a server.
            touch: on a screen that is touched, without a mouse.
        """


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def site(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the real site, built from the seeds."""
    return built_site(pytestconfig, tmp_path_factory)


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """Address of the served site, with a slash at the end."""
    with serving(site, base_path(read_site(site))) as address:
        yield address


@pytest.fixture(scope="session")
def modules(site: Path, server: str) -> str:
    """Address of the folder of the site's modules, with a slash at the end."""
    return f"{server}{modules_of(site)}/"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole test run."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        program = chromium(playwright)
        browser = playwright.chromium.launch(executable_path=program, args=arguments())
        yield browser
        browser.close()


@pytest.fixture
def watch(server: str, site: Path) -> Iterator[Watch]:
    """What the pages of this test did; the test fails at its end if that was anything wrong."""
    icon = urljoin(server, "/favicon.ico")  # asked for where no script names the site's own
    watch = Watch((server, site.as_uri() + "/", icon), missing={icon})
    yield watch
    if watch.problems:
        pytest.fail("\n".join(watch.problems), pytrace=False)


@pytest.fixture
def open_page(browser: Browser, server: str, site: Path, watch: Watch) -> Iterator[OpenPage]:
    """Opens a page of the site, each in a fresh browser context."""
    contexts: list[BrowserContext] = []

    def opened(  # noqa: PLR0913  # likewise
        address: str,
        *,
        width: int = 1280,
        scheme: Scheme = "light",
        scripts: bool = True,
        unpacked: bool = False,
        touch: bool = False,
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme=scheme,
            java_script_enabled=scripts,
            reduced_motion="reduce",  # a colour in the middle of a transition has no contrast to measure
            service_workers="block",
            has_touch=touch,
            is_mobile=touch,
        )
        contexts.append(context)
        watch.over(context)
        page = context.new_page()
        page.goto((site.as_uri() + "/" if unpacked else server) + address)
        watch.settle(page)
        return page

    yield opened
    for context in contexts:
        context.cookies()  # one round trip, so that what was already said is heard
    watch.watching = False  # closing cuts off whatever is still on its way
    for context in contexts:
        context.close()
