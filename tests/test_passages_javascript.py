"""Passages in the browser's pure modules, run in Node: addresses, quotations, copies, the bar's place. All text made up."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import passage_oracle as oracle
from duizhao.citations._text import curly
from duizhao.labels import passage_labels
from duizhao.text import has_han
from made_up import ROOT
from nodejs import run_javascript

CONTRACTS = Path(__file__).with_name("contracts")
CITING = ROOT / "docs" / "theme" / "assets" / "citing"
_CALL = re.compile(r"""\b(?:tell|told|worded|button|report)\(\s*["`]([a-z-]+)(["`$])""")
_KEY = re.compile(r"""return "(kept[a-z-]*|copied|(?:copy|bar)-[a-z-]+)"|"?([a-z-]+)"?: \(\) => (?:this\.|copy\()""")
SIGNS = "ab 群众𠀀，。“”’\u3000"
SLOW = settings(max_examples=15)  # each starts a Node


def call(module: str, function: str, *arguments: Any) -> Any:
    return run_javascript("citing.mjs", ["calls", json.dumps([[module, function, arguments]])])[0]


def located(cases: list[dict[str, Any]]) -> Any:
    return run_javascript("citing.mjs", ["located", json.dumps(cases)])


@pytest.mark.parametrize("contract", ["passages", "quotations"])
def test_the_browser_keeps_the_contract(contract: str) -> None:
    report = run_javascript("citing.mjs", [contract])
    assert report["failed"] == []
    assert report["ran"] == len(json.loads((CONTRACTS / f"{contract}.json").read_text("utf-8"))) > 15


def test_the_oracle_keeps_the_contract() -> None:
    for case in json.loads((CONTRACTS / "passages.json").read_text("utf-8")):
        found = json.loads(json.dumps(oracle.located(case["texts"], case["address"])))
        assert found == {name: case[name] for name in ("state", "passage") if name in case}, case["about"]


def test_marks_are_made_typographic_as_in_python() -> None:
    texts = ["'50s群众", "the '50s", "'tis so", "'tisé", "it's", "“a 'b'”", "\ufdd0'80s\ufdd1", "群'90s", "'twas\n'tis"]
    found = run_javascript("citing.mjs", ["calls", json.dumps([["text", "curly", [text]] for text in texts])])
    assert found == [curly(text) for text in texts]
    assert "’50s群" not in found[0]
    assert found[1] == "the ’50s"


texts = st.fixed_dictionaries(
    {lang: st.lists(st.text(SIGNS, min_size=1, max_size=12), min_size=1, max_size=4) for lang in ("en", "zh")}
)


@st.composite
def passages(draw: Callable[..., Any]) -> dict[str, Any]:
    """An article and a passage of it that is not empty."""
    article = draw(texts)
    lang = draw(st.sampled_from(["en", "zh"]))
    paragraphs = article[lang]
    first = draw(st.integers(1, len(paragraphs)))
    start = draw(st.integers(0, len(paragraphs[first - 1]) - 1))
    last = draw(st.integers(first, len(paragraphs)))
    end = draw(st.integers(start + 1 if last == first else 1, len(paragraphs[last - 1])))
    return {"texts": article, "passage": [lang, first, start, last, end]}


@SLOW
@given(st.lists(passages(), min_size=1, max_size=40))
def test_an_address_leads_back_to_its_passage(cases: list[dict[str, Any]]) -> None:
    addresses = run_javascript("citing.mjs", ["addresses", json.dumps(cases)])
    expected = [
        oracle.address(case["texts"], (passage := case["passage"])[0], tuple(passage[1:3]), tuple(passage[3:]))
        for case in cases
    ]
    assert addresses == expected
    found = located(
        [{"texts": case["texts"], "address": address} for case, address in zip(cases, addresses, strict=True)]
    )
    assert found == [{"state": "exact", "passage": case["passage"]} for case in cases]


@SLOW
@given(st.lists(st.tuples(passages(), texts), min_size=1, max_size=40))
def test_in_another_text_it_finds_what_trying_every_place_finds(cases: list[tuple[dict[str, Any], Any]]) -> None:
    asked = []
    for case, other in cases:
        lang, *numbers = case["passage"]
        address = oracle.address(case["texts"], lang, tuple(numbers[:2]), tuple(numbers[2:]))
        # The old paragraphs stand behind new ones, so that many passages have moved.
        asked.append({"texts": {**other, lang: [*other[lang][:2], *case["texts"][lang][1:]]}, "address": address})
    assert located(asked) == json.loads(json.dumps([oracle.located(one["texts"], one["address"]) for one in asked]))


@pytest.mark.parametrize("words", ["干部打井", "Cadres dig."])
def test_one_changed_character_and_two_exchanged_ones_change_a_digest(words: str) -> None:
    others = [words[:at] + "众" + words[at + 1 :] for at in range(len(words))]
    others += [words[:at] + words[at + 1] + words[at] + words[at + 2 :] for at in range(len(words) - 1)]
    digests = run_javascript(
        "citing.mjs", ["calls", json.dumps([["digest", "digestOf", [text]] for text in [words, *others]])]
    )
    assert digests == [oracle.digest(text) for text in [words, *others]]
    assert digests[0] not in digests[1:]


@pytest.mark.parametrize(
    ("address", "clean"),
    [
        ("/a.html?mark=1-2.abcdef#zh1", "/a.html#zh1"),
        ("/a.html?q=%E4%BA%95+b&mark=1-2&without=a,b#zh1", "/a.html?q=%E4%BA%95+b&without=a,b#zh1"),
        ("/a.html?marks=1&mark#zh1", "/a.html?marks=1#zh1"),
        ("/a.html?mark=1-2&mark=3-4", "/a.html"),
        ("/a.html", "/a.html"),
    ],
)
def test_the_clean_address_keeps_all_else(address: str, clean: str) -> None:
    assert call("address", "withoutMark", address) == clean


ARTICLE = {
    "zh": [{"number": 1, "text": "干部打井。"}, {"number": 2, "text": "井成。"}, {"number": 3, "text": "完"}],
    "en": [{"number": 1, "text": "Cadres “dig” wells. Done."}],
    "pairs": [{"en": [1], "zh": [1, 2]}, {"en": [], "zh": [3]}],
}


def passage(lang: str, first: int, start: int, last: int, end: int) -> dict[str, Any]:
    return {"lang": lang, "from": {"number": first, "offset": start}, "to": {"number": last, "offset": end}}


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        (passage("zh", 1, 0, 1, 5), {"numbers": [1], "whole": False}),  # the pair has another Chinese paragraph
        (passage("zh", 1, 0, 2, 3), {"numbers": [1], "whole": True}),
        (passage("zh", 1, 0, 3, 1), {"numbers": [1], "whole": True}),
        (passage("zh", 3, 0, 3, 1), {"numbers": [], "whole": True}),
        (passage("en", 1, 0, 1, 25), {"numbers": [1, 2], "whole": True}),
        (passage("en", 1, 0, 1, 6), {"numbers": [1, 2], "whole": False}),
    ],
)
def test_a_counterpart_is_the_rest_of_the_pair(chosen: Any, expected: Any) -> None:
    assert call("passage", "counterpartOf", ARTICLE, chosen) == expected


def test_blanks_at_both_ends_are_no_part_of_a_passage() -> None:
    article = {"zh": [{"number": 1, "text": "\u3000干部 "}, {"number": 2, "text": " "}], "en": [], "pairs": []}
    assert call("passage", "trimmed", article, passage("zh", 1, 0, 2, 1)) == passage("zh", 1, 1, 1, 3)
    assert call("passage", "trimmed", article, passage("zh", 2, 0, 2, 1)) is None


def test_a_counterpart_is_quoted_whole_and_says_of_what() -> None:
    chosen = passage("zh", 1, 0, 1, 2)
    assert call("compose", "quotationOf", ARTICLE, chosen) == ["“干部”"]
    whole = {"lines": ["“Cadres ‘dig’ wells. Done.”"], "anchors": ["en1"], "whole": False}
    assert call("compose", "otherSide", ARTICLE, chosen) == whole
    assert call("compose", "otherSide", ARTICLE, passage("zh", 3, 0, 3, 1)) is None


def test_blanks_around_a_paragraph_do_not_make_a_quotation_a_part() -> None:
    article = {"zh": [{"number": 1, "text": " 井。 "}], "en": []}
    whole, part = (
        call("passage", "piecesOf", article, passage("zh", 1, first, 1, last))[0]["whole"]
        for first, last in ((1, 3), (1, 2))
    )
    assert (whole, part) == (True, False)


@pytest.mark.parametrize(
    ("given", "place"),
    [
        ({}, {"left": 100, "top": 328}),  # below the end
        ({"isBackward": True}, {"left": 200, "top": 252}),  # above the beginning
        ({"isBackward": True, "first": (200, 90), "last": (100, 300)}, {"left": 100, "top": 328}),  # no room above
        ({"last": (100, 760)}, {"left": 200, "top": 252}),  # no room below
        ({"first": (200, 60), "last": (100, 760)}, "bottom"),
        ({"last": (900, 300)}, {"left": 692, "top": 328}),  # not beyond the right edge
        ({"last": (0, 300)}, {"left": 8, "top": 328}),
    ],
)
def test_the_bar_stands_beside_the_selection_and_never_on_it(given: dict[str, Any], place: Any) -> None:
    def box(left: float, top: float) -> dict[str, float]:
        return {"left": left, "right": left + 50, "top": top, "bottom": top + 20}

    first, last = box(*given.get("first", (200, 300))), box(*given.get("last", (100, 300)))
    asked = {
        "first": first,
        "last": last,
        "isBackward": given.get("isBackward", False),
        "bar": {"width": 300, "height": 40},
        "room": {"width": 1000, "height": 800, "top": 50},
    }
    assert call("bar-place", "barPlace", asked) == place


def test_the_page_moves_only_as_far_as_the_beginning_stays() -> None:
    room = {"height": 800, "top": 50}
    assert call("bar-place", "uncovering", {"top": 300}, {"bottom": 750}, 100, room) == 58
    assert call("bar-place", "uncovering", {"top": 60}, {"bottom": 750}, 100, room) == 0
    assert call("bar-place", "uncovering", {"top": 300}, {"bottom": 600}, 100, room) == 0


def test_every_word_that_passages_say_is_there_in_both_languages() -> None:
    scripts = [path.read_text("utf-8") for path in CITING.glob("*.js")]
    calls = [match.groups() for script in scripts for match in _CALL.finditer(script)]
    whole = {key for key, end in calls if end != "$"}
    whole |= {key for script in scripts for match in _KEY.finditer(script) for key in match.groups() if key}
    beginnings = tuple(key for key, end in calls if end == "$")
    assert set(beginnings) == {"basket-", "passage-"}
    known = passage_labels()
    assert len(whole) > 20
    assert whole <= known.keys()
    named = {word for script in scripts for word in re.findall(r"[a-z]+(?:-[a-z]+)*", script)}
    assert {key for key in known if key not in named and not key.startswith(beginnings)} == set()
    for key, words in known.items():
        assert words.en, key
        assert has_han(words.zh), key
        assert set(re.findall(r"\{\w+\}", words.en)) == set(re.findall(r"\{\w+\}", words.zh)), key


def test_modules_are_cohesive_and_small() -> None:
    sizes = {path.name: len(path.read_text("utf-8").splitlines()) for path in CITING.glob("*.js")}
    assert len(sizes) > 15
    assert {name for name, lines in sizes.items() if lines > 250} == set()
