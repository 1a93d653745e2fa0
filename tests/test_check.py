"""`duizhao check` on made-up projects: what is stale, broken or rejected is named, and nothing is written."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from duizhao.cli import main
from duizhao.store import files_in
from made_up import make_project, seed_text, write_seeds

Check = Callable[[], tuple[int, list[str], str]]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """A project whose records are up to date."""
    folder = tmp_path / "project"
    make_project(folder)
    write_seeds(folder / "seeds", {f"{name}.txt": seed_text(name) for name in "ab"})
    monkeypatch.chdir(folder)
    main(["record"])
    capsys.readouterr()
    return folder


def published(project: Path) -> dict[str, bytes]:
    """All files but those of the cache."""
    return {name: data for name, data in files_in(project) if not name.startswith(".cache/")}


@pytest.fixture
def check(project: Path, capsys: pytest.CaptureFixture[str]) -> Check:
    """Checks; gives the exit code, the complaints and the closing line, and sees that no file changed."""

    def run() -> tuple[int, list[str], str]:
        before = published(project)
        code = main(["check"])
        printed, complaints = capsys.readouterr()
        assert published(project) == before
        return code, complaints.strip().splitlines(), printed.strip()

    return run


def article_ids(project: Path) -> list[str]:
    return sorted(path.stem for path in (project / "corpus" / "articles").rglob("*.md"))


def test_all_is_good(check: Check) -> None:
    assert check() == (0, [], "2 articles, 0 files rejected; 0 complaints")


def test_related_articles_that_are_none(check: Check, project: Path) -> None:
    (project / "corpus" / "related").mkdir()
    (project / "corpus" / "related" / "1958.json").write_text("{", "utf-8")
    code, (complaint,), _ = check()
    assert code == 1
    assert complaint.startswith("corpus/related/1958.json: expected related articles")


def test_renderings_of_articles_that_were_taken_out(check: Check, project: Path) -> None:
    assert main(["refresh"]) == 0
    (project / "seeds" / "a.txt").unlink()
    assert main(["record"]) == 0
    words = "note: corpus/renderings.json: counted over 2 articles, now 1; duizhao refresh counts anew"
    assert words in check()[2]
    assert main(["refresh"]) == 0
    assert "note" not in check()[2]


@pytest.mark.parametrize(
    "damage", [lambda data: data.replace(b"dug wells", b"dug a well"), lambda data: data + b"\xff"]
)
def test_a_stale_record(check: Check, project: Path, damage: Callable[[bytes], bytes]) -> None:
    record = next((project / "corpus" / "articles").rglob("*.md"))
    record.write_bytes(damage(record.read_bytes()))
    code, (complaint,), closing = check()
    assert code == 1
    assert complaint.startswith(f"corpus/articles/1958/01/{record.name}: expected the record of ")
    assert closing.endswith("; 1 complaints")


def test_a_record_of_no_article_and_an_article_without_record(check: Check, project: Path) -> None:
    (project / "seeds" / "a.txt").unlink()
    write_seeds(project / "seeds", {"c.txt": seed_text("c")})
    code, complaints, _ = check()
    assert code == 1
    assert [complaint.partition(": ")[2].partition(" (")[0].split(",")[0] for complaint in complaints] == [
        "expected the record of c.txt",
        "expected an article with this id",
    ]


@pytest.mark.parametrize(
    ("link", "why"),
    [
        ("1958-01-06-4-00000000", "no such article"),
        ("1958-02-30-4-00000000", "names a day that does not exist"),
        ("first", "expected an article id"),
        ("{id}#zh2", "the article has no paragraph zh2"),
        ("{id}#p1", "expected a paragraph like zh3"),
    ],
)
def test_a_link_that_leads_to_no_article_or_paragraph(check: Check, project: Path, link: str, why: str) -> None:
    article_id = article_ids(project)[0]
    text = f"# About\n\nGood: [a](article:{article_id}#zh1).\n\n[b](article:{link.format(id=article_id)})\n"
    (project / "docs" / "about.md").write_text(text, "utf-8")
    code, (complaint,), _ = check()
    assert code == 1
    assert "about.md:5: expected a link to an article that exists" in complaint
    assert why in complaint


@pytest.mark.parametrize(
    "written",
    [
        '[b](article:1958-01-06-4-00000000 "A title")',
        "[b](<article:1958-01-06-4-00000000>)",
        "[b]: article:1958-01-06-4-00000000",
        '<a href="article:1958-01-06-4-00000000#zh1">b</a>',
    ],
)
def test_a_link_is_followed_however_it_is_written(check: Check, project: Path, written: str) -> None:
    (project / "docs" / "about.md").write_text(f"# About\n\n{written}\n", "utf-8")
    code, (complaint,), _ = check()
    assert code == 1
    assert "about.md:3: expected a link to an article that exists" in complaint


@pytest.mark.parametrize(
    "written",
    [
        "<!-- duizhao:nonsense -->",
        "<!--duizhao:summary-->",
        "<!-- duizhao: timeline -->",
        "<!-- duizhao:timeline 1958 -->",
        "<!-- duizhao:citations 1958-01-06-4-00000000 -->",
        "<!-- duizhao:citations -->",
        "Files: <!-- duizhao:data-files -->",
    ],
)
def test_a_page_that_asks_for_what_there_is_not(check: Check, project: Path, written: str) -> None:
    good = f"<!-- duizhao:summary -->\n\n<!-- duizhao:data-files -->\n\n<!-- duizhao:citations {article_ids(project)[0]} -->"
    (project / "docs" / "about.md").write_text(f"# About\n\n{good}\n\n`{written}`\n\n{written}\n", "utf-8")
    code, (complaint,), _ = check()
    assert code == 1
    assert "about.md:11: expected <!-- duizhao:NAME --> with one of" in complaint
    assert complaint.endswith(f"found {written.removeprefix('Files: ')}")


def test_an_example_of_a_link_is_no_link(check: Check, project: Path) -> None:
    text = "# About\n\n`[a](article:ID)`\n\n```markdown\n[a](article:ID#zh3)\n```\n"
    (project / "docs" / "about.md").write_text(text, "utf-8")
    assert check()[0] == 0


def test_a_link_behind_a_fence_that_shows_a_fence_is_followed(check: Check, project: Path) -> None:
    text = "# About\n\n````text\n~~~\n```\n[a](article:ID)\n````\n\n[b](article:1958-01-06-4-00000000)\n"
    (project / "docs" / "about.md").write_text(text, "utf-8")
    code, (complaint,), _ = check()
    assert code == 1
    assert "about.md:9: expected a link to an article that exists" in complaint


def test_a_rejected_file(check: Check, project: Path) -> None:
    write_seeds(project / "seeds", {"bad.txt": "Title: no date\n\nText.\n"})
    code, complaints, closing = check()
    assert code == 1
    assert complaints == [
        "rejected: bad.txt:1: expected a date like 1958-01-06 in a line `Date: 1958-01-06`, found none"
    ]
    assert closing == "2 articles, 1 files rejected; 0 complaints"


def test_a_file_listed_as_bad_that_is_good(check: Check, project: Path) -> None:
    known = "rejected:\n  - {file: a.txt, reason: Made up.}\n  - {file: none.txt, reason: Made up.}\n"
    (project / "corpus" / "apparatus" / "rejected.yml").write_text(known, "utf-8")
    code, complaints, _ = check()
    assert code == 1
    assert complaints == [
        f"corpus/apparatus/rejected.yml:{line}: expected a file that is rejected, found that {name} is not"
        for line, name in ((2, "a.txt"), (3, "none.txt"))
    ]


def test_files_of_a_corpus_with_another_name_are_named_as_they_lie(check: Check, project: Path) -> None:
    (project / "corpus").rename(project / "mine")
    settings, times = re.subn(
        r"(- duizhao:\n)( +)", r"\1\2corpus: mine\n\2", (project / "mkdocs.yml").read_text("utf-8")
    )
    assert times == 1
    (project / "mkdocs.yml").write_text(settings, "utf-8")
    (project / "mine" / "apparatus" / "rejected.yml").write_text("rejected: none\n", "utf-8")
    code, (complaint,), _ = check()
    assert code == 1
    assert complaint.startswith("mine/apparatus/rejected.yml:1: expected")


def test_all_that_is_wrong_with_an_apparatus_is_said_at_once(check: Check, project: Path) -> None:
    apparatus = project / "corpus" / "apparatus"
    apparatus.joinpath("vocabulary.yml").write_text("terms:\n- id: A\n- id: b\n  kind: no\n", "utf-8")
    apparatus.joinpath("corrections.yml").write_text("corrections: 3\n", "utf-8")
    apparatus.joinpath("permalinks.yml").write_text("aliases:\n- id: x\nwithdrawn:\n- id: y\n", "utf-8")
    code, complaints, _ = check()
    assert code == 1
    assert re.findall(r"^corpus/apparatus/(\w+)\.yml:(\d+): expected ", "\n".join(complaints), re.MULTILINE) == [
        ("vocabulary", "2"),
        ("vocabulary", "3"),
        ("corrections", "1"),
        ("permalinks", "2"),
        ("permalinks", "4"),
    ]


def test_an_apparatus_that_is_wrong(check: Check, project: Path) -> None:
    (project / "corpus" / "apparatus" / "corrections.yml").write_text("corrections: 3\n", "utf-8")
    code, (complaint,), printed = check()
    assert (code, printed) == (1, "")
    assert complaint.startswith("corpus/apparatus/corrections.yml:1: expected ")
