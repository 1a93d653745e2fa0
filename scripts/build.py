"""Build the site from the seeds, on a machine with nothing but Python: `python3 scripts/build.py [--serve]`."""

import argparse
import sys
from typing import NoReturn

import _environment as environment


def main() -> NoReturn:
    """Make the environment, then hand over to `duizhao build` or `duizhao serve`."""
    parser = argparse.ArgumentParser(
        description="Build the site into site/. The virtual environment .venv is made first where it is missing.",
        epilog="Everything else is passed on to `duizhao build` or `duizhao serve`; paths count from the project.",
        allow_abbrev=False,
    )
    parser.add_argument("--serve", action="store_true", help="then serve it, and rebuild when something changes")
    options, passed_on = parser.parse_known_args()
    try:
        python = environment.ready_python(dev=False)
    except environment.EnvironmentFailedError as error:
        sys.exit(str(error))
    environment.hand_over(python, "-m", "duizhao.cli", "serve" if options.serve else "build", *passed_on)


if __name__ == "__main__":
    main()
