"""The styles: what each makes of a CSL item, and in what form it wants the works of an article.

They know two kinds of items, `article-newspaper` for an original and `webpage` for a translation, and give what citeproc-js gives
with the official style; `tests/citeproc/` has the versions and makes the strings that both formatters are compared with.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from duizhao.citations import _apa, _chicago, _gbt, _mla
from duizhao.citations._item import Item
from duizhao.works import Run, runs

Form = Literal["romanised", "apa", "characters"]


@dataclass(frozen=True, slots=True)
class Style:
    """A citation style.

    Attributes:
        name: what it is called; a title, the same in every language.
        make: gives the citation of an item, with its italics marked.
        form: in which it has headlines, names and titles of newspapers.
        hides_page: whether it leaves out on which page of a newspaper an article stands.
        enters_newspaper: whether it enters what nobody signed under the newspaper; others do under the title.
    """

    name: str
    make: Callable[[Item], str]
    form: Form
    hides_page: bool = False
    enters_newspaper: bool = False

    @property
    def is_chinese(self) -> bool:
        """Whether what it says between the parts of a citation, and beside it, is in Chinese."""
        return self.form == "characters"


def _chicago_style(name: str, make: Callable[[Item], str]) -> Style:
    return Style(f"Chicago 18, {name}", make, "romanised", hides_page=True, enters_newspaper=True)


STYLES: Mapping[str, Style] = MappingProxyType(
    {
        "chicago-bibliography": _chicago_style("bibliography", _chicago.bibliography),
        "chicago-note": _chicago_style("note", _chicago.note),
        "mla": Style("MLA 9", _mla.works_cited, "romanised"),
        "apa": Style("APA 7", _apa.reference, "apa"),
        "gbt-2025": Style("GB/T 7714—2025", _gbt.edition_2025, "characters"),
        "gbt-2015": Style("GB/T 7714—2015", _gbt.edition_2015, "characters"),
    }
)
"""The styles by their names in settings and links, in the order in which they are offered."""


def cite(item: Item, style: str) -> tuple[Run, ...]:
    """The citation of an item in a style.

    Raises:
        KeyError: there is no such style.
    """
    return runs(STYLES[style].make(item))
