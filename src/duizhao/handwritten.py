"""Pages written by hand: links to articles are resolved and checked, and pieces of the corpus filled in."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence

from duizhao.catalogue import Catalogue
from duizhao.errors import IdError
from duizhao.exports import PIECES as OF_DATA
from duizhao.ids import article_address, id_of_address, parse_id
from duizhao.pages import summary, timeline, ways_in, with_chinese_marked
from duizhao.vocabulary import Vocabulary

_LINK_IN_MARKDOWN = re.compile(r"\]\(<?article:([^)#\s>]*)(?:#([^)\s>]*))?>?(?:\s+[\"'(][^)]*\)?)?\)")
_REFERENCE = re.compile(r"^ {0,3}\[[^\]]+\]:\s*<?article:([^#\s>]*)(?:#([^\s>]*))?")
_LINK_IN_HTML = re.compile(r'href="article:([^"#]*)(?:#([^"]*))?"')
_MARKER = re.compile(r"<!--\s*duizhao\s*:(.*?)-->")
_PIECE = re.compile(r"([a-z-]+)(?: (\S+))? ")
_OF_CORPUS = ("summary", "timeline", "ways-in")
_FENCE = re.compile(r"\s*(`{3,}|~{3,})(.*)")
_CODE = re.compile(r"`[^`]*`")
# Material's script would wrap a bare table in a box that scrolls and that the keyboard cannot reach.
_TABLE = re.compile(r"<table>(.*?)</table>", re.DOTALL)
_IN_A_BOX = r'<div class="wide" tabindex="0"><table class="plain">\1</table></div>'


def link_problem(catalogue: Catalogue, article_id: str, fragment: str) -> str:
    """Why a link to an article or its paragraph leads nowhere; empty where it leads somewhere."""
    try:
        parse_id(article_id)
        entry = catalogue.by_id.get(article_id)
        if entry is None:
            return "no such article"
        if fragment and not entry.has_paragraph(fragment):
            return f"the article has no paragraph {fragment}"
    except IdError as error:
        return str(error)
    return ""


def _wanted(marker: re.Match[str], catalogue: Catalogue, pieces: Sequence[str]) -> tuple[str, str]:
    """The piece that a comment asks for, and what is wrong with asking for it; one of them is empty."""
    piece = _PIECE.fullmatch(marker[1]) if marker[0].startswith("<!-- duizhao:") else None
    if piece and (piece[2] in catalogue.by_id if piece[1] == "citations" else piece[1] in pieces and not piece[2]):
        return piece[1], ""
    names = ", ".join((*_OF_CORPUS, *OF_DATA))
    return "", (
        f"expected <!-- duizhao:NAME --> with one of {names}, each on a line of its own, "
        f"or with citations and an id that exists, found {marker[0]}"
    )


def taken_article(address: str, ids: Collection[str]) -> str:
    """The article whose address a page that is written by hand would take, which is permanent; empty where there is none."""
    try:
        article_id = id_of_address(address)
    except IdError:
        return ""
    return article_id if article_id in ids else ""


def faults(markdown: str, catalogue: Catalogue) -> Iterator[tuple[int, str]]:
    """Links to articles in a page's source that lead nowhere, and pieces that there are not: line, and what is wrong."""
    for number, line in _prose_lines(markdown):
        for pattern in (_LINK_IN_MARKDOWN, _REFERENCE, _LINK_IN_HTML):
            for match in pattern.finditer(line):
                problem = link_problem(catalogue, match[1], match[2] or "")
                if problem:
                    yield number, f"expected a link to an article that exists, found {match[0]} ({problem})"
        for match in _MARKER.finditer(line):
            _, problem = _wanted(match, catalogue, _OF_CORPUS + OF_DATA * (match[0] == line.rstrip()))
            if problem:
                yield number, problem


def _prose_lines(markdown: str) -> Iterator[tuple[int, str]]:
    """Numbered lines of a page without its code, where a link is an example."""
    opened = ""
    for number, line in enumerate(markdown.split("\n"), 1):
        fence = _FENCE.match(line)
        if not opened and fence:
            opened = fence[1]
        elif not opened:
            yield number, _CODE.sub("", line)
        elif fence and fence[1].startswith(opened) and not fence[2].strip():
            opened = ""


def finish(
    html: str, catalogue: Catalogue, vocabulary: Vocabulary, root: str, *, beside: Sequence[str] = ()
) -> tuple[str, list[str]]:
    """Finish the HTML of a page: resolve `article:ID#zh3` links, fill in pieces, make tables reachable by keyboard, name the language of Chinese.

    Args:
        root: way from the page to the root of the site.
        beside: what else there is to lead to: `systems`, `terms`.

    Returns:
        The HTML, and what is wrong in it; a broken link stays as it is, and so does `<!-- duizhao:citations ID -->`, which is
        filled in when the page is published.
    """
    problems: list[str] = []

    def resolve(match: re.Match[str]) -> str:
        article_id, fragment = match[1], match[2] or ""
        problem = link_problem(catalogue, article_id, fragment)
        if problem:
            problems.append(f"expected a link to an article that exists, found {match[0]} ({problem})")
            return match[0]
        return f'href="{root}{article_address(article_id)}{"#" + fragment if fragment else ""}"'

    def fill(match: re.Match[str]) -> str:
        piece, problem = _wanted(match, catalogue, _OF_CORPUS)
        if problem:
            problems.append(problem)
        makers: dict[str, Callable[[], str]] = {
            "summary": lambda: str(summary(catalogue)),
            "timeline": lambda: str(timeline(catalogue, root)),
            "ways-in": lambda: str(ways_in(catalogue, vocabulary, root, beside)),
            "citations": lambda: match[0],
            "": str,
        }
        return makers[piece]()

    html = with_chinese_marked(_TABLE.sub(_IN_A_BOX, html))
    return _MARKER.sub(fill, _LINK_IN_HTML.sub(resolve, html)), problems
