"""One pair as HTML: the paragraphs of both languages side by side, every one with its number as a link."""

from collections.abc import Iterable
from html import escape

from duizhao.ids import Lang, anchor


def pair_html(paragraphs: Iterable[str], *, block: bool) -> str:
    """A pair, without blanks between its paragraphs.

    Args:
        paragraphs: HTML of the English ones, then of the Chinese ones.
        block: whether they could not be aligned.
    """
    return f'<div class="{"pair block" if block else "pair"}">{"".join(paragraphs)}</div>'


def paragraph_html(lang: Lang, number: int, text: str) -> str:
    """One paragraph, its number before it as a link to itself.

    >>> paragraph_html("zh", 3, "A<B")
    '<p id="zh3" lang="zh"><a href="#zh3">3</a>A&lt;B</p>'
    """
    place = anchor(lang, number)
    return f'<p id="{place}" lang="{lang}"><a href="#{place}">{number}</a>{escape(text, quote=False)}</p>'
