"""What became of published ids (permalinks.yml): aliases for articles that moved, withdrawals of articles.

A published id is a promise. An id that no seed gives any longer has a place here, and its address keeps a page.
"""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from duizhao.apparatus_entry import Entry, read_each
from duizhao.errors import ApparatusError, Gathering
from duizhao.located_yaml import LocatedDict, LocatedList, load_yaml, said

_LISTS = ("aliases", "withdrawn")


@dataclass(frozen=True, slots=True)
class Alias:
    """An article that moved: its old address leads to the new one.

    Attributes:
        id: what was published.
        to: the article that takes its place, or an alias or a withdrawal of its own.
        reason: why, in a sentence for readers.
        fragments: whether `#zh3` of the old address names the same text at the new one, and is carried along.
    """

    id: str
    to: str
    reason: str
    fragments: bool = True
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """An article whose text is not published any longer; a page stays at its address and says so.

    Attributes:
        date: the day of the withdrawal.
        reason: why, in a sentence for readers.
        headline_en: what stood there; empty where it is not to be said.
        headline_zh: the same in Chinese.
    """

    id: str
    date: dt.date
    reason: str
    headline_en: str = ""
    headline_zh: str = ""
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Permalinks:
    """All aliases and withdrawals, by id."""

    aliases: Mapping[str, Alias] = field(default_factory=dict)
    withdrawn: Mapping[str, Withdrawal] = field(default_factory=dict)
    file: str = field(default="", compare=False)

    def resolve(self, article_id: str) -> tuple[str, bool]:
        """Where an id leads through aliases, and whether fragments are carried all the way; one that leads in a circle, nowhere."""
        way = self.way(article_id)
        if way[-1] in way[:-1]:
            return article_id, False
        return way[-1], all(self.aliases[step].fragments for step in way[:-1])

    def way(self, article_id: str) -> list[str]:
        """The ids through which an id leads, itself first; where the last one stands there twice, it is a circle."""
        way = [article_id]
        while way[-1] in self.aliases and way[-1] not in way[:-1]:
            way.append(self.aliases[way[-1]].to)
        return way

    def declares(self, article_id: str) -> bool:
        """Whether an id is an alias or withdrawn."""
        return article_id in self.aliases or article_id in self.withdrawn


def load_permalinks(text: str, file: str) -> Permalinks:
    """Read permalinks.yml.

    Args:
        text: the YAML; a list that is empty may be left out.
        file: its name, for messages.

    Raises:
        ApparatusError: an entry is not as it must be, an id stands twice, or aliases lead in a circle.
        SeveralErrors: several entries are not as they must be.
    """
    value = load_yaml(text, file)
    if value is not None and not isinstance(value, LocatedDict):
        line = value.line if isinstance(value, LocatedList) else 0
        raise ApparatusError(file, line, "the lists 'aliases' and 'withdrawn'", said(value))
    top = Entry(file, value if value is not None else LocatedDict(0))
    top.refuse_unknown(_LISTS)
    aliases, withdrawn = top.entries("aliases"), top.entries("withdrawn")
    _refuse_twice((*aliases, *withdrawn))
    gathering = Gathering()
    moved: list[Alias] = gathering.attempt(lambda: read_each(_alias, aliases), [])
    gone: list[Withdrawal] = gathering.attempt(lambda: read_each(_withdrawal, withdrawn), [])
    gathering.finish()
    found = Permalinks({alias.id: alias for alias in moved}, {each.id: each for each in gone}, file)
    _refuse_circles(found)
    return found


def problems(permalinks: Permalinks, ids: Collection[str], *, complete: bool = True) -> Iterator[ApparatusError]:
    """What the declarations say wrongly of the articles that there are.

    Args:
        ids: of all articles that are published.
        complete: no seed is rejected that may be the target of an alias.
    """
    for alias in permalinks.aliases.values():
        if alias.id in ids:
            found = f"{alias.id}, which is an article of this corpus"
            yield ApparatusError(permalinks.file, alias.line, "an id that no article has any longer", found)
        if complete and alias.to not in ids and not permalinks.declares(alias.to):
            expected = "an article, an alias or a withdrawal in 'to'"
            yield ApparatusError(permalinks.file, alias.line, expected, f"{alias.to}, which is none of them")


def _alias(entry: Entry) -> Alias:
    entry.refuse_unknown(("id", "to", "reason", "fragments"))
    fragments = entry.flag("fragments") if entry.has("fragments") else True
    return Alias(entry.article_id("id"), entry.article_id("to"), entry.text("reason"), fragments, entry.values.line)


def _withdrawal(entry: Entry) -> Withdrawal:
    entry.refuse_unknown(("id", "date", "reason", "headline"))
    headline = entry.entry("headline")
    headline.refuse_unknown(("en", "zh"))
    return Withdrawal(
        entry.article_id("id"),
        entry.day("date", "2026-11-26"),
        entry.text("reason"),
        headline.optional_text("en"),
        headline.optional_text("zh"),
        entry.values.line,
    )


def _refuse_twice(entries: Collection[Entry]) -> None:
    lines: dict[object, int] = {}
    for entry in entries:
        value = entry.text("id")
        if value in lines:
            raise entry.error("id", "each id once", f"{value!r} again (first on line {lines[value]})")
        lines[value] = entry.line_of("id")


def _refuse_circles(permalinks: Permalinks) -> None:
    for alias in permalinks.aliases.values():
        way = permalinks.way(alias.id)
        if way[-1] in way[:-1]:
            raise ApparatusError(permalinks.file, alias.line, "aliases that lead to an article", " → ".join(way))
