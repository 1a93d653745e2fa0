"""Rows of the tables of systems: what is said of each, and the quotations that it rests on."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from duizhao.systems import Quotations, System, Systems

_Rows = Sequence[tuple[object, ...]]


def system_rows(systems: Systems, unverified: AbstractSet[str]) -> Mapping[str, _Rows]:
    """Rows of all systems by table; empty texts stand for what is not known.

    Args:
        unverified: ids of systems that no Chinese text stands behind.
    """
    return {
        "systems": [_system(system, system.id not in unverified) for system in systems],
        "system_statements": [row for system in systems for row in _statements(system)],
        "system_relations": [row for system in systems for row in _relations(system)],
        "system_quotations": [row for system in systems for row in _quotations(system)],
    }


def _system(system: System, verified: bool) -> tuple[object, ...]:
    named = (system.name, system.kind, system.level, system.organisation, system.place, system.summary)
    words = [words for each in named for words in (each.en, each.zh)]
    return (system.id, *words, system.reports, verified)


def _statements(system: System) -> Iterator[tuple[object, ...]]:
    for part, statements in system.statements():
        for number, each in enumerate(statements, 1):
            said = [words for given in (each.actor, each.rhythm, each.text) for words in (given.en, given.zh)]
            yield (system.id, part, number, *said)
    for number, party in enumerate(system.parties, 1):
        yield (system.id, "party", number, party.name.en, party.name.zh, "", "", party.role.en, party.role.zh)


def _relations(system: System) -> Iterator[tuple[object, ...]]:
    for number, each in enumerate(system.relations, 1):
        names = (each.name.en, each.name.zh, each.note.en, each.note.zh)
        yield (system.id, number, each.kind, each.system, each.term, *names)


def _quotations(system: System) -> Iterator[tuple[object, ...]]:
    listed: list[tuple[str, Sequence[tuple[Quotations, ...]]]] = [
        (part, [each.evidence for each in statements]) for part, statements in system.statements()
    ]
    listed.append(("party", [each.evidence for each in system.parties]))
    listed.append(("relation", [each.evidence for each in system.relations]))
    for part, groups in listed:
        for number, evidence in enumerate(groups, 1):
            quoted = [(group, each) for group, quotations in enumerate(evidence, 1) for each in quotations]
            for position, (group, each) in enumerate(quoted, 1):
                yield (system.id, part, number, position, group, each.article, each.anchor, each.words)
