"""Bylines as creators: who of them is a person, in which order the names stand, and which are bodies."""

import re
from dataclasses import replace

from duizhao.folding import as_written, simplified
from duizhao.model import Byline
from duizhao.sounds import is_spelling, may_begin, spelled_name
from duizhao.surnames import COMMON, READINGS, has_compound_surname, split_name
from duizhao.text import HAN, has_han, letters_only
from duizhao.works._byline_parts import (
    begins_with_role,
    chinese_names,
    chinese_translators,
    english_parts,
    is_surname_and_title,
    runs,
    whole_english,
)
from duizhao.works._byline_words import (
    BODIES_OF_THEIR_OWN,
    GROUP,
    MEMBER_OF_GROUP,
    OTHERS_EN,
    OTHERS_LAST,
    TITLE_BEFORE_EN,
    USUAL_LENGTH,
)
from duizhao.works._creator import BODY_EN, TITLE_EN, Creator, ends_as_body
from duizhao.works._foreigners import (
    CAPITALS,
    FOREIGN,
    INITIALS,
    PARTICLES,
    RUN_TOGETHER,
    among_titles,
    begins_as_last_word,
    foreigner,
    has_surname_last,
)
from duizhao.works._in_pinyin import in_pinyin
from duizhao.works._japanese_names import japanese
from duizhao.works._known_names import UNDIVIDED
from duizhao.works._pinyin import personal_name, syllables

_HAN_NAME = re.compile(f"[{HAN}]{{2,4}}")
_NOBODY = re.compile(
    r"^[\W_]*(?:(?:author |byline )?(?:unknown|unsigned|anonymous|none|n/?a|not (?:provided|given|known|named|stated|specified|available))|no (?:author|byline)(?: listed| given)?"
    r"|unknown author|(?:an )?editorial|社[\s\u3000]*论|佚名|无名氏|作者不详|未署名|未具名|不详|无)?[\W_]*$",
    re.IGNORECASE,
)
"""A byline that says that there is none, or holds nothing but marks."""
_MOST = 3
"""Words of an English name that is taken for a person's."""
_POSSESSIVE = re.compile(r"['’]s\b")
_OF_TIBET = re.compile("班禅|达赖")
"""Titles that are part of a name and leave it without a surname."""
_SURNAME_FIRST = frozenset(
    ("bui", "duong", "ngo", "nguyen", "pak", "park", "pham", "truong", "nam", "to", "ton", "xuan")
)
"""Surnames of Korea and Vietnam that stand first and do not begin as their characters are read in Chinese."""
_VOWELS = re.compile("[aeiouy]+")


def creators(byline: Byline) -> tuple[Creator, ...]:
    """The authors that a byline names; without one, none."""
    plain = simplified(byline.zh)
    return _as_written(_creators(replace(byline, zh=plain)), plain, byline.zh)


def _as_written(found: tuple[Creator, ...], plain: str, written: str) -> tuple[Creator, ...]:
    """Creators of a byline in simplified characters, their names as the byline has them."""
    return found if plain == written else tuple([replace(one, zh=as_written(one.zh, plain, written)) for one in found])


def _creators(byline: Byline) -> tuple[Creator, ...]:
    en, zh_byline = (_NOBODY.sub("", side.strip()) for side in (byline.en, byline.zh))
    if not zh_byline and byline.zh and is_spelling(letters_only(en), byline.zh.strip()):
        return ()  # Yi Ming is 佚名
    parts = [_without_title(part) for part in english_parts(en)]
    zh = chinese_names(zh_byline, parts) if zh_byline else []
    whole = whole_english(en)
    if _is_one_group(zh):
        return (Creator(zh_byline, whole or in_pinyin(zh_byline)),)
    if not zh:
        return _in_english_alone(parts, whole)
    paired = _paired(zh, parts)
    if len(zh) == 1 and (not paired[0] or (len(parts) > 1 and _is_body_alone(zh[0], paired[0], whole))):
        paired = [whole]
    paired = [en if _is_name_in_english(en) else among_titles(name, en) for name, en in zip(zh, paired, strict=True)]
    return tuple(map(_creator, zh, paired))


def _in_english_alone(parts: list[str], whole: str) -> tuple[Creator, ...]:
    """Creators that no characters name: Chinese names in Pinyin each by itself, what may be no names as one."""
    spelled = list(filter(None, map(spelled_name, parts)))
    if len(spelled) == len(parts):
        return tuple(Creator("", f"{family} {given}", family, given) for family, given in spelled)
    is_named = begins_with_role(whole) and all(map(_is_name_in_english, parts))
    return tuple(Creator("", part) for part in (parts if is_named else [whole]) if part)


def translators(byline: Byline) -> tuple[Creator, ...]:
    """Who translated an original into Chinese, which styles have no place for: 陈冰夷 of 爱伦堡　陈冰夷译."""
    plain = simplified(byline.zh)
    found = tuple([_creator(name, "") for name in chinese_translators(plain) if len(name) > 1])
    return _as_written(found, plain, byline.zh)


def names_others(byline: Byline) -> bool:
    """Whether a byline says that there are others, without their names: 李明等 in Chinese, *et al.* in English.

    >>> names_others(Byline("Li Ming", "李明等")), names_others(Byline("Li Ming", "李明"))
    (True, False)
    """
    if byline.zh.strip():
        return bool(OTHERS_LAST.search(byline.zh))
    return bool(OTHERS_EN.search(byline.en)) and not any(OTHERS_EN.search(one.latin) for one in creators(byline))


def _is_one_group(names: list[str]) -> bool:
    """Whether bodies together name a group of theirs: 北京大学、清华大学大批判组."""
    *members, group = names or [""]
    return bool(members and GROUP.search(group)) and all(
        MEMBER_OF_GROUP.search(name) and not GROUP.search(name) and name not in BODIES_OF_THEIR_OWN for name in members
    )


def _without_title(part: str) -> str:
    """An English name without titles before it: *General Luo Ruiqing*; what is no name then stays as it is."""
    rest = TITLE_BEFORE_EN.sub("", part)
    return rest if _is_name_in_english(rest) else part


def _is_body_alone(zh: str, en: str, whole: str) -> bool:
    """Whether one body is named, of whose English name a part looks like a person's: *Institute of Geography, Beijing*."""
    is_long = len(zh) > USUAL_LENGTH or zh[0] not in COMMON or bool(BODY_EN.search(whole))
    return ends_as_body(zh) and is_long and not _is_read(letters_only(en), zh)


def _paired(zh: list[str], parts: list[str]) -> list[str]:
    """The English of each Chinese name: what spells it, else what has its place and spells no other; empty for nothing."""
    parts = [_name_before_office(part, zh) for part in parts]
    if len(parts) != len(zh):
        parts = [part for part in parts if _is_name_in_english(part)]
    spelling = {name: [part for part in parts if _is_read(letters_only(part), name)] for name in zh}
    if len(parts) != len(zh):
        return [next(iter(spelling[name]), "") for name in zh]
    spelled = {part for found in spelling.values() for part in found}
    return [next(iter(spelling[name]), "" if part in spelled else part) for name, part in zip(zh, parts, strict=True)]


def _name_before_office(part: str, zh: list[str]) -> str:
    """The name in a part that also says what somebody is: *Zhao Qiang of Tongren County*."""
    return next((run for run in runs(part) if any(_is_read(letters_only(run), name) for name in zh)), part)


def _is_name_in_english(text: str) -> bool:
    every = RUN_TOGETHER.sub(" ", text).split()
    words = [word for word in every if not INITIALS.fullmatch(word) and word not in PARTICLES] or every
    if BODY_EN.search(text) or TITLE_EN.search(text) or _POSSESSIVE.search(text):
        return False
    return 0 < len(words) <= _MOST and all(map(CAPITALS.fullmatch, words))


def _creator(zh: str, en: str) -> Creator:
    named = _is_name_in_english(en)
    if _is_body(zh, en, named=named) or _OF_TIBET.match(zh):
        return Creator(zh, en or in_pinyin(zh))
    if abroad := _from_abroad(zh, en):
        return abroad
    if is_surname_and_title(zh):
        return Creator(zh, en or in_pinyin(zh))
    differs = named and letters_only(en) != letters_only("".join(personal_name(zh)))
    if differs and not _has_chinese_order(zh, en):
        return foreigner(zh, en) if has_surname_last(zh, en) else Creator(zh, en)
    if _is_chinese_name(zh):
        return _person(zh, en if differs else "")
    return Creator(zh, en or in_pinyin(zh))


def _from_abroad(zh: str, en: str) -> Creator | None:
    """A person whose name alone says that it is no Chinese one."""
    if (FOREIGN.fullmatch(zh) or not has_han(zh)) and en and not BODY_EN.search(en):
        return foreigner(zh, en)
    return japanese(zh, en)


def _is_body(zh: str, en: str, *, named: bool) -> bool:
    """Whether a name is a body's: one that ends so, or that the English names as one: 作协, 武钢. None is where the English is a person's."""
    if named:
        return False
    is_in_english = BODY_EN.search(en) is not None
    if ends_as_body(zh):
        return is_in_english or len(zh) > 2 or zh[0] not in COMMON  # noqa: PLR2004 - 张会 is a person
    return is_in_english and (not _is_chinese_name(zh) or _is_abbreviated(zh, en))


def _is_abbreviated(zh: str, en: str) -> bool:
    """Whether two characters stand for a body that the English names in full: the first is no surname, or begins the name of a place there: 作协, 武钢."""
    is_of_place = letters_only(en).startswith(syllables(zh[0]))
    return len(zh) == 2 and (zh[0] not in COMMON or is_of_place)  # noqa: PLR2004 - as bodies are abbreviated


def _is_chinese_name(zh: str) -> bool:
    whole = _HAN_NAME.fullmatch(zh) and (len(zh) <= USUAL_LENGTH or has_compound_surname(zh))
    return bool(whole) and not is_surname_and_title(zh) and zh not in UNDIVIDED


def _has_chinese_order(zh: str, en: str) -> bool:
    """Whether an English name has its surname first, in Pinyin by other readings or in an older spelling: Xie Jin, Li Ching, Chiang Kai-shek."""
    if not _is_chinese_name(zh):
        return False
    first, *rest = en.split()
    if _is_read(letters_only(en), zh) or letters_only(first) in _SURNAME_FIRST:
        return True
    if INITIALS.fullmatch(first) or begins_as_last_word(zh, en):
        return False
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


def _person(zh: str, en: str) -> Creator:
    """A Chinese name; the translator's spelling decides where it has the form of one, else Pinyin does."""
    family, *rest = personal_name(zh)
    given = "".join(rest)
    if len(en.split()) > 1:
        family, _, given = en.partition(" ")
    return Creator(zh, f"{family} {given}".strip(), family, given) if given else Creator(zh, family)
