"""The names in a byline, apart from the roles and titles around them."""

import re
from collections.abc import Iterable, Iterator, Sequence

from duizhao.surnames import COMMON, COMPOUND, has_compound_surname
from duizhao.text import HAN, has_han, letters_only
from duizhao.works._beside_names import Spelled, is_calling, is_place, persons_of
from duizhao.works._byline_words import (
    ADDRESSED,
    ATTACHED_ROLE,
    GIVEN_AND_WORK,
    MADE,
    MADE_ALONE,
    MADE_IF_SPELLED,
    NAME_AND_TITLE,
    ONLY_ROLE,
    OTHERS,
    POLITE,
    SURNAME_AND_TITLE,
    TITLED,
    TRANSLATOR_EN,
)
from duizhao.works._pinyin import syllables

# Words before the names; bodies of a newspaper, whose parts are no names; remarks in brackets; what parts names.
_LEADING = re.compile("^(?:作者|摄影|文|图)[：:　 ]+")
_OFFICE_EN = r"(?:the )?editorial (?:department|board|office|staff)s?\b"
_OFFICES_EN = re.compile(rf"^{_OFFICE_EN}", re.IGNORECASE)
_BETWEEN_OFFICES_EN = re.compile(rf"\s*(?:,|;|&|\band\b)+\s*(?={_OFFICE_EN})", re.IGNORECASE)
_BRACKETED = re.compile(r"[（(〔【［\[]([^（(〔【［\[）)〕】］\]]*)[）)〕】］\]]")
_SECTIONS_ZH = re.compile(r"([、，,;；/／]| 和 | 与 )")
_AND = re.compile(f"([{HAN}]{{2,4}})[和与]([{HAN}]{{2,4}})")
"""Two names without blanks between: 李明和张华."""
_TRANSLATED = re.compile("(?<=..)(?<!编)译$")
"""陈冰夷译; 编译 is the work of an author."""
_LONGEST_NAME = 4
_MOST_TOKENS = 12
"""Pieces between blanks beyond which nobody asks whether they are parts of names: a list of names, not of characters."""

# The same in English: *Photos by*, *Our special reporter*, but not *Reporter of the Daily*, which is no one's name.
_LEADING_EN = re.compile(r"^(?:(?:written |text |photos? )*by|authors?)(?:\s*:\s*|\s+)", re.IGNORECASE)
_ROLE_EN = re.compile(
    r"^(?:(?:our|this newspaper['’]?s|people['’]?s daily|xinhua(?: news agency)?)\s+)?(?:special |staff )*"
    r"(?:reporter|correspondent|commentator)s?(?:\s+of\s+(?:this newspaper|(?:the )?people['’]s daily|(?:the )?xinhua news agency))?"
    r"[\s:,]+(?!(?:of|for|in|at|from|with|on)\b)(?=\S)",
    re.IGNORECASE,
)
_WORK_EN = re.compile(
    r"^(?:(?:text|words|photo(?:graph)?s?|pictures?|illustrations?|drawings?|reporter|reader)\s*:\s*|(?:recorded|compiled|edited|told|dictated|narrated|written) by\s+)",
    re.IGNORECASE,
)
"""What somebody made or is, before a colon, or what was done by somebody."""
_PARTS_EN = re.compile(r"\s*(?:,|;|/|&|\band\b|、)\s*")


def whole_english(text: str) -> str:
    """An English byline without the words that only say that somebody wrote, and without who translated what somebody else wrote."""
    whole = _unbracketed(_LEADING_EN.sub("", text.strip()))
    return TRANSLATOR_EN.sub("", whole).rstrip(" ,;(")


def _unbracketed(text: str) -> str:
    """A byline without remarks in brackets; of one that says its name in them, what they hold.

    >>> _unbracketed("陶鲁笳（山西省委书记）"), _unbracketed("（林木）"), _unbracketed("本报记者（林木）")
    ('陶鲁笳', '林木', '林木')
    """
    outside = _BRACKETED.sub(" ", text).strip()
    inside = " ".join(_BRACKETED.findall(text)).strip()
    return inside if inside and (not outside or ONLY_ROLE.fullmatch(outside)) else outside or text


def begins_with_role(text: str) -> bool:
    """Whether an English byline says what somebody is before who it is: *Our reporter Song Ye*."""
    return _ROLE_EN.match(text) is not None


def english_parts(text: str) -> list[str]:
    """The parts of an English byline, without roles before names; titles behind names are parts too."""
    whole = _ROLE_EN.sub("", whole_english(text))
    parts = (_BETWEEN_OFFICES_EN if _OFFICES_EN.match(whole) else _PARTS_EN).split(whole)
    return [_ROLE_EN.sub("", _WORK_EN.sub("", part)) for part in parts if part.strip()]


def chinese_names(text: str, english: list[str]) -> list[str]:
    """The names in a Chinese byline; the English parts tell which single characters belong together.

    >>> chinese_names("王　　平　李　　明", []), chinese_names("铁道部部长　滕代远", [])
    (['王平', '李明'], ['滕代远'])
    """
    spelled = {letters_only(run): len(run.split()) for part in english for run in (part, *runs(part))}
    sections, marks = _sections(_unbracketed(_LEADING.sub("", text.strip())), spelled)
    bare = [[_bare(token, spelled) for token in section] for section in _translators_apart(sections, marks)[0]]
    written = [token for section in bare for token in persons_of(section, spelled, is_one=len(english) == 1)]
    names = [_bare(name, spelled) for token in written for name in _parted(token, spelled) if name]
    untitled = [name for name in names if not TITLED.search(name) and not MADE_ALONE.fullmatch(name)]
    return untitled or names


def chinese_translators(text: str) -> list[str]:
    """Who translated into Chinese, as a Chinese byline says it."""
    return _translators_apart(*_sections(_unbracketed(text.strip()), {}))[1]


def _sections(text: str, spelled: Spelled) -> tuple[list[list[str]], list[str]]:
    """The names between marks, and these marks; a section without Han is one name."""
    parts = _SECTIONS_ZH.split(text)
    names = [
        _joined([*_works_apart(part.split())], spelled) if has_han(part) else [part.strip()] for part in parts[::2]
    ]
    return names, [mark.strip() for mark in parts[1::2]]


def _works_apart(tokens: Iterable[str]) -> Iterator[str]:
    """Pieces between blanks, what was made apart from the second sign of a name.

    >>> [*_works_apart(["江", "帆漫画"])], [*_works_apart(["帆漫画"])]
    (['江', '帆', '漫画'], ['帆漫画'])
    """
    before = ""
    for token in tokens:
        both = GIVEN_AND_WORK.fullmatch(token) if len(before) == 1 else None
        yield from both.groups() if both else (token,)
        before = token


def runs(part: str) -> list[str]:
    """Runs of three and of two words, in which a name may stand among titles.

    >>> runs("General Luo Ruiqing")
    ['General Luo Ruiqing', 'General Luo', 'Luo Ruiqing']
    """
    words = part.split()
    return [" ".join(words[at : at + length]) for length in (3, 2) for at in range(len(words) - length + 1)]


def _parted(token: str, spelled: Spelled) -> tuple[str, ...]:
    """Two names that 和 joins without blanks, where both are names for certain: 王和平 is one.

    >>> _parted("李明和张华", {}), _parted("王和平", {})
    (('李明', '张华'), ('王和平',))
    """
    match = _AND.fullmatch(token)
    if match and all(_is_certain(MADE.sub("", name), spelled) for name in match.groups()):
        return match[1], match[2]
    return (token,)


def _is_certain(name: str, spelled: Spelled) -> bool:
    is_usual = len(name) < _LONGEST_NAME and name[0] in COMMON
    return is_usual or has_compound_surname(name) or letters_only(syllables(name)) in spelled


def _translators_apart(sections: Sequence[Sequence[str]], marks: Sequence[str]) -> tuple[list[list[str]], list[str]]:
    """Names without those of translators, and these: 草婴译, 草婴 before 译 alone, and those joined to one by 、.

    >>> _translators_apart([["米·肖洛霍夫", "草婴译"]], []), _translators_apart([["草婴", "译"]], [])
    (([['米·肖洛霍夫']], ['草婴']), ([[]], ['草婴']))
    >>> _translators_apart([["斯大林著", "曹葆华"], ["毛岸青译"]], ["、"])
    ([['斯大林著'], []], ['曹葆华', '毛岸青'])
    """
    left: list[list[str]] = []
    gone: list[str] = []
    goes_on = False
    for section, mark in zip(reversed(sections), ["", *reversed(marks)], strict=True):
        names = list(section)
        if goes_on and mark in {"、", "和", "与"} and names and not names[-1].endswith(("著", "作")):
            names[-1] += "译"
        goes_on = bool(names) and (_is_translator(names, 0))
        gone[:0] = [_TRANSLATED.sub("", name) for at, name in enumerate(names) if _is_translator(names, at)]
        left.insert(0, [name for at, name in enumerate(names) if not _is_translator(names, at) and name != "译"])
    return left, gone


def _is_translator(names: Sequence[str], at: int) -> bool:
    return bool(_TRANSLATED.search(names[at])) or names[at + 1 : at + 2] == ["译"]


def _bare(token: str, spelled: Spelled) -> str:
    """A name without the role before it and, behind it, a title or the word for its work or for others.

    >>> _bare("陈毅副总理", {}), _bare("王杰同志", {"wangjie": 2}), _bare("林业工人", {})
    ('陈毅', '王杰', '林业工人')
    """
    token = _without_role(token, spelled)
    if TITLED.search(token):
        token = _untitled(token, spelled)
    if token[-1:] in MADE_IF_SPELLED and letters_only(syllables(token[:-1])) in spelled:
        return token[:-1]
    return token if letters_only(syllables(token)) in spelled else OTHERS.sub("", MADE.sub("", token))


def _without_role(token: str, spelled: Spelled) -> str:
    """A name without a role attached before it: 本报记者林韦, 读者王明."""
    made = MADE.sub("", token)
    role = ATTACHED_ROLE.match(made)
    if role is None:
        return _without_calling(made, spelled) or token
    name = made[role.end() :]
    is_usual = len(name) < _LONGEST_NAME or has_compound_surname(name)
    is_certain = (is_usual and (role["sent"] or name[0] in COMMON)) or letters_only(syllables(name)) in spelled
    return name if is_certain else token


def _without_calling(token: str, spelled: Spelled) -> str:
    """The name that the English spells behind a word for a calling: 贺敬之 of 诗人贺敬之; empty where there is none."""
    for length in range(2, min(_LONGEST_NAME, len(token) - 2) + 1):
        calling, name = token[:-length], token[-length:]
        if spelled.get(letters_only(syllables(name)), 0) > 1 and is_calling(calling):
            return name
    return ""


def _untitled(token: str, spelled: Spelled) -> str:
    """A name before its title: what an English part spells, else what begins with a usual surname."""
    if is_surname_and_title(token):
        return token
    for length in range(2, min(_LONGEST_NAME, len(token) - 2) + 1):
        if letters_only(syllables(token[:length])) in spelled and not is_place(token[:length]):
            return token[:length]
    if POLITE.search(token) and token[0] not in "一老":
        return token[:-2]
    if "·" in token:
        return ADDRESSED.sub("", token)
    named = NAME_AND_TITLE.match(token)
    return named[0] if named and named[0] not in COMPOUND else token


def is_surname_and_title(name: str) -> bool:
    """Whether somebody is named by surname and title alone.

    >>> is_surname_and_title("李书记"), is_surname_and_title("李书文")
    (True, False)
    """
    return SURNAME_AND_TITLE.fullmatch(name) is not None


def _joined(tokens: list[str], spelled: Spelled) -> list[str]:
    """Pieces between blanks as names: single characters join to names of two or three."""
    if len(tokens) > _MOST_TOKENS or all(len(token) > 1 or MADE_ALONE.fullmatch(token) for token in tokens):
        return tokens

    def likely(names: list[str]) -> tuple[int, int, int, int]:
        single = sum(len(name) == 1 and not MADE_ALONE.fullmatch(name) for name in names)
        known = sum(letters_only(syllables(name)) in spelled for name in names)
        return -single, known, -sum(name[0] not in COMMON for name in names), -len(names)

    return max(_groupings(tokens), key=likely, default=tokens)


def _groupings(tokens: list[str]) -> Iterator[list[str]]:
    """Every way to join neighbours, one of them a single character, to names."""
    if not tokens:
        yield []
    for count in range(1, len(tokens) + 1):
        name = "".join(tokens[:count])
        if count > 1 and not _may_be_name(tokens[:count], name):
            break
        yield from ([name, *rest] for rest in _groupings(tokens[count:]))


def _may_be_name(tokens: list[str], name: str) -> bool:
    together = any(len(token) == 1 and not MADE_ALONE.fullmatch(token) for token in tokens)
    return together and len(name) <= (4 if has_compound_surname(name) else 3)
