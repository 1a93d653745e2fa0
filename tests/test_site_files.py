"""Files of a site for programs, held against their formats. All entries are made up."""

import datetime as dt
import json
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import feedparser
import jsonschema
import pytest
import yaml

from duizhao.newspaper import Name, undated
from duizhao.settings import Settings
from duizhao.site_files import Whole, site_files
from duizhao.site_files.sitemap import MOST, sitemap
from made_up import catalogue_of, made_up_entries, make_made_up_entry

URL = "https://example.org/rmrb/"
FULL = Settings(
    site_name="Wells & Co 水井",
    site_url=URL,
    version="2026.1",
    released="2026-11-26",
    keepers=("Li, Ming", "The Society of Wells <&>"),
    licence="CC-BY-4.0",
)
DAY = dt.date(1958, 1, 6)
ENTRIES = [
    make_made_up_entry(1, DAY, headline_en='A < B & "C"\x0c', headline_zh="甲"),
    make_made_up_entry(2, DAY, None, headline_en="", headline_zh=""),
    make_made_up_entry(3, dt.date(1960, 7, 16)),
]
IDS = [entry.id for entry in ENTRIES]
ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWSPAPER = undated(Name("人民日报", "Renmin ribao", "People’s Daily"))
PAGES = {"index.html", "404.html", "1958/01/06/index.html", "guide/käse 1.html"}
SCHEMA = json.loads((Path(__file__).parent / "schemas" / "cff-1.2.0.json").read_text("utf-8"))


def made(
    settings: Settings = FULL, recent: list[tuple[str, str]] | None = None, empty: bool = False
) -> dict[str, bytes]:
    catalogue = catalogue_of([] if empty else ENTRIES)
    recent = [(key, "2026-11-26") for key in IDS] if recent is None else recent
    return dict(site_files(Whole(catalogue, NEWSPAPER, settings, "0" * 16), PAGES, [] if empty else recent))


def parsed(data: bytes) -> ET.Element:
    return ET.fromstring(data)  # noqa: S314 - made by this test


def locations(data: bytes) -> list[str]:
    return [element.text or "" for element in parsed(data).iter(f"{SITEMAP}loc")]


def test_what_there_is_depends_on_what_the_settings_say() -> None:
    named = {"opensearch.xml", "robots.txt", "sitemap.xml"}
    assert made().keys() == {"CITATION.cff", "feed.xml"} | named
    assert made(Settings(site_name="Wells", released="2026-11-26")).keys() == {"CITATION.cff", "feed.xml"}
    assert made(Settings(site_name="Wells")).keys() == {"CITATION.cff"}
    assert made() == made()


def test_the_sitemap_names_every_page_but_the_one_for_what_is_not_there() -> None:
    root = parsed(made()["sitemap.xml"])
    assert root.tag == f"{SITEMAP}urlset"
    assert locations(made()["sitemap.xml"]) == [
        f"{URL}1958/01/06/index.html",
        f"{URL}guide/k%C3%A4se%201.html",
        f"{URL}index.html",
    ]


def test_a_large_sitemap_is_cut_by_year() -> None:
    addresses = [f"{year}/01/{day:02}/index.html" for year in (1957, 1958) for day in range(1, 6)] + ["index.html"]
    files = dict(sitemap(URL, reversed(addresses), most=3))
    assert parsed(files["sitemap.xml"]).tag == f"{SITEMAP}sitemapindex"
    parts = locations(files["sitemap.xml"])
    assert [part.removeprefix(URL) for part in parts] == [
        *("sitemap-1957.xml", "sitemap-1957-2.xml", "sitemap-1958.xml", "sitemap-1958-2.xml"),
        "sitemap-pages.xml",
    ]
    found = [each for part in parts for each in locations(files[part.removeprefix(URL)])]
    assert found == [URL + address for address in addresses]
    assert files.keys() == {"sitemap.xml", *(part.removeprefix(URL) for part in parts)}


def test_one_page_more_rewrites_one_part() -> None:
    addresses = [f"{year}/01/{day:02}/index.html" for year in (1957, 1958) for day in range(1, 6)]
    before, after = dict(sitemap(URL, addresses, 5)), dict(sitemap(URL, [*addresses, "1957/02/01/index.html"], 6))
    assert {name for name in before if after[name] != before[name]} == {"sitemap-1957.xml"}


@pytest.mark.parametrize(("count", "kind"), [(MOST, "urlset"), (MOST + 1, "sitemapindex")])
def test_the_protocol_allows_fifty_thousand(count: int, kind: str) -> None:
    files = dict(sitemap(URL, (f"tags/{number}.html" for number in range(count))))
    assert parsed(files["sitemap.xml"]).tag == SITEMAP + kind
    assert all(len(locations(data)) <= MOST for data in files.values())


def test_robots_may_read_all_and_find_the_sitemap() -> None:
    assert made()["robots.txt"].decode().splitlines() == [
        "User-agent: *",
        "Disallow:",
        "",
        f"Sitemap: {URL}sitemap.xml",
    ]


def test_the_search_is_described_for_browsers() -> None:
    root = parsed(made()["opensearch.xml"])
    space = "{http://a9.com/-/spec/opensearch/1.1/}"
    assert root.tag == f"{space}OpenSearchDescription"
    assert root.findtext(f"{space}ShortName") == FULL.site_name
    url = root.find(f"{space}Url")
    assert url is not None
    assert url.attrib == {"type": "text/html", "template": f"{URL}search.html?q={{searchTerms}}"}
    long = made(Settings(site_name="A" * 40, site_url=URL))["opensearch.xml"]
    assert len(parsed(long).findtext(f"{space}ShortName") or "") == 16


def test_the_feed_is_read_without_complaint() -> None:
    found = feedparser.parse(made()["feed.xml"])
    assert not found.bozo, found.get("bozo_exception")
    assert found.version == "atom10"
    assert (found.feed.title, found.feed.updated) == (FULL.site_name, "2026-11-26T00:00:00Z")
    assert [entry.title for entry in found.entries] == ['A < B & "C"\ufffd 甲', IDS[1], "Headline 3 题3"]
    assert found.entries[0].link == URL + ENTRIES[0].address
    assert found.entries[0].summary == "People’s Daily, 6 January 1958, page 4. 人民日报1958年1月6日第4版"
    assert found.entries[1].summary.endswith("人民日报1958年1月6日版次不明")
    assert [author.name for author in found.feed.authors] == list(FULL.keepers)


def test_entries_keep_their_ids_when_the_site_has_another_name() -> None:
    before, after = (
        parsed(made(replace(FULL, site_name=name))["feed.xml"]).findall(f"{ATOM}entry/{ATOM}id") for name in ("A", "B")
    )
    assert [each.text for each in before] == [each.text for each in after]


def test_the_feed_has_what_rfc_4287_requires() -> None:
    root = parsed(made()["feed.xml"])
    entries = root.findall(f"{ATOM}entry")
    for element in (root, *entries):
        for name in ("id", "title", "updated"):
            assert len(element.findall(ATOM + name)) == 1, name
        assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", element.findtext(f"{ATOM}id") or "")
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", element.findtext(f"{ATOM}updated") or "")
        assert not element.findall(f"{ATOM}published")
    assert len({element.findtext(f"{ATOM}id") for element in (root, *entries)}) == 4
    own = [link.attrib["href"] for link in root.findall(f"{ATOM}link") if link.attrib["rel"] == "self"]
    assert own == [f"{URL}feed.xml"]


def test_an_entry_keeps_its_id_when_the_site_moves_and_links_are_relative_without_an_address() -> None:
    here = feedparser.parse(made()["feed.xml"])
    data = made(Settings(site_name=FULL.site_name, released="2026-11-26"))["feed.xml"]
    nowhere = feedparser.parse(data)
    assert not nowhere.bozo
    assert [entry.id for entry in nowhere.entries] == [entry.id for entry in here.entries]
    assert f'href="{ENTRIES[0].address}"' in data.decode()


def test_the_feed_says_when_each_article_came_and_leaves_out_what_came_without_a_day() -> None:
    found = feedparser.parse(made(recent=[(IDS[2], "2026-12-24"), (IDS[0], ""), (IDS[1], "2026-11-26")])["feed.xml"])
    assert [entry.updated[:10] for entry in found.entries] == ["2026-12-24", "2026-11-26"]
    assert found.feed.updated[:10] == "2026-12-24"


@pytest.mark.parametrize("settings", [FULL, Settings(site_name="Wells")], ids=["full", "least"])
@pytest.mark.parametrize("empty", [False, True])
def test_the_citation_file_is_valid(settings: Settings, empty: bool) -> None:
    said = yaml.safe_load(made(settings, empty=empty)["CITATION.cff"])
    jsonschema.validate(said, SCHEMA, cls=jsonschema.Draft7Validator, format_checker=jsonschema.FormatChecker())


def test_the_citation_file_says_what_the_settings_say() -> None:
    said = yaml.safe_load(made()["CITATION.cff"])
    assert said["authors"] == [{"family-names": "Li", "given-names": "Ming"}, {"name": "The Society of Wells <&>"}]
    assert (said["version"], said["date-released"], said["license"], said["url"]) == (
        "2026.1",
        "2026-11-26",
        "CC-BY-4.0",
        URL,
    )
    assert said["abstract"].startswith("3 articles of People’s Daily 人民日报, 1958-01-06 to 1960-07-16: ")
    assert yaml.safe_load(made(Settings(site_name="Wells"))["CITATION.cff"])["authors"] == [{"name": "Wells"}]


@pytest.mark.parametrize(
    ("expression", "said"),
    [
        ("CC0-1.0", "CC0-1.0"),
        ("MIT OR CC-BY-4.0", ["MIT", "CC-BY-4.0"]),
        ("MIT AND CC-BY-4.0", None),
        ("LicenseRef-Archive", None),
        ("", None),
    ],
)
def test_only_what_the_citation_file_can_say_of_a_licence_is_in_it(expression: str, said: object) -> None:
    made_so = yaml.safe_load(made(replace(FULL, licence=expression))["CITATION.cff"])
    jsonschema.validate(json.loads(json.dumps(made_so, default=str)), SCHEMA, cls=jsonschema.Draft7Validator)
    assert made_so.get("license") == said


def test_the_schema_refuses_what_is_wrong() -> None:
    said = yaml.safe_load(made()["CITATION.cff"]) | {"license": "no such licence"}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(said, SCHEMA, cls=jsonschema.Draft7Validator)


def test_many_articles_make_a_small_feed() -> None:
    entries = list(made_up_entries(2000, dt.date(1958, 1, 1), dt.date(1958, 12, 31)))
    whole = Whole(catalogue_of(entries), NEWSPAPER, FULL, "0" * 16)
    files = dict(site_files(whole, PAGES, [(entry.id, "2026-11-26") for entry in entries[:50]]))
    assert len(feedparser.parse(files["feed.xml"]).entries) == 50
    assert len(files["feed.xml"]) < 30_000
