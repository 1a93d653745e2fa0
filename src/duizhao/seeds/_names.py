"""The `**Named Entities**` list at the end of an English half."""

import re

from duizhao.model import NamePair
from duizhao.seeds._lines import Line
from duizhao.text import has_han, strip_blanks

_TITLE = re.compile(r"[\W_]*Named\s+Entit(?:y|ies)[\W_]*", re.IGNORECASE)
# Possessive quantifiers and the look behind keep long runs of blanks or marks linear.
_SUBHEAD = re.compile(r"[\W_]*+(?P<name>[A-Za-z][A-Za-z &/,-]*+)[\W_]*+")
_BULLET = re.compile(r"^(?:[-*•·]\s+|\d+[.)、]\s*)")
_GAP = re.compile(r"\t+|[ \u00a0\u3000]{2,}|(?<!\s)\s++[-–—=:：]++\s+|[:：]\s*|(?<!\s)[—–]++\s*")
_SCRIPT_CHANGE = re.compile(r"(?<=[^\x00-\u024f\s])\s++(?=[A-Za-zÀ-ɏ\"“])|(?<=[A-Za-z.)])\s++(?=[^\x00-\u024f‘-‟])")
_HYPHEN_CHANGE = re.compile(r"(?<=[^\x00-\u024f\s])-(?=[A-Za-zÀ-ɏ])|(?<=[A-Za-z.)])-(?=[^\x00-\u024f\s])")
_FIGURE_CHANGE = re.compile(r"(?<=[^\x00-\u024f\s])\s++(?=\d)")
_IN_BRACKETS = re.compile(r"([^()（）]*[^()（）\s])\s*[(（]\s*([^()（）]*[^()（）\s])\s*[)）]")
_BOLD = re.compile(r"\*\*([^*]+)\*\*")


def split_names(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """Cut an English half before its Named Entities list.

    Returns:
        The lines before the list, and the lines of the list without its title.
    """
    for index, line in enumerate(lines):
        if _TITLE.fullmatch(line.text):
            return lines[:index], lines[index + 1 :]
    return lines, []


def read_names(lines: list[Line]) -> tuple[tuple[NamePair, ...], tuple[Line, ...]]:
    """Read the lines of the list.

    Returns:
        The pairs in order, and the lines that are neither a pair nor a subhead of pairs.
    """
    names: list[NamePair] = []
    unread: list[Line] = []
    subhead: Line | None = None
    kind = ""
    for line in (line for line in lines if line.text):
        pair = _read_pair(line.text, kind)
        if pair:
            names.append(pair)
            subhead = None
        elif name := _subhead(line.text):
            unread += [subhead] if subhead else []
            subhead, kind = line, name
        else:
            unread.append(line)
    unread += [subhead] if subhead else []
    return tuple(names), tuple(unread)


def _subhead(text: str) -> str:
    """The name of a subhead such as `Organizations:` or `**People**`; empty for other lines."""
    match = _SUBHEAD.fullmatch(text)
    is_marked = text.rstrip("*_ ").endswith((":", "：")) or text.startswith(("#", "**"))
    return match["name"].rstrip(" &/,-") if match and is_marked else ""


def _read_pair(text: str, kind: str) -> NamePair | None:
    plain = _BOLD.sub(r"\1", _BULLET.sub("", text))
    for pattern in (_GAP, _SCRIPT_CHANGE, _HYPHEN_CHANGE, _FIGURE_CHANGE):
        first, *rest = map(strip_blanks, pattern.split(plain, maxsplit=1))
        if first and rest and rest[0] and (pair := _pair(first, rest[0], kind)):
            return pair
    match = _IN_BRACKETS.fullmatch(plain)
    return _pair(match[1], match[2], kind) if match else None


def _pair(first: str, second: str, kind: str) -> NamePair | None:
    """Two forms of one name, of which one alone is in Han characters."""
    if has_han(first) == has_han(second):
        return None
    return NamePair(first, second, kind) if has_han(first) else NamePair(second, first, kind)
