"""What every kind of page must be, on a phone and on a desk, by day and by night."""

from pathlib import Path

import pytest

from browser.axe import axe
from browser.conftest import OpenPage, Scheme
from browser.kinds import KINDS, Kind, sample, unknown_pages
from browser.watch import Watch

# Relative luminance of the page's background, 0 to 255: the colour behind the body, or that of the root element.
BACKGROUND = """() => {
  const colours = [document.body, document.documentElement].map((element) => getComputedStyle(element).backgroundColor);
  const painted = colours.map((colour) => colour.match(/[\\d.]+/g).map(Number)).find((parts) => parts[3] !== 0);
  const [red, green, blue] = painted ?? [255, 255, 255];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}"""
TOO_WIDE = """() => {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return [];
  return [...document.querySelectorAll("body *")]
    .filter((element) => element.getBoundingClientRect().right > room + 0.5)
    .map((element) => element.outerHTML.slice(0, 120));
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_page_is_accessible_fits_and_is_quiet(
    kind: Kind, width: int, scheme: Scheme, site: Path, open_page: OpenPage
) -> None:
    page = open_page(sample(kind, site), width=width, scheme=scheme)
    violations = axe(page)
    assert not violations, "\n".join(violations)
    assert page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, (
        page.evaluate(TOO_WIDE)
    )
    assert (page.evaluate(BACKGROUND) < 128) == (scheme == "dark")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_page_says_something_without_scripts(kind: Kind, site: Path, open_page: OpenPage) -> None:
    page = open_page(sample(kind, site), scripts=False)
    assert page.locator("h1").first.is_visible()


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.files != "404.html"], ids=lambda kind: kind.name)
def test_a_page_can_be_read_from_an_unpacked_folder(kind: Kind, site: Path, open_page: OpenPage) -> None:
    page = open_page(sample(kind, site), unpacked=True)
    assert page.locator("h1").first.is_visible()


def test_an_address_that_does_not_exist_gets_a_page_that_helps(server: str, open_page: OpenPage, watch: Watch) -> None:
    address = "1958/01/06/no-such-page.html"
    watch.missing.add(server + address)
    page = open_page(address)
    assert page.locator("h1").first.is_visible()
    assert page.locator("main a[href]").count() > 0


def test_every_page_of_the_site_belongs_to_a_kind(site: Path) -> None:
    assert not unknown_pages(site)
