"""A plain scan of all texts: the yardstick of exactness. It shares the fold table and the stemmer with the index, and nothing else.

Every unit becomes one string in which each token is written so that a sequence of tokens is a substring: a word between
two signs that no text has, a Han character or kept mark as itself. Then `str.find` finds what a query asks for.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from duizhao.folding import class_of, fold
from duizhao.model import Article
from duizhao.stems import stem

OPEN, CLOSE = "\ufdd0", "\ufdd1"
"""Noncharacters: Unicode keeps them out of texts."""

_RUN = re.compile("w+|h+|m[mb]*")
_TOKEN = re.compile(f"{OPEN}([^{CLOSE}]*){CLOSE}|.", re.DOTALL)

Span = tuple[int, int, int]
"""Unit of the corpus, and where in its written form it begins and ends."""


@dataclass(frozen=True, slots=True)
class ScanUnit:
    """One stretch of text.

    Attributes:
        written: its tokens as a string.
        kind: `headline`, `byline` or `text`.
    """

    article: int
    kind: str
    lang: str
    written: str


@dataclass(frozen=True, slots=True)
class Texts:
    """A corpus as the scan reads it, articles in reading order.

    Attributes:
        size: UTF-8 bytes of all units.
        words: how often every word stands in them.
    """

    articles: tuple[Article, ...]
    units: tuple[ScanUnit, ...]
    size: int
    words: Counter[str]


def read_texts(articles: Iterable[Article]) -> Texts:
    """Write every unit of some articles down for the scan; articles keep their facts and lose their paragraphs' pairs."""
    kept: list[Article] = []
    units: list[ScanUnit] = []
    words: Counter[str] = Counter()
    size = 0
    for number, article in enumerate(articles):
        kept.append(article)
        for kind, lang, text in _texts(article):
            written = write(text)
            size += len(text.encode())
            units.append(ScanUnit(number, kind, lang, written))
            words.update(word for word in _TOKEN.findall(written) if word)
    return Texts(tuple(kept), tuple(units), size, words)


def _texts(article: Article) -> Iterator[tuple[str, str, str]]:
    yield "headline", "zh", " ".join(line.text for line in article.headline_zh.lines)
    yield "headline", "en", " ".join(line.text for line in article.headline_en.lines)
    yield "byline", "zh", article.byline.zh
    yield "byline", "en", article.byline.en
    for paragraph in (*article.zh, *article.en):
        yield "text", paragraph.lang, paragraph.text


@cache
def _class_letter(character: str) -> str:
    return class_of(ord(character))[0]


def write(text: str) -> str:
    """The tokens of a text as a string.

    >>> write("The 党，群 1958, party's").replace(OPEN, "[").replace(CLOSE, "]")
    '[the]党,群[1958][party][s]'
    """
    folded = "".join(sign for sign in fold(text) if _class_letter(sign) != "i")
    classes = "".join(map(_class_letter, folded))
    parts = []
    runs = [(match[0][0], match.start(), match.end()) for match in _RUN.finditer(classes)]
    for at, (kind, start, end) in enumerate(runs):
        beside = {runs[near][0] for near in (at - 1, at + 1) if 0 <= near < len(runs)}
        if kind == "w":
            parts.append(f"{OPEN}{folded[start:end]}{CLOSE}")
        elif kind == "h":
            parts.append(folded[start:end])
        elif "h" in beside:
            parts.append("".join(sign for sign in folded[start:end] if _class_letter(sign) == "m"))
    return "".join(parts)


def forms_of(word: str, words: Iterable[str]) -> list[str]:
    """The words with the same stem."""
    root = stem(word)
    return [form for form in words if stem(form) == root]


def find_all(needle: str, unit: ScanUnit) -> Iterator[tuple[int, int]]:
    """Where a needle stands, overlapping places included."""
    start = unit.written.find(needle)
    while start >= 0:
        yield start, start + len(needle)
        start = unit.written.find(needle, start + 1)


def find_words(needle: str, unit: ScanUnit) -> Iterator[tuple[int, int]]:
    """Where words begin with a needle."""
    for start, end in find_all(needle, unit):
        yield start, unit.written.index(CLOSE, end - 1) + 1


def by_article(spans: Iterable[Span], texts: Texts) -> dict[int, list[Span]]:
    """Spans by the number of their article."""
    found: dict[int, list[Span]] = defaultdict(list)
    for span in spans:
        found[texts.units[span[0]].article].append(span)
    return found


def near(one: Iterable[Span], other: Iterable[Span], distance: int, texts: Texts) -> set[Span]:
    """Spans of both that stand near one another: in one unit, not overlapping, few words and Han between them."""
    others: dict[int, list[Span]] = defaultdict(list)
    for span in other:
        others[span[0]].append(span)
    ones: dict[int, list[Span]] = defaultdict(list)
    for span in one:
        if span[0] in others:
            ones[span[0]].append(span)
    found: set[Span] = set()
    for unit, spans in ones.items():
        counted = _counted(texts.units[unit].written)
        for first in spans:
            for second in others[unit]:
                left, right = sorted((first, second), key=lambda span: span[1:])
                if left[2] <= right[1] and counted[right[1]] - counted[left[2]] <= distance:
                    found |= {first, second}
    return found


def _counted(written: str) -> list[int]:
    """For each place of a written text: how many words and Han characters begin before it."""
    inside = False
    begins = []
    for sign in written:
        begins.append(int(sign == OPEN or (not inside and _class_letter(sign) == "h")))
        inside = sign == OPEN or (inside and sign != CLOSE)
    return [0, *accumulate(begins)]
