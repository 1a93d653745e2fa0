"""The watching itself: each thing that a page must not do is noticed. The pages are made up."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browser.axe import axe
from browser.server import serving
from browser.watch import Watch

PAGE = '<!doctype html><html lang="en"><title>T</title><link rel="icon" href="data:,"><main><h1>H</h1>{}</main></html>'


def problems_of(body: str, site: Path, browser: Browser) -> list[str]:
    (site / "index.html").write_text(PAGE.format(body), "utf-8")
    with serving(site, "/below/") as address:
        context = browser.new_context()
        watch = Watch((address,))
        watch.over(context)
        page = context.new_page()
        page.goto(address + "index.html")
        watch.settle(page)
        context.close()
    return [problem.replace(address, "/") for problem in watch.problems]


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("<script>console.log('chatter')</script>", "console log: chatter"),
        ("<script>console.warn('careful')</script>", "console warning: careful"),
        ("<script>throw new Error('broken')</script>", "uncaught error: broken"),
        ('<img alt="" src="gone.png">', "answer 404: /gone.png"),
        ('<img alt="" src="/outside.png">', "request outside the site: http://127.0.0.1"),
        ('<img alt="" src="http://another.invalid/a.png">', "request outside the site: http://another.invalid/a.png"),
        ('<img alt="" src="http://another.invalid/a.png">', "request failed: http://another.invalid/a.png"),
    ],
)
def test_what_a_page_must_not_do_is_noticed(body: str, problem: str, tmp_path: Path, browser: Browser) -> None:
    assert [found for found in problems_of(body, tmp_path, browser) if found.startswith(problem)]


def test_what_is_asked_for_after_loading_is_noticed_too(tmp_path: Path, browser: Browser) -> None:
    chain = "<script>onload = async () => { await fetch('index.html'); new Image().src = 'late.png' }</script>"
    assert "answer 404: /late.png" in problems_of(chain, tmp_path, browser)


def test_a_quiet_page_has_no_problem(tmp_path: Path, browser: Browser) -> None:
    assert problems_of("<p>text</p>", tmp_path, browser) == []


def test_axe_finds_an_image_without_a_text_and_nothing_in_a_good_page(browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.set_content(PAGE.format("<p>text</p>"))
    assert axe(page) == []
    page.set_content(PAGE.format('<img src="data:,">'))
    assert [violation.split(" ")[0] for violation in axe(page)] == ["image-alt"]
    context.close()
