"""Parts of the index that are kept between builds: what did not change is not cut again. Articles and seeds are made up."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from duizhao import indexing
from duizhao.benchmarks.synthetic import write_synthetic
from duizhao.indexing import KeptParts
from duizhao.model import Article
from duizhao.plugin import build_site
from duizhao.search.index_part import Part
from duizhao.store import Results, files_in
from made_up import corpus_of, make_project
from search_cases import made_up_corpus

_real = indexing.cut_articles


@pytest.fixture
def cut(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Ids of the articles that were cut since the last look."""
    ids: list[str] = []

    def spy(articles: Iterable[Article]) -> Part:
        listed = list(articles)
        ids.extend(article.id for article in listed)
        return _real(listed)

    monkeypatch.setattr(indexing, "cut_articles", spy)
    return ids


def test_what_was_cut_before_is_not_cut_again(tmp_path: Path, cut: list[str]) -> None:
    corpus = corpus_of(made_up_corpus(1, 9), tmp_path / "spool", vocabulary=None)  # type: ignore[arg-type]  # nothing asks
    entries, kept = corpus.catalogue.entries, KeptParts(corpus.articles, Results(tmp_path / "kept"))
    first = kept(entries)
    assert cut == [entry.id for entry in entries]
    cut.clear()
    again = KeptParts(corpus.articles, Results(tmp_path / "kept"))(entries)
    assert cut == []
    assert again.words == first.words
    assert again.sizes == first.sizes
    assert again.of_signs.terms.tolist() == first.of_signs.terms.tolist()
    for damage in (lambda data: data[:-9], lambda data: data[:-99] + bytes(8) + data[-91:]):
        cut.clear()
        for path in (tmp_path / "kept").iterdir():
            path.write_bytes(damage(path.read_bytes()))
        assert kept(entries).of_signs.terms.tolist() == first.of_signs.terms.tolist()
        assert cut == [entry.id for entry in entries]


def test_the_number_of_a_part_says_all_that_it_is_made_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = corpus_of(made_up_corpus(1, 9), tmp_path, vocabulary=None)  # type: ignore[arg-type]  # nothing asks
    entries, kept = corpus.catalogue.entries, KeptParts(corpus.articles, Results(tmp_path))
    changed = replace(entries[1], location=replace(entries[1].location, digest="0" * 16))
    numbers = {kept.number(some) for some in (entries, entries[1:], (entries[0], changed, *entries[2:]))}
    monkeypatch.setattr(indexing, "program_digest", lambda: "another")
    assert len(numbers | {kept.number(entries)}) == 4


def test_a_changed_seed_lets_its_month_alone_be_cut_again(tmp_path: Path, cut: list[str]) -> None:
    """And the site is what it is when it is built from nothing."""
    config = make_project(tmp_path / "project", jobs=1)
    write_synthetic(tmp_path / "project" / "seeds", 60)
    build_site(config, tmp_path / "site", None, strict=False)
    assert len(cut) == 60
    cut.clear()
    path = sorted((tmp_path / "project" / "seeds").iterdir())[20]
    path.write_bytes(path.read_bytes() + "\n　　又打了一口水井。\n".encode())
    build_site(config, tmp_path / "site", None, strict=False)
    assert 1 <= len(cut) < 10
    assert len({article_id[:7] for article_id in cut}) == 1
    other = make_project(tmp_path / "other", jobs=1)
    (other.parent / "seeds").rmdir()
    (tmp_path / "project" / "seeds").rename(other.parent / "seeds")
    build_site(other, tmp_path / "anew", None, strict=False)
    assert dict(files_in(tmp_path / "anew")) == dict(files_in(tmp_path / "site"))
