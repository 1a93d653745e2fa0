"""Tokens and units: golden cases, and the rule said again in the plainest way."""

import datetime as dt
import json
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article_units import Unit, units
from duizhao.folding import class_of, fold
from duizhao.model import Article, Byline, Headline, HeadlineLine, Paragraph
from duizhao.search.tokens import Token, tokenize
from duizhao.search.units import UNITS_BEFORE_TEXT
from duizhao.seeds import parse_seed
from made_up import SEEDS

CASES = json.loads((Path(__file__).parent / "contracts" / "tokens.json").read_text("utf-8"))
TEXTS = st.text(st.sampled_from("党黨群々〇𠀀のaZé１9ﬁ𐐀한，。“”'-,.…😀 \u3000\u200b\u00ad\ufe00\n_")) | st.text()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_golden_cases(case: dict[str, str]) -> None:
    assert [list(token) for token in tokenize(case["text"])] == case["tokens"]


@given(TEXTS)
def test_tokens_are_what_the_rule_says(text: str) -> None:
    assert tokenize(text) == plain_tokens(text)


def plain_tokens(text: str) -> list[Token]:
    """The rule, sign by sign: a mark is kept if the next sign on either side that is no mark and no blank is Han."""
    shown = [(at, character) for at, character in enumerate(fold(text)) if class_of(ord(character)) != "ignorable"]
    classes = [class_of(ord(character)) for _, character in shown]

    def is_kept(at: int) -> bool:
        sides = (classes[:at][::-1], classes[at + 1 :])
        return "han" in (next((name for name in side if name in {"han", "word"}), "") for side in sides)

    tokens = []
    for name, group in groupby(range(len(shown)), key=classes.__getitem__):
        places = list(group)
        if name == "word":
            word = "".join(shown[at][1] for at in places)
            tokens.append(Token("word", word, shown[places[0]][0], shown[places[-1]][0] + 1, True))
        elif name != "blank":
            tokens += [
                Token("sign", shown[at][1], shown[at][0], shown[at][0] + 1, name == "han")
                for at in places
                if name == "han" or is_kept(at)
            ]
    return tokens


@given(st.text(st.sampled_from("党群关系，。“”")), st.sampled_from((" ", "\u3000", "\u200b", " \n ")))
def test_blanks_between_han_never_hinder(text: str, blank: str) -> None:
    spaced = blank.join(["", *text, ""])
    assert [token.text for token in tokenize(spaced)] == [token.text for token in tokenize(text)]


@given(st.text(st.sampled_from("黨群Ａé１ ，.")))
def test_a_folded_text_has_the_same_tokens(text: str) -> None:
    assert tokenize(fold(text)) == tokenize(text)


def test_a_long_run_of_marks_is_read_once() -> None:
    assert len(tokenize("—" * 200_000 + "党" + "—" * 200_000)) == 400_001
    assert tokenize("— " * 200_000) == []


def test_an_article_has_four_units_before_its_paragraphs_empty_or_not() -> None:
    article = Article(
        id="", date=dt.date(1958, 1, 6), page=4, en=(Paragraph("en", 1, "One"), Paragraph("en", 2, "Two"))
    )
    assert units(article) == (
        Unit("headline", "zh", 0, ""),
        Unit("headline", "en", 0, ""),
        Unit("byline", "zh", 0, ""),
        Unit("byline", "en", 0, ""),
        Unit("text", "en", 1, "One"),
        Unit("text", "en", 2, "Two"),
    )


def test_headline_lines_are_joined_and_chinese_stands_first() -> None:
    article = Article(
        id="",
        date=dt.date(1958, 1, 6),
        page=4,
        headline_zh=Headline((HeadlineLine("密切党群关系"), HeadlineLine("一个好制度"))),
        headline_en=Headline((HeadlineLine("A Good System"),)),
        byline=Byline("Jing Yu", "静宇"),
        en=(Paragraph("en", 1, "One"),),
        zh=(Paragraph("zh", 1, "一"), Paragraph("zh", 2, "二")),
    )
    assert [(unit.name, unit.text) for unit in units(article)] == [
        ("headline-zh", "密切党群关系 一个好制度"),
        ("headline-en", "A Good System"),
        ("byline-zh", "静宇"),
        ("byline-en", "Jing Yu"),
        ("zh1", "一"),
        ("zh2", "二"),
        ("en1", "One"),
    ]


def test_every_paragraph_of_the_seeds_is_a_unit() -> None:
    for path in sorted(SEEDS.glob("*.txt")):
        article = parse_seed(path.read_bytes(), path.name)
        found = units(article)[UNITS_BEFORE_TEXT:]
        assert {(unit.lang, unit.number, unit.text) for unit in found} == {
            (paragraph.lang, paragraph.number, paragraph.text) for paragraph in article.paragraphs()
        }
        assert [unit.lang for unit in found] == ["zh"] * len(article.zh) + ["en"] * len(article.en)
