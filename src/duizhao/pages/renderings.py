"""The page of terms: how each key term was rendered, with the places, and which terms were not always rendered alike."""

from collections.abc import Iterator

from markupsafe import Markup

from duizhao.catalogue import Catalogue
from duizhao.ids import article_address
from duizhao.labels import label
from duizhao.pages._addresses import TERMS, term_address
from duizhao.pages._markup import NOTHING, html, join_html, link, say
from duizhao.pages.page import Page
from duizhao.renderings import Rendering, Renderings, RenderingTable
from duizhao.vocabulary import Vocabulary

_MOST_FORMS = 4
_MOST_PLACES = 5
_FEW = 200
"""Pairs below which numbers are small, and the page says so."""
_ALIKE = 0.8
"""Share of the pairs from which a term counts as rendered alike."""


def terms_page(table: RenderingTable, catalogue: Catalogue, vocabulary: Vocabulary) -> Page:
    """The table of key terms, those of most pairs first."""
    ids = {name: term.id for term in vocabulary for name in (term.label_zh, *term.other_zh)}
    rows = join_html(_row(term, counts, ids, catalogue) for term, counts in zip(table.terms, table.counts, strict=True))
    as_of = say("related-as-of", version=table.version or "–", count=f"{table.articles:,}")
    notes = [say("terms-pairs", pairs=f"{table.pairs:,}")]
    notes += [say("terms-sampled")] if table.sampled else []
    notes += [say("terms-few")] if table.pairs < _FEW else []
    heads = join_html(html('<th scope="col">{}</th>', say(key)) for key in ("term", "terms-in", "terms-renderings"))
    content = html(
        '<h1>{}</h1><p>{}</p><p>{}. {}</p><div class="wide" role="region" tabindex="0" aria-label="{}"><table class="renderings">'
        "<thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>",
        say("terms"),
        say("terms-intro"),
        as_of,
        join_html(notes, " "),
        label("terms").en,
        heads,
        rows,
    )
    return Page(f"{TERMS}index.html", label("terms").en, content)


def is_inconsistent(term: Renderings, counts: tuple[int, ...]) -> bool:
    """Whether a term has several renderings, none of them in nearly all of its pairs."""
    return len(counts) > 1 and max(counts) < _ALIKE * term.passages


def _row(term: Renderings, counts: tuple[int, ...], ids: dict[str, str], catalogue: Catalogue) -> Markup:
    name = html('<i lang="zh">{}</i>', term.term)
    key = ids.get(term.term, "")
    shown = link(f"../{term_address(key)}", name) if key in catalogue.by_term else name
    flag = (
        html(' <small class="badge">{}</small>', say("terms-inconsistent"))
        if is_inconsistent(term, counts)
        else NOTHING
    )
    items = [_rendering(each, count, catalogue) for each, count in zip(term.found, counts, strict=True)]
    left = term.passages - sum(counts)
    items += [html("<li>{} ×{}</li>", say("terms-otherwise"), left)] if left else []
    return html(
        '<tr><th scope="row">{}{}</th><td>{}</td><td><ul>{}</ul></td></tr>',
        shown,
        flag,
        f"{term.passages:,}",
        join_html(items),
    )


def _rendering(rendering: Rendering, count: int, catalogue: Catalogue) -> Markup:
    forms = [html("“{}” ×{}", form, times) for form, times in rendering.forms[:_MOST_FORMS] if form != rendering.words]
    others = html(" ({})", join_html(forms, ", ")) if forms else NOTHING
    places = join_html(_places(rendering, catalogue), " ")
    return html("<li><b>{}</b> ×{}{} <small>{}</small></li>", rendering.words, f"{count:,}", others, places)


def _places(rendering: Rendering, catalogue: Catalogue) -> Iterator[Markup]:
    """Links to the first places; those whose article is gone are left out."""
    known = [place for place in rendering.passages if place.partition("#")[0] in catalogue.by_id]
    for place in known[:_MOST_PLACES]:
        article_id, _, anchor = place.partition("#")
        yield link(f"../{article_address(article_id)}#{anchor}", f"{article_id[:10]} {anchor}")
