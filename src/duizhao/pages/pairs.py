"""The pairs of an article as HTML: English and Chinese side by side."""

from collections.abc import Sequence

from duizhao.model import Article, Pair, Paragraph
from duizhao.pair_html import pair_html, paragraph_html


def pairs_html(article: Article) -> str:
    """All pairs, one on a line; empty for an article without text.

    Args:
        article: aligned.
    """
    is_bilingual = bool(article.en and article.zh)
    return "\n".join(
        [
            pair_html(_paragraphs(article, pair), pair.en, pair.zh, block=pair.block, is_bilingual=is_bilingual)
            for pair in article.pairs
        ]
    )


def _paragraphs(article: Article, pair: Pair) -> list[str]:
    return _side(article.en, pair.en) + _side(article.zh, pair.zh)


def _side(paragraphs: Sequence[Paragraph], numbers: Sequence[int]) -> list[str]:
    given = [paragraphs[number - 1] for number in numbers]
    return [paragraph_html(each.lang, each.number, each.text) for each in given]
