"""What stands below the text of an article: corrections, systems that cite it, tags, names, provenance, neighbours."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from duizhao.catalogue import Entry
from duizhao.ids import article_address
from duizhao.labels import label
from duizhao.model import Article, Tag
from duizhao.pages._addresses import system_address, term_address
from duizhao.pages._markup import NOTHING, bilingual, html, join_html, link, say, shorten, up
from duizhao.pages.citations import citations
from duizhao.pages.related import RelatedList, related_html
from duizhao.settings import Settings
from duizhao.systems import System
from duizhao.vocabulary import Vocabulary
from duizhao.works import Cited

_DIGITS = 16
"""Hex digits of a source's SHA-256 on the page: enough to tell copies apart; the data have all 64."""
_MOST_TAGS = 4
_MOST_KEYWORDS = 3
"""Tags and keywords on the page, so that its frame stays light; the lists of terms and the record know all."""
_SHORT = 40
"""Characters of a neighbour's headline."""

_PLACES = re.compile(r"\{(?:paragraph|zh|en|address)\}")


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The articles before and after one in its issue."""

    previous: Entry | None = None
    next: Entry | None = None


CitedBy = tuple[tuple[System, tuple[str, ...]], ...]
"""Systems that cite an article, each with the paragraphs that it cites."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the corpus knows of one article beside the article itself."""

    neighbours: Neighbours = Neighbours()
    systems: CitedBy = ()
    related: RelatedList | None = None


def after_text(
    article: Article, around: Surroundings, vocabulary: Vocabulary, settings: Settings, cited: Cited
) -> Markup:
    """All that stands below the text."""
    root = up(article_address(article.id))
    return join_html(
        (
            _corrections(article),
            _systems(article, root, around.systems),
            _tags(article, root, vocabulary),
            _keywords(article),
            _names(article),
            related_html(around.related, root, vocabulary),
            citations(cited),
            _provenance(article, root, settings),
            _neighbours(around.neighbours),
        )
    )


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


def _short(entry: Entry) -> Markup:
    """A headline that fits a link: the English one, or else the Chinese."""
    text = entry.headline_en or entry.headline_zh or label("untitled").en
    cut = shorten(text, _SHORT)
    return html("{}", cut) if entry.headline_en else html('<i lang="zh">{}</i>', cut)
