"""An article and its record say the same."""

import dataclasses
import datetime as dt
import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data

from duizhao.errors import IdError
from duizhao.model import (
    Article,
    Byline,
    Correction,
    Dateline,
    Finding,
    Headline,
    HeadlineLine,
    NamePair,
    Pair,
    Paragraph,
    Source,
    Tag,
)
from duizhao.record import read_record, write_record
from duizhao.record._yaml_out import dump
from hostile import NAUGHTY, articles, hostile_articles, valid_texts

GOLDEN = Path(__file__).parent / "golden" / "record.md"
TRANSLATION = "machine translation (made up), April 2025, not checked by a human"
ID = "1958-01-06-4-3fa9c27e"

# Made up for this test; no such article was ever printed.
MADE_UP = Article(
    id=ID,
    date=dt.date(1958, 1, 6),
    page=4,
    headline_en=Headline((HeadlineLine("Two Villages Mend One Road"),), "Two Villages Mend One Road"),
    headline_zh=Headline(
        (HeadlineLine("巩固成果　团结互助", "kicker"), HeadlineLine("两个村子修一条路", "main")),
        "巩固成果　团结互助  两个村子修一条路",
    ),
    byline=Byline("Li Made-up", "李某某"),
    section="经济",
    column="小统计",
    datelines=(
        Dateline("en", "Xinhua News Agency, Nanchang, January 5th", "Xinhua News Agency", "Nanchang", 5),
        Dateline("zh", "新华社南昌5日电", "新华社", "南昌", 5),
    ),
    en=(
        Paragraph(
            "en", 1, "Xinhua News Agency, Nanchang, January 5th: Two villages have mended the road between them."
        ),
        Paragraph("en", 2, "It is 3.5 li long."),
        Paragraph("en", 3, "They resolved:"),
        Paragraph("en", 4, "1.  to keep it in repair;"),
        Paragraph("en", 5, "Road | Length"),
        Paragraph("en", 6, "(Translator's note: the original says <li>.)"),
    ),
    zh=(
        Paragraph("zh", 1, "新华社南昌5日电　两个村子把中间的路修好了，长三里半。"),
        Paragraph("zh", 2, "他们决定："),
        Paragraph("zh", 3, "（一）经常保养；"),
        Paragraph("zh", 4, "道路　　长度"),
        Paragraph("zh", 5, "本报编者按。"),
    ),
    pairs=(
        Pair((1, 2), (1,), 0.91),
        Pair((3, 4), (2, 3), 0.78),
        Pair((5,), (4,), 0.4, block=True),
        Pair((), (5,), 0.5),
        Pair((6,), (), 0.5),
    ),
    names=(NamePair("南昌", "Nanchang", "Places"), NamePair("李某某", "Li Made-up")),
    sources=(Source("made-up/001.txt", "0" * 63 + "1"),),
    findings=(
        Finding("translator-note", "en6", "Translator's note: the original says <li>."),
        Finding("page-disagrees"),
    ),
    tags=(Tag("nanchang", ("zh1", "en1")), Tag("mutual-aid", ("headline-zh",))),
    keywords=("道路", "村子"),
    corrections=(Correction("zh1", "三里伴", "三里半", "misprint: 伴 for 半"),),
)


def test_golden_record() -> None:
    assert write_record(MADE_UP, TRANSLATION) == GOLDEN.read_bytes().decode("utf-8")
    assert read_record(GOLDEN.read_bytes().decode("utf-8"), GOLDEN.name) == MADE_UP


def test_hostile_articles_come_back() -> None:
    for article in hostile_articles(2000, seed=1):
        assert read_record(write_record(article, TRANSLATION), "a.md") == article


@settings(max_examples=150)
@given(articles())
def test_any_article_comes_back(article: Article) -> None:
    assert read_record(write_record(article, TRANSLATION), "a.md") == article


@given(valid_texts(), st.sampled_from(["en", "zh"]))
def test_a_text_comes_back_from_every_field(text: str, lang: str) -> None:
    article = dataclasses.replace(
        MADE_UP,
        headline_en=Headline((HeadlineLine(text), HeadlineLine(text, "deck")), text),
        headline_zh=Headline((), text),
        byline=Byline(text, text),
        section=text,
        column=text,
        datelines=(Dateline(lang, text, text, text, None),),
        zh=(Paragraph("zh", 1, text),),
        en=(Paragraph("en", 1, text),),
        pairs=(Pair((1,), (1,), 0.5),),
        names=(NamePair(text, text, text),),
        sources=(Source(text, text, text),),
        findings=(Finding(text, text, text),),
        tags=(Tag(text, (text, text)),),
        keywords=(text, text),
        corrections=(Correction(text, text, text, text),),
    )
    assert read_record(write_record(article, text), "a.md") == article


def test_an_article_of_almost_nothing_comes_back() -> None:
    for page in (None, 4):
        article = Article(ID, dt.date(1, 2, 3), page)
        record = write_record(article, TRANSLATION)
        assert read_record(record, "a.md") == article
        assert yaml.safe_load(record.split("---\n")[1]) == {
            "title": ID,
            "date": dt.date(1, 2, 3),
            "page": page,
            "id": ID,
        }


@pytest.mark.parametrize(
    "headline",
    [
        Headline(),
        Headline((), "received"),
        Headline((HeadlineLine("a"), HeadlineLine("b")), "a b"),
        Headline((HeadlineLine("a"), HeadlineLine("b")), "a  b"),
        Headline((HeadlineLine("a"),), ""),
        Headline((HeadlineLine("", "kicker"), HeadlineLine("")), " "),
    ],
)
def test_every_form_of_headline_comes_back(headline: Headline) -> None:
    article = dataclasses.replace(MADE_UP, headline_en=headline, headline_zh=headline)
    assert read_record(write_record(article, TRANSLATION), "a.md") == article


def test_empty_strings_and_other_encodings_come_back() -> None:
    article = dataclasses.replace(
        MADE_UP,
        sources=(Source("", "", ""), Source("a", "b", "gb18030")),
        findings=(Finding("", "", "two\nlines\r\nand\x00\x1b\x85\u2028"),),
        names=(NamePair("", ""),),
        tags=(Tag("", ()),),
        keywords=("", " "),
        corrections=(Correction("", "", "", ""),),
    )
    assert read_record(write_record(article, ""), "a.md") == article


def test_where_the_translation_comes_from_stands_there_only_if_there_is_one() -> None:
    def says(article: Article) -> object:
        return yaml.safe_load(write_record(article, TRANSLATION).split("---\n")[1]).get("translation")

    without_body = dataclasses.replace(
        MADE_UP, en=(), pairs=tuple(dataclasses.replace(p, en=()) for p in MADE_UP.pairs)
    )
    assert says(MADE_UP) == says(without_body) == TRANSLATION
    assert says(dataclasses.replace(without_body, headline_en=Headline())) is None


def test_title_is_the_english_headline_else_the_chinese_one() -> None:
    def title(**changes: object) -> object:
        return get_data(write_record(dataclasses.replace(MADE_UP, **changes), ""))[1]["title"]

    assert title() == "Two Villages Mend One Road"
    assert title(headline_en=Headline()) == "巩固成果　团结互助  两个村子修一条路"
    assert title(headline_en=Headline(), headline_zh=Headline()) == ID


def test_mkdocs_reads_the_same_front_matter() -> None:
    for article in hostile_articles(300, seed=2):
        record = write_record(article, TRANSLATION)
        body, meta = get_data(record)
        front, separator, rest = record.removeprefix("---\n").partition("\n---\n")
        assert separator
        assert body == rest.lstrip("\n")
        assert meta == yaml.safe_load(front)
        assert (meta["id"], meta["date"], meta["page"]) == (article.id, article.date, article.page)


any_text = st.text(st.characters(exclude_categories=["Cs"])) | st.lists(st.sampled_from(NAUGHTY)).map("".join)


@settings(max_examples=1000)
@given(any_text)
def test_front_matter_is_yaml_that_both_loaders_read_back(text: str) -> None:
    values = {"a": text, "b": {"c": text, "d": [text, text]}, "e": [{"f": text, "g": (text, text)}], "h": (text, 0.5)}
    read_back = {**values, "e": [{"f": text, "g": [text, text]}], "h": [text, 0.5]}
    source = dump(values)
    assert yaml.load(source, Loader=yaml.SafeLoader) == read_back
    assert yaml.load(source, Loader=yaml.CSafeLoader) == read_back
    assert len(source.splitlines()) == source.count("\n")


@pytest.mark.parametrize("text", NAUGHTY)
def test_yaml_traps_are_quoted(text: str) -> None:
    assert yaml.safe_load(dump({"a": text, "b": [text], "c": (text,)})) == {"a": text, "b": [text], "c": [text]}


@pytest.mark.parametrize(
    "text", ["静宇", "Jing Yu", "巩固成果　团结互助", "utf-8", "zh3", "It's so", "（图片）", "新华社讯，（五日）。"]
)
def test_front_matter_is_quoted_only_where_it_must_be(text: str) -> None:
    quoted = text == "（图片）"  # no letter opens it
    assert dump({"a": text}) == (f'a: "{text}"\n' if quoted else f"a: {text}\n")


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"pairs": ()}, r"pairs that hold paragraphs \[1, 2, 3, 4, 5, 6\] in order, found \[\]"),
        ({"pairs": (*MADE_UP.pairs[1:], MADE_UP.pairs[0])}, "in order"),
        ({"pairs": (*MADE_UP.pairs, MADE_UP.pairs[-1])}, "in order"),
        ({"zh": (), "pairs": MADE_UP.pairs}, r"hold paragraphs \[\]"),
        ({"zh": MADE_UP.zh[1:], "pairs": MADE_UP.pairs}, r"hold paragraphs \[2"),
    ],
)
def test_an_article_whose_pairs_lose_a_paragraph_is_not_written(changes: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        write_record(dataclasses.replace(MADE_UP, **changes), TRANSLATION)


@pytest.mark.parametrize(
    "text", ["", " a", "a\u3000", "a\nb", "a\rb", "a\x00b", "a\x85b", "a\u2028b", "a\ud800b", "\t"]
)
def test_a_paragraph_that_could_not_be_read_back_is_not_written(text: str) -> None:
    article = Article(ID, dt.date(1958, 1, 6), 4, zh=(Paragraph("zh", 1, text),), pairs=(Pair((), (1,)),))
    with pytest.raises(
        ValueError, match=re.escape(f"zh1: expected one line of text without blanks at its ends, found {text!r}")
    ):
        write_record(article, "")


@pytest.mark.parametrize("confidence", [-0.1, 1.01, 0.123, 1e-9, float("nan"), float("inf")])
def test_a_confidence_that_is_none_is_not_written(confidence: float) -> None:
    pairs = (dataclasses.replace(MADE_UP.pairs[0], confidence=confidence), *MADE_UP.pairs[1:])
    with pytest.raises(ValueError, match=r"expected a confidence like 0\.93, found"):
        write_record(dataclasses.replace(MADE_UP, pairs=pairs), "")


def test_an_article_without_a_proper_id_is_not_written() -> None:
    with pytest.raises(IdError):
        write_record(dataclasses.replace(MADE_UP, id="1958-01-06"), TRANSLATION)
