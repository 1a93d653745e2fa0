"""Systems: their files, their quotations against the texts, their pages, table and CSV.

The five files are the project's own, over the five seeds; what is wrong in others is made up.
"""

import csv
import io
import random
import re
import shutil
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from duizhao.errors import ApparatusError, SeveralErrors
from duizhao.model import Article
from duizhao.pages.systems import system_pages
from duizhao.pages.systems_table import CSV, CSV_OF_ALL, systems_files, systems_page
from duizhao.pipeline import Corpus
from duizhao.systems import Quotation, System, Systems, false_quotations, load_system
from made_up import ROOT, SEEDS, corpus_at, read_markup, seed_text, write_seeds

FOLDER = ROOT / "corpus" / "apparatus" / "systems"
NAMES = sorted(path.stem for path in FOLDER.glob("*.yml"))
UNVERIFIED = "taiyue-second-prefecture-instructions"
PLAIN = """
name: {en: Wells by turns, zh: 轮流打井}
kind: {en: wells, zh: 打井}
level: {en: village, zh: 村}
organisation: {en: the village, zh: 本村}
summary: {en: Made up., zh: 虚构。}
reports: [1958-01-06-4-00000000]
provisions:
  - actor: {en: all, zh: 大家}
    text: {en: dig, zh: 打井}
    evidence:
      - zh1: 打井
"""


def project(folder: Path) -> Path:
    shutil.copytree(ROOT / "corpus" / "apparatus", folder / "corpus" / "apparatus")
    shutil.copytree(SEEDS, folder / "seeds")
    return folder


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return corpus_at(project(tmp_path_factory.mktemp("systems")))


@pytest.fixture(scope="module")
def articles(corpus: Corpus) -> dict[str, Article]:
    return {article.id: article for article in corpus.articles(corpus.catalogue.entries)}


def test_there_is_a_system_for_each_seed(corpus: Corpus) -> None:
    assert [*corpus.systems.by_id] == NAMES
    assert sorted(system.reports[0] for system in corpus.systems) == [entry.id for entry in corpus.catalogue.entries]
    for system in corpus.systems:
        assert system.parties
        assert system.provisions


def test_every_quotation_stands_in_its_seed_as_it_was_received(corpus: Corpus, articles: dict[str, Article]) -> None:
    seeds = {path.name: path.read_bytes().decode() for path in SEEDS.glob("*.txt")}
    quotations = [quotation for system in corpus.systems for quotation in system.quotations()]
    assert len(quotations) > 100
    for quotation in quotations:
        seed = seeds[articles[quotation.article].sources[0].file]
        english, _, chinese = seed.partition("Original:")
        assert quotation.words in (chinese if quotation.lang == "zh" else english)


@pytest.mark.parametrize("name", NAMES)
def test_a_false_quotation_is_refused_wherever_it_is(name: str, corpus: Corpus, articles: dict[str, Article]) -> None:
    chance = random.Random(name)  # noqa: S311 - repeatable chance, no secrets
    system = corpus.systems.by_id[name]
    for wrong, line in planted(system, chance):
        errors = [*false_quotations([wrong], articles)]
        assert [(error.file, error.line) for error in errors] == [(system.file, line)]
        assert "letter for letter" in errors[0].expected or "words of" in errors[0].expected
        assert re.search(r"nearest is (zh|en)\d+|they stand in", errors[0].found)


def planted(system: System, chance: random.Random) -> Iterator[tuple[System, int]]:
    """The system with one of its quotations changed in one character, and the line of that; each in turn."""
    for quotation in system.quotations():
        place = chance.randrange(len(quotation.words))
        words = quotation.words[:place] + "錯" + quotation.words[place + 1 :]
        yield with_changed(system, quotation, replace(quotation, words=words)), quotation.line


def with_changed(value: Any, old: Quotation, new: Quotation) -> Any:
    """A copy in which one quotation is another."""
    if value is old:
        return new
    if isinstance(value, tuple):
        return tuple(with_changed(each, old, new) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value, **{each.name: with_changed(getattr(value, each.name), old, new) for each in fields(value)}
        )
    return value


def test_what_stands_in_another_paragraph_is_told(articles: dict[str, Article]) -> None:
    text = PLAIN.replace("1958-01-06-4-00000000", "1958-01-06-4-d6305bb6").replace("zh1: 打井", "zh1: 恢复党课制度")
    errors = [*false_quotations([load_system(text, "wells.yml", "wells")], articles)]
    assert [str(error) for error in errors] == [
        "wells.yml:12: expected words of 1958-01-06-4-d6305bb6#zh1, found that they stand in zh2: '恢复党课制度'"
    ]


def test_where_there_is_a_chinese_text_its_words_are_wanted(articles: dict[str, Article]) -> None:
    en = "restore the Party class system"
    text = PLAIN.replace("1958-01-06-4-00000000", "1958-01-06-4-d6305bb6").replace("zh1: 打井", f"en2: {en}")
    errors = [*false_quotations([load_system(text, "wells.yml", "wells")], articles)]
    assert [error.expected for error in errors] == [
        "the Chinese words too, since 1958-01-06-4-d6305bb6 has a Chinese text"
    ]


def test_a_system_whose_article_is_missing_is_left_out_and_named(tmp_path: Path) -> None:
    folder = project(tmp_path)
    next((folder / "seeds").glob("003_*")).unlink()
    corpus = corpus_at(folder)
    mill, case = "shanghai-cotton-mill-branch-secretaries", "fewer-released-cadres"
    assert [*corpus.systems.by_id] == [name for name in NAMES if name != mill]
    assert [str(error) for error in corpus.unsupported] == [
        f"corpus/apparatus/systems/{mill}.yml: expected articles that exist, found 1957-12-04-3-d61b3d2e"
    ]
    pages = {
        page.address: str(page.content) for page in system_pages(corpus.systems, corpus.catalogue, corpus.vocabulary)
    }
    assert f"据以立论的经验</i>: {mill}</p>" in pages[f"systems/{case}.html"]
    shutil.rmtree(folder / "seeds")
    write_seeds(folder / "seeds", {"a.txt": seed_text("Wellton")})
    assert not corpus_at(folder).systems


def test_the_build_names_every_false_quotation(tmp_path: Path) -> None:
    folder = project(tmp_path)
    file = folder / "corpus" / "apparatus" / "systems" / "jiangxi-cooperative-party-group.yml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("恢复党课制度\n        en2", "恢复了党课制度\n        en2"), "utf-8")
    with pytest.raises(ApparatusError, match=r"systems/jiangxi-.*\.yml:\d+: .*nearest is zh2 '.?恢复党课制度'") as one:
        corpus_at(folder)
    line = file.read_text("utf-8").splitlines()[one.value.line - 1]
    assert "恢复了党课制度" in line
    file.write_text(text.replace("zh2: ", "zh2: 又"), "utf-8")
    with pytest.raises(SeveralErrors) as several:
        corpus_at(folder)
    assert len(str(several.value).splitlines()) == text.count("zh2: ")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("name: {en: Wells by turns, zh: 轮流打井}", "name: {en: Wells}", "x.yml:2: expected 'en' and 'zh' in 'name', found one"),
        ("kind:", "knd:", "x.yml:3: expected a known field, found 'knd' (did you mean kind?)"),
        ("[1958-01-06-4-00000000]", "[]", "x.yml:7: expected at least one article id in 'reports', found none"),
        ("[1958-01-06-4-00000000]", "[wells]", "x.yml:7: expected an article id like 1958-01-06-4-3fa9c27e in 'reports', found 'wells'"),
        ("      - zh1: 打井\n", "", "x.yml:11: expected at least one quotation in 'evidence', found none"),
        ("zh1: 打井", "zh0: 打井", "x.yml:12: expected 'article', or a paragraph such as zh2 or en2, found 'zh0'"),
        ("zh1: 打井", "article: 1958-01-06-4-00000000", "x.yml:12: expected a paragraph such as zh2, with its words, found none"),
        ("zh1: 打井", "zh1: 1958", "x.yml:12: expected text in 'zh1', found 1958"),
    ],
)  # fmt: skip
def test_a_file_that_is_wrong_says_where(old: str, new: str, message: str) -> None:
    assert old in PLAIN
    with pytest.raises(ApparatusError) as error:
        load_system(PLAIN.replace(old, new), "x.yml", "x")
    assert str(error.value) == message


@pytest.mark.parametrize(
    ("relation", "message"),
    [
        ("{type: antecedent, system: none, evidence: [{zh1: 打井}]}", "another system's id in 'system', found none"),
        ("{type: antecedent, term: none, evidence: [{zh1: 打井}]}", "a term of the vocabulary in 'term', found none"),
        ("{type: before, term: none, evidence: [{zh1: 打井}]}", "one of antecedent, inspired-by, argues-from, related, found 'before'"),
        ("{type: related, evidence: [{zh1: 打井}]}", "one of 'system', 'term' and 'name' beside it, found none"),
    ],
)  # fmt: skip
def test_a_relation_leads_somewhere(relation: str, message: str, tmp_path: Path) -> None:
    folder = project(tmp_path)
    (folder / "corpus" / "apparatus" / "systems" / "wells.yml").write_text(
        f"{PLAIN}relations:\n  - {relation}\n", "utf-8"
    )
    with pytest.raises(ApparatusError, match=re.escape(f"systems/wells.yml:14: expected {message}")):
        corpus_at(folder)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("index.yml", "expected a file name of small letters, digits and hyphens, and not index, found 'index'"),
        ("wells.yaml", "expected a file name that ends in .yml, found .yaml"),
    ],
)
def test_a_file_whose_name_cannot_be_is_refused(name: str, message: str, tmp_path: Path) -> None:
    folder = project(tmp_path) / "corpus" / "apparatus" / "systems"
    (folder / name).write_text(PLAIN, "utf-8")
    with pytest.raises(ApparatusError, match=re.escape(f"corpus/apparatus/systems/{name}: {message}")):
        corpus_at(tmp_path)


def test_an_unverified_system_says_so_and_stays_out_of_the_comparison(corpus: Corpus) -> None:
    html = str(systems_page(corpus.systems, corpus.catalogue).content)
    compared, _, aside = html.partition("<details")
    assert UNVERIFIED not in compared
    assert UNVERIFIED in aside
    assert compared.count('<tr><th scope="row"') == len(NAMES) - 1
    assert re.findall(r'data-sort="([\d-]+)"', compared) == ["1957-12-04", "1958-01-06", "1958-02-10", "1960-07-16"]
    page = page_of(UNVERIFIED, corpus)
    assert page.index("Nothing below is verified") < page.index('class="summary"')
    assert page.count("unverified <i") == len(corpus.systems.by_id[UNVERIFIED].provisions)
    assert "unverified" not in page_of(NAMES[0], corpus)


def page_of(name: str, corpus: Corpus) -> str:
    pages = {
        page.address: str(page.content) for page in system_pages(corpus.systems, corpus.catalogue, corpus.vocabulary)
    }
    assert sorted(pages) == [f"systems/{each}.html" for each in NAMES]
    return pages[f"systems/{name}.html"]


@pytest.mark.parametrize("name", NAMES)
def test_a_page_shows_every_quotation_beside_its_pair_and_leads_to_it(name: str, corpus: Corpus) -> None:
    html = page_of(name, corpus)
    elements, wrong = read_markup(html)
    assert wrong == []
    quotations = [*corpus.systems.by_id[name].quotations()]
    shown = re.findall(r'<blockquote lang="(..)"[^>]*><p>(.*?)</p><p><a href="\.\./(.*?)">', html)
    wanted = {
        (each.lang, each.words, f"{each.article[:10].replace('-', '/')}/{each.article[11:]}.html#{each.anchor}")
        for each in quotations
    }
    assert {(lang, unescape(words), address) for lang, words, address in shown} >= wanted
    ids = [attributes["id"] for _, attributes in elements if attributes.get("id")]
    assert len(ids) == len(set(ids))


def test_the_two_systems_of_the_cotton_mill_say_so_of_each_other(corpus: Corpus) -> None:
    case, example = "fewer-released-cadres", "shanghai-cotton-mill-branch-secretaries"
    assert f'Argues from the experience of <i lang="zh">据以立论的经验</i>: <a href="{example}.html">' in page_of(
        case, corpus
    )
    assert f'Its experience is argued from by <i lang="zh">其经验被引为论据</i>: <a href="{case}.html">' in page_of(
        example, corpus
    )


def test_the_csv_holds_every_statement_that_is_verified(corpus: Corpus) -> None:
    files = dict(systems_files(corpus.systems, corpus.catalogue))
    rows, everything = ([*csv.DictReader(io.StringIO(files[name].decode("utf-8-sig")))] for name in (CSV, CSV_OF_ALL))
    assert {row["system"] for row in rows} == {*NAMES} - {UNVERIFIED}
    assert [row for row in everything if row["system"] == UNVERIFIED and row["verified"] != "false"] == []
    counted = sum(
        len(part)
        for system in corpus.systems
        for part in (system.origins, system.provisions, system.results, system.objections)
    )
    assert len(everything) == counted
    first = next(
        row for row in rows if row["system"] == "jiangxi-cooperative-party-group" and row["statement"] == "provision"
    )
    assert (first["rhythm_zh"], first["evidence_zh"]) == ("经常", "各支部要经常召开非党同志的会议听取意见")
    assert first["paragraphs"] == "1958-01-06-4-d6305bb6#zh2 1958-01-06-4-d6305bb6#en2"


def test_without_systems_there_are_no_pages_of_them(corpus: Corpus) -> None:
    assert [*systems_files(Systems(), corpus.catalogue)] == []
