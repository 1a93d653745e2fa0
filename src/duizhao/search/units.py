"""The units of an article: the stretches of text that a match stays inside."""

from duizhao.model import Article

UNITS_BEFORE_TEXT = 4
"""Headline and byline in both languages stand before the paragraphs, empty or not."""


def unit_texts(article: Article) -> list[str]:
    """The texts of an article's units: headlines, bylines, paragraphs, each Chinese before English."""
    return [
        article.headline_zh.text,
        article.headline_en.text,
        article.byline.zh,
        article.byline.en,
        *(paragraph.text for paragraph in article.zh),
        *(paragraph.text for paragraph in article.en),
    ]
