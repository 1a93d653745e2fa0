"""YAML with lines: made-up documents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.apparatus_entry import Entry, load_entries
from duizhao.errors import ApparatusError
from duizhao.located_yaml import LocatedDict, LocatedList, load_yaml


def entry(text: str) -> Entry:
    value = load_yaml(text, "a.yml")
    assert isinstance(value, LocatedDict)
    return Entry("a.yml", value)


def test_mappings_lists_keys_and_items_know_their_lines() -> None:
    value = load_yaml("# comment\nterms:\n  - id: a\n    label:\n      en: A\n  - id: b\n", "a.yml")
    assert value == {"terms": [{"id": "a", "label": {"en": "A"}}, {"id": "b"}]}
    assert value.line == 2
    terms = value["terms"]
    assert isinstance(terms, LocatedList)
    assert terms.item_lines == [3, 6]
    assert terms[0].key_lines == {"id": 3, "label": 4}
    assert terms[0]["label"].key_lines == {"en": 5}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no", "no"),
        ("on", "on"),
        ("1958-02-30", "1958-02-30"),
        ("12:30", "12:30"),
        ("007", "007"),
        ("1_000", "1_000"),
        ("<<", "<<"),
        ("=", "="),
        ("4", 4),
        ("-4", -4),
        ("0.5", 0.5),
        ("'4'", "4"),
        ("true", True),
        ("'true'", "true"),
        ("null", None),
        ("~", None),
        ("", None),
        ("9" * 5000, "9" * 5000),
        ("|\n  zwei\n", "zwei\n"),
    ],
)
def test_only_plain_scalars_become_other_than_text(text: str, value: object) -> None:
    found = load_yaml(f"a: {text}\n", "a.yml")["a"]
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, "'a' again (first on line 1)"),
        ("a: [1\nb: 2\n", 2, "while parsing a flow sequence"),
        ("a: 1\n\tb: 2\n", 2, "tab character"),
        ("a: 1\n---\nb: 2\n", 2, "another document"),
        ("a: 1\nb: *nowhere\n", 2, "undefined alias"),
        ("a: 1\nb: \x07\n", 2, "control characters"),
        ("b: 1\n? [a]\n: 1\n", 2, "a list or mapping"),
        ("a: 1\nb: !!python/object:os.system x\n", 2, "the tag python/object"),
        ("a: 1\nb: !own x\n", 2, "the tag !own"),
        ("b: 1\na: &x\n  - *x\n", 2, "an alias of itself"),
        ("a: \ud800\n", 0, "surrogate"),
        ("[" * 600 + "]" * 600, 0, "nested too deeply"),
    ],
)
def test_errors_name_the_line(text: str, line: int, words: str) -> None:
    with pytest.raises(ApparatusError) as caught:
        load_yaml(text, "a.yml")
    assert (caught.value.file, caught.value.line) == ("a.yml", line)
    assert words in caught.value.found


def test_aliases_share_one_value_without_growing() -> None:
    text = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
    value = load_yaml(text, "a.yml")
    assert value["a59"][0] is value["a59"][1]


def test_a_byte_order_mark_is_no_part_of_the_first_key() -> None:
    assert load_yaml("\ufeffa: b\n", "a.yml") == {"a": "b"}


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_by_name(text: str) -> None:
    refused: ApparatusError | None = None
    try:
        load_yaml(text, "a.yml")
    except ApparatusError as error:
        refused = error
    assert refused is None or (refused.file == "a.yml" and 0 <= refused.line <= len(text.splitlines()) + 1)


def test_unknown_fields_are_refused_with_the_nearest_known_one() -> None:
    with pytest.raises(
        ApparatusError, match=r"a\.yml:2: expected a known field, found 'boader' \(did you mean broader\?"
    ):
        entry("id: a\nboader: b\n").refuse_unknown(("id", "broader"))
    with pytest.raises(ApparatusError, match="known are broader, id"):
        entry("id: a\nxyzzy: b\n").refuse_unknown(("id", "broader"))


@pytest.mark.parametrize(
    ("text", "read", "message"),
    [
        ("a: 1\n", lambda e: e.text("b"), "a.yml:1: expected text in 'b', found nothing"),
        ("b: x\na: 1\n", lambda e: e.text("a"), "a.yml:2: expected text in 'a', found 1"),
        ("a: ' '\n", lambda e: e.text("a"), "a.yml:1: expected text in 'a', found ' '"),
        ("a: [x]\n", lambda e: e.text("a"), "a.yml:1: expected text in 'a', found a list"),
        ("a: {x: y}\n", lambda e: e.texts("a"), "a.yml:1: expected a list in 'a', found a mapping"),
        ("a:\n  - x\n  - true\n", lambda e: e.texts("a"), "a.yml:3: expected text in each item of 'a', found true"),
        ("a: yes\n", lambda e: e.flag("a"), "a.yml:1: expected true or false in 'a', found 'yes'"),
        ("a: x\n", lambda e: e.entry("a"), "a.yml:1: expected a mapping in 'a', found 'x'"),
        ("a:\n- {b: c}\n- x\n", lambda e: e.entries("a"), "a.yml:3: expected a mapping in each item of 'a', found 'x'"),
    ],
)
def test_fields_of_the_wrong_form_are_refused(text: str, read: object, message: str) -> None:
    assert callable(read)
    with pytest.raises(ApparatusError) as caught:
        read(entry(text))
    assert str(caught.value) == message


def test_missing_fields_have_their_defaults() -> None:
    empty = entry("a: null\n")
    assert (empty.optional_text("a"), empty.texts("a"), empty.flag("a"), empty.entries("a")) == ("", (), False, ())
    assert empty.entry("a").texts("en") == ()
    assert entry("a: true\n").flag("a") is True


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "a.yml: expected 'terms': a list, found nothing"),
        ("- x\n", "a.yml:1: expected 'terms': a list, found a list"),
        ("term: []\n", "a.yml:1: expected a known field, found 'term' (did you mean terms?)"),
        ("terms:\n", "a.yml:1: expected a list in 'terms' (write terms: [] for none), found nothing"),
    ],
)
def test_a_file_of_another_form_is_refused(text: str, message: str) -> None:
    with pytest.raises(ApparatusError) as caught:
        load_entries(text, "a.yml", "terms")
    assert str(caught.value) == message


def test_an_empty_list_is_no_entry() -> None:
    assert load_entries("terms: []\n", "a.yml", "terms") == ()
