"""An article as plain HTML, as every other program is given it."""

import html
from collections.abc import Iterator

from duizhao.model import Article


def headlines(article: Article) -> Iterator[tuple[str, str]]:
    """Both headlines with their languages."""
    yield "zh", article.headline_zh.text
    yield "en", article.headline_en.text


def article_html(article: Article) -> str:
    """Headlines, paragraphs and byline."""
    lines = [f'<h1 lang="{lang}">{html.escape(text)}</h1>' for lang, text in headlines(article)]
    for paragraph in (*article.zh, *article.en):
        lines += [f'<p lang="{paragraph.lang}">{html.escape(paragraph.text)}</p>']
    return "\n".join([*lines, f"<p>{html.escape(article.byline.zh)} {html.escape(article.byline.en)}</p>"])
