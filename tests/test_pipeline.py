"""From seeds to a catalogue and a site: every file is an article or is rejected by name, in any number of processes."""

import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from duizhao import reading, seed_reader
from duizhao.apparatus import load_apparatus
from duizhao.benchmarks.synthetic import write_synthetic
from duizhao.errors import ApparatusError, CorrectionError, SeveralErrors
from duizhao.ids import article_address, record_path
from duizhao.model import Article, Correction
from duizhao.pipeline import Corpus
from duizhao.plugin import build_site
from duizhao.seed_reader import read_one
from duizhao.seeds import parse_seed
from duizhao.settings import Settings
from duizhao.store import files_in
from duizhao.tasks import write_records
from made_up import SEEDS, corpus_at, make_project, project_at, seed_text, write_seeds

BROKEN = "Title: no date\n\nText.\n"
CORRECTION = """corrections:
  - source: a.txt
    place: zh1
    expect: 水井
    replace: 机井
    reason: The printed issue <has> this word.
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    make_project(tmp_path / "project")
    write_seeds(tmp_path / "project" / "seeds", {f"{name}.txt": seed_text(name) for name in "abc"})
    return tmp_path / "project"


def articles(corpus: Corpus) -> list[Article]:
    return list(corpus.articles(corpus.catalogue.entries))


def files(corpus: Corpus) -> list[str]:
    return [source.file for entry in corpus.catalogue.entries for source in entry.sources]


def declare(project: Path, name: str, text: str) -> None:
    (project / "corpus" / "apparatus" / f"{name}.yml").write_text(text, "utf-8")


def test_the_five_seeds(tmp_path: Path) -> None:
    make_project(tmp_path / "project", seeds=SEEDS)
    corpus = corpus_at(tmp_path / "project")
    assert [(str(a.date), a.page, len(a.en), len(a.zh), len(a.pairs)) for a in articles(corpus)] == [
        ("1949-01-27", 2, 8, 0, 8),
        ("1957-12-04", 3, 3, 3, 3),
        ("1958-01-06", 4, 6, 6, 6),
        ("1958-02-10", 5, 5, 5, 5),
        ("1960-07-16", 4, 9, 9, 9),
    ]
    assert corpus.catalogue.rejected == ()


def test_a_broken_seed_is_rejected_by_name_and_the_others_are_read(project: Path) -> None:
    write_seeds(project / "seeds", {"bad.txt": BROKEN, "picture.txt": b"\x89PNG\x00\xff\xfe\x00", "c.pdf": "x"})
    corpus = corpus_at(project)
    assert files(corpus) == ["a.txt", "b.txt", "c.txt"]
    assert [rejected.file for rejected in corpus.catalogue.unexpected] == ["bad.txt", "c.pdf", "picture.txt"]
    for rejected in corpus.catalogue.rejected:
        assert rejected.message.startswith(rejected.file)
        assert ": expected " in rejected.message
        assert ", found " in rejected.message


def test_a_file_known_to_be_bad_is_listed_with_its_reason(project: Path) -> None:
    write_seeds(project / "seeds", {"bad.txt": BROKEN, "worse.txt": ""})
    declare(project, "rejected", "rejected:\n  - file: bad.txt\n    reason: The download broke off.\n")
    catalogue = corpus_at(project).catalogue
    assert [(rejected.file, rejected.reason) for rejected in catalogue.rejected] == [
        ("bad.txt", "The download broke off."),
        ("worse.txt", ""),
    ]
    assert [rejected.file for rejected in catalogue.unexpected] == ["worse.txt"]


@pytest.mark.parametrize("error", [RuntimeError("boom"), RecursionError("deep"), MemoryError(), UnicodeError("u")])
def test_an_unexpected_exception_in_one_seed_is_contained(
    project: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def parse(data: bytes, name: str) -> Article:
        if name == "b.txt":
            raise error
        return parse_seed(data, name)

    monkeypatch.setattr(seed_reader, "parse_seed", parse)
    corpus = corpus_at(project)
    assert files(corpus) == ["a.txt", "c.txt"]
    (rejected,) = corpus.catalogue.unexpected
    assert rejected.file == "b.txt"
    assert type(error).__name__ in rejected.message


def test_a_name_that_is_no_text(project: Path) -> None:
    name = os.fsdecode(b"\xff.txt")
    try:
        write_seeds(project / "seeds", {name: seed_text("d"), os.fsdecode(b"\xfe.txt"): BROKEN})
    except OSError:
        pytest.skip("this file system refuses such names")
    corpus = corpus_at(project)
    assert "\\xff.txt" in files(corpus)
    assert [rejected.file for rejected in corpus.catalogue.rejected] == ["\\xfe.txt"]


def test_seeds_of_the_same_text_are_one_article(project: Path) -> None:
    write_seeds(project / "seeds", {"copy/of a.txt": seed_text("a")})
    (both,) = [article for article in articles(corpus_at(project)) if len(article.sources) > 1]
    assert [source.file for source in both.sources] == ["a.txt", "copy/of a.txt"]
    assert [(finding.kind, finding.detail) for finding in both.findings][-1:] == [
        ("duplicate-seed", "a.txt, copy/of a.txt")
    ]


def test_the_committed_record_decides_who_keeps_an_id(project: Path) -> None:
    same_opening = "同" * 60
    write_seeds(project / "seeds", {"m.txt": seed_text("m", body_zh=same_opening + "甲。")})
    write_records(project_at(project), Settings())
    newcomers = {f"{name}.txt": seed_text("m", body_zh=same_opening + "乙。") for name in ("0", "z")}
    write_seeds(project / "seeds", newcomers)
    corpus = corpus_at(project)
    assert files(corpus) == ["a.txt", "b.txt", "c.txt", "m.txt"]
    assert [rejected.file for rejected in corpus.catalogue.unexpected] == ["0.txt", "z.txt"]
    assert "which m.txt has with another text" in corpus.catalogue.unexpected[0].message
    (article_id,) = (entry.id for entry in corpus.catalogue.entries if entry.file == "m.txt")
    form = "  - {{source: {}, place: id, expect: {}, replace: 1958-01-06-4-0000000a, reason: Made up.}}\n"
    given = "".join(form.format(name, article_id) for name in newcomers)
    declare(project, "corrections", f"corrections:\n{given}")
    corrected = corpus_at(project)
    assert files(corrected) == ["0.txt", "z.txt", "a.txt", "b.txt", "c.txt", "m.txt"]
    assert corrected.catalogue.rejected == ()


def test_a_record_that_is_no_text_decides_nothing_and_ends_nothing(project: Path) -> None:
    opening = "同" * 60
    write_seeds(project / "seeds", {name: seed_text("m", body_zh=f"{opening}{name}。") for name in ("m.txt", "n.txt")})
    (entry,) = (entry for entry in corpus_at(project).catalogue.entries if entry.file == "m.txt")
    record = project / "corpus" / "articles" / record_path(entry.id)
    record.parent.mkdir(parents=True, exist_ok=True)
    record.write_bytes("id: 同".encode("gb18030"))
    assert [rejected.file for rejected in corpus_at(project).catalogue.unexpected] == ["n.txt"]


def test_a_correction_is_applied_kept_and_shown(project: Path, tmp_path: Path) -> None:
    before = {article.sources[0].file: article for article in articles(corpus_at(project))}
    declare(project, "corrections", CORRECTION)
    after = {article.sources[0].file: article for article in articles(corpus_at(project))}
    assert after["b.txt"] == before["b.txt"]
    assert after["a.txt"].id == before["a.txt"].id
    assert after["a.txt"].zh[0].text == "村民打成了机井。"
    reason = "The printed issue <has> this word."
    assert after["a.txt"].corrections == (Correction("zh1", "水井", "机井", reason),)
    build_site(project / "mkdocs.yml", tmp_path / "site", None, strict=False)
    html = (tmp_path / "site" / article_address(after["a.txt"].id)).read_text("utf-8")
    assert "机井。</p>" in html
    assert "“机井” for “水井”: The printed issue &lt;has&gt; this word." in html


def test_a_correction_that_no_longer_matches_rejects_its_seed_even_if_listed(project: Path) -> None:
    declare(project, "corrections", CORRECTION.replace("expect: 水井", "expect: 石桥"))
    declare(project, "rejected", "rejected:\n  - file: a.txt\n    reason: Made up.\n")
    catalogue = corpus_at(project).catalogue
    assert [entry.file for entry in catalogue.entries] == ["b.txt", "c.txt"]
    (rejected,) = catalogue.unexpected
    assert rejected.message.startswith("corpus/apparatus/corrections.yml:2: expected '石桥' (a.txt, zh1)")


def test_a_correction_of_no_seed_stops_everything(project: Path) -> None:
    declare(project, "corrections", CORRECTION.replace("a.txt", "gone.txt"))
    with pytest.raises(CorrectionError, match=r"gone\.txt"):
        corpus_at(project)


def test_a_broken_apparatus_is_named(project: Path) -> None:
    declare(project, "vocabulary", "terms: 3\n")
    with pytest.raises(ApparatusError, match=r"corpus/apparatus/vocabulary\.yml:1"):
        load_apparatus(project_at(project), Settings())


def test_a_file_that_is_no_text_hides_no_other_mistake(project: Path) -> None:
    declare(project, "corrections", "corrections: 3\n")
    (project / "corpus" / "apparatus" / "vocabulary.yml").write_bytes("terms: # 词".encode("gb18030"))
    with pytest.raises(SeveralErrors, match=r"(?s)vocabulary\.yml:1: expected text in UTF-8.*corrections\.yml:1"):
        load_apparatus(project_at(project), Settings())


def test_an_apparatus_that_is_not_there_counts_as_empty(project: Path) -> None:
    shutil.rmtree(project / "corpus")
    assert len(corpus_at(project).catalogue.entries) == 3
    assert len(load_apparatus(project_at(project), Settings()).vocabulary) == 0


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of 60 made-up seeds, a broken one, a copy and a pair that clashes."""
    folder = tmp_path_factory.mktemp("many") / "project"
    make_project(folder)
    write_synthetic(folder / "seeds", 60)
    first = min((folder / "seeds").iterdir())
    write_seeds(folder / "seeds", {"bad.txt": BROKEN, "copy.txt": first.read_bytes()})
    clash = {f"clash-{end}.txt": seed_text("m", body_zh="同" * 60 + end) for end in "甲乙"}
    write_seeds(folder / "seeds", clash)
    return folder


def test_one_process_and_two_give_the_same_catalogue_and_site(
    many: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "CHUNK", 9)
    built = []
    told: list[tuple[str, int, int]] = []
    for jobs in (1, 2):
        config = make_project(tmp_path / f"jobs-{jobs}", seeds=many / "seeds", jobs=jobs)
        plugin = build_site(config, tmp_path / f"site-{jobs}", lambda *step: told.append(step), strict=False)
        built.append((plugin.corpus.catalogue, dict(files_in(tmp_path / f"site-{jobs}"))))
    (one, pages), (two, pages_two) = built
    assert one == two
    assert (len(one.entries), len(one.rejected)) == (61, 2)
    assert pages.keys() == pages_two.keys()
    assert [address for address, data in pages.items() if pages_two[address] != data] == []
    assert len(pages) > 300
    steps = [done for step, done, count in told if step == "read" and count == 64]
    first = steps[: len(steps) // 2]
    assert steps == first * 2
    assert len(first) > 3
    assert first == sorted({*first, 64})


def test_the_names_of_files_do_not_matter(many: Path, tmp_path: Path) -> None:
    make_project(tmp_path / "other")
    paths = sorted((many / "seeds").iterdir(), key=lambda path: path.read_bytes()[::-1])
    kept = [path for path in paths if "clash" not in path.name]
    write_seeds(tmp_path / "other" / "seeds", {f"{n:03}.txt": path.read_bytes() for n, path in enumerate(kept)})
    found = [
        {
            article.id: replace(article, sources=(), findings=())
            for article in articles(corpus_at(folder))
            if "clash" not in article.sources[0].file
        }
        for folder in (many, tmp_path / "other")
    ]
    assert found[0] == found[1]
    assert len(found[0]) == 60


def test_one_file_is_read_outside_any_corpus(tmp_path: Path) -> None:
    write_seeds(tmp_path, {"a.txt": seed_text("a")})
    article = read_one(tmp_path / "a.txt")
    assert (len(article.pairs), article.tags) == (1, ())
