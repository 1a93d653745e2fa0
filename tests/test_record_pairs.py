"""Python-Markdown makes of a record what a poured page has, byte for byte, whatever other extensions are on."""

import dataclasses
import datetime as dt
import html
import re

import pytest
from hypothesis import given, settings
from markdown import Markdown
from mkdocs.utils.meta import get_data

from duizhao.errors import RecordError
from duizhao.model import Article, Pair, Paragraph
from duizhao.pages.pairs import pairs_html
from duizhao.record import PairsExtension, write_record
from hostile import articles, hostile_articles

MATERIAL = [
    "tables", "attr_list", "md_in_html", "admonition", "toc", "footnotes", "def_list", "abbr",
    "pymdownx.superfences", "pymdownx.details",
]  # fmt: skip
OTHERS = [
    "meta", "smarty", "sane_lists", "nl2br", "wikilinks", "pymdownx.arithmatex", "pymdownx.betterem", "pymdownx.caret",
    "pymdownx.critic", "pymdownx.emoji", "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.keys",
    "pymdownx.magiclink", "pymdownx.mark", "pymdownx.smartsymbols", "pymdownx.snippets", "pymdownx.tabbed",
    "pymdownx.tasklist", "pymdownx.tilde", "pymdownx.blocks.admonition", "pymdownx.blocks.html",
]  # fmt: skip
SETS = {"plain": [], "material": MATERIAL, "all": [*MATERIAL, *OTHERS]}
ARTICLE = Article(
    "1958-01-06-4-3fa9c27e",
    dt.date(1958, 1, 6),
    4,
    en=(Paragraph("en", 1, "A & <b>B</b> &lt; *c*"), Paragraph("en", 2, "D"), Paragraph("en", 3, '"E"')),
    zh=(Paragraph("zh", 1, "甲　乙"), Paragraph("zh", 2, "丙")),
    pairs=(Pair((1,), (1,)), Pair((2, 3), (), block=True), Pair((), (2,))),
)
_EMPTY_PAIR = re.compile(
    r'(<div class="pair(?: block)?"(?: role="group" aria-label="(?:(?:en|zh)\d+[ –]?)+(?:, no counterpart 无对应段落)?")?></div>)?'
)
HTML = (
    '<div class="pair"><p id="en1" lang="en"><a href="#en1">1</a>A &amp; &lt;b&gt;B&lt;/b&gt; &amp;lt; *c*</p>'
    '<p id="zh1" lang="zh"><a href="#zh1">1</a>甲　乙</p></div>\n'
    '<div class="pair block" role="group" aria-label="en2–en3, no counterpart 无对应段落"><p id="en2" lang="en"><a href="#en2">2</a>D</p>'
    '<p id="en3" lang="en"><a href="#en3">3</a>"E"</p></div>\n'
    '<div class="pair" role="group" aria-label="zh2, no counterpart 无对应段落"><p id="zh2" lang="zh"><a href="#zh2">2</a>丙</p></div>'
)


@pytest.fixture(scope="module", params=list(SETS))
def markdown(request: pytest.FixtureRequest) -> Markdown:
    return Markdown(extensions=[*SETS[request.param], PairsExtension()])


def body(article: Article) -> str:
    """What MkDocs hands to Python-Markdown."""
    text, _ = get_data(write_record(article, ""))
    return text


def test_the_form_of_pairs(markdown: Markdown) -> None:
    assert pairs_html(ARTICLE) == HTML
    assert markdown.reset().convert(body(ARTICLE)) == HTML


def test_no_text_no_pairs(markdown: Markdown) -> None:
    empty = dataclasses.replace(ARTICLE, en=(), zh=(), pairs=())
    assert pairs_html(empty) == ""
    assert markdown.reset().convert(body(empty)) == ""


def test_hostile_articles_are_poured_as_rendered(markdown: Markdown) -> None:
    for article in hostile_articles(600, seed=3):
        assert markdown.reset().convert(body(article)) == pairs_html(article)


@settings(max_examples=50)
@given(article=articles())
def test_any_article_is_poured_as_rendered(markdown: Markdown, article: Article) -> None:
    assert markdown.reset().convert(body(article)) == pairs_html(article)


def test_html_holds_every_paragraph_once_and_nothing_else() -> None:
    paragraph = re.compile(r'<p id="([a-z]+\d+)" lang="(en|zh)"><a href="#\1">(\d+)</a>([^<>]*)</p>')
    for article in hostile_articles(300, seed=4):
        found = paragraph.findall(pairs_html(article))
        rest = paragraph.sub("", pairs_html(article))
        # html.unescape knows more entities than ours; in the text every ampersand is one of ours.
        said = {anchor: (lang, int(number), html.unescape(text)) for anchor, lang, number, text in found}
        assert said == {p.anchor: (p.lang, p.number, p.text) for p in article.paragraphs()}
        assert len(found) == len(said)
        assert all(map(_EMPTY_PAIR.fullmatch, rest.split("\n")))


@pytest.mark.parametrize(
    "page",
    [
        "# About\n\nA paragraph.\n\n> A quotation.",
        "<!-- no Chinese -->\n\n> A quotation.",
        "",
        "<div>a</div>",
        "> A quotation.",
    ],
)
def test_other_pages_stay_as_they_are(markdown: Markdown, page: str) -> None:
    without = Markdown(extensions=[name for name in SETS["material"] if "toc" in name])
    with_pairs = Markdown(extensions=["toc", PairsExtension()])
    assert with_pairs.convert(page) == without.convert(page)
    assert 'class="pair' not in markdown.reset().convert(page)


@pytest.mark.parametrize("wrong", ["# a", "> a", "a", "<!-- what -->", "- a", "> # a", "<!-- no Chinese -->\n\na"])
def test_a_record_that_is_none_is_refused(markdown: Markdown, wrong: str) -> None:
    with pytest.raises(RecordError):
        markdown.reset().convert(f"{body(ARTICLE)}\n{wrong}\n")
