"""What an article's page says to programs: metadata that Zotero reads, JSON-LD for search engines and for our own scripts.

Zotero's translator *Embedded Metadata* takes `DC.type` for the kind of item. https://schema.org/NewsArticle
"""

import json
from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from duizhao.model import Article
from duizhao.pages._markup import html, join_html
from duizhao.settings import Settings
from duizhao.works import Creator, Works, abstract, zotero_language, zotero_names


def metadata(article: Article, works: Works, settings: Settings) -> Markup:
    """The metadata of a page, for its head."""
    tags = [
        html('<meta name="{}" content="{}">', name, value) for name, value in _fields(article, works, settings) if value
    ]
    linked = json.dumps(_linked(works), ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    script = Markup('<script type="application/ld+json">{}</script>').format(Markup(linked))  # noqa: S704 - no < is left
    return join_html([*tags, script], "\n")


def _fields(article: Article, works: Works, settings: Settings) -> Iterator[tuple[str, str]]:
    yield "DC.type", "newspaperArticle"
    yield "citation_title", zotero_title(works)
    language = zotero_language(works.creators)
    for name in zotero_names(works.creators, language):
        yield "citation_author", name
    yield "citation_publication_date", works.date.isoformat()
    yield "citation_firstpage", str(works.page or "")
    yield "citation_language", language
    yield "DC.source", works.newspaper.title.romanised()
    yield "article.section", works.section
    yield "bibo.shortTitle", works.zh
    yield "dcterms.abstract", abstract(article)
    yield "DC.rights", settings.rights_original


def zotero_title(works: Works) -> str:
    """The headline as a bibliography has it: Pinyin, characters, and the translation between brackets.

    An English headline alone would be cited as if the newspaper had published it.
    """
    return " ".join(filter(None, (works.pinyin, works.zh, works.en_sentence and f"[{works.en_sentence}]")))


def _linked(works: Works) -> dict[str, Any]:
    """The original with its translation, as JSON-LD; fields that are empty are left out."""
    original: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": works.zh,
        "datePublished": works.date.isoformat(),
        "author": [_linked_author(creator) for creator in works.creators],
        "translator": [_linked_author(creator) for creator in works.translators],
        "contributor": "et al." if works.has_others else "",
    }
    if works.has_translation:
        original["workTranslation"] = {
            "@type": "NewsArticle",
            "inLanguage": "en",
            "headline": works.en,
        }
    kept: dict[str, Any] = _without_empty(original)
    return kept


def _linked_author(creator: Creator) -> dict[str, Any]:
    return {
        "@type": "Organization" if creator.is_body else "Person",
        "name": creator.zh or creator.latin,
        "alternateName": creator.latin if creator.zh else "",
        "familyName": creator.family,
        "givenName": creator.given,
    }


def _without_empty(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_empty(part) for key, part in value.items() if part}
    return [_without_empty(part) for part in value] if isinstance(value, list) else value
