"""The alignment benchmark on made-up files."""

import json
from pathlib import Path

import pytest

from duizhao.benchmarks.alignment import Score, score, score_folder
from duizhao.model import Pair

EN = "Eighty-eight members came.\n\nThe second paragraph speaks of 45 things.\n\nIn Beijing they asked why?\n"
ZH = "    来了八十八名成员。\n    第二段说到四十五件事。\n    在北京他们问为什么？\n"


def write(folder: Path, name: str, gold: object) -> None:
    text = f"Title: Made up\nAuthor:\nDate: 1958-01-06\nPage: 4\n\n{EN}\n<hr /> \n\nOriginal: \n\n\n### 编的\n\n1958-01-06\n第4版()\n专栏：\n\n{ZH}"
    (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / f"{name}.gold.json").write_text(json.dumps(gold), encoding="utf-8")


def test_scores_by_kind(tmp_path: Path) -> None:
    write(tmp_path, "right_1", [[[0], [0]], [[1], [1]], [[2], [2]]])
    write(tmp_path, "half_1", [[[0], [0]], [[1, 2], [1, 2]], [[], []]])
    scores = score_folder(tmp_path)
    assert [kind.kind for kind in scores.kinds] == ["half", "right"]
    assert scores.kinds[1].score == Score(3, 3, 3)
    assert scores.kinds[0].score == Score(1, 3, 2)
    assert scores.total.files == 2
    assert scores.total.score == Score(4, 6, 5)
    assert scores.total.by_length.gold == 5


def test_a_headline_that_repeats_the_first_paragraph_is_still_counted(tmp_path: Path) -> None:
    write(tmp_path, "a_1", [[[0], [0]], [[1], [1]], [[2], [2]]])
    path = tmp_path / "a_1.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("Made up", "Eighty-eight members came."), encoding="utf-8")
    assert score_folder(tmp_path).total.score == Score(3, 3, 3)


def test_gold_beyond_the_text_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, "a_1", [[[3], [3]]])
    with pytest.raises(ValueError, match="expected 4 English"):
        score_folder(tmp_path)


def test_a_folder_without_gold_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="found none"):
        score_folder(tmp_path)


def test_strict_links() -> None:
    pairs = (Pair((1,), (1,)), Pair((2, 3), (2,)), Pair((), (3,)))
    found = score(pairs, [((1,), (1,)), ((2,), (2,)), ((3,), (3,))])
    assert (found.right, found.found, found.gold) == (1, 2, 3)
    assert (found.precision, found.recall, found.f1) == (1 / 2, 1 / 3, 2 / 5)
    assert Score().f1 == Score().precision == Score().recall == 0
