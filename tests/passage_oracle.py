"""What a link to a passage means, by the plainest way there is: every place is tried. Shares nothing with the browser."""

import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import parse_qs

PRIME = 2**31 - 1
BASE = 1_000_019
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"

Texts = Mapping[str, Sequence[str]]
"""The paragraphs of each language, the first being number 1."""


def digest(words: str) -> str:
    """Six signs, to the base 36, of a polynomial over the code points.

    >>> digest("群众"), digest("a")
    ('7ohetu', '00002p')
    """
    total = sum(ord(sign) * pow(BASE, len(words) - 1 - at, PRIME) for at, sign in enumerate(words)) % PRIME
    return "".join(DIGITS[total // 36**at % 36] for at in range(5, -1, -1))


def address(texts: Texts, lang: str, start: tuple[int, int], end: tuple[int, int]) -> str:
    """The part of an address that says a passage, from `?`.

    Args:
        texts: of the article.
        lang: of the passage.
        start: number of a paragraph, and code points from its beginning.
        end: likewise.
    """
    first = _start(texts[lang], start[0])
    a, b = first + start[1], _start(texts[lang], end[0]) + end[1]
    words = "\n".join(texts[lang])[a:b]
    return f"?mark={a - first}-{b - first}.{digest(words)}#{lang}{start[0]}"


def located(texts: Texts, address: str) -> dict[str, Any]:
    """State and passage that an address says: `{"state": "exact", "passage": ["zh", 1, 0, 1, 2]}`."""
    query, _, fragment = address.partition("#")
    values = parse_qs(query.removeprefix("?"), keep_blank_values=True)
    if "mark" not in values:
        return {"state": None}
    form = re.fullmatch(r"([0-9]{1,7})-([0-9]{1,7})(?:\.([0-9a-z]{6}))?", values["mark"][0])
    place = re.fullmatch(r"(en|zh)([1-9][0-9]{0,5})", fragment)
    if not form or int(form[1]) >= int(form[2]) or not (form[3] or place):
        return {"state": "unreadable"}
    start, end, wanted = int(form[1]), int(form[2]), form[3]
    for lang in [place[1]] if place else ["zh", "en"]:
        whole = "\n".join(texts[lang])
        named = _start(texts[lang], int(place[2])) if place and int(place[2]) <= len(texts[lang]) else None
        places = [at for at in range(len(whole) - (end - start) + 1) if digest(whole[at : at + end - start]) == wanted]
        if not wanted:
            here = named is not None and named + end <= len(whole)
            return _found("unchecked", texts, lang, named + start, named + end) if here else {"state": "outside"}
        if places:
            old = places[0] if named is None else named + start
            best = min(places, key=lambda at: (abs(at - old), at))
            lost = place is not None and named is None
            untold = place is None and len(places) > 1
            elsewhere = "several" if len(places) > 1 else "moved"
            state = "exact" if best == old and not lost and not untold else elsewhere
            return _found(state, texts, lang, best, best + end - start)
    return {"state": "changed"}


def _found(state: str, texts: Texts, lang: str, start: int, end: int) -> dict[str, Any]:
    return {"state": state, "passage": [lang, *_point(texts[lang], start), *_point(texts[lang], end)]}


def _start(paragraphs: Sequence[str], number: int) -> int:
    return sum(len(text) + 1 for text in paragraphs[: number - 1])


def _point(paragraphs: Sequence[str], at: int) -> tuple[int, int]:
    """Number of the paragraph and offset in it; the end of a paragraph belongs to it."""
    for number, text in enumerate(paragraphs, 1):
        if at <= len(text):
            return number, at
        at -= len(text) + 1
    raise AssertionError("outside")
