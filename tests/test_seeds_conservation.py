"""Nothing is dropped in silence: every non-blank line of a seed is in the article or in a finding."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duizhao.dates import parse_date
from duizhao.errors import SeedRejectedError
from duizhao.model import Article
from duizhao.seeds import parse_seed
from duizhao.text import letters_only, split_lines, without_blanks
from seed_cases import Case, load_cases

GOOD = [case for case in load_cases() if "article" in case.wanted]
ALL = load_cases()

_FRAME = re.compile(r"<hr\s*/?>|\**Original:\**|\**Named Entities\**:?|#+", re.IGNORECASE)
_HEADER = re.compile(r"\**(Title|Author|Date|Page|Edition):?\**:?\s*(.*)", re.IGNORECASE)
_PAGE = re.compile(r"(第)\s*(\S+?)\s*版\s*(?:[(（](.*)[)）])?")
_COLUMN = re.compile(r"([专專][栏欄])\s*[:：]\s*(.*)")
_PAIR_JOINT = 6


# --- the checker ---------------------------------------------------------------------------------------------------


def _visible(text: str) -> str:
    """Text without what no page can show: controls, non-characters, byte-order marks."""
    return "".join(char for char in text if char.isspace() or unicodedata.category(char) not in ("Cc", "Cn", "Cs"))


def _bare(text: str) -> str:
    return without_blanks(_visible(text).replace("\ufeff", ""))


def _head_pieces(article: Article) -> list[str]:
    """All that stands at the head of an article; as often as a seed may say it without saying more."""
    headlines = [
        text
        for headline in (article.headline_en, article.headline_zh)
        for text in (headline.received, *(line.text for line in headline.lines))
    ]
    bylines = [article.byline.en, article.byline.zh] * 2
    return [*headlines, *bylines, article.section, article.column]


def _body_pieces(article: Article) -> list[str]:
    names = [text for name in article.names for text in (name.zh, name.en, name.kind)]
    return [paragraph.text for paragraph in article.paragraphs()] + [f.detail for f in article.findings] + names


class _Kept:
    """What an article kept of its seed."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.body = [_bare(piece) for piece in _body_pieces(article)]
        self.heads = [letters_only(piece) for piece in _head_pieces(article)]
        self.kinds = {letters_only(name.kind) for name in article.names}
        self.bylines = [letters_only(text) for text in (article.byline.en, article.byline.zh) if text]
        self.names = [(_bare(name.zh), _bare(name.en)) for name in article.names]
        joined = [f"{name.zh} {name.en}" for name in article.names]
        one_line = [before + byline for byline in self.bylines for before in ("by", *self.heads)]
        self.letters = [letters_only(piece) for piece in _body_pieces(article) + joined] + self.heads + one_line

    def holds(self, text: str) -> bool:
        bare = _bare(text)
        if not bare or any(bare in piece for piece in self.body):
            return True
        letters = letters_only(bare)
        if not letters:
            return any(bare in _bare(piece) for piece in _head_pieces(self.article))
        if letters in self.kinds or any(letters in head for head in self.heads):
            return True
        return self._is_head(letters) or self._is_pair(bare)

    def _is_head(self, letters: str) -> bool:
        """Headline and byline on one line, or a byline after `By`."""
        for byline in self.bylines:
            before = letters.removesuffix(byline)
            if before != letters and (before == "by" or any(before in head for head in self.heads)):
                return True
        return False

    def _is_pair(self, bare: str) -> bool:
        return any(zh in bare and en in bare and len(bare) <= len(zh) + len(en) + _PAIR_JOINT for zh, en in self.names)

    def is_date(self, text: str) -> bool:
        try:
            return parse_date(_visible(text).strip()) == self.article.date
        except ValueError:
            return False

    def is_page(self, text: str) -> bool:
        return text.isdecimal() and int(text) == self.article.page

    def times(self, letters: str) -> int:
        return sum(piece.count(letters) for piece in self.letters)


def _fields_of(lines: list[str]) -> Iterator[tuple[bool, str]]:
    """Each line without the key of a field, at that key's first appearance, and whether it had one."""
    seen: set[str] = set()
    for line in lines:
        text = line.strip()
        for pattern in (_HEADER, _PAGE, _COLUMN):
            match = pattern.fullmatch(text)
            if match and match[1].lower() not in seen:
                seen.add(match[1].lower())
                yield from ((True, (part or "").removesuffix("**")) for part in match.groups()[1:])
                break
        else:
            yield False, re.sub(r"^#+\s+", "", text) if not seen or "第" not in seen else text


def lost_lines(data: bytes, article: Article) -> list[str]:
    """Lines of a seed that are neither in its article nor in one of the article's findings.

    A line counts as kept where a paragraph, a finding or a name holds it, blanks aside, or where headline, byline,
    section or column hold its letters and digits; a line that the seed has twice must be kept twice.
    """
    encoding = article.sources[0].encoding
    text = data.decode("utf-8-sig" if encoding == "utf-8" else encoding, "replace")
    kept = _Kept(article)
    lost, needed = [], Counter[str]()
    for is_field, value in _fields_of(split_lines(text)):
        if _FRAME.fullmatch(_visible(value).strip()) or kept.is_date(value) or (is_field and kept.is_page(value)):
            continue
        if not kept.holds(value):
            lost.append(value)
        elif not is_field:
            needed[letters_only(_visible(value))] += 1
    twice = [(letters, times) for letters, times in needed.items() if letters and times > 1]
    return lost + [letters for letters, times in twice if kept.times(letters) < times]


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


@settings(max_examples=400, deadline=None)
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


@settings(max_examples=400, deadline=None)
@given(_rearranged())
def test_no_line_of_a_damaged_seed_is_lost(data: bytes) -> None:
    try:
        article = parse_seed(data, "damaged.txt")
    except SeedRejectedError:
        return
    assert lost_lines(data, article) == []


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.binary(max_size=300), st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace"))))
def test_any_bytes_become_an_article_or_are_rejected_by_name(data: bytes) -> None:
    try:
        article = parse_seed(data, "any.txt")
    except SeedRejectedError:
        return
    assert lost_lines(data, article) == []
