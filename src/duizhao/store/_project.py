"""Where the files of one project lie, and its records."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from duizhao.errors import ApparatusError
from duizhao.ids import record_path
from duizhao.store._files import read_text, write_if_changed


@dataclass(frozen=True, slots=True)
class Project:
    """Where the files of one project lie.

    Attributes:
        others: builds from which is taken what they have made already.
        site: folder that is published into, where that is known.
        is_part: whether the seeds are a range of a larger corpus, of which the apparatus and the records may speak as well.
    """

    seeds: Path
    corpus: Path
    cache: Path
    others: tuple["OtherBuild", ...] = ()
    site: Path | None = None
    is_part: bool = False

    def shown(self, path: Path) -> str:
        """A path below the corpus as messages name it, from the corpus's own folder on."""
        return path.relative_to(self.corpus.parent).as_posix()

    @property
    def records(self) -> Path:
        """Folder of the records."""
        return self.corpus / "articles"

    @property
    def apparatus(self) -> Path:
        """Folder of the apparatus."""
        return self.corpus / "apparatus"

    @property
    def systems(self) -> Path:
        """Folder of the systems, one file each."""
        return self.apparatus / "systems"

    @property
    def manifest(self) -> Path:
        """File of the manifest of what was published, where the keeper saves one with the corpus."""
        return self.corpus / "manifest.json"

    @property
    def related(self) -> Path:
        """Folder of related articles, one file a year."""
        return self.corpus / "related"

    @property
    def renderings(self) -> Path:
        """File of how key terms were rendered."""
        return self.corpus / "renderings.json"

    @property
    def lengths(self) -> Path:
        """File of how long the corpus's translations are."""
        return self.corpus / "lengths.json"

    @property
    def statistics(self) -> Path:
        """File of the corpus's word statistics."""
        return self.corpus / "statistics.json"

    @property
    def spool(self) -> Path:
        """Folder in which articles wait, and stay for the next build."""
        return self.cache / "read"

    @property
    def poured(self) -> Path:
        """Folder of what is known of the pages that were poured last."""
        return self.cache / "poured"


@dataclass(frozen=True, slots=True)
class OtherBuild:
    """A project that was built from some of the same seeds, and the site that it made."""

    project: Project
    site: Path


def record_text(project: Project, article_id: str) -> str | None:
    """Text of an article's record, or None where there is none."""
    return read_text(project.records / record_path(article_id))


def list_records(project: Project) -> Iterator[str]:
    """Paths of all records below the records folder; other files there are somebody's own."""
    for path in sorted(project.records.rglob("*.md")):
        below = path.relative_to(project.records).as_posix()
        if below == record_path(path.stem):
            yield below


def replace_related(project: Project, files: Iterable[tuple[str, str]]) -> None:
    """Write the files of related articles, and remove those of years that have none any longer."""
    written = set()
    for name, text in files:
        write_if_changed(project.related / name, text.encode())
        written.add(name)
    for path in project.related.glob("*.json"):
        if path.name not in written:
            path.unlink()


def list_apparatus(project: Project) -> list[str]:
    """Names of the YAML files of the apparatus, in order."""
    return sorted(path.name for path in project.apparatus.glob("*") if path.suffix in {".yml", ".yaml"})


def list_systems(project: Project) -> Iterator[tuple[str, str]]:
    """Name without ending, and text, of every file of a system, in the order of their names.

    Raises:
        ApparatusError: a file has the other ending of YAML.
    """
    if others := sorted(project.systems.glob("*.yaml")):
        raise ApparatusError(project.shown(others[0]), 0, "a file name that ends in .yml", ".yaml")
    for path in sorted(project.systems.glob("*.yml")):
        text = read_text(path)
        if text is not None:
            yield path.stem, text
