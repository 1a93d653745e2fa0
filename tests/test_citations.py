"""Citations against citeproc-js: `contracts/citations.json` is what the real engine gave (citeproc/README.md says how)."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from duizhao.citations import STYLES, cite
from made_up import ROOT

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "contracts" / "citations.json").read_text(encoding="utf-8")
)["cases"]


@pytest.mark.parametrize("style", STYLES)
def test_text_and_italics_are_those_of_the_real_engine(style: str) -> None:
    cases = [case for case in CASES if case["style"] == style]
    assert len(cases) > 40
    for case in cases:
        given = [[run.text, run.italic] for run in cite(case["item"], style)]
        assert given == case["runs"], case["item"]


def test_the_browser_and_the_guide_have_the_same_styles() -> None:
    script = (ROOT / "docs" / "theme" / "assets" / "citing" / "styles.js").read_text("utf-8")
    named = [(key, style.name) for key, style in STYLES.items()]
    assert re.findall(r'\{ id: "([^"]+)", name: "([^"]+)"', script) == named
    guide = (ROOT / "docs" / "guide" / "commands.md").read_text("utf-8")
    row = re.search(r"^\| `citation_style` .*$", guide, re.MULTILINE)
    assert row is not None
    assert set(re.findall(r"`([a-z0-9-]+)`", row[0])) == set(STYLES)


def test_the_contract_has_what_is_hard() -> None:
    items = [case["item"] for case in CASES]
    assert {item["type"] for item in items} == {"article-newspaper", "webpage"}
    for key in ("author", "page", "URL", "accessed", "issued", "original-title", "translator", "genre"):
        assert any(key in item for item in items)
        assert any(key not in item for item in items)
    assert any(len(item.get("author", ())) > 3 for item in items)
    assert any(item["title"].endswith("?") for item in items)
    assert any("‘" in item["title"] for item in items)
