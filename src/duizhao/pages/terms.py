"""Pages of tags by kind, and of what the source itself says (facets)."""

from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup

from duizhao.catalogue import Catalogue, Entry
from duizhao.labels import label
from duizhao.pages._addresses import facet_address, facet_index_address, kind_address, term_address
from duizhao.pages._markup import NOTHING, bilingual, html, join_html, link, say, shorten, up, wide_table
from duizhao.pages.listing import pages_of_list
from duizhao.pages.numbered import numbered
from duizhao.pages.page import Page
from duizhao.pages.periods import Scale
from duizhao.pages.term import TermContext, one_term
from duizhao.pages.timeline import scale_of, spark
from duizhao.vocabulary import KINDS, Kind, Term, Vocabulary

_LONGEST = 200
"""Characters of a facet's value in lists."""

FACETS = ("section", "column", "agency", "dateline-place")

Row = tuple[str, Markup, str, tuple[Entry, ...]]
"""Address, name, scope note and articles of a term or of a facet's value."""


def term_pages(catalogue: Catalogue, vocabulary: Vocabulary) -> Iterator[Page]:
    """The index of tags, one of each kind, and a page for every term that an article has."""
    scale = scale_of(catalogue.entries)
    used = {kind: _used(catalogue, vocabulary, kind) for kind in KINDS}
    yield _tags_index(used, FACETS if scale else ())
    if scale is None:
        return
    for kind, terms in used.items():
        rows = [_term_row(term, catalogue) for term in terms]
        yield from index_pages(kind_address(kind), f"kind-{kind}", rows, scale, say("editorial"))
    whole = (scale, scale.count(entry.date for entry in catalogue.entries))
    context = TermContext(catalogue, vocabulary, whole)
    for term in (term for terms in used.values() for term in terms):
        yield from one_term(term, context)


def _used(catalogue: Catalogue, vocabulary: Vocabulary, kind: str) -> list[Term]:
    """The terms of a kind that articles have, the most frequent first."""
    terms = [term for term in vocabulary if term.kind == kind and term.id in catalogue.by_term]
    return sorted(terms, key=lambda term: (-len(catalogue.by_term[term.id]), term.label_en.casefold()))


def _term_row(term: Term, catalogue: Catalogue) -> Row:
    return term_address(term.id), bilingual(term.label_en, term.label_zh), term.scope, catalogue.by_term[term.id]


def _tags_index(used: Mapping[Kind, list[Term]], facets_given: Sequence[str]) -> Page:
    address = "tags/index.html"
    items = join_html(
        html("<li>{} <small>{}</small></li>", link("../" + kind_address(kind), say(f"kind-{kind}")), f"{len(terms):,}")
        for kind, terms in used.items()
        if terms
    )
    facets = join_html(
        html("<li>{}</li>", link("../" + facet_index_address(facet), say(facet))) for facet in facets_given
    )
    content = html(
        '<h1>{}</h1><p>{}</p><ul class="parts">{}</ul><p>{}: {} · {}</p><h2>{}</h2><p>{}</p><ul class="parts">{}</ul>',
        say("tags"),
        say("editorial"),
        items,
        say("skos"),
        link("vocabulary.ttl", "Turtle"),
        link("vocabulary.jsonld", "JSON-LD"),
        say("facets"),
        say("from-source"),
        facets,
    )
    return Page(address, label("tags").en, content)


def index_pages(address: str, title: str, rows: Sequence[Row], scale: Scale, note: Markup) -> Iterator[Page]:
    """A table of terms or values, 200 to a page: counts, first and last date, a small timeline, scope note.

    Args:
        title: key of the label that heads it.
    """
    for here, piece, others in numbered(address.removesuffix(".html"), rows):
        content = html(
            "<h1>{}</h1><p>{}</p>{}{}",
            say(title),
            note,
            _row_table(label(title).en, piece, scale, up(here)) if piece else html("<p>{}</p>", say("none")),
            others,
        )
        yield Page(here, label(title).en, content)


def _row_table(name: str, rows: Sequence[Row], scale: Scale, root: str) -> Markup:
    body = join_html(
        html(
            '<tr><th scope="row"{}>{}{}</th><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>',
            html(' abbr="{}"', name.striptags()) if scope else NOTHING,  # said again with every cell of the row
            link(root + address, name),
            html("<small>{}</small>", scope) if scope else NOTHING,
            f"{len(entries):,}",
            entries[0].date.isoformat(),
            entries[-1].date.isoformat(),
            spark(scale.count(entry.date for entry in entries)),
        )
        for address, name, scope, entries in rows
    )
    return wide_table("terms", name, ("term", "count", "first", "last", "timeline"), body)


def facet_pages(catalogue: Catalogue) -> Iterator[Page]:
    """For each source facet an index of its values, and a page for each value."""
    scale = scale_of(catalogue.entries)
    if scale is None:
        return
    for facet in FACETS:
        values = sorted(
            ((value, entries) for (name, value), entries in catalogue.by_facet.items() if name == facet),
            key=lambda pair: (-len(pair[1]), pair[0]),
        )
        rows = [
            (
                facet_address(facet, value),
                html('<i lang="{}">{}</i>', _lang(value), shorten(value, _LONGEST)),
                "",
                entries,
            )
            for value, entries in values
        ]
        yield from index_pages(facet_index_address(facet), facet, rows, scale, say("from-source"))
        for address, name, _, entries in rows:
            title = (f"{label(facet).en}: {name.striptags()}", html("{}: {}", say(facet), name))
            yield from pages_of_list(address, title, entries, lambda _: html("<p>{}</p>", say("from-source")))


def _lang(value: str) -> str:
    return "en" if value.isascii() else "zh"
