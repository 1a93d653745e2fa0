"""Bodies: lines become paragraphs, and what is odd about them is said."""

import re
from collections.abc import Callable, Iterator

from duizhao.ids import Lang
from duizhao.model import Finding, Paragraph
from duizhao.seeds._lines import Line
from duizhao.text import HAN, letters_only

_NOTE = re.compile(
    r"[\W_]*+(?:translator['’]?s?['’]?\s+(?:note|comment|remark)s?\b"
    r"|(?:note|notes|disclaimer|n\.?b\.?)[\W_]++(?=.{0,300}?\b(?:translat\w*|original (?:text|chinese)|chinese text|source text)\b)"
    r"|this (?:is a )?translation\b|(?:this|the (?:above|following)) (?:text|article|passage) (?:was|is|has been) translated\b"
    r"|translated by\b|end of translation\b)",
    re.IGNORECASE | re.DOTALL,
)
_CREDIT = re.compile(r"[\W_]*+translated by\b", re.IGNORECASE)
_NOTE_REACH = 4
_NEAR = 20
# What the archive's GBK could not hold became a question mark; a question ends in none of these places.
_LOST = re.compile(rf"[{HAN}]\?+(?=[{HAN}，、；：。》）])|(?:^|[（《“‘，、；：。])\?+(?=[{HAN}])|\?\?+")
_CONTINUES = re.compile(r"[a-z]")
_STOPS = frozenset('.!?:;"”’)]')
_WRAPPED_LENGTH = 50


def filled_lines(lines: list[Line]) -> list[Line]:
    """The lines that are not blank."""
    return [line for line in lines if line.text]


def join_wrapped(lines: list[Line], stands_apart: Callable[[str, str], bool]) -> list[Line]:
    """Undo hard line breaks inside English paragraphs.

    A line goes on in the next one where it is long, ends without a stop, and the next begins with a small letter.

    Args:
        stands_apart: whether two such lines do not belong together all the same.
    """
    joined: list[tuple[int, list[str]]] = []
    previous = ""
    for line in lines:
        if line.text and _goes_on(previous, line.text) and not stands_apart(previous, line.text):
            joined[-1][1].append(line.text)
        elif line.text:
            joined.append((line.number, [line.text]))
        previous = line.text
    return [Line(number, " ".join(parts)) for number, parts in joined]


def _goes_on(previous: str, text: str) -> bool:
    return len(previous) >= _WRAPPED_LENGTH and previous[-1] not in _STOPS and _CONTINUES.match(text) is not None


def split_translator_notes(lines: list[Line], byline: str) -> tuple[list[Line], list[Line]]:
    """Cut the notes of the translator off the end of an English body; of a mere name of the translator, which text may follow, its own line.

    Args:
        byline: as the header gives it; the line that repeats it is no note.
    """
    for index in range(max(0, len(lines) - _NOTE_REACH), len(lines)):
        if letters_only(lines[index].text[: len(byline) + _NEAR]) == letters_only(byline):
            continue
        if _CREDIT.match(lines[index].text):
            return [*lines[:index], *lines[index + 1 :]], [lines[index]]
        if _NOTE.match(lines[index].text):
            return lines[:index], lines[index:]
    return lines, []


def number_paragraphs(lang: Lang, lines: list[Line]) -> tuple[Paragraph, ...]:
    """Give every line its ordinal."""
    return tuple(Paragraph(lang, number, line.text, line.number) for number, line in enumerate(lines, 1))


def odd_characters(lang: Lang, anchor: str, line: Line) -> Iterator[Finding]:
    """Findings on characters of a text that were lost before it came to us.

    Args:
        anchor: of the text, `zh3` or `headline-zh`.
    """
    if "\ufffd" in line.text:
        yield Finding("replacement-character", anchor, _around(line.text, line.text.index("\ufffd")), line.number)
    if lang == "zh" and "?" in line.text and (match := _LOST.search(line.text)):
        yield Finding("lost-character", anchor, _around(line.text, match.start()), line.number)


def _around(text: str, place: int, reach: int = 8) -> str:
    """A place in a text with a few characters on each side."""
    return text[max(0, place - reach) : place + 1 + reach].strip()
