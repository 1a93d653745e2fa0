"""What stands above the text of an article: where it stands, headline, masthead line, findings."""

import re

from markupsafe import Markup, escape

from duizhao.audit import AUDITED, compared
from duizhao.catalogue import source_facets
from duizhao.dates import date_en, date_zh, month_en
from duizhao.ids import article_address
from duizhao.labels import finding_kinds, label
from duizhao.model import Article, Byline, Dateline, Finding, Headline
from duizhao.pages._addresses import facet_address
from duizhao.pages._markup import NOTHING, bilingual, both, html, in_its_language, join_html, link, page_words, say, up
from duizhao.settings import Settings
from duizhao.vocabulary import Vocabulary
from duizhao.works import Works

_BETWEEN = " · "
_ANCHOR = re.compile(r"\b((?:en|zh)\d+)\b")


def before_text(article: Article, vocabulary: Vocabulary, settings: Settings, works: Works) -> Markup:
    """All that stands above the text."""
    root = up(article_address(article.id))
    return join_html(
        (
            _where(article),
            _headlines(article),
            _masthead(article, root, works, settings),
            _findings(article),
            _compared(article, vocabulary),
        )
    )


def page_fragment(page: int | None) -> str:
    """Fragment of a printed page in the page of its day."""
    return f"p{page or 0}"


def _where(article: Article) -> Markup:
    date = article.date
    return html(
        '<p class="where"><a href="../../index.html">{}</a> › <a href="../index.html">{}</a> › <a href="index.html#{}">{}</a></p>',
        date.year,
        month_en(date.month),
        page_fragment(article.page),
        date.day,
    )


def _headline_lines(headline: Headline) -> Markup:
    return join_html((line.text for line in headline.lines), "<br>")


def _headlines(article: Article) -> Markup:
    en, zh = _headline_lines(article.headline_en), _headline_lines(article.headline_zh)
    spans = [html('<span lang="{}">{}</span>', lang, lines) for lang, lines in (("en", en), ("zh", zh)) if lines]
    return html("<h1>{}</h1>", join_html(spans, " ") or say("untitled"))


def _masthead(article: Article, root: str, works: Works, settings: Settings) -> Markup:
    newspaper = works.newspaper.title
    parts = [
        bilingual(newspaper.en or newspaper.pinyin, newspaper.zh),
        bilingual(date_en(article.date), date_zh(article.date)),
        page_words(article.page),
    ]
    named = dict(source_facets(article))
    parts += [
        html("{} {}", say(facet), link(root + facet_address(facet, named[facet]), in_its_language(named[facet])))
        for facet in ("section", "column")
        if facet in named
    ]
    if article.byline.en or article.byline.zh:
        parts.append(html("{} {}", label("byline").en, _byline(article.byline)))
    parts += [_dateline(dateline, root, named) for dateline in article.datelines]
    if settings.facsimile:
        parts.append(link(_facsimile(article, settings.facsimile), say("facsimile")))
    return html('<p class="masthead">{}</p>', join_html(parts, _BETWEEN))


def _byline(byline: Byline) -> Markup:
    """A byline as printed, in an element of its own, by which the readers of the page know it."""
    parts = (escape(byline.en), html('<i lang="zh">{}</i>', byline.zh) if byline.zh else NOTHING)
    return html("<bdi>{}</bdi>", join_html(filter(None, parts), " "))


def _dateline(dateline: Dateline, root: str, named: dict[str, str]) -> Markup:
    """A dateline as written, a link where its agency is the one that counts as the article's."""
    words = html('<i lang="{}">{}</i>', dateline.lang, dateline.text)
    if dateline.agency and named.get("agency") == dateline.agency:
        return link(root + facet_address("agency", dateline.agency), words)
    return words


def _facsimile(article: Article, template: str) -> str:
    date = article.date
    return template.format(
        year=f"{date.year:04}", month=f"{date.month:02}", day=f"{date.day:02}", page=article.page or ""
    )


def _findings(article: Article) -> Markup:
    if not article.findings:
        return NOTHING
    kinds = finding_kinds()
    ordered = sorted(article.findings, key=lambda finding: -kinds[finding.kind].weight)
    items = join_html(
        html('<li class="w{}">{}</li>', kinds[finding.kind].weight, finding_words(finding, article))
        for finding in ordered
    )
    return html('<section class="findings"><h2>{}</h2><ul>{}</ul></section>', say("findings"), items)


def finding_words(finding: Finding, article: Article) -> Markup:
    """A finding as a sentence in both languages, or as two that share their end; paragraphs named in it are links."""
    words = finding_kinds()[finding.kind].words
    is_shared = words.en.endswith(": {detail}") and words.zh.endswith("：{detail}")
    detail = "" if is_shared else finding.detail
    said = words.fill(detail=detail, date=date_en(article.date), date_zh=date_zh(article.date))
    filled = both(said)
    if is_shared:
        filled = html("{}: {}", bilingual(said.en.removesuffix(": "), said.zh.removesuffix("：")), finding.detail)
    if finding.kind in AUDITED:
        return Markup(_ANCHOR.sub(r'<a href="#\1">\1</a>', str(filled)))  # noqa: S704 - escaped above
    if _ANCHOR.fullmatch(finding.anchor):
        return html('{} <a href="#{}">{}</a>', filled, finding.anchor, finding.anchor)
    return filled


def _compared(article: Article, vocabulary: Vocabulary) -> Markup:
    """How the translation stands, in a sentence that claims no more than what was compared."""
    counts = compared(article, vocabulary)
    if counts is None:
        return NOTHING
    parts = (
        ("compared-paragraphs", counts.paragraphs),
        ("compared-numbers", counts.numbers),
        ("compared-names", counts.names),
    )
    shown = [(label(key), f"{agree}/{all_of_them}") for key, (agree, all_of_them) in parts if all_of_them]
    en = ", ".join(f"{count} {words.en}" for words, count in shown)
    zh = "，".join(f"{words.zh}{count}" for words, count in shown)
    return html('<p class="compared">{}</p>', bilingual(label("compared").en + en, label("compared").zh + zh))
