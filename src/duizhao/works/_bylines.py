"""Bylines as creators: who of them is a person, in which order the names stand, and which are bodies."""

import re
from dataclasses import dataclass

from duizhao.model import Byline, Value
from duizhao.sounds import is_spelling, may_begin
from duizhao.surnames import COMMON, READINGS, has_compound_surname, split_name
from duizhao.text import HAN, has_han, letters_only
from duizhao.works._byline_parts import (
    begins_with_role,
    chinese_names,
    english_parts,
    is_surname_and_title,
    known_words,
    whole_english,
)
from duizhao.works._romanise import capitalised, personal_name, syllables

_HAN_NAME = re.compile(f"[{HAN}]{{2,4}}")
_FOREIGN = re.compile(f"[{HAN}A-Za-z.]+(?:[·．・][{HAN}A-Za-z.]+)+")
_BODY_ZH = re.compile(
    "^(?:本[报刊社市]|新华|编者按|解放军)|(?:社|报|部|室|组|局|会|院|校|厂|队|署|处|委|所|团|厅|馆|评论员|观察[家员]|编者|编辑|记者|通讯员|读者|作者|本刊|社论|公司|政府|大学|集体|中央|工人|社员|学生)$"
)
_BODY_ZH_WEAK = re.compile("[军兵员联连]$")
"""As given names end too."""
_BODY_EN = re.compile(
    r"\b(?:agency|newspaper|daily|department|office|committee|bureau|group|team|editor(?:ial|s)?|reporters?|correspondents?|commentators?|"
    r"society|association|university|school|factory|company|government|ministry|union|party|staff|readers?|observer|brigade|commune|"
    r"federation|volunteers?|army|corps|cent(?:er|re)|council|league)\b",
    re.IGNORECASE,
)
_TITLE_EN = re.compile(
    r"\b(?:minister|secretary|chairman|chairwoman|president|premier|director|governor|mayor|ambassador|professor|engineer|manager|"
    r"commander|general|comrade|mother|father|wife|members?|workers?|peasants?|farmers?|students?|teachers?|soldiers?|of|the|for|this|special|comment|experts?|people|masses|soviet|chinese|china|news|reports?|reviews?|letters?)\b",
    re.IGNORECASE,
)
_CAPITALS = re.compile(r"[A-Z][^\W\d_.]*[.'’‑-]?(?:[\w'’-]*)")
_NOBODY = re.compile(
    r"^[\W_]*(?:(?:author |byline )?(?:unknown|unsigned|anonymous|none|n/?a|not (?:given|known|named|stated|specified|available))|no (?:author|byline)"
    r"|unknown author|佚名|无名氏|作者不详|不详|无)?[\W_]*$",
    re.IGNORECASE,
)
"""A byline that says that there is none, or holds nothing but marks."""
_MOST = 3
"""Words of an English name that is taken for a person's."""
_POSSESSIVE = re.compile(r"['’]s\b")
_INITIALS = re.compile(r"(?:[A-Z][a-z]?\.[\s-]?)+")
_RUN_TOGETHER = re.compile(r"(?<=\b[A-Z]\.)(?=[A-Z])")
"""Between initials without a blank: N.S. Khrushchev."""
_SURNAME_FIRST = frozenset(("nguyen", "pak", "park", "pham", "truong"))
"""Surnames of Korea and Vietnam that stand first and do not begin as their characters are read in Chinese."""
_EDITORIAL = re.compile("(社论)$")
"""A word of its own, though 报社 is one too."""
_BETWEEN_NAMES = re.compile(r"[\s·．・]+")
_VOWELS = re.compile("[aeiouy]+")
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
            (_ends_as_body(self.zh), _BODY_EN.search(self.latin), _TITLE_EN.search(self.latin))
        )

    @property
    def has_western_order(self) -> bool:
        """Whether the family name stands last, as in Louis Aragon."""
        return bool(self.family) and self.latin == f"{self.given} {self.family}"

    @property
    def zotero_name(self) -> str:
        """As Zotero reads a name from one field: a comma parts the family name, and at the end keeps a name whole that has none inside."""
        return f"{self.family}, {self.given}" if self.family else f"{(self.latin or self.zh).replace(',', ';')},"


def creators(byline: Byline) -> tuple[Creator, ...]:
    """The authors that a byline names; without one, none."""
    en, zh_byline = (_NOBODY.sub("", side.strip()) for side in (byline.en, byline.zh))
    parts = english_parts(en)
    zh = chinese_names(zh_byline, parts) if zh_byline else []
    whole = whole_english(en)
    if not zh:
        named = [part for part in parts if part != whole] if all(map(_is_name_in_english, parts)) else []
        return tuple(Creator("", part) for part in (parts if named and begins_with_role(whole) else [whole]) if part)
    paired = _paired(zh, parts)
    if len(zh) == 1 and (not paired[0] or (len(parts) > 1 and _is_body_alone(zh[0], paired[0]))):
        paired = [whole]
    return tuple(map(_creator, zh, paired))


def _is_body_alone(zh: str, en: str) -> bool:
    """Whether one body is named, of whose English name a part looks like a person's: *Institute of Geography, Beijing*."""
    return _ends_as_body(zh) and zh[0] not in COMMON and not _is_read(letters_only(en), zh)


def _paired(zh: list[str], parts: list[str]) -> list[str]:
    """The English of each Chinese name: what spells it, else what has its place and spells no other; empty for nothing."""
    parts = [_name_before_office(part, zh) for part in parts]
    if len(parts) != len(zh):
        parts = [part for part in parts if _is_name_in_english(part)]
    if len(parts) != len(zh):
        return [""] * len(zh)
    spelling = {name: [part for part in parts if _is_read(letters_only(part), name)] for name in zh}
    spelled = {part for found in spelling.values() for part in found}
    return [next(iter(spelling[name]), "" if part in spelled else part) for name, part in zip(zh, parts, strict=True)]


def _name_before_office(part: str, zh: list[str]) -> str:
    """The name that a part begins with, where it goes on with what somebody is: *Zhao Qiang of Tongren County*."""
    words = part.split()
    starts = (" ".join(words[:count]) for count in (2, 3) if count < len(words))
    return next((start for start in starts if any(_is_read(letters_only(start), name) for name in zh)), part)


def _is_name_in_english(text: str) -> bool:
    words = text.split()
    if _BODY_EN.search(text) or _TITLE_EN.search(text) or _POSSESSIVE.search(text):
        return False
    return 0 < len(words) <= _MOST and all(map(_CAPITALS.fullmatch, words))


def _creator(zh: str, en: str) -> Creator:
    named = _is_name_in_english(en)
    if _is_body(zh, en, named=named):
        return Creator(zh, en or _pinyin(zh))
    if (_FOREIGN.fullmatch(zh) or not has_han(zh)) and en and not _BODY_EN.search(en):
        return _foreign(zh, en)
    differs = named and letters_only(en) != letters_only("".join(personal_name(zh)))
    if differs and not _has_chinese_order(zh, en):
        return _foreign(zh, en) if _has_surname_last(zh, en) else Creator(zh, en)
    if _is_chinese_name(zh):
        return _person(zh, en if differs else "")
    return Creator(zh, en or _pinyin(zh))


def _pinyin(zh: str) -> str:
    """Name by name, a body word by word."""
    words = [part for part in _BETWEEN_NAMES.split(zh) if part]
    if _ends_as_body(zh):
        words = [word for part in words for piece in _EDITORIAL.split(part) for word in known_words(piece)]
    return " ".join(capitalised(syllables(word)) for word in words)


def _is_body(zh: str, en: str, *, named: bool) -> bool:
    """Whether a name that ends as bodies do is one: not where the English is a name, nor 张会 without any."""
    if named or not _ends_as_body(zh):
        return bool(en) and not named and bool(_BODY_EN.search(en)) and not _is_chinese_name(zh)
    return bool(_BODY_EN.search(en)) or len(zh) > 2 or zh[0] not in COMMON  # noqa: PLR2004 - 张会 has two


def _ends_as_body(zh: str) -> bool:
    """Whether a name ends as bodies do; one that ends as given names do too, only where it does not begin as a person's."""
    is_weak = _BODY_ZH_WEAK.search(zh) and zh[0] not in COMMON and zh[0] not in READINGS
    return bool(is_weak or _BODY_ZH.search(zh))


def _is_chinese_name(zh: str) -> bool:
    whole = _HAN_NAME.fullmatch(zh) and (len(zh) <= _SHORT or has_compound_surname(zh))
    return bool(whole) and not is_surname_and_title(zh)


def _has_chinese_order(zh: str, en: str) -> bool:
    """Whether an English name has its surname first, in Pinyin by other readings or in an older spelling: Xie Jin, Li Ching, Chiang Kai-shek."""
    if not _is_chinese_name(zh):
        return False
    first, *rest = en.split()
    if _is_read(letters_only(en), zh) or letters_only(first) in _SURNAME_FIRST:
        return True
    if "-" in en.rpartition(" ")[2] and en.rpartition("-")[2].islower():
        return True
    has_surname = (zh[0] in COMMON or has_compound_surname(zh)) and may_begin(letters_only(first), zh[0])
    return has_surname and _syllables_in(rest) == len(zh) - len(split_name(zh)[0])


def _is_read(letters: str, name: str) -> bool:
    """Whether small letters are a name in Pinyin, in whatever readings."""
    family, *given = split_name(name)
    return is_spelling(letters, name) or any(
        letters.startswith(read) and is_spelling(letters[len(read) :], "".join(given))
        for read in READINGS.get(family, ())
    )


def _syllables_in(words: list[str]) -> int:
    """Syllables of a given name: as many as its parts, or as one word has vowels."""
    parts = [part for word in words for part in re.split("[-'’]", word)]
    return len(parts) if len(parts) != 1 else len(_VOWELS.findall(parts[0].lower()))


def _has_surname_last(zh: str, en: str) -> bool:
    """Whether a foreign name stands as in the West: the Chinese, which has the surname, begins as its last word and not as its first."""
    first, *_, last = [*en.split(), ""] if " " not in en else en.split()
    is_first = may_begin(letters_only(first), zh[0]) and not _INITIALS.fullmatch(first)
    return may_begin(letters_only(last), zh[0]) and not is_first


def _foreign(zh: str, en: str) -> Creator:
    """A name whose last word is the surname, or its first where initials stand behind a comma; one word alone stays whole."""
    before, comma, behind = en.partition(", ")
    if comma and (_INITIALS.fullmatch(behind.strip()) or _is_inverted(zh, before, behind)):
        return Creator(zh, f"{behind.strip()} {before}", before, behind.strip())
    *given, family = _RUN_TOGETHER.sub(" ", en).split()
    return Creator(zh, " ".join((*given, family)), family, " ".join(given)) if given else Creator(zh, en)


def _is_inverted(zh: str, before: str, behind: str) -> bool:
    """Whether the surname stands before the comma: *Müller, Hans* is 汉斯·穆勒, whose last part begins alike."""
    last = _BETWEEN_NAMES.split(zh)[-1]
    is_name = all(map(_CAPITALS.fullmatch, (*before.split(), *behind.split())))
    return is_name and bool(last) and may_begin(letters_only(before), last[0]) and "," not in behind


def _person(zh: str, en: str) -> Creator:
    """A Chinese name; the translator's spelling decides where it has the form of one, else Pinyin does."""
    family, *rest = personal_name(zh)
    given = "".join(rest)
    if len(en.split()) > 1:
        family, _, given = en.partition(" ")
    return Creator(zh, f"{family} {given}".strip(), family, given) if given else Creator(zh, family)
