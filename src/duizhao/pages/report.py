"""The report: counts behind the corpus, all findings by kind, and every rejected file."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from duizhao.catalogue import Catalogue, Entry
from duizhao.labels import finding_kinds, label
from duizhao.model import Finding
from duizhao.pages._markup import NOTHING, both, html, join_html, link, say, shorten
from duizhao.pages.listing import headline_link, pages_of_list
from duizhao.pages.numbered import numbered
from duizhao.pages.page import Page

ADDRESS = "report.html"
_LONGEST = 300


def report_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The report, a list for each kind of finding, and the rejected files."""
    yield _summary(catalogue)
    kinds = finding_kinds()
    for kind in kinds:
        if entries := catalogue.by_finding.get(kind):
            words = kinds[kind].name
            yield from pages_of_list(
                _kind_address(kind), (words.en, both(words)), entries, lambda _: Markup(""), _FindingItem(kind)
            )
    yield from _rejected_pages(catalogue)


def _kind_address(kind: str) -> str:
    return f"report/{kind}.html"


@dataclass(frozen=True, slots=True)
class _FindingItem:
    """A list item that says what was found and where."""

    kind: str

    def __call__(self, entry: Entry, root: str) -> Markup:
        details = join_html((_detail(finding) for finding in entry.findings if finding.kind == self.kind), "; ")
        quoted = html(" <q>{}</q>", details) if details else NOTHING
        return html(
            "<li><small>{}</small> {}{}</li>",
            entry.date.isoformat(),
            headline_link(entry, root + entry.address),
            quoted,
        )


def _detail(finding: Finding) -> str:
    """Where something was found, and what; many say the place themselves."""
    detail = shorten(finding.detail, _LONGEST)
    is_said = finding.anchor and re.match(rf"{finding.anchor}\b", detail)
    return detail if is_said else f"{finding.anchor} {detail}".strip()


def _summary(catalogue: Catalogue) -> Page:
    entries = catalogue.entries
    counts = (
        ("seeds", sum(len(entry.sources) for entry in entries) + len(catalogue.rejected) + len(catalogue.withdrawn)),
        ("articles", len(entries)),
        ("with-original", sum(entry.zh_count > 0 for entry in entries)),
        ("with-translation", sum(entry.en_count > 0 for entry in entries)),
        ("paragraphs-zh", sum(entry.zh_count for entry in entries)),
        ("paragraphs-en", sum(entry.en_count for entry in entries)),
        ("rejected", len(catalogue.rejected)),
        *([("withdrawn-files", len(catalogue.withdrawn))] if catalogue.withdrawn else []),
    )
    numbers = join_html(
        html('<tr><th scope="row">{}</th><td>{}</td></tr>', say(key), f"{count:,}") for key, count in counts
    )
    content = html(
        '<h1>{}</h1><p>{}</p><p>{}</p><h2>{}</h2><table class="counts"><tbody>{}</tbody></table><h2>{}</h2>{}<h2>{}</h2>{}',
        say("report"),
        say("report-intro"),
        link("report/worklist.html", say("worklist")),
        say("corpus-counts"),
        numbers,
        say("finding-kinds"),
        _kinds(catalogue),
        say("rejected"),
        _rejected_link(catalogue),
    )
    return Page(ADDRESS, label("report").en, content)


def _kinds(catalogue: Catalogue) -> Markup:
    counts = {kind: len(entries) for kind, entries in catalogue.by_finding.items()}
    items = join_html(
        html(
            '<li class="w{}">{} <small>{}</small></li>',
            kind.weight,
            link(_kind_address(key), both(kind.name)),
            f"{counts[key]:,}",
        )
        for key, kind in finding_kinds().items()
        if key in counts
    )
    return html('<ul class="parts">{}</ul>', items) if items else html("<p>{}</p>", say("none"))


def _rejected_link(catalogue: Catalogue) -> Markup:
    if not catalogue.rejected:
        return html("<p>{}</p>", say("rejected-none"))
    words = html("{} ({})", say("rejected"), f"{len(catalogue.rejected):,}")
    return html("<p>{}</p>", link("report/rejected.html", words))


def _rejected_pages(catalogue: Catalogue) -> Iterator[Page]:
    if not catalogue.rejected:
        return
    for address, piece, others in numbered("report/rejected", catalogue.rejected):
        items = join_html(
            html(
                "<li>{}{}</li>",
                shorten(rejected.message, _LONGEST),
                html(" <small>{}</small>", say("known-bad", reason=rejected.reason)) if rejected.reason else "",
            )
            for rejected in piece
        )
        content = html('<h1>{}</h1><ul class="rejected">{}</ul>{}', say("rejected"), items, others)
        yield Page(address, label("rejected").en, content)
