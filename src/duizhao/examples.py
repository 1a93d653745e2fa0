"""Articles cited in every style in pages written by hand; made by whoever pours, who has the dictionaries at hand."""

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial

from duizhao.catalogue import Catalogue, Entry
from duizhao.citations import STYLES, cite_works
from duizhao.pages import citation_examples
from duizhao.pouring import Tools
from duizhao.store import Briefing, number_of
from duizhao.works import Cataloguer

_ASKED = re.compile(rb"<!-- duizhao:citations (\S+) -->")


@dataclass(frozen=True, slots=True)
class Example:
    """An article cited in every style, in the making.

    Attributes:
        number: of the result under which it is kept until the next time.
        html: waits for it.
    """

    number: int
    html: Callable[[], bytes]


def begin_examples(
    pages: Mapping[str, bytes], catalogue: Catalogue, brief: Briefing[Tools], executor: Executor
) -> dict[str, Example]:
    """By id, the articles that pages ask to see cited with `<!-- duizhao:citations ID -->`."""
    asked = {match[1].decode() for data in pages.values() for match in _ASKED.finditer(data)}
    basis = brief.read().basis() if asked else b""
    return {key: _begin(catalogue.by_id[key], basis, brief, executor) for key in sorted(asked & catalogue.by_id.keys())}


def _begin(entry: Entry, basis: bytes, brief: Briefing[Tools], executor: Executor) -> Example:
    told = basis + f"example {entry.state}".encode("utf-8", "surrogatepass")
    number = number_of(hashlib.sha256(told).digest())
    kept: bytes | None = brief.read().results.kept(number)
    if kept is not None:
        return Example(number, partial(bytes, kept))
    return Example(number, executor.submit(_cited, entry, number, brief).result)


def _cited(entry: Entry, number: int, brief: Briefing[Tools]) -> bytes:
    tools = brief.read()
    cataloguer = Cataloguer(tools.kit.vocabulary, tools.kit.newspaper, tools.kit.settings)
    works = cataloguer.works(next(tools.texts([entry])))
    html = citation_examples((style.name, cite_works(works, key)) for key, style in STYLES.items()).encode()
    tools.results.keep(number, html)
    return html


def with_examples(pages: Mapping[str, bytes], examples: Mapping[str, Example]) -> Iterator[tuple[str, bytes]]:
    """Pages with these in their places."""
    for address, data in pages.items():
        yield address, _ASKED.sub(lambda match: examples[match[1].decode()].html(), data)
