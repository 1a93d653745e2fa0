"""What a page of a site says of itself: language, title, headings, ids, links."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

LINKING = ("href", "src", "srcset", "poster", "data", "action", "formaction", "xlink:href")
"""Attributes whose value is an address, or several."""


SILENT = {"script", "style", "code", "pre"}


@dataclass(frozen=True, slots=True)
class Link:
    """An address in a page.

    Attributes:
        rel: the element's `rel` words.
    """

    element: str
    attribute: str
    address: str
    rel: tuple[str, ...] = ()
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Page:
    """The parts of one HTML file that the checks look at.

    Attributes:
        file: address in the site.
        text: all text outside scripts, styles and code, and the values of all attributes.
    """

    file: str
    lang: str
    title: str
    h1: int
    ids: tuple[str, ...]
    links: tuple[Link, ...]
    text: str


def html_files(site: Path) -> list[Path]:
    """Every HTML file of a site, in order."""
    return sorted(site.rglob("*.html"))


def read_site(site: Path) -> dict[str, Page]:
    """Every page of a site, by its address."""
    pages = (read_page(file.relative_to(site).as_posix(), file.read_text("utf-8")) for file in html_files(site))
    return {page.file: page for page in pages}


def read_page(file: str, html: str) -> Page:
    """Read one page.

    >>> read_page("a.html", '<html lang=en><title>A</title><h1 id=b>B</h1><a href="#b">c</a>').links[0].address
    '#b'
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return Page(
        file,
        reader.lang,
        "".join(reader.title).strip(),
        reader.h1,
        tuple(reader.ids),
        tuple(reader.links),
        "\n".join(reader.texts),
    )


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lang = ""
        self.title: list[str] = []
        self.h1 = 0
        self.ids: list[str] = []
        self.links: list[Link] = []
        self.texts: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.open.append(tag)
        self.h1 += tag == "h1"
        if tag == "html":
            self.lang = values.get("lang", "")
        if "id" in values:
            self.ids.append(values["id"])
        if tag == "a" and "name" in values:
            self.ids.append(values["name"])
        rel = tuple(values.get("rel", "").lower().split())
        for name in LINKING:
            if name in values:
                self.links.extend(
                    Link(tag, name, address, rel, self.getpos()[0]) for address in _addresses(name, values[name])
                )
        self.texts.extend(values.values())

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not SILENT.intersection(self.open):
            self.texts.append(data)
        if "title" in self.open and "svg" not in self.open:
            self.title.append(data)


def _addresses(attribute: str, value: str) -> Iterable[str]:
    if attribute == "srcset":
        return [candidate.split()[0] for candidate in value.split(",") if candidate.strip()]
    return [value.strip()]
