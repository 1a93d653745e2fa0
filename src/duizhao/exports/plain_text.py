"""Plain text in a ZIP archive: one file for each article and language, named by the article's id."""

from collections.abc import Iterator
from typing import get_args

from duizhao.exports.archive_writer import Member
from duizhao.ids import Lang
from duizhao.model import Article

FILE = "text.zip"


def text_members(article: Article) -> Iterator[Member]:
    """One file for each language in which there is anything."""
    for lang in get_args(Lang):
        text = plain_text(article, lang)
        if text:
            yield f"text/{article.date.year:04}/{article.id}.{lang}.txt", text


def plain_text(article: Article, lang: Lang) -> str:
    """Headline lines, byline, an empty line, then each paragraph on one line; empty where that language has nothing."""
    paragraphs = [paragraph.text for paragraph in article.body(lang)]
    head = [line.text for line in article.headline(lang).lines]
    if not head and not paragraphs:
        return ""
    byline = article.byline.written(lang)
    head += [byline] if byline else []
    return "".join(f"{line}\n" for line in [*head, *([""] if head else []), *paragraphs])
