"""What is no record is refused with its place; nothing else ever escapes from reading one."""

import random
from pathlib import Path

import pytest

from duizhao.errors import RecordError
from duizhao.model import Article
from duizhao.record import read_record, write_record
from duizhao.record._grammar import OPENING
from hostile import NAUGHTY, hostile_articles

GOLDEN = (Path(__file__).parent / "golden" / "record.md").read_bytes().decode("utf-8")


def line_of(words: str) -> int:
    return GOLDEN[: GOLDEN.index(words)].count("\n") + 1


@pytest.mark.parametrize(
    ("old", "new", "at", "expected", "found"),
    [
        # the file as a whole
        (GOLDEN, "", 1, "front matter between two lines of ---", "''"),
        ("---\ntitle", "title", 1, "front matter between two lines of ---", "'title: Two Villages"),
        (GOLDEN.split("---\n")[1], "", 1, "front matter", "nothing"),
        (GOLDEN.split("---\n")[1], "- a\n", 2, "a mapping with title, date, page, id", "a list"),
        # YAML
        ("section: 经济", "section: [", ("section", 2), "YAML", "did not find expected"),
        ("section: 经济", "section: \x07", 1, "YAML", "control characters"),
        ("section: 经济", "section: 经济\nsection: 经济", ("section", 1), "every key once", "'section' again"),
        ("section: 经济", "sektion: 经济", "section", "one of the keys title, date, page, id, headline", "'sektion'"),
        ("section: 经济", "section: 1958", "section", "a string (in quotation marks)", "'1958'"),
        ("section: 经济", "section: NO", "section", "a string (in quotation marks)", "'NO'"),
        ("section: 经济", "section:", "section", "a string (in quotation marks)", "''"),
        ("section: 经济", "section: {a: b}", "section", "a string (in quotation marks)", "a mapping"),
        ("title: Two Villages Mend One Road\n", "", 2, "the key 'title'", "none"),
        ("title: Two Villages Mend One Road\n", "title: 3\n", 2, "a string (in quotation marks)", "'3'"),
        ("\ndate: 1958-01-06", "\ndate: 1958-02-30", "\ndate", "a date like 1958-01-06", "'1958-02-30'"),
        ("\ndate: 1958-01-06", "\ndate: 1958", "\ndate", "a date like 1958-01-06", "'1958'"),
        ("page: 4", "page: four", "page", "a whole number", "'four'"),
        ("page: 4", "page: 012", "page", "a whole number in decimal digits", "'012'"),
        ("page: 4", "page: -1", "page", "a whole number in decimal digits", "'-1'"),
        ("id: 1958-01-06-4-3fa9c27e", 'id: "1958-01-06"', "id:", "an article id like", "'1958-01-06'"),
        ("id: 1958-01-06-4-3fa9c27e", "id: 1958-02-30-4-3fa9c27e", "id:", "an article id like", "'1958-02-30-4-3fa9c27e'"),
        # fields
        ("role: kicker", "role: boss", "role: kicker", "one of the roles kicker, main, deck", "'boss'"),
        ("      role: kicker\n", "", "- text: 巩固", "the key 'role'", "none"),
        ("  en: Li Made-up\n  zh: 李某某\n", "  - Li\n", "en: Li Made-up", "a mapping with keys", "a list"),
        ("  - lang: en", "  - lang: fr", "lang: en", "one of the languages en, zh", "'fr'"),
        ("    day: 5\n", "    day: fifth\n", "day: 5", "a whole number", "'fifth'"),
        ("[0.91, 0.78, 0.4, 0.5, 0.5]", "[0.91, high, 0.4, 0.5, 0.5]", "confidence", "a number", "'high'"),
        ("[0.91, 0.78, 0.4, 0.5, 0.5]", "[0.91]", "confidence", "one confidence for each of 5 pairs", "1"),
        ("[0.91, 0.78, 0.4, 0.5, 0.5]", "[.nan, 1, 1, 1, 1]", "confidence", "a number in decimal digits", "'.nan'"),
        ("[0.91, 0.78, 0.4, 0.5, 0.5]", "[1.1, 1, 1, 1, 1]", "confidence", "a number from 0 to 1", "'1.1'"),
        ("    encoding: utf-8\n", "    encoding: 8\n", "encoding", "a string (in quotation marks)", "'8'"),
        ("    sha256: ", "    sha512: ", "sha256", "one of the keys file, sha256, encoding", "'sha512'"),
        ("anchors: [headline-zh]", "anchors: headline-zh", "anchors: [headline-zh]", "a list", "'headline-zh'"),
        ("  - 道路\n", "  - 5\n", "- 道路", "a string (in quotation marks)", "'5'"),
        # the body
        (OPENING, "", "新华社南昌5日电　", OPENING, r"'新华社南昌5日电\u3000两个"),
        (OPENING, "<!-- other -->", OPENING, OPENING, "'<!-- other -->'"),
        ("<!-- no English -->", "", "<!-- no Chinese -->", "a quotation or <!-- no English -->", "'<!-- no Chinese -->'"),
        ("<!-- no English -->", "<!-- unaligned -->", "<!-- no English -->", "a quotation or <!-- no English -->", "'<!-- unaligned -->'"),
        ("<!-- no Chinese -->", "<!-- no English -->", "<!-- no Chinese -->", "a paragraph or <!-- no Chinese -->", "'<!-- no English -->'"),
        ("<!-- no Chinese -->", "<!-- hello -->", "<!-- no Chinese -->", "a paragraph or <!-- no Chinese -->", "'<!-- hello -->'"),
        ("<!-- no Chinese -->\n\n> (Tr", "<!-- no Chinese -->\n\n(Tr", "> (Tr", "a quotation or <!-- no English -->", "\"(Translator's note"),
        ("<!-- no Chinese -->\n\n> (T", "<!-- no Chinese -->\n\n<!-- T", "> (T", "a quotation or", "\"<!-- Translator's note"),
        ("他们决定：", "# 他们决定：", "他们决定：", "a paragraph, a quotation or a comment", "heading_open"),
        ("他们决定：", "- 他们决定：", "他们决定：", "a paragraph, a quotation or a comment", "bullet_list_open"),
        ("> They", "> > They", "> They", "a paragraph, a quotation or a comment", "blockquote_open"),
        ("他们决定：", "他们*决定*：", "他们决定：", "text with entities for what Markdown would take for markup", "em_open"),
        ("他们决定：", "他们\n决定：", "他们决定：", "text with entities for what Markdown would take for markup", "softbreak"),
        ("> They", "> <b>They</b>", "> They", "text with entities for what Markdown would take for markup", "html_inline"),
        ("> They", "> A&#10;They", "> They", "one line of text without blanks at its ends", r"'A\nThey resolved:'"),
        ("他们决定：", "&#32;他们决定：", "他们决定：", "one line of text without blanks at its ends", "' 他们决定：'"),
    ],
)  # fmt: skip
def test_a_broken_record_is_refused_with_its_place(
    old: str, new: str, at: str | int | tuple[str, int], expected: str, found: str
) -> None:
    assert GOLDEN.count(old) >= 1
    words, more = at if isinstance(at, tuple) else (at, 0)
    line = words if isinstance(words, int) else line_of(words) + words.startswith("\n") + more
    with pytest.raises(RecordError) as caught:
        read_record(GOLDEN.replace(old, new, 1), "a.md")
    error = caught.value
    assert (error.file, error.line) == ("a.md", line), str(error)
    assert expected in error.expected
    assert found in error.found


def test_the_end_may_not_come_too_early() -> None:
    with pytest.raises(
        RecordError, match=r"a\.md:\d+: expected a quotation or <!-- no English -->, found the end of the file"
    ):
        read_record(GOLDEN[: GOLDEN.index("> (Translator")], "a.md")


@pytest.mark.parametrize(
    "value", ["[" * 5000, "&a [*a]", "!!python/object:os.system a", "!!binary aGk=", "!x y", "? [a]\n: b"]
)
def test_yaml_that_means_harm_is_refused(value: str) -> None:
    with pytest.raises(RecordError):
        read_record(GOLDEN.replace("section: 经济", f"section: {value}", 1), "a.md")


def read_or_error(text: str) -> Article | RecordError:
    try:
        return read_record(text, "a.md")
    except RecordError as error:
        return error


def test_a_damaged_record_is_refused_or_read_but_never_breaks() -> None:
    rng = random.Random(5)  # noqa: S311  # repeatable chance, no secrets
    refused = 0
    for article in hostile_articles(1500, seed=5):
        text = write_record(article, "made up")
        at = rng.randrange(len(text))
        damaged = text[:at] + rng.choice(("", "\n", "\n\n", *NAUGHTY)) + text[at + rng.choice((0, 1, 1, 5, 50)) :]
        read = read_or_error(damaged)
        if isinstance(read, RecordError):
            refused += 1
            assert read.file == "a.md"
            assert 0 < read.line <= damaged.count("\n") + 1
        else:
            assert read_record(write_record(read, "made up"), "a.md") == read
    assert 100 < refused < 1500
