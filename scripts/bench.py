"""Measure, as tables: `python3 scripts/bench.py WHAT`; `--help` names what can be measured."""

import argparse
import importlib.util
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import _environment as environment

if TYPE_CHECKING:
    from duizhao.benchmarks.building import BuildMeasure

    NamedMeasures = Callable[[Path, int, int], Iterator[tuple[str, BuildMeasure]]]

MEGABYTE = 1_000_000
_BUILD_HEADS = (
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


def main() -> None:
    """Go into the project's environment where this is another one, then measure."""
    environment.require_python()
    options = _parser().parse_args()
    in_browser = options.what in ("search", "scale")
    needed = ("duizhao", "playwright") if in_browser else ("duizhao",)
    if any(importlib.util.find_spec(name) is None for name in needed):
        _enter_environment(dev=in_browser)
    for line in _MEASURES[options.what](options):
        print(line, flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description="Measure the aligner, the audit, whole builds or searches; prints Markdown tables."
    )
    measures = parser.add_subparsers(dest="what", required=True, metavar="WHAT")
    align = measures.add_parser("align", help="strict F1 of the aligner over texts whose alignment is known")
    align.add_argument("folder", type=_folder, metavar="DIR", help="folder of NAME.txt with NAME.gold.json beside them")
    audit = measures.add_parser("audit", help="errors planted in translations: how many the audit finds")
    audit.add_argument("folder", type=_folder, metavar="DIR", help="folder of seeds whose halves answer each other")
    audit.add_argument("--seed", type=int, default=0, help="another number plants other errors (default: %(default)s)")
    terms = measures.add_parser("terms", help="whether the first rendering found of fifty terms is right")
    terms.add_argument("folder", type=_folder, metavar="DIR", help="folder of seeds that hold the terms")
    build = measures.add_parser("build", help="time, memory and size of whole builds of made-up seeds")
    build.add_argument(
        "--articles", type=_count, nargs="+", required=True, metavar="N", help="made-up seeds beside the project's own"
    )
    build.add_argument("--seed", type=int, default=0, help="another number makes other seeds (default: %(default)s)")
    build.add_argument("--again", action="store_true", help="build again, unchanged and with one seed changed")
    compare = measures.add_parser("compare", help="whole builds beside Material, Hugo, and Hugo with Pagefind")
    compare.add_argument("--articles", type=_count, nargs="+", required=True, metavar="N", help="made-up seeds")
    compare.add_argument("--seed", type=int, default=0, help="another number makes other seeds (default: %(default)s)")
    stages = measures.add_parser("stages", help="what each step costs for an article, over made-up seeds")
    stages.add_argument("--articles", type=_count, nargs="+", required=True, metavar="N", help="made-up seeds")
    stages.add_argument("--seed", type=int, default=0, help="another number makes other seeds (default: %(default)s)")
    search = measures.add_parser("search", help="search: index, queries in a browser, exactness, rivals")
    texts = search.add_mutually_exclusive_group(required=True)
    texts.add_argument("--articles", type=_count, nargs="+", metavar="N", help="made-up seeds")
    texts.add_argument("--texts", type=_folder, metavar="DIR", help="a folder of seeds instead of made-up ones")
    search.add_argument("--seed", type=int, default=0, help="another number makes other seeds (default: %(default)s)")
    search.add_argument("--compare", action="store_true", help="measure Material's search and Pagefind as well")
    scale = measures.add_parser("scale", help="search over volumes that are served so often as if there were more")
    scale.add_argument("--articles", type=_count, default=24_000, metavar="N", help="made-up seeds (default: 24000)")
    scale.add_argument("--times", type=_count, default=42, metavar="N", help="how often (default: %(default)s)")
    scale.add_argument("--seed", type=int, default=0, help="another number makes other seeds (default: %(default)s)")
    ngrams = measures.add_parser(
        "ngrams", help="how often words and characters recur in made-up texts, and in real ones"
    )
    ngrams.add_argument(
        "--articles", type=_count, default=100, metavar="N", help="made-up seeds (default: %(default)s)"
    )
    ngrams.add_argument("--texts", type=_folder, metavar="DIR", help="a folder of real seeds beside them")
    ngrams.add_argument("--seed", type=int, default=0, help="another number makes other seeds (default: %(default)s)")
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


def _enter_environment(*, dev: bool) -> None:
    try:
        python = environment.ready_python(dev=dev)
    except environment.EnvironmentFailedError as error:
        sys.exit(str(error))
    arguments = [str(Path(word).resolve()) if Path(word).is_dir() else word for word in sys.argv[1:]]
    environment.hand_over(python, str(Path(__file__).resolve()), *arguments)


def _align(options: argparse.Namespace) -> Iterator[str]:
    from duizhao.benchmarks.alignment import score_folder  # noqa: PLC0415 - only there inside the environment

    try:
        scores = score_folder(options.folder)
    except (FileNotFoundError, ValueError) as error:
        sys.exit(str(error))
    yield from _head("kind", "files", "precision", "recall", "F1", "F1, lengths alone")
    for row in (*scores.kinds, scores.total):
        shares = (row.score.precision, row.score.recall, row.score.f1, row.by_length.f1)
        yield _row(row.kind, str(row.files), *(f"{share:.3f}" for share in shares))


def _build(options: argparse.Namespace) -> Iterator[str]:
    from duizhao.benchmarks import building  # noqa: PLC0415 - see above

    if options.again:
        yield from _named(building.measure_rebuilds, "build", options)
        return
    yield from _head(*_BUILD_HEADS)
    for count in options.articles:
        try:
            yield _row(*_cells(building.measure_build(environment.ROOT, count, options.seed)))
        except building.BuildFailedError as error:
            sys.exit(str(error))


def _compare(options: argparse.Namespace) -> Iterator[str]:
    from duizhao.benchmarks.comparing import compare_builds  # noqa: PLC0415 - see above

    yield from _named(compare_builds, "program", options)


def _named(measure: "NamedMeasures", head: str, options: argparse.Namespace) -> Iterator[str]:
    """A table of several builds of the same seeds; how many times as long each takes as the first."""
    from duizhao.benchmarks.building import BuildFailedError  # noqa: PLC0415 - see above

    yield from _head(head, "times the first", *_BUILD_HEADS)
    for count in options.articles:
        first = 0.0
        try:
            for name, one in measure(environment.ROOT, count, options.seed):
                first = first or one.seconds
                yield _row(name, f"{one.seconds / first:.2f}", *_cells(one))
        except BuildFailedError as error:
            sys.exit(str(error))


def _cells(measure: "BuildMeasure") -> Iterator[str]:
    yield f"{measure.articles:,}"
    yield f"{measure.seconds:.1f}"
    yield f"{measure.cpu_seconds:.1f}"
    yield f"{measure.articles_per_second:.0f}"
    yield f"{measure.peak_bytes / MEGABYTE:.0f}" if measure.peak_bytes else "–"
    yield f"{measure.seed_bytes / MEGABYTE:.1f}"
    yield f"{measure.site_bytes / MEGABYTE:.1f}"
    yield f"{measure.site_bytes_per_article:,.0f}"
    yield f"{measure.entries:,}"


def _stages(options: argparse.Namespace) -> Iterator[str]:
    from duizhao.benchmarks.stages import measure_stages  # noqa: PLC0415 - see above

    columns = [measure_stages(environment.ROOT, count, options.seed) for count in options.articles]
    yield from _head("ms for an article", *(f"of {count:,}" for count in options.articles))
    for row in zip(*columns, strict=True):
        yield _row(row[0].name, *(f"{cost.milliseconds:.2f}" for cost in row))


def _search(options: argparse.Namespace) -> Iterator[str]:
    from duizhao.benchmarks.searching import Wishes, measure_search  # noqa: PLC0415 - see above
    from duizhao.errors import DuizhaoError  # noqa: PLC0415

    mix = environment.ROOT / "tests/contracts/query_mix.json"
    for count in options.articles or [0]:
        try:
            yield from measure_search(
                environment.ROOT, mix, Wishes(count, options.texts, options.seed, options.compare)
            )
        except DuizhaoError as error:
            sys.exit(str(error))


def _scale(options: argparse.Namespace) -> Iterator[str]:
    from duizhao.benchmarks.scaling import measure_scale  # noqa: PLC0415 - see above
    from duizhao.errors import DuizhaoError  # noqa: PLC0415

    mix = environment.ROOT / "tests/contracts/query_mix.json"
    try:
        yield from measure_scale(environment.ROOT, mix, options.articles, options.times, options.seed)
    except DuizhaoError as error:
        sys.exit(str(error))


def _ngrams(options: argparse.Namespace) -> Iterator[str]:
    from duizhao.benchmarks import ngrams  # noqa: PLC0415 - see above

    texts = {"made up": ngrams.made_up_ngrams(options.articles, options.seed)}
    if options.texts:
        try:
            texts["real"] = ngrams.real_ngrams(options.texts)
        except FileNotFoundError as error:
            sys.exit(str(error))
    columns = [f"{count}, {name}" for count in ("distinct", "once", "2–3 times") for name in texts]
    yield from _head("n-grams", "tokens", *columns)
    for kind, spectra in ngrams.compare([*texts.values()]).items():
        counts = [getattr(one, count) for count in ("distinct", "once", "few") for one in spectra]
        yield _row(kind, *(f"{count:,}" for count in (spectra[0].tokens, *counts)))
    yield ""
    ratios = ", ".join(f"{one.gzip_ratio:.1%} of {name} text" for name, one in texts.items())
    yield f"After gzip -6, {ngrams.GZIP_BYTES:,} bytes at a time: {ratios}."


def _audit(options: argparse.Namespace) -> Iterator[str]:
    from duizhao.benchmarks.auditing import measure_audit  # noqa: PLC0415 - see above

    kinds, alarms = measure_audit(options.folder, options.seed)
    yield from _head("planted", "errors", "found", "recall")
    for kind in kinds:
        recall = f"{kind.found / kind.planted:.1%}" if kind.planted else "–"
        yield _row(kind.kind, f"{kind.planted:,}", f"{kind.found:,}", recall)
    yield ""
    yield from _head("where nothing was planted", "places named", f"for 100 of {alarms.paragraphs:,} paragraphs")
    for name, count in alarms.by_kind:
        yield _row(name, f"{count:,}", f"{100 * count / alarms.paragraphs:.2f}")


def _terms(options: argparse.Namespace) -> Iterator[str]:
    import yaml  # noqa: PLC0415 - see above

    from duizhao.benchmarks.terms import score_english, score_terms  # noqa: PLC0415

    wanted = yaml.safe_load((environment.ROOT / "tests/golden/renderings.yml").read_text("utf-8"))
    for measure, found in ((score_terms, "first rendering"), (score_english, "what it renders")):
        scores = [score for score in measure(options.folder, wanted) if score.passages]
        yield ""
        yield from _head("term", "pairs", found, "share of the pairs", "right")
        for score in scores:
            right = "yes" if score.right else "no"
            yield _row(score.term, f"{score.passages:,}", score.first or "–", f"{score.share:.0%}", right)
        count = sum(score.right for score in scores)
        yield _row("all", f"{sum(score.passages for score in scores):,}", "", "", f"{count} of {len(scores)}")


def _head(first: str, *others: str) -> tuple[str, str]:
    return _row(first, *others), "|---|" + "---:|" * len(others)


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


_MEASURES = {
    "align": _align,
    "audit": _audit,
    "build": _build,
    "compare": _compare,
    "search": _search,
    "ngrams": _ngrams,
    "terms": _terms,
    "scale": _scale,
    "stages": _stages,
}


if __name__ == "__main__":
    main()
