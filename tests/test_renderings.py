"""Renderings: which English words answer a Chinese term, over made-up pairs and over the five seeds; their file, page and command."""

import random
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from duizhao.apparatus import load_apparatus
from duizhao.benchmarks.terms import score_english, score_terms
from duizhao.cli import main
from duizhao.errors import ApparatusError, SeveralErrors
from duizhao.pages.renderings import is_inconsistent, terms_pages
from duizhao.renderings import (
    EvenSample,
    FromEnglish,
    Line,
    Passage,
    RenderingFinder,
    Renderings,
    dump_table,
    find_renderings,
    load_table,
    make_table,
    passages_of,
    stems_of,
)
from duizhao.renderings._phrases import phrases
from duizhao.seed_reader import read_one
from duizhao.settings import Settings
from duizhao.tasks import refresh
from duizhao.vocabulary import Vocabulary
from made_up import ROOT, SEEDS, corpus_at, make_project, project_at, real_vocabulary

WELLS = [
    Passage("村民打水井", "The villagers dug water wells", "a#zh1"),
    Passage("水井很深", "A water well is deep", "a#zh2"),
    Passage("大家修水井", "Everybody mended the water wells", "a#zh3"),
    Passage("水井不够", "There were too few shafts", "b#zh1"),
    Passage("又打水井", "More shafts were sunk", "b#zh2"),
    Passage("水井旁边有树", "A tree stands there", "b#zh3"),
    *(Passage("村民种树", f"The villagers planted tree number {number}", "c#zh1") for number in range(30)),
]


def test_renderings_of_a_term_with_their_places() -> None:
    found = find_renderings("水井", WELLS)
    assert found.passages == 6
    assert [(each.words, each.count) for each in found.found] == [("water wells", 3), ("shafts", 2)]
    assert found.found[0].passages == ("a#zh1", "a#zh2", "a#zh3")
    assert found.unexplained == ("b#zh3",)


@pytest.mark.parametrize("most", [1, 4, 5, 7, 100])
def test_a_sample_is_even_and_bounded(most: int) -> None:
    sample = EvenSample[int](most)
    for number in range(50):
        sample.add(number)
    assert len(sample.items) <= most
    assert sample.items == [*range(0, 50, sample.step)]
    assert sample.step == 1 or 2 * len(sample.items) > most - 1


def test_a_sample_of_the_pairs_finds_the_same() -> None:
    many = WELLS * 50
    random.Random(1).shuffle(many)  # noqa: S311 - repeatable chance; in order, every eighth would be the same few
    whole, sampled = find_renderings("水井", many), find_renderings("水井", many, most=40)
    assert sampled.passages <= 40 < whole.passages
    assert [each.words for each in sampled.found][:2] == [each.words for each in whole.found][:2]


def test_a_term_that_is_nowhere_has_none() -> None:
    assert find_renderings("水渠", WELLS) == Renderings("水渠", 0, (), ())
    assert find_renderings("水渠", []) == Renderings("水渠", 0, (), ())


def test_what_stands_everywhere_renders_nothing() -> None:
    assert "villagers" not in [each.words for each in find_renderings("打水井", WELLS).found]


def test_phrases_go_across_no_mark_and_begin_with_no_article() -> None:
    found = [phrase.words for phrase in phrases("The ties between Party and masses, which held.")]
    assert "ties between Party and masses" in found
    assert not [words for words in found if words.startswith("The") or "held" in words.split()[1:] or "," in words]
    assert stems_of("Relations, relation's relationship") == stems_of("relation relations' relationships")


def test_the_seeds_as_they_are() -> None:
    finder = RenderingFinder(passage for path in sorted(SEEDS.glob("*.txt")) for passage in passages_of(read_one(path)))
    wanted = {
        "党群关系": "relationship between the Party and the masses",
        "群众路线": "mass line",
        "整风运动": "rectification movement",
        "工会": "trade union",
        "社员": "commune members",
        "二五制": "two-five system",
    }
    assert {term: finder.of(term).found[0].words for term in wanted} == wanted


def test_terms_are_scored_by_words_in_any_form() -> None:
    wanted = yaml.safe_load((ROOT / "tests" / "golden" / "renderings.yml").read_text("utf-8"))
    assert len(wanted) == 50
    assert all(len(term) >= 2 and words for term, words in wanted.items())
    scores = score_terms(SEEDS, {"党支部": ["party branches"], "社员": ["peasant"], "不在": ["absent"]})
    assert [(score.term, score.right, score.passages) for score in scores] == [
        ("党支部", True, 7),
        ("社员", False, 4),
        ("不在", False, 0),
    ]


def test_english_words_are_scored_by_the_term_that_they_render() -> None:
    wanted = {"党支部": ["Party branch"], "群众路线": ["commune member"], "不在": ["absent"]}
    scores = score_english(SEEDS, wanted)
    assert [(score.term, score.right, score.passages) for score in scores] == [
        ("Party branch", True, 8),
        ("commune member", False, 4),
        ("absent", False, 0),
    ]


def test_a_table_is_saved_and_read_back() -> None:
    finder = RenderingFinder(WELLS * 9)
    table = make_table([finder.of("水井"), finder.of("村民")], "2026.1", 3, len(finder), sampled=True)
    assert table.counts[0] == (27, 18, 9)
    assert len(table.terms[0].found[0].passages) == 20
    assert load_table(dump_table(table), "renderings.json") == table
    for wrong in (
        "",
        "[]",
        '{"format": 1}',
        '{"format": 2}',
        '{"format": 3}',
        dump_table(replace(table, counts=((1,), (1,)))),
        dump_table(table).replace("#zh", "#p"),
    ):
        with pytest.raises(ApparatusError, match=r"renderings\.json: expected renderings.*run duizhao refresh"):
            load_table(wrong, "renderings.json")


def test_files_of_an_older_format_do_not_hinder_their_renewal(tmp_path: Path) -> None:
    config = make_project(tmp_path / "project", seeds=SEEDS)
    for name in ("statistics", "lengths", "renderings"):
        (tmp_path / "project" / "corpus" / f"{name}.json").write_text('{"format": 0}', "utf-8")
    project = project_at(config.parent)
    with pytest.raises(SeveralErrors, match="expected statistics of format"):
        load_apparatus(project, Settings())
    assert len(refresh(project, Settings()).entries) == 5
    assert load_apparatus(project, Settings()).renderings is not None


def test_a_term_with_several_renderings_is_flagged() -> None:
    found = find_renderings("水井", WELLS)
    assert is_inconsistent(found, (3, 2))
    assert not is_inconsistent(replace(found, passages=3), (3, 2))
    assert not is_inconsistent(found, (3,))


def test_the_page_of_terms_leads_to_the_places(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "corpus" / "apparatus", tmp_path / "corpus" / "apparatus")
    shutil.copytree(SEEDS, tmp_path / "seeds")
    refresh(project_at(tmp_path), Settings(version="7"))
    corpus = corpus_at(tmp_path)
    assert corpus.renderings is not None
    pages = {page.address: page for page in terms_pages(corpus.renderings, corpus.catalogue, real_vocabulary())}
    html = pages["terms/index.html"].content
    assert (
        '<a href="term-mass-line.html"><i lang="zh">群众路线</i></a></th><td>2</td><td><ul><li><b>mass line</b> ×2'
        in html
    )
    assert "As of 7, over 5 articles" in html
    assert "The numbers are small" in html
    assert "a sample" not in html
    assert '<a href="term-mass-line.html">mass line</a></th><td>2</td>' in pages["terms/english.html"].content.lower()
    own = pages["terms/term-mass-line.html"].content
    assert '<a href="../1960/07/16/4-9dd49cc1.html#zh1">1960-07-16 zh1</a>' in own
    assert "采取了<mark>群众路线</mark>的方法" in own
    assert "adopted the <mark>mass line</mark> method" in own
    assert "<h2>群众路线" in own.replace('<i lang="zh">', "")
    assert own.lower().count("<h2>mass line") == 1


def test_a_word_of_two_terms_stands_on_the_pages_of_both_and_gone_paragraphs_on_none(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "corpus" / "apparatus", tmp_path / "corpus" / "apparatus")
    shutil.copytree(SEEDS, tmp_path / "seeds")
    refresh(project_at(tmp_path), Settings())
    corpus = corpus_at(tmp_path)
    assert corpus.renderings is not None
    terms = list(real_vocabulary())
    again = replace(real_vocabulary().term("mass-line"), id="again", label_en="Once more")
    cut = [replace(entry, zh_count=1) for entry in corpus.catalogue.entries]
    found = terms_pages(corpus.renderings, replace(corpus.catalogue, entries=tuple(cut)), Vocabulary((*terms, again)))
    pages = {page.address: page.content for page in found}
    own = "terms/term-mass-line.html"
    assert pages[own].partition("<h2>")[2] == pages["terms/term-again.html"].partition("<h2>")[2]
    row = next(row for row in pages["terms/index.html"].split("<tr>") if "群众路线</i> <small>" in row)
    assert ('href="term-mass-line.html"' in row, 'href="term-again.html"' in row) == (True, True)
    assert "#zh1" in pages[own]
    assert not re.search(r"#zh(?!1\b)", "".join(pages.values()))


def test_every_line_is_in_its_text(tmp_path: Path) -> None:
    """Each concordance line, without the signs that it was cut, stands in the paragraphs of its pair."""
    config = make_project(tmp_path / "project", seeds=SEEDS)
    refresh(project_at(config.parent), Settings())
    corpus = corpus_at(config.parent)
    assert corpus.renderings is not None
    texts = {
        passage.place: passage
        for article in corpus.articles(corpus.catalogue.entries)
        for passage in passages_of(article)
    }
    lines = [line for term in corpus.renderings.terms for each in term.found for line in each.lines]
    assert len(lines) > 100
    for line in lines:
        assert "".join(line.zh).strip("…") in texts[line.place].zh
        assert "".join(line.en).strip("…") in texts[line.place].en
        assert line.zh[1]
        assert line.en[1]


def test_what_an_english_word_renders() -> None:
    found = find_renderings("Water Well", WELLS, FromEnglish())
    assert found.passages == 3
    assert [(each.words, each.count) for each in found.found] == [("水井", 3)]
    assert found.found[0].lines[0] == Line("a#zh1", ("村民打", "水井", ""), ("The villagers dug ", "water wells", ""))
    assert find_renderings("canal", WELLS, FromEnglish()).found == ()


def test_a_word_is_found_in_all_its_forms_and_no_others() -> None:
    corpus = [Passage("工会", "trade unions"), Passage("工会", "a trade-union"), Passage("贸易", "trade")]
    assert find_renderings("trade union", corpus, FromEnglish()).passages == 2


def test_an_english_word_renders_what_most_call_otherwise() -> None:
    """Most pairs with 党支部 say branch, so that few of them have the word that is asked for."""
    pairs = [Passage("党支部开会", "The Party branch met", f"a#zh{number}") for number in range(1, 31)]
    said = "社员拥护 members support,工人信任 workers trust,干部批评 cadres criticized,妇女帮助 women helped,农民感谢 peasants thanked"
    for zh, en in (words.split(maxsplit=1) for words in said.split(",")):
        pairs.append(Passage(f"{zh}党支部", f"The {en} the party cell", "b#zh1"))
    pairs += [
        Passage("麦子长得不错", "The wheat grows well", "c#zh1"),
        Passage("孩子读书", "Children study", "d#zh1"),
    ] * 200
    assert [each.words for each in find_renderings("party cell", pairs, FromEnglish()).found] == ["党支部"]


def test_renderings_without_what_was_withdrawn_since(tmp_path: Path) -> None:
    config = make_project(tmp_path / "project", seeds=SEEDS)
    project = project_at(config.parent)
    refresh(project, Settings())
    declared = "withdrawn:\n  - {id: 1960-07-16-4-9dd49cc1, date: 2026-11-26, reason: Made up.}\n"
    project.apparatus.mkdir(parents=True, exist_ok=True)
    (project.apparatus / "permalinks.yml").write_text(declared, "utf-8")
    (stale,) = corpus_at(config.parent).stale
    assert str(stale).startswith("corpus/renderings.json: expected renderings counted without 1960-07-16-4-9dd49cc1")
    assert corpus_at(config.parent).renderings is None
    refresh(project, Settings())
    found = corpus_at(config.parent)
    assert (found.stale, found.renderings is None) == ((), False)


def test_heads_tell_renderings_apart() -> None:
    """As the seeds render 党群关系: what is between the Party and the masses are relations, or ties."""
    finder = RenderingFinder(passage for path in sorted(SEEDS.glob("*.txt")) for passage in passages_of(read_one(path)))
    found = finder.of("党群关系")
    assert [(each.words, each.count) for each in found.found] == [
        ("relationship between the Party and the masses", 4),
        ("Ties Between the Party and the Masses", 1),
        ("Party-Masses Relations", 1),
    ]
    assert is_inconsistent(found, (4, 1, 1))


def test_the_seeds_from_english() -> None:
    finder = RenderingFinder(
        [passage for path in sorted(SEEDS.glob("*.txt")) for passage in passages_of(read_one(path))], FromEnglish()
    )
    wanted = {
        "mass line": "群众路线",
        "Party branch": "党支部",
        "commune members": "社员",
        "branch secretary": "支部书记",
    }
    assert {term: finder.of(term).found[0].words for term in wanted} == wanted


def test_the_command_prints_renderings_and_places(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = make_project(tmp_path / "project", seeds=SEEDS)
    with pytest.raises(SystemExit) as ended:
        main(["renderings", " ", "--config", str(config)])
    assert ended.value.code == 2
    assert "expected a term to look for" in capsys.readouterr().err
    assert main(["renderings", "群众路线 ", "--config", str(config)]) == 0
    out = capsys.readouterr().out.splitlines()
    assert out[0] == "群众路线: 2 pairs"
    assert out[1].split(" (")[0].split(maxsplit=1) == ["2", "mass line"]
    assert out[2].split() == ["1958-01-06-4-d6305bb6#zh3", "1960-07-16-4-9dd49cc1#zh1"]
