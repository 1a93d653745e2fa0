"""Numbers that English says in words of their own, or together: a dozen, half a million, 6 to 8 million, 1953–57."""

import re

from duizhao.align import said_en

_SMALL = (
    "one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
)
_SCALE = "hundred|thousand|million|billion"
_HALF_OF = re.compile(rf"\bhalf(?: a|-a)?[ -]({_SCALE})\b", re.IGNORECASE)
_AND_A_HALF = re.compile(rf"\b(\w+) and a half ({_SCALE})\b", re.IGNORECASE)
_DOZENS = re.compile(rf"\b(a|{_SMALL}) dozen\b", re.IGNORECASE)
_SHARED = re.compile(
    rf"\b([\d.,]{{0,20}}\d|{_SMALL}) (?:to|or|and) ([\d.,]{{0,20}}\d|{_SMALL}) ({_SCALE})\b", re.IGNORECASE
)
_FORTNIGHT = re.compile(r"\b(?:a )?fortnight\b", re.IGNORECASE)
_YEARS = re.compile(r"(?<![\d–/-])(1[89]|20)(\d\d) ?[–—/-] ?(\d\d)(?![\d–/-])")
"""Years of one century, which the second does not say again."""
_HINT = re.compile(rf"\b(?:half|dozen|fortnight|{_SCALE})\b|{_YEARS.pattern}", re.IGNORECASE)


def is_spoken(text: str) -> bool:
    """Whether a text may have such a number in it."""
    return _HINT.search(text) is not None


def spelled_out(text: str) -> str:
    """A text with such numbers in figures, each whole.

    >>> spelled_out("half a million, two and a half million, a dozen letters, 6 to 8 million, a fortnight")
    '0.5 million, 2.5 million, 12 letters, 6 million to 8 million, 15 days'
    >>> spelled_out("the Plan (1953–57), 1958-01")
    'the Plan (1953 to 1957), 1958-01'
    """
    text = _AND_A_HALF.sub(lambda match: f"{_count(match[1])}.5 {match[2]}", text)
    text = _HALF_OF.sub(lambda match: f"0.5 {match[1]}", text)
    text = _DOZENS.sub(lambda match: str(12 * _count(match[1])), text)
    text = _SHARED.sub(lambda match: f"{match[1]} {match[3]} to {match[2]} {match[3]}", text)
    text = _YEARS.sub(_both_years, text)
    return _FORTNIGHT.sub("15 days", text)


def _both_years(match: re.Match[str]) -> str:
    century, first, last = match.groups()
    return f"{century}{first} to {century}{last}" if first < last else match[0]


def _count(word: str) -> int:
    """What a small number in words or figures means; one where it is none."""
    said = [each for each in said_en(word.lower()) if each.isdigit()]
    return int(said[0]) if said else 1
