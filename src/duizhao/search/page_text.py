"""Articles' pages as the store of texts: the units of an article, cut out of our own markup."""

import re
from dataclasses import dataclass
from html import unescape

_ARTICLE = '<main id="main" class="article"'
_HEADLINE = re.compile(r"<h1>(.*?)</h1>", re.DOTALL)
_SIDE = re.compile(r'<span lang="(zh|en)">(.*?)</span>', re.DOTALL)
_MASTHEAD = re.compile(r'<p class="masthead">.*?</p>', re.DOTALL)
_BYLINE = re.compile(r'<bdi>([^<]*?)(?: ?<i lang="zh">([^<]*)</i>)?</bdi>')
_PAIR = re.compile(r'<div class="pair[^>]*>(.*?)</div>', re.DOTALL)
_CITED = re.compile(r'<div class="cite">(.*?)</div>', re.DOTALL)
_CITATION = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_PARAGRAPH = re.compile(r'<p id="((?:zh|en)\d+)" lang="(?:zh|en)"><a href="#\1">\d+</a>([^<]*)</p>')


@dataclass(frozen=True, slots=True)
class PageUnit:
    """A unit as a page shows it.

    Attributes:
        name: `headline-zh`, `byline-en`, `zh3`.
        pair: names of the units of the other language beside it.
    """

    name: str
    text: str
    pair: tuple[str, ...]

    @property
    def lang(self) -> str:
        """`zh` or `en`."""
        return "en" if self.name.startswith("en") or self.name.endswith("-en") else "zh"


def units_of_page(html: str) -> tuple[PageUnit, ...] | None:
    """The units of an article in the order of search; None where the page is no article's."""
    if _ARTICLE not in html:
        return None
    headline = _HEADLINE.search(html)
    sides = dict(_SIDE.findall(headline[1])) if headline else {}
    headlines = {lang: unescape(lines.replace("<br>", " ")) for lang, lines in sides.items()}
    paragraphs = _paragraphs(html)
    return (
        *_heads("headline", headlines),
        *_heads("byline", _bylines(html)),
        *(unit for unit in paragraphs if unit.name.startswith("zh")),
        *(unit for unit in paragraphs if unit.name.startswith("en")),
    )


def citations_of_page(html: str) -> tuple[str, str]:
    """How a page cites the original and the translation, which is as the original is cited where there is none."""
    cited = _CITED.search(html)
    found = _CITATION.findall(cited[1]) if cited else []
    original, translation = (*found, "", "")[:2]
    return _plain(original), _plain(translation or original)


def _plain(html: str) -> str:
    return unescape(_TAG.sub("", html)).strip()


def _heads(kind: str, texts: dict[str, str]) -> tuple[PageUnit, PageUnit]:
    zh, en = texts.get("zh", ""), texts.get("en", "")
    return (
        PageUnit(f"{kind}-zh", zh, (f"{kind}-en",) if en else ()),
        PageUnit(f"{kind}-en", en, (f"{kind}-zh",) if zh else ()),
    )


def _bylines(html: str) -> dict[str, str]:
    masthead = _MASTHEAD.search(html)
    match = _BYLINE.search(masthead[0]) if masthead else None
    return {"en": unescape(match[1]), "zh": unescape(match[2] or "")} if match else {}


def _paragraphs(html: str) -> list[PageUnit]:
    """Paragraphs in order of their numbers, whatever order pairs have."""
    units = []
    for inside in _PAIR.findall(html):
        here = _PARAGRAPH.findall(inside)
        for name, text in here:
            pair = tuple(other for other, _ in here if other[:2] != name[:2])
            units.append(PageUnit(name, unescape(text), pair))
    return sorted(units, key=lambda unit: int(unit.name[2:]))
