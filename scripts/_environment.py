"""The virtual environment behind build.py and test.py: made once, renewed when a lock file or the Python changes.

Only the standard library is imported here: these lines run before anything is installed.
"""

from __future__ import annotations  # an older Python then comes as far as the sentence that it is too old

import hashlib
import importlib.util
import json
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
RUN_LOCK = "requirements.lock"
DEV_LOCK = "requirements-dev.lock"  # holds all of requirements.lock, at the same versions
MINIMUM = (3, 11)

NO_PIP = """\
This Python ({python}) can make a virtual environment but has no pip to fill it with.
On Debian and Ubuntu: apt-get install python3-venv   (or python{version}-venv for this very Python)
Then run the same command again."""
NO_VENV = """\
This Python ({python}) has no module "venv".
On Debian and Ubuntu: apt-get install python3-venv   (or python{version}-venv for this very Python)
Then run the same command again."""


def require_python() -> None:
    """Leave with a sentence where Python is too old."""
    if sys.version_info[:2] < MINIMUM:
        sys.exit("Duizhao needs Python {}.{} or newer; this is {}".format(*MINIMUM, platform.python_version()))


require_python()  # at import: the commands themselves are written for a newer Python


class EnvironmentFailedError(Exception):
    """The virtual environment cannot be made; the message says what to do."""


def python_of(environment: Path) -> Path:
    """The interpreter of a virtual environment, on Windows and elsewhere."""
    return environment / "Scripts" / "python.exe" if os.name == "nt" else environment / "bin" / "python"


def stamp_value(root: Path, lock: str) -> str:
    """What an environment was made from: the lock file, the package's own declaration, the Python version."""
    digest = hashlib.sha256()
    for name in (lock, "pyproject.toml"):
        digest.update((root / name).read_bytes())
    return f"python {platform.python_version()} sha256:{digest.hexdigest()}"


def read_stamp(environment: Path) -> dict[str, str]:
    """The locks that an environment was filled from; empty where it has no stamp or one that cannot be read."""
    try:
        stamp = json.loads((environment / "duizhao.json").read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def ready_python(*, dev: bool, root: Path = ROOT) -> Path:
    """The interpreter of the project's environment, which is made or renewed first where that is needed.

    Args:
        dev: whether what the checks need is wanted as well.
        root: the project's folder; the environment is `.venv` in it.

    Raises:
        EnvironmentFailedError: there is no way to make it on this machine, or pip failed.
    """
    environment, python = root / ".venv", python_of(root / ".venv")
    lock = DEV_LOCK if dev else RUN_LOCK
    wanted = {name: stamp_value(root, name) for name in ((RUN_LOCK, DEV_LOCK) if dev else (RUN_LOCK,))}
    stamp = read_stamp(environment)
    if python.exists() and wanted.items() <= stamp.items():
        return python
    if _version(python) != platform.python_version() or not pip_for(python):
        create(environment)
        stamp = {}
    print(f"Installing from {lock} into .venv …", flush=True)
    _install(root, python, lock)
    (environment / "duizhao.json").write_text(json.dumps({**stamp, **wanted}, indent=1) + "\n", "utf-8")
    return python


def create(environment: Path) -> None:
    """Make an environment, empty but for its interpreter and, where this Python has one to give, pip.

    Raises:
        EnvironmentFailedError: this Python lacks a part; the message names the package that brings it.
    """
    facts = {"python": sys.executable, "version": "{}.{}".format(*sys.version_info[:2])}
    if importlib.util.find_spec("venv") is None:
        raise EnvironmentFailedError(NO_VENV.format(**facts))
    # Debian ships venv without ensurepip; then the pip of this Python, where there is one, works from outside.
    without_pip = importlib.util.find_spec("ensurepip") is None
    if without_pip and importlib.util.find_spec("pip") is None:
        raise EnvironmentFailedError(NO_PIP.format(**facts))
    print("Making .venv …", flush=True)
    shutil.rmtree(environment, ignore_errors=True)
    _call([sys.executable, "-m", "venv", *(["--without-pip"] if without_pip else []), str(environment)])


def pip_for(python: Path) -> list[str]:
    """The words that start a pip for an environment: its own, else this Python's from outside; empty where none runs."""
    for words in ([str(python), "-m", "pip"], [sys.executable, "-m", "pip", "--python", str(python)]):
        try:
            subprocess.run([*words, "--version"], capture_output=True, check=True)
        except (OSError, subprocess.CalledProcessError):
            continue
        return words
    return []


def locked_entry(lock: str, name: str) -> str:
    """The lines of a lock file about one package, its hashes included.

    Raises:
        EnvironmentFailedError: there are none.
    """
    lines = lock.splitlines(keepends=True)
    start = next((number for number, line in enumerate(lines) if line.startswith(f"{name}==")), None)
    if start is None:
        raise EnvironmentFailedError(f"expected {name}== in the lock file, found none: make the lock anew")
    end = start + 1
    while end < len(lines) and lines[end].startswith(" "):
        end += 1
    return "".join(lines[start:end])


def hand_over(python: Path, *arguments: str) -> NoReturn:
    """Let the interpreter take this process over, in the project's folder; its exit code is ours."""
    os.chdir(ROOT)
    sys.stdout.flush()
    if os.name == "nt":  # execv would detach from the console there
        sys.exit(subprocess.call([str(python), *arguments]))
    os.execv(python, [str(python), *arguments])  # a signal to this process then stops the server  # noqa: S606


def _version(python: Path) -> str:
    """Version of an interpreter; empty where it does not run, as when the Python it was made from is gone."""
    command = [str(python), "-c", "import platform; print(platform.python_version())"]
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


def _install(root: Path, python: Path, lock: str) -> None:
    """Fill an environment from a lock.

    An isolated build would fetch a setuptools that no lock names, so the locked one is installed first and builds
    what comes as source.
    """
    pip = pip_for(python)
    setuptools = root / ".venv" / "setuptools.txt"
    setuptools.write_text(locked_entry((root / lock).read_text("utf-8"), "setuptools"), "utf-8")
    quiet = ["-qq", "--no-input", "--disable-pip-version-check"]
    build = ["--no-build-isolation", "--use-pep517"]
    _call([*pip, "install", *quiet, "--require-hashes", "-r", str(setuptools)])
    _call([*pip, "install", *quiet, *build, "--require-hashes", "-r", str(root / lock)])
    _call([*pip, "install", *quiet, *build, "--no-deps", "-e", str(root)])


def _call(command: Sequence[str]) -> None:
    code = subprocess.call(command, cwd=ROOT)
    if code:
        raise EnvironmentFailedError(f"this command ended with {code}: {' '.join(command)}")
