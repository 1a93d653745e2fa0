"""ZIP archives and plain texts: read back by Python's own reader, however many and however far away members are."""

import datetime as dt
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.exports.archive import ArchiveStream
from duizhao.exports.plain_text import plain_text
from duizhao.model import Article, Byline
from duizhao.pipeline import Corpus
from exported import articles_of, exported, hostile_corpus, members, seeds_corpus


@given(st.dictionaries(st.text("ab党/.-", min_size=1, max_size=9), st.binary(max_size=300), max_size=6))
def test_members_come_back_as_they_went_in(files: dict[str, bytes]) -> None:
    stream = ArchiveStream()
    data = b"".join(stream.member(name, content) for name, content in files.items()) + b"".join(stream.end())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == files
        assert {(each.date_time, each.external_attr >> 16) for each in archive.infolist()} <= {
            ((1980, 1, 1, 0, 0, 0), 0o100644)
        }


def test_more_members_than_two_bytes_can_count() -> None:
    stream = ArchiveStream()
    count = 70_000
    data = b"".join(stream.member(str(number), b"") for number in range(count)) + b"".join(stream.end())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert len(archive.namelist()) == count
        assert archive.namelist()[-1] == str(count - 1)


def test_members_beyond_4_gib(tmp_path: Path) -> None:
    stream = ArchiveStream()
    far = 5 << 30
    path = tmp_path / "far.zip"
    with path.open("wb") as file:  # the hole takes no room on the disk
        file.write(stream.member("near", b"1"))
        stream._offset = far  # noqa: SLF001 - writing so much takes too long
        file.seek(far)
        file.write(stream.member("far", b"2") + b"".join(stream.end()))
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        assert archive.read("far") == b"2"


@pytest.fixture(scope="module", params=["seeds", "hostile"])
def corpus(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    make = {"seeds": seeds_corpus, "hostile": hostile_corpus}[request.param]
    return make(tmp_path_factory.mktemp("spool"))


def test_plain_texts_hold_a_paragraph_on_each_line(corpus: Corpus, tmp_path: Path) -> None:
    exported(corpus, tmp_path / "data", "text")
    found = dict(members(tmp_path / "data" / "text.zip"))
    assert corpus.version in found.pop("README.md")
    expected = {}
    for article in articles_of(corpus):
        for lang, paragraphs, title, byline in (
            ("zh", article.zh, article.headline_zh, article.byline.zh),
            ("en", article.en, article.headline_en, article.byline.en),
        ):
            if paragraphs or title.lines:
                head = [*(line.text for line in title.lines), *([byline] if byline else [])]
                lines = [*head, *([""] if head else []), *(each.text for each in paragraphs)]
                expected[f"text/{article.date.year}/{article.id}.{lang}.txt"] = "\n".join(lines) + "\n"
    assert found == expected


def test_a_byline_alone_makes_no_text() -> None:
    article = Article("1958-01-06-4-00000000", dt.date(1958, 1, 6), 4, byline=Byline("Jing Yu", "静宇"))
    assert plain_text(article, "zh") == plain_text(article, "en") == ""
