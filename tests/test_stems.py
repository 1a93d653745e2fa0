"""Stems: the contract that the browser's port is held to."""

import json
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao import stems
from duizhao.stems import SNOWBALL, python_stemmer, stem

CONTRACTS = Path(__file__).parent / "contracts"
CASES = json.loads((CONTRACTS / "stems.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_stems_are_those_of_the_contract(case: dict[str, dict[str, str]]) -> None:
    assert {word: stem(word) for word in case["stems"]} == case["stems"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_the_stemmer_in_python_gives_the_same(case: dict[str, dict[str, str]]) -> None:
    in_python = python_stemmer()
    assert {word: in_python(word) for word in case["stems"]} == case["stems"]


@given(st.text("aabceedgiilmnnoprsstuwyy'é党9", max_size=14))
def test_both_stemmers_agree(word: str) -> None:
    assert python_stemmer()(word) == stem(word)


def test_python_takes_the_place_of_a_stemmer_that_has_no_build(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "Stemmer", None)
    given = stems._stemmer()  # noqa: SLF001 - the choice itself is tested
    assert given.__self__.__class__.__module__ == "snowballstemmer.english_stemmer"  # type: ignore[attr-defined]


def test_the_index_is_named_after_the_release_that_is_installed() -> None:
    assert version("snowballstemmer").startswith(SNOWBALL.rpartition(".")[0])
    if stems._stem.__self__.__class__.__module__ == "Stemmer":  # type: ignore[attr-defined]  # noqa: SLF001
        assert version("PyStemmer") == SNOWBALL


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
