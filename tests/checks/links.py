"""Addresses in a site: each leads to a file and a place that exist, and none is fetched from another host."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from checks.pages import Link, Page

NOT_FETCHED = ("mailto", "tel", "data")
"""Schemes that ask no host for anything."""

_CSS_ADDRESS = re.compile(r"""url\(\s*(['"]?)(.*?)\1\s*\)|@import\s+(['"])(.*?)\3""")


def wrong_links(pages: Mapping[str, Page], site: Path) -> list[str]:
    """One sentence per wrong link of any page.

    Args:
        pages: all pages of the site.
        site: its folder.
    """
    base = base_path(pages)
    return [
        f"{page.file}:{link.line}: <{link.element} {link.attribute}={link.address!r}>: {reason}"
        for page in pages.values()
        for link in page.links
        for reason in _reasons(page, link, pages, site, base)
    ]


def unreached(pages: Mapping[str, Page]) -> list[str]:
    """Pages that no way of links leads to from the home page."""
    base = base_path(pages)
    reached, waiting = {"index.html"}, ["index.html"]
    while waiting:
        page = pages[waiting.pop()]
        targets = {_target(page.file, urlsplit(link.address).path, base) for link in page.links if link.element == "a"}
        new = {target for target in targets if target in pages} - reached
        reached |= new
        waiting += sorted(new)
    return sorted(pages.keys() - reached)


def base_path(pages: Mapping[str, Page]) -> str:
    """Path below which the site is published, as the canonical link of its first page says; `/` by itself."""
    links = pages["index.html"].links if "index.html" in pages else ()
    canonical = next((link.address for link in links if "canonical" in link.rel), "/")
    return urlsplit(canonical).path.rpartition("/")[0] + "/"


def _reasons(page: Page, link: Link, pages: Mapping[str, Page], site: Path, base: str) -> Iterator[str]:
    parts = urlsplit(link.address)
    if parts.scheme in NOT_FETCHED:
        return
    if parts.scheme or parts.netloc:
        if parts.scheme not in {"", "http", "https"}:
            yield "expected a web address, found another scheme"
        elif link.element != "a" and "canonical" not in link.rel:
            yield "expected nothing from another host"
        return
    target = _target(page.file, parts.path, base)
    if target is None:
        yield "expected a relative address: the site must work under any path"
    elif not (site / target).is_file():
        folder = (site / target).is_dir()
        yield "expected a file, found a folder: name its index.html" if folder else "no such file"
    elif parts.fragment and target in pages and not _has(pages[target], unquote(parts.fragment)):
        yield f"no id {unquote(parts.fragment)!r} in {target}"


def _target(file: str, path: str, base: str) -> str | None:
    """Address in the site that a path leads to; None where it depends on where the site is published."""
    if not path:
        return file
    path = unquote(path)
    if path.startswith("/"):
        # The page for what is not found is shown at any depth, so it alone cannot link relatively.
        return path.removeprefix(base) if file == "404.html" and path.startswith(base) else None
    target = posixpath.normpath(posixpath.join(posixpath.dirname(file), path))
    return None if target.startswith("..") else target


def _has(page: Page, fragment: str) -> bool:
    return fragment == "top" or fragment in page.ids


def wrong_css_addresses(site: Path) -> list[str]:
    """One sentence per address in a stylesheet that leads to another host or to no file."""
    wrong = []
    for file in sorted(site.rglob("*.css")):
        for match in _CSS_ADDRESS.finditer(file.read_text("utf-8")):
            parts = urlsplit(match[2] or match[4] or "")
            if parts.scheme == "data" or not parts.path + parts.netloc:
                continue
            if parts.scheme or parts.netloc or not (file.parent / unquote(parts.path)).is_file():
                wrong.append(f"{file.relative_to(site).as_posix()}: {match[0]}")
    return wrong
