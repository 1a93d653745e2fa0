"""Pages of systems: one each, every statement with its quotations in both languages side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from duizhao.catalogue import Catalogue
from duizhao.dates import date_en, date_zh
from duizhao.ids import article_address, parse_id
from duizhao.pages._addresses import system_address, term_address
from duizhao.pages._markup import NOTHING, bilingual, html, join_html, link, say
from duizhao.pages.page import Page
from duizhao.systems import RELATIONS, Party, Quotation, Quotations, Relation, Statement, System, Systems, Words
from duizhao.vocabulary import Vocabulary

_ROOT = "../"
_ORDER = ("zh", "en")
"""The original first: the translation is its rendering."""


def system_pages(systems: Systems, catalogue: Catalogue, vocabulary: Vocabulary) -> Iterator[Page]:
    """A page for each system."""
    for system in systems:
        yield _SystemPage(system, systems, catalogue, vocabulary).page()


def is_verified(system: System, catalogue: Catalogue) -> bool:
    """Whether a Chinese text stands behind what is said: without one, nothing of a system is certain."""
    return any(key in catalogue.by_id and catalogue.by_id[key].zh_count for key in system.reports)


def words(given: Words) -> Markup:
    """What the apparatus says, in both languages."""
    return bilingual(given.en, given.zh)


@dataclass(slots=True)
class _SystemPage:
    """Makes the page of one system; remembers which paragraphs it has quoted, since the first quotation has an address."""

    system: System
    systems: Systems
    catalogue: Catalogue
    vocabulary: Vocabulary
    _quoted: set[str] = field(default_factory=set)

    def page(self) -> Page:
        system = self.system
        parts = (
            html('<p class="where">{}</p><h1>{}</h1>', link("index.html", say("systems")), words(system.name)),
            NOTHING if is_verified(system, self.catalogue) else self._warning(),
            html('<p class="summary">{}</p>', words(system.summary)),
            self._facts(),
            self._list("parties", [self._party(party) for party in system.parties]),
            self._list("origins", [self._statement(each) for each in system.origins]),
            self._list("provisions", [self._provision(each) for each in system.provisions]),
            self._list("results", [self._statement(each) for each in system.results]),
            self._list("objections", [self._statement(each) for each in system.objections]),
            self._list("relations", [*self._relations()]),
        )
        return Page(system_address(system.id), f"{system.name.en} {system.name.zh}", join_html(parts))

    def _warning(self) -> Markup:
        return html('<div class="findings"><p class="w3">{}</p></div>', say("system-unverified"))

    def _facts(self) -> Markup:
        system = self.system
        rows = [
            (say("system-kind"), words(system.kind)),
            (say("system-level"), words(system.level)),
            (say("system-organisation"), words(system.organisation)),
            (say("system-place"), words(system.place)),
            (say("system-reports"), join_html((self._report(key) for key in system.reports), "<br>")),
        ]
        shown = (html("<dt>{}</dt><dd>{}</dd>", name, value) for name, value in rows if value)
        return html('<dl class="facts">{}</dl>', join_html(shown))

    def _report(self, article_id: str) -> Markup:
        date = parse_id(article_id).date
        entry = self.catalogue.by_id.get(article_id)
        headline = bilingual(entry.headline_en, entry.headline_zh) if entry else NOTHING
        day = bilingual(date_en(date), date_zh(date))
        return html("{} · {}", day, link(_ROOT + article_address(article_id), headline or article_id))

    def _list(self, part: str, items: Sequence[Markup]) -> Markup:
        if not items:
            return NOTHING
        listed = join_html(html('<li id="{}-{}">{}</li>', part, number, item) for number, item in enumerate(items, 1))
        return html('<h2>{}</h2><ol class="statements">{}</ol>', say(f"system-{part}"), listed)

    def _party(self, party: Party) -> Markup:
        return html("<p>{}: {}</p>{}", words(party.name), words(party.role), self._evidence(party.evidence))

    def _statement(self, statement: Statement) -> Markup:
        return html("<p>{}</p>{}", words(statement.text), self._evidence(statement.evidence))

    def _provision(self, provision: Statement) -> Markup:
        marks = [html("<b>{}</b>", words(provision.actor))]
        marks += [html("<em>{}</em>", words(provision.rhythm))] if provision.rhythm else []
        doubt = (
            NOTHING
            if is_verified(self.system, self.catalogue)
            else html(' <small class="badge">{}</small>', say("unverified"))
        )
        head = join_html(marks, " · ")
        return html("<p>{}: {}{}</p>{}", head, words(provision.text), doubt, self._evidence(provision.evidence))

    def _relations(self) -> Iterator[Markup]:
        for relation in self.system.relations:
            yield self._relation(f"relation-{relation.kind}", self._target(relation), relation)
        for relation, other in self.systems.related_to(self.system):
            target = link(f"{other.id}.html", words(other.name))
            yield self._relation(f"relation-{RELATIONS[relation.kind]}", target, relation)

    def _relation(self, key: str, target: Markup, relation: Relation) -> Markup:
        note = html(" {}", words(relation.note)) if relation.note else NOTHING
        return html("<p>{}: {}{}</p>{}", say(key), target, note, self._evidence(relation.evidence))

    def _target(self, relation: Relation) -> Markup:
        if relation.system not in self.systems.by_id and relation.system:
            return html("{}", relation.system)  # it is left out, since an article of it is not there
        if relation.system:
            return link(f"{relation.system}.html", words(self.systems.by_id[relation.system].name))
        if relation.term:
            term = self.vocabulary.term(relation.term)
            name = bilingual(term.label_en, term.label_zh)
            return link(_ROOT + term_address(term.id), name) if term.id in self.catalogue.by_term else name
        return words(relation.name)

    def _evidence(self, groups: Sequence[Quotations]) -> Markup:
        return join_html(self._group(group) for group in groups)

    def _group(self, group: Quotations) -> Markup:
        ordered = sorted(group, key=lambda quotation: _ORDER.index(quotation.lang))
        return html('<div class="evidence">{}</div>', join_html(map(self._quotation, ordered)))

    def _quotation(self, quotation: Quotation) -> Markup:
        place = f"{quotation.article}-{quotation.anchor}"
        mark = NOTHING if place in self._quoted else html(' id="{}"', place)
        self._quoted.add(place)
        address = f"{_ROOT}{article_address(quotation.article)}#{quotation.anchor}"
        return html(
            '<blockquote lang="{}"{}><p>{}</p><p><a href="{}">{}</a></p></blockquote>',
            quotation.lang,
            mark,
            quotation.words,
            address,
            quotation.anchor,
        )
