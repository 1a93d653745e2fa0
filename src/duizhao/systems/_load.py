"""Reads a system from its file."""

import re
from collections.abc import Iterator, Mapping

from duizhao.apparatus_entry import Entry
from duizhao.errors import ApparatusError, IdError
from duizhao.ids import AN_ID, parse_id
from duizhao.located_yaml import LocatedDict, LocatedList, load_yaml, said
from duizhao.systems._model import RELATIONS, Party, Quotation, Quotations, Relation, Statement, System, Words
from duizhao.vocabulary import Vocabulary

_FIELDS = (
    "name", "kind", "level", "organisation", "place", "summary", "reports",
    "parties", "origins", "provisions", "results", "objections", "relations",
)  # fmt: skip
_ANCHOR = re.compile(r"(?:zh|en)[1-9]\d*", re.ASCII)
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
_TAKEN = frozenset(("index",))
"""Names that other pages of systems have."""


def load_system(text: str, file: str, system_id: str) -> System:
    """Read the file of one system.

    Args:
        file: its name, for messages.
        system_id: its name without folder and ending.

    Raises:
        ApparatusError: the file does not say what it must.
    """
    if not _ID.fullmatch(system_id) or system_id in _TAKEN:
        raise ApparatusError(
            file, 0, "a file name of small letters, digits and hyphens, and not index", repr(system_id)
        )
    value = load_yaml(text, file)
    if not isinstance(value, LocatedDict):
        raise ApparatusError(file, value.line if isinstance(value, LocatedList) else 0, "a mapping", said(value))
    top = Entry(file, value)
    top.refuse_unknown(_FIELDS)
    reports = tuple(_id(top, "reports", text) for text in top.texts("reports"))
    if not reports:
        raise top.error("reports", "at least one article id in 'reports'", "none")
    main = reports[0]
    return System(
        id=system_id,
        name=_words(top, "name"),
        kind=_words(top, "kind"),
        level=_words(top, "level"),
        organisation=_words(top, "organisation"),
        place=_optional_words(top, "place"),
        summary=_words(top, "summary"),
        reports=reports,
        parties=tuple(_party(entry, main) for entry in top.entries("parties")),
        origins=tuple(_statement(entry, main) for entry in top.entries("origins")),
        provisions=tuple(_provision(entry, main) for entry in top.entries("provisions")),
        results=tuple(_statement(entry, main) for entry in top.entries("results")),
        objections=tuple(_statement(entry, main) for entry in top.entries("objections")),
        relations=tuple(_relation(entry, main) for entry in top.entries("relations")),
        file=file,
    )


def refuse_loose_ends(systems: Mapping[str, System], vocabulary: Vocabulary) -> None:
    """Refuse relations that lead nowhere.

    Raises:
        ApparatusError: the first of them.
    """
    for system in systems.values():
        for relation in system.relations:
            if relation.system and (relation.system not in systems or relation.system == system.id):
                raise ApparatusError(relation.file, relation.line, "another system's id in 'system'", relation.system)
            if relation.term and relation.term not in vocabulary:
                raise ApparatusError(relation.file, relation.line, "a term of the vocabulary in 'term'", relation.term)


def _party(entry: Entry, main: str) -> Party:
    entry.refuse_unknown(("name", "role", "evidence"))
    return Party(_words(entry, "name"), _words(entry, "role"), _evidence(entry, main))


def _statement(entry: Entry, main: str) -> Statement:
    entry.refuse_unknown(("text", "evidence"))
    return Statement(_words(entry, "text"), _evidence(entry, main))


def _provision(entry: Entry, main: str) -> Statement:
    entry.refuse_unknown(("actor", "rhythm", "text", "evidence"))
    evidence = _evidence(entry, main)
    return Statement(_words(entry, "text"), evidence, _words(entry, "actor"), _optional_words(entry, "rhythm"))


def _relation(entry: Entry, main: str) -> Relation:
    entry.refuse_unknown(("type", "system", "term", "name", "note", "evidence"))
    kind = entry.text("type")
    if kind not in RELATIONS:
        raise entry.error("type", "one of " + ", ".join(RELATIONS), repr(kind))
    given = [key for key in ("system", "term", "name") if entry.has(key)]
    if len(given) != 1:
        raise entry.error("type", "one of 'system', 'term' and 'name' beside it", ", ".join(given) or "none")
    return Relation(
        kind,
        _evidence(entry, main),
        system=entry.optional_text("system"),
        term=entry.optional_text("term"),
        name=_optional_words(entry, "name"),
        note=_optional_words(entry, "note"),
        file=entry.file,
        line=entry.values.line,
    )


def _evidence(entry: Entry, main: str) -> tuple[Quotations, ...]:
    groups = tuple(tuple(_quotations(group, main)) for group in entry.entries("evidence"))
    if not groups:
        raise entry.error("evidence", "at least one quotation in 'evidence'", "none")
    return groups


def _quotations(group: Entry, main: str) -> Iterator[Quotation]:
    article = _id(group, "article", group.text("article")) if group.has("article") else main
    anchors = [key for key in group.values if key != "article"]
    if not anchors:
        raise ApparatusError(group.file, group.values.line, "a paragraph such as zh2, with its words", "none")
    for anchor in anchors:
        if not _ANCHOR.fullmatch(anchor):
            raise group.error(anchor, "'article', or a paragraph such as zh2 or en2", repr(anchor))
        yield Quotation(article, anchor, group.text(anchor), group.file, group.line_of(anchor))


def _words(entry: Entry, key: str) -> Words:
    words = _optional_words(entry, key)
    if not words.en or not words.zh:
        raise entry.error(
            key, f"'en' and 'zh' in {key!r}", said(entry.values.get(key)) if not entry.has(key) else "one"
        )
    return words


def _optional_words(entry: Entry, key: str) -> Words:
    below = entry.entry(key)
    below.refuse_unknown(("en", "zh"))
    return Words(below.optional_text("en"), below.optional_text("zh"))


def _id(entry: Entry, key: str, text: str) -> str:
    try:
        parse_id(text)
    except IdError as error:
        raise entry.error(key, f"{AN_ID} in {key!r}", repr(text)) from error
    return text
