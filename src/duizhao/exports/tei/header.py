"""The header of a TEI document: what the article is, where its texts come from, and what was done to them."""

from collections.abc import Iterator

from markupsafe import Markup

from duizhao import __version__
from duizhao.dates import date_en, date_zh
from duizhao.exports.corpus import ExportedCorpus
from duizhao.exports.tei.source import source_description
from duizhao.exports.xml import element, lines
from duizhao.ids import article_address
from duizhao.labels import finding_kinds
from duizhao.model import Article, Finding
from duizhao.settings import Settings

_NOTHING = Markup("")


def header(article: Article, corpus: ExportedCorpus) -> Markup:
    """The whole header."""
    return element(
        "teiHeader",
        lines((_file(article, corpus), _encoding(), _profile(article, corpus), _revisions(article))),
    )


def _edition(corpus: ExportedCorpus) -> Markup:
    said = f"Corpus version {corpus.settings.version}".strip()
    return element("edition", f"{said} ", element("idno", corpus.version))


def _file(article: Article, corpus: ExportedCorpus) -> Markup:
    notes = [_note(finding, article) for finding in article.findings]
    parts = (
        element("titleStmt", lines(_titles(article, corpus.settings))),
        element("editionStmt", lines([_edition(corpus)])),
        element("publicationStmt", lines(_publication(article, corpus.settings))),
        element("notesStmt", lines(notes)) if notes else _NOTHING,
        source_description(article, corpus),
    )
    return element("fileDesc", lines(parts))


def _titles(article: Article, settings: Settings) -> Iterator[Markup]:
    zh, en = article.headline_zh.text, article.headline_en.text
    if zh:
        yield element("title", zh, type_="main", xml_lang="zh")
    if en:
        yield element("title", en, type_="translation" if zh else "main", xml_lang="en")
    if not zh and not en:
        yield element("title", article.id, type_="main")
    if article.byline.zh:
        yield element("author", article.byline.zh, xml_lang="zh")
    if article.byline.en:
        yield element("author", article.byline.en, xml_lang="en")
    translator = settings.translator_en or settings.translation
    if translator:
        yield _responsible("Translation into English", translator, settings.translated)
    if settings.verified:
        yield _responsible("Comparison of the translation with the original", settings.verified)


def _responsible(what: str, who: str, when: str = "") -> Markup:
    return element("respStmt", element("resp", what, when=when), element("name", who))


def _publication(article: Article, settings: Settings) -> Iterator[Markup]:
    yield element("publisher", settings.site_name or "Unnamed site")
    rights = (("Original", settings.rights_original), ("Translation", settings.rights_translation))
    said = [element("p", f"{which}: {words}") for which, words in rights if words]
    yield element("availability", lines(said or [element("p", "No statement.")]), status="unknown")
    yield element("idno", article.id, type_="duizhao")
    if settings.site_url:
        yield element("idno", settings.site_url + article_address(article.id), type_="URL")


def _note(finding: Finding, article: Article) -> Markup:
    kind = finding_kinds().get(finding.kind)
    if kind is None:
        return element("note", f"{finding.kind}: {finding.detail}", type_="finding")
    values = {"detail": finding.detail, "date": date_en(article.date), "date_zh": date_zh(article.date)}
    target = f"#{finding.anchor}" if finding.anchor else ""
    return element("note", kind.words.fill(**values).en, type_="finding", subtype=finding.kind, target=target)


def _encoding() -> Markup:
    """How the document was made; the same for every article."""
    application = element("application", element("label", "duizhao"), ident="duizhao", version=__version__)
    corrections = "Corrections that were declared are applied; revisionDesc lists them. Nothing else was corrected."
    lost = (
        "Texts are given as the source file has them, without the indents of paragraphs. "
        "A character that XML cannot hold is replaced by U+FFFD."
    )
    aligned = (
        "Paragraphs are those of the source file, numbered within their language. A program paired them by their "
        "lengths and by what survives translation: numbers, dates, names, punctuation. The attribute cert of a link is its "
        "confidence, 0 to 1; a link of the type block joins stretches that could not be aligned."
    )
    declared = (
        element("correction", lines([element("p", corrections)])),
        element("normalization", lines([element("p", lost)])),
        element("interpretation", lines([element("p", aligned)])),
    )
    return element(
        "encodingDesc", lines((element("editorialDecl", lines(declared)), element("appInfo", lines([application]))))
    )


def _profile(article: Article, corpus: ExportedCorpus) -> Markup:
    languages = (element("language", "Chinese", ident="zh"), element("language", "English", ident="en"))
    groups = [_tags(article, corpus), _keywords(article)]
    classes = element("textClass", lines(groups)) if any(groups) else _NOTHING
    return element("profileDesc", lines((element("langUsage", lines(languages)), classes)))


def _tags(article: Article, corpus: ExportedCorpus) -> Markup:
    """Tags with the places that gave them."""
    terms = []
    for tag in article.tags:
        term = corpus.vocabulary.term(tag.term)
        places = " ".join(f"#{anchor}" for anchor in tag.anchors)
        for lang, label in (("en", term.label_en), ("zh", term.label_zh)):
            if label:
                terms.append(element("term", label, key=term.id, xml_lang=lang, corresp=places))
    return element("keywords", lines(terms), n="tags") if terms else _NOTHING


def _keywords(article: Article) -> Markup:
    terms = [element("term", word, xml_lang="zh") for word in article.keywords]
    return element("keywords", lines(terms), n="keywords") if terms else _NOTHING


def _revisions(article: Article) -> Markup:
    if not article.corrections:
        return _NOTHING
    changes = [
        element("change", f"{each.place}: “{each.replaced}” for “{each.expected}”: {each.reason}")
        for each in article.corrections
    ]
    return element("revisionDesc", lines(changes))
