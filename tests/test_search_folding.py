"""Folding and classes: golden cases, the laws of the table, and its generator."""

import hashlib
import json
import subprocess
import sys
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.folding import (
    RANGED_CLASSES,
    _make_fold,
    class_of,
    class_ranges,
    fold,
    fold_bytes,
    fold_digest,
    fold_table,
)
from duizhao.folding import steps as fold_steps

CASES = json.loads((Path(__file__).parent / "contracts" / "fold.json").read_text("utf-8"))
STATED = json.loads(fold_bytes())
SURROGATES = range(0xD800, 0xE000)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_golden_cases(case: dict[str, str]) -> None:
    folded = fold(case["text"])
    assert folded == case["folded"]
    assert [class_of(ord(character)) for character in folded] == case["classes"]


@given(st.text())
def test_folding_keeps_the_length_and_is_done_after_once(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded


@given(st.text(), st.text())
def test_folding_goes_character_by_character(one: str, other: str) -> None:
    assert fold(one + other) == fold(one) + fold(other)


def test_nothing_folds_to_what_folds_again() -> None:
    assert fold_table().keys() & set(fold_table().values()) == set()
    assert not any(code_point in SURROGATES for pair in fold_table().items() for code_point in pair)


def test_ranges_are_in_order_and_no_code_point_has_two_classes() -> None:
    ranges = sorted((first, last, name) for name in RANGED_CLASSES for first, last in class_ranges(name))
    assert all(first <= last for first, last, _ in ranges)
    assert all(before[1] < after[0] for before, after in pairwise(ranges))
    assert {class_of(code_point) for code_point in fold_table().values()} == {"han", "word", "blank", "mark"}


of_this_unicode = pytest.mark.skipif(
    unicodedata.unidata_version != STATED["unicode"], reason="another Unicode version than that of the table"
)


@of_this_unicode
def test_the_table_is_what_the_rules_give_from_unicode() -> None:
    table = fold_table()
    for code_point in set(range(sys.maxunicode + 1)) - set(SURROGATES):
        plain = ord(_make_fold.fold_character(chr(code_point), lambda character: character))
        if class_of(plain) == "han":  # what a dictionary adds, it adds to Han alone
            assert table.get(code_point, code_point) == table.get(plain, plain)
            assert class_of(table.get(plain, plain)) == "han"
        else:
            assert table.get(code_point, code_point) == plain
        if code_point not in table:
            assert class_of(code_point) == _make_fold.class_of_code_point(code_point) or not unicodedata.name(
                chr(code_point), ""
            )


@of_this_unicode
def test_the_table_is_what_the_generator_makes() -> None:
    subprocess.run([sys.executable, "-m", "duizhao.folding._make_fold", "--check"], check=True)


def test_the_table_states_its_sources() -> None:
    assert STATED["format"] == 2
    assert STATED["unicode"] == "14.0.0"
    assert STATED["opencc"] == "1.4.2"
    assert f"OpenCC {STATED['opencc']}" in (_make_fold.__doc__ or "")
    assert f"Unicode {STATED['unicode']}" in (_make_fold.__doc__ or "")


def test_the_digest_is_that_of_the_file() -> None:
    assert fold_digest() == hashlib.sha256(fold_bytes()).hexdigest()[:16]


def test_a_small_table_reads_as_it_was_made() -> None:
    made = _make_fold.make_table(lambda character: {"黨": "党", "兩": "二字"}.get(character, character), "none")
    assert made["opencc"] == "none"
    assert chr(fold_steps.STEP_OF_NOTHING) == "#"
    assert json.loads(_make_fold.as_bytes(made)) == made
    assert len(made["from_steps"]) == len(made["to_steps"])
    assert [65, 26, 32] in made["runs"]


@pytest.mark.parametrize(
    ("code_points", "written"),
    [([], ""), ([1], "%"), ([5, 5], "-#"), ([3, 1], ")&"), ([0xD7DD // 2, 0], "\ud7ff\ud7fe"), ([0x6C00], "\ue023")],
)
def test_steps_are_written_as_described(code_points: list[int], written: str) -> None:
    assert fold_steps.steps(code_points) == written


def test_forms_that_go_round_in_a_circle_are_refused() -> None:
    with pytest.raises(ValueError, match=r"U\+4E00 does not end"):
        _make_fold.fold_character("一", lambda character: {"一": "二", "二": "一"}[character])
