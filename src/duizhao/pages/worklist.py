"""The work list: articles by what most needs a human eye, as a page and as CSV.

No score is made up: those with the weightiest findings come first, then those with most of them, then as they were printed.
"""

from collections.abc import Iterator, Sequence
from operator import itemgetter

from markupsafe import Markup

from duizhao.catalogue import Catalogue, Entry
from duizhao.labels import finding_kinds, label
from duizhao.pages._markup import both, html, join_html, link, say
from duizhao.pages.listing import headline_alone
from duizhao.pages.page import Page
from duizhao.pages.split import MOST
from duizhao.spreadsheets import csv_file

ADDRESS = "report/worklist.html"
CSV = "report/worklist.csv"
_WEIGHTS = (3, 2, 1)
_FIELDS = (
    "id",
    "address",
    "date",
    "page",
    "headline_zh",
    "headline_en",
    "weight_3",
    "weight_2",
    "weight_1",
    "kind",
    "kind_zh",
    "place",
    "detail",
)


def worklist_page(catalogue: Catalogue) -> Page:
    """The articles that most need a human eye, as many as a list may hold."""
    ranked = _ranked(catalogue)
    items = join_html(_item(entry) for _, entry in ranked[:MOST])
    content = html(
        '<h1>{}</h1><p>{}</p><p>{} ({})</p><ol class="articles">{}</ol>',
        say("worklist"),
        say("worklist-intro"),
        link("worklist.csv", say("worklist-csv")),
        f"{len(ranked):,}",
        items,
    )
    return Page(ADDRESS, label("worklist").en, content)


def worklist_file(catalogue: Catalogue) -> Iterator[tuple[str, bytes]]:
    """The whole list as CSV, a line for each finding."""
    yield CSV, csv_file((_FIELDS, *_rows(catalogue)))


def _rows(catalogue: Catalogue) -> Iterator[Sequence[object]]:
    kinds = finding_kinds()
    for counts, entry in _ranked(catalogue):
        about = (
            entry.id,
            entry.address,
            entry.date.isoformat(),
            entry.page or "",
            entry.headline_zh,
            entry.headline_en,
        )
        for finding in sorted(entry.findings, key=lambda finding: -kinds[finding.kind].weight):
            name = kinds[finding.kind].name
            yield (*about, *counts, name.en, name.zh, finding.anchor, finding.detail)


_Ranked = tuple[tuple[int, ...], Entry]
"""How many findings of each weight an article has, the weightiest first."""


def _ranked(catalogue: Catalogue) -> Sequence[_Ranked]:
    """All that have a finding which asks to be looked at; those that have notes alone do not."""
    weight = {kind: each.weight for kind, each in finding_kinds().items()}
    found = []
    for entry in catalogue.entries:
        weights = [weight[finding.kind] for finding in entry.findings]
        if max(weights, default=0) > min(_WEIGHTS):
            found.append((tuple(map(weights.count, _WEIGHTS)), entry))
    return sorted(found, key=itemgetter(0), reverse=True)  # equal ones stay as they were printed


def _item(entry: Entry) -> Markup:
    kinds = finding_kinds()
    ordered = sorted(dict.fromkeys(finding.kind for finding in entry.findings), key=lambda kind: -kinds[kind].weight)
    names = join_html((both(kinds[kind].name) for kind in ordered), " · ")
    return html(
        "<li><small>{}</small> {}<br><small>{}</small></li>",
        entry.date.isoformat(),
        headline_alone(entry, f"../{entry.address}"),
        names,
    )
