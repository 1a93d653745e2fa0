"""The corpus of tests/contracts/search.json as articles, and articles as its plain values."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

from duizhao.ids import make_id
from duizhao.model import Article, Byline, Dateline, Headline, HeadlineLine, Paragraph, Source, Tag

CONTRACT = Path(__file__).with_name("contracts") / "search.json"


def load_contract() -> dict[str, Any]:
    return json.loads(CONTRACT.read_text("utf-8"))


def plain_article(values: dict[str, Any]) -> Article:
    """An article from plain values; those that are missing are empty."""
    date, page = dt.date.fromisoformat(values["date"]), values["page"]
    headline_zh, zh, en = values.get("headline_zh", []), values.get("zh", []), values.get("en", [])
    headline_en = values.get("headline_en", [])
    given = values.get("id") or make_id(date, page, "".join(headline_zh or headline_en), "".join(zh or en))
    agencies = [("zh", values.get("agency", ""), "5日电"), ("en", values.get("agency_en", ""), ", May 5th")]
    return Article(
        given,
        date,
        page,
        Headline(tuple(map(HeadlineLine, headline_en))),
        Headline(tuple(map(HeadlineLine, headline_zh))),
        Byline(values.get("byline_en", ""), values.get("byline_zh", "")),
        values.get("section", ""),
        values.get("column", ""),
        tuple(Dateline(lang, agency + rest, agency, "", 5) for lang, agency, rest in agencies if agency),
        tuple(Paragraph("en", number, text) for number, text in enumerate(en, 1)),
        tuple(Paragraph("zh", number, text) for number, text in enumerate(zh, 1)),
        sources=(Source(f"{given}.txt", "0" * 64),),
        tags=tuple(Tag(term, ("zh1",)) for term in values.get("tags", [])),
    )


def article_values(article: Article) -> dict[str, Any]:
    """Plain values of an article."""
    zh, en = article.dateline("zh"), article.dateline("en")
    return {
        "id": article.id,
        "date": article.date.isoformat(),
        "page": article.page,
        "headline_zh": [line.text for line in article.headline_zh.lines],
        "headline_en": [line.text for line in article.headline_en.lines],
        "byline_zh": article.byline.zh,
        "byline_en": article.byline.en,
        "section": article.section,
        "column": article.column,
        "agency": zh.agency if zh else "",
        "agency_en": en.agency if en else "",
        "tags": [tag.term for tag in article.tags],
        "zh": [paragraph.text for paragraph in article.zh],
        "en": [paragraph.text for paragraph in article.en],
    }
