"""Made-up articles with strings that break careless writers, in every field: valid values all the same.

Nothing here is from a newspaper. A text may hold anything but line ends, control characters (a tab is one and may) and
lone surrogates, which the reader of seeds keeps out; a paragraph has no blanks at its ends and is never empty.
"""

import datetime as dt
import random
from collections.abc import Callable, Iterator, Sequence
from typing import get_args

from hypothesis import strategies as st

from duizhao.ids import Lang, make_id
from duizhao.model import (
    Article,
    Byline,
    Correction,
    Dateline,
    Finding,
    Headline,
    HeadlineLine,
    NamePair,
    Pair,
    Paragraph,
    Role,
    Source,
    Tag,
)

# fmt: off
NAUGHTY = (
    # Markdown, at starts and inside
    "---", "- - -", "-", "- ", "-- ", "***", "___", "===", "=", "# ", "####### ", "#", "+ ", "* ", "1. ", "1) ", "1986.", "12.5", "１. ", "٣. ",
    "> ", ">", "```", "~~~", "`", "``", "    ", "*a*", "**", "_a_", "__", "a_b_c", "[a](b)", "![a](b)", "[a]: b", "[^1]", "[^1]: b", "[TOC]",
    "*[HTML]: b", "<http://a.b>", "http://a.b/c_d", "https://", "ftp://a", "www.a.b", "WWW.a.b", "a@b.c", "@a", "\\", "\\*", "\\\\", "|", "a|b", "|---|", ":---",
    ": ", ":", "::", "::: a", ":smile:", "10:30:15", "!!! note", "??? note", "???+ note", '=== "a"', "/// note", "///", "--8<-- 'a'", "{++a++}", "==a==", "^^a^^", "~~a~~", "++a++",
    "{: .a }", "{.a #b}", "{ }", "$a$", "$$", "\\(a\\)", "%%", "[x] ", "[ ] ", "...", "--", '"', "'", "(c)", "i. ", "A) ", "(1) ", "A. ", "Term\t", "(tm)", "-->",
    # HTML and templates
    "<script>alert(1)</script>", "</p>", "</div>", "<p>", "<b>", "<!--", "<!-- no Chinese -->", "<!-- no English -->", "<!-- unaligned -->", "<?php", "<![CDATA[", "]]>", "<hr />",
    '" onload="alert(1)', "javascript:alert(1)", "&", "&amp;", "&lt;", "&#60;", "&#x3c;", "&nbsp;", "&copy", "&;", "&#", "&#0;", "&amp;lt;", "<", ">", "</title>", "</script>",
    "{{ }}", "{{ 7*7 }}", "{% raw %}", "{# #}", "${a}", "%s", "%(a)s", "{0}", "\\1", "\\g<0>",
    # YAML
    "NO", "no", "null", "~", "true", "Yes", "on", "y", "1e3", "012", "0x1F", "1_000", "12:30", ".5", ".inf", ".nan", "NaN", "1958-01-06", "1958-01-06 10:00:00", "<<", "=", "- x", "a: b", "a:", "a #b",
    "!!str", "!a", "&a", "*a", "%YAML", "[a", "{a", "]", "}", ",", "? a", "@", "'a", '"a', "'", '"', "...", "''",
    # blanks and other code points
    "\u3000", "\u3000\u3000", " ", "  ", "\t", "\u00a0", "\u2003", "\u200b", "\u202f", "\ufeff", "\u200d", "\u202e", "\u2066", "\u00ad", "\u007f", "\ufffd", "\ufffe", "\uffff", "\ufdd0",
    "\U0001f600", "\U0001f468\u200d\U0001f469", "\U00020000", "\U0010ffff", "e\u0301", "\u0301", "\ue000", "½", "²", "ﬀ", "İ", "ß", "〇", "？", "：", "《", "》", "“", "”",
    # prose
    "党群关系", "新华社南昌5日电", "群众路线", "整风", "。", "，", "——", "the mass line", "Party", "Xinhua News Agency", "It said: ", "e.g. ", "No. 3", "A", "b", "7", "党",
)
# fmt: on
_ENCODINGS = ("utf-8", "utf-16", "gb18030", "big5")
_KEPT_OUT = {*map(chr, range(9)), *map(chr, range(10, 32)), *map(chr, range(0x80, 0xA0)), "\u2028", "\u2029"}


def valid_texts(max_pieces: int = 8) -> st.SearchStrategy[str]:
    """Texts of naughty pieces and of any characters that may stand in a paragraph, blanks at the ends removed."""
    characters = st.characters(exclude_categories=["Cs"], exclude_characters=_KEPT_OUT)
    pieces = st.sampled_from(NAUGHTY) | st.text(characters, max_size=5)
    return st.lists(pieces, max_size=max_pieces).map(lambda found: "".join(found).strip()).filter(bool)


def articles() -> st.SearchStrategy[Article]:
    """Hypothesis strategy of valid articles."""
    return st.randoms(use_true_random=False).map(hostile_article)


def hostile_articles(
    count: int, seed: int, *, kinds: Sequence[str] = (), terms: Sequence[str] = ()
) -> Iterator[Article]:
    """Made-up articles, the same for the same seed, no two with one id.

    Args:
        count: how many.
        seed: of the generator.
        kinds: kinds of findings to choose from; naughty strings where there are none.
        terms: ids of the vocabulary to choose from; naughty strings where there are none.
    """
    rng = random.Random(seed)  # noqa: S311  # repeatable chance, no secrets
    ids: set[str] = set()
    while len(ids) < count:
        article = hostile_article(rng, kinds=kinds, terms=terms)
        if article.id not in ids:
            ids.add(article.id)
            yield article


def hostile_article(rng: random.Random, *, kinds: Sequence[str] = (), terms: Sequence[str] = ()) -> Article:
    """One made-up article."""
    en = _paragraphs(rng, "en")
    zh = _paragraphs(rng, "zh")
    headline_en = _headline(rng)
    # A file with neither headline nor text is no article.
    headline_zh = _headline(rng, least=0 if en or zh or headline_en.lines else 1)
    date = dt.date(rng.randint(1946, 2003), rng.randint(1, 12), rng.randint(1, 28))
    page = rng.choice((None, 1, 2, 4, 12))
    anchors = ["headline-en", "headline-zh", *(paragraph.anchor for paragraph in (*en, *zh))]

    def optional() -> str:
        return _text(rng) if rng.random() < 0.4 else ""

    def several(make: Callable[[], object], most: int = 2) -> tuple[object, ...]:
        return tuple(make() for _ in range(rng.randint(0, most)))

    def one_of(choices: Sequence[str]) -> str:
        return rng.choice(choices) if choices else _text(rng)

    def tag(term: str) -> Tag:
        return Tag(term, tuple(anchor for anchor in anchors if rng.random() < 0.3) or (anchors[0],))

    tags = tuple(tag(term) for term in dict.fromkeys(one_of(terms) for _ in range(rng.randint(0, 3))))
    return Article(
        id=make_id(date, page, headline_zh.received or headline_en.received, "".join(part.text for part in zh or en)),
        date=date,
        page=page,
        headline_en=headline_en,
        headline_zh=headline_zh,
        byline=Byline(optional(), optional()),
        section=optional(),
        column=optional(),
        datelines=tuple(
            Dateline(lang, _text(rng), optional(), optional(), rng.choice((None, 1, 31)))
            for lang in get_args(Lang)
            if rng.random() < 0.3
        ),
        en=en,
        zh=zh,
        pairs=_pairs(rng, len(en), len(zh)),
        names=several(lambda: NamePair(_text(rng), _text(rng), optional())),
        sources=tuple(
            Source(f"{number}_{_text(rng)}.txt", _digest(rng), rng.choice(_ENCODINGS))
            for number in range(rng.randint(1, 2))
        ),
        findings=several(lambda: Finding(one_of(kinds), rng.choice(("", *anchors[2:])), optional())),
        tags=tags,
        keywords=several(lambda: _text(rng), 4),
        corrections=several(lambda: Correction(_text(rng), _text(rng), optional(), _text(rng))),
    )


def _text(rng: random.Random) -> str:
    """One naughty text, not empty, without blanks at its ends."""
    while True:
        text = "".join(rng.choice(NAUGHTY) for _ in range(rng.choice((1, 1, 2, 3, 5, 9)))).strip()
        if text:
            return text


def _paragraphs(rng: random.Random, lang: Lang) -> tuple[Paragraph, ...]:
    """None to five paragraphs."""
    return tuple(Paragraph(lang, number, _text(rng)) for number in range(1, rng.choice((0, 1, 2, 3, 5)) + 1))


def _headline(rng: random.Random, least: int = 0) -> Headline:
    """A headline of none to three lines, received as they are or in another form."""
    roles = (get_args(Role)[0], *get_args(Role))
    lines = tuple(HeadlineLine(_text(rng), rng.choice(roles)) for _ in range(rng.randint(least, 3)))
    headline = Headline(lines)
    return Headline(
        lines, rng.choice((headline.text, headline.text, "  ".join(line.text for line in lines), _text(rng)))
    )


def _pairs(rng: random.Random, en: int, zh: int) -> tuple[Pair, ...]:
    """Monotone pairs that hold every paragraph once."""
    pairs: list[Pair] = []
    at_en = at_zh = 0
    while at_en < en or at_zh < zh:
        more_en, more_zh = min(rng.randint(0, 3), en - at_en), min(rng.randint(0, 3), zh - at_zh)
        if more_en or more_zh:
            numbers_en = tuple(range(at_en + 1, at_en + more_en + 1))
            numbers_zh = tuple(range(at_zh + 1, at_zh + more_zh + 1))
            confidence = rng.choice((0.0, 0.07, 0.5, 0.93, 1.0)) if en and zh else 1.0
            pairs.append(Pair(numbers_en, numbers_zh, confidence, rng.random() < 0.2))
        at_en, at_zh = at_en + more_en, at_zh + more_zh
    return tuple(pairs)


def _digest(rng: random.Random) -> str:
    """64 hex digits; sometimes decimal ones alone, which YAML could take for a number."""
    return "".join(rng.choice(rng.choice(("0123456789", "0123456789abcdef", "0e"))) for _ in range(64))
