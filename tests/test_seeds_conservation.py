"""Nothing is dropped in silence: every non-blank line of a seed is in the article or in a finding."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conservation import lost_lines
from duizhao.errors import SeedRejectedError
from duizhao.seeds import parse_seed
from seed_cases import Case, load_cases

GOOD = [case for case in load_cases() if "article" in case.wanted]
ALL = load_cases()

# --- the checker is no rubber stamp --------------------------------------------------------------------------------

SAMPLE = """Title: Ferry Song
Author: Gu Moyan
Date: 1962-09-30
Page: 6

　　Ferry Song
　　Gu Moyan

Row, my brother.

The river is wide.

Row, my brother.

<hr />

Original:

### 渡口谣
顾墨言
1962-09-30
第6版(副刊)
专栏：歌谣

　　渡口谣
　　摇呀，哥哥。
　　＊　＊　＊
　　河水正宽。
"""


@pytest.mark.parametrize(
    ("old", "new", "lost"),
    [
        ("", "", []),
        ("河水正宽。\n", "河水正宽。\n　　天黑了。\n", ["天黑了。"]),
        ("The river is wide.", "The river is wide and deep.", ["The river is wide and deep."]),
        ("The river is wide.", "Row, my brother.", ["rowmybrother"]),
        ("　　＊　＊　＊", "　　＊　＊　＊　＊", ["＊　＊　＊　＊"]),
        ("Page: 6", "Page: 7", ["7"]),
        ("Date: 1962-09-30", "Date: 1962-09-29", ["1962-09-29"]),
        ("(副刊)", "(副刊二)", ["副刊二"]),
        ("专栏：歌谣", "专栏：民歌", ["民歌"]),
        ("Author: Gu Moyan", "Author: Gu Moyang", ["Gu Moyang"]),
        ("Date: 1962", "Source: here\nDate: 1962", ["Source: here"]),
    ],
)
def test_the_checker_sees_what_is_lost(old: str, new: str, lost: list[str]) -> None:
    article = parse_seed(SAMPLE.encode(), "sample.txt")
    assert lost_lines(SAMPLE.replace(old, new, 1).encode(), article) == lost


@pytest.mark.parametrize("pair", ["青禾  Qinghe", "Qinghe (青禾)", "Qinghe - 青禾"])
def test_a_pair_that_a_list_of_names_has_twice_is_kept_twice(pair: str) -> None:
    def with_names(times: int) -> bytes:
        return SAMPLE.replace("<hr />", "**Named Entities**\n\n" + f"{pair}\n" * times + "\n<hr />").encode()

    article = parse_seed(with_names(2), "sample.txt")
    assert [(name.zh, name.en) for name in article.names] == [("青禾", "Qinghe")] * 2
    assert lost_lines(with_names(2), article) == []
    assert len(lost_lines(with_names(3), article)) == 1


# --- golden cases and laws -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", GOOD, ids=lambda case: case.name)
def test_no_line_of_a_golden_case_is_lost(case: Case) -> None:
    assert lost_lines(case.data, parse_seed(case.data, case.name)) == []


_ZH_WORDS = [
    "水井",
    "青禾",
    "村民",
    "打成",
    "渡口",
    "柳河",
    "春播",
    "合作社",
    "一千二百",
    "38",
    "计划",
    "完成",
    "新华社",
    "大家",
]
_EN_WORDS = [
    "the",
    "well",
    "village",
    "of",
    "Qinghe",
    "was",
    "dug",
    "ferry",
    "on",
    "Liu",
    "River",
    "spring",
    "38",
    "twelve",
    "plan",
    "said",
    "cooperative",
    "new",
]
_LINE_CHARS = st.characters(exclude_characters="\r\n", exclude_categories=("Cs",))
_INDENTS = st.sampled_from(["", "　　", "    ", "\t"])
_ENCODINGS = ["utf-8", "utf-8-sig", "gb18030", "utf-16"]


def _sentences(words: list[str], joint: str, end: str) -> st.SearchStrategy[str]:
    made = st.lists(st.sampled_from(words), min_size=1, max_size=12).map(lambda drawn: joint.join(drawn) + end)
    return st.one_of(made, made, made, st.text(_LINE_CHARS, max_size=30))


_ZH = _sentences(_ZH_WORDS, "", "。")
_EN = _sentences(_EN_WORDS, " ", ".")
_ZH_LINE = st.lists(st.sampled_from(_ZH_WORDS), min_size=1, max_size=6).map("".join)
_EN_LINE = st.lists(st.sampled_from(_EN_WORDS), min_size=2, max_size=8).map(lambda words: " ".join(words).title())


@st.composite
def _english_half(draw: st.DrawFn) -> str:
    headline = draw(st.lists(_EN_LINE, min_size=1, max_size=3))
    author = draw(st.sampled_from(["", "", "Lin Shoutian", "null", "Zhou He, Gu Moyan"]))
    stars = draw(st.sampled_from(["", "", "**"]))
    page = draw(st.sampled_from(["Page", "Edition"]))
    heads = [("Title", ": ".join(headline)), ("Author", author), ("Date", "1958-03-02"), (page, "2")]
    if draw(st.booleans()):
        heads.remove(("Author", author))
    gap = draw(st.sampled_from(["\n", "\n", "\n\n", "  \n"]))
    lines = [f"{stars}{key}:{stars} {value}{gap}" for key, value in heads]
    lines.append(draw(st.sampled_from(["", "\n", "\n\n"])))
    body = draw(st.lists(_EN, max_size=5))
    if draw(st.booleans()):
        body = [*headline, author, *body]
    if draw(st.integers(0, 9)) == 0:
        body.append("(Translator's note: some names are uncertain.)")
    indent, gap = draw(_INDENTS), draw(st.sampled_from(["\n", "\n\n"]))
    lines += [f"{indent}{text}{gap}" for text in body]
    if draw(st.integers(0, 4)) == 0:
        joint = draw(st.sampled_from(["  ", "\t", "   "]))
        block = ["**Named Entities**", "", "Places:", f"青禾{joint}Qinghe", "People:", f"周禾{joint}Zhou He", "no pair"]
        lines += [f"{line}\n" for line in block]
    return "".join(lines)


@st.composite
def _chinese_half(draw: st.DrawFn) -> str:
    headline = draw(st.lists(_ZH_LINE, min_size=1, max_size=3))
    author = draw(st.sampled_from(["", "", "林守田", "null", "周禾　顾墨言"]))
    photo = draw(st.sampled_from(["", "", "", "（图片）"]))
    section = draw(st.sampled_from(["", "国际", "null"]))
    column = draw(st.sampled_from(["", "小统计", "null"]))
    joint = draw(st.sampled_from(["  ", "　", "   "]))
    head = f"### {joint.join(headline)}{photo}\n{author}\n1958-03-02\n第2版({section})\n专栏：{column}\n"
    body = draw(st.lists(_ZH, max_size=5))
    if draw(st.booleans()):
        body = [*headline, author, *body] if draw(st.booleans()) else ["　".join(headline) + f"    {author}", *body]
    indent = draw(_INDENTS)
    return head + draw(st.sampled_from(["", "\n"])) + "".join(f"{indent}{text}\n" for text in body)


@st.composite
def seeds(draw: st.DrawFn) -> bytes:
    """A seed in any of the layouts that the archive's files have."""
    halves = draw(st.sampled_from(["both", "both", "both", "chinese", "english"]))
    text = ""
    if halves != "chinese":
        text += draw(_english_half())
    if halves == "both":
        text += "\n\n<hr /> \n\nOriginal: \n\n\n"
    if halves != "english":
        text += draw(_chinese_half())
    text = text.replace("\n", draw(st.sampled_from(["\n", "\n", "\r\n", "\r"])))
    return text.encode(draw(st.sampled_from(["utf-8", "utf-8", *_ENCODINGS])))


@settings(max_examples=400)
@given(seeds())
def test_no_line_of_any_layout_is_lost(data: bytes) -> None:
    try:
        article = parse_seed(data, "made-up.txt")
    except SeedRejectedError:
        return
    assert lost_lines(data, article) == []


@st.composite
def _rearranged(draw: st.DrawFn) -> bytes:
    """A golden case with lines left out, doubled or moved."""
    case = draw(st.sampled_from(ALL))
    lines = case.data.split(b"\n")
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, len(lines) - 1))
        line = lines.pop(place)
        lines[place:place] = [line] * draw(st.sampled_from([0, 2]))
        if draw(st.booleans()):
            lines.insert(draw(st.integers(0, len(lines))), line)
        lines = lines or [b""]
    return b"\n".join(lines)


@settings(max_examples=400)
@given(_rearranged())
def test_no_line_of_a_damaged_seed_is_lost(data: bytes) -> None:
    try:
        article = parse_seed(data, "damaged.txt")
    except SeedRejectedError:
        return
    assert lost_lines(data, article) == []


@settings(max_examples=300)
@given(st.one_of(st.binary(max_size=300), st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace"))))
def test_any_bytes_become_an_article_or_are_rejected_by_name(data: bytes) -> None:
    try:
        article = parse_seed(data, "any.txt")
    except SeedRejectedError:
        return
    assert lost_lines(data, article) == []


def test_a_title_before_the_byline_is_no_headline() -> None:
    """本报记者　林守田 is one line, and says more than the byline."""
    body = "    本报记者　林守田\n    我看守渡口十一年了。\n"
    data = f"Date: 1957-06-21\nPage: 8\n\nLetters.\n\n<hr /> \n\nOriginal: \n\n### 渡口来信\n林守田\n1957-06-21\n第8版()\n专栏：\n\n{body}".encode()
    article = parse_seed(data, "a.txt")
    assert lost_lines(data, article) == []
    assert "byline-variant" in [finding.kind for finding in article.findings]
