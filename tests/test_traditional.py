"""Texts in traditional characters: what is known of words, names and numbers is known of them as well. Made from the five seeds."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.apparatus import load_apparatus
from duizhao.audit import audited
from duizhao.folding import fold_table, simplified
from duizhao.model import Article, Byline, Dateline, NamePair, Pair, Paragraph
from duizhao.renderings import Passage, find_renderings
from duizhao.seed_reader import SeedReader
from duizhao.settings import Settings
from duizhao.works import Cataloguer, creators
from made_up import ROOT, SEEDS, project_at

_TRADITIONAL = {form: code for code, form in sorted(fold_table().items()) if simplified(chr(code)) == chr(form)}
"""For each simplified character one that stands for it in traditional texts."""
NAMES = sorted(path.name for path in SEEDS.glob("*.txt"))

Read = Callable[[str, bool], Article]


def traditional(text: str) -> str:
    return text.translate(_TRADITIONAL)


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Read:
    """Reads one of the seeds, as it is or with its Chinese in traditional characters, with the project's apparatus."""
    folder = tmp_path_factory.mktemp("seeds")
    project = project_at(ROOT)
    apparatus = load_apparatus(project, Settings())
    for name in NAMES:
        (folder / name).write_text(traditional((SEEDS / name).read_text("utf-8")), "utf-8")
    readers = {False: SeedReader(SEEDS, apparatus), True: SeedReader(folder, apparatus)}
    return lambda name, is_traditional: readers[is_traditional].read(name)


@given(
    st.text(
        st.sampled_from([*"党中央——·…a 著乾後於徵夥徴黨臺羣𠀀〇\u3000", *map(chr, list(_TRADITIONAL.values())[::97])])
    )
)
def test_each_character_is_simplified_by_itself(text: str) -> None:
    assert simplified(text) == "".join(map(simplified, text))
    assert len(simplified(text)) == len(text)


def test_there_is_something_to_simplify() -> None:
    assert len(_TRADITIONAL) > 2000
    for name in NAMES:
        text = (SEEDS / name).read_text("utf-8")
        assert traditional(text) != text or "002" in name
        assert simplified(traditional(text)) == text


@pytest.mark.parametrize("name", NAMES)
def test_the_same_is_known_of_an_article_in_traditional_characters(name: str, read: Read) -> None:
    plain, other = read(name, False), read(name, True)
    assert other.pairs == plain.pairs
    assert other.tags == plain.tags
    assert other.compared == plain.compared
    assert other.findings == plain.findings
    assert tuple(map(simplified, other.keywords)) == plain.keywords
    for found, wanted in zip(other.datelines, plain.datelines, strict=True):
        assert (
            replace(found, text=simplified(found.text), agency=simplified(found.agency), place=simplified(found.place))
            == wanted
        )
    whole = "".join((other.headline_zh.text, *(each.text for each in other.zh)))
    assert all(word in whole for word in other.keywords)  # as the text itself has them


@pytest.mark.parametrize("name", NAMES)
def test_it_is_cited_in_the_same_pinyin_and_by_the_same_authors(name: str, read: Read) -> None:
    apparatus = load_apparatus(project_at(ROOT), Settings())
    cataloguer = Cataloguer(apparatus.vocabulary, apparatus.newspaper, Settings())
    plain, other = (cataloguer.works(read(name, is_traditional)) for is_traditional in (False, True))
    assert other.pinyin == plain.pinyin
    assert [replace(one, zh=simplified(one.zh)) for one in other.creators] == list(plain.creators)
    assert other.zh == traditional(plain.zh)


def test_renderings_of_a_term_are_found_in_either_characters() -> None:
    # Made up.
    said = [
        Passage(f"{other}羣眾路線。", f"The {word} mass line.", "a#zh1")
        for other, word in zip("井水山田河村", "abcdef", strict=True)
    ]
    corpus = [*said, *(replace(each, zh="下雨。", en="Rain.") for each in said)]
    for term in ("群众路线", "羣眾路線"):
        found = find_renderings(term, corpus)
        assert found.found[0].words == "mass line"
        assert found.found[0].lines[0].zh[1] == "羣眾路線"


@pytest.mark.parametrize(
    ("zh", "en", "named"),
    [
        ("普希金作　孫用譯", "Alexander Pushkin; translated by Sun Yong", [("普希金", "Alexander Pushkin", "Pushkin")]),
        ("諸葛明", "", [("諸葛明", "Zhuge Ming", "Zhuge")]),
        ("新華社記者穆青", "Xinhua reporter Mu Qing", [("穆青", "Mu Qing", "Mu")]),
        ("歐陽海　張三", "", [("歐陽海", "Ouyang Hai", "Ouyang"), ("張三", "Zhang San", "Zhang")]),
    ],
)
def test_authors_keep_the_characters_of_the_byline(zh: str, en: str, named: list[tuple[str, str, str]]) -> None:
    assert [(one.zh, one.latin, one.family) for one in creators(Byline(en, zh))] == named


def test_findings_quote_the_characters_of_the_text() -> None:
    # Made up.
    article = Article(
        "a",
        date(1958, 1, 6),
        4,
        datelines=(
            Dateline("zh", "新華社瀋陽5日電", "新華社", "瀋陽", 5),
            Dateline("en", "Shenzhen, 5th", "", "Shenzhen", 5),
        ),
        en=(Paragraph("en", 1, "Comrade Zhang Guohua of Shenzhen saw the land.", 1),),
        zh=(Paragraph("zh", 1, "新華社瀋陽5日電　張國強同志看了三百畝地。", 1),),
        names=(NamePair("張國強", "Zhang Guoqiang"),),
        pairs=(Pair((1,), (1,), 1.0),),
    )
    said = {finding.kind: finding.detail for finding in audited(article).findings}
    assert said["unit-missing"] == "zh1 畝"
    assert "zh1 瀋陽 / en1 Shenzhen" in said["name-differs"]
    assert "張國強" in said["name-differs"]
