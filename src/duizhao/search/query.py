"""The query language: from what was typed to a tree. docs/guide/search.md explains it to readers.

The grammar, in order of binding, the loosest first: `queries` are `query`s with `;` between them; a `query` is lists
with `|` between them; a list (`every`) is parts with blanks between them; a part is a `unary`, or two with `~` and
perhaps digits between them (`near`); a `unary` is `-` and a `unary`, a `group` in parentheses, a field or a text.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from duizhao.search._query_field import read_field
from duizhao.search._query_input import Input, QueryError
from duizhao.search._query_text import read_text
from duizhao.search._query_tree import (
    And,
    Field,
    Near,
    Not,
    Or,
    Place,
    Query,
    Scope,
    Text,
    as_json,
    is_scope,
    leaves,
    positive_texts,
    scope_of,
)

__all__ = [
    "And",
    "Field",
    "Near",
    "Not",
    "Or",
    "Query",
    "QueryError",
    "Scope",
    "Text",
    "as_json",
    "leaves",
    "parse_queries",
    "parse_query",
    "positive_texts",
    "scope_of",
]

LENGTH_AT_MOST = 2000
TEXTS_AT_MOST = 40
DEPTH_AT_MOST = 20
DISTANCE = 10
DISTANCE_AT_MOST = 50

_ENDS = ("", ";", "|", ")")
"""What a list of parts ends before; nothing is the end."""


def parse_queries(text: str) -> tuple[Query, ...]:
    """Read what was typed: one query, or several for comparison with `;` between them.

    Raises:
        QueryError: for the first mistake.

    >>> len(parse_queries("党群 ; mass line"))
    2
    """
    if len(text) > LENGTH_AT_MOST:
        raise QueryError("too-long", LENGTH_AT_MOST, len(text))
    source = Input(text)
    places = source.places
    try:
        found = _Parser(source).queries()
    except QueryError as error:
        start, end = (places[min(at, len(places) - 1)] for at in (error.start, error.end))
        raise QueryError(error.code, start, end) from None
    return found if len(places) > len(text) else tuple(_moved(query, places) for query in found)


def _moved(query: Query, places: Sequence[int]) -> Query:
    """A query with the places of its parts in what was typed."""
    match query:
        case Text() | Field():
            return replace(query, at=(places[query.at[0]], places[query.at[1]]))
        case Near(distance, (one, other)):
            return Near(distance, (_moved(one, places), _moved(other, places)))
        case Not(part):
            return Not(_moved(part, places))
        case And(parts) | Or(parts):
            return type(query)(tuple(_moved(part, places) for part in parts))


def parse_query(text: str) -> Query:
    """Read one query.

    Raises:
        QueryError: for the first mistake; one-query where there are several.

    >>> as_json(parse_query("=mass"))
    {'type': 'text', 'tokens': [['word', 'mass']], 'mode': 'exact', 'at': [0, 5]}
    """
    query, *others = parse_queries(text)
    if others:
        raise QueryError("one-query", 0, len(text))
    return query


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the tree and where it was typed, parentheses and all."""

    query: Query
    at: Place


class _Parser:
    """Reads a query by descent; each method reads one line of the grammar."""

    def __init__(self, source: Input) -> None:
        self.source = source
        self.texts = 0

    def queries(self) -> tuple[Query, ...]:
        found = []
        while True:
            start = self.source.at
            if self.first() == ")":
                raise self.source.mistake("unbalanced-paren")
            query = self.query(0, start).query
            if self.source.here == ")":
                raise self.source.mistake("unbalanced-paren")
            _check_whole(query, (start, self.source.at))
            found.append(query)
            if not self.source.take(";"):
                return tuple(found)

    def first(self) -> str:
        """The next character that is no blank."""
        self.source.skip_blanks()
        return self.source.here

    def query(self, depth: int, start: int) -> _Part:
        parts = [self.every(depth)]
        while self.source.here == "|":
            bar = self.source.at
            if parts[-1] is None:
                raise self.source.mistake("dangling-operator")
            self.source.take("|")
            parts.append(self.every(depth))
            if parts[-1] is None:
                raise QueryError("dangling-operator", bar, bar + 1)
        found = [part for part in parts if part is not None]
        if not found:
            raise self.source.mistake("empty", start)
        return _joined(Or, found)

    def every(self, depth: int) -> _Part | None:
        parts = []
        while self.first() not in _ENDS:
            parts.append(self.near(depth))
        return _joined(And, parts) if parts else None

    def near(self, depth: int) -> _Part:
        if self.source.here == "~":
            raise self.source.mistake("dangling-operator")
        one = self.unary(depth)
        if self.first() != "~":
            return one
        _check_operand(one)
        sign = self.source.at
        distance = self.distance()
        if self.first() in (*_ENDS, "~"):
            raise QueryError("dangling-operator", sign, sign + 1)
        other = self.unary(depth)
        _check_operand(other)
        if self.first() == "~":
            raise self.source.mistake("near-chain")
        return _Part(Near(distance, (one.query, other.query)), (one.at[0], other.at[1]))

    def distance(self) -> int:
        start = self.source.at
        self.source.take("~")
        digits = self.source.take_digits()
        distance = int(digits or DISTANCE)
        if distance > DISTANCE_AT_MOST:
            raise self.source.mistake("near-distance", start)
        return distance

    def unary(self, depth: int) -> _Part:
        start = self.source.at
        if self.source.here in {"(", "-"} and depth == DEPTH_AT_MOST:
            raise self.source.mistake("too-deep")
        if self.source.take("("):
            return self.group(depth + 1, start)
        if self.source.take("-"):
            if self.source.at_border and self.source.here not in {"(", '"'}:
                raise self.source.mistake("dangling-operator", start)
            return _Part(Not(self.unary(depth + 1).query), (start, self.source.at))
        query = read_field(self.source) or self.text()
        return _Part(query, (start, self.source.at))

    def group(self, depth: int, start: int) -> _Part:
        query = self.query(depth, start + 1).query
        if not self.source.take(")"):
            raise QueryError("unbalanced-paren", start, start + 1)
        return _Part(query, (start, self.source.at))

    def text(self) -> Text:
        text = read_text(self.source)
        self.texts += 1
        if self.texts > TEXTS_AT_MOST:
            raise QueryError("too-many", *text.at)
        return text


def _joined(kind: type[And] | type[Or], parts: list[_Part]) -> _Part:
    """Parts as one: a part alone stays itself, and what is of the same kind is not nested."""
    if len(parts) == 1:
        return parts[0]
    queries: list[Query] = []
    for part in parts:
        queries += part.query.parts if isinstance(part.query, kind) else (part.query,)
    return _Part(kind(tuple(queries)), (parts[0].at[0], parts[-1].at[1]))


def _check_operand(part: _Part) -> None:
    texts = part.query.parts if isinstance(part.query, Or) else (part.query,)
    if not all(isinstance(text, Text) for text in texts):
        raise QueryError("near-operand", *part.at)


def _check_whole(query: Query, at: Place) -> None:
    """What can only be said of a whole query: its limits stand at the top, and there is something to find."""
    top = query.parts if isinstance(query, And) else (query,)
    for leaf, _negated in leaves(query):
        if is_scope(leaf) and not any(leaf is part for part in top):
            raise QueryError("scope-nested", *leaf.at)
    if all(negated or is_scope(leaf) for leaf, negated in leaves(query)):
        raise QueryError("nothing", *at)
