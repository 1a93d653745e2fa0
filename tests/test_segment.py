"""Segmenting: made-up text and the five seeds."""

import builtins
import pickle
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duizhao.seeds import parse_seed
from duizhao.segment import Engine, Segmenter, english_words, han_only, inflections
from duizhao.tagging import chinese_words
from duizhao.vocabulary import load_vocabulary

ROOT = Path(__file__).parents[1]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
VOCABULARY = load_vocabulary((ROOT / "corpus/apparatus/vocabulary.yml").read_text(encoding="utf-8"), "vocabulary.yml")
FAST = Segmenter(chinese_words(VOCABULARY), "rjieba")
PLAIN = Segmenter(chinese_words(VOCABULARY), "jieba")


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
def test_both_engines_agree_on_the_seeds(path: Path) -> None:
    article = parse_seed(path.read_bytes(), path.name)
    texts = [line.text for line in article.headline_zh.lines] + [paragraph.text for paragraph in article.zh]
    assert texts
    for text in texts:
        assert FAST.cuts(text) == PLAIN.cuts(text)
    assert FAST.inner_cuts == PLAIN.inner_cuts


@pytest.mark.parametrize("engine", ["rjieba", "jieba"])
def test_user_words_are_words(engine: Engine) -> None:
    text = "党委书记崔寨柯同意"
    assert "崔寨柯" not in Segmenter((), engine).cuts(text)
    own = Segmenter(["崔寨柯", "崔寨柯"], engine)
    assert own.cuts(text) == ["党委书记", "崔寨柯", "同意"]
    assert own.engine == engine


@pytest.mark.parametrize("engine", ["rjieba", "jieba"])
def test_the_general_cut_of_a_user_word_is_kept(engine: Engine) -> None:
    assert Segmenter(["江西省供销合作社"], engine).inner_cuts == {"江西省供销合作社": ("江西省", "供销", "合作社")}


HOSTILE = st.text(
    st.one_of(st.characters(), st.sampled_from("党群关系土改 　\r\n1958-.,，\ud800\U00020000")), max_size=40
)


@given(HOSTILE)
def test_words_joined_are_the_text(text: str) -> None:
    assert "".join(FAST.cuts(text)) == text


@settings(max_examples=50)
@given(HOSTILE)
def test_words_joined_are_the_text_with_jieba(text: str) -> None:
    assert "".join(PLAIN.cuts(text)) == text


def test_jieba_takes_the_place_of_a_missing_rjieba(monkeypatch: pytest.MonkeyPatch) -> None:
    real: Callable[..., Any] = builtins.__import__

    def without(name: str, *args: Any, **kwargs: Any) -> Any:
        if name == "rjieba":
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without)
    assert Segmenter().engine == "jieba"
    with pytest.raises(ImportError):
        Segmenter((), "rjieba").cuts("整风")


def test_jieba_says_nothing_and_leaves_no_cache(tmp_path: Path) -> None:
    code = "from duizhao.segment import Segmenter; print(*Segmenter((), 'jieba').cuts('整风运动'))"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-X", "utf8", "-c", code],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env={"TMPDIR": str(tmp_path)},
    )
    assert (done.stdout.split(), done.stderr) == (["整风运动"], "")
    assert list(tmp_path.iterdir()) == []


def test_a_segmenter_works_in_another_process() -> None:
    FAST.cuts("整风")
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        assert pool.submit(FAST.cuts, "刘营伍公社整风").result() == ["刘营伍公社", "整风"]
    assert len(pickle.dumps(FAST)) < 20_000


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Party-masses relations", ["Party", "masses", "relations"]),
        ("Party–masses relations", ["Party", "masses", "relations"]),
        ("the masses’ views", ["the", "masses", "'", "views"]),
        ("‘mass line’", ["'", "mass", "line", "'"]),
        ("line. Mass", ["line", ".", "Mass"]),
        ("党的mass line在", ["mass", "line"]),
        ("a—b", ["a", "—", "b"]),
        ("", []),
    ],
)
def test_english_words(text: str, words: list[str]) -> None:
    assert [word for word in english_words(text) if word not in {"党", "的", "在"}] == words


def test_han_only_leaves_marks_numbers_and_mixed_words_out() -> None:
    assert han_only(["整风", "，", " ", "1958", "", "A股", "〇", "二五制"]) == ["整风", "〇", "二五制"]


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("cadre", {"cadre", "cadre's", "cadres", "cadred", "cadring"}),
        ("county", {"county", "county's", "counties", "countied", "countying"}),
        ("mass", {"mass", "mass's", "masses", "massed", "massing"}),
        ("survey", {"survey", "survey's", "surveys", "surveyed", "surveying"}),
        ("plan", {"plan", "plan's", "plans", "planned", "planning"}),
        ("agree", {"agree", "agree's", "agrees", "agreed", "agreeing"}),
        ("die", {"die", "die's", "dies", "died", "dying"}),
        ("2", {"2"}),
        ("people's", {"people's"}),
    ],
)
def test_inflections(word: str, forms: set[str]) -> None:
    assert set(inflections(word)) == forms


def test_names_have_no_verbal_forms() -> None:
    assert inflections("Jiangxi", verbal=False) == ("Jiangxi", "Jiangxi's", "Jiangxis")


@given(st.text("abcdefghijklmnopqrstuvwxyzéß", min_size=1, max_size=12))
def test_inflections_begin_with_the_word_and_grow_from_it(word: str) -> None:
    forms = inflections(word)
    assert forms[0] == word
    assert len(set(forms)) == len(forms)
    assert all(form.startswith(word[: max(0, len(word) - 2)]) for form in forms)
