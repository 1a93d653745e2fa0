"""Headline and byline lines at the head of a body: recognised, set aside, and what they tell."""

import bisect
import difflib
import re
from dataclasses import dataclass

from duizhao.dates import MONTHS_EN
from duizhao.ids import Lang
from duizhao.numerals import NUMERALS
from duizhao.seeds._byline_lines import byline_kind, ends_sentence
from duizhao.seeds._dateline import read_dateline
from duizhao.seeds._lines import Line
from duizhao.seeds._meta_lines import is_date_line
from duizhao.text import letters_only, strip_blanks

_ADDITION = re.compile(
    r"[(（\[【]?\s*(?:图片|照片|图|漫画|木刻|速写|photos?|pictures?|images?|cartoons?)\s*[)）\]】]?", re.IGNORECASE
)
# What ends a paragraph and no headline; headlines ask and exclaim.
_PROSE_END = tuple("。.；;，,：:")
_AFTER_BREAK = re.compile(r"[:：—–]|\s-\s")
_MARK = re.compile(r"^#{1,6}\s+")
_MARKED = re.compile(r"(\*{1,3}|_{2,3})(?=\S)(.+?)(?<=\S)\1")
_BREAK = re.compile(r"[\s:：;；—\-–(（,，/]")
_MOST_LINES = 8
_MOST_BYLINES = 4
_LONGEST = 2000
"""Letters of a headline that are looked for in the body; a longer one is no headline that a body repeats."""
_LONGEST_SIMILAR = 600
_SIMILAR = 0.8
_KICKER_LETTERS = 60
_COUNTED = re.compile(
    rf"\d|[{NUMERALS}]|\b(?:{'|'.join(MONTHS_EN)}|first|second|third|fourth|fifth|one|two|three|four|five)\b",
    re.IGNORECASE,
)
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
    cut = _split_byline(received, byline, body)
    above = byline_kind(lang, byline, cut[0].text) if byline and cut else ""
    used, lines, variants = _repeated(lang, received, cut[1:] if above else cut)
    byline_variants: tuple[Line, ...] = ()
    if above and used:
        byline_variants = (cut[0],) if above == "variant" else ()
        used += 1
    elif above == "variant":
        used, lines, variants = _repeated(lang, received, cut)
    # What stands before the byline in one line is a headline only if it repeats one: 本报记者　林守田 does not.
    rest = cut[used:] if used else body
    kind = byline_kind(lang, byline, rest[0].text) if rest and byline else ""
    if kind == "same" or (kind == "variant" and len(rest) > 1):
        byline_variants += (rest[0],) if kind == "variant" else ()
        rest = rest[1:]
    elif byline and (many := _byline_lines(lang, byline, rest)):
        rest = rest[many:]
    elif used and byline and _is_below_deck(lang, byline, rest):
        rest = [rest[0], *rest[2:]]
    lines = lines or tuple(_parts(lang, received))
    return Head(tuple(filter(None, map(_unmarked, lines))), variants, byline_variants, rest)


def _byline_lines(lang: Lang, byline: str, body: list[Line]) -> int:
    """How many lines together are a byline of several lines; 0 where none are."""
    counts = range(2, min(_MOST_BYLINES, len(body)) + 1) if body and len(body[0].text) < len(byline) else ()
    joined = ((count, " ".join(line.text for line in body[:count])) for count in counts)
    return next((count for count, text in joined if byline_kind(lang, byline, text) == "same"), 0)


def stands_apart(headline: str, byline: str, previous: str, text: str) -> bool:
    """Whether of two English lines one is a headline, a line of it that a mark ends, or a byline."""
    if byline and (byline_kind("en", byline, previous) or byline_kind("en", byline, text)):
        return True
    said = letters_only(previous[: _LONGEST + 1])
    if not said or not letters_only(headline[: _LONGEST + 1]).startswith(said):
        return False
    return re.match(r"\s*(?:[:：;；—–-]|$)", _after_letters(headline, len(said))) is not None


def _is_below_deck(lang: Lang, byline: str, body: list[Line]) -> bool:
    """Whether a byline stands below one more line such as ——记一个好办法, which stays a paragraph, and above a text."""
    return len(body) > len(("deck", "byline")) and (
        _may_be_kicker(lang, body[0].text) and byline_kind(lang, byline, body[1].text) == "same"
    )


def _repeated(lang: Lang, received: str, body: list[Line]) -> tuple[int, tuple[str, ...], tuple[Line, ...]]:
    """How many lines repeat the headline, whole or in part, the lines that follow from them, and the variants among them."""
    used, lines, variants = _repeated_headline(lang, received, body)
    if not used and len(received) <= _LONGEST:
        used = _repeated_parts(lang, received, body)
    return used, lines, variants


def _parts(lang: Lang, received: str) -> list[str]:
    """The lines of a headline that its body does not repeat."""
    parts = received.split("  ") if lang == "zh" else [received]
    return [part for part in map(strip_blanks, parts) if part]


def _unmarked(line: str) -> str:
    """A headline's line without the marks of Markdown around it."""
    if len(line) > _LONGEST:
        return line
    bare = _MARK.sub("", line)
    while (match := _MARKED.fullmatch(bare)) is not None:
        bare = match[2]
    return strip_blanks(bare)


def _split_byline(received: str, byline: str, body: list[Line]) -> list[Line]:
    """Cut a line that holds headline and byline, with a gap between them, in two: 本报记者　林守田 is no headline."""
    if not byline or not body:
        return body
    parts = _GAP.split(body[0].text)
    if len(parts) > 1 and letters_only(parts[-1]) == letters_only(byline):
        headline = strip_blanks(body[0].text[: body[0].text.rindex(parts[-1])])
        if not letters_only(received[:_LONGEST]).startswith(letters_only(headline[:_LONGEST])):
            return body
        return [Line(body[0].number, headline), Line(body[0].number, parts[-1]), *body[1:]]
    return body


def _repeated_headline(lang: Lang, received: str, body: list[Line]) -> tuple[int, tuple[str, ...], tuple[Line, ...]]:
    """How many lines repeat the headline, the lines that follow from them, and the variants among them."""
    target = letters_only(received[: _LONGEST + 1])
    if not target or not body or len(target) > _LONGEST or len(received) > _LONGEST or _is_whole_text(received, body):
        return 0, (), ()
    for skipped in range(min(3, len(body))):
        if not all(_may_be_kicker(lang, line.text) for line in body[:skipped]):
            break
        texts = [line.text for line in body[skipped : skipped + _MOST_LINES]]
        lines = _exact_lines(lang, received, texts, whole=skipped > 0)
        if lines:
            used, headline = lines
            return skipped + used, (*(line.text for line in body[:skipped]), *headline), ()
    used = _similar_lines(received, [line.text for line in body[:4]])
    return used, (), tuple(body[:used])


def _is_whole_text(received: str, body: list[Line]) -> bool:
    """Whether a body is a single sentence in the words of its headline: 雨。 below 雨."""
    return len(body) == 1 and ends_sentence(body[0].text) and not ends_sentence(received)


def _repeated_parts(lang: Lang, received: str, body: list[Line]) -> int:
    """How many lines are each a part of the headline, in whichever order: a line of a Chinese one, what stands behind a colon or dash in an English one."""
    parts = _parts("zh", received) if lang == "zh" else _AFTER_BREAK.split(received)[1:]
    if lang == "zh" and len(parts) == 1:
        return 0
    left = {key for part in parts if len(key := letters_only(part[:_LONGEST])) > 1}
    used = 0
    for line in body[: len(left)]:
        key = letters_only(line.text[: _LONGEST + 1])
        if key not in left or line.text.endswith(_PROSE_END):
            break
        left.remove(key)
        used += 1
    return used


def _may_be_kicker(lang: Lang, text: str) -> bool:
    if is_date_line(text) or read_dateline(lang, text):
        return False
    return not ends_sentence(text) and 0 < len(letters_only(text[:_LONGEST])) <= _KICKER_LETTERS


def _exact_lines(lang: Lang, received: str, texts: list[str], *, whole: bool) -> tuple[int, tuple[str, ...]] | None:
    """Lines that together are the headline by letters and digits, or its beginning.

    Args:
        whole: whether only the whole headline counts.
    """
    target, found = letters_only(received), ""
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
    if whole or not _BREAK.match(_after_letters(received, len(found))) or ends_sentence(texts[used - 1]):
        return None
    return used, (*texts[:used], *_parts(lang, rest.lstrip(":：;；,， \u3000")))


def _after_letters(received: str, count: int) -> str:
    """What follows the first `count` letters and digits of a headline."""
    ends = range(len(received) + 1)
    end = bisect.bisect_left(ends, count, key=lambda index: len(letters_only(received[:index])))
    return received[end:]


def _similar_lines(received: str, texts: list[str]) -> int:
    """How many lines together say nearly what the headline says, with the same numbers; 0 where none do."""
    target, counted = letters_only(received), _counted(received)
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
        if _counted(" ".join(texts[:used])) != counted:
            continue  # 一月份物价 is no other form of 二月份物价
        matcher = difflib.SequenceMatcher(None, target, joined, autojunk=False)
        if matcher.quick_ratio() > best_ratio and (ratio := matcher.ratio()) > best_ratio:
            best, best_ratio = used, ratio
    return best


def _counted(text: str) -> list[str]:
    """The figures, numerals and months of a headline, in alphabetical order."""
    return sorted(map(str.casefold, _COUNTED.findall(text)))
