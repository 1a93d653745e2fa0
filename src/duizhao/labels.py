"""Words of the interface in both languages: read from one file, labels.yml."""

import importlib.resources
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from duizhao.yaml_loader import load_plain


@dataclass(frozen=True, slots=True)
class Label:
    """One label in both languages; `{name}` marks a place to fill."""

    en: str
    zh: str

    def fill(self, **values: object) -> "Label":
        """The label with its places filled."""
        return Label(self.en.format(**values), self.zh.format(**values))


@dataclass(frozen=True, slots=True)
class FindingKind:
    """How a kind of finding is told to a reader.

    Attributes:
        name: short name for lists and badges.
        words: the sentence on the page; `{detail}` and `{date}` are filled.
        weight: 3 for what changes how the text may be used, 2 for what a reader should check, 1 for a note.
    """

    name: Label
    words: Label
    weight: int


@cache
def _source() -> MappingProxyType[str, Any]:
    text = importlib.resources.files("duizhao").joinpath("labels.yml").read_text(encoding="utf-8")
    return MappingProxyType(load_plain(text))


@cache
def label(key: str) -> Label:
    """The label of a key.

    Raises:
        KeyError: there is no such label.
    """
    return Label(*_source()["labels"][key])


def page_label(page: int | None) -> Label:
    """The words for a printed page, or for one that is not known."""
    return label("page-n").fill(page=page) if page else label("page-unknown")


@cache
def citing_labels() -> MappingProxyType[str, Label]:
    """The labels of citations and of what is done with them, in the page and in the browser."""
    return MappingProxyType({key: Label(*words) for key, words in _source()["citing"].items()})


@cache
def search_labels() -> MappingProxyType[str, Label]:
    """The labels that the search page needs for a first query."""
    return MappingProxyType({key: Label(*words) for key, words in _source()["search"].items()})


@cache
def later_search_labels() -> MappingProxyType[str, Label]:
    """The labels of what is loaded later, and what is said of each mistake in a query, as `query-CODE`."""
    mistakes = {f"query-{code}": words for code, words in _source()["query-errors"].items()}
    return MappingProxyType({key: Label(*words) for key, words in (_source()["search-later"] | mistakes).items()})


@cache
def passage_labels() -> MappingProxyType[str, Label]:
    """The labels that selecting, following and keeping passages need."""
    return MappingProxyType({key: Label(*words) for key, words in _source()["passages"].items()})


@cache
def finding_kinds() -> MappingProxyType[str, FindingKind]:
    """The catalogue of findings, in the order of their weight."""
    kinds = {
        kind: FindingKind(Label(*entry["name"]), Label(*entry["words"]), entry["weight"])
        for kind, entry in _source()["findings"].items()
    }
    return MappingProxyType(kinds)


@cache
def query_error(code: str) -> Label:
    """What is wrong with a query and what to do, by the code of its mistake.

    Raises:
        KeyError: there is no such code.
    """
    return Label(*_source()["query-errors"][code])
