"""The promise on page weight, kept in one table: what stands around the text of each kind of page.

Measured on the five seeds with the site's own settings and a public address. Nothing that grows with the corpus counts: an article's text
and headline, the items of lists, the rows of tables, the lines of a rendering, the bars of charts, the words that call for a term.
"""

import json
import re
import shutil
from html import escape

import pytest

from duizhao.plugin import build_site
from made_up import ROOT, SEEDS, make_project

# Bytes, a little above what was measured when the table was made; the promise for articles is 4,096, metadata included.
BUDGETS = {
    "article": 4090,
    "day": 1450,
    "month": 2000,
    "year": 1650,
    "timeline": 2050,
    "index of tags": 2450,
    "kind of tags": 1700,
    "tag": 2100,
    "index of a facet": 1600,
    "value of a facet": 1350,
    "systems": 2650,
    "system": 2200,
    "report": 1700,
    "kind of finding": 1200,
    "work list": 1500,
    "terms": 2000,
    "renderings of a term": 1600,
}
PROMISE = 4096
KINDS = {
    "article": r"\d{4}/\d\d/\d\d/\d+-[0-9a-f]{8}\.html",
    "day": r"\d{4}/\d\d/\d\d/index\.html",
    "month": r"\d{4}/\d\d/index\.html",
    "year": r"\d{4}/index\.html",
    "timeline": r"timeline\.html",
    "index of tags": r"tags/index\.html",
    "kind of tags": r"tags/kind/[a-z]+\.html",
    "tag": r"tags/[a-z0-9-]+(?<!/index)\.html",
    "index of a facet": r"facets/[a-z-]+/index\.html",
    "value of a facet": r"facets/[a-z-]+/[0-9a-f]{8}\.html",
    "systems": r"systems/index\.html",
    "system": r"systems/[a-z0-9-]+(?<!/index)\.html",
    "report": r"report\.html",
    "kind of finding": r"report/(?!worklist)[a-z-]+\.html",
    "work list": r"report/worklist\.html",
    "terms": r"terms/(?:index|english)\.html",
    "renderings of a term": r"terms/term-[a-z0-9-]+\.html",
}
WRITTEN_BY_HAND = {"index.html", "about.html", "guide/index.html", "404.html"}
_TEXT = re.compile(r'<h1>.*?</h1>|(?<=<div class="text">\n).*?(?=\n</div>\n)', re.DOTALL)
_CITED_BY = re.compile(r'<section class="(?:cited-by|related)">.*?</section>', re.DOTALL)
_ITEMS = re.compile(
    r'(?<=<ol class="articles">).*?(?=</ol>)|(?<=<tbody>).*?(?=</tbody>)|<p class="together">.*?</p>|(?<=<ol class="statements">).*?(?=</ol>)|<dl class="facts">.*?</dl>|<section>.*?</section>|<svg class="timeline".*?</svg>|(?<=search\.html\?q=)[^"]*',
    re.DOTALL,
)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("budget")
    site = folder / "site"
    config = make_project(folder / "project", seeds=SEEDS, jobs=1)
    shutil.copy(ROOT / "corpus" / "renderings.json", folder / "project" / "corpus")
    config.write_text(f"{config.read_text('utf-8')}\nsite_url: https://example.org/corpus/\n", "utf-8")
    build_site(config, site, None, strict=False)
    found = {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in site.rglob("*.html")}
    return {address: html for address, html in found.items() if address not in WRITTEN_BY_HAND}


def frame(kind: str, html: str) -> int:
    """Bytes of a page without what its kind is there to show.

    For an article its text, its headline wherever it stands, and the lists of systems that rest on it and of related articles.
    """
    if kind != "article":
        return len(_ITEMS.sub("", html).encode())
    bare = _CITED_BY.sub("", _TEXT.sub("", html))
    for words in sorted(headlines(html), key=len, reverse=True):
        bare = re.sub(re.escape(words), "", bare, flags=re.IGNORECASE)
    return len(bare.encode())


def headlines(html: str) -> set[str]:
    """The headline in characters, in Pinyin and in English, as the metadata has it."""
    linked = json.loads(html.split('<script type="application/ld+json">')[1].split("</script>", maxsplit=1)[0])
    zh, en = linked["headline"], escape(linked["workTranslation"]["headline"])
    whole = html.split('<meta name="citation_title" content="')[1].split('">', maxsplit=1)[0]
    return {zh, en, whole.partition(zh)[0].strip()}


def kind_of(address: str) -> str:
    return next(kind for kind, form in KINDS.items() if re.fullmatch(form, address))


def test_every_page_is_of_one_kind_in_the_table(pages: dict[str, str]) -> None:
    assert {kind_of(address) for address in pages} == BUDGETS.keys() == KINDS.keys()
    for address in pages:
        assert sum(bool(re.fullmatch(form, address)) for form in KINDS.values()) == 1, address


@pytest.mark.parametrize("kind", BUDGETS)
def test_the_frame_stays_under_its_budget(pages: dict[str, str], kind: str) -> None:
    frames = {address: frame(kind, html) for address, html in pages.items() if kind_of(address) == kind}
    assert frames
    assert {address: size for address, size in frames.items() if size > BUDGETS[kind]} == {}


def test_what_is_taken_away_is_there(pages: dict[str, str]) -> None:
    articles = {address: html for address, html in pages.items() if kind_of(address) == "article"}
    assert len(articles) == 5
    for html in articles.values():
        headline, text = _TEXT.findall(html)
        assert headline.startswith("<h1><span lang=")
        assert text.startswith('<div class="pair"><p id="')
        assert text.endswith("</p></div>")


def test_an_article_page_sends_its_text_once(pages: dict[str, str]) -> None:
    html = pages["1958/02/10/5-ca0cc8dc.html"]
    body = html.split("<h1>")[1]
    assert body.count("在生产中同群众打成一片") == 5  # the headline, two citations, two paragraphs that hold it
    assert html.count("厂矿企业里工人群众的主要活动是生产活动") == 1


def test_an_article_page_names_the_feed_and_its_own_address(pages: dict[str, str]) -> None:
    head = pages["1958/02/10/5-ca0cc8dc.html"].split("</head>")[0]
    assert '<link rel="alternate" type="application/atom+xml" href="../../../feed.xml">' in head
    assert '<link rel="canonical cite-as" href="https://example.org/corpus/1958/02/10/5-ca0cc8dc.html">' in head


def test_no_budget_breaks_the_promise() -> None:
    assert max(BUDGETS.values()) <= PROMISE
