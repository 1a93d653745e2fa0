"""Bylines as creators: who of them is a person, in which order the names stand, and which are bodies."""

import re
from dataclasses import dataclass

from duizhao.model import Byline, Value
from duizhao.text import HAN, letters_only
from duizhao.works._romanise import capitalised, syllables
from duizhao.works._surnames import split_name

_HAN_NAME = re.compile(f"[{HAN}]{{2,4}}")
_FOREIGN = re.compile(f"[{HAN}A-Za-z.]+(?:[·．・][{HAN}A-Za-z.]+)+")
_BODIES = re.compile(
    "社|报|部|室|组|局|会|院|校|厂|队|署|处|委|所|团|评论员|观察家|编者|编辑|记者|通讯员|读者|作者|本刊|公司|政府|大学|集体"
)
_ROLES = re.compile(
    "^(?:(?:新华社|本报|中央社|塔斯社|中国青年报|解放军报)?(?:特约|驻[^ 　]{1,6}?)?(?:记者|通讯员|特派员|评论员)|作者|摄影|文|图)[：:　 ]+"
)
_PARTS_ZH = re.compile(r"[、，,;；/／]|[ 　]{1,}(?=[^ 　])| 和 | 与 ")
_PARTS_EN = re.compile(r"\s*(?:,|;|/|&|\band\b|、)\s*")
_ROLE_EN = re.compile(
    r"^(?:by\s+)?(?:(?:our|this newspaper'?s|this newspaper’s|people'?s daily|people’s daily|xinhua(?: news agency)?)\s+)?"
    r"(?:special |staff )?(?:reporters?|correspondents?|commentators?)[\s:,]+",
    re.IGNORECASE,
)
_BODY_EN = re.compile(
    r"\b(?:agency|newspaper|daily|department|office|committee|bureau|group|team|editor(?:ial|s)?|reporters?|correspondents?|commentators?|"
    r"society|association|university|school|factory|company|government|ministry|union|party|staff|readers?|observer)\b",
    re.IGNORECASE,
)
_MOST = 3
"""Words of an English name that is taken for a person's."""


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


def creators(byline: Byline) -> tuple[Creator, ...]:
    """The authors that a byline names; without one, none."""
    zh = [part for part in _PARTS_ZH.split(_ROLES.sub("", byline.zh.strip())) if part.strip()]
    en = [part for part in _PARTS_EN.split(_ROLE_EN.sub("", byline.en.strip())) if part.strip()]
    if zh and len(en) == len(zh):
        return tuple(map(_creator, zh, en))
    if len(zh) == 1 or not zh:
        whole_zh, whole_en = "".join(zh), ", ".join(en)
        return (_creator(whole_zh, whole_en),) if whole_zh or whole_en else ()
    return tuple(_creator(name, "") for name in zh)


def _creator(zh: str, en: str) -> Creator:
    if _is_person(zh):
        return _person(zh, en)
    if _FOREIGN.fullmatch(zh) and en and not _BODY_EN.search(en):
        *given, family = en.split()
        return Creator(zh, en, family, " ".join(given)) if given else Creator(zh, en)
    return Creator(zh, en or " ".join(capitalised(syllables(word)) for word in zh.split()))


def _is_person(zh: str) -> bool:
    if not _HAN_NAME.fullmatch(zh) or _BODIES.search(zh):
        return False
    return len(zh) < 4 or len(split_name(zh)[0]) == 2  # noqa: PLR2004 - four characters need a compound surname


def _person(zh: str, en: str) -> Creator:
    """A Chinese name; the translator's spelling decides where it has the form of one, else Pinyin does."""
    family, *rest = (capitalised(syllables(part)) for part in split_name(zh))
    given = "".join(rest)
    words = en.split()
    if en and letters_only(en) != letters_only(family + given) and 1 < len(words) <= _MOST and not _BODY_EN.search(en):
        family, given = words[0], " ".join(words[1:])
    return Creator(zh, f"{family} {given}".strip(), family, given) if given else Creator(zh, family)
