"""Checks of every page of the built site, without a browser."""

import re
from pathlib import Path

import pytest

from checks.links import unreached, wrong_css_addresses, wrong_links
from checks.pages import Page, read_site
from checks.vnu import complaints

# What stands in a page when something was not filled in. The seeds hold none of it.
PLACEHOLDER = re.compile(
    r"\{\{|\}\}|\{%|%\}|\{\w*\}"  # of a template, of a string to be formatted
    r"|0000/00/00|0000-00-00|DUIZHAO-SLOT"  # of the mould
    r"|\b(?:TODO|FIXME)\b"
    r"|^\s*(?:None|undefined|NaN|null)\s*$"  # a value that nobody looked at
    r"|[\ue000-\uf8ff\x00\ufffd]",
    re.MULTILINE,
)


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, Page]:
    found = read_site(site)
    assert found, f"no page in {site}"
    return found


def lines(problems: list[str]) -> str:
    return "\n".join([f"{len(problems)} problem(s)", *problems[:50]])


def test_vnu_has_nothing_to_say_about_pages_styles_and_drawings(site: Path) -> None:
    found = [str(message) for message in complaints(site)]
    assert not found, lines(found)


def test_every_link_leads_somewhere_and_nothing_comes_from_another_host(site: Path, pages: dict[str, Page]) -> None:
    found = wrong_links(pages, site) + wrong_css_addresses(site)
    assert not found, lines(found)


def test_every_page_can_be_reached_from_the_first(pages: dict[str, Page]) -> None:
    assert unreached(pages) == ["404.html"]


def test_every_page_has_language_title_and_one_main_heading(pages: dict[str, Page]) -> None:
    found = [
        f"{page.file}: lang={page.lang!r} title={page.title!r} h1={page.h1}"
        for page in pages.values()
        if not page.lang or not page.title or page.h1 != 1
    ]
    assert not found, lines(found)


def test_titles_tell_pages_apart(pages: dict[str, Page]) -> None:
    by_title: dict[str, list[str]] = {}
    for page in pages.values():
        by_title.setdefault(page.title, []).append(page.file)
    found = [f"{title!r}: {', '.join(files)}" for title, files in by_title.items() if len(files) > 1]
    assert not found, lines(found)


def test_no_id_stands_twice_in_a_page(pages: dict[str, Page]) -> None:
    found = [page.file for page in pages.values() if len(set(page.ids)) != len(page.ids)]
    assert not found, lines(found)


def test_nothing_of_a_template_is_left(pages: dict[str, Page]) -> None:
    found = [f"{page.file}: {match[0]!r}" for page in pages.values() for match in PLACEHOLDER.finditer(page.text)]
    assert not found, lines(found)


def test_a_placeholder_is_known_when_seen() -> None:
    for text in ("{{ title }}", "a {} b", "DUIZHAO-SLOT-title-HERE", "page\nNone\nsection", "\ufffd"):
        assert PLACEHOLDER.search(text), text
    for text in ("None of the seeds", "第4版", "1949-01-27", "undefined terms"):
        assert not PLACEHOLDER.search(text), text
