"""The mould is honest: poured pages are those that MkDocs renders from the records, byte for byte.

The articles are made up and hostile, or the five seeds.
"""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

import pytest

from duizhao.ids import make_id
from duizhao.labels import finding_kinds
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
    Source,
    Tag,
)
from duizhao.pages import Mould, MouldError, tokens
from duizhao.plugin import build_site
from hostile import hostile_articles
from made_up import SEEDS, corpus_of, make_project, read_markup, real_vocabulary

HOSTILE = 320
TERMS = [term.id for term in real_vocabulary()]
# What could break out of a page, be taken for a piece of the mould, or be repaired as if it were the theme's own.
EVERYWHERE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</title></div></main></body></html>",
    "DUIZHAO-SLOT-content-HERE DUIZHAO-SLOT-after-HERE",
    "{{ slot.content }} {{ config }}",
    "{% raw %}{% endblock %}{# #}",
    "<!-- duizhao:summary --> <!-- duizhao:pairs -->",
    '<a href="article:1958-01-06-4-d6305bb6#zh1">a</a>',
    'an input with autocomplete="off" and tabindex="" in it',
    "javascript:alert(1)",
    "wzxhzdk:0 klzzwxh:0001 &amp;lt;script&amp;gt;",
    "{id} {detail} %s {0} \\1 \\g<0>",
    "zh1 en1 zh2 &zh1; <zh1>",
)
# All that a page of the corpus is made of; a hostile text that adds to it has become markup.
ELEMENTS = {
    *("a", "bdi", "body", "br", "code", "dd", "details", "div", "dl", "dt", "figcaption", "figure", "h1", "h2", "head"),
    *("header", "html", "i", "li", "link", "main", "meta", "nav", "ol", "p", "q", "rect", "script", "section"),
    *("small", "span", "summary", "svg", "table", "tbody", "td", "text", "th", "thead", "time", "title", "tr", "ul"),
    *("caption", "cite", "form", "g", "input", "label"),
}
ATTRIBUTES = {
    *("abbr", "action", "name", "type"),
    *(
        "aria-hidden",
        "aria-label",
        "charset",
        "class",
        "content",
        "data-by",
        "data-form",
        "data-id",
        "data-period",
        "data-unit",
        "datetime",
        "height",
    ),
    *("href", "id", "lang", "name", "rel", "role", "scope", "src", "tabindex", "title", "viewbox", "width", "x", "y"),
}


@dataclass(frozen=True)
class Sites:
    """The pages of one corpus by address: articles as poured and as MkDocs renders them, and the lists."""

    poured: dict[str, bytes]
    rendered: dict[str, bytes]
    lists: dict[str, bytes]


def everywhere(number: int, text: str) -> Article:
    """An article that has one text in every field that can hold text, and every finding."""
    headline = Headline((HeadlineLine(text), HeadlineLine(text, "deck")), f"{text}  {text}")
    date = dt.date(1958, 1, 1 + number % 3)
    return Article(
        id=make_id(date, number + 1, text, text),
        date=date,
        page=number + 1,
        headline_en=headline,
        headline_zh=headline,
        byline=Byline(text, text),
        section=text,
        column=text,
        datelines=(Dateline("en", text, text, text, 1), Dateline("zh", text, text, text, 1)),
        en=(Paragraph("en", 1, text), Paragraph("en", 2, text)),
        zh=(Paragraph("zh", 1, text), Paragraph("zh", 2, text)),
        pairs=(Pair((1,), (1,), 0.5), Pair((2,), (2,), 0.25, block=True)),
        names=(NamePair(text, text, text),),
        sources=(Source(text, "0" * 64), Source(f"{text}2", "1" * 64)),
        findings=tuple(Finding(kind, "zh1", text) for kind in finding_kinds()),
        tags=tuple(Tag(term, ("headline-zh", "zh1")) for term in TERMS[:12]),
        keywords=(text, f"{text}2"),
        corrections=(Correction("zh1", text, text, text),),
    )


def is_article(address: str) -> bool:
    return address[:4].isdigit() and not address.endswith("index.html") and "/page-" not in address


def html_of(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*.html")}


def build_both(folder: Path, seeds: Path | None) -> Sites:
    """Build one project twice: poured, and rendered by MkDocs."""
    built = {}
    for render in ("pour", "mkdocs"):
        config = make_project(folder / render, seeds=seeds, render=render, jobs=1, report="mailto:a@b.c?subject={id}")
        build_site(config, folder / f"site-{render}", None, strict=False)
        built[render] = html_of(folder / f"site-{render}")
    assert built["pour"].keys() == built["mkdocs"].keys()
    poured, rendered = ({a: data for a, data in built[way].items() if is_article(a)} for way in ("pour", "mkdocs"))
    lists = {a: data for a, data in built["pour"].items() if not is_article(a) and b"generator" not in data}
    return Sites(poured, rendered, lists)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Sites:
    folder = tmp_path_factory.mktemp("hostile")
    articles = [
        *hostile_articles(HOSTILE, 2, kinds=list(finding_kinds()), terms=TERMS),
        *(everywhere(number, text) for number, text in enumerate(EVERYWHERE)),
    ]
    corpus = corpus_of(articles, folder / "spool", real_vocabulary())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("duizhao.plugin._hooks.read_corpus", lambda *_, **__: corpus)
        return build_both(folder, None)


def test_the_seeds_are_poured_as_mkdocs_renders_them(tmp_path: Path) -> None:
    sites = build_both(tmp_path, SEEDS)
    assert len(sites.poured) == 5
    assert sites.poured == sites.rendered


def test_hostile_articles_are_poured_as_mkdocs_renders_them(hostile: Sites) -> None:
    assert len(hostile.poured) == HOSTILE + len(EVERYWHERE)
    assert [address for address, data in hostile.poured.items() if hostile.rendered[address] != data] == []


@pytest.mark.parametrize("which", ["poured", "rendered", "lists"])
def test_no_text_becomes_markup(hostile: Sites, which: str) -> None:
    pages: dict[str, bytes] = getattr(hostile, which)
    assert len(pages) > 300
    wrong = []
    for address, data in pages.items():
        markup, badly_nested = read_markup(data.decode())
        elements, attributes = {name for name, _ in markup}, {name for _, values in markup for name in values}
        scripts = [values for name, values in markup if name == "script"]
        links = [values["href"] or "" for _, values in markup if "href" in values]
        wrong += [(address, words) for words in badly_nested]
        wrong += [(address, name) for name in (elements - ELEMENTS) | (attributes - ATTRIBUTES)]
        linked = [script for script in scripts if script == {"type": "application/ld+json"}]
        wrong += [
            (address, str(script))
            for script in scripts
            if script not in linked and not (script.get("src") or "").endswith("duizhao/head.js")
        ]
        wrong += [
            (address, link)
            for link in links
            if ":" in link and not link.startswith(("mailto:a@b.c", "http://www.wikidata.org/entity/"))
        ]
        if len(scripts) != (1 if which == "lists" else 2) or sum(name == "h1" for name, _ in markup) != 1:
            wrong.append((address, "scripts and one h1"))
    assert wrong == []


def test_a_mould_without_a_needed_slot_is_refused() -> None:
    html = f"<title>{tokens()['title']}</title>{tokens()['content']}"
    Mould(html, ("title", "content"))
    with pytest.raises(MouldError, match="found none for \\['before'\\]"):
        Mould(html, ("title", "before", "content"))


def test_what_is_poured_is_not_looked_through() -> None:
    mould = Mould("<{title}|{content}|{title}>".format_map(tokens()), ("title", "content"))
    assert mould.pour({"title": tokens()["content"], "content": "\\1 {title}"}) == (
        f"<{tokens()['content']}|\\1 {{title}}|{tokens()['content']}>"
    )


def test_a_template_that_lost_a_slot_publishes_nothing(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    config = make_project(tmp_path / "project", seeds=SEEDS)
    template = tmp_path / "project" / "docs" / "theme" / "templates" / "article.html"
    template.write_text(template.read_text("utf-8").replace("{{ slot.after }}", ""), "utf-8")
    with pytest.raises(SystemExit):  # MkDocs' way to end a build
        build_site(config, tmp_path / "site", None, strict=False)
    assert "found none for ['after']" in caplog.text
    assert not (tmp_path / "site").exists()
