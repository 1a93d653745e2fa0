"""The search engine of the page, run in Node over files: exact on every contract case and under a scan, and honest in failure."""

import json
import math
import re
import string
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from article_units import units
from duizhao.folding import fold, fold_table
from duizhao.search import concordance
from duizhao.search.building import Sizing
from duizhao.search.evaluate import search_index
from duizhao.search.query import QueryError, parse_query
from duizhao.search.reader import SearchIndex
from duizhao.search.volumes import FORMAT
from duizhao.store import site_reader
from search_contract import load_contract, plain_article
from search_sample import SMALL, Sample, chance_queries, make_sample, run_node, scanned, sessions, synthetic_articles

EVERYTHING = 1_000_000
QUICK = {"patience": 1_000, "waits": []}
"""Time enough for a file on a busy machine, and no second try."""


@pytest.fixture(scope="module")
def contract(tmp_path_factory: pytest.TempPathFactory) -> tuple[Sample, dict[str, Any]]:
    values = load_contract()
    articles = [plain_article(article) for article in values["articles"]]
    sizing = Sizing(articles=8, limits=SMALL.limits)
    return make_sample(tmp_path_factory.mktemp("contract"), articles, sizing, values["labels"]), values


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    return make_sample(tmp_path_factory.mktemp("sample"), synthetic_articles(130, 1))


def open_index(folder: Path) -> SearchIndex:
    def read(name: str) -> bytes | None:
        path = folder / "search" / name
        return path.read_bytes() if path.is_file() else None

    return SearchIndex(read)


def search(text: str, **fields: Any) -> dict[str, Any]:
    return {"type": "search", "text": text, "limit": EVERYTHING, **fields}


def last_answers(folder: Path, requests: list[dict[str, Any]], **session: Any) -> list[dict[str, Any]]:
    """The last answer to each request."""
    [done] = sessions({"folder": str(folder), "requests": requests, **session})
    return [asked["answers"][-1] for asked in done["results"][1:]]


def only(folder: Path, text: str, **session: Any) -> dict[str, Any]:
    [answer] = last_answers(folder, [search(text)], **session)
    return answer


def expected_hits(sample: Sample, case: dict[str, Any]) -> Iterator[dict[str, Any]]:
    names = {article.id: [unit.name for unit in units(article)] for article in sample.articles}
    for hit in case["hits"]:
        counts = Counter(names[hit["id"]][unit] for unit, _, _ in hit["spans"])
        listed = [{"unit": unit, "occurrences": count} for unit, count in counts.items()]
        yield {"id": hit["id"], "occurrences": len(hit["spans"]), "units": listed}


def hits_of(answer: dict[str, Any]) -> list[dict[str, Any]]:
    return [{key: hit[key] for key in ("id", "occurrences", "units")} for hit in answer["hits"]]


def forms_of(answer: dict[str, Any]) -> dict[str, dict[str, int]]:
    """Forms of the words that are counted, not of those under `-` alone."""
    counted = [each for each in answer["forms"] if not each.get("excluded")]
    return {each["word"]: {form["form"]: form["occurrences"] for form in each["forms"]} for each in counted}


def test_every_contract_case_is_answered_exactly(contract: tuple[Sample, dict[str, Any]]) -> None:
    corpus, values = contract
    pages = {article.id: article.page or 0 for article in corpus.articles}
    cases = [case for case in values["cases"] if "error" not in case]
    assert len(cases) > 100
    asked = [search(case["query"], without=case["without"]) for case in cases]
    for case, answer in zip(cases, last_answers(corpus.folder, asked), strict=True):
        about = (case["query"], answer)
        assert answer.get("final"), about
        assert answer["totals"] == case["totals"], about
        assert hits_of(answer) == list(expected_hits(corpus, case)), about
        assert [hit["page"] for hit in answer["hits"]] == [pages[hit["id"]] for hit in answer["hits"]], about
        used = {word: {form: count for form, count in forms.items() if count} for word, forms in case["forms"].items()}
        excluded = [each for each in answer["forms"] if each.get("excluded")]
        assert not any(form["occurrences"] for each in excluded for form in each["forms"]), about
        assert {word: forms for word, forms in forms_of(answer).items() if forms} == {
            word: forms for word, forms in used.items() if forms
        }, about


def test_forms_of_words_under_minus_and_of_compared_queries_are_listed(contract: tuple[Sample, dict[str, Any]]) -> None:
    corpus, _ = contract
    answer = only(corpus.folder, "党 -masses ; unite")
    forms = [{"form": "mass", "occurrences": 0}, {"form": "masses", "occurrences": 0}]
    assert answer["forms"] == [{"word": "masses", "forms": forms, "excluded": True}]
    [other] = answer["others"]
    assert other["forms"] == only(corpus.folder, "unite")["forms"]
    assert len(other["forms"][0]["forms"]) > 1


@pytest.mark.parametrize("text", ["党 | mass | 土改", "agency:新*", "群众 lang:zh"])
def test_a_facet_counts_what_its_click_finds(text: str, contract: tuple[Sample, dict[str, Any]]) -> None:
    corpus, _ = contract
    facets = last_answers(corpus.folder, [search(text), {"type": "facets"}])[1]["facets"]
    clicks = [
        (name, value, count) for name, values in facets.items() for value, count in values if '"' not in str(value)
    ]
    asked = [
        search(f'({text}) {name}:"{value}"' if "lang:" not in text else f'{text} {name}:"{value}"')
        for name, value, _ in clicks
    ]
    found = [answer["totals"]["articles"] for answer in last_answers(corpus.folder, asked)]
    assert found == [count for _, _, count in clicks]
    assert len(clicks) > 4


def test_values_that_fold_alike_are_one_facet(contract: tuple[Sample, dict[str, Any]]) -> None:
    corpus, _ = contract
    facets = last_answers(corpus.folder, [search("土改"), {"type": "facets"}])[1]["facets"]
    assert facets["agency"] == [["Xinhua News Agency", 1], ["新華社", 1], ["本报", 1]]
    facets = last_answers(corpus.folder, [search("agency:新华社"), {"type": "facets"}])[1]["facets"]
    assert ["新华社", 4] in facets["agency"]
    assert "新華社" not in dict(facets["agency"])


def test_orders_of_every_contract_case(contract: tuple[Sample, dict[str, Any]]) -> None:
    corpus, values = contract
    order = {article.id: number for number, article in enumerate(corpus.articles)}
    cases = [case for case in values["cases"] if "error" not in case]
    newest = last_answers(
        corpus.folder, [search(case["query"], without=case["without"], sort="newest") for case in cases]
    )
    relevant = [search(case["query"], without=case["without"], sort="relevance") for case in cases]
    for case, back, ranked in zip(cases, newest, last_answers(corpus.folder, relevant), strict=True):
        assert [hit["id"] for hit in back["hits"]] == [hit["id"] for hit in reversed(case["hits"])], case["query"]
        best = sorted(case["hits"], key=lambda hit: (-hit["score"], order[hit["id"]]))
        assert [hit["id"] for hit in ranked["hits"]] == [hit["id"] for hit in best], case["query"]
        assert ranked["totals"] == back["totals"] == case["totals"]
        for hit, wanted in zip(ranked["hits"], best, strict=True):
            assert math.isclose(hit["score"], wanted["score"], abs_tol=2e-6), case["query"]


def test_lines_from_the_pages_are_as_many_as_the_occurrences(contract: tuple[Sample, dict[str, Any]]) -> None:
    corpus, values = contract
    cases = [case for case in values["cases"] if "error" not in case]
    requests = [each for case in cases for each in (search(case["query"], without=case["without"]), {"type": "all"})]
    [done] = sessions({"folder": str(corpus.folder), "requests": requests})
    for case, asked in zip(cases, done["results"][2::2], strict=True):
        answers = asked["answers"]
        assert answers[-1] == {
            "type": "lines",
            "articles": [],
            "lines": [],
            "done": len(case["hits"]),
            "all": len(case["hits"]),
            "final": True,
        }
        lines = [(line["article"], line["unit"]) for answer in answers for line in answer["lines"]]
        expected = [
            (hit["id"], unit["unit"])
            for hit in expected_hits(corpus, case)
            for unit in hit["units"]
            for _ in range(unit["occurrences"])
        ]
        assert Counter(lines) == Counter(expected), case["query"]
        assert [article for answer in answers for article in answer["articles"]] == [hit["id"] for hit in case["hits"]]


def test_both_clients_cite_a_line_as_its_page_cites_that_work(contract: tuple[Sample, dict[str, Any]]) -> None:
    corpus, _ = contract
    for query in ("党", "mass", "in:headline 群众"):
        [done] = sessions({"folder": str(corpus.folder), "requests": [search(query), {"type": "all"}]})
        read = [line for answer in done["results"][2]["answers"] for line in answer["lines"]]
        lines = [*concordance.search(site_reader(corpus.folder), query).lines]
        assert lines
        assert all(line.citation for line in lines)
        assert Counter((line["article"], line["unit"], line["hit"], line["citation"]) for line in read) == Counter(
            (line.article, line.unit, line.hit, line.citation) for line in lines
        )


def test_chance_queries_equal_a_scan(sample: Sample) -> None:
    queries = chance_queries(sample, 150, 3)
    wanted = scanned(sample, queries)
    answers = last_answers(sample.folder, [search(query) for query in queries])
    assert sum(bool(want.get("hits")) for want in wanted) > len(queries) / 4
    for query, want, answer in zip(queries, wanted, answers, strict=True):
        if "error" in want:
            assert (answer["kind"], answer["code"], answer["at"]) == ("query", want["error"], want["at"]), query
        else:
            assert (answer["totals"], hits_of(answer)) == (want["totals"], want["hits"]), query


def test_first_hits_of_a_frequent_word_need_less_than_the_totals(sample: Sample) -> None:
    [done] = sessions(
        {"folder": str(sample.folder), "requests": [search("the", limit=10), search("the", limit=10, sort="newest")]}
    )
    for asked in done["results"][1:]:
        assert asked["first"] < asked["bytes"] or asked is done["results"][2]
        assert len(asked["answers"][-1]["hits"]) == 10
    first = next(answer for answer in done["results"][1]["answers"] if len(answer["hits"]) == 10)
    assert not first["final"]
    assert first["totals"]["articles"] < done["results"][1]["answers"][-1]["totals"]["articles"]


def test_until_the_first_hits_stand_nothing_is_read_of_later_volumes(sample: Sample) -> None:
    volumes = json.loads((sample.folder / "search" / "index.json").read_text("utf-8"))["volumes"]
    assert len(volumes) > 2
    requests = [search("the", limit=3), search("the", limit=3, sort="newest")]
    for request, folder in zip(requests, (volumes[0]["folder"], volumes[-1]["folder"]), strict=True):
        [done] = sessions({"folder": str(sample.folder), "requests": [request]})
        asked = done["results"][1]["firstRequests"]
        assert {name.split("/")[1] for name in asked if name.endswith(".bin")} == {folder}
        assert len(done["requests"]) > len(asked)


def test_pages_of_first_hits_are_fetched_ahead_once_and_only_where_they_will_be_asked_for(sample: Sample) -> None:
    for ahead in (True, False):
        [found] = last_answers(sample.folder, [search("党", limit=10)])
        ids = [hit["id"] for hit in found["hits"]]
        requests = [search("党", limit=10, ahead=ahead), {"type": "text", "hits": ids}]
        [done] = sessions({"folder": str(sample.folder), "requests": requests})
        assert [answer["article"] for answer in done["results"][2]["answers"]] == ids
        pages = [name for name in done["requests"] if name.endswith(".html")]
        assert len(pages) == len(set(pages)) == len(ids) == 10
        early = [name for name in done["requests"][: len(done["requests"]) - 10] if name.endswith(".html")]
        assert bool(early) == ahead


def test_the_rest_of_a_search_waits_for_the_texts_of_its_first_hits_but_not_for_long(sample: Sample) -> None:
    [found] = last_answers(sample.folder, [search("党", limit=10)])
    ids = [hit["id"] for hit in found["hits"]]
    # Pages that come late hold up what comes after them, but no longer than some patience, asked for or not.
    for times, others in ((1, [{"type": "text", "hits": ids}]), (1, []), (10, [{"type": "text", "hits": ids}])):
        requests = [search("党", limit=10, ahead=True, beside=True), *others]
        session = {"requests": requests, "faults": [{"match": r"\.html$", "do": "hang", "times": times}]}
        [done] = sessions({"folder": str(sample.folder), "settings": {"patience": 1_000, "waits": [5]}, **session})
        answers = done["results"][1]["answers"]
        assert (answers[-1]["final"], answers[-1]["totals"]) == (True, found["totals"])
        took = [asked["milliseconds"] for asked in done["results"][1:]]
        assert took[0] > 390
        assert len(took) == 1 or took[0] < took[1]


def test_texts_are_searched_only_where_the_index_says(sample: Sample) -> None:
    [found] = last_answers(sample.folder, [search("党", limit=10)])
    requests = [search("党", limit=10), {"type": "text", "hits": [hit["id"] for hit in found["hits"]]}]
    [done] = sessions({"folder": str(sample.folder), "requests": requests})
    for hit, text in zip(found["hits"], done["results"][2]["answers"], strict=True):
        counts = [{"unit": unit["unit"], "occurrences": len(unit["spans"])} for unit in text["units"] if unit["spans"]]
        assert counts == hit["units"]


def test_a_page_that_fails_ahead_fails_when_its_text_is_asked_for(sample: Sample) -> None:
    [found] = last_answers(sample.folder, [search("党", limit=10)])
    wanted = found["hits"][2]["id"]
    faults = [{"match": f"{wanted[11:]}.html", "do": "missing"}]
    requests = [search("党", limit=10, ahead=True), {"type": "text", "hits": [wanted]}]
    totals, text = last_answers(sample.folder, requests, faults=faults)
    assert totals["totals"] == found["totals"]
    assert (text["type"], text["kind"], text["code"]) == ("error", "damaged", "missing")


@pytest.mark.parametrize(
    "query", ['"the zebrazebra of"', "zebrazebra ~5 the", "the zebrazebra", "(the zebrazebra) of", "党𠀀群", "群 𠀀𠀀"]
)
def test_where_the_rarest_is_absent_nothing_is_asked_for_the_others(query: str, sample: Sample) -> None:
    volumes = len(json.loads((sample.folder / "search" / "index.json").read_text("utf-8"))["volumes"])
    [done] = sessions({"folder": str(sample.folder), "requests": [search(query)]})
    assert done["results"][1]["answers"][-1]["totals"] == {"occurrences": 0, "articles": 0, "paragraphs": 0}
    assert len([name for name in done["requests"] if re.search(r"/t\d+\.bin", name)]) <= volumes
    assert not [name for name in done["requests"] if re.search(r"-[up]\d+\.bin|/a\d+\.bin", name)]


def test_a_year_settles_volumes_without_reading_them(sample: Sample) -> None:
    year = sample.articles[0].date.year
    [done] = sessions({"folder": str(sample.folder), "requests": [search(f"the of year:{year}")]})
    volumes = json.loads((sample.folder / "search" / "index.json").read_text("utf-8"))["volumes"]
    outside = [volume["folder"] for volume in volumes if int(volume["first"][:4]) > year]
    assert outside
    assert not [name for name in done["requests"] if any(folder in name for folder in outside)]


def rare_words(sample: Sample) -> list[str]:
    """Words of a few articles each, beside which frequent ones stand."""
    found: dict[str, set[str]] = {}
    for article in sample.articles:
        for unit in units(article):
            for word in re.findall("[a-z]{6,}", fold(unit.text)):
                found.setdefault(word, set()).add(article.id)
    return [word for word, articles in sorted(found.items()) if 2 <= len(articles) <= 4][:12]


@pytest.mark.parametrize("form", ['"{} of"', '"of {} the"', '"the of {}"', "={} ~3 =the"])
def test_positions_are_read_only_where_all_words_of_a_text_stand(form: str, sample: Sample) -> None:
    index = open_index(sample.folder)
    volumes = {volume.folder: volume for volume in index.volumes}
    queries = [form.format(rare) for rare in rare_words(sample)]
    answers = sessions(*({"folder": str(sample.folder), "requests": [search(query)]} for query in queries))
    for query, done in zip(queries, answers, strict=True):
        words = re.findall("[a-z]+", query)
        for name in done["requests"]:
            block = re.fullmatch(r"search/(\w+)/t(\d+)-(\d+)-p(\d+)\.bin", name)
            if not block:
                continue
            folder, shard, place, number = block[1], *map(int, block.groups()[1:])
            volume = volumes[folder]
            term = volume._shard(shard)[place]  # noqa: SLF001 - what a file's name means
            if term.name.startswith(b" "):
                continue
            postings = [volume.term(word) for word in words]
            together = set.intersection(*(set(each.units.tolist()) if each else set() for each in postings))
            firsts = [volume._units.scopes.units(np.array([each.first]), each.scope)[0] for each in term.blocks]  # noqa: SLF001
            borders = [*firsts, volume.unit_count]
            assert any(borders[number] <= unit < borders[number + 1] for unit in together), (query, name)


def test_units_are_read_only_of_blocks_where_a_query_may_match(sample: Sample) -> None:
    places: dict[str, tuple[str, int]] = {}
    for volume in open_index(sample.folder).volumes:
        size = volume._root.unit_block  # noqa: SLF001 - which file an article's units are in
        places |= {id_: (volume.folder, number // size) for number, id_ in enumerate(volume.ids)}
    texts = {unit.text for article in sample.articles for unit in units(article) if unit.name.startswith("zh")}
    runs = sorted({run[:5] for text in texts for run in re.findall(r"[\u4e00-\u9fff]{5,}", text)})[::40]
    read = 0
    for run in runs:
        [done] = sessions({"folder": str(sample.folder), "requests": [search(run)]})
        asked = {(name.split("/")[1], int(name.split("/u")[1][:-4])) for name in done["requests"] if "/u" in name}
        assert asked == {places[hit["id"]] for hit in done["results"][1]["answers"][-1]["hits"]}, run
        read += len(asked)
    assert read >= len(runs) > 3


def test_more_counts_and_facets_belong_to_the_last_search(sample: Sample) -> None:
    requests = [
        search("党; lang:en the"),
        {"type": "counts", "unit": "year"},
        {"type": "counts", "unit": "day"},
        {"type": "facets"},
        {"type": "more", "offset": 3, "limit": 4},
    ]
    found, years, days, facets, more = last_answers(sample.folder, requests)
    assert more["hits"] == found["hits"][3:7]
    dates = Counter(hit["date"] for hit in found["hits"])
    occurrences: Counter[str] = Counter()
    for hit in found["hits"]:
        occurrences[hit["date"]] += hit["occurrences"]
    assert days["series"][0]["counts"] == [[date, occurrences[date], dates[date]] for date in sorted(dates)]
    assert [each["query"] for each in days["series"]] == ["党", "lang:en the"]
    assert [sum(each[1] for each in line["counts"]) for line in years["series"]] == [
        found["totals"]["occurrences"],
        found["others"][0]["occurrences"],
    ]
    assert facets["facets"]["year"] == sorted(
        [int(year), count] for year, count in Counter(date[:4] for date in dates.elements()).items()
    )


def test_rates_are_by_the_text_of_the_language_that_the_query_is_in(sample: Sample) -> None:
    chinese, english = Counter[str](), Counter[str]()
    for article in sample.articles:
        for unit in units(article):
            (english if unit.lang == "en" else chinese)[str(article.date.year)] += len(unit.text)
    both = {year: chinese[year] + english[year] for year in chinese.keys() | english.keys()}
    expected = {
        "党": chinese,
        "党 | 群众 -the": chinese,
        "“第1”": chinese,
        "the": english,
        '"the party" | =the': english,
        "党 the": both,
        "the ~10 党": both,
        "1": both,
        "year:1900..2000": both,
        "lang:en 党": english,
        "lang:zh the": chinese,
    }
    _, years = last_answers(sample.folder, [search(" ; ".join(expected)), {"type": "counts", "unit": "year"}])
    for (query, lengths), series in zip(expected.items(), years["series"], strict=True):
        shown = {year: length for year, length in series["lengths"].items() if length}
        assert shown == {year: length for year, length in lengths.items() if length}, query


@pytest.mark.parametrize("text", ["“the ; 党", "a“the ; 党”"])
def test_queries_are_named_as_they_were_read(text: str, sample: Sample) -> None:
    one, other = (part.strip() for part in text.split(";"))
    _, years = last_answers(sample.folder, [search(text), {"type": "counts", "unit": "year"}])
    assert [each["query"] for each in years["series"]] == [one, other]


def test_texts_hold_marked_units_and_those_beside_them(sample: Sample) -> None:
    found, *_ = last_answers(sample.folder, [search("the lang:en")])
    wanted = found["hits"][0]["id"]
    [done] = sessions(
        {"folder": str(sample.folder), "requests": [search("the lang:en"), {"type": "text", "hits": [wanted]}]}
    )
    [answer] = done["results"][2]["answers"]
    texts = {unit.name: unit.text for article in sample.articles if article.id == wanted for unit in units(article)}
    assert answer["article"] == wanted
    assert answer["headline"] == {
        "en": texts["headline-en"],
        "zh": texts["headline-zh"],
    }
    for unit in answer["units"]:
        assert unit["text"] == texts[unit["unit"]]
        assert {unit["text"][start:end].lower() for start, end in unit["spans"]} <= {"the"}
    assert {unit["unit"]: len(unit["spans"]) for unit in answer["units"] if unit["spans"]} == {
        each["unit"]: each["occurrences"] for each in found["hits"][0]["units"]
    }
    assert any(unit["lang"] == "zh" and not unit["spans"] for unit in answer["units"])


@pytest.mark.parametrize(
    ("fault", "kind", "code"),
    [
        ({"do": "missing"}, "damaged", "missing"),
        ({"do": "page"}, "damaged", "missing"),
        ({"do": "truncate", "keep": 0}, "damaged", "magic"),
        ({"do": "truncate", "keep": 12}, "damaged", "data"),
        ({"do": "flip", "at": 0}, "damaged", "magic"),
        ({"do": "flip", "at": 3}, "version", "format"),
        ({"do": "flip", "at": 5}, "damaged", "tag"),
        ({"do": "error"}, "network", "status"),
        ({"do": "forbidden"}, "damaged", "status"),
        ({"do": "offline"}, "network", "unreachable"),
        ({"do": "hang"}, "network", "timeout"),
    ],
)
@pytest.mark.parametrize(
    "match", [r"root\.bin", r"/d\d+\.bin", r"/u\d+\.bin", r"/t\d+\.bin", r"-u\d+\.bin", r"-p\d+\.bin", r"/a\d+\.bin"]
)
def test_a_failing_file_is_an_error_and_never_no_hits(
    sample: Sample, fault: dict[str, Any], kind: str, code: str, match: str
) -> None:
    answer = only(
        sample.folder,
        '"of the"',
        faults=[{"match": match, **fault}],
        settings=QUICK if fault["do"] == "hang" else {"waits": [1]},
    )
    assert (answer["type"], answer["kind"], answer["code"]) == ("error", kind, code)
    assert re.search(match, answer["detail"])


def test_any_flipped_byte_of_a_file_is_noticed(sample: Sample) -> None:
    folder = min((sample.folder / "search").glob("*/root.bin")).parent
    sizes = {name: (folder / name).stat().st_size for name in ("root.bin", "d0.bin", "u0.bin", "t0.bin")}
    wanted = [
        {
            "folder": str(sample.folder),
            "requests": [search("10*")],
            "settings": {"waits": []},
            "faults": [{"match": f"{folder.name}/{name}", "do": "flip", "at": at}],
        }
        for name, size in sizes.items()
        for at in range(8, size, max(1, size // 40))
    ]
    for session, done in zip(wanted, sessions(*wanted), strict=True):
        answer = done["results"][1]["answers"][-1]
        assert (answer["type"], answer["kind"]) == ("error", "damaged"), session


def test_exchanged_files_are_noticed(sample: Sample) -> None:
    first, second = sorted((sample.folder / "search").glob("*/root.bin"))[:2]
    other_volume = (f"{first.parent.name}/root.bin", f"search/{second.parent.name}/root.bin")
    other_name = (f"{first.parent.name}/t0.bin", f"search/{first.parent.name}/t1.bin")
    for match, source in (other_volume, other_name):
        answer = only(sample.folder, "党 | 10*", faults=[{"match": match, "from": source}], settings={"waits": []})
        assert (answer["type"], answer["kind"], answer["code"]) == ("error", "damaged", "tag")


@pytest.mark.parametrize(
    ("match", "change", "kind", "code"),
    [
        ("index.json", {"format": FORMAT + 1}, "version", "format"),
        ("index.json", {"fold": "0" * 16}, "version", "fold"),
        ("index.json", {"volumes": None}, "damaged", "json"),
        ("index.json", {"articles": 1}, "damaged", "json"),
        ("index.json", {"fold_part": "fold.json"}, "version", "digest"),
        ("fold.*.json", {"of": "0" * 16}, "version", "digest"),
    ],
)
def test_an_index_of_another_version_is_refused(
    sample: Sample, match: str, change: dict[str, Any], kind: str, code: str
) -> None:
    [path] = (sample.folder / "search").glob(match)
    values = json.loads(path.read_text("utf-8"))
    fault = {"match": re.escape(path.name), "do": "replace", "text": json.dumps(values | change)}
    [done] = sessions({"folder": str(sample.folder), "requests": [search("党")], "faults": [fault]})
    for asked in done["results"]:
        assert [(answer["type"], answer["kind"], answer["code"]) for answer in asked["answers"]] == [
            ("error", kind, code)
        ]


def test_an_index_that_counts_other_units_than_a_volume_is_damaged(sample: Sample) -> None:
    index = json.loads((sample.folder / "search" / "index.json").read_text("utf-8"))
    index["volumes"][0]["units"] += 1
    faults = [{"match": r"index\.json", "do": "replace", "text": json.dumps(index)}]
    answer = only(sample.folder, "the", faults=faults, settings=QUICK)
    assert (answer["type"], answer["kind"], answer["code"]) == ("error", "damaged", "data")
    assert answer["detail"].startswith(f"{index['volumes'][0]['folder']}/root.bin")


def test_the_whole_fold_table_is_read_only_for_signs_that_the_corpus_does_not_explain(sample: Sample) -> None:
    texts = {sign for article in sample.articles for unit in units(article) for sign in unit.text}
    foreign = next(chr(sign) for sign in sorted(fold_table()) if chr(sign) not in texts and 0x8000 < sign < 0x9000)
    asked = [search("党 Ｔｈe"), {"type": "all"}, {"type": "facets"}, search(f"党 -{foreign}"), search("the")]
    [done] = sessions({"folder": str(sample.folder), "requests": asked})
    assert done["requests"].count("search/fold.json") == 1
    own, _, _, other, _ = done["results"][1:]
    assert own["answers"][-1]["totals"]["articles"] > 0
    assert other["answers"][-1]["totals"] == only(sample.folder, f"党 -{fold(foreign)}")["totals"]
    [alone] = sessions({"folder": str(sample.folder), "requests": asked[:3]})
    assert "search/fold.json" not in alone["requests"]


def test_on_a_page_that_is_not_secure_tables_are_checked_as_well(sample: Sample) -> None:
    [found] = last_answers(sample.folder, [search("党")], insecure=True)
    assert found["totals"] == only(sample.folder, "党")["totals"]
    faults = [{"match": r"fold\.\w+\.json", "do": "flip", "at": 40}]
    [wrong] = last_answers(sample.folder, [search("党")], insecure=True, faults=faults)
    assert wrong["type"] == "error"


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        ({"do": "missing"}, "damaged"),
        ({"do": "offline"}, "network"),
        ({"do": "truncate", "keep": 9}, "damaged"),
        ({"do": "replace", "text": '{"rows": []}'}, "version"),
    ],
)
def test_a_fold_table_that_fails_is_an_error_of_the_query_that_needs_it(
    sample: Sample, fault: dict[str, Any], kind: str
) -> None:
    faults = [{"match": r"fold\.json", **fault}]
    foreign, own = last_answers(sample.folder, [search("龜"), search("党")], faults=faults)
    assert (foreign["type"], foreign["kind"]) == ("error", kind)
    assert own["totals"]["articles"] > 0


@pytest.mark.parametrize("do", ["missing", "page", "truncate", "error", "offline"])
def test_an_index_that_cannot_be_had_is_an_error(sample: Sample, do: str) -> None:
    fault = {"match": "index.json", "do": do, "keep": 20}
    [done] = sessions({"folder": str(sample.folder), "requests": [search("党")], "faults": [fault]})
    assert {answer["type"] for asked in done["results"] for answer in asked["answers"]} == {"error"}


def test_a_site_published_anew_meanwhile_is_said_and_the_next_search_opens_it(sample: Sample) -> None:
    newer = json.loads((sample.folder / "search" / "index.json").read_text("utf-8")) | {"digest": "f" * 16}
    faults = [
        {"match": "^$", "times": 0},
        {"match": "root.bin", "do": "missing", "times": 1},
        {"match": "index.json", "do": "replace", "text": json.dumps(newer)},
    ]
    first = json.loads((sample.folder / "search" / "index.json").read_text("utf-8"))
    faults[0] = {"match": "index.json", "do": "replace", "text": json.dumps(first), "times": 1}
    failed, found = last_answers(sample.folder, [search("党"), search("党")], faults=faults)
    assert (failed["kind"], failed["code"], failed["retry"]) == ("version", "renewed", True)
    assert found["final"]
    assert found["totals"] == only(sample.folder, "党")["totals"]


@pytest.mark.parametrize("do", ["error", "offline", "truncate", "hang"])
def test_a_file_that_fails_now_and_then_is_asked_for_again(sample: Sample, do: str) -> None:
    files = [
        str(path.relative_to(sample.folder))
        for path in (sample.folder / "search").glob("*/[ra]*.bin" if do == "hang" else "*/[rta]*.bin")
    ]
    faults = [{"match": re.escape(name), "do": do, "keep": 30, "times": 1} for name in files]
    answer = only(sample.folder, '"of the"', faults=faults, settings={"patience": 700, "waits": [1, 1]})
    assert answer["final"]
    assert answer["totals"] == only(sample.folder, '"of the"')["totals"]


def test_a_search_that_failed_succeeds_when_it_is_repeated(sample: Sample) -> None:
    faults = [{"match": r"/t\d+\.bin", "do": "offline", "times": 1}]
    failed, found = last_answers(sample.folder, [search("党"), search("党")], faults=faults, settings={"waits": []})
    assert (failed["type"], failed["kind"], failed["retry"]) == ("error", "network", True)
    assert found["totals"] == only(sample.folder, "党")["totals"]


def test_a_page_that_fails_does_not_take_the_others_with_it(sample: Sample) -> None:
    ids = [article.id for article in sample.articles[:3]]
    faults = [{"match": f"{ids[1][11:]}.html", "do": "page"}]
    [done] = sessions(
        {
            "folder": str(sample.folder),
            "requests": [search("the"), {"type": "text", "hits": ids}],
            "faults": faults,
            "settings": {"waits": []},
        }
    )
    answers = done["results"][2]["answers"]
    assert [answer.get("article") for answer in answers] == [ids[0], ids[2], None]
    assert (answers[-1]["type"], answers[-1]["kind"], answers[-1]["code"]) == ("error", "damaged", "page")


@pytest.mark.parametrize("do", ["cut short", "another text"])
def test_a_page_that_is_not_as_it_was_indexed_loses_no_line_in_silence(do: str, sample: Sample) -> None:
    [found] = last_answers(sample.folder, [search("the")])
    address = found["hits"][0]["address"]
    page = (sample.folder / address).read_text("utf-8")
    changed = page[: page.rindex("<div")] if do == "cut short" else page.replace(" the ", " a ")
    assert changed != page
    lines, text = last_answers(
        sample.folder,
        [search("the"), {"type": "all"}, {"type": "text", "hits": [found["hits"][0]["id"]]}],
        faults=[{"match": re.escape(address), "do": "replace", "text": changed}],
        settings={"waits": []},
    )[1:]
    for answer in (lines, text):
        assert (answer["type"], answer["kind"], answer["code"]) == ("error", "damaged", "page")


@pytest.mark.parametrize("kind", ["text", "all"])
def test_a_page_that_the_browser_kept_from_an_older_publication_is_fetched_anew(kind: str, sample: Sample) -> None:
    [found] = last_answers(sample.folder, [search("the")])
    hit = found["hits"][0]
    older = (sample.folder / hit["address"]).read_text("utf-8").replace(" the ", " a ")
    request = {"type": kind, "hits": [hit["id"]]}
    fault = {"match": re.escape(hit["address"]), "do": "replace", "text": older, "times": 1}
    [_, right] = last_answers(sample.folder, [search("the"), request])
    [_, answer] = last_answers(sample.folder, [search("the"), request], faults=[fault])
    assert answer == right
    if kind == "text":
        assert sum(len(unit["spans"]) for unit in answer["units"]) == hit["occurrences"]


@pytest.mark.parametrize(
    ("query", "at"),
    [
        ("tag:none", [0, 8]),
        ("党 -tag:\u200bnone", [3, 12]),
        ("党 ; tag:none | tag:other", [4, 12]),
        ("tag:“没有”", [0, 8]),
        ("TAG:none year:1950", [0, 8]),
    ],
)
def test_a_tag_that_there_is_not_is_a_mistake_at_its_place(query: str, at: list[int], sample: Sample) -> None:
    answer = only(sample.folder, query)
    assert (answer["type"], answer["kind"], answer["code"], answer["at"]) == ("error", "query", "unknown-tag", at)
    if ";" not in query:
        with pytest.raises(QueryError) as raised:
            search_index(open_index(sample.folder), parse_query(query))
        assert (raised.value.code, [raised.value.start, raised.value.end]) == ("unknown-tag", at)


def test_what_cannot_be_read_is_told_before_a_tag_that_there_is_not(sample: Sample) -> None:
    assert only(sample.folder, "tag:none year:58")["code"] == "bad-value"


@pytest.mark.parametrize("text", ["{", "<!doctype html><title>404</title>"])
@pytest.mark.parametrize("name", ["fold.*.json", "lengths.*.json", "*/root.bin"])
def test_a_file_that_came_damaged_once_is_fetched_again(name: str, text: str, sample: Sample) -> None:
    path = min((sample.folder / "search").glob(name))
    match = re.escape(path.relative_to(sample.folder).as_posix())
    fault = {"match": match, "do": "replace", "text": text, "times": 1}
    requests = [search("the"), {"type": "counts", "unit": "year"}]
    assert last_answers(sample.folder, requests, faults=[fault]) == last_answers(sample.folder, requests)


@pytest.mark.parametrize(("name", "query"), [("tags.*.json", "tag:群众路线"), ("lengths.*.json", "the")])
def test_a_file_that_is_not_what_its_name_says_is_refused(name: str, query: str, sample: Sample) -> None:
    [path] = (sample.folder / "search").glob(name)
    fault = {"match": re.escape(path.name), "do": "replace", "text": '{"x": []}'}
    answers = last_answers(sample.folder, [search(query), {"type": "counts", "unit": "year"}], faults=[fault])
    refused = next(answer for answer in answers if answer["type"] == "error")
    assert (refused["kind"], refused["code"]) == ("version", "digest")


def test_a_cancelled_search_ends_without_an_answer_and_asks_for_nothing_more(sample: Sample) -> None:
    [done] = sessions({"folder": str(sample.folder), "requests": [search('"of the"', cancel=30)], "delay": 20})
    assert [
        answer for answer in done["results"][1]["answers"] if answer.get("final") or answer["type"] == "error"
    ] == []
    [whole] = sessions({"folder": str(sample.folder), "requests": [search('"of the"')]})
    assert len(done["requests"]) < len(whole["requests"])


def test_a_search_that_is_cancelled_while_another_runs_takes_nothing_from_it(sample: Sample) -> None:
    requests = [
        search("the party", cancel=15, beside=True),
        search("the party"),
        {"type": "more", "offset": 0, "limit": 2},
    ]
    [done] = sessions({"folder": str(sample.folder), "requests": requests, "delay": 3})
    _, cancelled, found, more = done["results"]
    assert not any(answer.get("final") for answer in cancelled["answers"])
    alone = only(sample.folder, "the party")
    assert found["answers"][-1]["totals"] == alone["totals"]
    assert more["answers"][-1]["hits"] == alone["hits"][:2]


def test_a_search_that_is_cancelled_while_its_code_comes_does_not_take_the_place_of_the_next(sample: Sample) -> None:
    ids = [article.id for article in sample.articles[:1]]
    requests = [
        search("year:1946 the", cancel=0, beside=True),
        search("the party"),
        {"type": "text", "hits": ids},
        {"type": "more", "offset": 0, "limit": 2},
    ]
    [done] = sessions({"folder": str(sample.folder), "requests": requests, "delay": 1})
    _, _, found, _, more = done["results"]
    assert found["answers"][-1]["final"]
    assert more["answers"][-1]["hits"] == found["answers"][-1]["hits"][:2]


def test_requests_that_wait_for_a_cancelled_search_end_too(sample: Sample) -> None:
    requests = [search("the", cancel=10, beside=True), {"type": "counts", "unit": "year"}]
    [done] = sessions({"folder": str(sample.folder), "requests": requests, "delay": 8})
    assert done["results"][2]["answers"] == []


def test_a_beginning_of_too_many_words_is_the_error_limit(tmp_path: Path) -> None:
    letters = string.ascii_lowercase
    words = " ".join(f"qu{one}{two}{three}" for one in letters for two in letters for three in "abc")
    values = {"date": "1958-01-06", "page": 1, "zh": ["党"], "en": [words, words.replace("qu", "wo")[:4000]]}
    made = make_sample(tmp_path, [plain_article(values)])
    limited, found = last_answers(made.folder, [search("qu*"), search("qua*")])
    assert (limited["type"], limited["kind"], limited["code"], limited["detail"]) == ("error", "limit", "prefix", "qu*")
    assert found["totals"]["occurrences"] == 78


def test_mistakes_in_a_query_have_their_place(sample: Sample) -> None:
    answer = only(sample.folder, "党 (群")
    assert (answer["type"], answer["kind"], answer["code"], answer["retry"]) == (
        "error",
        "query",
        "unbalanced-paren",
        False,
    )
    assert answer["at"] == [2, 3]


def test_the_worker_answers_with_the_id_of_the_request(sample: Sample) -> None:
    messages = [
        {"id": 1, "type": "open", "base": "http://site.test/"},
        {"id": 2, "type": "search", "text": "the", "limit": 3},
        {"type": "cancel", "id": 2},
        {"id": 3, "type": "search", "text": "党", "limit": 3},
    ]
    posted = run_node("worker.mjs", {"folder": str(sample.folder), "messages": messages, "wait": 1500})
    assert [message["type"] for message in posted if message["id"] == 1] == ["opened"]
    assert [message for message in posted if message["id"] == 2] == []
    final = [message for message in posted if message["id"] == 3][-1]
    assert final["final"]
    assert final["totals"] == only(sample.folder, "党")["totals"]
