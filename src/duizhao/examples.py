"""Articles cited in every style in pages written by hand; made by whoever pours, who has the dictionaries at hand."""

import re
from collections.abc import Iterator, Mapping
from concurrent.futures import Executor, Future

from duizhao.catalogue import Catalogue, Entry
from duizhao.citations import NAMES, cite_works
from duizhao.pages import citation_examples
from duizhao.pouring import Tools
from duizhao.store import Briefing
from duizhao.works import Cataloguer

_ASKED = re.compile(rb"<!-- duizhao:citations (\S+) -->")


def begin_examples(
    pages: Mapping[str, bytes], catalogue: Catalogue, brief: Briefing[Tools], executor: Executor
) -> dict[str, Future[bytes]]:
    """By id, the articles that pages ask to see cited with `<!-- duizhao:citations ID -->`, in the making."""
    asked = {match[1].decode() for data in pages.values() for match in _ASKED.finditer(data)}
    return {key: executor.submit(_cited, catalogue.by_id[key], brief) for key in sorted(asked & catalogue.by_id.keys())}


def with_examples(pages: Mapping[str, bytes], made: Mapping[str, Future[bytes]]) -> Iterator[tuple[str, bytes]]:
    """Pages with these in their places."""
    for address, data in pages.items():
        yield address, _ASKED.sub(lambda match: made[match[1].decode()].result(), data)


def _cited(entry: Entry, brief: Briefing[Tools]) -> bytes:
    tools = brief.read()
    cataloguer = Cataloguer(tools.kit.vocabulary, tools.kit.newspaper, tools.kit.settings)
    works = cataloguer.works(next(tools.texts([entry])))
    return citation_examples((name, cite_works(works, style)) for style, name in NAMES.items()).encode()
