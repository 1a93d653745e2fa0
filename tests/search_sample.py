"""A made-up corpus with its index, cut very small so that every form of the format occurs, and chance queries over it."""

import json
import random
import re
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from article_units import units
from duizhao.benchmarks.synthetic import synthetic_seed
from duizhao.catalogue import Location, build_catalogue, make_entry, source_facets
from duizhao.ids import article_address
from duizhao.model import Article, Byline, Pair
from duizhao.pages.article import article_page
from duizhao.pages.article_foot import Surroundings
from duizhao.search.building import Sizing, build_search
from duizhao.search.index_shards import Limits
from duizhao.seeds import parse_seed
from duizhao.settings import Settings
from duizhao.vocabulary import Vocabulary
from made_up import cite
from nodejs import JAVASCRIPT, node

SMALL = Sizing(
    articles=60, limits=Limits(shard=1_500, long=400, block=400, marks=200, sign_units=40, directory=2, units=16)
)
_PIECES = re.compile(r"[A-Za-z']+|[0-9]+|[\u3400-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Sample:
    """A site of a corpus: its folder, and its articles in reading order."""

    folder: Path
    articles: tuple[Article, ...]


def run_node(script: str, job: object) -> Any:
    """What a script of tests/javascript answers."""
    command = [*node(), "--no-warnings", str(JAVASCRIPT / script)]
    done = subprocess.run(
        command, input=json.dumps(job), capture_output=True, text=True, encoding="utf-8", check=False, timeout=300
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def sessions(*wanted: Mapping[str, Any]) -> Any:
    """What sessions with the engine give."""
    return run_node("engine.mjs", wanted)


def make_sample(
    folder: Path, articles: Sequence[Article], sizing: Sizing = SMALL, labels: Mapping[str, Sequence[str]] | None = None
) -> Sample:
    """Index and pages of some articles, below a folder."""
    found = {article.id: article for article in articles}
    catalogue = build_catalogue([make_entry(article, Location(0, 0)) for article in found.values()], [], {})

    def write(address: str, data: bytes) -> None:
        target = folder / address
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)

    build_search(
        catalogue.entries, lambda entries: (found[entry.id] for entry in entries), write, labels=labels, sizing=sizing
    )
    ordered = tuple(found[entry.id] for entry in catalogue.entries)
    for article in ordered:
        write(article_address(article.id), _page(article).encode())
    return Sample(folder, ordered)


def _page(article: Article) -> str:
    """The page of an article, its paragraphs paired in order, without the frame around it."""
    most = max(len(article.en), len(article.zh))
    pairs = tuple(
        Pair((number,) if number <= len(article.en) else (), (number,) if number <= len(article.zh) else (), 1.0)
        for number in range(1, most + 1)
    )
    article = replace(article, pairs=pairs, tags=())
    page = article_page(article, Surroundings(), Vocabulary(()), Settings(), cite(article))
    return f'<main id="main" class="article">\n{page.before}\n<div class="text">\n{page.content}\n</div>\n{page.after}</main>'


def synthetic_articles(count: int, seed: int) -> list[Article]:
    """Articles of the benchmarks' generator, some of them signed."""
    seeds = [synthetic_seed(index, seed) for index in range(count)]
    return [_signed(parse_seed(data, name)) for name, data in seeds]


def _signed(article: Article) -> Article:
    """Every third article is signed, so that bylines are searched too."""
    if int(article.id[-1], 16) % 3:
        return article
    return replace(article, byline=Byline(en=f"Li {article.id[-3:]} · Wang", zh=f"李{article.page}王 · 记者"))


def scanned(sample: Sample, queries: Sequence[str]) -> Any:
    """What a plain scan of all texts finds."""
    articles = [
        {
            "id": article.id,
            "date": article.date.isoformat(),
            "page": article.page or 0,
            "facets": {
                **{name: [value] if (value := facets.get(name)) else [] for name in ("section", "column", "agency")},
                "tag": [],
            },
            "units": [{"unit": unit.name, "lang": unit.lang, "text": unit.text} for unit in units(article)],
        }
        for article in sample.articles
        for facets in [dict(source_facets(article))]
    ]
    job = {"table": str(sample.folder / "search" / "fold.json"), "articles": articles, "queries": queries}
    return run_node("scan.mjs", job)


def chance_queries(sample: Sample, count: int, seed: int) -> list[str]:
    """Queries made of pieces of the texts: words, runs of signs, phrases, nearness, not, fields, scopes, absent ones."""
    chance = random.Random(seed)  # noqa: S311 - repeatable chance, no secrets
    # Pieces of one article or two often stand together in others as well.
    few = [replace(sample, articles=tuple(chance.sample(sample.articles, 2))) for _ in range(count)]
    return [_query(chance, chance.choice((near, near, near, sample))) for near in few]


def _query(chance: random.Random, sample: Sample) -> str:
    parts = [_part(chance, sample, 0) for _ in range(chance.choice((1, 1, 1, 2, 2, 3)))]
    if chance.random() < 0.15:
        parts.append("-" + _part(chance, sample, 1))
    if chance.random() < 0.3:
        parts.append(_field(chance, sample))
    if chance.random() < 0.15:
        parts.append(chance.choice(("lang:zh", "lang:en", "in:headline", "in:text", "in:byline")))
    chance.shuffle(parts)
    return " ".join(parts)


def _part(chance: random.Random, sample: Sample, depth: int) -> str:
    dice = chance.random()
    text = _unit_text(chance, sample)
    if dice < 0.2 and depth < 2:
        return "(" + " | ".join(_inner(chance, sample, depth + 1) for _ in range(chance.choice((2, 3)))) + ")"
    if dice < 0.4:
        distance = chance.choice(("", "0", "1", "3", "20"))
        return f"{_operand(chance, text)} ~{distance} {_operand(chance, text)}"
    return _text(chance, text)


def _inner(chance: random.Random, sample: Sample, depth: int) -> str:
    return " ".join(
        ("-" if chance.random() < 0.15 else "") + _part(chance, sample, depth) for _ in range(chance.choice((1, 1, 2)))
    )


def _operand(chance: random.Random, text: str) -> str:
    if chance.random() < 0.2:
        return f"({_text(chance, text)} | {_text(chance, text)})"
    return _text(chance, text)


def _unit_text(chance: random.Random, sample: Sample) -> str:
    while True:
        text = chance.choice(units(chance.choice(sample.articles))).text
        if _PIECES.search(text):
            return text


def _text(chance: random.Random, text: str) -> str:
    """A text that stands in another one, or hardly anywhere."""
    piece = chance.choice(_PIECES.findall(text))
    dice = chance.random()
    if dice < 0.25:
        start = chance.randrange(len(text))
        cut = text[start : start + chance.choice((2, 3, 4, 6, 9, 15, 30))].replace('"', " ")
        return f'"{cut}"' if _PIECES.search(cut) else piece[:6]
    if re.match("[A-Za-z]", piece):
        word = piece.replace("'", "") or "the"
        return chance.choice(
            (word, word, f"={word}", f'"{word}"', f"{word[:3]}*" if len(word) > 2 else word, word.upper(), "zebra")
        )
    start = chance.randrange(len(piece))
    return piece[start : start + chance.choice((1, 1, 2, 2, 3, 4, 5, 8))]


def _field(chance: random.Random, sample: Sample) -> str:
    article = chance.choice(sample.articles)
    date = article.date
    dateline = dict(source_facets(article)).get("agency") or "新华社"
    return chance.choice(
        (
            f"year:{date.year}",
            f"year:{date.year}..{date.year + 3}",
            f"year:..{date.year}",
            f"date:{date:%Y-%m}",
            f"date:{date:%Y-%m-%d}..{date.year + 1}",
            f"page:{article.page or 0}",
            "page:2..5",
            f'agency:"{dateline}"',
            "agency:新*",
            "byline:Wang",
            "byline:李",
            f'byline:"Li {article.id[-3:]}"',
        )
    )
