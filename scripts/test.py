"""Run every check and every test: `python3 scripts/test.py`. All run even when one fails; the failing ones are named last."""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import _environment as environment

# import-linter cannot be started by "python -m", and its script has another name on Windows.
LINT_IMPORTS = "from importlinter.cli import lint_imports_command as run; run()"

STEPS: dict[str, tuple[str, ...]] = {
    "ruff check": ("-m", "ruff", "check"),
    "ruff format": ("-m", "ruff", "format", "--check"),
    "mypy": ("-m", "mypy"),
    "lint-imports": ("-c", LINT_IMPORTS, "--no-logo"),
    "duizhao check": ("-m", "duizhao.cli", "check"),
    "strict build": ("-m", "duizhao.cli", "build", "--strict"),
    # Last, so that its closing line is the last that is printed. It holds the site and browser checks as well.
    "pytest": ("-m", "pytest", "--doctest-modules", "src", "tests"),
}
"""Names of the steps, in order, and what the interpreter is told."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one step went."""

    name: str
    code: int
    seconds: float
    closing_line: str

    def __str__(self) -> str:
        return f"  {'FAILED' if self.code else 'ok':<6}  {self.name:<14} {self.seconds:6.1f} s"


def run_step(name: str, command: Sequence[str]) -> Outcome:
    """Run one step, showing its output as it comes."""
    print(f"\n== {name}", flush=True)
    started, closing_line = time.monotonic(), b""
    settings = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command, cwd=environment.ROOT, env=settings, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as process:
        for line in process.stdout or ():
            sys.stdout.buffer.write(line)  # bytes: a console's own encoding cannot stop a test run
            sys.stdout.flush()
            closing_line = line.strip() or closing_line
    return Outcome(name, process.returncode, time.monotonic() - started, closing_line.decode(errors="replace"))


def summary(outcomes: Sequence[Outcome]) -> str:
    """What ran, what failed, and the closing line of the last step."""
    failed = [outcome.name for outcome in outcomes if outcome.code]
    verdict = f"FAILED: {', '.join(failed)}" if failed else "All good."
    return "\n".join(["\n== summary", *map(str, outcomes), verdict, outcomes[-1].closing_line])


def main() -> int:
    """Make the environment, run the steps in order, and sum up."""
    parser = argparse.ArgumentParser(
        description="Run every check and test of the project; the virtual environment .venv is made first if missing.",
        epilog="Everything else is passed on to pytest, as in: scripts/test.py --only pytest -k dateline",
        allow_abbrev=False,
    )
    parser.add_argument("--only", action="append", choices=list(STEPS), help="run this step alone; may be repeated")
    options, passed_on = parser.parse_known_args()
    try:
        python = environment.ready_python(dev=True)
    except environment.EnvironmentFailedError as error:
        sys.exit(str(error))
    chosen = [name for name in STEPS if name in (options.only or STEPS)]
    outcomes = [run_step(name, command(python, name, passed_on)) for name in chosen]
    print(summary(outcomes))
    return 1 if any(outcome.code for outcome in outcomes) else 0


def command(python: Path, name: str, passed_on: Sequence[str]) -> list[str]:
    """The words that start a step."""
    return [str(python), *STEPS[name], *(passed_on if name == "pytest" else ())]


if __name__ == "__main__":
    sys.exit(main())
