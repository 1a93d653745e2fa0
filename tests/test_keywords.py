"""Keywords: made-up words and counts, and the five seeds."""

import math
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.errors import ApparatusError
from duizhao.keywords import (
    FUNCTION_WORDS,
    CorpusStatistics,
    count_documents,
    dump_statistics,
    general_idf,
    idf,
    is_candidate,
    keywords,
    load_statistics,
)
from duizhao.seeds import parse_seed
from duizhao.tagging import Tagger, text_words
from duizhao.vocabulary import load_vocabulary

ROOT = Path(__file__).parents[1]
NONE = CorpusStatistics()
WORDS = st.lists(st.sampled_from(["整风", "群众", "路线", "我们", "的", "1958", "八十八", "工作"]), max_size=30)


@pytest.mark.parametrize(
    ("word", "is_one"),
    [
        ("整风", True),
        ("二五制", True),
        ("三面红旗", True),
        ("的", False),
        ("1958", False),
        ("A股", False),
        ("八十八", False),
        ("第一", False),
        ("二十名", False),
        ("几个", False),
        ("我们", False),
        ("进行", False),
    ],
)
def test_candidates(word: str, *, is_one: bool) -> None:
    assert is_candidate(word) is is_one


def test_function_words_have_two_characters_or_more() -> None:
    assert all(len(word) >= 2 for word in FUNCTION_WORDS)


def test_without_statistics_the_general_table_decides() -> None:
    table, middle = general_idf()
    assert idf("群众", NONE) == pytest.approx(table["群众"])
    assert idf("崔寨柯", NONE) == pytest.approx(middle)
    assert keywords(["工作", "抗旱", "工作", "抗旱", "我们"], NONE) == ("抗旱", "工作")


def test_frequency_counts() -> None:
    assert keywords(["整风"] + ["抗旱"] * 5, NONE) == ("抗旱", "整风")


def test_five_articles_lean_on_the_general_language_and_many_on_the_corpus() -> None:
    common = {"抗旱": 5}
    assert keywords(["抗旱", "工作"], CorpusStatistics(5, common)) == ("抗旱", "工作")
    corpus = CorpusStatistics(100_000, {"抗旱": 90_000, "工作": 10})
    assert keywords(["抗旱", "工作"], corpus) == ("工作", "抗旱")
    assert idf("工作", corpus) == pytest.approx(math.log(100_001 / 11), rel=0.01)


def test_ties_are_broken_by_the_word_and_the_count_is_kept() -> None:
    words = ["崔寨丙", "崔寨甲", "崔寨乙"]
    assert keywords(words, NONE) == tuple(sorted(words))
    assert keywords(words, NONE, 2) == tuple(sorted(words))[:2]
    assert keywords(words, NONE, 0) == keywords([], NONE) == ()


@given(WORDS, st.randoms(use_true_random=False))
def test_the_order_of_the_text_changes_nothing(words: list[str], chance: random.Random) -> None:
    mixed = list(words)
    chance.shuffle(mixed)
    assert keywords(mixed, NONE) == keywords(words, NONE)


@given(WORDS, st.integers(0, 5), st.sampled_from([NONE, CorpusStatistics(2, {"整风": 9, "群众": 1})]))
def test_keywords_are_the_first_of_all_words_by_weight(
    words: list[str], count: int, statistics: CorpusStatistics
) -> None:
    weights = {word: words.count(word) * idf(word, statistics) for word in words if is_candidate(word)}
    ranked = sorted(weights, key=lambda word: (-weights[word], word))
    assert keywords(words, statistics, count) == tuple(ranked[:count])


@given(st.lists(WORDS, max_size=8))
def test_statistics_come_back_from_their_text(articles: list[list[str]]) -> None:
    statistics = count_documents(articles)
    text = dump_statistics(statistics)
    assert load_statistics(text, "s.json") == statistics
    assert dump_statistics(load_statistics(text, "s.json")) == text
    assert all(is_candidate(word) for word in statistics.document_frequency)
    assert max(statistics.document_frequency.values(), default=0) <= len(articles) == statistics.articles


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 1),
        ('{"format": 1,\n x', 2),
        ("[]", 0),
        ('{"format": 0, "articles": 1, "document_frequency": {}}', 0),
        ('{"format": 1, "articles": -1, "document_frequency": {}}', 0),
        ('{"format": 1, "articles": true, "document_frequency": {}}', 0),
        ('{"format": 1, "articles": 1, "document_frequency": {"整风": "2"}}', 0),
        ('{"format": 1, "articles": 1}', 0),
    ],
)
def test_statistics_of_another_form_are_refused(text: str, line: int) -> None:
    with pytest.raises(ApparatusError) as caught:
        load_statistics(text, "s.json")
    assert (caught.value.file, caught.value.line) == ("s.json", line)


def test_keywords_of_the_seeds_speak_of_what_they_are_about() -> None:
    source = ROOT / "corpus/apparatus/vocabulary.yml"
    tagger = Tagger(load_vocabulary(source.read_text(encoding="utf-8"), source.name))
    paths = sorted((ROOT / "seeds").glob("*.txt"))
    words = [text_words(tagger.cut(parse_seed(path.read_bytes(), path.name))) for path in paths]
    statistics = count_documents(words)
    found = [keywords(each, statistics) for each in words]
    for marked, expected in zip(found, ["党组", "分户联系群众", "土改", "支部书记", "脱离生产"], strict=True):
        assert expected in marked
        assert len(marked) <= 8
