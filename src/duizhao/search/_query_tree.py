"""What a query is once it is read: a tree of frozen values, and its JSON form, which the browser has too."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

Place = tuple[int, int]
"""Start and end in code points of what was typed; no part of equality."""
QueryToken = tuple[Literal["word", "sign"], str]
Mode = Literal["widen", "exact", "prefix"]
NumberRange = tuple[int | None, int | None]
DateRange = tuple[str | None, str | None]
FieldValue: TypeAlias = str | NumberRange | DateRange | tuple[QueryToken, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """Tokens that stand in sequence.

    Attributes:
        mode: `widen` for one word with its other forms, `prefix` for every word that begins so, `exact` otherwise.
    """

    tokens: tuple[QueryToken, ...]
    mode: Mode
    at: Place = field(default=(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class Field:
    """A fact of the article.

    Attributes:
        value: lowest and highest year or page; first and last day, `1958-01-31`; None where open. The tokens of a
            byline. Otherwise the value folded and without blanks.
        prefix: whether the value only begins so.
    """

    name: str
    value: FieldValue
    prefix: bool = False
    at: Place = field(default=(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class Near:
    """Two texts, or choices of texts, in one unit, in either order.

    Attributes:
        distance: words and Han characters between them, at most.
    """

    distance: int
    parts: "tuple[Query, Query]"


@dataclass(frozen=True, slots=True)
class Not:
    """What must not be there."""

    part: "Query"


@dataclass(frozen=True, slots=True)
class And:
    """Parts that must all be there."""

    parts: "tuple[Query, ...]"


@dataclass(frozen=True, slots=True)
class Or:
    """Parts one of which must be there."""

    parts: "tuple[Query, ...]"


Query: TypeAlias = And | Or | Not | Near | Text | Field

LANGS = frozenset(("zh", "en"))
KINDS = frozenset(("headline", "byline", "text"))


@dataclass(frozen=True, slots=True)
class Scope:
    """Where the texts of a query may match.

    Attributes:
        langs: of the unit, `zh` and `en`.
        kinds: of the unit, `headline`, `byline`, `text`.
    """

    langs: frozenset[str] = LANGS
    kinds: frozenset[str] = KINDS


def is_scope(query: Query) -> bool:
    """Whether a part says where texts may match and is nothing to find."""
    return isinstance(query, Field) and query.name in {"lang", "in"}


def scope_of(query: Query) -> Scope:
    """Where the texts of a whole query may match, after its fields lang: and in:; several must all hold."""
    langs, kinds = LANGS, KINDS
    for part in query.parts if isinstance(query, And) else (query,):
        if isinstance(part, Field) and part.name == "lang":
            langs &= {str(part.value)}
        if isinstance(part, Field) and part.name == "in":
            kinds &= {str(part.value)}
    return Scope(langs, kinds)


def leaves(query: Query, *, negated: bool = False) -> Iterator[tuple[Text | Field, bool]]:
    """The texts and fields of a query in order, each with whether it stands under a `-`."""
    if isinstance(query, Text | Field):
        yield query, negated
    elif isinstance(query, Not):
        yield from leaves(query.part, negated=True)
    else:
        for part in query.parts:
            yield from leaves(part, negated=negated)


def positive_texts(query: Query) -> tuple[Text, ...]:
    """The texts whose spans are occurrences: those under no `-`."""
    return tuple(leaf for leaf, negated in leaves(query) if isinstance(leaf, Text) and not negated)


def as_json(query: Query) -> dict[str, Any]:
    """The tree as plain values, as the browser's parser gives it."""
    match query:
        case Text():
            return {"type": "text", "tokens": _lists(query.tokens), "mode": query.mode, "at": list(query.at)}
        case Field():
            prefix = {"prefix": True} if query.prefix else {}
            return {"type": "field", "name": query.name, "value": _lists(query.value), **prefix, "at": list(query.at)}
        case Not():
            return {"type": "not", "part": as_json(query.part)}
        case Near():
            return {"type": "near", "distance": query.distance, "parts": [as_json(part) for part in query.parts]}
        case And() | Or():
            return {"type": type(query).__name__.lower(), "parts": [as_json(part) for part in query.parts]}


def _lists(value: Any) -> Any:
    return [_lists(item) for item in value] if isinstance(value, tuple) else value
