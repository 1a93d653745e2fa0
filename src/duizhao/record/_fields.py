"""The lists of flat values in front matter: which key holds which values, in the order of an article's fields."""

from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields

from duizhao.model import Correction, Dateline, Finding, NamePair, Source, Tag

Flat = Dateline | NamePair | Source | Finding | Tag | Correction


@dataclass(frozen=True, slots=True)
class FlatKind:
    """How a kind of flat value is written as a mapping.

    Attributes:
        make: the class of the values.
        names: their fields, in order; places in a seed are none.
        defaults: fields that are left out when they hold this.
    """

    make: Callable[..., Flat]
    names: tuple[str, ...]
    defaults: dict[str, object]


def _kind(make: type[Flat]) -> FlatKind:
    """The shape of a class of flat values, from its own declaration."""
    compared = [field for field in fields(make) if field.compare]
    # A default that says something ("utf-8") is written out all the same.
    defaults = {field.name: field.default for field in compared if field.default is not MISSING and not field.default}
    return FlatKind(make, tuple(field.name for field in compared), defaults)


FLAT_LISTS = {
    "datelines": _kind(Dateline),
    "names": _kind(NamePair),
    "sources": _kind(Source),
    "tags": _kind(Tag),
    "findings": _kind(Finding),
    "corrections": _kind(Correction),
}
