"""Systems beside each other: the table on the page, and the same statement by statement as CSV."""

from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup

from duizhao.catalogue import Catalogue
from duizhao.ids import article_address, parse_id
from duizhao.labels import label
from duizhao.pages._addresses import SYSTEMS, system_address
from duizhao.pages._markup import NOTHING, html, join_html, link, say, wide_table
from duizhao.pages.page import Page
from duizhao.pages.systems import is_verified, words
from duizhao.spreadsheets import csv_file
from duizhao.systems import Quotations, Statement, System, Systems, Words

CSV = "systems/systems.csv"
CSV_OF_ALL = "systems/systems-with-unverified.csv"
_COLUMNS = ("system", "system-level", "actor", "rhythm", "duties", "results")
_FIELDS = (
    "system", "name_en", "name_zh", "kind_en", "kind_zh", "level_en", "level_zh", "organisation_en", "organisation_zh",
    "place_en", "place_zh", "reported", "report", "verified", "statement", "number", "actor_en", "actor_zh", "rhythm_en",
    "rhythm_zh", "text_en", "text_zh", "evidence_zh", "evidence_en", "paragraphs",
)  # fmt: skip
_BETWEEN = " | "
"""Stands between the quotations of one statement."""


def systems_page(systems: Systems, catalogue: Catalogue) -> Page:
    """The page that lists all systems and compares those that a Chinese text vouches for."""
    dated = sorted(systems, key=lambda system: system.reports[0])
    compared = [system for system in dated if is_verified(system, catalogue)]
    others = [system for system in dated if not is_verified(system, catalogue)]
    content = html(
        "<h1>{}</h1><p>{}</p>{}{}{}<p>{}</p>",
        say("systems"),
        say("systems-intro"),
        _filter(),
        _table(compared, catalogue),
        _aside(others, catalogue),
        join_html(_downloads(has_others=bool(others)), " · "),
    )
    return Page(f"{SYSTEMS}index.html", label("systems").en, content)


def systems_files(systems: Systems, catalogue: Catalogue) -> Iterator[tuple[str, bytes]]:
    """The statements of all systems as CSV: those that a Chinese text vouches for, and all."""
    if systems:
        yield CSV, _csv((system for system in systems if is_verified(system, catalogue)), catalogue)
        yield CSV_OF_ALL, _csv(systems, catalogue)


def _filter() -> Markup:
    """The field of the script that filters; it shows it."""
    return html(
        '<p class="filter" hidden><label>{} <input type="search"></label> <output></output></p>', say("systems-filter")
    )


def _downloads(*, has_others: bool) -> Iterator[Markup]:
    yield link(CSV.removeprefix(SYSTEMS), say("systems-csv"))
    if has_others:
        yield link(CSV_OF_ALL.removeprefix(SYSTEMS), say("systems-csv-all"))


def _aside(systems: Sequence[System], catalogue: Catalogue) -> Markup:
    if not systems:
        return NOTHING
    return html(
        '<details class="uncompared"><summary>{} ({})</summary>{}</details>',
        say("systems-unverified"),
        len(systems),
        _table(systems, catalogue),
    )


def _table(systems: Sequence[System], catalogue: Catalogue) -> Markup:
    rows = join_html(_row(system, catalogue) for system in systems)
    return wide_table("systems", label("systems").en, _COLUMNS, rows)


def _row(system: System, catalogue: Catalogue) -> Markup:
    doubt = NOTHING if is_verified(system, catalogue) else html(' <small class="badge">{}</small>', say("unverified"))
    name = link(system_address(system.id).removeprefix(SYSTEMS), words(system.name))
    date = parse_id(system.reports[0]).date.isoformat()
    provisions = system.provisions
    return html(
        '<tr><th scope="row" abbr="{}" data-sort="{}">{}{}<small>{} · {}</small></th><td>{}</td><td>{}</td><td>{}</td><td>{}</td>'
        "<td>{}</td></tr>",
        name.striptags(),
        date,
        name,
        doubt,
        date,
        words(system.place or system.organisation),
        words(system.level),
        _distinct(provision.actor for provision in provisions),
        _distinct(provision.rhythm for provision in provisions),
        _numbered(provisions, system, "provisions"),
        _numbered(system.results, system, "results"),
    )


def _distinct(given: Iterable[Words]) -> Markup:
    different = [*filter(None, dict.fromkeys(given))]
    return (
        html("<ul>{}</ul>", join_html(html("<li>{}</li>", words(each)) for each in different)) if different else NOTHING
    )


def _numbered(statements: Sequence[Statement], system: System, part: str) -> Markup:
    if not statements:
        return NOTHING
    items = (
        html('<li>{} <a href="{}.html#{}-{}">{}</a></li>', words(each.text), system.id, part, number, number)
        for number, each in enumerate(statements, 1)
    )
    return html("<ul>{}</ul>", join_html(items))


def _csv(systems: Iterable[System], catalogue: Catalogue) -> bytes:
    return csv_file((_FIELDS, *(row for system in systems for row in _rows(system, catalogue))))


def _rows(system: System, catalogue: Catalogue) -> Iterator[Sequence[object]]:
    report = system.reports[0]
    about = [system.id]
    for named in (system.name, system.kind, system.level, system.organisation, system.place):
        about += (named.en, named.zh)
    about += (parse_id(report).date.isoformat(), article_address(report), str(is_verified(system, catalogue)).lower())
    for part, statements in system.statements():
        for number, each in enumerate(statements, 1):
            said = (each.actor.en, each.actor.zh, each.rhythm.en, each.rhythm.zh, each.text.en, each.text.zh)
            yield (*about, part, number, *said, *_evidence(each.evidence))


def _evidence(groups: Sequence[Quotations]) -> tuple[str, str, str]:
    quotations = [quotation for group in groups for quotation in group]
    zh, en = (_BETWEEN.join(each.words for each in quotations if each.lang == lang) for lang in ("zh", "en"))
    return zh, en, " ".join(f"{each.article}#{each.anchor}" for each in quotations)
