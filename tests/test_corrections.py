"""Declared corrections: made-up articles, and the file that the project ships."""

import dataclasses
import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.corrections import Corrections, DeclaredCorrection, apply_corrections, load_corrections, unused
from duizhao.errors import ApparatusError, CorrectionError
from duizhao.model import Article, Byline, Correction, Dateline, Headline, HeadlineLine, Paragraph

SHIPPED = Path(__file__).parents[1] / "corpus" / "apparatus" / "corrections.yml"
ARTICLE = Article(
    id="1958-01-06-4-00000000",
    date=dt.date(1958, 1, 6),
    page=4,
    headline_en=Headline((HeadlineLine("A headline"),), "A headline"),
    headline_zh=Headline((HeadlineLine("巩固成果"), HeadlineLine("成果三项")), "巩固成果  成果三项"),
    byline=Byline("", "静字"),
    datelines=(Dateline("en", "Xinhua"), Dateline("zh", "新华社南冒5日电", "新华社", "南冒", 5)),
    en=(Paragraph("en", 1, "First."), Paragraph("en", 2, "Second.")),
    zh=(Paragraph("zh", 1, "新华社南冒5日电　呜放呜放", line=9), Paragraph("zh", 2, "群众路线")),
)


def declared(place: str, expect: str, replace: str, *, every: bool = False) -> DeclaredCorrection:
    return DeclaredCorrection("a.txt", place, expect, replace, "Made up.", every, "corrections.yml", 7)


def corrected(place: str, expect: str, replace: str, *, every: bool = False) -> Article:
    return apply_corrections(ARTICLE, [declared(place, expect, replace, every=every)])


def entry(place: str = "zh1", expect: str = "a", replace: str = "b", more: str = "", source: str = "a.txt") -> str:
    return f"  - source: {source}\n    place: {place}\n    expect: {expect}\n    replace: {replace}\n    reason: R.\n{more}"


def load(*entries: str) -> Corrections:
    return load_corrections("corrections:\n" + "".join(entries), "corrections.yml")


def test_a_paragraph_is_corrected_and_the_correction_kept() -> None:
    article = corrected("zh2", "群众", "党群")
    assert article.zh[1] == Paragraph("zh", 2, "党群路线")
    assert article.corrections == (Correction("zh2", "群众", "党群", "Made up."),)
    assert dataclasses.replace(article, zh=ARTICLE.zh, corrections=()) == ARTICLE


def test_no_blank_is_left_at_an_end_and_no_control_character_comes_in() -> None:
    assert corrected("zh1", "新华社南冒5日电", "").zh[0].text == "呜放呜放"
    with pytest.raises(CorrectionError, match=r"corrections\.yml:7: expected text without control characters"):
        corrected("zh2", "群众", "群\x07众")
    assert corrected("byline.zh", "静字", " 静宇　").byline.zh == "静宇"
    with pytest.raises(CorrectionError, match="expected text without control characters"):
        corrected("column", "", "小\x0c统计")


def test_the_dateline_follows_its_paragraph() -> None:
    article = corrected("zh1", "南冒5日", "南昌6日")
    assert article.datelines == (Dateline("en", "Xinhua"), Dateline("zh", "新华社南昌6日电", "新华社", "南昌", 6))
    assert article.zh[0].line == 9
    assert corrected("zh1", "新华社南冒5日电　", "").datelines == (Dateline("en", "Xinhua"),)


@pytest.mark.parametrize(
    ("place", "expect", "replace", "field", "value"),
    [
        ("page", "4", "5", "page", 5),
        ("page", "4", "", "page", None),
        ("section", "", "文教", "section", "文教"),
        ("column", "", "小统计", "column", "小统计"),
        ("byline.zh", "静字", "静宇", "byline", Byline("", "静宇")),
        ("byline.en", "", "Jing Yu", "byline", Byline("Jing Yu", "静字")),
        ("id", "1958-01-06-4-00000000", "1958-01-06-4-00000001", "id", "1958-01-06-4-00000001"),
    ],
)
def test_metadata_is_corrected_as_a_whole(place: str, expect: str, replace: str, field: str, value: object) -> None:
    article = corrected(place, expect, replace)
    assert getattr(article, field) == value
    assert dataclasses.replace(article, **{field: getattr(ARTICLE, field)}, corrections=()) == ARTICLE


def test_headlines_are_corrected_in_their_lines() -> None:
    assert corrected("headline.en", "A", "The").headline_en.text == "The headline"
    assert corrected("headline.zh", "巩固", "加强").headline_zh.text == "加强成果 成果三项"
    assert corrected("headline.zh.2", "成果", "制度").headline_zh.text == "巩固成果 制度三项"
    assert corrected("headline.zh", "成果", "制度", every=True).headline_zh.text == "巩固制度 制度三项"
    assert corrected("headline.zh", "巩固", "加强").headline_zh.received == "巩固成果  成果三项"


def test_a_role_is_declared_for_a_line() -> None:
    lines = corrected("headline.zh.1.role", "", "kicker").headline_zh.lines
    assert lines == (HeadlineLine("巩固成果", "kicker"), HeadlineLine("成果三项"))


def test_corrections_apply_in_order() -> None:
    article = apply_corrections(ARTICLE, [declared("zh2", "群众", "党群"), declared("zh2", "党群路线", "路线")])
    assert article.zh[1].text == "路线"
    assert len(article.corrections) == 2


@pytest.mark.parametrize(
    ("place", "expect", "message"),
    [
        ("zh2", "党群", "expected '党群' (a.txt, zh2), found other text: 群众路线"),
        ("zh1", "呜放", "expected '呜放' once (or say all: true) (a.txt, zh1), found it 2 times"),
        ("zh3", "党群", "expected this paragraph (a.txt, zh3), found 2 paragraphs"),
        ("headline.zh", "成果", "found it 2 times"),
        ("headline.zh.3", "成果", "expected a headline with 3 lines (a.txt, headline.zh.3), found 2"),
        ("headline.en.1.role", "main", "expected 'main' (a.txt, headline.en.1.role), found ''"),
        ("byline.zh", "静", "expected '静' (a.txt, byline.zh), found '静字'"),
        ("page", "5", "expected '5' (a.txt, page), found '4'"),
        ("id", "x", "found '1958-01-06-4-00000000'"),
        ("zh2", "群众路线", "expected text left after the correction (a.txt, zh2), found nothing left"),
    ],
)
def test_a_correction_that_does_not_match_is_an_error_with_its_line(place: str, expect: str, message: str) -> None:
    with pytest.raises(CorrectionError) as caught:
        corrected(place, expect, "" if expect == "群众路线" else "deck")
    assert (caught.value.file, caught.value.line) == ("corrections.yml", 7)
    assert message in str(caught.value)


def test_signs_that_show_nothing_are_no_text() -> None:
    with pytest.raises(CorrectionError, match="expected text left after the correction"):
        corrected("zh2", "群众路线", "\u200b\u3000")


@pytest.mark.parametrize("other", ["1958-01-07-4-00000000", "1958-01-06-5-00000000"])
def test_an_id_keeps_its_day_and_page(other: str) -> None:
    with pytest.raises(
        CorrectionError, match=r"expected 1958-01-06-4- and 8 other hex digits, .*found 1958-01-0[67]-[45]"
    ):
        corrected("id", ARTICLE.id, other)


def test_what_the_seed_had_is_kept_beside_what_was_corrected() -> None:
    article = corrected("zh2", "群众", "众人")
    assert article.received == (ARTICLE.zh[1],)
    assert ARTICLE.received == corrected("page", "4", "5").received == ()


def test_overlapping_occurrences_are_more_than_one() -> None:
    article = dataclasses.replace(ARTICLE, zh=(Paragraph("zh", 1, "好好好"),))
    with pytest.raises(CorrectionError, match="found it 2 times"):
        apply_corrections(article, [declared("zh1", "好好", "坏")])


@given(st.text("ab群众", min_size=1, max_size=12), st.text("ab群众", min_size=1, max_size=3), st.text("xy", min_size=1))
def test_a_single_correction_can_be_taken_back(text: str, expect: str, replace: str) -> None:
    article = dataclasses.replace(ARTICLE, en=(Paragraph("en", 1, "-"), Paragraph("en", 2, text)))
    places = [place for place in range(len(text)) if text.startswith(expect, place)]
    if len(places) == 1:
        there = apply_corrections(article, [declared("en2", expect, replace)])
        assert there.en[1].text == text[: places[0]] + replace + text[places[0] + len(expect) :]
        assert apply_corrections(there, [declared("en2", replace, expect)]).en == article.en
    else:
        with pytest.raises(CorrectionError):
            apply_corrections(article, [declared("en2", expect, replace)])


def test_entries_are_grouped_by_source_in_order() -> None:
    corrections = load(entry("zh1"), entry("page", "4", "5", source="b.txt"), entry("zh2", more="    all: true\n"))
    assert [(found.place, found.line, found.all) for found in corrections.of("a.txt")] == [
        ("zh1", 2, False),
        ("zh2", 12, True),
    ]
    assert corrections.of("b.txt") == (DeclaredCorrection("b.txt", "page", "4", "5", "R."),)
    assert corrections.of("c.txt") == ()


def test_corrections_of_seeds_that_do_not_exist_are_named() -> None:
    corrections = load(entry(), entry(source="b.txt"))
    assert [(error.line, error.found) for error in unused(corrections, {"a.txt"})] == [(7, "none")]
    assert unused(corrections, {"a.txt", "b.txt", "c.txt"}) == []


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (entry("title"), 3, "found 'title'"),
        (entry("zh0"), 3, "found 'zh0'"),
        (entry("date"), 3, "found 'date'"),
        (entry("zh" + "9" * 5000), 3, "expected a place"),
        (entry(replace="a"), 5, "something else than 'expect'"),
        (entry(expect="''"), 4, "words of the text in 'expect'"),
        (entry(expect="true"), 4, "found true"),
        (entry(replace="|\n      b\n      c"), 5, "text on one line"),
        (entry("page", "4", "fünf"), 5, "a page number from 1"),
        (entry("page", "4", "0"), 5, "a page number from 1"),
        (entry("headline.zh.1.role", "''", "title"), 5, "a role: kicker, main, deck or nothing"),
        (entry("id", "x", "1958-02-30-4-00000000"), 5, "an article id like"),
        (entry("page", "4", "5", "    all: true\n"), 7, "'all' for texts only"),
        (entry(more="    al: true\n"), 7, "did you mean all?"),
        (entry().replace("    reason: R.\n", ""), 2, "'reason'"),
        (entry().replace("    expect: a\n", ""), 2, "no such field"),
    ],
)
def test_entries_of_another_form_are_refused(text: str, line: int, message: str) -> None:
    with pytest.raises(ApparatusError) as caught:
        load(text)
    assert (caught.value.file, caught.value.line) == ("corrections.yml", line)
    assert message in str(caught.value)


def test_the_shipped_file_loads_and_declares_nothing() -> None:
    assert load_corrections(SHIPPED.read_text(encoding="utf-8"), "corrections.yml").by_source == {}
