"""Quotations and enumerations of a pair, counted."""

import re

_OPENING = "“「『"
_QUOTES_EN = re.compile("“|(?<![0-9])\"|(?:^|(?<=[ (]))['‘](?=[A-Za-z])|&quot;")
_POINTS = re.compile(
    r"[（(][一二三四五六七八九十]{1,3}[)）]|[（(][0-9]{1,2}[)）]|第[一二三四五六七八九十]{1,2}[、，]|[①-⑳]"
)
_POINTS_EN = re.compile(
    r"\([0-9]{1,2}\)|(?<![0-9.,(])[0-9]{1,2}[.)](?=\s)|\((?:i|v|x|[a-z]){1,4}\)|[①-⑳]|"
    r"\b(?:first|second|third|four?th|fifth|sixth|seventh|eighth|ninth|tenth|finally|lastly)(?:ly)?\b|"
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten)\b[,:.]",
    re.IGNORECASE,
)
_PAIRED = '"'
_ENOUGH = 2
"""One quotation or point more or less says nothing; as many as this do."""


def quotations_differ(zh: str, en: str) -> tuple[int, int] | None:
    """How many quotations each side opens, where the original has two or more that the translation lacks."""
    opened = sum(map(zh.count, _OPENING))
    if opened < _ENOUGH:
        return None
    found = _QUOTES_EN.findall(en)
    straight = sum(mark in (_PAIRED, "&quot;") for mark in found)
    rendered = len(found) - straight + (straight + 1) // 2
    return (opened, rendered) if opened - rendered >= _ENOUGH else None


def points_differ(zh: str, en: str) -> tuple[int, int] | None:
    """How many points each side enumerates, where the original has two or more that the translation lacks."""
    points = len(_POINTS.findall(zh))
    if points < _ENOUGH:
        return None
    rendered = len(_POINTS_EN.findall(en))
    return (points, rendered) if points - rendered >= _ENOUGH else None
