"""TEI and TMX: valid by jing, and the texts in them are those of the articles; hostile articles and the seeds."""

import xml.etree.ElementTree as ET  # our own documents, written a moment ago
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks import jing
from duizhao.exporting import exported_corpus
from duizhao.exports.tei import tei_document
from duizhao.exports.xml import element, xml_text
from duizhao.model import Article, Pair
from duizhao.newspaper import Name
from duizhao.pipeline import Corpus
from duizhao.settings import Settings
from duizhao.text import LOST
from exported import SETTINGS, articles_of, exported, hostile_corpus, members, seeds_corpus

TEI = "{http://www.tei-c.org/ns/1.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """Hostile articles."""
    return hostile_corpus(tmp_path_factory.mktemp("spool"), 250)


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return seeds_corpus(tmp_path_factory.mktemp("spool"))


def kept(text: str) -> str:
    """Text as a reader of XML has it back: what XML forbids is U+FFFD."""
    return text.replace("\ufffe", LOST).replace("\uffff", LOST)


def documents(corpus: Corpus, folder: Path) -> Mapping[str, Path]:
    """The TEI documents of a corpus as files, by the article's id."""
    exported(corpus, folder / "data", "tei")
    with zipfile.ZipFile(folder / "data" / "tei.zip") as archive:
        archive.extractall(folder)
    return {path.stem: path for path in sorted((folder / "tei").rglob("*.xml"))}


@pytest.mark.parametrize("which", ["seeds", "corpus"])
def test_tei_is_valid_against_tei_all(which: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    corpus: Corpus = request.getfixturevalue(which)
    found = documents(corpus, tmp_path)
    assert found.keys() == corpus.catalogue.by_id.keys()
    assert jing.complaints(jing.tei_all(), list(found.values())) == []


def test_tei_without_settings_is_valid_too(corpus: Corpus, tmp_path: Path) -> None:
    bare = exported_corpus(corpus, Settings())
    for article in articles_of(corpus)[:20]:
        (tmp_path / f"{article.id}.xml").write_text(tei_document(article, bare), "utf-8")
    assert jing.complaints(jing.tei_all(), list(tmp_path.iterdir())) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [('when="1958-01-06"', 'when="1958-02-30"'), ('xml:id="zh2"', 'xml:id="zh1"'), ("<head", "<headline")],
)
def test_jing_refuses_a_document_that_was_spoiled(seeds: Corpus, tmp_path: Path, old: str, new: str) -> None:
    (article,) = (each for each in articles_of(seeds) if each.id.startswith("1958-01-06"))
    text = tei_document(article, exported_corpus(seeds, SETTINGS)).replace(
        "</head>", "</headline>" if "<head" in old else "</head>"
    )
    assert old in text
    (tmp_path / "spoiled.xml").write_text(text.replace(old, new), "utf-8")
    assert jing.complaints(jing.tei_all(), [tmp_path / "spoiled.xml"])


@pytest.mark.parametrize("which", ["seeds", "corpus"])
def test_tei_gives_back_headlines_and_paragraphs(which: str, request: pytest.FixtureRequest) -> None:
    corpus: Corpus = request.getfixturevalue(which)
    whole = exported_corpus(corpus, SETTINGS)
    for article in articles_of(corpus):
        root = ET.fromstring(tei_document(article, whole))  # noqa: S314 - see above
        for lang, paragraphs, headline in (
            ("zh", article.zh, article.headline_zh),
            ("en", article.en, article.headline_en),
        ):
            (text,) = root.findall(f".//{TEI}group/{TEI}text[@{XML}lang='{lang}']") or [None]
            if text is None:
                assert not paragraphs
                assert not headline.lines
                continue
            found = {p.get(f"{XML}id"): "".join(p.itertext()) for p in text.iter(f"{TEI}p")}
            assert found == {p.anchor: kept(p.text) for p in paragraphs}
            heads = [list(head.itertext()) for head in text.iter(f"{TEI}head")]
            assert heads == ([[kept(line.text) for line in headline.lines]] if headline.lines else [])


def test_paragraphs_point_at_each_other_both_ways(seeds: Corpus) -> None:
    whole = exported_corpus(seeds, SETTINGS)
    links = 0
    for article in articles_of(seeds):
        root = ET.fromstring(tei_document(article, whole))  # noqa: S314 - see above
        by_id = {p.get(f"{XML}id", ""): p.get("corresp", "").split() for p in root.iter(f"{TEI}p") if p.get(f"{XML}id")}
        for here, there in by_id.items():
            for pointer in there:
                links += 1
                assert f"#{here}" in by_id[pointer.removeprefix("#")]
    assert links == 2 * (3 + 6 + 5 + 9)


def test_an_article_without_an_original_has_no_chinese_text_but_its_headline(seeds: Corpus) -> None:
    (article,) = (each for each in articles_of(seeds) if not each.has_original)
    root = ET.fromstring(tei_document(article, exported_corpus(seeds, SETTINGS)))  # noqa: S314 - see above
    (zh,) = root.findall(f".//{TEI}group/{TEI}text[@{XML}lang='zh']")
    assert [each.tag for each in zh.iter()] == [f"{TEI}{name}" for name in ("text", "body", "div", "head")]
    (note,) = root.findall(f".//{TEI}note[@type='finding']")
    assert note.get("subtype") == "no-original"
    assert "27 January 1949" in (note.text or "")


def test_the_header_names_the_newspaper_of_the_day_and_the_source_file(seeds: Corpus) -> None:
    whole = exported_corpus(seeds, SETTINGS)
    first, *_ = articles_of(seeds)
    root = ET.fromstring(tei_document(first, whole))  # noqa: S314 - see above
    places = [(each.get(f"{XML}lang"), each.text) for each in root.iter(f"{TEI}pubPlace")]
    place: Name = seeds.newspaper.at(first.date).place
    assert places == [("zh", place.zh), ("zh-Latn-pinyin", place.pinyin), ("en", place.en)]
    assert [each.text for each in root.findall(f".//{TEI}idno[@type='SHA-256']")] == [
        each.sha256 for each in first.sources
    ]
    assert [each.text for each in root.findall(f".//{TEI}edition/{TEI}idno")] == [seeds.version]


@pytest.mark.parametrize("which", ["seeds", "corpus"])
def test_tmx_is_valid_and_holds_the_pairs_that_have_both_sides(
    which: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    corpus: Corpus = request.getfixturevalue(which)
    exported(corpus, tmp_path / "data", "tmx")
    path = tmp_path / "data" / "pairs.tmx"
    assert jing.complaints(jing.TMX, [path]) == []
    root = ET.parse(path).getroot()  # noqa: S314 - see above
    wanted = [(article, pair) for article in articles_of(corpus) for pair in article.pairs if pair.zh and pair.en]
    units = list(root.iter("tu"))
    assert len({unit.get("tuid") for unit in units}) == len(units) == len(wanted)
    for unit, (article, pair) in zip(units, wanted, strict=True):
        said = {prop.get("type"): prop.text for prop in unit.iter("prop")}
        assert unit.get("tuid") == f"{article.id}#zh{pair.zh[0]}"
        assert (said["x-article"], said["x-date"]) == (article.id, article.date.isoformat())
        assert (said["x-confidence"], said["x-type"]) == (str(pair.confidence), f"{len(pair.zh)}:{len(pair.en)}")
        assert said.get("x-block") == ("true" if pair.block else None)
        segments = {side.get(f"{XML}lang"): side.findtext("seg") for side in unit.iter("tuv")}
        assert segments == {"zh": side_text(article, pair, "zh"), "en": side_text(article, pair, "en")}


def side_text(article: Article, pair: Pair, lang: str) -> str:
    paragraphs = article.zh if lang == "zh" else article.en
    return "\n".join(kept(paragraphs[number - 1].text) for number in (pair.zh if lang == "zh" else pair.en))


def test_a_dateline_that_does_not_open_the_text_stands_above_it(seeds: Corpus) -> None:
    (article,) = (each for each in articles_of(seeds) if each.id.startswith("1958-01-06"))
    first, *others = article.zh
    moved = replace(article, zh=(replace(first, text=f"（{first.text}）"), *others))
    whole = exported_corpus(seeds, SETTINGS)
    for each, outside in ((article, 0), (moved, 1)):
        root = ET.fromstring(tei_document(each, whole))  # noqa: S314 - see above
        assert len(root.findall(f".//{TEI}text[@{XML}lang='zh']//{TEI}dateline")) == outside
        (name,) = root.findall(f".//{TEI}text[@{XML}lang='zh']//{TEI}orgName")
        assert name.text == "新华社"


@given(st.text(), st.text())
def test_any_text_can_be_written_and_read_back(text: str, value: str) -> None:
    read = ET.fromstring(element("p", text, n=value))  # noqa: S314 - see above

    def allowed(char: str) -> bool:
        return char in "\t\n\r" or " " <= char <= "\ud7ff" or "\ue000" <= char <= "\ufffd" or char > "\uffff"

    expected = "".join(char if allowed(char) else LOST for char in text)
    assert (read.text or "") == expected
    assert read.get("n", "") == "".join(char if allowed(char) else LOST for char in value)
    assert xml_text("a") == "a"


def test_the_archive_of_tei_says_what_it_is(seeds: Corpus, tmp_path: Path) -> None:
    exported(seeds, tmp_path / "data", "tei")
    readme = members(tmp_path / "data" / "tei.zip")["README.md"]
    assert seeds.version in readme
    assert "An archive &#124; made up" in readme
