"""The pairs of an article as HTML: English and Chinese side by side, every paragraph with its number as a link."""

from html import escape

from duizhao.model import Article, Paragraph


def pairs_html(article: Article) -> str:
    """All pairs, one on a line, without blanks between paragraphs; empty for an article without text.

    Args:
        article: aligned.
    """
    return "\n".join(
        f'<div class="{"pair block" if pair.block else "pair"}">'
        f"{''.join([paragraph_html(article.en[number - 1]) for number in pair.en])}"
        f"{''.join([paragraph_html(article.zh[number - 1]) for number in pair.zh])}</div>"
        for pair in article.pairs
    )


def paragraph_html(paragraph: Paragraph) -> str:
    """One paragraph, its number before it as a link to itself.

    >>> from duizhao.model import Paragraph
    >>> paragraph_html(Paragraph("zh", 3, "A<B"))
    '<p id="zh3" lang="zh"><a href="#zh3">3</a>A&lt;B</p>'
    """
    anchor = paragraph.anchor
    link = f'<a href="#{anchor}">{paragraph.number}</a>'
    return f'<p id="{anchor}" lang="{paragraph.lang}">{link}{escape(paragraph.text, quote=False)}</p>'
