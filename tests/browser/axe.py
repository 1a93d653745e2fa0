"""axe-core in a page: https://github.com/dequelabs/axe-core/blob/develop/doc/API.md."""

from functools import cache

from playwright.sync_api import Page

from checks.tools import fetched


@cache
def _source() -> str:
    return fetched("axe-core").read_text("utf-8")


def axe(page: Page) -> list[str]:
    """Every violation that axe finds in the page as it is now, one sentence per element."""
    page.evaluate(_source())
    found = page.evaluate("async () => (await axe.run(document, {resultTypes: ['violations']})).violations")
    return [
        f"{violation['id']} ({violation['impact']}): {violation['help']}: {node['html'][:200]} "
        + " ".join(check["message"] for check in (*node["any"], *node["all"], *node["none"]))
        for violation in found
        for node in violation["nodes"]
    ]
