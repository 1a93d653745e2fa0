"""The measuring of search: the plain scan against the oracle, the mix of queries, the counting of bytes and files."""

import gzip
import json
import random
import urllib.error
import urllib.request
from collections import Counter
from pathlib import Path

import pytest

from duizhao.benchmarks import _search_tables as tables
from duizhao.benchmarks._counting_server import serving
from duizhao.benchmarks._index_build import kind_of
from duizhao.benchmarks._mix import read_mix
from duizhao.benchmarks._scan import Texts, read_texts
from duizhao.benchmarks._scan_query import Scan
from duizhao.benchmarks.synthetic import synthetic_seed
from duizhao.search import QueryError, as_json, parse_query
from duizhao.seeds import parse_seed
from made_up import ROOT
from oracle import Oracle
from search_cases import LABELS, made_up_corpus, made_up_query

MIX = ROOT / "tests" / "contracts" / "query_mix.json"


@pytest.fixture(scope="module")
def texts() -> Texts:
    seeds = (synthetic_seed(index) for index in range(300))
    return read_texts(parse_seed(data, name) for name, data in seeds)


@pytest.mark.parametrize("seed", range(6))
def test_the_scan_finds_what_the_oracle_finds(seed: int) -> None:
    articles = made_up_corpus(seed, 20)
    oracle = Oracle(articles, LABELS)
    texts = read_texts(articles)
    chance = random.Random(seed)  # noqa: S311 - repeatable chance, no secrets
    compared = found = 0
    while compared < 60:
        query = made_up_query(chance)
        try:
            tree = as_json(parse_query(query))
        except QueryError:
            continue
        wanted = oracle.search(tree)
        answer = Scan(texts, tree, LABELS).answer()
        totals = {
            "occurrences": answer.occurrences, "articles": len(answer.articles), "paragraphs": answer.paragraphs,
        }  # fmt: skip
        assert (query, totals) == (query, wanted["totals"])
        assert [*answer.articles] == [hit["id"] for hit in wanted["hits"]]
        compared += 1
        found += bool(answer.articles)
    assert found > 20


def test_the_mix_has_a_third_of_each_share_in_both_languages(texts: Texts) -> None:
    queries = read_mix(MIX, texts)
    assert Counter(query.share for query in queries) == {"frequent": 20, "medium": 20, "rare": 20}
    assert len({query.text for query in queries}) == 60
    assert read_mix(MIX, texts) == queries
    assert read_mix(MIX, texts, seed=1) != queries
    for share in ("frequent", "medium", "rare"):
        some = [query.text for query in queries if query.share == share]
        assert min(sum(text.isascii() for text in some), sum(not text.isascii() for text in some)) > 5
    bounds = json.loads(MIX.read_text("utf-8"))["shares"]
    for query in queries:
        low, high = bounds[query.share]
        matched = len(Scan(texts, as_json(parse_query(query.text))).answer().articles) / len(texts.articles)
        assert query.kind == "fixed" or (matched > 0 and low <= matched < high)


def test_plain_words_are_what_every_search_understands(texts: Texts) -> None:
    plain = {query.text for query in read_mix(MIX, texts) if query.is_plain}
    assert {"的", "群众", "the", "peasants"} <= plain
    assert not any(set(text) & set(' "=*|~:-') for text in plain)


def test_the_server_counts_text_as_gzip_sends_it(tmp_path: Path) -> None:
    data = b"text " * 1000
    (tmp_path / "a.json").write_bytes(data)
    (tmp_path / "a.bin").write_bytes(data)
    with serving(tmp_path, {"/own.html": b"own"}) as served:
        for name in ("a.json", "a.bin?x=1", "own.html"):
            with urllib.request.urlopen(served.base + name) as reply:  # noqa: S310 - our own server
                reply.read()
        with pytest.raises(urllib.error.HTTPError) as missing:
            urllib.request.urlopen(served.base + "../secret")  # noqa: S310
        missing.value.close()
        assert missing.value.code == 404
    assert [(one.path, one.raw) for one in served.requests] == [("/a.json", 5000), ("/a.bin", 5000), ("/own.html", 3)]
    assert [one.sent for one in served.requests] == [len(gzip.compress(data, 6)), 5000, 0]


def test_kinds_of_files() -> None:
    names = ("t0.bin", "t12-3-u0.bin", "t12-3-p10.bin", "f0.bin", "root.bin", "index.json", "tags.0123.json")
    assert len({kind_of(f"search/0011223344556677/{name}") for name in names}) == 6
    assert kind_of("search/x/t1-2-u3.bin") == "long lists: units"


def test_shares_of_values() -> None:
    assert tables.median([3, 1, 2]) == 2
    assert tables.at_share(range(1, 101), 0.95) == 96
    assert tables.both([1000, 3000, 2000], tables.KB) == "2.0 / 3.0"
