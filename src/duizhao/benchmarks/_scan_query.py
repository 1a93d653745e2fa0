"""Queries answered by the plain scan."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from duizhao.benchmarks._scan import (
    CLOSE,
    OPEN,
    Span,
    Texts,
    by_article,
    find_all,
    find_words,
    forms_of,
    near,
    write,
)
from duizhao.folding import class_of, fold
from duizhao.model import Article

Tree = dict[str, Any]
_Holds = Callable[[int, int | None], bool]
"""Whether a query holds for an article, or for one of its units by itself."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the scan finds.

    Attributes:
        articles: ids, in reading order.
    """

    occurrences: int
    paragraphs: int
    articles: tuple[str, ...]


class Scan:
    """Answers one query.

    Args:
        tree: the query as the parser gives it in JSON.
        labels: all labels of every term of the vocabulary.
    """

    def __init__(self, texts: Texts, tree: Tree, labels: dict[str, list[str]] | None = None) -> None:
        self._texts = texts
        self._tree = tree
        self._labels = labels or {}
        self._known: dict[int, set[Span]] = {}

    def answer(self) -> Answer:
        """Look at all of it."""
        holds = self._holds(self._tree)
        positive = by_article(set().union(*self._positive(self._tree)), self._texts)
        articles = [number for number in range(len(self._texts.articles)) if holds(number, None)]
        occurrences = paragraphs = 0
        for number in articles:
            spans = positive.get(number, [])
            occurrences += len(spans)
            units = {unit for unit, _, _ in spans if self._texts.units[unit].kind == "text"}
            paragraphs += sum(holds(number, unit) for unit in units)
        return Answer(occurrences, paragraphs, tuple(self._texts.articles[number].id for number in articles))

    @cached_property
    def _scope(self) -> list[int]:
        """Units in which texts may match."""
        top = self._tree["parts"] if self._tree["type"] == "and" else [self._tree]
        limits = [(part["name"], part["value"]) for part in top if part["type"] == "field"]
        return [
            number
            for number, unit in enumerate(self._texts.units)
            if all({"lang": unit.lang, "in": unit.kind}.get(name, value) == value for name, value in limits)
        ]

    def _spans(self, tree: Tree) -> set[Span]:
        """Spans of a text or of a nearness."""
        if id(tree) not in self._known:
            if tree["type"] == "near":
                one, other = (set().union(*self._positive(part)) for part in tree["parts"])
                self._known[id(tree)] = near(one, other, tree["distance"], self._texts)
            else:
                self._known[id(tree)] = self._found(tree)
        return self._known[id(tree)]

    def _found(self, text: Tree) -> set[Span]:
        needles, find = ["".join(_written(token) for token in text["tokens"])], find_all
        if text["mode"] == "widen":
            needles = [_written(["word", form]) for form in forms_of(text["tokens"][0][1], self._texts.words)]
        if text["mode"] == "prefix":
            needles, find = [OPEN + text["tokens"][0][1]], find_words
        units = self._texts.units
        return {
            (number, start, end)
            for number in self._scope
            for needle in needles
            if needle in units[number].written
            for start, end in find(needle, units[number])
        }

    def _positive(self, tree: Tree) -> Iterator[set[Span]]:
        if tree["type"] in {"text", "near"}:
            yield self._spans(tree)
        elif tree["type"] in {"and", "or"}:
            for part in tree["parts"]:
                yield from self._positive(part)

    def _holds(self, tree: Tree) -> _Holds:
        match tree["type"]:
            case "and":
                parts = [self._holds(part) for part in tree["parts"]]
                return lambda article, unit: all(part(article, unit) for part in parts)
            case "or":
                parts = [self._holds(part) for part in tree["parts"]]
                return lambda article, unit: any(part(article, unit) for part in parts)
            case "not":
                inner = self._holds(tree["part"])
                return lambda article, unit: not inner(article, unit)
            case "field":
                holding = {at for at, article in enumerate(self._texts.articles) if self._field(tree, article)}
                return lambda article, _: article in holding
        units = {unit for unit, _, _ in self._spans(tree)}
        articles = {self._texts.units[unit].article for unit in units}
        return lambda article, unit: article in articles if unit is None else unit in units

    def _field(self, field: Tree, article: Article) -> bool:
        name, value = field["name"], field["value"]
        if name in {"lang", "in"}:
            return True
        if name in {"year", "date", "page"}:
            facts = {"year": article.date.year, "date": article.date.isoformat(), "page": article.page}
            return _within(facts[name], value) if facts[name] else [name, value] == ["page", [0, 0]]
        if name == "byline":
            needle = "".join(_written(token) for token in value)
            return any(needle in write(line) for line in (article.byline.zh, article.byline.en))
        return any(_fits(said, field) for said in self._said(name, article))

    def _said(self, name: str, article: Article) -> list[str]:
        """What an article says where a field looks."""
        if name == "tag":
            return [said for tag in article.tags for said in (tag.term, *self._labels.get(tag.term, ()))]
        if name == "agency":
            return [each.agency for each in (article.dateline("zh"), article.dateline("en")) if each]
        return [{"section": article.section, "column": article.column}[name]]


def _written(token: list[str]) -> str:
    kind, text = token
    return f"{OPEN}{text}{CLOSE}" if kind == "word" else text


def _within(value: Any, borders: list[Any]) -> bool:
    low, high = borders
    return (low is None or low <= value) and (high is None or value <= high)


def _fits(value: str, field: Tree) -> bool:
    compact = "".join(sign for sign in fold(value) if class_of(ord(sign)) not in {"blank", "ignorable"})
    return bool(compact) and (compact.startswith(field["value"]) if field.get("prefix") else compact == field["value"])
