"""Long tables and lists that no date cuts: pages by number, each with links to the others."""

import posixpath
from collections.abc import Iterator, Sequence
from typing import TypeVar

from markupsafe import Markup

from duizhao.labels import label
from duizhao.pages._markup import NOTHING, html, join_html, link
from duizhao.pages.split import chunks

_Row = TypeVar("_Row")


def numbered(base: str, rows: Sequence[_Row]) -> Iterator[tuple[str, Sequence[_Row], Markup]]:
    """Address, rows and links of each page; there is one at least, and one alone has no links.

    Args:
        base: the first page's address without `.html`; the others add their number.
    """
    pieces = chunks(rows)
    addresses = [f"{base}{f'-{number}' if number > 1 else ''}.html" for number in range(1, len(pieces) + 1)]
    for own, piece in zip(addresses, pieces, strict=True):
        others = [(there, str(number)) for number, there in enumerate(addresses, 1) if there != own]
        links = join_html((link(posixpath.basename(there), number) for there, number in others), " · ")
        nav = html('<nav class="parts" aria-label="{}">{}</nav>', label("menu").en, links) if others else NOTHING
        yield own, piece, nav
