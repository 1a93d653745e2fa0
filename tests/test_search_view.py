"""The pure modules of the search page, run in Node: address, narrowing, cutting, sorting, chart, CSV. All text made up."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from duizhao.assets import module_folder, theme_assets
from duizhao.labels import later_search_labels, search_labels
from duizhao.search.tables import FACETS
from duizhao.spreadsheets import csv_row
from duizhao.store import write_if_changed
from duizhao.text import has_han
from made_up import ROOT
from nodejs import run_javascript

VIEW = ROOT / "docs" / "theme" / "assets" / "search" / "view"
DEFAULTS = {
    "q": "",
    "sort": "oldest",
    "view": "articles",
    "without": [],
    "unit": "year",
    "measure": "occurrences",
    "order": "text",
    "read": "some",
    "offset": 0,
}


def call(module: str, function: str, *given: Any) -> Any:
    return run_javascript("view.mjs", [json.dumps([[module, function, given]])])[0]


@pytest.mark.parametrize(
    ("state", "address"),
    [
        ({}, ""),
        ({"q": '党群 & "mass line" +#?'}, None),
        ({"q": "a", "without": ["parties", "party"], "offset": 20}, "?q=a&without=parties,party&offset=20"),
        ({"q": "a;b", "sort": "relevance", "view": "time", "unit": "day", "measure": "rate"}, None),
        ({"q": "a", "view": "lines", "order": "left"}, "?q=a&view=lines&order=left"),
    ],
)
def test_an_address_reproduces_the_state(state: dict[str, Any], address: str | None) -> None:
    whole = DEFAULTS | state
    written = call("state", "writeState", whole)
    assert address is None or written == address
    assert call("state", "readState", written) == whole


def test_an_address_that_no_page_wrote_is_read_as_far_as_it_says_anything() -> None:
    found = call("state", "readState", "?q=%E7%BE%A4&sort=best&view=&unit=century&offset=-3&without=b,,a,b&x=1")
    assert found == DEFAULTS | {"q": "群", "without": ["a", "b"]}
    assert call("state", "readState", "?q=a%0D%0Ab%0Ac")["q"] == "a b c"


def test_a_link_to_an_article_carries_the_query_and_only_paragraphs_as_fragments() -> None:
    state = DEFAULTS | {"q": "群众", "without": ["a"], "sort": "newest", "offset": 10}
    query = "1958/01/06/4-0.html?q=%E7%BE%A4%E4%BC%97&without=a"
    assert call("state", "articleLink", state, "1958/01/06/4-0.html", "zh3") == f"{query}#zh3"
    assert call("state", "articleLink", state, "1958/01/06/4-0.html", "headline-zh") == query


@pytest.mark.parametrize(
    ("query", "first", "last", "narrowed"),
    [
        ("群众", "1958-01-01", "1958-12-31", "群众 year:1958"),
        ("群众", "1957-01-01", "1960-12-31", "群众 year:1957..1960"),
        ("群众 year:1957..1960", "1958-01-01", "1958-12-31", "群众 year:1958"),
        ("群众 year:1958", "1957-01-01", "1960-12-31", "群众 year:1958"),
        ("群众 date:1958-01-05..1958-01-20", "1958-01-01", "1958-01-31", "群众 date:1958-01-05..1958-01-20"),
        ("群众 year:..1958", "1958-02-01", "1958-02-28", "群众 date:1958-02"),
        ("群众", "1960-02-01", "1960-03-31", "群众 date:1960-02..1960-03"),
        ("群众", "1958-02-10", "1958-02-10", "群众 date:1958-02-10"),
        ("群众 -year:1958", "1958-01-01", "1958-12-31", "群众 -year:1958 year:1958"),
        ("a | b", "1958-01-01", "1958-12-31", "(a | b) year:1958"),
        ('"a | b" (c | d)', "1958-01-01", "1958-12-31", '"a | b" (c | d) year:1958'),
        ("“a | b”", "1958-01-01", "1958-12-31", "“a | b” year:1958"),
        ("“党 | 群”", "1958-01-01", "1958-12-31", "(“党 | 群”) year:1958"),
        ('a ; "b;c"', "1958-01-01", "1958-12-31", 'a year:1958 ; "b;c" year:1958'),
        ("群众 year:1957..1958 ; 党", "1946-01-01", "1946-12-31", "群众 year:1957..1958 year:1946 ; 党 year:1946"),
        ("a date:1957-03", "1958-02-01", "1958-05-31", "a date:1957-03 date:1958-02..1958-05"),
        ("a\u3000b", "1958-01-01", "1958-12-31", "a b year:1958"),
        ("a\u200bb c\ufeffd", "1958-01-01", "1958-12-31", "a\u200bb c\ufeffd year:1958"),
        ("section:“工业 经济” a", "1958-01-01", "1958-12-31", "section:“工业 经济” a year:1958"),
        ("column:“三 八”节 a", "1958-01-01", "1958-12-31", "column:“三 八”节 a year:1958"),
    ],
)
def test_narrowing_to_days_keeps_what_was_asked(query: str, first: str, last: str, narrowed: str) -> None:
    assert call("narrow", "withDays", query, first, last) == narrowed


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("1958", ["1958-01-01", "1958-12-31"]),
        ("1958-02", ["1958-02-01", "1958-02-28"]),
        ("1960-02..", ["1960-02-01", "9999-12-31"]),
        ("1960-02..1960-02", ["1960-02-01", "1960-02-29"]),
        ("..1960", ["0001-01-01", "1960-12-31"]),
        ("soon", None),
        ("", None),
    ],
)
def test_the_days_of_a_field(value: str, days: list[str] | None) -> None:
    assert call("narrow", "daysOf", value) == days


@pytest.mark.parametrize(
    ("name", "value", "field"),
    [
        ("tag", "mass-line", "tag:mass-line"),
        ("section", "国内 新闻", 'section:"国内 新闻"'),
        ("agency", "新华社", "agency:新华社"),
        ("column", 'a"b', None),
        ("column", "a;b|c", 'column:"a;b|c"'),
    ],
)
def test_a_facet_as_a_field(name: str, value: str, field: str | None) -> None:
    assert call("narrow", "fieldText", name, value) == field


def test_a_field_is_not_added_twice() -> None:
    assert call("narrow", "withField", "a tag:x", "tag:x") == "a tag:x"


LINES = [
    {"article": str(number), "left": left, "hit": "h", "right": right}
    for number, (left, right) in enumerate(
        [("b 群 ", " zeta"), ("a 众，", " Alpha one"), ("众", " alpha"), ("", " 乙"), ("众 a", "甲")]
    )
]


@pytest.mark.parametrize(("order", "articles"), [("text", "01234"), ("left", "30214"), ("right", "43210")])
def test_lines_are_sorted_by_the_nearest_context_first(order: str, articles: str) -> None:
    assert "".join(line["article"] for line in call("kwic", "sorted", LINES, order)) == articles


def test_a_context_is_cut_to_a_width() -> None:
    assert call("kwic", "tail", "abcdef", 3) == "…def"
    assert call("kwic", "tail", "党群关系", 4) == "…关系"
    assert call("kwic", "head", "𠀀𠀀𠀀", 4) == "𠀀𠀀…"
    assert call("kwic", "head", "ab", 4) == "ab"


def test_periods_have_no_gaps() -> None:
    assert call("chart", "periods", "1957", "1960") == ["1957", "1958", "1959", "1960"]
    assert call("chart", "periods", "1957-12", "1958-02") == ["1957-12", "1958-01", "1958-02"]
    assert call("chart", "periods", "1960-02-28", "1960-03-01") == ["1960-02-28", "1960-02-29", "1960-03-01"]
    assert call("chart", "periods", "1958", "1958") == ["1958"]


def test_a_rate_without_a_length_is_unknown() -> None:
    count = ["1958", 4, 2]
    known, unknown = ({"isCounted": True, "lengths": lengths} for lengths in ({"1958": 2_000_000}, {}))
    assert call("chart", "valueOf", count, "rate", known) == 2
    assert call("chart", "valueOf", count, "rate", unknown) is None
    assert call("chart", "valueOf", count, "articles", unknown) == 2


def test_fields_alone_have_articles_and_no_number_of_occurrences() -> None:
    count = ["1958", 0, 2]
    series = {"isCounted": False, "lengths": {"1958": 2_000_000}}
    assert [call("chart", "valueOf", count, of, series) for of in ("articles", "occurrences", "rate")] == [
        2,
        None,
        None,
    ]
    assert call("chart", "valueOf", count, "occurrences", {**series, "isCounted": True}) == 0


def test_every_bar_is_drawn() -> None:
    path = call("chart", "barsPath", [1, 0, 4], 4, 0, 1)
    bars = [float(height) for height in re.findall(r"v-([\d.]+)", path)]
    assert bars == [44, 176]
    assert {float(width) for width in re.findall(r"h([\d.]+)", path)} == {
        float(call("chart", "axisWords", ["a", "b", "c"])[1]["x"]) - 1
    }
    beside = [call("chart", "barsPath", [1, 0, 4], 4, index, 2) for index in (0, 1)]
    first, second = ([float(x) for x in re.findall(r"M([\d.]+)", each)] for each in beside)
    width = float(re.findall(r"h([\d.]+)", beside[0])[0])
    assert [round(right - left, 1) for left, right in zip(first, second, strict=True)] == [round(width, 1)] * 2


def test_words_of_the_axis_stand_where_their_bars_begin() -> None:
    path = call("chart", "barsPath", [1, 1, 1], 1, 0, 1)
    begins = [float(x) for x in re.findall(r"M([\d.]+)", path)]
    words = call("chart", "axisWords", ["1957", "1958", "1959"])
    assert [word["text"] for word in words] == ["1957", "1958", "1959"]
    assert [round(word["x"], 2) for word in words] == begins
    many = call("chart", "axisWords", [str(year) for year in range(1900, 2000)])
    assert 4 < len(many) < 20
    assert many[0] == {"x": 0, "text": "1900"}


def test_every_facet_that_the_index_counts_is_shown() -> None:
    shown = re.search(r"const FACETS = \[(.*?)\]", (VIEW / "facets.js").read_text("utf-8"))
    assert shown is not None
    assert {*re.findall(r'"([a-z-]+)"', shown[1]), "tag", "dateline-place"} == {"year", "page", *FACETS}


@pytest.mark.parametrize(
    ("length", "place", "part"),
    [
        (100, 3, [0, 100]),
        (1000, 500, [470, 570]),
        (1000, 990, [900, 1000]),
        (1000, 0, [0, 100]),
        (1000, 402.7, [372, 472]),
    ],
)
def test_a_long_paragraph_is_cut_around_a_place(length: int, place: float, part: list[int]) -> None:
    assert call("cut", "windowAt", ["党"] * length, place, 100) == part


@pytest.mark.parametrize("place", range(40, 60))
def test_no_word_in_letters_is_cut(place: int) -> None:
    text = "the masses " * 20
    start, end = call("cut", "windowAt", list(text), place, 50)
    assert start <= place < end
    assert set(text[start:end].split()) == {"the", "masses"}


def test_a_cut_begins_where_most_hits_stand() -> None:
    assert call("cut", "fullest", [[10, 12], [600, 602], [610, 612], [620, 622]], 100) == 600
    assert call("cut", "fullest", [], 100) == 0


def test_spans_that_overlap_are_joined() -> None:
    assert call("cut", "joined", [[4, 6], [0, 2], [5, 7], [2, 3]]) == [[0, 2], [2, 3], [4, 7]]


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+1",
        "-1",
        "@x",
        "\tx",
        "\rx",
        "\nx",
        "＝1",
        "＋1",
        "－1",
        "＠x",
        " =1+1",
        "——二",
        'a"b',
        "a,b",
        "a\nb",
        "党",
        "",
    ],
)
def test_a_cell_comes_back_and_is_no_formula(cell: str) -> None:
    line = call("csv", "csvLine", [cell, 4])
    assert line.endswith("\r\n")
    ((first, second),) = csv.reader(io.StringIO(line, newline=""), strict=True)
    assert second == "4"
    assert first in {cell, f"'{cell}"}
    assert not first.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))
    assert line == csv_row([cell, 4])


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("党", "'党'"),
        ("party ; 党", "'party'"),
        ('"a;b" c;d', "'\"a;b\" c'"),
        ("“a;b”;c", "'“a;b”'"),
        ("“人民;党”", "'“人民'"),
        ("section:“国内;国际”; b", "'section:“国内;国际”'"),
        ("column:“问;答” 党", "'column:“问;答” 党'"),
        ("x“a;b”", "'x“a'"),
        ('"a;b', "'\"a;b'"),
        ("“ㄅ;ㄆ”", "'“ㄅ'"),
        ("-a b", "-- '-a b'"),
        ("it's", "'it'\\''s'"),
    ],
)
def test_the_command_for_a_file_asks_the_first_query(query: str, asked: str) -> None:
    state = {"q": query, "sort": "oldest", "without": []}
    assert call("command", "commandFor", state) == f"duizhao search --csv {asked}"


_CALL = re.compile(r"""\b(?:tell|told|button)\(\s*"([a-z0-9-]+)\"""")


def test_every_label_of_the_search_is_there_in_both_languages() -> None:
    files = [*VIEW.glob("*.js"), ROOT / "docs" / "theme" / "assets" / "marks.js"]
    asked = {match[1] for path in files for match in _CALL.finditer(path.read_text("utf-8"))}
    assert len(asked) > 60
    assert not search_labels().keys() & later_search_labels().keys()
    known = {**search_labels(), **later_search_labels()}
    assert asked <= known.keys()
    for key, words in known.items():
        assert words.en, key
        assert has_han(words.zh) or key == "download-json", key
        assert set(re.findall(r"\{(\w+)[|}]", words.en)) == set(re.findall(r"\{(\w+)[|}]", words.zh)), key


def test_numbers_stand_with_the_word_that_fits() -> None:
    label = ["{count|line|lines} of {name}", "{name}的{count}行"]
    assert call("../../fill", "filled", label, {"count": 1, "name": "a|b"}) == ["1 line of a|b", "a|b的1行"]
    assert call("../../fill", "filled", label, {"count": 1200}) == ["1,200 lines of {name}", "{name}的1,200行"]


def test_the_address_of_an_article_follows_from_its_id() -> None:
    assert call("../address", "addressOf", "1958-01-06-4-3fa9c27e") == "1958/01/06/4-3fa9c27e.html"


@pytest.mark.parametrize(
    ("unit", "first", "last", "next_unit"),
    [
        ("year", "1958", "1958", "month"),
        ("year", "1957", "1958", "year"),
        ("month", "1958-01", "1958-01", "day"),
        ("day", "1958-01-06", "1958-01-06", "day"),
    ],
)
def test_one_period_is_cut_finer(unit: str, first: str, last: str, next_unit: str) -> None:
    assert call("narrow", "finer", unit, first, last) == next_unit


def test_queries_part_where_the_query_language_says_so() -> None:
    assert call("../typed", "queriesOf", '“mass; line” ; party;"a;b"') == ["“mass; line” ", " party", '"a;b"']
    assert call("../typed", "queriesOf", "“党;群”") == ["“党", "群”"]
    assert call("../typed", "queriesOf", "“mass;line") == ["“mass", "line"]
    assert call("../typed", "queriesOf", "a“mass;line”") == ["a“mass", "line”"]
    assert call("../typed", "queriesOf", "“カ;line”") == ["“カ", "line”"]
    assert call("../typed", "queriesOf", "-section:“カ;line”;a") == ["-section:“カ;line”", "a"]
    assert call("../typed", "queriesOf", "\u200b“mass; line”;a") == ["\u200b“mass; line”", "a"]
    assert call("../typed", "queriesOf", "section:“カ;line”a") == ["section:“カ", "line”a"]


def test_a_concordance_begun_anew_shows_what_comes_in(tmp_path: Path) -> None:
    published = dict(theme_assets(ROOT / "docs" / "theme" / "assets"))
    for address, data in published.items():
        write_if_changed(tmp_path / address, data)
    assert run_javascript("lines.mjs", [str(tmp_path / module_folder(published))]) == {
        "shown": 1,
        "read": 1,
        "reading": True,
    }
