"""The page of one article: where it stands, headline, masthead line, findings; text; tags and provenance."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from duizhao.audit import AUDITED, compared
from duizhao.catalogue import Entry, source_facets
from duizhao.dates import date_en, date_zh, month_en
from duizhao.ids import article_address
from duizhao.labels import finding_kinds, label
from duizhao.model import Article, Dateline, Finding, Headline, Tag
from duizhao.pages._addresses import facet_address, system_address, term_address
from duizhao.pages._markup import NOTHING, bilingual, both, html, join_html, link, say, shorten, up
from duizhao.pages.citations import citations
from duizhao.pages.metadata import metadata
from duizhao.pages.page import Page
from duizhao.pages.pairs import pairs_html
from duizhao.pages.related import RelatedList, related_html
from duizhao.settings import Settings
from duizhao.systems import System
from duizhao.vocabulary import Vocabulary
from duizhao.works import Cited, Works

_TITLE = 80
_DIGITS = 16
"""Hex digits of a source's SHA-256 on the page: enough to tell copies apart; the data have all 64."""
_MOST_TAGS = 4
_MOST_KEYWORDS = 3
"""Tags and keywords on the page, so that its frame stays light; the lists of terms and the record know all."""

_PLACES = re.compile(r"\{(?:paragraph|zh|en|address)\}")
_ANCHOR = re.compile(r"\b((?:en|zh)\d+)\b")


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The articles before and after one in its issue."""

    previous: Entry | None = None
    next: Entry | None = None


CitedBy = tuple[tuple[System, tuple[str, ...]], ...]
"""Systems that cite an article, each with the paragraphs that it cites."""


def article_page(  # noqa: PLR0913 - what is known of one article
    article: Article,
    neighbours: Neighbours,
    vocabulary: Vocabulary,
    settings: Settings,
    cited: Cited,
    *,
    systems: CitedBy = (),
    related: RelatedList | None = None,
) -> Page:
    """All parts of an article's page."""
    address = article_address(article.id)
    root = up(address)
    before = join_html(
        (
            _where(article),
            _headlines(article),
            _masthead(article, root, cited.works, settings),
            _findings(article),
            _compared(article, vocabulary),
        )
    )
    after = join_html(
        (
            _corrections(article),
            _systems(article, root, systems),
            _tags(article, root, vocabulary),
            _keywords(article),
            _names(article),
            related_html(related, root, vocabulary),
            citations(cited),
            _provenance(article, root, settings),
            _neighbours(neighbours),
        )
    )
    return Page(
        address,
        _title(article),
        pairs_html(article),
        str(before),
        str(after),
        str(metadata(article, cited.works, settings)),
    )


def _title(article: Article) -> str:
    """For the window: the page says the headline in full, so that a long one need not be sent twice."""
    headline = article.headline_en.text or article.headline_zh.text or label("untitled").en
    return f"{shorten(headline, _TITLE)} · {date_en(article.date)}"


def _page_words(article: Article) -> Markup:
    return say("page-n", page=article.page) if article.page else say("page-unknown")


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
        _page_words(article),
    ]
    named = dict(source_facets(article))
    parts += [
        html("{} {}", say(facet), link(root + facet_address(facet, named[facet]), named[facet]))
        for facet in ("section", "column")
        if facet in named
    ]
    if article.byline.en or article.byline.zh:
        parts.append(html("{} {}", label("byline").en, bilingual(article.byline.en, article.byline.zh)))
    parts += [_dateline(dateline, root, named) for dateline in article.datelines]
    if settings.facsimile:
        parts.append(link(_facsimile(article, settings.facsimile), say("facsimile")))
    return html('<p class="masthead">{}</p>', join_html(parts, " · "))


def _dateline(dateline: Dateline, root: str, named: dict[str, str]) -> Markup:
    """A dateline as written; agency and place link to their facets where they are the ones that count."""
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


def _corrections(article: Article) -> Markup:
    if not article.corrections:
        return NOTHING
    items = join_html(
        html(
            "<li>{}</li>",
            say(
                "correction",
                place=correction.place,
                expected=correction.expected,
                replaced=correction.replaced,
                reason=correction.reason,
            ),
        )
        for correction in article.corrections
    )
    return html('<section class="corrections"><h2>{}</h2><ul>{}</ul></section>', say("corrected"), items)


def _systems(article: Article, root: str, systems: CitedBy) -> Markup:
    """Which systems rest on which paragraphs; a script sets it into the margin as well."""
    if not systems:
        return NOTHING
    items = join_html(
        html(
            "<li>{} {}</li>",
            link(root + system_address(system.id), bilingual(system.name.en, system.name.zh)),
            join_html((html('<a href="#{}">{}</a>', anchor, anchor) for anchor in _originals(anchors)), " "),
        )
        for system, anchors in systems
    )
    return html(
        '<section class="cited-by"><h2>{}</h2><ul data-article="{}">{}</ul></section>',
        say("cited-by"),
        article.id,
        items,
    )


def _originals(anchors: Sequence[str]) -> Sequence[str]:
    """The Chinese paragraphs, where there are any: the translation beside them needs no link of its own."""
    return [anchor for anchor in anchors if anchor.startswith("zh")] or anchors


def _tags(article: Article, root: str, vocabulary: Vocabulary) -> Markup:
    if not article.tags:
        return NOTHING
    ranked = sorted(article.tags, key=lambda tag: -_tag_weight(tag))
    terms = [vocabulary.term(tag.term) for tag in ranked if tag.term in vocabulary]
    parts = [link(root + term_address(term.id), bilingual(term.label_en, term.label_zh)) for term in terms[:_MOST_TAGS]]
    if len(terms) > _MOST_TAGS:
        parts.append(say("more-tags", count=len(terms) - _MOST_TAGS))
    return html('<p class="tags">{}: {}</p>', say("tags-of"), join_html(parts, " · "))


def _tag_weight(tag: Tag) -> int:
    """How much an article speaks of a term: its paragraphs, and the headline for five of them."""
    return sum(5 if anchor.startswith("headline") else 1 for anchor in tag.anchors)


def _keywords(article: Article) -> Markup:
    if not article.keywords or not article.has_original:  # those of a headline alone say what it says
        return NOTHING
    return html(
        '<p class="tags">{}: <i lang="zh">{}</i></p>', say("keywords"), " · ".join(article.keywords[:_MOST_KEYWORDS])
    )


def _names(article: Article) -> Markup:
    if not article.names:
        return NOTHING
    items = join_html(html("<li>{}</li>", bilingual(name.en, name.zh)) for name in article.names)
    return html("<details><summary>{}</summary><ul>{}</ul></details>", say("names-list"), items)


def _provenance(article: Article, root: str, settings: Settings) -> Markup:
    rows = [html("{} <code>{}</code>", source.file, source.sha256[:_DIGITS]) for source in article.sources]
    works = (
        (article.has_original or article.headline_zh.lines, settings.original, settings.rights_original),
        (article.has_translation, settings.translation, settings.rights_translation),
    )
    shown = [(origin, rights) for given, origin, rights in works if given and origin]
    rows += [escape(origin) for origin, _ in shown]
    rows += [escape(rights) for rights in dict.fromkeys(rights for _, rights in shown) if rights]
    links = [link(f"{root}about.html", say("about"))]
    if settings.report:
        links.insert(0, _report(article, settings.report))
    return html(
        '<details class="provenance"><summary>{}</summary><p>{}</p></details>',
        say("provenance"),
        join_html([*rows, join_html(links, " · ")], "<br>"),
    )


def _report(article: Article, form: str) -> Markup:
    """The link of a reader's correction; a script fills in the passage that is selected."""
    filled = _PLACES.sub("", form.replace("{id}", article.id))
    return html(
        '<a class="report" data-id="{}" data-form="{}" href="{}">{}</a>', article.id, form, filled, say("report-error")
    )


def _neighbours(neighbours: Neighbours) -> Markup:
    sides = (
        (neighbours.previous, '<a rel="prev" href="{}">← {}</a>'),
        (neighbours.next, '<a rel="next" href="{}">{} →</a>'),
    )
    links = [html(form, entry.address.rpartition("/")[2], _short(entry)) for entry, form in sides if entry]
    if not links:
        return NOTHING
    return html('<nav class="neighbours" aria-label="{}">{}</nav>', label("pages-nav").en, join_html(links))


def _short(entry: Entry, most: int = 40) -> Markup:
    """A headline that fits a link: the English one, or else the Chinese."""
    text = entry.headline_en or entry.headline_zh or label("untitled").en
    cut = shorten(text, most)
    return html("{}", cut) if entry.headline_en else html('<i lang="zh">{}</i>', cut)
