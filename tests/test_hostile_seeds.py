"""Files made to break the reader: each is read or rejected by name, in time that grows with its length.

Nothing here is from a newspaper.
"""

import codecs
import datetime as dt
import os
import time
from dataclasses import replace
from pathlib import Path

import pytest

from conservation import lost_lines
from duizhao.align import align
from duizhao.catalogue import Location, build_catalogue, make_entry
from duizhao.corrections import DeclaredCorrection, apply_corrections
from duizhao.errors import NotTextError, SeedRejectedError
from duizhao.model import Article
from duizhao.pages.listing import headline_link
from duizhao.record import read_record, write_record
from duizhao.seeds import parse_seed
from duizhao.store import list_seeds, read_seed
from duizhao.text import printable

LENGTH = 100_000
SECONDS = 8.0
"""For one seed; a loop in the square of these lengths takes minutes."""

ENGLISH = "Title: {title}\nAuthor: {author}\nDate: 1958-03-02\nPage: 2\n\n{body}\n"
CHINESE = "### {title}\n{author}\n1958-03-02\n第2版({section})\n专栏：{section}\n\n{body}\n"
BORDER = "\n<hr />\n\nOriginal:\n\n"

# fmt: off
RUNS = (
    " ", "　", "\t", "\u2003", "1", "一", "(", "（", "【", ",", "党", "。", "?", "党?", "*", "#", "-", "\u2003-", ":", ": ", '"', "a", "A,", "A-", "the ", "<", "&", "_", "版(", "第", "'",
    "Note: ", "N.B.", "Xinhua ", "Title ", "Original ", "null ", "\u2028", "\x85", "\ufeff", "\ufdfa", "e\u0301", "😀", "\ufffd",
)
OPENINGS = ("", "Title", "Original", "**", "Note", "N.B.", "第", "专栏", "1958", "<hr", "Named", "A", "新华社", "Translator", "【", "By")
# fmt: on


def seed(title: str = "Wells", author: str = "", body: str = "Two wells.", section: str = "") -> bytes:
    chinese = CHINESE.format(title=title, author=author, body=body, section=section)
    return (ENGLISH.format(title=title, author=author, body=body) + BORDER + chinese).encode("utf-8", "surrogatepass")


def read_in_time(data: bytes) -> Article | None:
    """What a seed becomes, None where it is rejected by name; fails when that takes too long."""
    article, rejection = None, None
    started = time.process_time()
    try:
        article = parse_seed(data, "hostile.txt")
    except SeedRejectedError as error:
        rejection = error
    assert time.process_time() - started < SECONDS
    if rejection is not None:
        assert rejection.file == "hostile.txt"
        assert rejection.expected
        assert rejection.found
    return article


@pytest.mark.parametrize("run", RUNS, ids=repr)
def test_a_long_run_is_read_in_time_wherever_it_stands(run: str) -> None:
    bomb = run * (LENGTH // len(run))
    names = f"Body.\n\n**Named Entities**\n\n新华社{bomb}Xinhua\n{bomb}\nA{bomb}1\nA{bomb}社"
    for data in (
        seed(body=bomb),
        seed(body=f"First.\n党{bomb}党\nLast."),
        seed(title=f"x{bomb}y", author=f"x{bomb}y", section=bomb),
        seed(title=f"x{bomb[:1500]}", author=f"y{bomb[:1500]}", body=f"x{bomb}\ny{bomb}\nz"),
        seed(body=names),
        f"{bomb}\n".encode() + seed(),
        bomb.encode(),
    ):
        read_in_time(data)


@pytest.mark.parametrize("opening", OPENINGS, ids=repr)
def test_what_opens_like_a_pattern_and_goes_on_for_long_is_read_in_time(opening: str) -> None:
    for run in (" ", "版(", "*", ",", "a", "-"):
        line = opening + run * (LENGTH // len(run)) + "x"
        read_in_time(seed(body=f"First.\n\n{line}\n\nLast."))
        read_in_time(f"{line}\n".encode() + seed())
        read_in_time(f"### 题\n{line}\n1958-03-02\n第2版()\n".encode())


@pytest.mark.parametrize(
    "lines",
    [
        ["and the villagers of the county dug a well in the spring of the year, and"] * 50_000,
        ["<hr />"] * 50_000,
        ["Original:", ""] * 25_000,
        ["### x"] * 50_000,
        ["null"] * 50_000,
        ["Title: x"] * 50_000,
        ["x", "Title: t"] * 25_000,
        ["**Named Entities**", *["People:"] * 20_000],
        ["**Named Entities**", *[f"名{number}  Name {number}" for number in range(20_000)]],
    ],
    ids=lambda lines: f"{lines[0][:18]} … {lines[-1][:18]}",
)
def test_many_lines_are_read_in_time(lines: list[str]) -> None:
    text = "\n".join(lines)
    read_in_time(seed(body=text))
    read_in_time(f"{text}\n".encode() + seed())
    read_in_time(f"### 题\n{text}\n".encode() + seed())


def test_a_wrapped_paragraph_of_many_lines_is_one_paragraph() -> None:
    line = "and the villagers of the county dug a well in the spring of the year, and"
    article = read_in_time(ENGLISH.format(title="Wells", author="", body="\n".join([line] * 1000)).encode())
    assert article is not None
    assert [paragraph.text for paragraph in article.en] == [" ".join([line] * 1000)]


NAUGHTY = (
    "<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "javascript:alert(1)",
    "{{ 7*7 }}",
    "{% raw %}",
    "{detail}",
    "DUIZHAO-SLOT-content-HERE",
    "<!-- duizhao:summary -->",
    "[a](javascript:alert(1))",
    "---",
    "```",
    "<hr />",
    "Original:",
    "**",
    "*",
    "\u202e反\u202c",
    "a\u200bb",
    "a\x7fb",
    "null",
    "# x",
    "1.",
    "?",
)


@pytest.mark.parametrize("text", NAUGHTY, ids=repr)
def test_naughty_text_in_every_field_is_kept_and_comes_back_from_the_record(text: str) -> None:
    for data in (
        seed(title=text, author=text, section=text, body=f"{text}\n\n{text}"),
        seed(body=f"First.\n\n{text}\n\nLast {text} line."),
    ):
        article = read_in_time(data)
        assert article is not None
        assert lost_lines(data, article) == []
        pairs = align([each.text for each in article.en], [each.text for each in article.zh], article.names)
        article = replace(article, pairs=pairs)
        assert read_record(write_record(article, "x"), "x.md") == article


@pytest.mark.parametrize("date", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_day_are_dates(date: str) -> None:
    article = parse_seed(seed().replace(b"1958-03-02", date.encode()), "x.txt")
    assert article.date.isoformat() == date
    assert article.id.startswith(f"{date}-2-")


# --- files that are no files ---------------------------------------------------------------------------------------


def rejection(folder: Path, name: str) -> SeedRejectedError:
    with pytest.raises(SeedRejectedError) as caught:
        read_seed(folder, name)
    return caught.value


def test_what_is_no_file_is_listed_and_rejected_by_name(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "folder.txt" / "inner.txt").write_bytes(seed())
    (tmp_path / "linked").symlink_to(tmp_path / "folder.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "broken.txt").symlink_to("nowhere")
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    os.mkfifo(tmp_path / "pipe.txt")
    names = list_seeds(tmp_path)
    assert names == ["broken.txt", "folder.txt/inner.txt", "linked", "loop", "pipe.txt", "zero.txt"]
    for name in set(names) - {"folder.txt/inner.txt"}:
        assert name in str(rejection(tmp_path, name))


def test_a_folder_that_cannot_be_read_is_rejected_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "locked").mkdir()
    scandir = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("locked"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert list_seeds(tmp_path) == ["locked"]
    assert rejection(tmp_path, "locked").file == "locked"


@pytest.mark.parametrize(
    ("name", "shown"),
    [(b"new\nline.txt", "new\\x0aline.txt"), (b"bad\xff.txt", "bad\\xff.txt"), (b"esc\x1b[1m.txt", "esc\\x1b[1m.txt")],
)
def test_a_name_is_written_on_one_line(name: bytes, shown: str) -> None:
    assert printable(os.fsdecode(name)) == shown


# --- the same text twice -------------------------------------------------------------------------------------------


def test_what_a_second_seed_of_the_same_text_says_otherwise_is_told() -> None:
    first = make_entry(parse_seed(seed(author="甲乙", section="歌"), "a.txt"), Location(0, 0))
    again = make_entry(parse_seed(seed(author="丙丁", section="曲"), "b.txt"), Location(0, 0))
    catalogue = build_catalogue([first, again], [], {})
    (entry,) = catalogue.entries
    (finding,) = [finding for finding in entry.findings if finding.kind == "duplicate-seed"]
    assert finding.detail == "a.txt, b.txt (byline: 丙丁; 署名: 丙丁; section: 曲; column: 曲)"


def test_findings_of_a_second_seed_of_the_same_text_are_kept() -> None:
    note = "Two wells.\n\nTranslator's note: the wells were dry."
    first = make_entry(
        parse_seed(ENGLISH.format(title="W", author="", body="Two wells.").encode(), "a.txt"), Location(0, 0)
    )
    again = make_entry(parse_seed(ENGLISH.format(title="W", author="", body=note).encode(), "b.txt"), Location(0, 0))
    (entry,) = build_catalogue([first, again], [], {}).entries
    assert "translator-note" in entry.finding_kinds()


def test_a_correction_of_one_of_two_seeds_of_the_same_text_counts_for_both() -> None:
    article = parse_seed(seed(), "b.txt")
    wanted = DeclaredCorrection("b.txt", "zh1", article.zh[0].text[:2], "甲乙", "Made up.", line=7)
    corrected = make_entry(apply_corrections(article, [wanted]), Location(0, 0))
    others = [make_entry(parse_seed(seed(), name), Location(0, 0)) for name in ("a.txt", "c.txt")]
    catalogue = build_catalogue([*others, corrected], [], {})
    (entry,) = catalogue.entries
    assert not catalogue.rejected
    assert entry.text_digest == corrected.text_digest != others[0].text_digest
    assert [source.file for source in entry.sources] == ["b.txt", "a.txt", "c.txt"]
    published = build_catalogue([others[0], corrected], [], {corrected.id: frozenset({"a.txt"})})
    assert [(one.text_digest, one.file) for one in published.entries] == [(corrected.text_digest, "b.txt")]


@pytest.mark.parametrize(
    ("place", "expect", "replace_by"), [("headline.zh", "歌", "曲"), ("byline.zh", "林木", "木林"), ("page", "2", "5")]
)
def test_a_correction_of_no_paragraph_counts_for_both_too(place: str, expect: str, replace_by: str) -> None:
    wanted = DeclaredCorrection("b.txt", place, expect, replace_by, "Made up.", line=7)
    text = seed(title="歌", author="林木")
    corrected = make_entry(apply_corrections(parse_seed(text, "b.txt"), [wanted]), Location(0, 0))
    other = make_entry(parse_seed(text, "a.txt"), Location(0, 0))
    catalogue = build_catalogue([other, corrected], [], {})
    (entry,) = catalogue.entries
    assert [source.file for source in entry.sources] == ["b.txt", "a.txt"]
    assert (entry.headline_zh, entry.byline, entry.page) == (corrected.headline_zh, corrected.byline, corrected.page)
    assert not catalogue.rejected


def test_seeds_of_one_text_that_are_corrected_in_two_ways_are_named() -> None:
    article = parse_seed(seed(), "a.txt")
    words = article.zh[0].text[:2]
    entries = [
        make_entry(
            apply_corrections(parse_seed(seed(), file), [DeclaredCorrection(file, "zh1", words, new, reason, line=7)]),
            Location(0, 0),
        )
        for file, new, reason in (("a.txt", "甲乙", "One."), ("b.txt", "丙丁", "One."), ("c.txt", "甲乙", "Another."))
    ]
    catalogue = build_catalogue(entries, [], {})
    assert [source.file for source in catalogue.entries[0].sources] == ["a.txt", "c.txt"]
    (rejected,) = catalogue.rejected
    assert rejected.message.startswith("b.txt: expected one text to be corrected in one way")
    assert "other corrections than for a.txt" in rejected.message


def test_a_correction_takes_no_id_from_a_seed_of_another_text() -> None:
    longer = parse_seed(seed(), "b.txt")
    wanted = DeclaredCorrection("b.txt", "zh1", longer.zh[0].text[:2], "甲乙", "Made up.", line=7)
    corrected = make_entry(apply_corrections(longer, [wanted]), Location(0, 0))
    first = replace(make_entry(parse_seed(seed(), "a.txt"), Location(0, 0)), text_digest="f" * 32)
    catalogue = build_catalogue([first, corrected], [], {}, known_bad={"b.txt": "Two dumps of one text."})
    assert [entry.file for entry in catalogue.entries] == ["a.txt"]
    assert [(rejected.file, rejected.reason) for rejected in catalogue.rejected] == [
        ("b.txt", "Two dumps of one text.")
    ]
    assert not catalogue.unexpected


@pytest.mark.parametrize(
    "line",
    [
        "1958-01-06 星期一",
        "１９５８年１月６日",
        "1958年1月6日（星期一）",
        "一九五八年一月六日",
        "一九五八 年 一月六日 星期一",
    ],
)
def test_a_date_line_may_be_written_as_newspapers_write_it(line: str) -> None:
    text = f"### 打井\n\n林木\n\n{line}\n\n第4版()\n专栏：\n\n　　青禾乡打了两口水井。\n"
    article = parse_seed(text.encode(), "a.txt")
    assert (article.date, article.byline.zh) == (dt.date(1958, 1, 6), "林木")


@pytest.mark.parametrize(("signs", "readable"), [(4, True), (60, False)])
def test_a_few_control_characters_make_no_text_unreadable(signs: int, readable: bool) -> None:
    text = "### 打井\n\n林木\n\n1958-01-06\n\n第4版()\n专栏：\n\n　　青禾乡打了两口水井。" + "\x07" * signs + "井。\n"
    if readable:
        assert parse_seed(text.encode(), "a.txt").headline_zh.text == "打井"
        return
    with pytest.raises(NotTextError, match="more than 10% control characters"):
        parse_seed(text.encode(), "a.txt")


def test_a_mark_does_not_make_a_text_of_two_encodings_readable() -> None:
    english = ENGLISH.format(title="Wells 水井", author="", body="Two wells.")
    chinese = "### 打井\n\n林木\n\n1958-01-06\n\n第4版()\n专栏：\n\n　　青禾乡打了两口水井。\n"
    mixed = codecs.BOM_UTF8 + english.encode() + BORDER.encode() + chinese.encode("gb18030")
    with pytest.raises(NotTextError, match="one encoding throughout"):
        parse_seed(mixed, "a.txt")
    alone = codecs.BOM_UTF8 + chinese.encode("gb18030")
    assert parse_seed(alone, "a.txt").headline_zh.text == "打井"


def test_lists_of_names_that_differ_make_two_texts() -> None:
    body = "Two wells.\n\n**Named Entities**\n\n青禾  Qinghe\n{}  Liu River\n"
    seeds = [ENGLISH.format(title="W", author="", body=body.format(name)).encode() for name in ("柳河", "流河")]
    entries = [make_entry(parse_seed(data, f"{number}.txt"), Location(0, 0)) for number, data in enumerate(seeds)]
    catalogue = build_catalogue(entries, [], {})
    assert [rejected.file for rejected in catalogue.rejected] == ["1.txt"]


def test_a_list_does_not_hold_a_headline_of_any_length() -> None:
    entry = make_entry(parse_seed(seed(title="Wells " * 100_000), "a.txt"), Location(0, 0))
    assert len(headline_link(entry, "a.html")) < 2_000
