"""Concordance lines (KWIC): every hit with what stands to its left and right, and the paired text."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from typing import Literal, get_args

from duizhao.errors import IndexDamagedError
from duizhao.folding import class_of, fold
from duizhao.ids import article_address
from duizhao.search._query_tree import Text, positive_texts
from duizhao.search.evaluate import Hit, Result, search_index
from duizhao.search.matching import is_said_by
from duizhao.search.page_text import PageUnit, citations_of_page, units_of_page
from duizhao.search.published import ROOT
from duizhao.search.query import parse_query
from duizhao.search.reader import SearchIndex
from duizhao.search.tokens import tokenize
from duizhao.text import HAN

Sort = Literal["oldest", "newest", "relevance", "left", "right"]
SORTS: tuple[Sort, ...] = get_args(Sort)

WIDTH = 80
"""Code points of context on each side."""
_PIECE = re.compile(rf"[{HAN}]|[^\W{HAN}_]+")
_Place = tuple[int, int, str, str]


@dataclass(frozen=True, slots=True)
class Line:
    """One occurrence in its context.

    Attributes:
        article: id of the article; its date follows from it.
        page: where it is printed; 0 where that is unknown.
        unit: `headline-zh`, `byline-en`, `zh3`.
        pair: text of the other language beside it; empty where there is none.
        start, end: code points of the hit in the unit's text.
        citation: of the work that the unit is from, as its page has it.
    """

    article: str
    page: int
    unit: str
    left: str
    hit: str
    right: str
    pair: str
    start: int
    end: int
    citation: str = ""

    @property
    def date(self) -> str:
        """Date of print, ISO."""
        return self.article[:10]

    @property
    def address(self) -> str:
        """Address of the place in the site."""
        anchor = f"#{self.unit}" if self.unit[:2] in {"zh", "en"} else ""
        return article_address(self.article) + anchor


@dataclass(frozen=True, slots=True)
class Concordance:
    """A result and its lines; an article's page is read when the first of its lines is asked for."""

    result: Result
    lines: Iterator[Line]
    articles: Sequence[str] = ()
    """Ids of the articles that match, in the order of the lines: all that a query of fields alone has."""


def search(  # noqa: PLR0913 - options by name
    read: Callable[[str], bytes | None],
    text: str,
    *,
    sort: Sort = "oldest",
    limit: int | None = None,
    width: int = WIDTH,
    without: Iterable[str] = (),
) -> Concordance:
    """Search a published site.

    Args:
        read: gives the bytes of a file by its address in the site, None where there is none.
        text: one query.
        sort: of lines; by context, all pages with hits are read before the first line.
        limit: lines at most, after sorting; None for all.
        width: code points of context on each side.
        without: forms that are taken out of every widened word.

    Raises:
        QueryError: the query has a mistake, or asks for a tag that this site does not have.
        IndexDamagedError: a file is missing or not what it must be.
        IndexVersionError: the index was made by another version.
    """
    index = SearchIndex(lambda name: read(ROOT + name))
    query = parse_query(text)
    result = search_index(index, query, frozenset(map(fold, without)))
    texts = positive_texts(query)
    hits = _in_order(result.hits, sort)
    lines: Iterator[Line] = (line for hit in hits for line in _lines(read, hit, texts, width))
    if sort in {"left", "right"}:
        lines = iter(sorted(lines, key=_left_context if sort == "left" else _right_context))
    return Concordance(result, islice(lines, limit), [hit.id for hit in islice(hits, limit)])


def _in_order(hits: Sequence[Hit], sort: Sort) -> Sequence[Hit]:
    if sort == "newest":
        return sorted(hits, key=lambda hit: -hit.order)
    if sort == "relevance":
        return sorted(hits, key=lambda hit: (-hit.score, hit.order))
    return hits


def _left_context(line: Line) -> list[_Place]:
    """The words and Han characters before a hit, the nearest first, as concordances are sorted."""
    return [_place(piece) for piece in _PIECE.findall(line.left)[::-1]]


def _right_context(line: Line) -> list[_Place]:
    return [_place(piece) for piece in _PIECE.findall(line.right)]


def _place(piece: str) -> _Place:
    """Where a word or character stands among others: numbers by value, then Han in the order of Pinyin, then words: as browsers sort Chinese."""
    folded = fold(piece)
    if folded.isdecimal():
        return 0, int(folded), "", folded
    is_han = class_of(ord(folded[0])) == "han"
    return (1, 0, _pinyin(folded), folded) if is_han else (2, 0, "", folded)


@cache
def _pinyin(sign: str) -> str:
    """How a character sounds, with the number of its tone behind."""
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415 - takes long to load, and few searches are sorted

    return "".join(lazy_pinyin(sign, style=Style.TONE3, neutral_tone_with_five=True))


def _lines(read: Callable[[str], bytes | None], hit: Hit, asked: Sequence[Text], width: int) -> Iterator[Line]:
    if not hit.spans:
        return
    address = article_address(hit.id)
    data = read(address)
    html = data.decode("utf-8", "replace") if data is not None else ""
    units, cited = units_of_page(html), citations_of_page(html)
    if units is None:
        raise IndexDamagedError(address, "the page is missing or no article's")
    texts = {unit.name: unit.text for unit in units}
    number, tokens = -1, tokenize("")
    for place, first, behind in hit.spans:
        if place >= len(units):
            raise IndexDamagedError(address, "the page has fewer paragraphs than the index says")
        if place != number:
            number, tokens = place, tokenize(units[place].text)
        if not any(is_said_by(tokens[first:behind], text) for text in asked):
            other = f"the text of {units[place].name} is not the one that was indexed"
            raise IndexDamagedError(address, f"{other}, as while a build publishes, or where one was stopped then")
        line = _line(hit, units[place], (tokens[first].start, tokens[behind - 1].end), texts, width)
        yield replace(line, citation=cited[units[place].lang == "en"])


def _line(hit: Hit, unit: PageUnit, at: tuple[int, int], texts: dict[str, str], width: int) -> Line:
    start, end = at
    left, right = unit.text[max(0, start - width) : start], unit.text[end : end + width]
    pair = "\n".join(texts[name] for name in unit.pair)
    return Line(hit.id, hit.page, unit.name, left, unit.text[start:end], right, pair, start, end)
