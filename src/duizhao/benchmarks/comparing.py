"""The same made-up seeds built by this project and by others, one right after the other."""

import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from duizhao.benchmarks._hugo import write_hugo
from duizhao.benchmarks._material import write_material
from duizhao.benchmarks._rival_environment import HUGO, PAGEFIND, rival_environment
from duizhao.benchmarks.building import BuildMeasure, build_ours, made_up_project, measure_command
from duizhao.model import Article
from duizhao.seeds import parse_seed
from duizhao.store import list_seeds


def compare_builds(project: Path, articles: int, seed: int = 0) -> Iterator[tuple[str, BuildMeasure]]:
    """Build the same seeds with this project, with MkDocs and Material, with Hugo, and with Pagefind over Hugo's pages.

    Only this project reads the seeds; for the others, their sources are written before they are measured.

    Raises:
        BuildFailedError: a build did not end with 0, or a program cannot be installed.
    """
    with tempfile.TemporaryDirectory(prefix="duizhao-bench-") as temporary:
        folder = Path(temporary)
        made = made_up_project(project, folder, articles, seed)
        yield "Duizhao, search included", build_ours(made)
        seeds = [made / "seeds" / name for name in list_seeds(made / "seeds")]
        yield "MkDocs + Material, search included", _material(seeds, folder / "material")
        programs = rival_environment(folder, HUGO, PAGEFIND)
        hugo = _hugo(seeds, folder / "hugo", programs)
        yield "Hugo, no search", hugo
        public = folder / "hugo" / "public"
        command = [str(programs / "python"), "-m", "pagefind", "--site", str(public)]
        yield "Hugo + Pagefind", one_after_the_other(hugo, measure_command(command, public.parent, public, seeds))


def _material(seeds: Sequence[Path], project: Path) -> BuildMeasure:
    write_material(_articles(seeds), project)
    return measure_command([sys.executable, "-m", "mkdocs", "build", "-q"], project, project / "site", seeds)


def _hugo(seeds: Sequence[Path], project: Path, programs: Path) -> BuildMeasure:
    write_hugo(_articles(seeds), project)
    return measure_command([str(programs / "hugo"), "--quiet"], project, project / "public", seeds)


def _articles(seeds: Sequence[Path]) -> Iterator[Article]:
    return (parse_seed(path.read_bytes(), path.name) for path in seeds)


def one_after_the_other(first: BuildMeasure, second: BuildMeasure) -> BuildMeasure:
    """Two commands as one build: the second works on what the first made."""
    return replace(
        second,
        seconds=first.seconds + second.seconds,
        cpu_seconds=first.cpu_seconds + second.cpu_seconds,
        peak_bytes=max(first.peak_bytes or 0, second.peak_bytes or 0) or None,
    )
