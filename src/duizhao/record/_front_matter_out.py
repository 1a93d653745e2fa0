"""Front matter as it is written: all of an article but its paragraphs."""

from collections.abc import Iterable

from duizhao.ids import parse_id
from duizhao.model import Article, Headline, HeadlineLine
from duizhao.record._fields import FLAT_LISTS, Flat
from duizhao.record._yaml_out import Scalar, Value


def _headline_line(line: HeadlineLine) -> Value:
    """A line of a headline: its text, with its role where one is declared."""
    return {"text": line.text, "role": line.role} if line.role else line.text


def _headlines(article: Article) -> dict[str, Value]:
    """Both headlines: their lines, and the received form where the lines do not say it."""
    both: dict[str, Headline] = {"en": article.headline_en, "zh": article.headline_zh}
    headlines: dict[str, Value] = {
        lang: [_headline_line(line) for line in headline.lines] for lang, headline in both.items() if headline.lines
    }
    received: dict[str, Value] = {
        lang: headline.received for lang, headline in both.items() if headline.received != headline.text
    }
    return {**headlines, "received": received} if received else headlines


def _title(article: Article) -> str:
    """What to call the article: a headline as received, the English one first; its id where there is none."""
    headlines = (article.headline_en, article.headline_zh)
    return next((text for headline in headlines if (text := headline.received or headline.text)), article.id)


def _flat(key: str, item: Flat) -> dict[str, Value]:
    """A flat value as a mapping, without the fields that say nothing."""
    kind = FLAT_LISTS[key]
    values = ((name, getattr(item, name)) for name in kind.names)
    return {name: value for name, value in values if name not in kind.defaults or value != kind.defaults[name]}


def _confidences(article: Article) -> tuple[Scalar, ...]:
    """The confidence of every pair; nothing where all are certain."""
    confidences = tuple(pair.confidence for pair in article.pairs)
    for confidence in confidences:
        if not 0 <= confidence <= 1 or round(confidence, 2) != confidence:
            raise ValueError(f"{article.id}: expected a confidence like 0.93, found {confidence}")
    return confidences if any(confidence != 1 for confidence in confidences) else ()


def front_matter(article: Article, translation: str) -> dict[str, Value]:
    """An article's front matter, without what is empty; `page` is always there.

    Args:
        article: the article.
        translation: where its English comes from; written if it has any.

    Raises:
        IdError: the article's id is none.
        ValueError: a confidence is none.
    """
    parse_id(article.id)

    def flats(key: str, items: Iterable[Flat]) -> dict[str, Value]:
        return {key: [_flat(key, item) for item in items]}

    byline: dict[str, Value] = {"en": article.byline.en, "zh": article.byline.zh}
    values: dict[str, Value] = {
        "headline": _headlines(article),
        "byline": {lang: text for lang, text in byline.items() if text},
        "section": article.section,
        "column": article.column,
        **flats("datelines", article.datelines),
        "confidence": _confidences(article),
        **flats("names", article.names),
        **flats("sources", article.sources),
        "translation": translation if article.has_translation else "",
        **flats("tags", article.tags),
        "keywords": list(article.keywords),
        **flats("findings", article.findings),
        **flats("corrections", article.corrections),
    }
    always: dict[str, Value] = {
        "title": _title(article),
        "date": article.date,
        "page": article.page,
        "id": article.id,
    }
    return always | {key: value for key, value in values.items() if value}
