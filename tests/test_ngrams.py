"""Counting n-grams, and that those of made-up texts recur as often as a newspaper's do."""

import random
from pathlib import Path

import pytest

from duizhao.benchmarks._chance import unit, zipf
from duizhao.benchmarks._english import ways_of
from duizhao.benchmarks._lexicon import chinese_lexicon
from duizhao.benchmarks._prose import Writer, favourite, phrase
from duizhao.benchmarks.ngrams import KINDS, Ngrams, Spectrum, compare, made_up_ngrams, ngrams_of, real_ngrams
from duizhao.seeds import parse_seed
from made_up import seed_text, write_seeds

WORDS, WORD_PAIRS, SIGNS, SIGN_PAIRS = KINDS


@pytest.fixture(scope="module")
def made_up() -> Ngrams:
    return made_up_ngrams(100)


def test_counting(tmp_path: Path) -> None:
    write_seeds(tmp_path, {"a.txt": seed_text("Huai", body_zh="水井，水井水井。水")})
    found = real_ngrams(tmp_path)
    # Wells of Huai. The villagers of Huai dug wells. Huai村打成水井
    assert found.spectrum(WORDS) == Spectrum(tokens=10, distinct=6, once=3, few=3)
    assert found.spectrum(WORD_PAIRS) == Spectrum(tokens=7, distinct=6, once=5, few=1)
    assert found.spectrum(SIGNS) == Spectrum(tokens=12, distinct=5, once=3, few=0)
    assert found.spectrum(SIGN_PAIRS) == Spectrum(tokens=8, distinct=5, once=4, few=0)
    assert found.spectrum(SIGNS, most=4) == Spectrum(tokens=4, distinct=4, once=4, few=0)


def test_batches_change_nothing(monkeypatch: pytest.MonkeyPatch, made_up: Ngrams) -> None:
    monkeypatch.setattr("duizhao.benchmarks.ngrams._BATCH", 50)
    again = made_up_ngrams(100)
    assert {kind: again.spectrum(kind) for kind in KINDS} == {kind: made_up.spectrum(kind) for kind in KINDS}
    assert again.gzip_ratio == made_up.gzip_ratio


def test_texts_are_compared_at_one_length(made_up: Ngrams) -> None:
    short = ngrams_of([parse_seed(seed_text("Huai").encode(), "a.txt")])
    for kind, (one, other) in compare([made_up, short]).items():
        assert one.tokens == other.tokens == len(short.streams[kind])
    assert short.gzip_ratio == 0


def test_a_folder_without_seeds(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="found none"):
        real_ngrams(tmp_path)


@pytest.mark.parametrize(
    ("kind", "tokens", "bounds"),
    [
        (WORDS, 46_000, ((4_500, 6_100), (1_950, 2_600), (1_260, 1_700))),
        (WORD_PAIRS, 43_500, ((19_500, 26_000), (14_500, 19_500), (3_500, 4_700))),
        (SIGNS, 55_900, ((1_800, 2_400), (310, 460), (330, 460))),
        (SIGN_PAIRS, 49_100, ((17_500, 22_600), (11_500, 14_700), (3_800, 5_100))),
    ],
)
def test_n_grams_recur_as_in_a_newspaper(
    made_up: Ngrams, kind: str, tokens: int, bounds: tuple[tuple[int, int], ...]
) -> None:
    found = made_up.spectrum(kind, tokens)
    assert found.tokens == tokens
    for (least, most), count in zip(bounds, (found.distinct, found.once, found.few), strict=True):
        assert least < count < most


def test_the_vocabulary_keeps_growing(made_up: Ngrams) -> None:
    """Heaps' law: ten times the text has a few times the words, neither as many nor ten times."""
    tenth = {kind: made_up.spectrum(kind, len(made_up.streams[kind]) // 10) for kind in KINDS}
    for kind, least, most in ((WORDS, 2.5, 5), (WORD_PAIRS, 4, 8), (SIGNS, 1.3, 2.5), (SIGN_PAIRS, 4, 8)):
        assert least < made_up.spectrum(kind).distinct / tenth[kind].distinct < most


def test_gzip_finds_as_much_to_save_as_in_a_newspaper(made_up: Ngrams) -> None:
    assert 0.42 < made_up.gzip_ratio < 0.52


def test_words_have_favourite_followers() -> None:
    chance = random.Random(1)  # noqa: S311 - repeatable chance, no secrets
    frequent, rare = ([favourite(rank, chance.random()) for _ in range(400)] for rank in (3, 20_000))
    assert len(set(rare)) < 6 < len(set(frequent)) < 200
    assert favourite(7, 0.4) == favourite(7, 0.4)


def test_an_article_comes_back_to_its_words() -> None:
    articles = [Writer(random.Random(number)).write(600) for number in (1, 2)]  # noqa: S311 - see above
    common = set(chinese_lexicon().words[:100])
    one, other = ({zh for zh, _ in article} - common for article in articles)
    recurring = sum(1 for zh, _ in articles[0] if zh in one) - len(one)
    assert recurring > 2 * len(one & other)


def test_a_set_phrase_is_the_same_everywhere() -> None:
    assert phrase(12) == phrase.__wrapped__(12)


def test_forms_share_a_stem() -> None:
    rank = next(rank for rank in range(500, 600) if any(way[-1].endswith("ing") for way in ways_of(rank)[:8]))
    forms = {way[-1] for way in ways_of(rank)}
    base = min(forms, key=len).removesuffix("e")
    assert all(form.startswith(base) for form in forms)
    assert len(forms) == 4


def test_chance_without_a_state() -> None:
    shares = [unit(one, other) for one in range(200) for other in range(20)]
    assert len(set(shares)) == len(shares)
    assert 0 <= min(shares) < 0.01
    assert 0.99 < max(shares) < 1
    assert abs(sum(shares) / len(shares) - 0.5) < 0.02
    places = [zipf(share / 1000, 30) for share in range(1000)]
    assert (min(places), max(places)) == (0, 29)
    assert places == sorted(places)
