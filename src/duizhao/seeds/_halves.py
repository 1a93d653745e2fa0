"""The two halves of a seed: English above, Chinese below."""

import re
from dataclasses import dataclass

from duizhao.seeds._fields import header_key
from duizhao.seeds._lines import Line
from duizhao.seeds._meta_lines import HEADING, is_date_line, is_page_line
from duizhao.text import letters_only

_RULE = re.compile(r"<hr\s*/?>", re.IGNORECASE)
_ORIGINAL = re.compile(r"\**\s*(?:Original|原文)[\s*]*[:：][\s*]*", re.IGNORECASE)
_OPENINGS = frozenset("#*Tt")
"""What a heading and a line `Title:` begin with."""
_META_REACH = 6
"""Non-blank lines below a heading within which a date or page line makes it a Chinese half."""


@dataclass(frozen=True, slots=True)
class Halves:
    """The lines of each half; empty where a seed has only the other."""

    english: list[Line]
    chinese: list[Line]


def split_halves(lines: list[Line]) -> Halves:
    """Find the border `<hr />`, `Original:` between the halves, or the one half that there is.

    The archive's own layout has the Chinese half alone and begins with its heading.
    """
    borders = [
        (index, start)
        for index, line in enumerate(lines)
        if line.text.startswith("<") and _RULE.fullmatch(line.text) and (start := _after_original(lines, index + 1))
    ]
    if borders:
        # An English text may quote the border: the one that a Chinese heading follows is it.
        index, start = next((border for border in borders if _opens_chinese(lines, border[1])), borders[0])
        return Halves(lines[:index], lines[start:])
    for index, line in enumerate(lines):
        if _ORIGINAL.fullmatch(line.text) and _opens_chinese(lines, index + 1):
            return Halves(lines[:index], lines[index + 1 :])
    for index, line in enumerate(lines):
        if HEADING.match(line.text) and _opens_chinese(lines, index):
            end = _without_rule(lines, index)
            return Halves(lines[:end], lines[index:])
    return Halves(lines[: _without_rule(lines, len(lines))], [])


def second_article(body: list[Line], own: str) -> int:
    """Line of a body on which another article begins; 0 where none does.

    Args:
        own: the headline of the article, whose head may come again.
    """
    filled = [line for line in body if line.text]
    for index, line in enumerate(filled):
        if line.text[0] in _OPENINGS:
            below = [each.text for each in filled[index + 1 : index + 1 + _META_REACH]]
            if _is_article_head(line.text, below) and not _says(line.text, own):
                return line.number
    return 0


def _says(text: str, headline: str) -> bool:
    """Whether a line of a head is nothing but a headline."""
    return bool(headline) and letters_only(text).removeprefix("title") == letters_only(headline)


def _is_article_head(text: str, below: list[str]) -> bool:
    """Whether a line is a headline, and the head of an article is below."""
    if HEADING.match(text):
        return any(map(is_date_line, below)) and any(map(is_page_line, below))
    return header_key(text) == "title" and {"author", "date", "page"} <= set(map(header_key, below))


def _after_original(lines: list[Line], start: int) -> int | None:
    """Index after `Original:` where that is the next line that is not blank."""
    for index in range(start, len(lines)):
        if lines[index].text:
            return index + 1 if _ORIGINAL.fullmatch(lines[index].text) else None
    return None


def _opens_chinese(lines: list[Line], start: int) -> bool:
    heading = next((index for index in range(start, len(lines)) if lines[index].text), None)
    if heading is None or not HEADING.match(lines[heading].text):
        return False
    below: list[str] = []
    for line in lines[heading + 1 :]:
        if _RULE.fullmatch(line.text) or (below and HEADING.match(line.text)):
            break  # the heading stands in the English text, and what follows is another's head
        if line.text:
            below.append(line.text)
        if len(below) == _META_REACH:
            break
    return any(is_date_line(text) or is_page_line(text) for text in below)


def _without_rule(lines: list[Line], end: int) -> int:
    """Where the English half ends when a rule stands at its end."""
    index = end
    while index and not lines[index - 1].text:
        index -= 1
    return index - 1 if index and _RULE.fullmatch(lines[index - 1].text) else end
