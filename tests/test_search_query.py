"""The query language: golden cases, laws, the words for mistakes, and the examples of the help page."""

import json
import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from duizhao.labels import query_error
from duizhao.search._query_field import FIELDS as FIELDS_READ
from duizhao.search.query import (
    And,
    Field,
    Near,
    Not,
    Or,
    Query,
    QueryError,
    Scope,
    Text,
    as_json,
    leaves,
    parse_queries,
    parse_query,
    positive_texts,
    scope_of,
)
from duizhao.text import has_han
from made_up import ROOT

FIELD_NAMES = set(FIELDS_READ)
CASES = json.loads((Path(__file__).parent / "contracts" / "query.json").read_text("utf-8"))
MISTAKES = yaml.safe_load((ROOT / "src" / "duizhao" / "labels.yml").read_text("utf-8"))["query-errors"]
GUIDE = (ROOT / "docs" / "guide" / "search.md").read_text("utf-8")

TYPED = st.lists(
    st.sampled_from(
        [
            *' ;|()~-=*:"“”，。0129aé党黨𠀀\u3000\u200b',
            "year:",
            "lang:",
            "in:text",
            "byline:",
            "..",
            "1958-01",
            "mass",
            "~5 ",
        ]
    )
).map("".join)


@pytest.mark.parametrize("case", [case for case in CASES if "expected" in case], ids=lambda case: case["about"])
def test_trees(case: dict[str, str]) -> None:
    found = [as_json(query) for query in parse_queries(case["query"])]
    assert json.loads(json.dumps(found)) == case["expected"]


@pytest.mark.parametrize("case", [case for case in CASES if "error" in case], ids=lambda case: case["about"])
def test_mistakes(case: dict[str, dict[str, str]]) -> None:
    with pytest.raises(QueryError) as caught:
        parse_queries(str(case["query"]))
    error = caught.value
    assert {"code": error.code, "start": error.start, "end": error.end} == case["error"]


def test_every_mistake_has_a_case_and_words() -> None:
    codes = {case["error"]["code"] for case in CASES if "error" in case}
    assert codes | {"one-query", "unknown-tag"} == MISTAKES.keys()  # the one of the command, the other of a site


@pytest.mark.parametrize("code", MISTAKES)
def test_words_for_a_mistake_stand_in_both_languages(code: str) -> None:
    words = query_error(code)
    assert words == QueryError(code, 2, 5).words
    assert words.en
    assert not has_han(words.en.replace("群众", ""))
    assert has_han(words.zh)
    assert str(QueryError(code, 2, 5)) == f"query, at character 3: {words.en}"


def read(typed: str) -> tuple[Query, ...] | QueryError:
    try:
        return parse_queries(typed)
    except QueryError as error:
        return error


@given(TYPED | st.text())
def test_whatever_is_typed_is_read_or_explained(typed: str) -> None:
    found = read(typed)
    if isinstance(found, QueryError):
        assert found.code in MISTAKES
        assert 0 <= found.start <= found.end <= len(typed)
        return
    for query in found:
        assert list(leaves(query))
        for leaf, _negated in leaves(query):
            assert 0 <= leaf.at[0] < leaf.at[1] <= len(typed)
        assert json.loads(json.dumps(as_json(query))) == as_json(query)


WORDS = st.sampled_from(("mass", "line", "reform", "1958"))
TEXTS = st.one_of(
    WORDS.map(lambda word: Text((("word", word),), "widen")),
    WORDS.map(lambda word: Text((("word", word),), "prefix")),
    st.lists(WORDS, min_size=1, max_size=3).map(
        lambda words: Text(tuple(("word", word) for word in words), "exact"),
    ),
    st.text(st.sampled_from("党群众"), min_size=1).map(
        lambda han: Text(tuple(("sign", sign) for sign in han), "exact"),
    ),
)
FIELDS = st.sampled_from(
    (
        Field("year", (1957, None)),
        Field("page", (4, 4)),
        Field("date", (None, "1958-03-15")),
        Field("section", "国际", prefix=True),
        Field("byline", (("sign", "静"), ("sign", "宇"))),
    )
)
OPERANDS = TEXTS | st.lists(TEXTS, min_size=2, max_size=3).map(lambda texts: Or(tuple(texts)))
NEARS = st.builds(Near, st.integers(0, 50), st.tuples(OPERANDS, OPERANDS))


def _grouped(kind: type[And] | type[Or], parts: st.SearchStrategy[Query]) -> st.SearchStrategy[Query]:
    return st.lists(parts.filter(lambda part: not isinstance(part, kind)), min_size=2, max_size=3).map(
        lambda found: kind(tuple(found))
    )


TREES = st.recursive(
    TEXTS | FIELDS | NEARS,
    lambda parts: st.one_of(parts.map(Not), _grouped(And, parts), _grouped(Or, parts)),
    max_leaves=8,
)


def typed(query: Query) -> str:
    """A query as a careful reader would type it, every group in parentheses."""
    match query:
        case Text():
            return _typed_text(query)
        case Field():
            return _typed_field(query)
        case Not():
            return f"-({typed(query.part)})"
    joint = f" ~{query.distance} " if isinstance(query, Near) else "|" if isinstance(query, Or) else " "
    return joint.join(f"({typed(part)})" for part in query.parts)


def _typed_text(text: Text) -> str:
    plain = " ".join(written for _, written in text.tokens)
    return {"exact": f'"{plain}"', "prefix": f"{plain}*", "widen": plain}[text.mode]


def _typed_field(field: Field) -> str:
    if field.name == "byline":
        return "byline:静宇"
    if isinstance(field.value, str):
        return f"{field.name}:{field.value}*"
    low, high = field.value
    return f"{field.name}:{low or ''}..{high or ''}"


@given(TREES)
def test_a_tree_that_is_typed_out_reads_as_itself(tree: Query) -> None:
    asked = And((Field("page", (1, 1)), Not(tree)))  # so that there is something to find, whatever the tree
    assert parse_query(typed(asked)) == asked


@given(st.lists(TEXTS, min_size=1, max_size=5))
def test_queries_with_semicolons_are_read_one_by_one(texts: list[Text]) -> None:
    assert parse_queries(" ; ".join(map(typed, texts))) == tuple(texts)


def test_places_are_no_part_of_equality() -> None:
    assert parse_query("mass") == parse_query("  mass ")
    assert parse_query("year:1958") == parse_query("(year:１９５８)")


def test_one_query_is_asked_for() -> None:
    with pytest.raises(QueryError) as caught:
        parse_query("mass ; line")
    assert caught.value.code == "one-query"


def test_a_query_of_ten_thousand_characters_is_too_long_whatever_it_is() -> None:
    for part in ("a", "(", "-", '"', "~a", "“", "*", "year:", "党", "𠀀", "; "):
        with pytest.raises(QueryError) as caught:
            parse_queries(part * 10_000)
        assert caught.value.code == "too-long"


def test_texts_under_a_not_are_no_occurrences() -> None:
    query = parse_query("mass -(line | -path) (aa ~ bb) year:1958")
    assert [text.tokens[0][1] for text in positive_texts(query)] == ["mass", "aa", "bb"]
    assert [negated for _, negated in leaves(query)] == [False, True, True, False, False, False]


@pytest.mark.parametrize(
    ("typed_in", "langs", "kinds"),
    [
        ("mass", "zh en", "headline byline text"),
        ("mass lang:en", "en", "headline byline text"),
        ("in:text mass", "zh en", "text"),
        ("mass lang:zh in:byline", "zh", "byline"),
        ("mass lang:zh lang:en", "", "headline byline text"),
        ("mass | line", "zh en", "headline byline text"),
    ],
)
def test_limits_of_a_query(typed_in: str, langs: str, kinds: str) -> None:
    expected = Scope(frozenset(langs.split()), frozenset(kinds.split()))
    assert scope_of(parse_query(typed_in)) == expected


def _examples(section: str) -> list[tuple[str, str]]:
    """The queries that begin a line of a list in the guide, each with the word behind them."""
    parts = [part for part in re.split(r"^## ", GUIDE, flags=re.MULTILINE) if part.startswith(section)]
    lines = re.findall(r"^- ((?:`[^`]+` ?)+)([\w-]*)", "\n".join(parts), flags=re.MULTILINE)
    return [(query, word) for queries, word in lines for query in re.findall("`([^`]+)`", queries)]


@pytest.mark.parametrize(("query", "code"), _examples("Mistakes"))
def test_mistakes_of_the_guide_are_those(query: str, code: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse_queries(query)
    assert caught.value.code == code


@pytest.mark.parametrize("query", sorted({query for query, _ in _examples("")} - {q for q, _ in _examples("Mistakes")}))
def test_examples_of_the_guide_can_be_asked(query: str) -> None:
    assert parse_queries(query)


def test_the_guide_has_examples_of_everything() -> None:
    assert len(_examples("Mistakes")) > 10
    assert len(_examples("")) > 45
    fields = {
        leaf.name for query, _ in _examples("Fields") for leaf, _ in leaves(parse_query(query)) if hasattr(leaf, "name")
    }
    assert fields == FIELD_NAMES


def test_the_fields_are_those_that_the_browser_reads_and_a_mistake_names() -> None:
    browser = (ROOT / "docs" / "theme" / "assets" / "search" / "query-field.js").read_text("utf-8")
    readers = re.search(r"const READERS = \{(.*?)\n\};", browser, re.DOTALL)
    assert readers is not None
    assert set(re.findall(r"^  (\w+):", readers[1], re.MULTILINE)) == FIELD_NAMES
    words = query_error("unknown-field")
    listed = re.search(r"Fields are ([\w, ]+)\.", words.en), re.search(r"可用字段：([\w、]+)。", words.zh)
    assert [set(re.split("[、, ]+", match[1])) for match in listed if match] == [FIELD_NAMES, FIELD_NAMES]
