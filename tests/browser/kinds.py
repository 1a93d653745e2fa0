"""The kinds of page that the site has: the one place that names them.

Every HTML file of the site belongs to a kind, and the browser tests open one sample of each.
"""

from dataclasses import dataclass
from pathlib import Path

from checks.pages import html_files


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of page.

    Attributes:
        files: glob over the addresses of its pages.
        sample: glob of the page that is opened; its first match where there are several. Empty: any of the kind.
    """

    name: str
    files: str
    sample: str = ""


DAY = "[0-9][0-9][0-9][0-9]/[0-9][0-9]/[0-9][0-9]"

KINDS = (
    Kind("home", "index.html"),
    Kind("about", "about.html"),
    Kind("data", "data.html"),
    Kind("cite", "cite.html"),
    Kind("search", "search.html"),
    Kind("basket", "basket.html"),
    Kind("about search", "about-search.html"),
    Kind("timeline", "timeline.html"),
    Kind("tags", "tags/index.html"),
    Kind("tag", "tags/*.html", "tags/mass-line.html"),
    Kind("tags of a kind", "tags/kind/*.html"),
    Kind("systems", "systems/index.html"),
    Kind("system", "systems/*.html", "systems/jiangxi-*.html"),
    Kind("unverified system", "systems/*.html", "systems/taiyue-*.html"),
    Kind("terms", "terms/index.html"),
    Kind("terms from English", "terms/english.html"),
    Kind("term", "terms/term-*.html", "terms/term-party-masses-relations.html"),
    Kind("place", "tags/*.html", "tags/shanghai.html"),
    Kind("values of a facet", "facets/*/index.html"),
    Kind("facet", "facets/*/*.html", "facets/*/[0-9a-f]*.html"),
    Kind("report", "report.html"),
    Kind("work list", "report/worklist.html"),
    Kind("findings of a kind", "report/*.html", "report/[!rw]*.html"),
    Kind("year", "[0-9][0-9][0-9][0-9]/index.html", "1958/index.html"),
    Kind("month", "[0-9][0-9][0-9][0-9]/[0-9][0-9]/index.html", "1958/01/index.html"),
    Kind("day", f"{DAY}/index.html", "1958/01/06/index.html"),
    # One per seed, in the order of their files: each is a case of its own (no Chinese text, signed, two systems …).
    Kind("article 1958-01-06", f"{DAY}/[0-9]*-*.html", "1958/01/06/4-*.html"),
    Kind("article 1960-07-16", f"{DAY}/[0-9]*-*.html", "1960/07/16/4-*.html"),
    Kind("article 1949-01-27", f"{DAY}/[0-9]*-*.html", "1949/01/27/2-*.html"),
    Kind("article 1957-12-04", f"{DAY}/[0-9]*-*.html", "1957/12/04/3-*.html"),
    Kind("article 1958-02-10", f"{DAY}/[0-9]*-*.html", "1958/02/10/5-*.html"),
    Kind("guide", "guide/*.html", "guide/publish.html"),
    Kind("project", "project/*.html", "project/contributing.html"),
    Kind("not found", "404.html"),
)


def sample(kind: Kind, site: Path) -> str:
    """Address of the page that stands for a kind.

    Raises:
        LookupError: the site has no such page.
    """
    found = sorted(site.glob(kind.sample or kind.files))
    if not found:
        raise LookupError(f"expected a page like {kind.sample or kind.files}, found none in the site")
    return found[0].relative_to(site).as_posix()


def unknown_pages(site: Path) -> list[str]:
    """Pages that belong to no kind."""
    known = {path for kind in KINDS for path in site.glob(kind.files)}
    return [path.relative_to(site).as_posix() for path in html_files(site) if path not in known]
