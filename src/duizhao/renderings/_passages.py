"""The headline and the pairs of an article as passages."""

from collections.abc import Iterator

from duizhao.model import Article
from duizhao.renderings._values import Passage


def passages_of(article: Article) -> Iterator[Passage]:
    """The headline, and the pairs that have both sides, each with the place of its first Chinese paragraph; a headline has the article's."""
    if article.headline_zh.lines and article.headline_en.lines:
        yield Passage(article.headline_zh.text, article.headline_en.text, article.id)
    for pair in article.pairs:
        if pair.zh and pair.en:
            zh = "".join(article.zh[number - 1].text for number in pair.zh)
            en = " ".join(article.en[number - 1].text for number in pair.en)
            yield Passage(zh, en, f"{article.id}#zh{pair.zh[0]}")
