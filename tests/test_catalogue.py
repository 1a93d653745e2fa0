"""The catalogue: order of reading, one article of several seeds, and newcomers that clash."""

import datetime as dt
import pickle
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from duizhao.catalogue import (
    Catalogue,
    Entry,
    Location,
    Rejected,
    build_catalogue,
    make_entry,
    sharing,
    source_facets,
)
from duizhao.model import Article, Byline, Dateline, Finding, Headline, HeadlineLine, Paragraph, Source, Tag
from made_up import catalogue_of, make_made_up_entry

DAY = dt.date(1958, 1, 6)
FIRST = make_made_up_entry(1, DAY, sources=(Source("m.txt", "1" * 64),))
NAMES = st.lists(st.text("abz0", min_size=1, max_size=3), min_size=1, max_size=6, unique=True)


def renamed(name: str, entry: Entry = FIRST) -> Entry:
    return replace(entry, sources=(Source(name, "2" * 64),))


def other_text(name: str) -> Entry:
    return replace(renamed(name), text_digest="f" * 32)


@given(NAMES)
def test_seeds_of_one_text_are_one_article_with_several_sources_and_a_finding(names: list[str]) -> None:
    catalogue = catalogue_of(renamed(name) for name in names)
    (entry,) = catalogue.entries
    assert [source.file for source in entry.sources] == sorted(names)
    assert catalogue.rejected == ()
    found = (Finding("duplicate-seed", detail=", ".join(sorted(names))),) if len(names) > 1 else ()
    assert entry.findings == found


@given(NAMES, st.data())
def test_a_clash_stops_every_newcomer_by_name_whatever_the_names(names: list[str], data: st.DataObject) -> None:
    published = data.draw(st.sampled_from(names))
    made = [FIRST if name == published else other_text(name) for name in names]
    made = [replace(entry, sources=(Source(name, "1" * 64),)) for entry, name in zip(made, names, strict=True)]
    catalogue = build_catalogue(made, [], {FIRST.id: frozenset({published})})
    (entry,) = catalogue.entries
    assert (entry.file, entry.text_digest) == (published, FIRST.text_digest)
    assert {rejected.file for rejected in catalogue.rejected} == {*names} - {published}
    for rejected in catalogue.rejected:
        assert rejected.message.startswith(f"{rejected.file}: expected an article id of its own")
        assert f"{FIRST.id}, which {published} has" in rejected.message
        assert f"(source: {rejected.file}, place: id)" in rejected.message


def test_without_a_record_the_first_name_keeps_the_id() -> None:
    catalogue = catalogue_of([other_text("b.txt"), renamed("a.txt"), renamed("c.txt")])
    assert [source.file for source in catalogue.entries[0].sources] == ["a.txt", "c.txt"]
    assert [rejected.file for rejected in catalogue.rejected] == ["b.txt"]


def test_a_record_of_several_sources_keeps_the_id_for_all_of_them() -> None:
    published = {FIRST.id: frozenset({"x.txt", "z.txt"})}
    catalogue = build_catalogue([other_text("a.txt"), renamed("z.txt"), renamed("x.txt")], [], published)
    assert [source.file for source in catalogue.entries[0].sources] == ["x.txt", "z.txt"]
    assert [rejected.file for rejected in catalogue.rejected] == ["a.txt"]


@given(st.permutations(range(8)))
def test_the_order_of_reading_is_date_page_file(order: list[int]) -> None:
    made = [
        make_made_up_entry(number, date, page)
        for number, (date, page) in enumerate(
            [(DAY, 1), (DAY, 1), (DAY, 2), (DAY, 10), (DAY, None), *[(DAY + dt.timedelta(1), page) for page in (1, 4)]]
        )
    ]
    made.insert(0, make_made_up_entry(9, DAY - dt.timedelta(1), None))
    assert catalogue_of(made[index] for index in order).entries == tuple(made)


@given(st.lists(st.dates(dt.date(1958, 1, 1), dt.date(1958, 1, 9)), max_size=20), st.dates(), st.dates())
def test_between_two_days(dates: list[dt.date], first: dt.date, last: dt.date) -> None:
    catalogue = catalogue_of(make_made_up_entry(number, date) for number, date in enumerate(dates))
    for start, end in ((first, last), (dt.date(1958, 1, 3), dt.date(1958, 1, 5))):
        wanted = tuple(entry for entry in catalogue.entries if start <= entry.date <= end)
        assert catalogue.between(start, end) == wanted
    assert tuple(entry for _, issue in catalogue.issues() for entry in issue) == catalogue.entries
    assert [day for day, _ in catalogue.issues()] == sorted(set(dates))


def test_entries_by_tag_and_facet_are_in_order() -> None:
    made = [
        make_made_up_entry(number, DAY, page, tags=("b", "a")[:page], facets=(("section", "国际"),))
        for number, page in enumerate((3, 1, 2))
    ]
    catalogue = catalogue_of(made)
    assert [entry.page for entry in catalogue.by_term["a"]] == [2, 3]
    assert [entry.page for entry in catalogue.by_facet["section", "国际"]] == [1, 2, 3]
    assert catalogue.by_id[made[0].id] is made[0]


def test_known_bad_files_are_not_unexpected() -> None:
    bad, known = Rejected("b.txt", "b.txt: bad"), Rejected("a.txt", "a.txt: bad", "The archive holds no better copy.")
    catalogue = Catalogue(rejected=(known, bad))
    assert catalogue.unexpected == (bad,)


def test_the_entry_says_what_the_article_does() -> None:
    article = Article(
        id="1958-01-06-4-00000000",
        date=DAY,
        page=4,
        headline_en=Headline((HeadlineLine("A"), HeadlineLine("B")), "A: B"),
        byline=Byline("Jing Yu", "静宇"),
        section="国际",
        datelines=(Dateline("en", "Xinhua, Nanchang", "Xinhua", "Nanchang"), Dateline("zh", "新华社电", "新华社")),
        en=(Paragraph("en", 1, "One."),),
        tags=(Tag("mass-line", ("en1",)),),
        sources=(Source("a.txt", "0" * 64),),
    )
    entry = make_entry(article, Location(3, 99))
    assert (entry.headline_en, entry.headline_zh, entry.en_count, entry.zh_count) == ("A B", "", 1, 0)
    assert (
        entry.facets == source_facets(article) == (("section", "国际"), ("agency", "新华社"), ("agency-en", "Xinhua"))
    )
    assert (entry.tags, entry.address) == (("mass-line",), "1958/01/06/4-00000000.html")
    assert entry == make_entry(article, Location(0, 0))
    only_english = replace(article, section="", datelines=article.datelines[:1])
    assert source_facets(only_english) == (("agency", "Xinhua"), ("dateline-place", "Nanchang"))


def test_what_entries_have_in_common_is_one_value_also_when_they_come_back_from_a_file() -> None:
    articles = [
        Article(
            f"1958-01-06-4-0000000{number}",
            dt.date(1958, 1, 6),
            4,
            byline=Byline("Jing Yu", "静宇"),
            section="国际",
            findings=(Finding("unit-missing", "zh8", "zh8 里"),),
            sources=(Source(f"{number}.txt", ""),),
        )
        for number in range(3)
    ]
    places = [Location(number, 0) for number in range(3)]
    made = sharing(map(make_entry, articles, places))
    assert made == tuple(map(make_entry, articles, places))
    for entries in (made, pickle.loads(pickle.dumps(made))):  # noqa: S301 - written here
        for part in ("date", "byline", "facets", "findings"):
            assert len({id(getattr(entry, part)) for entry in entries}) == 1, part


def test_the_text_digest_differs_with_headline_or_text_alone() -> None:
    article = Article("1958-01-06-4-00000000", DAY, 4, zh=(Paragraph("zh", 1, "甲乙"),), sources=(Source("a", ""),))
    digest = make_entry(article, Location(0, 0)).text_digest
    others = (
        replace(article, headline_zh=Headline((), "题")),
        replace(article, zh=(Paragraph("zh", 1, "甲"), Paragraph("zh", 2, "乙"))),
        replace(article, zh=(), en=(Paragraph("en", 1, "ab"),)),
    )
    digests = {make_entry(other, Location(0, 0)).text_digest for other in others}
    assert len(digests | {digest}) == 4
    assert make_entry(replace(article, byline=Byline("a"), page=5), Location(0, 0)).text_digest == digest
