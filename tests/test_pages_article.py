"""The page of one made-up article: what it says, what it leaves out, and where its links lead."""

import datetime as dt
import json
from dataclasses import replace
from html import unescape

import pytest

from duizhao.labels import finding_kinds, label
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
from duizhao.pages import Page, Surroundings, article_page
from duizhao.pages._addresses import facet_address
from duizhao.pages.article_foot import Neighbours
from duizhao.settings import Settings
from made_up import cite, make_made_up_entry, make_vocabulary, targets

DAY = dt.date(1958, 1, 6)
ARTICLE = Article(
    id="1958-01-06-4-00000000",
    date=DAY,
    page=4,
    headline_en=Headline((HeadlineLine("First Line"), HeadlineLine("Second Line")), "First Line: Second Line"),
    headline_zh=Headline((HeadlineLine("题一"), HeadlineLine("题二")), "题一  题二"),
    byline=Byline("Jing Yu", "静宇"),
    section="国际",
    column="小统计",
    datelines=(Dateline("en", "Xinhua, Nanchang", "Xinhua"), Dateline("zh", "新华社南昌5日电", "新华社", "南昌", 5)),
    en=(Paragraph("en", 1, "One."), Paragraph("en", 2, "Two.")),
    zh=(Paragraph("zh", 1, "一。"),),
    pairs=(Pair((1, 2), (1,), 0.5),),
    sources=(Source("a.txt", "0" * 64),),
)
SETTINGS = Settings(original="An archive.", translation="A machine.", rights_original="None stated.")


def made(settings: Settings = SETTINGS, neighbours: Neighbours = Neighbours(), **values: object) -> Page:  # noqa: B008  # frozen
    article = replace(ARTICLE, **values)  # type: ignore[arg-type]
    return article_page(article, Surroundings(neighbours), make_vocabulary(14), settings, cite(article))


@pytest.mark.parametrize(
    ("byline", "kind"),
    [(Byline("Jing Yu", "静宇"), "Person"), (Byline("Commentator of this newspaper", "本报评论员"), "Organization")],
)
def test_json_ld_tells_persons_from_bodies(byline: Byline, kind: str) -> None:
    linked = json.loads(made(byline=byline).head.split('<script type="application/ld+json">')[1].split("</script>")[0])
    assert [author["@type"] for author in linked["author"]] == [kind]


def test_headlines_keep_their_lines() -> None:
    page = made()
    assert '<span lang="en">First Line<br>Second Line</span> <span lang="zh">题一<br>题二</span>' in page.before
    assert page.title == "First Line Second Line · 6 January 1958"


def test_a_long_headline_is_cut_in_the_title_alone() -> None:
    long = "Long " * 60
    page = made(headline_en=Headline((HeadlineLine(long),), long))
    assert len(page.title) < 110
    assert long in page.before


def test_an_article_without_headline_has_a_heading() -> None:
    page = made(headline_en=Headline(), headline_zh=Headline())
    assert label("untitled").en in page.before
    assert page.title.startswith(label("untitled").en)


def test_where_it_stands() -> None:
    assert list(targets(made()))[:3] == ["1958/index.html", "1958/01/index.html", "1958/01/06/index.html#p4"]
    unknown = made(page=None)
    assert "1958/01/06/index.html#p0" in targets(unknown)
    assert label("page-unknown").en in unknown.before


def test_section_column_and_agency_lead_to_their_facets() -> None:
    links = list(targets(made()))
    assert {facet_address("section", "国际"), facet_address("column", "小统计")} <= {*links}
    assert facet_address("agency", "新华社") in links
    assert facet_address("agency", "Xinhua") not in links


def test_pairs_number_every_paragraph() -> None:
    assert made().content == (
        '<div class="pair" role="group" aria-label="en1–en2 zh1"><p id="en1" lang="en"><a href="#en1">1</a>One.</p>'
        '<p id="en2" lang="en"><a href="#en2">2</a>Two.</p><p id="zh1" lang="zh"><a href="#zh1">1</a>一。</p></div>'
    )


def test_pairs_of_equal_numbers_and_of_one_language_need_no_name() -> None:
    assert "aria-label" not in made(pairs=(Pair((1,), (1,)), Pair((2,), ()))).content.partition("\n")[0]
    assert "aria-label" not in made(zh=(), pairs=(Pair((1,), ()), Pair((2,), ()))).content


def test_the_gravest_finding_comes_first_and_paragraphs_are_links() -> None:
    findings = (
        Finding("byline-variant", "byline-en", "J. Yu"),
        Finding("lost-character", "zh1", "？"),
        Finding("weak-pair", "en1", "en1, zh1"),
    )
    before = made(findings=findings).before
    assert [part[0] for part in before.split('<li class="w')[1:]] == ["3", "2", "1"]
    assert 'en1</a>, <a href="#zh1">zh1</a>' in before
    assert before.count('href="#en1"') == 1  # said once for both languages
    assert label("findings").en in before
    assert label("findings").en not in made().before


def test_no_original_is_said_with_its_date() -> None:
    before = made(zh=(), pairs=(Pair((1,), ()), Pair((2,), ())), findings=(Finding("no-original"),)).before
    assert "the printed issue of 6 January 1958 was not consulted" in before
    assert "1958年1月6日" in before


@pytest.mark.parametrize("kind", finding_kinds())
def test_every_kind_of_finding_can_be_said(kind: str) -> None:
    words = made(findings=(Finding(kind, "zh1", "{x} <y>"),)).before
    assert "<y>" not in words
    assert ("{x} <y>" in unescape(words)) == ("{detail}" in finding_kinds()[kind].words.en)


def test_four_tags_are_shown_and_the_others_counted() -> None:
    tags = [Tag(f"term-{number}", ("en1",) if number else ("headline-zh",)) for number in range(11)]
    after = made(tags=(*tags[1:], tags[0], Tag("unknown", ("en1",)))).after
    assert after.count("tags/term-") == 4
    assert after.index("term-0.html") < after.index("term-1.html")
    assert label("more-tags").fill(count=7).en in after


def test_corrections_keywords_and_names_are_shown_where_there_are_any() -> None:
    after = made(
        corrections=(Correction("zh1", "二", "一", "So printed."),),
        keywords=("党群", "关系"),
        names=(NamePair("静宇", "Jing Yu", "People"),),
    ).after
    assert "zh1: “一” for “二”: So printed." in after
    assert "党群 · 关系" in after
    assert 'Jing Yu <i lang="zh">静宇</i>' in after
    plain = made().after
    for key in ("corrected", "keywords", "names-list"):
        assert label(key).en in unescape(after)
        assert label(key).en not in unescape(plain)


def test_provenance_of_what_there_is() -> None:
    both = made().after
    assert f"a.txt <code>{'0' * 16}</code>" in both
    assert "<br>An archive.<br>" in both
    assert "<br>A machine.<br>None stated.<br>" in both
    english = made(zh=(), headline_zh=Headline(), pairs=(Pair((1,), ()), Pair((2,), ()))).after
    assert "An archive." not in english
    chinese = made(en=(), headline_en=Headline(), pairs=(Pair((), (1,)),)).after
    assert "A machine." not in chinese


def test_neighbours_and_what_they_are_called() -> None:
    zh_only = make_made_up_entry(1, DAY, headline_en="")
    last = make_made_up_entry(2, DAY, headline_en="Long " * 40)
    after = made(neighbours=Neighbours(zh_only, last)).after
    assert f'<a rel="prev" href="{zh_only.address.rpartition("/")[2]}">← <i lang="zh">题1</i></a>' in after
    assert f">{'Long ' * 7}Long… →</a>" in after
    assert "neighbours" not in made().after
