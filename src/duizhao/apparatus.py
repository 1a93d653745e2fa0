"""What people added to a corpus, and what `duizhao refresh` saved beside it: loaded and checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from duizhao.audit import USUAL, LengthNorm, load_lengths
from duizhao.corrections import Corrections, load_corrections
from duizhao.errors import ApparatusError, Gathering
from duizhao.keywords import CorpusStatistics, load_statistics
from duizhao.newspaper import Name, Newspaper, load_newspaper, undated
from duizhao.permalinks import Permalinks, load_permalinks
from duizhao.rejected import KnownBad, load_rejected
from duizhao.renderings import RenderingTable, load_table
from duizhao.settings import Settings
from duizhao.store import Project, list_apparatus, list_systems, read_text
from duizhao.systems import System, Systems, load_system, refuse_loose_ends
from duizhao.vocabulary import Vocabulary, load_vocabulary

_FILES = ("corrections.yml", "newspaper.yml", "permalinks.yml", "rejected.yml", "vocabulary.yml")


@dataclass(frozen=True)
class Apparatus:
    """What people added to the corpus, loaded and checked."""

    vocabulary: Vocabulary
    corrections: Corrections
    known_bad: Mapping[str, KnownBad]
    statistics: CorpusStatistics
    lengths: LengthNorm
    newspaper: Newspaper
    permalinks: Permalinks
    systems: Systems
    renderings: RenderingTable | None


def load_apparatus(project: Project, settings: Settings, *, saved: bool = True) -> Apparatus:
    """Read and check every file of the apparatus; a file that is not there counts as empty.

    Args:
        settings: they name the newspaper where the apparatus does not describe it.
        saved: whether to read what `duizhao refresh` saved as well; it does not, since it renews these files.

    Raises:
        ApparatusError: a file does not say what it must.
        EncodingError: a file is no text in UTF-8.
        SeveralErrors: several are wrong, or one in several places.
    """
    gathering = Gathering()
    attempt = gathering.attempt

    def source(name: str, key: str) -> tuple[str, str]:
        path = project.apparatus / name
        text = read_text(path)
        return f"{key}: []" if text is None else text, project.shown(path)

    def permalinks() -> Permalinks:
        path = project.apparatus / "permalinks.yml"
        return load_permalinks(read_text(path) or "", project.shown(path))

    attempt(lambda: _refuse_unknown_files(project), None)
    vocabulary = attempt(lambda: load_vocabulary(*source("vocabulary.yml", "terms")), None)
    found = Apparatus(
        vocabulary=vocabulary or Vocabulary(),
        corrections=attempt(lambda: load_corrections(*source("corrections.yml", "corrections")), Corrections()),
        known_bad=attempt(lambda: load_rejected(*source("rejected.yml", "rejected")), {}),
        statistics=attempt(lambda: _load_statistics(project) if saved else CorpusStatistics(), CorpusStatistics()),
        lengths=attempt(lambda: _load_lengths(project) if saved else USUAL, USUAL),
        newspaper=attempt(lambda: load_newspaper_of(project, settings), undated(Name("", "", ""))),
        permalinks=attempt(permalinks, Permalinks()),
        systems=attempt(lambda: _load_systems(project, vocabulary), Systems()),
        renderings=attempt(lambda: _load_renderings(project) if saved else None, None),
    )
    gathering.finish()
    return found


def _refuse_unknown_files(project: Project) -> None:
    """A file whose name is misspelt would say nothing, and nobody would see it."""
    for name in list_apparatus(project):
        if name not in _FILES:
            raise ApparatusError(project.shown(project.apparatus / name), 0, f"one of {', '.join(_FILES)}", name)


def load_newspaper_of(project: Project, settings: Settings) -> Newspaper:
    """The newspaper of a project; where the apparatus does not describe it, as its settings name it.

    Raises:
        ApparatusError: the description does not say what it must.
    """
    path = project.apparatus / "newspaper.yml"
    text = read_text(path)
    if text is None:
        return undated(Name(settings.newspaper_zh, "", settings.newspaper_en))
    return load_newspaper(text, project.shown(path))


def _load_systems(project: Project, vocabulary: Vocabulary | None) -> Systems:
    """The systems; their ends are checked where all of them and the vocabulary could be read."""
    gathering = Gathering()
    systems: dict[str, System] = {}
    for name, text in list_systems(project):
        load = partial(load_system, text, project.shown(project.systems / f"{name}.yml"), name)
        system = gathering.attempt(load, None)
        if system:
            systems[name] = system
    gathering.finish()
    if vocabulary is not None:
        refuse_loose_ends(systems, vocabulary)
    return Systems(systems)


def _load_statistics(project: Project) -> CorpusStatistics:
    text = read_text(project.statistics)
    return CorpusStatistics() if text is None else load_statistics(text, project.shown(project.statistics))


def _load_lengths(project: Project) -> LengthNorm:
    text = read_text(project.lengths)
    return USUAL if text is None else load_lengths(text, project.shown(project.lengths))


def _load_renderings(project: Project) -> RenderingTable | None:
    text = read_text(project.renderings)
    return None if text is None else load_table(text, project.shown(project.renderings))
