"""The page of one article: what stands above its text, the text in pairs, and what stands below."""

from duizhao.dates import date_en
from duizhao.ids import article_address
from duizhao.labels import label
from duizhao.model import Article
from duizhao.pages._markup import shorten
from duizhao.pages.article_foot import Surroundings, after_text
from duizhao.pages.article_head import before_text
from duizhao.pages.metadata import metadata
from duizhao.pages.page import Page
from duizhao.pages.pairs import pairs_html
from duizhao.settings import Settings
from duizhao.vocabulary import Vocabulary
from duizhao.works import Cited

_TITLE = 80


def article_page(
    article: Article, around: Surroundings, vocabulary: Vocabulary, settings: Settings, cited: Cited
) -> Page:
    """All parts of an article's page."""
    return Page(
        article_address(article.id),
        _title(article),
        pairs_html(article),
        str(before_text(article, vocabulary, settings, cited.works)),
        str(after_text(article, around, vocabulary, settings, cited)),
        str(metadata(article, cited.works, settings)),
    )


def _title(article: Article) -> str:
    """For the window: the page says the headline in full, so that a long one need not be sent twice."""
    headline = article.headline_en.text or article.headline_zh.text or label("untitled").en
    return f"{shorten(headline, _TITLE)} · {date_en(article.date)}"
