"""Pouring: articles and days become pages, side by side; those that would be the same as last time are left as they are."""

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from itertools import chain, groupby, islice, repeat

from duizhao.catalogue import Catalogue, Entry
from duizhao.manifest import Pins, pins_of
from duizhao.pages import Kit, Mould, Page, RelatedList, issue_pages, related_lists, token
from duizhao.pipeline import Texts
from duizhao.program import program_digest
from duizhao.reading import Listener
from duizhao.related import RelatedArticles
from duizhao.store import Briefing, Packed, Put, Results, SiteWriter, number_of, packed
from duizhao.systems import Systems
from duizhao.workers import suited

BATCH = 250
"""Articles up to which all are poured together: handing over fewer takes longer than it saves."""

Read = Callable[[str], bytes | None]
"""Gives the bytes that are published at an address; None where there are none."""


@dataclass(frozen=True, slots=True)
class PublishedSite:
    """What is published already.

    Attributes:
        standing: numbers of the results whose pages are known to stand as they were left.
        elsewhere: reads the sites of other builds.
    """

    standing: Collection[int]
    read: Read
    elsewhere: tuple[Read, ...] = ()


@dataclass(frozen=True, slots=True)
class Tools:
    """What pouring an issue takes.

    Attributes:
        articles: whether articles are poured; else only their days.
        results: where is kept what is known of poured pages.
    """

    moulds: Mapping[str, Mould]
    texts: Texts
    kit: Kit
    articles: bool
    writer: SiteWriter
    results: Results

    def basis(self) -> bytes:
        """Digest over the program and all that pages depend on beside their articles."""
        kit = self.kit
        told = (kit.vocabulary.terms, kit.settings, kit.newspaper, self.articles)
        moulds = [mould.pour({slot: token(slot) for slot in mould.slots}) for mould in self.moulds.values()]
        return hashlib.sha256(repr((program_digest(), told, moulds)).encode("utf-8", "surrogatepass")).digest()


@dataclass(frozen=True, slots=True)
class Poured:
    """What came of some issues.

    Attributes:
        ids: of their articles.
        pins: what the manifest says of these, in the same order.
        number: of the result.
        stands: whether the last build left just this in the site.
    """

    puts: list[Put]
    ids: list[str]
    pins: Packed[list[tuple[str, Pins]]]
    number: int
    stands: bool = False


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is known of pages that were poured: a digest of each, and what the manifest says of their articles."""

    pages: tuple[tuple[str, bytes], ...]
    pins: Packed[list[tuple[str, Pins]]]

    def published(self, read: Read) -> list[tuple[str, bytes]] | None:
        """All pages, where all are published and are what they were."""
        found = []
        for address, digest in self.pages:
            data = read(address)
            if data is None or _digest(data) != digest:
                return None
            found.append((address, data))
        return found


Issues = Sequence[Sequence[Entry]]


@dataclass(frozen=True, slots=True)
class _Task:
    """Some issues that are poured together, what is related to their articles, and the number of the result."""

    issues: Issues
    related: Mapping[str, RelatedList]
    number: int


def pour_issues(  # noqa: PLR0913, PLR0917 - what is poured, with what, where to, and by whom
    catalogue: Catalogue,
    related: RelatedArticles,
    brief: Briefing[Tools],
    site: PublishedSite,
    executor: Executor,
    listener: Listener | None,
) -> Iterator[Poured]:
    """Pour all issues of a catalogue, in their order."""
    tools = brief.read()
    basis = tools.basis()
    found: list[Poured | None] = []
    waiting: list[_Task] = []
    batches = list(_batches(catalogue))
    for issues in batches:
        lists = related_lists(chain.from_iterable(issues), catalogue, related)
        number = _number(issues, lists, tools.kit.systems, basis)
        kept: _Kept | None = tools.results.kept(number)
        ids = [entry.id for entries in issues for entry in entries]
        found.append(_found(kept, ids, number, site, tools.writer) if kept else None)
        if found[-1] is None:
            waiting.append(_Task(issues, lists, number))
    fresh = suited(executor, len(waiting)).map(_pour, waiting, repeat(brief))
    done = 0
    for issues, known in zip(batches, found, strict=True):
        yield next(fresh) if known is None else known
        done += sum(map(len, issues))
        if listener:
            listener("pour", done, len(catalogue.entries))


def _found(kept: _Kept, ids: list[str], number: int, site: PublishedSite, writer: SiteWriter) -> Poured | None:
    """Pages that were poured before and stand in the site, or in that of another build; None where they do not."""
    stands = number in site.standing
    if stands or kept.published(site.read) is not None:
        return Poured([(address, False) for address, _ in kept.pages], ids, kept.pins, number, stands)
    for read in site.elsewhere:
        pages = kept.published(read)
        if pages is not None:
            return Poured([writer.put(*page) for page in pages], ids, kept.pins, number)
    return None


def _batches(catalogue: Catalogue) -> Iterator[Issues]:
    """The issues of each month, so that a day more changes no other batch; all together where there are few articles."""
    issues = [entries for _, entries in catalogue.issues()]
    if len(catalogue.entries) <= BATCH:
        return iter([issues] if issues else [])
    months = groupby(issues, key=lambda entries: (entries[0].date.year, entries[0].date.month))
    return (list(of_month) for _, of_month in months)


def _number(issues: Issues, related: Mapping[str, RelatedList], systems: Systems, basis: bytes) -> int:
    """Number of the result, of 60 bits, from all that its pages depend on."""
    digest = hashlib.sha256(basis)
    for entries in issues:
        known = [(entry.state, related.get(entry.id), systems.of_articles.get(entry.id)) for entry in entries]
        digest.update(repr(known).encode("utf-8", "surrogatepass"))
    return number_of(digest.digest())


def _pour(task: _Task, brief: Briefing[Tools]) -> Poured:
    """Pour some issues, in whichever process: the articles of each before its day."""
    tools = brief.read()
    texts = list(tools.texts(chain.from_iterable(task.issues)))
    articles = iter(texts) if tools.articles else None
    puts, pages = [], []
    for entries in task.issues:
        here = articles and islice(articles, len(entries))
        for page in issue_pages(entries, here, tools.kit, task.related):
            data = poured(page, tools.moulds)
            puts.append(tools.writer.put(page.address, data))
            pages.append((page.address, _digest(data)))
    pins = packed([(article.id, pins_of(article)) for article in texts])
    tools.results.keep(task.number, _Kept(tuple(pages), pins))
    return Poured(puts, [article.id for article in texts], pins, task.number)


def pour_lists(pages: Iterable[Page], tools: Tools, standing: Mapping[str, bytes]) -> Iterator[tuple[Put, bytes]]:
    """Pour pages that list articles, but those that stand in the site as they would be; with each the digest of its parts.

    Args:
        standing: those digests of the pages that are known to stand as they were left, by address.
    """
    basis = tools.basis()
    for page in pages:
        digest = _digest(basis + page.digest())
        if standing.get(page.address) == digest:
            yield (page.address, False), digest
        else:
            yield tools.writer.put(page.address, poured(page, tools.moulds)), digest


def poured(page: Page, moulds: Mapping[str, Mould]) -> bytes:
    """A page in the mould of its kind."""
    mould = moulds["article" if page.is_article else f"list{page.address.count('/')}"]
    return mould.pour(page.slots()).encode()


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()[:16]
