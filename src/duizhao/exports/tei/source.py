"""Where a TEI document's texts come from: the newspaper on that day, and the files that were read."""

from collections.abc import Iterator

from markupsafe import Markup

from duizhao.exports.corpus import ExportedCorpus
from duizhao.exports.xml import element, lines
from duizhao.model import Article, Source
from duizhao.newspaper import Name, Period


def source_description(article: Article, corpus: ExportedCorpus) -> Markup:
    """The printed article, and each source file with its digest."""
    settings = corpus.settings
    archives = (("original", settings.original), ("translation", settings.translation))
    parts = [_printed(article, corpus.newspaper.at(article.date))]
    parts += [_file(source) for source in article.sources]
    parts += [element("bibl", words, type_=kind) for kind, words in archives if words]
    return element("sourceDesc", lines(parts))


def _printed(article: Article, period: Period) -> Markup:
    analytic = (
        [element("title", article.headline_zh.text, level="a", xml_lang="zh")] if article.headline_zh.text else []
    )
    analytic += [element("author", article.byline.zh, xml_lang="zh")] if article.byline.zh else []
    monograph = [*_forms("title", period.title, level="j")]
    monograph += [element("idno", period.issn, type_="ISSN")] if period.issn else []
    monograph.append(element("imprint", lines(_imprint(article, period))))
    parts = [element("analytic", lines(analytic))] if analytic else []
    return element("biblStruct", lines([*parts, element("monogr", lines(monograph))]), type_="newspaperArticle")


def _imprint(article: Article, period: Period) -> Iterator[Markup]:
    yield from _forms("pubPlace", period.place)
    if period.organ.zh or period.organ.en:
        yield element("note", lines(_forms("orgName", period.organ)), type_="organ")
    yield element("date", article.date.isoformat(), when=article.date.isoformat())
    values = (("page", str(article.page or "")), ("section", article.section), ("column", article.column))
    for unit, value in values:
        if value:
            yield element("biblScope", value, unit=unit)


def _forms(tag: str, name: Name, **attributes: str) -> Iterator[Markup]:
    """A name in each form that is known."""
    for lang, form in (("zh", name.zh), ("zh-Latn-pinyin", name.pinyin), ("en", name.en)):
        if form:
            yield element(tag, form, xml_lang=lang, **attributes)


def _file(source: Source) -> Markup:
    return element(
        "bibl",
        element("title", source.file),
        Markup(" "),
        element("idno", source.sha256, type_="SHA-256"),
        Markup(" "),
        element("note", f"read as {source.encoding}"),
        type_="file",
    )
