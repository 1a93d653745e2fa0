"""Checks of the browser's modules as they are written."""

import shutil
from pathlib import Path

from checks.javascript_types import faults
from duizhao.assets import ROOT, module_folder, theme_assets
from nodejs import JAVASCRIPT

ASSETS = JAVASCRIPT.parents[1] / "docs" / "theme" / "assets"
LABELS = "/** @type {Record<string, [string, string]>} */\nconst labels = {};\nexport default labels;\n"


def test_types_hold(tmp_path: Path) -> None:
    shutil.copytree(ASSETS, tmp_path, dirs_exist_ok=True)
    published = dict(theme_assets(ASSETS))
    for address in published:
        place = tmp_path / address.removeprefix(f"{ROOT}/").removeprefix(f"{module_folder(published)}/")
        if not place.exists():
            place.write_text(LABELS, "utf-8")
    assert faults(tmp_path) == []
