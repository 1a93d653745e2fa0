"""Bylines as creators: who of them is a person, in which order the names stand, and which are bodies."""

import re
from dataclasses import dataclass

from duizhao.model import Byline, Value
from duizhao.surnames import COMMON, has_compound_surname, split_name
from duizhao.text import HAN, letters_only
from duizhao.works._byline_parts import chinese_names, english_parts, is_surname_and_title, whole_english
from duizhao.works._romanise import capitalised, syllables

_HAN_NAME = re.compile(f"[{HAN}]{{2,4}}")
_FOREIGN = re.compile(f"[{HAN}A-Za-z.]+(?:[·．・][{HAN}A-Za-z.]+)+")
_BODY_ZH = re.compile(
    "^(?:本[报刊社市]|新华)|(?:社|报|部|室|组|局|会|院|校|厂|队|署|处|委|所|团|评论员|观察家|编者|编辑|记者|通讯员|读者|作者|本刊|公司|政府|大学|集体)$"
)
_BODY_EN = re.compile(
    r"\b(?:agency|newspaper|daily|department|office|committee|bureau|group|team|editor(?:ial|s)?|reporters?|correspondents?|commentators?|"
    r"society|association|university|school|factory|company|government|ministry|union|party|staff|readers?|observer|brigade|commune)\b",
    re.IGNORECASE,
)
_TITLE_EN = re.compile(
    r"\b(?:minister|secretary|chairman|chairwoman|president|premier|director|governor|mayor|ambassador|professor|engineer|manager|"
    r"commander|general|comrade|workers?|peasants?|farmers?|students?|teachers?|soldiers?|of|the|for|this|special|comment|experts?|people|masses|soviet|chinese|china|news|reports?|reviews?|letters?)\b",
    re.IGNORECASE,
)
_CAPITALS = re.compile(r"[A-Z][^\W\d_.]*[.'’‑-]?(?:[\w'’-]*)")
_MOST = 3
"""Words of an English name that is taken for a person's."""
_SHORT = 3
"""Characters of a Chinese name with a surname of one."""


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
        return not self.family and any(
            (_BODY_ZH.search(self.zh), _BODY_EN.search(self.latin), _TITLE_EN.search(self.latin))
        )

    @property
    def zotero_name(self) -> str:
        """As Zotero reads a name from one field: a comma parts the family name, and at the end keeps a name whole."""
        return f"{self.family}, {self.given}" if self.family else f"{self.latin or self.zh},"


def creators(byline: Byline) -> tuple[Creator, ...]:
    """The authors that a byline names; without one, none."""
    parts = english_parts(byline.en)
    zh = chinese_names(byline.zh, parts) if byline.zh.strip() else []
    whole = whole_english(byline.en)
    if not zh:
        return (Creator("", whole),) if whole else ()
    paired = _paired(zh, parts)
    if len(zh) == 1 and not paired[0]:
        paired = [whole]
    return tuple(map(_creator, zh, paired))


def _paired(zh: list[str], parts: list[str]) -> list[str]:
    """The English of each Chinese name: what spells it, else what has its place and spells no other; empty for nothing."""
    if len(parts) != len(zh):
        parts = [part for part in parts if _is_name_in_english(part)]
    if len(parts) != len(zh):
        return [""] * len(zh)
    spelled = [letters_only(syllables(name)) for name in zh]
    by_letters = {letters_only(part): part for part in parts}
    return [
        by_letters.get(own) or ("" if letters_only(part) in spelled else part)
        for own, part in zip(spelled, parts, strict=True)
    ]


def _is_name_in_english(text: str) -> bool:
    words = text.split()
    if _BODY_EN.search(text) or _TITLE_EN.search(text):
        return False
    return 0 < len(words) <= _MOST and all(map(_CAPITALS.fullmatch, words))


def _creator(zh: str, en: str) -> Creator:
    named = _is_name_in_english(en)
    if _is_body(zh, en, named=named):
        return Creator(zh, en or _pinyin(zh))
    if _FOREIGN.fullmatch(zh) and en and not _BODY_EN.search(en):
        return _foreign(zh, en)
    differs = named and letters_only(en) != letters_only(syllables(zh))
    if differs and not _has_chinese_order(zh, en):
        return _foreign(zh, en)
    if _is_chinese_name(zh):
        return _person(zh, en if differs else "")
    return Creator(zh, en or _pinyin(zh))


def _pinyin(zh: str) -> str:
    return " ".join(capitalised(syllables(word)) for word in zh.split())


def _is_body(zh: str, en: str, *, named: bool) -> bool:
    """Whether a name that ends as bodies do is one: not where the English is a name, nor 张会 without any."""
    if not _BODY_ZH.search(zh) or named:
        return bool(en) and not named and bool(_BODY_EN.search(en)) and not _is_chinese_name(zh)
    return bool(_BODY_EN.search(en)) or len(zh) > 2 or zh[0] not in COMMON  # noqa: PLR2004 - 张会 has two


def _is_chinese_name(zh: str) -> bool:
    whole = _HAN_NAME.fullmatch(zh) and (len(zh) <= _SHORT or has_compound_surname(zh))
    return bool(whole) and not is_surname_and_title(zh)


def _has_chinese_order(zh: str, en: str) -> bool:
    """Whether an English name that is not the Pinyin of a Chinese one has its surname first: Li Ching, Chiang Kai-shek."""
    hyphenated = "-" in en.rsplit(maxsplit=1)[-1] and en.rpartition("-")[2].islower()
    return _is_chinese_name(zh) and (zh[0] in COMMON or has_compound_surname(zh) or hyphenated)


def _foreign(zh: str, en: str) -> Creator:
    """A name whose last word is the surname; one word alone stays whole."""
    *given, family = en.split()
    return Creator(zh, en, family, " ".join(given)) if given else Creator(zh, en)


def _person(zh: str, en: str) -> Creator:
    """A Chinese name; the translator's spelling decides where it has the form of one, else Pinyin does."""
    family, *rest = (capitalised(syllables(part)) for part in split_name(zh))
    given = "".join(rest)
    if len(en.split()) > 1:
        family, _, given = en.partition(" ")
    return Creator(zh, f"{family} {given}".strip(), family, given) if given else Creator(zh, family)
