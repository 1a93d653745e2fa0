"""The names in a byline, apart from the roles and titles around them."""

import re
from collections.abc import Iterator

from duizhao.segment import Segmenter
from duizhao.surnames import COMMON, COMPOUND, has_compound_surname
from duizhao.text import HAN, has_han, letters_only
from duizhao.works._romanise import syllables

_TITLES_ZH = (
    "部长|书记|主席|主任|委员长|局长|厂长|校长|院长|社长|队长|省长|市长|县长|处长|科长|所长|团长|师长|军长|会长|秘书长|总理|大使|"
    "司令员?|政委|教授|工程师|经理|主编|代表|工人|农民|社员|战士|学生|教师|读者|作者|模范|记者|通讯员|特派员|评论员"
)
_LEADING = re.compile("^(?:作者|摄影|文|图)[：:　 ]+")
_ATTACHED_ROLE = re.compile(
    f"^(?:(?:新华社|本报|中央社|塔斯社|[{HAN}]{{2,4}}报)(?:特约|驻[{HAN}]{{1,6}}?)?(?:记者|通讯员|特派员)|"
    f"[{HAN}]{{2,}}(?:{_TITLES_ZH}))[：:]?(?=([{HAN}])[{HAN}]{{1,2}}$)"
)
_ADDRESS = "总理|主席|委员长|院长|教授|司令员?|大使|政委|书记|主任|工程师|同志|先生|女士"
_TITLED = re.compile(f"(?:{_TITLES_ZH}|{_ADDRESS})$")
_NAME_AND_TITLE = re.compile(
    f"([{''.join(sorted(COMMON))}]|{'|'.join(sorted(COMPOUND))})[{HAN}]??[{HAN}](?<![部局厂院社会校所委])(?=(?:副|代)?(?:{_ADDRESS})$)"
)
"""周恩来总理; 林业部主任 has no name."""
_SURNAME_AND_TITLE = re.compile(f"(?:{'|'.join(sorted(COMPOUND))}|.)(?:{_ADDRESS})")
_MADE = re.compile("(?<=..)(?:摄影|整理|编译|插图|作|著|摄|译|等人?)$")
_TRANSLATOR = re.compile("(?<!编)译$")
_TRANSLATOR_EN = re.compile(r"\b(?:and )?(?:translated|tr(?:ansl)?\.) by\b", re.IGNORECASE)
_OFFICES_EN = re.compile(r"^(?:the )?editorial (?:department|board|office|staff)s?\b", re.IGNORECASE)
_MADE_ALONE = frozenset(("作", "著", "摄", "文", "图", "画", "译", "摄影", "整理", "编译", "插图", "等", "等人"))
_BRACKETED = re.compile(r"[（(〔\[]([^（(〔\[）)〕\]]*)[）)〕\]]")
_ONLY_ROLE = re.compile(f"[{HAN}]*(?:记者|通讯员|特派员|评论员)")
_SECTIONS_ZH = re.compile(r"[、，,;；/／]| 和 | 与 ")
_SCHOOL = re.compile("(?<=..)(?:大学|学院|中学|小学|研究所|研究院)$")
_SEGMENTER = Segmenter()
_LONGEST_NAME = 4
_MOST_TOKENS = 12
"""Pieces between blanks beyond which nobody asks whether they are parts of names: a list of names, not of characters."""

_LEADING_EN = re.compile(r"^(?:(?:written |text |photos? )*by|authors?)(?:\s*:\s*|\s+)", re.IGNORECASE)
_ROLE_EN = re.compile(
    r"^(?:(?:our|this newspaper['’]?s|people['’]?s daily|xinhua(?: news agency)?)\s+)?(?:special |staff )*"
    r"(?:reporter|correspondent|commentator)s?(?:\s+of\s+(?:this newspaper|(?:the )?people['’]s daily|(?:the )?xinhua news agency))?"
    r"[\s:,]+(?!of\b|for\b)(?=\S)",
    re.IGNORECASE,
)
_WORK_EN = re.compile(
    r"^(?:text|words|photo(?:graph)?s?|pictures?|illustrations?|drawings?|reporter|reader)\s*:\s*", re.IGNORECASE
)
"""What somebody made or is, before a colon."""
_WORK_ZH = frozenset("文图画")
"""What somebody made, behind a name: at the end of a name as well, so that only the English tells."""
_PARTS_EN = re.compile(r"\s*(?:,|;|/|&|\band\b|、)\s*")


def whole_english(text: str) -> str:
    """An English byline without the words that only say that somebody wrote, and without who translated what somebody else wrote."""
    whole = _unbracketed(_LEADING_EN.sub("", text.strip()))
    return _TRANSLATOR_EN.split(whole, maxsplit=1)[0].rstrip(" ,;(")


def _unbracketed(text: str) -> str:
    """A byline without remarks in brackets; of one that says its name in them, what they hold.

    >>> _unbracketed("陶鲁笳（山西省委书记）"), _unbracketed("（林木）"), _unbracketed("本报记者（林木）")
    ('陶鲁笳', '林木', '林木')
    """
    outside = _BRACKETED.sub(" ", text).strip()
    inside = " ".join(_BRACKETED.findall(text)).strip()
    return inside if inside and (not outside or _ONLY_ROLE.fullmatch(outside)) else outside or text


def begins_with_role(text: str) -> bool:
    """Whether an English byline says what somebody is before who it is: *Our reporter Song Ye*."""
    return _ROLE_EN.match(text) is not None


def english_parts(text: str) -> list[str]:
    """The parts of an English byline, without roles before names; titles behind names are parts too."""
    whole = _ROLE_EN.sub("", whole_english(text))
    parts = [whole] if _OFFICES_EN.match(whole) else _PARTS_EN.split(whole)
    return [_ROLE_EN.sub("", _WORK_EN.sub("", part)) for part in parts if part.strip()]


def chinese_names(text: str, english: list[str]) -> list[str]:
    """The names in a Chinese byline; the English parts tell which single characters belong together.

    >>> chinese_names("王　　平　李　　明", []), chinese_names("铁道部部长　滕代远", [])
    (['王平', '李明'], ['滕代远'])
    """
    spelled = {letters_only(part) for part in english}
    sections = _SECTIONS_ZH.split(_unbracketed(_LEADING.sub("", text.strip())))
    tokens = [_joined(section.split(), spelled) if has_han(section) else [section.strip()] for section in sections]
    written = [
        token for section in tokens for token in _without_places(_without_translators(section), spelled) if token
    ]
    names = [_bare(token, spelled) for token in written]
    untitled = [name for name in names if not _TITLED.search(name) and name not in _MADE_ALONE]
    return untitled or names


def _without_translators(tokens: list[str]) -> list[str]:
    """Names without those of translators: 草婴译, or 草婴 before 译 alone.

    >>> _without_translators(["米·肖洛霍夫", "草婴译"]), _without_translators(["草婴", "译"])
    (['米·肖洛霍夫'], [])
    """
    left: list[str] = []
    for name in tokens:
        if name == "译":
            left = left[:-1]
        elif not (_TRANSLATOR.search(name) and len(name) > 2):  # noqa: PLR2004 - a name has two characters at least
            left.append(name)
    return left


def _without_places(tokens: list[str], spelled: set[str]) -> list[str]:
    """Names without the places and schools that stand before them: 上海 张明, 北京大学 马寅初.

    >>> _without_places(["上海", "张明", "天津", "李华"], set()), _without_places(["北京大学", "马寅初"], set())
    (['张明', '李华'], ['马寅初'])
    """
    return [
        token
        for token, behind in zip(tokens, [*tokens[1:], ""], strict=False)
        if not behind or letters_only(syllables(token)) in spelled or not (_SCHOOL.search(token) or is_place(token))
    ]


def known_words(text: str) -> list[str]:
    """The words of a text as the general dictionary knows them."""
    return _SEGMENTER.known_words(text)


def is_place(word: str) -> bool:
    """Whether the general dictionary knows a word as a place."""
    return len(word) > 1 and _SEGMENTER.part_of_speech(word) == "ns"


def _bare(token: str, spelled: set[str]) -> str:
    """A name without the role before it and, behind it, a title or the word for its work or for others.

    >>> _bare("陈毅副总理", set()), _bare("王杰同志", {"wangjie"}), _bare("林业工人", set())
    ('陈毅', '王杰', '林业工人')
    """
    role = _ATTACHED_ROLE.match(token)
    if role and (role[1] in COMMON or letters_only(syllables(token[role.end() :])) in spelled):
        token = token[role.end() :]
    if _TITLED.search(token):
        token = _untitled(token, spelled)
    if token[-1:] in _WORK_ZH and letters_only(syllables(token[:-1])) in spelled:
        return token[:-1]
    return token if letters_only(syllables(token)) in spelled else _MADE.sub("", token)


def _untitled(token: str, spelled: set[str]) -> str:
    """A name before its title: what an English part spells, else what begins with a usual surname."""
    for length in range(2, min(_LONGEST_NAME, len(token) - 2) + 1):
        if letters_only(syllables(token[:length])) in spelled and not is_place(token[:length]):
            return token[:length]
    named = _NAME_AND_TITLE.match(token)
    return named[0] if named and named[0] not in COMPOUND else token


def is_surname_and_title(name: str) -> bool:
    """Whether somebody is named by surname and title alone.

    >>> is_surname_and_title("李书记"), is_surname_and_title("李书文")
    (True, False)
    """
    return _SURNAME_AND_TITLE.fullmatch(name) is not None


def _joined(tokens: list[str], spelled: set[str]) -> list[str]:
    """Pieces between blanks as names: single characters join to names of two or three."""
    if len(tokens) > _MOST_TOKENS or all(len(token) > 1 or token in _MADE_ALONE for token in tokens):
        return tokens

    def likely(names: list[str]) -> tuple[int, int, int, int]:
        single = sum(len(name) == 1 and name not in _MADE_ALONE for name in names)
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
    together = any(len(token) == 1 and token not in _MADE_ALONE for token in tokens)
    return together and len(name) <= (4 if has_compound_surname(name) else 3)
