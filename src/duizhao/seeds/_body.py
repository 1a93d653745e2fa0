"""Bodies: lines become paragraphs, and what is odd about them is said."""

import re

from duizhao.ids import Lang
from duizhao.model import Finding, Paragraph
from duizhao.seeds._lines import Line
from duizhao.text import HAN

_NOTE = re.compile(
    r"[\W_]*(?:translator['’]?s?['’]?\s+(?:note|comment|remark)s?\b"
    r"|(?:note|notes|disclaimer|n\.?b\.?)[\W_]+(?=.{0,300}?\b(?:translat\w*|original (?:text|chinese)|chinese text|source text)\b)"
    r"|this (?:is a )?translation\b|(?:this|the (?:above|following)) (?:text|article|passage) (?:was|is|has been) translated\b"
    r"|translated by\b|end of translation\b)",
    re.IGNORECASE | re.DOTALL,
)
_NOTE_REACH = 4
_LOST = re.compile(f"[{HAN}]\\?+[{HAN}]")
_CONTINUES = re.compile(r"[a-z]")
_STOPS = re.compile(r"[.!?:;\"”’)\]]$")
_WRAPPED_LENGTH = 50


def filled_lines(lines: list[Line]) -> list[Line]:
    """The lines that are not blank."""
    return [line for line in lines if line.text]


def join_wrapped(lines: list[Line]) -> list[Line]:
    """Undo hard line breaks inside English paragraphs.

    A line goes on in the next one where it is long, ends without a stop, and the next begins with a small letter.
    """
    joined: list[Line] = []
    previous_blank = True
    last_length = 0
    for line in lines:
        if not line.text:
            previous_blank = True
            continue
        goes_on = (
            not previous_blank
            and last_length >= _WRAPPED_LENGTH
            and not _STOPS.search(joined[-1].text)
            and _CONTINUES.match(line.text)
        )
        if goes_on:
            joined[-1] = Line(joined[-1].number, f"{joined[-1].text} {line.text}")
        else:
            joined.append(line)
        last_length = len(line.text)
        previous_blank = False
    return joined


def split_translator_notes(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """Cut the notes of the translator off the end of an English body."""
    for index in range(max(0, len(lines) - _NOTE_REACH), len(lines)):
        if _NOTE.match(lines[index].text):
            return lines[:index], lines[index:]
    return lines, []


def number_paragraphs(lang: Lang, lines: list[Line]) -> tuple[Paragraph, ...]:
    """Give every line its ordinal."""
    return tuple(Paragraph(lang, number, line.text, line.number) for number, line in enumerate(lines, 1))


def odd_characters(paragraphs: tuple[Paragraph, ...]) -> list[Finding]:
    """Findings on characters that were lost before the text came to us."""
    findings = []
    for paragraph in paragraphs:
        if "\ufffd" in paragraph.text:
            findings.append(
                Finding("replacement-character", paragraph.anchor, _around(paragraph.text, "\ufffd"), paragraph.line)
            )
        match = _LOST.search(paragraph.text)
        if match:
            findings.append(
                Finding("lost-character", paragraph.anchor, _around(paragraph.text, match[0]), paragraph.line)
            )
    return findings


def _around(text: str, part: str, reach: int = 8) -> str:
    """A part of a text with a few characters on each side."""
    start = text.index(part)
    return text[max(0, start - reach) : start + len(part) + reach].strip()
