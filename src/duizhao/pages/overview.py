"""The timeline page, and the pieces of the corpus that hand-written pages show."""

import json
from collections.abc import Iterator, Sequence

from markupsafe import Markup

from duizhao.assets import ROOT as ASSETS
from duizhao.catalogue import Catalogue
from duizhao.dates import date_en, date_zh
from duizhao.labels import label
from duizhao.pages._addresses import facet_index_address, kind_address
from duizhao.pages._markup import NOTHING, both, html, join_html, link, say
from duizhao.pages.dates import year_gaps
from duizhao.pages.page import Page
from duizhao.pages.periods import year_period
from duizhao.pages.terms import FACETS
from duizhao.pages.timeline import chart, scale_of, table
from duizhao.vocabulary import Vocabulary

OVERLAYS = f"{ASSETS}/overlays.json"
"""Counts of every tag in every period, for laying a tag over the timeline."""


def timeline_page(catalogue: Catalogue) -> Page:
    """The timeline with its table, and all years."""
    content = html(
        "<h1>{}</h1>{}{}{}",
        say("timeline-title"),
        timeline(catalogue, ""),
        _timeline_table(catalogue),
        _years(catalogue),
    )
    return Page("timeline.html", label("timeline").en, content)


def timeline(catalogue: Catalogue, root: str) -> Markup:
    """The chart over the whole corpus."""
    scale = scale_of(catalogue.entries)
    if scale is None:
        return html("<p>{}</p>", say("empty"))
    counts = scale.count(entry.date for entry in catalogue.entries)
    return html(
        '<figure class="timeline"><figcaption>{}</figcaption>{}</figure>',
        both(scale.words),
        chart(scale, counts, root),
    )


def _timeline_table(catalogue: Catalogue) -> Markup:
    scale = scale_of(catalogue.entries)
    if scale is None:
        return NOTHING
    counts = scale.count(entry.date for entry in catalogue.entries)
    return html("<h2>{}</h2>{}", say("as-table"), table(scale, counts))


def _years(catalogue: Catalogue) -> Markup:
    years = sorted({day.year for day in catalogue.days})
    items = join_html(
        html("<li>{}</li>", link(year_period(year).address, both(year_period(year).label))) for year in years
    )
    return html('<h2>{}</h2><ul class="parts">{}</ul>{}', say("years"), items, year_gaps(catalogue))


def summary(catalogue: Catalogue) -> Markup:
    """How many articles there are, from when to when."""
    entries = catalogue.entries
    if not entries:
        return html("<p>{}</p>", say("empty"))
    first, last = entries[0].date, entries[-1].date
    return html(
        '<p class="summary">{}</p>',
        say(
            "summary" if len(entries) > 1 else "summary-one",
            count=f"{len(entries):,}",
            first=date_en(first),
            last=date_en(last),
            first_zh=date_zh(first),
            last_zh=date_zh(last),
        ),
    )


def ways_in(catalogue: Catalogue, vocabulary: Vocabulary, root: str, beside: Sequence[str] = ()) -> Markup:
    """Links to the years, to what else there is (`systems`, `terms`), to the kinds of tags, and to what the source itself says."""
    kinds = dict.fromkeys(term.kind for term in vocabulary if term.id in catalogue.by_term)
    items = [link(f"{root}timeline.html", say("browse-dates"))]
    items += [link(f"{root}{name}/index.html", say(name)) for name in beside]
    items += [link(root + kind_address(kind), say(f"kind-{kind}")) for kind in kinds]
    items += [link(root + facet_index_address(facet), say(facet)) for facet in FACETS if catalogue.entries]
    items.append(link(f"{root}report.html", say("report")))
    return html('<ul class="ways">{}</ul>', join_html(html("<li>{}</li>", item) for item in items))


def overlays(catalogue: Catalogue, vocabulary: Vocabulary) -> Iterator[tuple[str, bytes]]:
    """The file of counts by tag, for the script of the timeline page: `{unit, periods, terms: [[en, zh, counts]]}`."""
    scale = scale_of(catalogue.entries)
    if scale is None:
        return
    terms = [
        [term.label_en, term.label_zh, scale.count(entry.date for entry in catalogue.by_term[term.id])]
        for term in vocabulary
        if term.id in catalogue.by_term
    ]
    periods = ["-".join(f"{part:02}" for part in period.key) for period in scale.periods]
    data = {"unit": scale.unit, "periods": periods, "terms": terms}
    yield OVERLAYS, json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
