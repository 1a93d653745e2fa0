"""Tokens: words, single Han characters, and the marks that stand beside these."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Literal, NamedTuple

from duizhao.folding import RangedClass, class_ranges, fold

_ASTRAL = 0x10000
_HAN, _MARK = 1, 3
"""Groups of the expression that cuts a text."""


class Token(NamedTuple):
    """What a text is compared by.

    Attributes:
        text: folded.
        start: offset of its first code point in the text.
        end: offset behind its last.
        counts: whether distances count it: words and Han characters, not marks.
    """

    kind: Literal["word", "sign"]
    text: str
    start: int
    end: int
    counts: bool


def tokenize(text: str) -> list[Token]:
    """The tokens of a unit's text or of a text in a query.

    Marks are kept where the token before or after them is a Han character. Blanks part words and are nothing else;
    what shows nothing is as if it were not there.

    Args:
        text: as written, not folded.

    >>> [token.text for token in tokenize("The party's “群众 路线”, 1958.")]
    ['the', 'party', 's', '“', '群', '众', '路', '线', '”', ',', '1958']
    """
    folded = fold(text)
    if not _ignorable().search(folded):
        return _tokens(folded)
    places = [at for at, sign in enumerate(folded) if not _ignorable().match(sign)]
    return [
        token._replace(start=places[token.start], end=places[token.end - 1] + 1)
        for token in _tokens("".join(folded[at] for at in places))
    ]


def _tokens(folded: str) -> list[Token]:
    """The tokens of a folded text without ignorable signs."""
    tokens: list[Token] = []
    marks: list[Token] = []
    beside_han = False
    for match in _pieces().finditer(folded):
        start, end = match.span()
        piece = match[0]
        if match.lastindex == _MARK:
            marks.append(Token("sign", piece, start, end, False))
            continue
        is_han = match.lastindex == _HAN
        if marks:
            if beside_han or is_han:
                tokens += marks
            marks = []
        if is_han:
            tokens += [Token("sign", sign, at, at + 1, True) for at, sign in enumerate(piece, start)]
        else:
            tokens.append(Token("word", piece, start, end, True))
        beside_han = is_han
    return tokens + marks if beside_han else tokens


def character_class(name: RangedClass) -> str:
    """The inside of a regular expression's brackets for a class of folded code points."""
    return _inside(class_ranges(name))


@cache
def _ignorable() -> re.Pattern[str]:
    return re.compile(f"[{character_class('ignorable')}]")


@cache
def _pieces() -> re.Pattern[str]:
    """Han characters, a word, or a mark; blanks are skipped.

    Brackets with hundreds of ranges beyond the first plane are slow for every character that is none of them, so
    those stand behind a look at the plane.
    """
    blank, han = character_class("blank"), character_class("han")
    near = _inside((first, last) for first, last in class_ranges("word") if last < _ASTRAL)
    far = _inside((first, last) for first, last in class_ranges("word") if first >= _ASTRAL)
    word = rf"(?:[{near}]++|(?=[\U00010000-\U0010ffff])[{far}])++"
    return re.compile(rf"([{han}]++)|({word})|([^{blank}])")


def _inside(ranges: Iterable[tuple[int, int]]) -> str:
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in ranges)
