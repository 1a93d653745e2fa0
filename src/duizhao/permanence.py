"""Keeping promises: what was published before, what must stay, and the manifest of what is published now."""

import hashlib
import heapq
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from duizhao.errors import SiteFolderError
from duizhao.ids import article_address
from duizhao.manifest import (
    INDEX,
    Addition,
    Manifest,
    ManifestParts,
    Pins,
    compare,
    compare_ids,
    index_bytes,
    open_manifest,
    parse_manifest,
    pins_of,
    single_file,
    texts_changed,
    year_address,
    year_bytes,
)
from duizhao.permalinks import Permalinks
from duizhao.pipeline import Corpus
from duizhao.settings import Settings
from duizhao.store import Project, read_bytes, site_reader

RECENT = 50
"""Articles that a feed of additions names."""


@dataclass(frozen=True, slots=True)
class Promises:
    """What was published before, as far as it is known.

    Attributes:
        saved: the manifest that the keeper saved with the corpus.
        site: the manifest of the site in the folder that is published into.
    """

    saved: Manifest | None = None
    site: Manifest | None = None

    def manifests(self) -> list[Manifest]:
        """Those that there are."""
        return [manifest for manifest in (self.saved, self.site) if manifest]

    def broken(self, corpus: Corpus, *, of_texts: bool = False) -> list[str]:
        """A complaint for each published id that is gone and not declared.

        Args:
            of_texts: and for each published paragraph that reads otherwise; every article is read for it.
        """
        ids, links = corpus.catalogue.by_id, corpus.permalinks
        if not of_texts:
            return [words for manifest in self.manifests() for words in compare_ids(manifest, links, ids)]
        kept = (
            compare(manifest, corpus.articles(corpus.catalogue.entries), links, ids) for manifest in self.manifests()
        )
        return [*dict.fromkeys(words for comparison in kept for words in comparison.complaints)]

    def without_circles(self, corpus: Corpus) -> Permalinks:
        """The declared permalinks but for aliases that would lead in a circle with what stays of those that were published.

        An alias that was turned round leads back while the seed of its new target is rejected: the page of the old target stays till then.
        """
        links = corpus.permalinks
        if self.site is None:
            return links
        theirs = {
            key: alias for key, alias in self.site.permalinks.aliases.items() if key not in corpus.catalogue.by_id
        }
        merged = Permalinks({**theirs, **links.aliases})
        ways = {key: merged.way(key) for key in links.aliases}
        return replace(links, aliases={key: links.aliases[key] for key, way in ways.items() if way[-1] not in way[:-1]})


def load_promises(project: Project, site: Path) -> Promises:
    """Read what is known of earlier publications.

    Raises:
        ManifestError: a manifest cannot be read.
    """
    return Promises(saved_manifest(project), open_manifest(site_reader(site), site.name, verify=False))


def saved_manifest(project: Project) -> Manifest | None:
    """The manifest that the keeper saved with the corpus; None where there is none.

    Raises:
        ManifestError: it cannot be read.
    """
    data = read_bytes(project.manifest)
    return None if data is None else parse_manifest(data, "corpus/manifest.json")


def manifest_at(path: Path) -> Manifest:
    """The manifest of a published folder, or that in a file: the index of a site, or a whole manifest.

    Raises:
        ManifestError: there is none, or it cannot be read.
        SiteFolderError: the folder has none.
    """
    folder = path if path.is_dir() else path.parent.parent
    if not path.is_dir() and path.resolve() != (folder / INDEX).resolve():
        return parse_manifest(path.read_bytes(), path.name)
    found = open_manifest(site_reader(folder), folder.resolve().name)
    if found is None:
        raise SiteFolderError(f"{path}: expected a site with {INDEX}, found none")
    return found


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


class ManifestMaker:
    """Makes a manifest year by year from articles that come in the order of their dates.

    Args:
        base: the manifest whose additions are continued; None for a first publication.
        kept: the manifest whose undeclared ids stay in the new one.
        write: is given each year with its articles once it is complete.
    """

    def __init__(
        self, corpus: Corpus, settings: Settings, base: Manifest | None, kept: Manifest | None, write: WriteYear
    ) -> None:
        self._corpus, self._base, self._kept, self._write = corpus, base, kept, write
        self._additions = list(base.additions) if base else []
        self._next = Addition(settings.version, settings.released)
        self._has_new = False
        self._recent: list[tuple[int, str]] = []
        self._addresses: set[str] = set()
        self._written: set[str] = set()
        self._year, self._articles = "", dict[str, Pins]()

    def take(self, pins: Iterable[tuple[str, Pins]]) -> None:
        """Take the next articles."""
        for article_id, digests in pins:
            if article_id[:4] != self._year:
                self._finish_year()
                self._year = article_id[:4]
            self._articles[article_id] = digests

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
        before = self._base.added(self._year) if self._base else {}
        present = {key: self._numbered(pins, before.get(key)) for key, pins in self._articles.items()}
        gone = {key: self._numbered(pins, before.get(key)) for key, pins in self._gone(self._year)}
        if present or gone:
            self._write(self._year, present | gone)
        self._recent = heapq.nlargest(RECENT, [*self._recent, *((pins.added, key) for key, pins in present.items())])
        self._addresses |= {article_address(key) for key in gone}
        self._written.add(self._year)
        self._articles = {}

    def _numbered(self, pins: Pins, before: int | None) -> Pins:
        """Pins with the number of the article's addition: the one it was published with, or the next."""
        is_new = before is None or before > len(self._additions)
        self._has_new |= is_new
        number = len(self._additions) + 1 if before is None or is_new else before
        return pins if pins.added == number else replace(pins, added=number)

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


class SiteManifest:
    """The manifest of a site that is being published.

    Args:
        put: publishes one file.
    """

    def __init__(
        self, corpus: Corpus, settings: Settings, promises: Promises, put: Callable[[str, bytes], None]
    ) -> None:
        self._put = put
        self._files: dict[str, tuple[int, str]] = {}
        self._promises = promises
        self._changed: dict[str, None] = {}
        base = promises.saved or promises.site
        self._maker = ManifestMaker(corpus, settings, base, promises.site, self._write)
        self.take = self._maker.take

    def finish(self) -> NewManifest:
        """Publish what is left, the index last."""
        kept = self._maker.finish()
        self._put(INDEX, index_bytes(kept.parts, self._files))
        return replace(kept, changed=tuple(self._changed))

    def _write(self, year: str, articles: Mapping[str, Pins]) -> None:
        data = year_bytes(articles)
        digest = hashlib.sha256(data).hexdigest()
        for before in self._promises.manifests():
            if before.digests.get(year) != digest:
                self._changed |= dict.fromkeys(texts_changed(before.year(year), articles))
        self._files[year] = len(articles), digest
        self._put(year_address(year), data)


def manifest_of(corpus: Corpus, settings: Settings, before: Manifest | None) -> bytes:
    """The manifest of the present articles in one file; undeclared ids of the one before stay in it."""
    articles: dict[str, Pins] = {}
    maker = ManifestMaker(corpus, settings, before, before, lambda _, of_year: articles.update(of_year))
    maker.take((article.id, pins_of(article)) for article in corpus.articles(corpus.catalogue.entries))
    return single_file(maker.finish().parts, articles)
