"""The styles by their names: each turns a CSL item into one citation.

They know two kinds of items, `article-newspaper` for an original and `webpage` for a translation, and give what citeproc-js gives
with the official style; `tests/citeproc/` has the versions and makes the strings that both formatters are compared with.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from duizhao.citations import _apa, _chicago, _gbt, _mla
from duizhao.citations._item import Item
from duizhao.works import Run, runs

NAMES: Mapping[str, str] = MappingProxyType(
    {
        "chicago-bibliography": "Chicago 18, bibliography",
        "chicago-note": "Chicago 18, note",
        "mla": "MLA 9",
        "apa": "APA 7",
        "gbt-2025": "GB/T 7714—2025",
        "gbt-2015": "GB/T 7714—2015",
    }
)
"""What the styles are called; titles, the same in every language."""

STYLES: Mapping[str, Callable[[Item], str]] = MappingProxyType(
    {
        "chicago-bibliography": _chicago.bibliography,
        "chicago-note": _chicago.note,
        "mla": _mla.works_cited,
        "apa": _apa.reference,
        "gbt-2025": _gbt.edition_2025,
        "gbt-2015": _gbt.edition_2015,
    }
)


def cite(item: Item, style: str) -> tuple[Run, ...]:
    """The citation of an item in a style.

    Raises:
        KeyError: there is no such style.
    """
    return runs(STYLES[style](item))
