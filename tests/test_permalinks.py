"""permalinks.yml: what it says, and every way in which it can be wrong. All ids are made up."""

import datetime as dt
from pathlib import Path

import pytest

from duizhao.errors import ApparatusError
from duizhao.permalinks import Alias, Permalinks, Withdrawal, load_permalinks, problems

FILE = "permalinks.yml"
SHIPPED = Path(__file__).resolve().parent.parent / "corpus" / "apparatus" / FILE
A, B, C, D = (f"1958-01-06-4-{letter * 8}" for letter in "abcd")


def alias(old: str, new: str, more: str = "") -> str:
    return f"  - {{id: {old}, to: {new}, reason: Made up.{more}}}\n"


def test_what_is_declared() -> None:
    text = (
        f"aliases:\n{alias(A, B)}{alias(B, C, ', fragments: false')}withdrawn:\n"
        f"  - id: {D}\n    date: 2026-11-26\n    reason: Made up.\n    headline: {{en: Wells, zh: 水井}}\n"
    )
    found = load_permalinks(text, FILE)
    assert found == Permalinks(
        {A: Alias(A, B, "Made up."), B: Alias(B, C, "Made up.", fragments=False)},
        {D: Withdrawal(D, dt.date(2026, 11, 26), "Made up.", "Wells", "水井")},
    )
    assert found.resolve(A) == (C, False)
    assert found.resolve(C) == (C, True)
    assert [found.declares(each) for each in (A, B, C, D)] == [True, True, False, True]
    assert list(problems(found, {C})) == []


@pytest.mark.parametrize("text", ["", "aliases: []\n", "withdrawn: []\naliases:\n", "# nothing\n"])
def test_nothing_declared(text: str) -> None:
    assert load_permalinks(text, FILE) == Permalinks()


def test_the_example_in_the_shipped_file_is_right() -> None:
    lines = SHIPPED.read_text("utf-8").splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("# aliases:"))
    end = next(number for number, line in enumerate(lines) if "docs/guide" in line)
    example = "\n".join(line.removeprefix("#").removeprefix(" ") for line in lines[start:end])
    found = load_permalinks(example, FILE)
    assert len(found.aliases) == len(found.withdrawn) == 1
    assert load_permalinks("\n".join(lines), FILE) == Permalinks()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- a\n", "1: expected the lists 'aliases' and 'withdrawn', found a list"),
        ("alias: []\n", "1: expected a known field, found 'alias' (did you mean aliases?)"),
        (f"aliases:\n  - {{id: {A}, to: {B}}}\n", "2: expected text in 'reason', found nothing"),
        (f"aliases:\n  - {{id: 1958, to: {B}, reason: a}}\n", "2: expected text in 'id', found 1958"),
        (
            f"aliases:\n{alias('1958-02-30-4-aaaaaaaa', B)}",
            "2: expected an article id like 1958-01-06-4-3fa9c27e in 'id', found '1958-02-30-4-aaaaaaaa'",
        ),
        (
            f"aliases:\n{alias(A, 'home')}",
            "2: expected an article id like 1958-01-06-4-3fa9c27e in 'to', found 'home'",
        ),
        (f"aliases:\n{alias(A, B, ', fragments: often')}", "2: expected true or false in 'fragments', found 'often'"),
        (f"aliases:\n{alias(A, B)}{alias(A, C)}", f"3: expected each id once, found '{A}' again (first on line 2)"),
        (
            f"aliases:\n{alias(A, B)}withdrawn:\n  - {{id: {A}, date: 2026-11-26, reason: a}}\n",
            f"4: expected each id once, found '{A}' again (first on line 2)",
        ),
        (f"aliases:\n{alias(A, A)}", f"2: expected aliases that lead to an article, found {A} → {A}"),
        (
            f"aliases:\n{alias(A, B)}{alias(B, C)}{alias(C, A)}",
            f"2: expected aliases that lead to an article, found {A} → {B} → {C} → {A}",
        ),
        (
            f"withdrawn:\n  - {{id: {A}, date: 2026-02-30, reason: a}}\n",
            "2: expected a day like 2026-11-26 in 'date', found '2026-02-30'",
        ),
        (f"withdrawn:\n  - {{id: {A}, reason: a}}\n", "2: expected text in 'date', found nothing"),
        (
            f"withdrawn:\n  - {{id: {A}, date: 2026-11-26, reason: a, headline: {{fr: Puits}}}}\n",
            "2: expected a known field, found 'fr' (known are en, zh)",
        ),
    ],
)
def test_what_is_wrong_is_named(text: str, message: str) -> None:
    with pytest.raises(ApparatusError) as raised:
        load_permalinks(text, FILE)
    assert str(raised.value) == f"{FILE}:{message}"


def test_what_the_corpus_contradicts_is_named() -> None:
    found = load_permalinks(f"aliases:\n{alias(A, B)}{alias(C, D)}", FILE)
    assert [str(error) for error in problems(found, {A, D})] == [
        f"{FILE}:2: expected an id that no article has any longer, found {A}, which is an article of this corpus",
        f"{FILE}:2: expected an article, an alias or a withdrawal in 'to', found {B}, which is none of them",
    ]


def test_an_alias_may_lead_to_what_was_withdrawn_later() -> None:
    text = f"aliases:\n{alias(A, B)}withdrawn:\n  - {{id: {B}, date: 2026-11-26, reason: a}}\n"
    assert list(problems(load_permalinks(text, FILE), set())) == []


def test_a_target_may_be_missing_while_a_file_is_rejected() -> None:
    found = load_permalinks(f"aliases:\n{alias(A, B)}", FILE)
    assert len(list(problems(found, set()))) == 1
    assert list(problems(found, set(), complete=False)) == []
