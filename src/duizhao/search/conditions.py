"""Fields of a query against the articles of one volume."""

from typing import cast

import numpy as np

from duizhao.search._query_field import compact
from duizhao.search._query_tree import Field, QueryToken
from duizhao.search.matching import UNIT_BITS, Flags, Units, sequence_places
from duizhao.search.reader import Volume

Labels = dict[str, list[str]]


def field_holds(volume: Volume, units: Units, field: Field, labels: Labels) -> Flags:
    """Which articles a field holds for; limits of texts, `lang:` and `in:`, hold for all.

    Args:
        labels: of every term of the vocabulary.
    """
    match field.name, field.value:
        case "lang" | "in", _:
            return np.ones(volume.article_count, dtype=np.bool_)
        case "year" | "date", (low, high):
            return _dates_hold(volume, low, high)
        case "page", (0, 0):
            is_unknown: Flags = volume.pages == 0
            return is_unknown
        case "page", (low, high):
            pages = volume.pages
            return (pages >= _or(low, 0)) & (pages <= _or(high, int(pages.max(initial=0)))) & (pages > 0)
        case "byline", tuple() as tokens:
            return _byline_holds(volume, units, cast("tuple[QueryToken, ...]", tokens))
        case name, str(value):
            return _facet_holds(volume, name, value, labels, is_beginning=field.prefix)
    raise ValueError(field)


def _or(value: object, default: int) -> int:
    return value if isinstance(value, int) else default


def _dates_hold(volume: Volume, low: object, high: object) -> Flags:
    """Dates in order of their ISO form; a year alone borders from its first day to its last."""
    first = f"{low:04}-01-01" if isinstance(low, int) else low or ""
    last = f"{high:04}-12-31" if isinstance(high, int) else high or "9999-12-31"
    holds = [str(first) <= day.date.isoformat() <= str(last) for day in volume.days]
    return np.repeat(np.array(holds, dtype=np.bool_), [day.articles for day in volume.days])


def _byline_holds(volume: Volume, units: Units, tokens: tuple[QueryToken, ...]) -> Flags:
    found = sequence_places(volume, tokens) >> UNIT_BITS
    holds = np.zeros(volume.article_count, dtype=np.bool_)
    holds[units.article[found[units.is_byline[found]]]] = True
    return holds


def _facet_holds(volume: Volume, name: str, value: str, labels: Labels, *, is_beginning: bool) -> Flags:
    def fits(written: str) -> bool:
        names = [written, *labels.get(written, ())] if name == "tag" else [written]
        return any(compact(each).startswith(value) if is_beginning else compact(each) == value for each in names)

    values = volume.facets.values[name]
    wanted = {each for each in {each for several in values for each in several} if fits(each)}
    return np.array([not wanted.isdisjoint(several) for several in values], dtype=np.bool_)
