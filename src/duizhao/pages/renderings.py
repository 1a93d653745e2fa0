"""Pages of terms: how each key term was rendered and what each English word renders, with lines in both languages."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from duizhao.catalogue import Catalogue
from duizhao.ids import article_address
from duizhao.labels import label
from duizhao.pages._addresses import TERMS, rendering_address, term_address
from duizhao.pages._markup import NOTHING, bilingual, html, join_html, link, say, wide_table
from duizhao.pages.numbered import numbered
from duizhao.pages.page import Page
from duizhao.renderings import Line, Rendering, Renderings, RenderingTable
from duizhao.text import has_han
from duizhao.vocabulary import Term, Vocabulary

_MOST_FORMS = 4
_FEW = 200
"""Pairs below which numbers are small, and the page says so."""
_ALIKE = 0.8
"""Share of the pairs from which a term counts as rendered alike."""

Told = tuple[Renderings, tuple[int, ...]]
"""A term's renderings, and in how many pairs each stands."""


@dataclass(frozen=True, slots=True)
class _Terms:
    """What the pages of terms are made from; `called` gives for each word the terms of the vocabulary that it calls for."""

    table: RenderingTable
    catalogue: Catalogue
    called: Mapping[str, Sequence[Term]]


def terms_pages(table: RenderingTable, catalogue: Catalogue, vocabulary: Vocabulary) -> Iterator[Page]:
    """Two tables, from Chinese and from English, those of most pairs first; and a page for each term of the vocabulary."""
    called: dict[str, list[Term]] = {}
    for term in vocabulary:
        for name in dict.fromkeys((*term.words_en, *_chinese(term))):
            called.setdefault(name, []).append(term)
    terms = _Terms(table, catalogue, called)
    told = [*zip(table.terms, table.counts, strict=True)]
    by_term: dict[str, list[Told]] = {}
    for each in told:
        for term in called.get(each[0].term, ()):
            by_term.setdefault(term.id, []).append(each)
    chinese = [each for each in told if has_han(each[0].term)]
    english = [each for each in told if not has_han(each[0].term)]
    yield from _tables(f"{TERMS}index", "terms", chinese, terms)
    yield from _tables(f"{TERMS}english", "terms-english", english, terms)
    for term in vocabulary:
        if own := by_term.get(term.id):
            yield _term_page(term, own, terms)


def _chinese(term: Term) -> tuple[str, ...]:
    return term.label_zh, *term.other_zh


def is_inconsistent(term: Renderings, counts: tuple[int, ...]) -> bool:
    """Whether a term has several renderings, none of them in nearly all of its pairs."""
    return len(counts) > 1 and max(counts) < _ALIKE * term.passages


def _tables(base: str, title: str, told: Sequence[Told], terms: _Terms) -> Iterator[Page]:
    """A table, 200 rows to a page."""
    other = ("english.html", "terms-english") if title == "terms" else ("index.html", "terms")
    for address, piece, others in numbered(base, told):
        rows = join_html(_row(each, terms) for each in piece)
        content = html(
            "<h1>{}</h1><p>{}</p><p>{}</p><p>{}</p>{}{}",
            say(title),
            say("terms-intro"),
            _notes(terms.table),
            link(other[0], say(other[1])),
            wide_table("renderings", label(title).en, ("term", "terms-in", "terms-renderings"), rows),
            others,
        )
        yield Page(address, label(title).en, content)


def _notes(table: RenderingTable) -> Markup:
    as_of = html("{}.", say("related-as-of", version=table.version or "–", count=f"{table.articles:,}"))
    notes = [as_of, say("terms-pairs", pairs=f"{table.pairs:,}")]
    notes += [say("terms-sampled")] if table.sampled else []
    notes += [say("terms-few")] if table.pairs < _FEW else []
    return join_html(notes, " ")


def _row(told: Told, terms: _Terms) -> Markup:
    term, counts = told
    return html(
        '<tr><th scope="row">{}{}</th><td>{}</td><td><ul>{}</ul></td></tr>',
        _linked(term.term, terms.called.get(term.term, ())),
        _flag(told),
        f"{term.passages:,}",
        join_html(html("<li>{}</li>", each) for each in _summaries(term, counts)),
    )


def _linked(words: str, called: Sequence[Term]) -> Markup:
    """A word as a link to the page of its term; of several terms by their labels."""
    name = _name(words)
    addresses = [rendering_address(term.id).removeprefix(TERMS) for term in called]
    if len(called) > 1:
        labels = (bilingual(term.label_en, term.label_zh) for term in called)
        return html("{} <small>{}</small>", name, join_html(map(link, addresses, labels), " · "))
    return link(addresses[0], name) if addresses else name


def _name(words: str) -> Markup:
    return bilingual("", words) if has_han(words) else html("{}", words)


def _flag(told: Told) -> Markup:
    return html(' <small class="badge">{}</small>', say("terms-inconsistent")) if is_inconsistent(*told) else NOTHING


def _summaries(term: Renderings, counts: tuple[int, ...]) -> Iterator[Markup]:
    for rendering, count in zip(term.found, counts, strict=True):
        yield _summary(rendering, count)
    left = term.passages - sum(counts)
    if left:
        yield html("{} ×{}", say("terms-otherwise"), f"{left:,}")


def _summary(rendering: Rendering, count: int) -> Markup:
    """A rendering with its count, and the longer phrases around it."""
    forms = [
        html("{} ×{}", _quoted(form), times) for form, times in rendering.forms[:_MOST_FORMS] if form != rendering.words
    ]
    others = html(" ({})", join_html(forms, ", ")) if forms else NOTHING
    return html("<b>{}</b> ×{}{}", _name(rendering.words), f"{count:,}", others)


def _quoted(words: str) -> Markup:
    return _name(words) if has_han(words) else html("“{}”", words)


def _term_page(term: Term, told: Sequence[Told], terms: _Terms) -> Page:
    """All renderings of a term of the vocabulary, from both sides."""
    name = bilingual(term.label_en, term.label_zh)
    tag = link(f"../{term_address(term.id)}", say("terms-articles")) if term.id in terms.catalogue.by_term else NOTHING
    content = html(
        '<p class="where">{}</p><h1>{}</h1><p>{}</p><p>{}</p>{}',
        link("index.html", say("terms")),
        name,
        _notes(terms.table),
        tag,
        join_html(_section(each, terms.catalogue) for each in told),
    )
    return Page(rendering_address(term.id), f"{label('terms').en}: {term.label_en} {term.label_zh}".strip(), content)


def _section(told: Told, catalogue: Catalogue) -> Markup:
    """One word with its renderings, each with lines from the texts."""
    term, counts = told
    parts = [
        html("<h3>{}</h3>{}", _summary(rendering, count), _lines(rendering, catalogue))
        for rendering, count in zip(term.found, counts, strict=True)
    ]
    left = term.passages - sum(counts)
    if left:
        places = join_html((_place(place) for place in term.unexplained if _is_there(place, catalogue)), " · ")
        parts.append(html("<h3>{} ×{}</h3><p>{}</p>", say("terms-otherwise"), f"{left:,}", places))
    heading = html(
        "<h2>{} <small>{} {}</small>{}</h2>", _name(term.term), f"{term.passages:,}", say("terms-in"), _flag(told)
    )
    return html("<section>{}{}</section>", heading, join_html(parts))


def _lines(rendering: Rendering, catalogue: Catalogue) -> Markup:
    """Concordance lines, and links to the further places; those that are gone are left out."""
    lines = [line for line in rendering.lines if _is_there(line.place, catalogue)]
    shown = {line.place for line in lines}
    others = [each for each in rendering.passages if each not in shown and _is_there(each, catalogue)]
    items = join_html(html("<li>{}</li>", _line(line)) for line in lines)
    rest = html("<p>{}</p>", join_html(map(_place, others), " · ")) if others else NOTHING
    return (html('<ul class="lines">{}</ul>', items) if items else NOTHING) + rest


def _line(line: Line) -> Markup:
    zh, en = (
        (html("{}<mark>{}</mark>{}", *piece) if piece[1] else html("{}{}{}", *piece)) for piece in (line.zh, line.en)
    )
    return html('{}<p lang="zh">{}</p><p lang="en">{}</p>', _place(line.place), zh, en)


def _is_there(place: str, catalogue: Catalogue) -> bool:
    article_id, _, anchor = place.partition("#")
    entry = catalogue.by_id.get(article_id)
    return entry is not None and (not anchor or entry.has_paragraph(anchor))


def _place(place: str) -> Markup:
    """A link to a paragraph, or to the article whose headline it is."""
    article_id, mark, anchor = place.partition("#")
    where = anchor or say("headline")
    return html('<a href="../{}{}{}">{} {}</a>', article_address(article_id), mark, anchor, article_id[:10], where)
