"""Rows of the tables: plain values in the order of the fields; what is not known is None, never an empty text."""

import dataclasses
from collections.abc import Iterable, Mapping

from duizhao.exports.corpus import ExportedCorpus
from duizhao.exports.system_rows import system_rows
from duizhao.exports.tables import FORMAT, tables
from duizhao.ids import Lang, article_address
from duizhao.labels import finding_kinds
from duizhao.model import Article, Dateline

Cell = object
"""None, str, int, float, bool, a date, or a tuple of paragraph numbers or of words."""

Row = tuple[Cell, ...]
Rows = Mapping[str, list[Row]]
"""Rows by the name of their table."""

_LANGS: tuple[Lang, Lang] = ("zh", "en")


def corpus_rows(corpus: ExportedCorpus) -> Rows:
    """Rows of the tables that belong to the whole corpus."""
    whole = _corpus(corpus)
    kinds = (
        (key, kind.weight, kind.name.en, kind.name.zh, kind.words.en, kind.words.zh)
        for key, kind in finding_kinds().items()
    )
    terms = (
        (term.id, term.kind, term.label_en, term.label_zh, term.broader, term.scope, term.same)
        for term in corpus.vocabulary
    )
    systems = {name: _known(rows) for name, rows in system_rows(corpus.systems, corpus.unverified).items()}
    return {"corpus": _known([whole]), "finding_kinds": _known(kinds), "terms": _known(terms), **systems}


def article_rows(article: Article, corpus: ExportedCorpus) -> Rows:
    """Rows of one article in every other table."""
    lists: dict[str, Iterable[Row]] = {
        "headlines": _headlines(article),
        "datelines": ((each.lang, each.text, each.agency, each.place, each.day) for each in _datelines(article)),
        "paragraphs": _paragraphs(article),
        "pairs": (
            (number, pair.zh, pair.en, f"{len(pair.zh)}:{len(pair.en)}", pair.confidence, pair.block)
            for number, pair in enumerate(article.pairs, 1)
        ),
        "findings": _numbered((each.kind, each.anchor, each.detail) for each in article.findings),
        "tags": ((tag.term, tag.anchors) for tag in article.tags),
        "keywords": _numbered((word,) for word in article.keywords),
        "names": _numbered((name.zh, name.en, name.kind) for name in article.names),
        "sources": _numbered((each.file, each.sha256, each.encoding) for each in article.sources),
        "corrections": _numbered(
            (each.place, each.expected, each.replaced, each.reason) for each in article.corrections
        ),
    }
    below = {name: _known((article.id, *row) for row in rows) for name, rows in lists.items()}
    return {"articles": _known([_article(article, corpus)]), **below}


def _corpus(corpus: ExportedCorpus) -> Row:
    said = {field.name: getattr(corpus.settings, field.name) for field in dataclasses.fields(corpus.settings)}
    known = {field: getattr(corpus, field) for field in ("version", "generator", "articles", "first", "last")}
    return _row("corpus", {**said, **known, "release": corpus.settings.version, "format": FORMAT})


def _article(article: Article, corpus: ExportedCorpus) -> Row:
    address, site = article_address(article.id), corpus.settings.site_url
    period = corpus.newspaper.at(article.date)
    values = {
        "id": article.id,
        "corpus": corpus.version,
        "address": address,
        "url": site and site + address,
        "date": article.date,
        "page": article.page,
        "section": article.section,
        "column": article.column,
        "headline_zh": article.headline_zh.text,
        "headline_en": article.headline_en.text,
        "headline_zh_received": article.headline_zh.received,
        "headline_en_received": article.headline_en.received,
        "byline_zh": article.byline.zh,
        "byline_en": article.byline.en,
        "newspaper_zh": period.title.zh,
        "newspaper_pinyin": period.title.pinyin,
        "newspaper_en": period.title.en,
        "place_zh": period.place.zh,
        "place_en": period.place.en,
        "organ_zh": period.organ.zh,
        "organ_en": period.organ.en,
        "has_original": article.has_original,
        "has_translation": article.has_translation,
    }
    return _row("articles", values)


def _row(table: str, values: Mapping[str, Cell]) -> Row:
    """Values by name in the order of a table's fields."""
    return tuple([values[name] for name in tables()[table].names])


def _headlines(article: Article) -> Iterable[Row]:
    for lang in _LANGS:
        for number, line in enumerate(article.headline(lang).lines, 1):
            yield lang, number, line.role, line.text


def _datelines(article: Article) -> Iterable[Dateline]:
    return filter(None, map(article.dateline, _LANGS))


def _paragraphs(article: Article) -> Iterable[Row]:
    zh = {number: pair for pair, each in enumerate(article.pairs, 1) for number in each.zh}
    en = {number: pair for pair, each in enumerate(article.pairs, 1) for number in each.en}
    for paragraphs, pairs in ((article.zh, zh), (article.en, en)):
        for each in paragraphs:
            yield each.lang, each.number, each.anchor, pairs.get(each.number), each.text


def _numbered(rows: Iterable[Row]) -> Iterable[Row]:
    return ((number, *row) for number, row in enumerate(rows, 1))


def _known(rows: Iterable[Row]) -> list[Row]:
    """Rows whose empty texts and empty lists are None."""
    return [tuple(None if cell in ("", ()) else cell for cell in row) for row in rows]
