"""Stems: the contract that the browser's port is held to."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from duizhao.search.stems import stem

CONTRACTS = Path(__file__).parent / "contracts"
CASES = json.loads((CONTRACTS / "stems.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_stems_are_those_of_the_contract(case: dict[str, dict[str, str]]) -> None:
    assert {word: stem(word) for word in case["stems"]} == case["stems"]


def test_the_contract_is_what_its_script_makes() -> None:
    subprocess.run([sys.executable, CONTRACTS / "make_stems.py", "--check"], check=True)


def test_the_contract_is_large_and_changes_words() -> None:
    pairs = [pair for case in CASES for pair in case["stems"].items()]
    assert len(pairs) > 2500
    assert sum(word != short for word, short in pairs) > 1500


@pytest.mark.parametrize(
    ("forms", "short"),
    [
        ("party parties", "parti"),
        ("unit units united unite unites", "unit"),
        ("bureaucracy bureaucracies", "bureaucraci"),
        ("bureaucratic bureaucratically", "bureaucrat"),
        ("rectification rectify rectified", "rectif rectifi rectifi"),
        ("1958", "1958"),
        ("党", "党"),
    ],
)
def test_forms_that_belong_together(forms: str, short: str) -> None:
    stems = [stem(form) for form in forms.split()]
    assert stems == (short.split() if " " in short else [short] * len(stems))
