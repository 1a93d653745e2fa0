"""Made-up seeds: always the same, of the promised size and shape, and readable without a complaint that was not meant."""

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conservation import lost_lines
from duizhao.benchmarks._numbers import number_en, number_zh
from duizhao.benchmarks.synthetic import FIRST_DAY, LAST_DAY, synthetic_seed, write_synthetic
from duizhao.model import Article
from duizhao.seeds import parse_seed

COUNT = 600
MEANT = {"no-original", "no-translation", "legacy-encoding"}


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    return [parse_seed(data, name) for name, data in map(synthetic_seed, range(COUNT))]


def test_the_same_seed_in_any_order() -> None:
    forwards = [synthetic_seed(index) for index in range(5)]
    backwards = [synthetic_seed(index) for index in reversed(range(5))]
    assert forwards == backwards[::-1]
    assert synthetic_seed(3, seed=1) != synthetic_seed(3)


def test_names_and_ids_are_distinct(articles: list[Article]) -> None:
    assert len({synthetic_seed(index)[0] for index in range(COUNT)}) == COUNT
    assert len({article.id for article in articles}) == COUNT


def test_only_the_findings_that_are_meant(articles: list[Article]) -> None:
    kinds = Counter(finding.kind for article in articles for finding in article.findings)
    assert set(kinds) == MEANT
    assert all(0.005 * COUNT < count < 0.06 * COUNT for count in kinds.values())


def test_size_dates_and_pages(articles: list[Article]) -> None:
    texts = [sum(len(p.text.encode()) for p in article.paragraphs()) for article in articles]
    assert 5_500 < sum(texts) / COUNT < 7_800
    assert {article.page for article in articles} == set(range(1, 9))
    assert min(article.date for article in articles) >= FIRST_DAY
    assert max(article.date for article in articles) <= LAST_DAY
    assert len({article.date.year for article in articles}) == 40
    assert all(3 <= len(article.zh) <= 12 for article in articles if article.zh)


def test_every_layout_comes(articles: list[Article]) -> None:
    data = [synthetic_seed(index)[1] for index in range(COUNT)]
    assert any(b"\r\n" in seed for seed in data)
    assert any(b"\nEdition: " in seed for seed in data)
    assert any(seed.startswith(b"\xef\xbb\xbf") for seed in data)
    assert any(seed.lstrip(b"\xef\xbb\xbf").startswith(b"### ") for seed in data)
    assert any(article.names for article in articles)
    assert any(article.byline.zh and article.byline.en for article in articles)
    assert any(article.section for article in articles)
    assert any(article.column for article in articles)
    assert {dateline.agency for article in articles for dateline in article.datelines} >= {"新华社", "本报"}


def test_digits_agree(articles: list[Article]) -> None:
    compared = 0
    for article in articles:
        if not (article.en and article.zh):
            continue
        sides = []
        for paragraphs in (article.en, article.zh):
            text = "\n".join(paragraph.text for paragraph in paragraphs)
            for dateline in article.datelines:
                text = text.replace(dateline.text, "")
            sides.append(sorted(re.findall(r"\d+", re.sub(r"(?<=\d),(?=\d{3})", "", text))))
        assert sides[0] == sides[1]
        compared += len(sides[0])
    assert compared > COUNT


def test_numerals() -> None:
    assert [number_zh(n) for n in (2, 10, 11, 20, 99)] == ["二", "十", "十一", "二十", "九十九"]
    assert [number_en(n) for n in (2, 10, 13, 20, 99)] == ["two", "ten", "thirteen", "twenty", "ninety-nine"]


def test_written_files(tmp_path: Path) -> None:
    write_synthetic(tmp_path / "seeds", 3)
    assert {path.name: path.read_bytes() for path in (tmp_path / "seeds").iterdir()} == dict(
        map(synthetic_seed, range(3))
    )


@settings(max_examples=60)
@given(st.integers(0, 10**6), st.integers(0, 9))
def test_no_line_of_a_made_up_seed_is_lost(index: int, seed: int) -> None:
    name, data = synthetic_seed(index, seed)
    assert lost_lines(data, parse_seed(data, name)) == []
