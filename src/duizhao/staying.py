"""Which pages that are not made any longer stay where they were published: promised ones, and all that they lead to."""

import posixpath
import re
from collections.abc import Callable, Collection

from duizhao.errors import IdError
from duizhao.ids import id_of_address

_LINK = re.compile(r'\b(?:href|src)="([^"#?:]+)')
_CALENDAR = re.compile(r"\d{4}(?:/\d\d){0,2}/[a-z0-9-]+\.html")


def staying(
    gone: Collection[str], promised: Collection[str], read: Callable[[str], bytes | None], *, is_broken: bool
) -> set[str]:
    """Those of some published files that stay.

    Args:
        gone: addresses of files that are not made any longer.
        promised: addresses of pages that stay, whatever else does.
        read: gives the bytes of a published file.
        is_broken: whether any article may be missing only because its seed cannot be read now; then all pages of articles
            and of the calendar stay.
    """
    left = set(gone)
    reached = {address for address in left if address in promised or (is_broken and _is_dated(address))}
    stay: set[str] = set()
    while reached:
        stay |= reached
        linked = {target for address in reached for target in _links(address, read(address) or b"")}
        reached = (linked & left) - stay
    return stay


def _links(address: str, html: bytes) -> set[str]:
    """The addresses in the site to which a page has links."""
    if not address.endswith(".html"):
        return set()
    folder = posixpath.dirname(address)
    return {posixpath.normpath(posixpath.join(folder, link)) for link in _LINK.findall(html.decode("utf-8", "replace"))}


def _is_dated(address: str) -> bool:
    """Whether a page is that of an article, or one of the calendar."""
    try:
        id_of_address(address)
    except IdError:
        return bool(_CALENDAR.fullmatch(address))
    return True
