"""One author of an article, and what tells a body from a person."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from duizhao.model import Value
from duizhao.surnames import COMMON, READINGS

_BODY_ZH = re.compile(
    "^(?:本[报刊社市]|新华|编者按|解放军)|(?:社|报|部|室|组|局|会|院|校|厂|队|署|处|委|所|团|厅|馆|台|站|系|职工|评论员|观察[家员]|编者|编辑|记者|通讯员|读者|作者|本刊|社论|公司|政府|大学|集体|中央|工人|社员|学生)$"
)
_BODY_ZH_WEAK = re.compile("[军兵员联连]$")
"""As given names end too."""
BODY_EN = re.compile(
    r"\b(?:agency|newspaper|daily|department|office|committee|bureau|group|team|editor(?:ial|s)?|reporters?|correspondents?|commentators?|"
    r"society|association|university|school|factory|company|government|ministry|union|party|staff|readers?|observer|brigade|commune|"
    r"federation|volunteers?|army|corps|cent(?:er|re)|council|league|observatory|institute|academy|hospital|bank|plant|mill|board|branch|"
    r"commission|command|headquarters|secretariat|delegation|congress|conference|court|procuratorate|administration|division|regiment|"
    r"detachment|section|front|foundation|library|museum|press|publish(?:ers|ing)|cooperative|railway)\b",
    re.IGNORECASE,
)
TITLE_EN = re.compile(
    r"\b(?:minister|secretary|chairman|chairwoman|president|premier|director|governor|mayor|ambassador|professor|engineer|manager|"
    r"commander|general|comrade|mother|father|wife|members?|workers?|peasants?|farmers?|students?|teachers?|soldiers?|of|the|for|this|special|comment|experts?|people|masses|soviet|chinese|china|news|reports?|reviews?|letters?)\b",
    re.IGNORECASE,
)

TURNS_NAMES = "cmn-Latn"
"""Chinese in Latin script by its other code: citation processors keep the order of names where it is `zh`, of foreigners' too."""
_BETWEEN_PARTS = re.compile(r"\s*[,;]\s*")
"""Zotero takes a semicolon for the end of a name."""


@dataclass(frozen=True, slots=True)
class Creator(Value):
    """One author of an article.

    Attributes:
        zh: as the Chinese byline has it; empty where only the English one names it.
        latin: in Latin script, in the order in which it is written; empty where it is not known.
        family: surname in Latin script, where the creator is known to be a person; else empty.
        given: given name, likewise.
    """

    zh: str
    latin: str
    family: str = ""
    given: str = ""

    @property
    def is_body(self) -> bool:
        """Whether it is an office or a group; a person who bears one name has no surname either."""
        return not self.family and any((ends_as_body(self.zh), BODY_EN.search(self.latin), TITLE_EN.search(self.latin)))

    @property
    def has_western_order(self) -> bool:
        """Whether the family name stands last, as in Louis Aragon."""
        return bool(self.family) and self.latin == f"{self.given} {self.family}"

    @property
    def zotero_name(self) -> str:
        """As Zotero reads a name from one field: a comma parts the family name, and at the end keeps a name whole that has none inside.

        >>> Creator("", "Institute of Wells, Academy of Sciences").zotero_name
        'Institute of Wells (Academy of Sciences),'
        """
        return f"{self.family}, {self.given}" if self.family else self.undivided

    @property
    def undivided(self) -> str:
        """The same of a name that stays whole."""
        first, *others = [part for part in _BETWEEN_PARTS.split(self.latin or self.zh) if part] or [""]
        return f"{first} ({' – '.join(others)})," if others else f"{first},"


def zotero_language(creators: Iterable[Creator]) -> str:
    """Code of the language of an original for reference managers."""
    return TURNS_NAMES if any(creator.has_western_order for creator in creators) else "zh-CN"


def zotero_names(creators: Sequence[Creator], language: str) -> list[str]:
    """The authors of an original as Zotero reads them, so that each keeps its order in citations in a language."""
    turns = not language.startswith("zh")
    return [each.zotero_name if each.has_western_order == turns else each.undivided for each in creators]


def ends_as_body(zh: str) -> bool:
    """Whether a name ends as bodies do; one that ends as given names do too, only where it does not begin as a person's."""
    is_weak = _BODY_ZH_WEAK.search(zh) and zh[0] not in COMMON and zh[0] not in READINGS
    return bool(is_weak or _BODY_ZH.search(zh))
