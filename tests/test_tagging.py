"""Tags: made-up articles and vocabularies, and the five seeds."""

import datetime as dt
import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.model import Article, Byline, Headline, HeadlineLine, Paragraph, Tag
from duizhao.seeds import parse_seed
from duizhao.segment import Segmenter
from duizhao.tagging import Tagger, text_words
from duizhao.vocabulary import Kind, Term, Vocabulary, load_vocabulary

ROOT = Path(__file__).parents[1]
SHIPPED = load_vocabulary((ROOT / "corpus/apparatus/vocabulary.yml").read_text(encoding="utf-8"), "vocabulary.yml")
TAGGER = Tagger(SHIPPED)


def made_up(en: str = "", zh: str = "") -> Article:
    return Article(
        id="1958-01-06-4-00000000",
        date=dt.date(1958, 1, 6),
        page=4,
        en=(Paragraph("en", 1, en),) if en else (),
        zh=(Paragraph("zh", 1, zh),) if zh else (),
    )


def called(term_id: str, kind: Kind = "topic", *, en: str = "", zh: str = "", broader: str = "") -> Term:
    words_en, words_zh = tuple(en.split("|")) if en else (), tuple(zh.split("|")) if zh else ()
    return Term(
        term_id, kind, term_id, "甲", words_en=words_en, words_zh=words_zh, broader=(broader,) if broader else ()
    )


def found(terms: list[Term], en: str = "", zh: str = "") -> list[str]:
    return [tag.term for tag in Tagger(Vocabulary(tuple(terms))).tags(made_up(en, zh))]


PLAIN = Tagger(Vocabulary((called("ml", en="mass line"), called("pb", en="Party branch"))))


def seed(number: int) -> Article:
    path = sorted((ROOT / "seeds").glob("*.txt"))[number]
    return parse_seed(path.read_bytes(), path.name)


def test_tags_of_a_seed_name_the_places_in_reading_order() -> None:
    tags = {tag.term: tag.anchors for tag in TAGGER.tags(seed(0))}
    assert tags["mass-line"] == ("en3", "zh3")
    assert tags["airing-views"] == ("en3", "zh3")
    assert tags["nanchang"] == ("en1", "zh1")
    assert tags["party-masses-relations"][:2] == ("headline-en", "headline-zh")
    assert tags["jiangxi"] == ("headline-en", "headline-zh", "en1", "en2", "en3", "zh1", "zh2", "zh3")
    assert "great-leap-forward" not in tags


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, {"rectification-campaign", "rectifying-while-improving", "trade-unions", "xinhua-news-agency"}),
        (1, {"two-five-system", "drought-resistance", "hebei", "ningjin-county", "cui-zetian", "cui-tongxing"}),
        (2, {"land-reform", "commandism", "taiyue", "taiyue-second-prefectural-committee"}),
        (3, {"non-detached-cadres", "branch-secretary", "ma-yongxian", "shanghai", "shanghai-cotton-mill-no-2"}),
        (4, {"bureaucratism", "subjectivism", "grassroots-cadres", "cadres-in-labour", "jing-yu", "central-committee"}),
    ],
)
def test_the_seeds_have_the_tags_that_their_texts_call_for(number: int, expected: set[str]) -> None:
    assert expected <= {tag.term for tag in TAGGER.tags(seed(number))}


def test_a_byline_is_a_place_of_its_own() -> None:
    assert Tag("jing-yu", ("byline-en", "byline-zh")) in TAGGER.tags(seed(4))


def test_a_tagger_travels_to_worker_processes() -> None:
    article = seed(3)
    assert pickle.loads(pickle.dumps(TAGGER)).tags(article) == TAGGER.tags(article)  # noqa: S301 - our own bytes


def test_tags_stand_in_the_order_of_the_vocabulary() -> None:
    order = [term.id for term in SHIPPED]
    for number in range(5):
        tags = [tag.term for tag in TAGGER.tags(seed(number))]
        assert tags == sorted(tags, key=order.index)


def test_tags_do_not_depend_on_who_cut_the_text() -> None:
    plain = Tagger(SHIPPED, Segmenter([word for term in SHIPPED for word in term.words_zh], "jieba"))
    for number in range(5):
        article = seed(number)
        assert TAGGER.tags(article, TAGGER.cut(article)) == TAGGER.tags(article) == plain.tags(article)


def test_a_match_runs_over_no_border() -> None:
    lines = (HeadlineLine("of the mass"), HeadlineLine("line: 群众"), HeadlineLine("路线"))
    article = Article(
        "1958-01-06-4-00000000", dt.date(1958, 1, 6), 4, Headline(lines), Headline(lines), Byline("mass", "群众")
    )
    assert Tagger(Vocabulary((called("a", en="mass line", zh="群众路线"),))).tags(article) == ()


@pytest.mark.parametrize(
    ("text", "tagged"),
    [
        ("The Mass-Line is", True),
        ("mass lines and", True),
        ("the mass line’s role", True),
        ("the mass line's role", True),
        ("‘mass line’", True),
        ("MASS LINE", True),
        ("mass linen", False),
        ("amass line", False),
        ("mass, line", False),
        ("masses line", False),
        ("the mass. Line up", False),
    ],
)
def test_english_words_are_whole_and_only_the_last_inflects(text: str, *, tagged: bool) -> None:
    assert found([called("a", en="mass line")], text) == (["a"] if tagged else [])


@pytest.mark.parametrize(
    ("kind", "text", "tagged"),
    [
        ("place", "in Taiyue.", True),
        ("place", "TAIYUE", True),
        ("place", "in taiyue.", False),
        ("place", "Taiyue’s", True),
        ("topic", "in taiyue.", True),
        ("campaign", "in taiyue.", True),
        ("person", "Taiyueing", False),
    ],
)
def test_names_keep_their_capitals(kind: Kind, text: str, *, tagged: bool) -> None:
    assert found([called("a", kind, en="Taiyue")], text) == (["a"] if tagged else [])


def test_lower_case_words_of_names_are_free() -> None:
    terms = [called("union", "organisation", en="trade union"), called("group", "organisation", en="Party Group")]
    assert found(terms, "Trade Unions and the Party group leaders") == ["union"]
    assert found(terms, "the Party Group") == ["group"]


@pytest.mark.parametrize(
    ("text", "tagged"),
    [("结束土改工作", True), ("本土改变", False), ("土改", True), ("，土改。", True), ("乡土改良", False)],
)
def test_chinese_words_begin_and_end_between_words(text: str, *, tagged: bool) -> None:
    assert found([called("a", zh="土改")], zh=text) == (["a"] if tagged else [])


@pytest.mark.parametrize(
    ("text", "tagged"),
    [
        ("中共河北省委召开会议", True),
        ("河北省人民政府决定", True),
        ("河北人", True),
        ("全国总工会主席", True),
        ("各级党委都要讨论", True),
        ("县委和乡党委", True),
        ("把党委办好", True),
        ("上海滩", False),
        ("共产党委托我们", False),
    ],
)
def test_a_name_that_begins_or_ends_a_word_of_the_dictionary_counts(text: str, *, tagged: bool) -> None:
    names = [
        called("a", "place", zh="河北|上海"),
        called("b", "organisation", zh="工会"),
        called("c", "organisation", zh="党委"),
    ]
    assert bool(found(names, zh=text)) == tagged


def test_a_topic_that_begins_a_word_of_the_dictionary_does_not() -> None:
    assert found([called("a", "topic", zh="公社")], zh="公社化") == []
    assert found([called("a", "organisation", zh="公社")], zh="公社化") == ["a"]


def test_a_name_inside_a_longer_one_counts() -> None:
    mill = called("mill", "organisation", en="Shanghai Cotton Mill", zh="上海国棉二厂")
    city = called("city", "place", en="Shanghai", zh="上海")
    assert found([mill, city], "Shanghai Cotton Mill") == ["mill", "city"]
    assert found([mill, city], zh="去上海国棉二厂") == ["mill", "city"]


def test_a_term_inside_one_below_it_is_redundant_there_only() -> None:
    below = called("below", "organisation", en="Jiangxi supply cooperative", zh="江西供销合作社", broader="above")
    above = called("above", "organisation", en="supply cooperative", zh="供销合作社")
    assert found([below, above], "the Jiangxi supply cooperative") == ["below"]
    assert found([below, above], zh="江西供销合作社") == ["below"]
    assert found([below, above], "the Jiangxi supply cooperative, a supply cooperative") == ["below", "above"]
    assert found([below, above], zh="江西供销合作社是供销合作社") == ["below", "above"]


def test_a_text_that_ends_inside_a_longer_word_has_only_the_shorter_one() -> None:
    above = called("above", en="line|line of the masses")
    below = called("below", en="mass line", broader="above")
    assert found([above, below], "the mass line") == ["below"]
    assert found([above, below], "the line of the") == ["above"]


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("É", "the É."),
        ("naïve", "a NAÏVE view"),
        ("naïve", "a nai\u0308ve view"),
        ("kiln", "the \u212aILN"),
        ("No. 2", "in No. 2"),
        ("Party’s café", "the Party's cafés"),
        ("ΟΔΟΣ", "an ΟΔΟΣ."),
        ("…", "and …"),
    ],
)
def test_words_beyond_ascii_are_found_as_they_are_written(word: str, text: str) -> None:
    assert found([called("a", en=word)], text) == ([] if "\u0308" in text else ["a"])


def test_terms_that_share_a_word_are_both_found() -> None:
    above, below = called("above", en="rectification", zh="整风"), called(
        "below", en="rectification", zh="整风", broader="above"
    )  # fmt: skip
    assert found([above, below], "rectification") == ["above", "below"]
    assert found([above, below], zh="整风") == ["above", "below"]


def test_words_that_overlap_both_count() -> None:
    assert found([called("a", en="party branch"), called("b", en="branch work")], "party branch work") == ["a", "b"]


def test_a_word_is_found_wherever_it_stands() -> None:
    text = "群众路线，" * 300
    assert Tagger(Vocabulary((called("a", zh="群众路线"),))).tags(made_up(zh=text)) == (Tag("a", ("zh1",)),)


@given(
    st.lists(st.sampled_from(["mass line", "mass", "line", "Party", "branch", ",", "the", "lines", "’s"]), max_size=12)
)
def test_english_tags_are_those_of_a_plain_scan(words: list[str]) -> None:
    text = " ".join(words)
    padded = f" {text} ".replace(" ’s", " ' s").replace(",", " , ")
    padded = " " + " ".join(padded.split()) + " "
    expected = [
        name
        for name, forms in (("ml", ("mass line", "mass lines")), ("pb", ("Party branch",)))
        if any(f" {form} " in padded for form in forms)
    ]
    assert [tag.term for tag in PLAIN.tags(made_up(text))] == expected


@given(st.text(st.sampled_from("整风运动群众路线党支部书记 ，a"), max_size=30))
def test_chinese_tags_are_words_of_the_text(text: str) -> None:
    article = made_up(zh=text)
    for tag in TAGGER.tags(article):
        assert any(word in text for word in SHIPPED.term(tag.term).words_zh)


def test_words_for_keywords_are_han_and_leave_the_byline_out() -> None:
    article = Article(
        "1958-01-06-4-00000000",
        dt.date(1958, 1, 6),
        4,
        headline_zh=Headline((HeadlineLine("整风运动"),)),
        byline=Byline("", "静宇"),
        zh=(Paragraph("zh", 1, "整风，1958"),),
    )
    assert text_words(TAGGER.cut(article)) == ["整风运动", "整风"]
