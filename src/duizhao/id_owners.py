"""Which of several seeds that want one id keeps it: the one whose article was published under it."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress

from duizhao.catalogue import Entry
from duizhao.errors import EncodingError, RecordError
from duizhao.manifest import Manifest, pins_of
from duizhao.model import Article
from duizhao.record import read_record
from duizhao.store import Project, record_text

ReadArticles = Callable[[Iterable[Entry]], Iterator[Article]]


def id_owners(
    project: Project, entries: Sequence[Entry], texts: ReadArticles, published: Callable[[], Iterable[Manifest]]
) -> Mapping[str, frozenset[str]]:
    """For ids that several seeds have: the files that the committed record names, or else those whose text was published.

    Args:
        texts: gives the articles of entries.
        published: gives the manifests of what was published; asked for where there is such an id alone.

    Raises:
        ManifestError: a manifest cannot be read.
    """
    wanted = Counter(entry.id for entry in entries)
    shared: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if wanted[entry.id] > 1:
            shared[entry.id].append(entry)
    manifests = tuple(published()) if shared else ()
    return {
        article_id: _named_by_record(project, article_id) or _as_published(shared[article_id], texts, manifests)
        for article_id in sorted(shared)
    }


def _named_by_record(project: Project, article_id: str) -> frozenset[str]:
    with suppress(RecordError, EncodingError):  # one that cannot be read says no more than none; a check names it
        text = record_text(project, article_id)
        if text is not None:
            return frozenset(source.file for source in read_record(text, article_id).sources)
    return frozenset()


def _as_published(seeds: Sequence[Entry], texts: ReadArticles, manifests: Iterable[Manifest]) -> frozenset[str]:
    """The seeds with the Chinese paragraphs that an id was published with; of these the ones with its translation, if any."""
    article_id = seeds[0].id
    for manifest in manifests:
        pins = manifest.year(article_id[:4]).get(article_id)
        if pins is None:
            continue
        present = [(entry.file, pins_of(article)) for entry, article in zip(seeds, texts(seeds), strict=True)]
        alike = [(file, new) for file, new in present if new.as_received("zh") == pins.as_received("zh")]
        exact = [file for file, new in alike if new.translation == pins.translation]
        return frozenset(exact or (file for file, new in alike if new.zh))
    return frozenset()
