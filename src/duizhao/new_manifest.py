"""The manifest of what is published now, made year by year; what was said before and stands is not said again."""

import hashlib
import heapq
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from duizhao.ids import article_address
from duizhao.manifest import (
    INDEX,
    Addition,
    Manifest,
    ManifestParts,
    Pins,
    aliases_changed,
    index_bytes,
    pins_of,
    single_file,
    texts_changed,
    year_address,
    year_bytes,
)
from duizhao.model import Article
from duizhao.permalinks import Permalinks
from duizhao.permanence import Promises
from duizhao.pipeline import Corpus
from duizhao.settings import Settings
from duizhao.store import Publisher

RECENT = 50
"""Articles that a feed of additions names."""


@dataclass(frozen=True, slots=True)
class Pinned:
    """Some articles that were published together, in the order of their dates.

    Attributes:
        ids: theirs.
        load: gives what the manifest says of each, by id, in the same order.
        stands: whether the last build published the same of them into this site, which nobody has touched since.
    """

    ids: Sequence[str]
    load: Callable[[], Sequence[tuple[str, Pins]]]
    stands: bool = False

    def by_year(self) -> Iterator["Pinned"]:
        """The articles of each year; those of one year are left as they are."""
        if not self.ids or _year(self.ids[0]) == _year(self.ids[-1]):
            yield self
            return
        for _, pins in groupby(self.load(), key=lambda each: _year(each[0])):
            yield pinned(list(pins))


def pinned(pins: Sequence[tuple[str, Pins]]) -> Pinned:
    """What the manifest says of some articles, at hand."""
    return Pinned([article_id for article_id, _ in pins], lambda: pins)


def _year(article_id: str) -> str:
    return article_id[:4]


@dataclass(frozen=True, slots=True)
class NewManifest:
    """What a new manifest says.

    Attributes:
        recent: ids of the articles that were added last, the last first, each with its addition.
        addresses: pages that are not made any longer and stay, because they were published and nothing is declared.
        changed: a complaint for each article whose published text reads otherwise now.
    """

    parts: ManifestParts
    recent: tuple[tuple[str, Addition], ...]
    addresses: frozenset[str]
    changed: tuple[str, ...] = ()


WriteYear = Callable[[str, Mapping[str, Pins]], None]
KeepYear = Callable[[str, Mapping[str, int]], bool]


def _keep_none(year: str, numbers: Mapping[str, int]) -> bool:
    """For those who have no file of any year."""
    del year, numbers
    return False


class ManifestMaker:
    """Makes a manifest year by year from articles that come in the order of their dates.

    Args:
        base: the manifest whose additions are continued; None for a first publication.
        kept: the manifest whose undeclared ids stay in the new one.
        write: is given each year with its articles once it is complete.
        keep: is asked first where all articles of a year stand, with the number of the addition of each; says whether the year's file stays as it is.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - two manifests from before, two ways to go on
        self,
        corpus: Corpus,
        settings: Settings,
        base: Manifest | None,
        kept: Manifest | None,
        write: WriteYear,
        keep: KeepYear = _keep_none,
    ) -> None:
        self._corpus, self._base, self._kept, self._write, self._keep = corpus, base, kept, write, keep
        self._additions = list(base.additions) if base else []
        self._moved = _moved(corpus.permalinks)
        self._next = Addition(settings.version, settings.released)
        self._has_new = False
        self._recent: list[tuple[int, str]] = []
        self._addresses: set[str] = set()
        self._written: set[str] = set()
        self._year, self._here = "", list[Pinned]()

    def take(self, articles: Pinned) -> None:
        """Take the next articles."""
        for of_year in articles.by_year():
            if of_year.ids and _year(of_year.ids[0]) != self._year:
                self._finish_year()
                self._year = _year(of_year.ids[0])
            self._here.append(of_year)

    def finish(self) -> NewManifest:
        """Write what is left."""
        self._finish_year()
        for year in self._kept.years if self._kept else ():
            if year not in self._written:
                self._year = year
                self._finish_year()
        links = self._links()
        if self._has_new:
            self._additions.append(self._next)
        recent = tuple((article_id, self._additions[number - 1]) for number, article_id in self._recent)
        return NewManifest(
            ManifestParts(self._corpus.version, self._additions, links), recent, frozenset(self._addresses)
        )

    def _finish_year(self) -> None:
        before = self._before(self._year)
        present = {key: self._number(key, before) for here in self._here for key in here.ids}
        gone = {key: replace(pins, added=self._number(key, before)) for key, pins in self._gone(self._year)}
        is_said = bool(present) and not gone and all(here.stands for here in self._here)
        if (present or gone) and not (is_said and self._keep(self._year, present)):
            said = {key: _numbered(pins, present[key]) for here in self._here for key, pins in here.load()}
            self._write(self._year, said | gone)
        self._recent = heapq.nlargest(RECENT, [*self._recent, *((number, key) for key, number in present.items())])
        self._addresses |= {article_address(key) for key in gone}
        self._written.add(self._year)
        self._here = []

    def _before(self, year: str) -> Mapping[str, int]:
        """The number of the addition that brought each article of a year, as it was published."""
        return self._base.added(year) if self._base else {}

    def _number(self, article_id: str, before: Mapping[str, int]) -> int:
        """The number of an article's addition: the one that it was published with, if under another id, or the next."""
        numbers = (
            [before.get(article_id)] if article_id in before else map(self._number_of, self._moved.get(article_id, ()))
        )
        known = next((number for number in numbers if number is not None and number <= len(self._additions)), None)
        if known is not None:
            return known
        self._has_new = True
        return len(self._additions) + 1

    def _number_of(self, article_id: str) -> int | None:
        return self._before(_year(article_id)).get(article_id)

    def _gone(self, year: str) -> Iterator[tuple[str, Pins]]:
        if self._kept is None:
            return
        for article_id in self._kept.added(year):
            if article_id not in self._corpus.catalogue.by_id and not self._corpus.permalinks.declares(article_id):
                yield article_id, self._kept.year(year)[article_id]

    def _links(self) -> Permalinks:
        """The declared aliases and withdrawals, and those that were published and are declared no longer."""
        ours = self._corpus.permalinks
        if self._kept is None:
            return ours
        theirs, ids = self._kept.permalinks, self._corpus.catalogue.by_id
        lost = {key for key in (*theirs.aliases, *theirs.withdrawn) if not ours.declares(key) and key not in ids}
        self._addresses |= {article_address(key) for key in lost}
        return Permalinks(
            {key: alias for key, alias in theirs.aliases.items() if key in lost} | dict(ours.aliases),
            {key: one for key, one in theirs.withdrawn.items() if key in lost} | dict(ours.withdrawn),
        )


def _moved(links: Permalinks) -> Mapping[str, Sequence[str]]:
    """The ids that each article had before, where it is the same one still: its paragraphs have kept their numbers."""
    moved: dict[str, list[str]] = {}
    for article_id in links.aliases:
        target, is_same = links.resolve(article_id)
        if is_same:
            moved.setdefault(target, []).append(article_id)
    return moved


def _numbered(pins: Pins, added: int) -> Pins:
    return pins if pins.added == added else replace(pins, added=added)


class SiteManifest:
    """The manifest of a site that is being published."""

    def __init__(self, corpus: Corpus, settings: Settings, promises: Promises, publisher: Publisher) -> None:
        self._publisher = publisher
        self._files: dict[str, tuple[int, str]] = {}
        self._promises = promises
        self._changed: dict[str, None] = {}
        base = promises.saved or promises.site
        self._corpus = corpus
        self._maker = ManifestMaker(corpus, settings, base, promises.site, self._write, self._keep)
        self.take = self._maker.take

    def finish(self) -> NewManifest:
        """Publish what is left, the index last."""
        kept = self._maker.finish()
        links, ids = self._corpus.permalinks, self._corpus.catalogue.by_id
        for before in self._promises.manifests():
            self._changed |= dict.fromkeys(aliases_changed(before, self._article, links, ids))
        self._publisher.put(INDEX, index_bytes(kept.parts, self._files))
        return replace(kept, changed=tuple(self._changed))

    def _article(self, article_id: str) -> Article:
        return next(self._corpus.articles([self._corpus.catalogue.by_id[article_id]]))

    def _write(self, year: str, articles: Mapping[str, Pins]) -> None:
        data = year_bytes(articles)
        digest = hashlib.sha256(data).hexdigest()
        for before in self._promises.manifests():
            if before.digests.get(year) != digest:
                self._changed |= dict.fromkeys(texts_changed(before.year(year), articles))
        self._files[year] = len(articles), digest
        self._publisher.put(year_address(year), data)

    def _keep(self, year: str, numbers: Mapping[str, int]) -> bool:
        """Leave the file of a year as it is published, where it says the same and no saved manifest has to be compared with it."""
        saved, site = self._promises.saved, self._promises.site
        if (saved and saved.added(year)) or site is None or site.added(year) != numbers:
            return False
        self._files[year] = len(numbers), site.digests[year]
        self._publisher.note([(year_address(year), False)])
        return True


def manifest_of(corpus: Corpus, settings: Settings, before: Manifest | None) -> bytes:
    """The manifest of the present articles in one file; undeclared ids of the one before stay in it."""
    articles: dict[str, Pins] = {}
    maker = ManifestMaker(corpus, settings, before, before, lambda _, of_year: articles.update(of_year))
    for article in corpus.articles(corpus.catalogue.entries):
        maker.take(pinned([(article.id, pins_of(article))]))
    return single_file(maker.finish().parts, articles)
