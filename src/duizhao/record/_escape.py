"""Text that Markdown leaves alone: entities where a character could mean something, and nowhere else.

Entities alone, because CommonMark and Python-Markdown disagree about backslashes. The characters were found by
fuzzing both, with the extensions that Material for MkDocs recommends; `:`, `.`, `-`, `+`, `=`, `!` and `?` are so
frequent in prose that they are escaped only where they mean something.
"""

import re

from duizhao.text import is_line

_ANYWHERE = re.compile(
    r"""
    [\\`*_{}\[\]<>&~|^$@\#\t]  # emphasis, links, code, tables, attributes, mathematics, mentions
    | [+=]{2,}                 # insertions, marks, tabs of Material
    | :(?=//|:|[\w+-]+:)       # addresses, directives, emoji
    | (?<=\bwww)\.             # addresses without a scheme
    """,
    re.VERBOSE | re.ASCII | re.IGNORECASE,
)
_AT_START = re.compile(
    r"""
    [+:](?=[ ]|\Z)             # bullets, definitions
    | -(?=[ -]|\Z)             # bullets, rules, fences of front matter
    | \d+(?P<after>[.)])(?=[ ]|\Z)  # numbered lists; Python-Markdown takes the digits of any script
    | (?=!!!|\?\?\?|///).      # admonitions, details, blocks
    """,
    re.VERBOSE,
)
_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def is_paragraph(text: str) -> bool:
    """Whether a text can be a paragraph of a record: one line of text without blanks at its ends."""
    return bool(text) and text == text.strip() and is_line(text)


def _entities(text: str) -> str:
    """Every character as an entity."""
    return "".join(_NAMED.get(character) or f"&#{ord(character)};" for character in text)


def escape(text: str) -> str:
    r"""A paragraph as Markdown source of one line that means this text and nothing else.

    Args:
        text: without line ends, and without blanks at either end.

    >>> escape("1. a_b: A&B")
    '1&#46; a&#95;b: A&amp;B'
    """
    body = _ANYWHERE.sub(lambda found: _entities(found[0]), text)
    start = _AT_START.match(body)
    if start is None:
        return body
    at = start.start("after") if start["after"] else 0
    return f"{body[:at]}{_entities(body[at])}{body[at + 1 :]}"
