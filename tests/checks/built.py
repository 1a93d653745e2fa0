"""The site that the checks look at: built from the five seeds once per test run, or the folder in $DUIZHAO_SITE."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from checks.tools import ROOT

_SITE = pytest.StashKey[Path]()


def built_site(config: pytest.Config, factory: pytest.TempPathFactory) -> Path:
    """The folder of the site, which is built when it is first asked for.

    Raises:
        subprocess.CalledProcessError: the build failed; pytest shows what it said.
    """
    given = os.environ.get("DUIZHAO_SITE")
    if given:
        return Path(given).resolve()
    if _SITE not in config.stash:
        config.stash[_SITE] = build(factory.mktemp("built") / "site")
    return config.stash[_SITE]


def build(folder: Path) -> Path:
    """Build the site into a folder."""
    subprocess.run([sys.executable, "-m", "duizhao.cli", "build", "--strict", "--site", folder], cwd=ROOT, check=True)
    return folder
