"""Words of the interface: every one that code, templates and scripts ask for exists in both languages."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
import yaml

from duizhao.assets import label_module
from duizhao.audit._finding import AUDITED
from duizhao.exports import FORMATS
from duizhao.labels import Label, finding_kinds, label
from duizhao.pages.terms import FACETS
from duizhao.text import has_han
from duizhao.vocabulary import KINDS
from made_up import ROOT

PACKAGE = ROOT / "src" / "duizhao"
THEME = ROOT / "docs" / "theme"
LABELS = yaml.safe_load((PACKAGE / "labels.yml").read_text("utf-8"))
_CALL = re.compile(r"""\b(?:say|label|plain)\(\s*(['"])([a-z-]+)\1""")
_STRING = re.compile(r"""(['"`])([a-z0-9-]+)\1|\b([a-z]+): \(\) =>""")
"""A key as a string, or as the name of what is done when it is pressed."""
_BEGINNING = re.compile(r"`([a-z-]+-)\$\{")
_PUT_TOGETHER = ("system-", "relation-", "example-")
"""Beginnings of keys whose ends are parts of a system, kinds of relations, and numbers."""
_MAKERS = {"Finding", "_finding"}


def emitted(tree: ast.Module) -> Iterator[str]:
    """Kinds of findings that a module makes: written in the call, or in the variable that the call names."""
    for function in ast.walk(tree):
        calls = [
            node
            for node in ast.walk(function)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _MAKERS and node.args
        ]
        for kind in (call.args[0] for call in calls):
            if isinstance(kind, ast.Constant):
                yield str(kind.value)
            elif isinstance(kind, ast.Name):
                yield from assigned(function, kind.id)


def assigned(function: ast.AST, name: str) -> Iterator[str]:
    """Strings that a variable may get in a function."""
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == name for t in node.targets):
            value = node.value
            for part in (value.body, value.orelse) if isinstance(value, ast.IfExp) else (value,):
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    yield part.value


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if "benchmarks" not in path.parts)


def test_every_kind_of_finding_that_code_makes_has_words_and_the_other_way_round() -> None:
    made = {kind for path in modules() for kind in emitted(ast.parse(path.read_text("utf-8")))}
    assert made == finding_kinds().keys()


def test_what_the_audit_makes_is_known_as_its_own() -> None:
    assert {
        kind for path in (PACKAGE / "audit").rglob("*.py") for kind in emitted(ast.parse(path.read_text("utf-8")))
    } == AUDITED


def test_the_guide_lists_every_kind_of_finding_with_its_weight() -> None:
    guide = (ROOT / "docs" / "guide" / "seeds.md").read_text("utf-8")
    rows = re.findall(r"^\| `([a-z-]+)` \| ([123]) \|", guide, re.MULTILINE)
    assert dict(rows) == {kind: str(found.weight) for kind, found in finding_kinds().items()}
    assert len(rows) == len(finding_kinds())


@pytest.mark.parametrize("kind", LABELS["findings"])
def test_a_finding_has_a_name_a_sentence_and_a_weight(kind: str) -> None:
    found = finding_kinds()[kind]
    assert found.weight in (1, 2, 3)
    for words in (found.name, found.words):
        assert words.en
        assert has_han(words.zh)
    filled = found.words.fill(detail="{x} <y>", date="6 January 1958", date_zh="1958年1月6日")
    assert ("{x} <y>" in filled.en) == ("{x} <y>" in filled.zh)
    assert ("{detail}" in found.words.en) == ("{x} <y>" in filled.en)


def test_kinds_stand_in_the_order_of_their_weight() -> None:
    weights = [kind.weight for kind in finding_kinds().values()]
    assert weights == sorted(weights, reverse=True)


@pytest.mark.parametrize("key", LABELS["labels"])
def test_a_label_has_two_languages_with_the_same_places(key: str) -> None:
    words = LABELS["labels"][key]
    assert len(words) == 2
    assert all(isinstance(word, str) and word.strip() for word in words)
    assert has_han(words[1]) or not has_han(re.sub(r"\{\w+\}", "", words[0])), key
    places = [{name for _, name, _, _ in Formatter().parse(word) if name} for word in words]
    # A month and a day are named in other ways in Chinese.
    assert {name.removesuffix("_zh") for name in places[1]} <= places[0] | {"number", "zh"}


def test_every_label_that_is_asked_for_exists() -> None:
    files = [*modules(), *sorted(THEME.rglob("*.html")), *sorted((THEME / "assets").rglob("*.js"))]
    asked = {(path.name, match[2]) for path in files for match in _CALL.finditer(path.read_text("utf-8"))}
    assert len(asked) > 60
    assert {(name, key) for name, key in asked if key not in LABELS["labels"]} == set()


def test_labels_whose_keys_are_put_together_exist_and_no_label_is_for_nothing() -> None:
    keys = {*FACETS, *(f"kind-{kind}" for kind in KINDS), *(f"per-{unit}" for unit in ("year", "month", "day"))}
    keys |= {f"data-in-{name}" for name in FORMATS}
    for key in keys:
        assert isinstance(label(key), Label)
    files = [*modules(), *sorted(THEME.rglob("*.html")), *sorted((THEME / "assets").rglob("*.js"))]
    texts = [path.read_text("utf-8") for path in files]
    written = {match[2] or match[3] for text in texts for match in _STRING.finditer(text)}
    beginnings = (*_PUT_TOGETHER, *(match[1] for text in texts for match in _BEGINNING.finditer(text)))
    given = {key for section in ("labels", "citing", "search", "search-later", "passages") for key in LABELS[section]}
    assert [key for key in given - written - keys if not key.startswith(beginnings)] == []


def test_scripts_are_given_every_label_that_they_ask_for() -> None:
    given = label_module()
    for path in sorted((THEME / "assets").rglob("*.js")):
        for match in _CALL.finditer(path.read_text("utf-8")):
            assert f'"{match[2]}":[' in given, (path.name, match[2])
    for view in ("both", "en", "zh"):
        assert f'"view-{view}":[' in given


def test_an_unknown_label_is_an_error() -> None:
    with pytest.raises(KeyError):
        label("nonsense")
