"""The rivals' projects hold the same texts. Seeds are made up."""

import json
from pathlib import Path

from duizhao.benchmarks._hugo import write_hugo
from duizhao.benchmarks._material import write_material
from duizhao.benchmarks.building import BuildMeasure
from duizhao.benchmarks.comparing import one_after_the_other
from duizhao.benchmarks.synthetic import synthetic_seed
from duizhao.seeds import parse_seed

ARTICLES = [parse_seed(data, name) for name, data in map(synthetic_seed, range(12))]


def test_hugo_is_given_every_text_with_date_and_names(tmp_path: Path) -> None:
    write_hugo(ARTICLES, tmp_path / "hugo")
    for article in ARTICLES:
        path = tmp_path / "hugo" / "content" / str(article.date.year) / f"{article.id}.html"
        head, _, body = path.read_text("utf-8").partition("\n")
        front = json.loads(head)
        assert front["date"] == article.date.isoformat()
        assert front["names"] == sorted({name.en for name in article.names})
        assert body.count("<p lang=") == len(article.zh) + len(article.en)
    layouts = sorted(path.name for path in (tmp_path / "hugo" / "layouts" / "_default").iterdir())
    assert layouts == ["baseof.html", "list.html", "single.html"]


def test_material_is_given_every_text(tmp_path: Path) -> None:
    write_material(ARTICLES, tmp_path / "material")
    pages = {path.stem: path.read_text("utf-8") for path in (tmp_path / "material" / "docs").glob("*.md")}
    for article in ARTICLES:
        assert all(paragraph.text in pages[article.id] for paragraph in (*article.zh, *article.en))


def test_two_commands_one_after_the_other_are_one_build() -> None:
    first = BuildMeasure(10, 2.0, 3.0, 500, 70, 100, 11)
    second = BuildMeasure(10, 5.0, 4.0, 400, 70, 150, 20)
    assert one_after_the_other(first, second) == BuildMeasure(10, 7.0, 7.0, 500, 70, 150, 20)
