"""Systems as values."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from duizhao.ids import Lang, parse_anchor

RELATIONS: Mapping[str, str] = {
    "antecedent": "antecedent-of",
    "inspired-by": "inspired",
    "argues-from": "argued-from-by",
    "related": "related",
}
"""Kinds of relation, each with the name that it has from the other side."""


@dataclass(frozen=True, slots=True)
class Words:
    """What the apparatus says, in both languages; either may be empty."""

    en: str = ""
    zh: str = ""

    def __bool__(self) -> bool:
        return bool(self.en or self.zh)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Exact words of one paragraph.

    Attributes:
        article: id of the article.
        anchor: the paragraph there, such as `zh3`.
        file, line: where the apparatus quotes it.
    """

    article: str
    anchor: str
    words: str
    file: str = field(default="", compare=False)
    line: int = field(default=0, compare=False)

    @property
    def lang(self) -> Lang:
        """Of the paragraph."""
        return parse_anchor(self.anchor)[0]


Quotations = tuple[Quotation, ...]
"""What is quoted together, in both languages."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that the articles say of a system.

    Attributes:
        text: what is said, in the words of the apparatus.
        evidence: groups of quotations; at least one.
        actor: of a provision, who must.
        rhythm: of a provision, how often or when; empty where nothing is said.
    """

    text: Words
    evidence: tuple[Quotations, ...]
    actor: Words = Words()
    rhythm: Words = Words()


@dataclass(frozen=True, slots=True)
class Party:
    """Who has a part in a system, and which."""

    name: Words
    role: Words
    evidence: tuple[Quotations, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """A typed relation to another system, to a term of the vocabulary, or to something that is neither.

    Attributes:
        kind: one of `RELATIONS`.
        system, term: ids; at most one is given.
        name: what it leads to, where it is neither.
    """

    kind: str
    evidence: tuple[Quotations, ...]
    system: str = ""
    term: str = ""
    name: Words = Words()
    note: Words = Words()
    file: str = field(default="", compare=False)
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class System:
    """An institution that articles describe.

    Attributes:
        id: names its file and its page.
        reports: ids of the articles that describe it, the main one first.
        origins, provisions, results, objections: what is said of how it came about, who must do what, what it is claimed to
            have achieved, and what was held against it.
    """

    id: str
    name: Words
    kind: Words
    level: Words
    organisation: Words
    place: Words
    summary: Words
    reports: tuple[str, ...]
    parties: tuple[Party, ...] = ()
    origins: tuple[Statement, ...] = ()
    provisions: tuple[Statement, ...] = ()
    results: tuple[Statement, ...] = ()
    objections: tuple[Statement, ...] = ()
    relations: tuple[Relation, ...] = ()
    file: str = field(default="", compare=False)

    def statements(self) -> Iterator[tuple[str, tuple[Statement, ...]]]:
        """What is said of it, by the name of the part."""
        yield "origin", self.origins
        yield "provision", self.provisions
        yield "result", self.results
        yield "objection", self.objections

    def quotations(self) -> Iterator[Quotation]:
        """Every quotation of the file, in its order within each part."""
        parts = (self.parties, self.origins, self.provisions, self.results, self.objections, self.relations)
        for part in parts:
            for statement in part:
                for group in statement.evidence:
                    yield from group


@dataclass(frozen=True)
class Systems:
    """All systems, in the order of their ids."""

    by_id: Mapping[str, System] = field(default_factory=dict)

    def __iter__(self) -> Iterator[System]:
        return iter(self.by_id.values())

    def __bool__(self) -> bool:
        return bool(self.by_id)

    @cached_property
    def of_articles(self) -> Mapping[str, tuple[tuple[System, tuple[str, ...]], ...]]:
        """By article the systems that cite it, each with the paragraphs that it cites there, in their order."""
        found: dict[str, dict[str, list[str]]] = {}
        for system in self:
            for quotation in system.quotations():
                anchors = found.setdefault(quotation.article, {}).setdefault(system.id, [])
                if quotation.anchor not in anchors:
                    anchors.append(quotation.anchor)
        return {
            article: tuple((self.by_id[key], tuple(sorted(anchors, key=_place))) for key, anchors in systems.items())
            for article, systems in found.items()
        }

    def related_to(self, system: System) -> Iterator[tuple[Relation, System]]:
        """Relations of other systems that lead to this one."""
        for other in self:
            for relation in other.relations:
                if relation.system == system.id:
                    yield relation, other


def _place(anchor: str) -> tuple[int, str]:
    return int(anchor[2:]), anchor
