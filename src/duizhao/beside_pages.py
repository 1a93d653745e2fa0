"""Files beside the pages: what pages load, and what programs read."""

from collections.abc import Collection, Iterator, Mapping

from duizhao.citations import shared as citing
from duizhao.ids import article_address
from duizhao.new_manifest import NewManifest
from duizhao.pages import emptied_pages, overlays, systems_files, worklist_file
from duizhao.pipeline import Corpus
from duizhao.settings import Settings
from duizhao.site_files import Whole, site_files, skos_files


def assets(made: Mapping[str, bytes], corpus: Corpus, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Files for which pages have a link or a script: those of the theme, and those made from the corpus."""
    yield from (file for file in made.items() if not file[0].endswith(".html"))
    yield citing.ADDRESS, citing.shared_facts(corpus.newspaper, settings)
    yield from overlays(corpus.catalogue, corpus.vocabulary)
    yield from systems_files(corpus.systems, corpus.catalogue)
    yield from worklist_file(corpus.catalogue)
    yield from skos_files(corpus.vocabulary, settings.site_name)


def files_for_programs(
    corpus: Corpus, settings: Settings, put: Collection[str], kept: NewManifest
) -> Iterator[tuple[str, bytes]]:
    """Files for programs; those that the keeper wrote below docs/ are there already and stay."""
    links = corpus.permalinks
    moved = {article_address(key) for key in (*links.aliases, *links.withdrawn)}
    moved |= {page.address for page in emptied_pages(links, corpus.catalogue)}
    pages = {address for address in put if address.endswith(".html")} - moved
    recent = [(article_id, addition.released) for article_id, addition in kept.recent]
    files = site_files(Whole(corpus.catalogue, corpus.newspaper, settings, corpus.version), pages, recent)
    return (file for file in files if file[0] not in put)
