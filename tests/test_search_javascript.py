"""The browser's side of the query language, run in Node over the contracts that Python's side keeps too."""

import json
from pathlib import Path

import pytest

from nodejs import WHEEL_NODE, node, run_javascript

CONTRACTS = Path(__file__).with_name("contracts")


@pytest.mark.parametrize("contract", ["fold", "tokens", "query", "stems"])
def test_the_browser_keeps_the_contract(contract: str) -> None:
    cases = json.loads((CONTRACTS / f"{contract}.json").read_text("utf-8"))
    report = run_javascript("run.mjs", [contract])
    assert report["failed"] == []
    assert report["ran"] == len(cases) > 0


@pytest.mark.parametrize("seed", range(4))
def test_spans_are_those_of_a_plain_matcher(seed: int) -> None:
    report = run_javascript("run.mjs", ["spans", str(seed), "5000"])
    assert report["failed"] == []
    assert report["ran"] == 5000
    assert report["found"] > 500  # made-up queries that never find anything would prove nothing


@pytest.mark.parametrize("seed", range(2))
def test_a_query_is_cut_and_narrowed_as_it_is_read(seed: int) -> None:
    report = run_javascript("run.mjs", ["narrowing", str(seed), "40000"])
    assert report["failed"] == []
    assert report["ran"] > 4000  # the others are mistakes


def test_digests_are_right_where_the_browser_makes_none() -> None:
    report = run_javascript("run.mjs", ["digest"])
    assert report["failed"] == []
    assert report["ran"] > 130


@pytest.mark.parametrize("check", ["patience", "too-long"])
def test_no_query_and_no_text_holds_the_browser_up(check: str) -> None:
    report = run_javascript("run.mjs", [check])
    assert report["failed"] == []
    assert report["ran"] > 5


def test_without_a_node_on_the_machine_the_one_of_the_environment_runs(tmp_path: Path) -> None:
    assert node(str(tmp_path)) == WHEEL_NODE
    assert run_javascript("run.mjs", ["spans", "1", "10"], path=str(tmp_path))["ran"] == 10


@pytest.mark.parametrize("version", ["v18.19.0", "v20.18.3", "v22.6.0", "nonsense"])
def test_a_node_that_takes_no_bare_modules_is_passed_over(version: str, tmp_path: Path) -> None:
    old = tmp_path / "node"
    old.write_text(f"#!/bin/sh\necho {version}\n", "utf-8")
    old.chmod(0o755)
    assert node(str(tmp_path)) == WHEEL_NODE
