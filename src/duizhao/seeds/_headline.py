"""Headline and byline lines at the head of a body: recognised, set aside, and what they tell."""

import bisect
import difflib
import re
from dataclasses import dataclass

from duizhao.ids import Lang
from duizhao.seeds._lines import Line
from duizhao.text import letters_only, strip_blanks

_ADDITION = re.compile(
    r"[(（\[【]?\s*(?:图片|照片|图|漫画|木刻|速写|photos?|pictures?|images?|cartoons?)\s*[)）\]】]?", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"[。！？!?.；;，,][”’」』\"]?$")
# What ends a paragraph and no headline; headlines ask and exclaim.
_PROSE_END = tuple("。.；;，,：:")
_BREAK = re.compile(r"[\s:：;；—\-–(（,，/]")
_MOST_LINES = 8
_LONGEST = 2000
"""Letters of a headline that are looked for in the body; a longer one is no headline that a body repeats."""
_LONGEST_SIMILAR = 600
_SIMILAR = 0.8
_KICKER_LETTERS = 60
_BYLINE_EXTRA = 14
_GAP = re.compile(r"[ \t]{2,}|\u3000+")


@dataclass(frozen=True, slots=True)
class Head:
    """What stands at the head of a body.

    Attributes:
        lines: the headline's lines.
        headline_variants: lines that repeat the headline in other words.
        byline_variants: lines that repeat the byline with additions.
        body: what is left.
    """

    lines: tuple[str, ...]
    headline_variants: tuple[Line, ...]
    byline_variants: tuple[Line, ...]
    body: list[Line]


def read_head(lang: Lang, received: str, byline: str, body: list[Line]) -> Head:
    """Set the repeated headline and byline lines of a body aside.

    Without repeated lines two ASCII blanks break a Chinese headline, and nothing breaks an English one.

    Args:
        received: the headline as the header gives it.
        byline: the byline as the header gives it.
        body: lines of the body that are not blank.
    """
    cut = _split_byline(byline, body)
    used, lines, variants = _repeated_headline(received, cut)
    # What stands before the byline in one line is a headline only if it repeats one: 本报记者　林守田 does not.
    rest = cut[used:] if used else body
    byline_variants: tuple[Line, ...] = ()
    if rest and byline and (kind := _byline_kind(byline, rest[0].text)):
        byline_variants = (rest[0],) if kind == "variant" else ()
        rest = rest[1:]
    if not lines:
        parts = received.split("  ") if lang == "zh" else [received]
        lines = tuple(part for part in map(strip_blanks, parts) if part)
    return Head(lines, variants, byline_variants, rest)


def _split_byline(byline: str, body: list[Line]) -> list[Line]:
    """Cut a line that holds headline and byline, with a gap between them, in two."""
    if not byline or not body:
        return body
    parts = _GAP.split(body[0].text)
    if len(parts) > 1 and letters_only(parts[-1]) == letters_only(byline):
        headline = strip_blanks(body[0].text[: body[0].text.rindex(parts[-1])])
        return [Line(body[0].number, headline), Line(body[0].number, parts[-1]), *body[1:]]
    return body


def _repeated_headline(received: str, body: list[Line]) -> tuple[int, tuple[str, ...], tuple[Line, ...]]:
    """How many lines repeat the headline, the lines that follow from them, and the variants among them."""
    target = letters_only(received[: _LONGEST + 1])
    if not target or not body or len(target) > _LONGEST or len(received) > _LONGEST:
        return 0, (), ()
    for skipped in range(min(3, len(body))):
        if not all(_may_be_kicker(line.text) for line in body[:skipped]):
            break
        texts = [line.text for line in body[skipped : skipped + _MOST_LINES]]
        lines = _exact_lines(received, target, texts, whole=skipped > 0)
        if lines:
            used, headline = lines
            return skipped + used, (*(line.text for line in body[:skipped]), *headline), ()
    used = _similar_lines(target, [line.text for line in body[:4]])
    return used, (), tuple(body[:used])


def _may_be_kicker(text: str) -> bool:
    return not _ends_sentence(text) and 0 < len(letters_only(text[:_LONGEST])) <= _KICKER_LETTERS


def _ends_sentence(text: str) -> bool:
    return _SENTENCE_END.search(text[-2:]) is not None


def _exact_lines(received: str, target: str, texts: list[str], *, whole: bool) -> tuple[int, tuple[str, ...]] | None:
    """Lines that together are the headline by letters and digits, or its beginning.

    Args:
        whole: whether only the whole headline counts.
    """
    found = ""
    used = 0
    for text in texts:
        opening = text[: _LONGEST + 1]
        # The first word of a long paragraph tells mostly enough.
        if not target.startswith(found + letters_only(opening.partition(" ")[0])):
            break
        key = letters_only(opening)
        if not key or len(text) > _LONGEST or not target.startswith(found + key):
            break
        found += key
        used += 1
    if not used:
        return None
    if found == target:
        return used, tuple(texts[:used])
    rest = strip_blanks(_after_letters(received, len(found)))
    if _ADDITION.fullmatch(rest):
        before = _after_letters(received, len("".join(map(letters_only, texts[: used - 1]))))
        return used, (*texts[: used - 1], strip_blanks(before))
    if whole or not _BREAK.match(_after_letters(received, len(found))) or _ends_sentence(texts[used - 1]):
        return None
    return used, (*texts[:used], rest.lstrip(":：;；,， \u3000"))


def _after_letters(received: str, count: int) -> str:
    """What follows the first `count` letters and digits of a headline."""
    ends = range(len(received) + 1)
    end = bisect.bisect_left(ends, count, key=lambda index: len(letters_only(received[:index])))
    return received[end:]


def _similar_lines(target: str, texts: list[str]) -> int:
    """How many lines together say nearly what the headline says; 0 where none do."""
    if len(target) > _LONGEST_SIMILAR:
        return 0
    best, best_ratio = 0, _SIMILAR
    joined = ""
    for used, text in enumerate(texts, 1):
        if len(text) > _LONGEST or text.endswith(_PROSE_END):
            break
        joined += letters_only(text)
        if len(joined) > 2 * len(target):
            break
        matcher = difflib.SequenceMatcher(None, target, joined, autojunk=False)
        if matcher.quick_ratio() > best_ratio and (ratio := matcher.ratio()) > best_ratio:
            best, best_ratio = used, ratio
    return best


def _byline_kind(byline: str, text: str) -> str:
    """Whether a line is the byline ("same"), the byline with an addition ("variant"), or neither ("")."""
    if len(text) > 2 * len(byline) + _LONGEST:
        return ""
    key, target = letters_only(text), letters_only(byline)
    if not target:
        return ""
    if key in {target, f"by{target}"}:
        return "same"
    is_variant = len(target) > 1 and len(key) - len(target) <= _BYLINE_EXTRA and not _ends_sentence(text)
    return "variant" if is_variant and _words(byline) in _words(text) else ""


def _words(text: str) -> str:
    """Latin words with a blank on either side, so that only whole ones are found; Han as it is."""
    return re.sub(r"[\W_]+", " ", f" {text} ").casefold() if text.isascii() else letters_only(text)
