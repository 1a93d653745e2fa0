"""The list of all pages that stay, for search engines (sitemaps.org, protocol 0.9), and robots.txt that names it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import quote

from markupsafe import Markup

from duizhao.site_files._xml import DECLARATION, xml

MOST = 50_000
"""Addresses in one file, by the protocol."""

_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_YEAR = re.compile(r"(\d{4})/")


def sitemap(site_url: str, addresses: Iterable[str], most: int = MOST) -> Iterator[tuple[str, bytes]]:
    """The sitemap; where one file cannot hold all, an index, files for each year, and files for all other pages.

    No `lastmod`: when a page changed last is not known, only when the site was built.

    Args:
        site_url: address of the site, ending in a slash.
        addresses: of its pages, from its root.
        most: addresses in one file.
    """
    ordered = sorted(addresses)
    if len(ordered) <= most:
        yield "sitemap.xml", _file("urlset", "url", site_url, ordered)
        return
    names = []
    for group, members in _by_year(ordered).items():
        for number, start in enumerate(range(0, len(members), most), 1):
            name = f"sitemap-{group}.xml" if number == 1 else f"sitemap-{group}-{number}.xml"
            names.append(name)
            yield name, _file("urlset", "url", site_url, members[start : start + most])
    yield "sitemap.xml", _file("sitemapindex", "sitemap", site_url, names)


def _by_year(addresses: Sequence[str]) -> dict[str, list[str]]:
    """By year, so that one article more rewrites the file of its year."""
    groups: dict[str, list[str]] = {}
    for address in addresses:
        match = _YEAR.match(address)
        groups.setdefault(match[1] if match else "pages", []).append(address)
    return groups


def _file(outer: str, inner: str, site_url: str, addresses: Iterable[str]) -> bytes:
    lines = Markup("").join(xml(f"<{inner}><loc>{{}}</loc></{inner}>\n", site_url + quote(one)) for one in addresses)
    return (DECLARATION + xml(f'<{outer} xmlns="{_SPACE}">\n{{}}</{outer}>\n', lines)).encode()


def robots(site_url: str) -> bytes:
    """Every program may read everything, and finds the list of pages."""
    return f"User-agent: *\nDisallow:\n\nSitemap: {site_url}sitemap.xml\n".encode()
