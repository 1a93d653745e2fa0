"""Keeping promises: what was published before, and what must stay."""

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from duizhao.errors import IdError, SiteFolderError
from duizhao.ids import id_of_address
from duizhao.manifest import INDEX, Manifest, compare, compare_ids, open_manifest, parse_manifest
from duizhao.permalinks import Permalinks
from duizhao.pipeline import Corpus
from duizhao.store import Project, read_bytes, site_reader


@dataclass(frozen=True, slots=True)
class Promises:
    """What was published before, as far as it is known.

    Attributes:
        saved: the manifest that the keeper saved with the corpus.
        site: the manifest of the site in the folder that is published into.
        folder: this folder, where its manifest was looked for.
    """

    saved: Manifest | None = None
    site: Manifest | None = None
    folder: Path | None = None

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

    def refuse_unknown(self, standing: Collection[str], corpus: Corpus) -> None:
        """Without its manifest a published folder does not say which pages of articles have to stay: one that nothing else explains is an error.

        Args:
            standing: addresses of the files in the folder.

        Raises:
            SiteFolderError: there is the page of an article that has no seed and is not declared, and no file was rejected that may hold it.
        """
        if self.site or self.folder is None or corpus.catalogue.unexpected:
            return
        for address in standing:
            with suppress(IdError):
                article_id = id_of_address(address)
                if article_id not in corpus.catalogue.by_id and not corpus.permalinks.declares(article_id):
                    raise SiteFolderError(
                        f"{self.folder}: expected {INDEX} in it, which says what was published, or a seed of {address}, found neither; "
                        "put one of them back, or remove the page"
                    )

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


def load_promises(project: Project) -> Promises:
    """Read what is known of earlier publications.

    Raises:
        ManifestError: a manifest cannot be read.
    """
    site = project.site
    of_site = site and open_manifest(site_reader(site), site.name, verify=False)
    return Promises(saved_manifest(project), of_site or None, site)


def published_manifests(project: Project) -> list[Manifest]:
    """What is known of earlier publications, for those who ask it of a single id.

    Raises:
        ManifestError: a manifest cannot be read.
    """
    return load_promises(project).manifests()


def saved_manifest(project: Project) -> Manifest | None:
    """The manifest that the keeper saved with the corpus; None where there is none.

    Raises:
        ManifestError: it cannot be read.
    """
    data = read_bytes(project.manifest)
    return None if data is None else parse_manifest(data, project.shown(project.manifest))


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
