"""Text as citation styles treat it: quotation marks, punctuation at the end, capitals of titles.

The rules are those of CSL 1.0.2 as citeproc-js 2.4.63 carries them out for titles of newspaper articles and web pages.
https://docs.citationstyles.org/en/v1.0.2/specification.html
"""

import re
from itertools import accumulate, pairwise

from duizhao.text import HAN
from duizhao.works import NOT_TEXT

_WORDS = re.compile(r"[ \u00a0\u2000-\u200b\u205f\u3000]+|[‘’“”\"'\-–—/.,;?!:\[\]()]")
_LATIN = re.compile(r"[-0-9a-zA-Z\u00c0-\u017f\u0370-\u03ff\u0400-\u052f]")
_PAIRS = {"“": "”", "‘": "’"}
_CURLY = re.compile(rf"[“”‘]|’(?![^\W{HAN}])")
"""Marks of quotations; before a letter or a digit ’ is an apostrophe, but not before a Chinese character."""
_LEFT_OUT = re.compile(r"(^|[\s(\[“‘—-])['‘](?=(?:[0-9]0s|tis|twas)\b)", re.IGNORECASE)
"""Where something is left out at the beginning of a word: the ’50s."""
_CLOSING = "’”"
_APOSTROPHES = ("’", "'")
_SMALL_WORDS = (
    "about above across afore after against al along alongside amid amidst among amongst anenst apropos apud around as aside "
    "astride at athwart atop barring before behind below beneath beside besides between beyond but by circa despite down during et "
    "except for forenenst from given in inside into lest like modulo near next notwithstanding of off on onto out over per plus pro "
    "qua sans since than through thru throughout thruout till to toward towards under underneath until unto up upon versus vs. v. vs v "
    "via vis-à-vis with within without or yet so and nor a an the de d' von van c ca"
)
_SMALL = frozenset(_SMALL_WORDS.split())


def has_latin(text: str) -> bool:
    """Whether a text has any character of an alphabet, a digit or a hyphen: only such text is set in italics."""
    return _LATIN.search(text) is not None


def curly(text: str) -> str:
    r"""Straight quotation marks and apostrophes as typographic ones; noncharacters, which mark italics, are left out.

    >>> curly('the workers\' "mass line"')
    'the workers’ “mass line”'
    """
    text = text.translate(NOT_TEXT)
    text = re.sub(r'(^|[\s(\[“‘—-])"(?=\S)', r"\1“", text).replace('"', "”")
    text = _LEFT_OUT.sub(r"\1’", text)
    return re.sub(r"(^|[\s(\[“])'(?=\S)", r"\1‘", text).replace("'", "’")


def within_quotes(text: str) -> str:
    """A text as it stands between double quotation marks: its own ones alternate, beginning with single ones.

    >>> within_quotes("What the “Three Explanations” mean")
    'What the ‘Three Explanations’ mean'
    >>> within_quotes("“百‘花’齐放”")
    '‘百“花”齐放’'
    """
    marks = list(text)
    for depth, opening, closing in _quotations(text):
        marks[opening], marks[closing] = "‘’" if depth % 2 == 0 else "“”"
    return "".join(marks)


def _quotations(text: str) -> list[tuple[int, int, int]]:
    """Every quotation in a text: how many are around it, and the places of its marks; an apostrophe is none of these."""
    found, opened = [], []
    for mark in _CURLY.finditer(text):
        place, char = mark.start(), mark[0]
        if char in _PAIRS:
            opened.append(place)
        elif opened and char == _PAIRS[text[opened[-1]]]:
            opening = opened.pop()
            found.append((len(opened), opening, place))
    return found


def stop(text: str) -> str:
    """A text with a full stop at its end, inside closing quotation marks, unless it ends in a mark that takes none.

    >>> stop("the ‘mass line’"), stop("Is it?")
    ('the ‘mass line.’', 'Is it?')
    """
    body, closing = _closing_apart(text)
    return body + ("" if body.endswith((".", "?", "!", ";", ":")) else ".") + closing


def comma(text: str) -> str:
    """A text with a comma at its end, inside closing quotation marks.

    >>> comma("the ‘mass line’")
    'the ‘mass line,’'
    """
    body, closing = _closing_apart(text)
    return f"{body.removesuffix(',')},{closing}"


def _closing_apart(text: str) -> tuple[str, str]:
    """A text without the marks that close quotations at its end, and these."""
    closing = {place for _, _, place in _quotations(text)}
    end = len(text)
    while end - 1 in closing:
        end -= 1
    return text[:end], text[end:]


def title_case(text: str) -> str:
    """An English title with capitals; words that have one anywhere stay as they are.

    >>> title_case("what is “to be done” about party-masses relations? a report")
    'What Is “to Be Done” about Party-Masses Relations? A Report'
    """
    pieces = re.split(f"({_WORDS.pattern})", text)
    words = [place for place in range(0, len(pieces), 2) if pieces[place]]
    hyphened, apostrophes = _before_first_hyphen(pieces), _apostrophes(pieces)
    for before, place in pairwise([-1, *words]):
        first = before < 0 or any(mark in "?!:" for mark in pieces[before + 1 : place : 2])
        if place - 1 not in apostrophes and (first or place == hyphened or _is_weighty(pieces[place])):
            pieces[place] = _capital(pieces[place])
    if words and len(pieces[words[-1]]) > 1 and _last_mark(pieces, words[-1]) not in apostrophes:
        pieces[words[-1]] = _capital(pieces[words[-1]])
    return "".join(pieces)


def _capital(word: str) -> str:
    """A word with a capital; one that has a capital anywhere stays as it is."""
    return word[0].upper() + word[1:] if word == word.lower() else word


def _is_weighty(word: str) -> bool:
    return len(word) > 1 and word not in _SMALL


def _apostrophes(pieces: list[str]) -> set[int]:
    """Places of the marks that close no quotation: what follows them directly belongs to the word before."""
    starts = list(accumulate(map(len, pieces), initial=0))
    closing = {place for _, _, place in _quotations("".join(pieces))}
    return {at for at in range(1, len(pieces), 2) if pieces[at] in _APOSTROPHES and starts[at] not in closing}


def _last_mark(pieces: list[str], place: int) -> int:
    """Place of the last mark before a word, blanks left out; after an apostrophe citeproc-js leaves a last word as it is."""
    return next((at for at in range(place - 1, 0, -2) if pieces[at].strip()), -1)


def _before_first_hyphen(pieces: list[str]) -> int:
    """Place of a word that the first mark of a title, a hyphen, follows; -1 where that is not so."""
    first = next((place for place in range(1, len(pieces), 2) if pieces[place].strip()), 0)
    return first - 1 if first and pieces[first] == "-" else -1
