"""Measure: `python3 scripts/bench.py align DIR` and `python3 scripts/bench.py build --articles N [N …]`, as Markdown tables."""

import argparse
import importlib.util
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import _environment as environment

MEGABYTE = 1_000_000


def main() -> None:
    """Go into the project's environment where this is another one, then measure."""
    environment.require_python()
    options = _parser().parse_args()
    if importlib.util.find_spec("duizhao") is None:
        _enter_environment()
    for line in _align(options.folder) if options.what == "align" else _build(options.articles, options.seed):
        print(line, flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Measure the aligner or whole builds; prints Markdown tables.")
    measures = parser.add_subparsers(dest="what", required=True, metavar="WHAT")
    align = measures.add_parser("align", help="strict F1 of the aligner over texts whose alignment is known")
    align.add_argument("folder", type=_folder, metavar="DIR", help="folder of NAME.txt with NAME.gold.json beside them")
    build = measures.add_parser("build", help="time, memory and size of whole builds of made-up seeds")
    build.add_argument(
        "--articles", type=_count, nargs="+", required=True, metavar="N", help="made-up seeds beside the project's own"
    )
    build.add_argument("--seed", type=int, default=0, help="another number makes other seeds (default: %(default)s)")
    return parser


def _folder(name: str) -> Path:
    path = Path(name).resolve()
    if not path.is_dir():
        raise argparse.ArgumentTypeError(f"expected a folder, found none at {name}")
    return path


def _count(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"expected a number of articles, found {text!r}")
    return int(text)


def _enter_environment() -> None:
    try:
        python = environment.ready_python(dev=False)
    except environment.EnvironmentFailedError as error:
        sys.exit(str(error))
    arguments = [str(Path(word).resolve()) if Path(word).is_dir() else word for word in sys.argv[1:]]
    environment.hand_over(python, str(Path(__file__).resolve()), *arguments)


def _align(folder: Path) -> Iterator[str]:
    from duizhao.benchmarks.alignment import score_folder  # noqa: PLC0415 - only there inside the environment

    try:
        scores = score_folder(folder)
    except (FileNotFoundError, ValueError) as error:
        sys.exit(str(error))
    yield from _head("kind", "files", "precision", "recall", "F1", "F1, lengths alone")
    for row in (*scores.kinds, scores.total):
        shares = (row.score.precision, row.score.recall, row.score.f1, row.by_length.f1)
        yield _row(row.kind, str(row.files), *(f"{share:.3f}" for share in shares))


def _build(counts: Sequence[int], seed: int) -> Iterator[str]:
    from duizhao.benchmarks.building import BuildFailedError, measure_build  # noqa: PLC0415 - see above

    yield from _head(
        "articles",
        "seconds",
        "CPU s",
        "articles/s",
        "peak memory (PSS), MB",
        "seeds, MB",
        "site, MB",
        "site B/article",
        "entries",
    )
    for count in counts:
        try:
            measure = measure_build(environment.ROOT, count, seed)
        except BuildFailedError as error:
            sys.exit(str(error))
        yield _row(
            f"{measure.articles:,}",
            f"{measure.seconds:.1f}",
            f"{measure.cpu_seconds:.1f}",
            f"{measure.articles_per_second:.0f}",
            f"{measure.peak_bytes / MEGABYTE:.0f}" if measure.peak_bytes else "–",
            f"{measure.seed_bytes / MEGABYTE:.1f}",
            f"{measure.site_bytes / MEGABYTE:.1f}",
            f"{measure.site_bytes_per_article:,.0f}",
            f"{measure.entries:,}",
        )


def _head(first: str, *others: str) -> tuple[str, str]:
    return _row(first, *others), "|---|" + "---:|" * len(others)


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
