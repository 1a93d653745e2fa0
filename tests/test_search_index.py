"""The promise: what the index finds is what a plain scan of all text finds."""

import json
import random
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article_units import units
from duizhao.catalogue import Entry
from duizhao.errors import IndexDamagedError, IndexVersionError
from duizhao.search import built_volume, index_collect, index_part
from duizhao.search.building import Sizing, build_search
from duizhao.search.days import AMOUNTS_FILE, DAYS_FILE
from duizhao.search.evaluate import search_index
from duizhao.search.index_collect import TermCollector
from duizhao.search.index_part import cut_articles
from duizhao.search.index_shards import Limits
from duizhao.search.index_tokens import ALONE, PAIR_SHIFT, tokenize_units
from duizhao.search.query import QueryError, as_json, parse_query
from duizhao.search.reader import SearchIndex
from duizhao.search.signs import SIGNS_FILE
from duizhao.search.tokens import tokenize
from duizhao.search.units import UNITS_BEFORE_TEXT, unit_texts
from duizhao.search.volumes import FORMAT, parts_of
from oracle import Oracle
from search_cases import LABELS, SMALL, build_files, catalogue_of_articles, made_up_corpus, made_up_query, open_files
from search_contract import load_contract, plain_article

TINY = Sizing(articles=3, limits=Limits(shard=1, long=1, block=1, sign_units=0, units=1))
MIDDLE = Sizing(articles=20, limits=Limits(shard=400, long=5, block=5, sign_units=9))
CORPORA = 40
QUERIES = 40
SIGNS = "党群大，。-' \u3000\u200b\x00\x01\tab1é党\U00020000\ud7ff"


MANY_SIGNS = "".join(map(chr, [*range(0x4E00, 0x9FFF), *range(0x20000, 0x2E000)]))


@pytest.mark.parametrize(
    "parts",
    [
        [["党群", MANY_SIGNS, "党群"]],
        [["党群"], [MANY_SIGNS], ["党群"]],
        [["党群"], [MANY_SIGNS[:40_000]], [MANY_SIGNS[40_000:]]],
        [["党群", MANY_SIGNS[:40_000], MANY_SIGNS[40_000:]]],
    ],
)
def test_a_volume_may_have_more_signs_than_small_numbers_hold(
    parts: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In one part, or in all together; in one batch of it, or in several."""
    assert len(MANY_SIGNS) > 1 << 16
    monkeypatch.setattr(index_part, "_BATCH", 1)
    with closing(TermCollector()) as collector:
        for texts in parts:
            collector.add(
                cut_articles([plain_article({"date": "1958-01-06", "page": 4, "zh": [text]}) for text in texts])
            )
        found = collector.finish()[1]
        places = {found.terms[index].decode(): index for index in range(len(found.terms))}
        assert list(places) == sorted(places)
        together = [text for texts in parts for text in texts]
        for pair in ("党群", "群", MANY_SIGNS[-2:], MANY_SIGNS[-1]):
            expected = [
                UNITS_BEFORE_TEXT + number * (UNITS_BEFORE_TEXT + 1)
                for number, text in enumerate(together)
                if (pair in text if len(pair) > 1 else text.endswith(pair))
            ]
            assert expected
            place = places[pair]
            assert found.take(place, place + 1)[0].tolist() == expected


@pytest.mark.parametrize("seed", range(6))
def test_a_volume_is_the_same_however_it_is_cut_into_parts(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(seed)  # noqa: S311 - repeatable chance, no secrets
    articles = made_up_corpus(seed, 30)
    sizing = (SMALL, MIDDLE)[seed % 2]
    expected, _ = build_files(articles, sizing)
    monkeypatch.setattr(index_part, "_BATCH", 3)
    monkeypatch.setattr(built_volume, "parts_of", lambda entries: cut_by_chance(entries, chance))
    assert build_files(articles, sizing)[0] == expected


def cut_by_chance(entries: Sequence[Entry], chance: random.Random) -> Iterator[Sequence[Entry]]:
    start = 0
    while start < len(entries):
        end = start + chance.randint(1, 9)
        yield entries[start:end]
        start = end


def test_parts_are_months_and_an_article_more_changes_its_own_alone() -> None:
    articles = made_up_corpus(7, 200)
    entries = catalogue_of_articles(articles).entries
    parts = [*parts_of(entries, 5)]
    assert [entry for part in parts for entry in part] == list(entries)
    for part in parts:
        assert len(part) <= 5
        assert len({(entry.date.year, entry.date.month) for entry in part}) == 1
    fewer = [*parts_of([entry for entry in entries if entry is not parts[3][0]], 5)]
    month = (parts[3][0].date.year, parts[3][0].date.month)
    assert {part for part in fewer if part not in parts} <= {
        part for part in fewer if (part[0].date.year, part[0].date.month) == month
    }


def found_in(index: SearchIndex, query: str, without: frozenset[str] = frozenset()) -> dict[str, Any]:
    """A result as the oracle gives it."""
    result = search_index(index, parse_query(query), without)
    totals = result.totals
    return {
        "totals": {
            "occurrences": totals.occurrences,
            "articles": totals.articles,
            "paragraphs": totals.paragraphs,
        },
        "hits": [{"id": hit.id, "order": hit.order, "score": hit.score, "spans": [*hit.spans]} for hit in result.hits],
        "forms": result.forms,
    }


@pytest.mark.parametrize("seed", range(CORPORA))
def test_what_is_found_is_what_a_scan_finds(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - repeatable chance, no secrets
    articles = made_up_corpus(seed, chance.choice((1, 8, 30)))
    files, _ = build_files(articles, (SMALL, TINY, MIDDLE)[seed % 3])
    index, oracle = open_files(files), Oracle(articles, LABELS)
    occurrences = 0
    for _ in range(QUERIES):
        query = made_up_query(chance)
        without = frozenset(chance.sample(["units", "the", "dies", "unit"], chance.choice((0, 0, 2))))
        try:
            expected = oracle.search(as_json(parse_query(query)), without)
        except QueryError:
            continue
        assert found_in(index, query, without) == expected, query
        occurrences += expected["totals"]["occurrences"]
    assert occurrences or len(articles) == 1


@pytest.mark.parametrize("most", [1, 30, 400])
def test_occurrences_sorted_in_parts_make_the_same_files(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    articles = made_up_corpus(4, 40)
    expected, _ = build_files(articles, MIDDLE)
    monkeypatch.setattr(index_collect, "_PART", most)
    assert build_files(articles, MIDDLE)[0] == expected


@pytest.mark.parametrize("sizing", [SMALL, TINY, MIDDLE, Sizing()])
def test_the_contract_holds_however_files_are_cut(sizing: Sizing) -> None:
    contract = load_contract()
    index = open_files(build_files([plain_article(values) for values in contract["articles"]], sizing)[0])
    assert len(contract["cases"]) >= 150
    for case in contract["cases"]:
        found = found_in(index, case["query"], frozenset(case["without"]))
        for hit in found["hits"]:
            hit["spans"] = [list(span) for span in hit["spans"]]
            del hit["order"]
        expected = {key: case[key] for key in ("totals", "hits", "forms")}
        assert found == expected, case["query"]


def test_the_made_up_corpus_has_every_form_of_the_format() -> None:
    files, built = build_files(made_up_corpus(3, 60))
    assert len(built.volumes) > 3
    names = {address.rpartition("/")[2] for address in files}
    assert any(name.startswith("t1.") for name in names)
    assert any("-u1" in name for name in names)
    assert any("-p1" in name for name in names)
    assert sum(volume.articles for volume in built.volumes) == len(made_up_corpus(3, 60))


@given(st.lists(st.text(alphabet=SIGNS, max_size=12) | st.text(max_size=12), min_size=1, max_size=4))
def test_batches_are_cut_as_single_texts_are(texts: list[str]) -> None:
    batch = tokenize_units(texts)
    singles = [tokenize(text) for text in texts]
    assert batch.counts.tolist() == [len(tokens) for tokens in singles]
    assert batch.positions.tolist() == [place for tokens in singles for place in range(len(tokens))]
    assert list(batch.words) == [token.text for tokens in singles for token in tokens if token.kind == "word"]
    expected = []
    for tokens in singles:
        for token, following in zip(tokens, [*tokens, None][1:], strict=True):
            if token.kind == "sign" and not token.counts:
                expected.append((ALONE << PAIR_SHIFT) | ord(token.text))
            elif token.kind == "sign":
                is_pair = following is not None and following.kind == "sign" and following.counts
                expected.append((ord(token.text) << PAIR_SHIFT) | (ord(following.text) if is_pair else ALONE))
    assert batch.pairs.tolist() == expected


def test_texts_of_units_are_those_of_units() -> None:
    for article in made_up_corpus(5, 20):
        assert unit_texts(article) == [unit.text for unit in units(article)]


def test_a_volume_that_is_published_is_not_built_again() -> None:
    articles = made_up_corpus(4, 40)
    files, built = build_files(articles)
    again: dict[str, bytes] = {}

    def nothing(_: object) -> Any:
        raise AssertionError("a volume was read")

    entries = catalogue_of_articles(articles).entries
    kept = build_search(entries, nothing, again.__setitem__, labels=LABELS, read=files.get, sizing=SMALL)
    assert kept.volumes == built.volumes
    assert sorted(again) == sorted(name for name in files if name.count("/") == 1)
    assert all(files[name] == data for name, data in again.items())
    assert all(name.startswith(kept.kept) for name in files if name.count("/") == 2)


def test_one_article_more_rebuilds_one_volume() -> None:
    articles = made_up_corpus(6, 60)
    before = {volume.folder for volume in build_files(articles[:-1], Sizing(articles=30))[1].volumes}
    after = {volume.folder for volume in build_files(articles, Sizing(articles=30))[1].volumes}
    assert len(after - before) == 1


def test_the_same_corpus_gives_the_same_bytes() -> None:
    assert build_files(made_up_corpus(8, 20))[0] == build_files(made_up_corpus(8, 20))[0]


def test_no_article_gives_an_index_without_hits() -> None:
    files, built = build_files([])
    assert built.volumes == ()
    assert found_in(open_files(files), "党")["totals"] == {"occurrences": 0, "articles": 0, "paragraphs": 0}


def _whole(index: SearchIndex) -> None:
    """Read every file of an index."""
    for volume in index.volumes:
        assert volume.ids is not None
        assert volume.days is not None
        assert volume.facets is not None
        assert volume.lengths is not None
        assert volume.pages is not None
        assert volume.marks() is not None
        assert list(volume.terms_from("")) is not None
        volume.forms("zz")
        volume.forms("unit")
    search_index(index, parse_query("党 群 众 大 un* th*"))


DAMAGES: dict[str, Callable[[bytes, bytes], bytes | None]] = {
    "missing": lambda _, __: None,
    "empty": lambda _, __: b"",
    "a page that says 404": lambda _, __: b"<!doctype html><title>404</title>",
    "cut short": lambda data, _: data[:-1],
    "half": lambda data, _: data[: len(data) // 2],
    "longer": lambda data, _: data + b"\0",
    "of another volume": lambda _, other: other,
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_never_no_hits(damage: str) -> None:
    files, built = build_files(made_up_corpus(9, 40))
    first, second = (volume.folder for volume in built.volumes[:2])
    tried = 0
    for address in sorted(files):
        name = address.rpartition("/")[2]
        other = files.get(f"search/{second}/{name}")
        if f"/{first}/" not in address or other is None or (name[0] == "f" and name != "f0.bin" and name[1].isdigit()):
            continue
        if name == SIGNS_FILE:  # no search reads it
            continue
        wrong = DAMAGES[damage](files[address], other)
        broken = {**files, address: wrong} if wrong is not None else {n: d for n, d in files.items() if n != address}
        with pytest.raises(IndexDamagedError, match=name):
            _whole(open_files(broken))
        tried += 1
    assert tried > 6


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("name", [SIGNS_FILE, DAYS_FILE, AMOUNTS_FILE])
def test_a_published_volume_with_a_damaged_file_that_building_reads_is_built_again(name: str, damage: str) -> None:
    articles = made_up_corpus(9, 40)
    files, built = build_files(articles)
    first, second = (f"search/{volume.folder}/{name}" for volume in built.volumes[:2])
    wrong = DAMAGES[damage](files[first], files[second])
    broken = {
        **{address: data for address, data in files.items() if address != first},
        **({first: wrong} if wrong else {}),
    }
    found = {article.id: article for article in articles}
    again: dict[str, bytes] = {}
    entries = catalogue_of_articles(articles).entries
    kept = build_search(
        entries,
        lambda some: (found[entry.id] for entry in some),
        again.__setitem__,
        labels=LABELS,
        read=broken.get,
        sizing=SMALL,
    )
    assert len(kept.kept) == len(built.volumes) - 1
    assert again[first] == files[first]
    assert {**broken, **again} == files


def test_files_of_one_volume_that_are_exchanged_are_damaged() -> None:
    files, built = build_files(made_up_corpus(9, 40))
    folder = f"search/{built.volumes[0].folder}"
    for one, other in (("lengths", "days"), ("t0", "t1"), ("t1", "t0"), ("root", "facets"), ("a0", "f0")):
        broken = {**files, f"{folder}/{one}.bin": files[f"{folder}/{other}.bin"]}
        with pytest.raises(IndexDamagedError):
            _whole(open_files(broken))


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"format": FORMAT + 1}, IndexVersionError),
        ({"fold": "0" * 16}, IndexVersionError),
        ({"volumes": None}, IndexDamagedError),
        ({"articles": "many"}, IndexDamagedError),
    ],
)
def test_an_index_of_another_version_says_so(change: dict[str, Any], error: type[Exception]) -> None:
    files, _ = build_files(made_up_corpus(2, 5))
    files["search/index.json"] = json.dumps(json.loads(files["search/index.json"]) | change).encode()
    with pytest.raises(error):
        open_files(files)
    files["search/index.json"] = b"[1]"
    with pytest.raises(IndexDamagedError):
        open_files(files)


def test_the_contract_is_what_the_oracle_gives() -> None:
    script = Path(__file__).with_name("contracts") / "make_search.py"
    done = subprocess.run([sys.executable, str(script), "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
