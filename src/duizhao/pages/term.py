"""The page of one term: its labels, what it is related to, and where it is named."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup

from duizhao.catalogue import Catalogue, Entry
from duizhao.pages._addresses import kind_address, term_address
from duizhao.pages._markup import NOTHING, bilingual, html, join_html, link, say
from duizhao.pages.listing import DatedItem, dated_item, pages_of_list
from duizhao.pages.page import Page
from duizhao.pages.periods import Scale
from duizhao.pages.timeline import chart
from duizhao.vocabulary import AUTHORITIES, Term, Vocabulary

_MOST_TOGETHER = 12
_MOST_WORDS = 30
"""Words in the query for a term: a query may hold forty."""
_RESERVED = re.compile(r"[^\w.~-]")
"""Signs that an address does not hold as they are; letters of any script it does."""
_KNOWN_HOSTS = {
    "www.wikidata.org": "Wikidata",
    "viaf.org": "VIAF",
    "chgis.hudci.org": "CHGIS",
    "maps.cga.harvard.edu": "CHGIS",
}
"""Names of those who keep identifiers, by host."""


@dataclass(frozen=True, slots=True)
class TermContext:
    """What all pages of terms are made from.

    Attributes:
        whole: the scale of the timeline, and the number of articles at each of its steps.
    """

    catalogue: Catalogue
    vocabulary: Vocabulary
    whole: tuple[Scale, tuple[int, ...]]

    def name(self, term: Term, root: str) -> Markup:
        """The name of a term, a link where it has a page."""
        words = bilingual(term.label_en, term.label_zh)
        return link(root + term_address(term.id), words) if term.id in self.catalogue.by_term else words


def one_term(term: Term, around: TermContext) -> Iterator[Page]:
    """The pages of a term that an article has."""
    entries = around.catalogue.by_term[term.id]
    scale, totals = around.whole
    parts = scale.count(entry.date for entry in entries)

    def intro(root: str) -> Markup:
        kind = link(root + kind_address(term.kind), say(f"kind-{term.kind}"))
        lines = (
            html('<p class="where">{} · {}</p>', kind, say("editorial")),
            html('<p class="scope">{}</p>', term.scope),
            _line("also-called", _other_labels(term)),
            *_hierarchy(term, around, root),
            _line("same-as", (link(uri, identifier(uri)) for uri in term.same)),
            _together(term, entries, around, root),
            _search_link(term, root),
            chart(scale, totals, root, parts),
        )
        return join_html(lines)

    title = (f"{term.label_en} {term.label_zh}".strip(), bilingual(term.label_en, term.label_zh))
    item = NamingItem(term.id) if term.kind in AUTHORITIES else DatedItem()
    yield from pages_of_list(term_address(term.id), title, entries, intro, item)


@dataclass(frozen=True, slots=True)
class NamingItem:
    """A list item that leads to every paragraph in which a term is named, in either language."""

    term: str

    def __call__(self, entry: Entry, root: str) -> Markup:
        """The item of an entry."""
        address = root + entry.address
        places = [
            html('<a href="{}#{}">{}</a>', address, anchor, anchor) for anchor in entry.naming_paragraphs(self.term)
        ]
        listed = html(" <small>¶ {}</small>", join_html(places, " ")) if places else NOTHING
        return dated_item(entry, root, listed)


def query_of(term: Term) -> str:
    """A query for the words that call for a term, as written; for the first ones, where a query may not hold them all.

    >>> query_of(Term("mass-line", "topic", "Mass line", "群众路线", words_en=("Mass line",), words_zh=("群众路线",)))
    '"群众路线" | "Mass line"'
    """
    words = [f'"{word}"' for word in (*term.words_zh, *term.words_en) if '"' not in word]
    return " | ".join(words[:_MOST_WORDS])


def _search_link(term: Term, root: str) -> Markup:
    query = query_of(term)
    if not query:
        return NOTHING
    address = f"{root}search.html?q={_RESERVED.sub(lambda sign: quote(sign[0]), query)}"
    return html("<p>{}</p>", link(address, say("search-words")))


def identifier(uri: str) -> str:
    """What to call the address of an identifier.

    >>> identifier("https://www.wikidata.org/entity/Q8686"), identifier("https://example.org/a/7/")
    ('Wikidata Q8686', '7')
    """
    last = uri.rstrip("/").rpartition("/")[2]
    host = uri.partition("//")[2].partition("/")[0]
    return f"{_KNOWN_HOSTS.get(host, '')} {last}".strip()


def _line(key: str, parts: Iterator[Markup]) -> Markup:
    listed = join_html(parts, " · ")
    return html("<p>{}: {}</p>", say(key), listed) if listed else NOTHING


def _other_labels(term: Term) -> Iterator[Markup]:
    for lang, labels in (("en", term.other_en), ("zh", term.other_zh)):
        yield from (html('<i lang="{}">{}</i>', lang, other) for other in labels)


def _hierarchy(term: Term, around: TermContext, root: str) -> Iterator[Markup]:
    broader = [around.vocabulary.term(above) for above in term.broader]
    for key, terms in (("broader", broader), ("narrower", around.vocabulary.below(term.id))):
        yield _line(key, (around.name(other, root) for other in terms))


def _together(term: Term, entries: Sequence[Entry], around: TermContext, root: str) -> Markup:
    """What stands with a term in the same articles, the most frequent first."""
    vocabulary = around.vocabulary
    counts = Counter(other for entry in entries for other in entry.tags if other != term.id and other in vocabulary)
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST_TOGETHER]
    names = (html("{} {}", around.name(vocabulary.term(other), root), f"{count:,}") for other, count in ranked)
    listed = join_html(names, " · ")
    return html('<p class="together">{}: {}</p>', say("together"), listed) if listed else NOTHING
