"""The queries that search is measured with: some fixed, some drawn from the corpus by rules."""

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from duizhao.benchmarks._scan import Texts, write
from duizhao.benchmarks._scan_query import Scan
from duizhao.search import QueryError, as_json, parse_query
from duizhao.text import HAN

SHARES = ("frequent", "medium", "rare")
_TRIES = 60
_WORD = re.compile("[a-z]{3,}")
_HAN_RUN = re.compile(f"[{HAN}]+")


@dataclass(frozen=True, slots=True)
class MixQuery:
    """One query to measure.

    Attributes:
        share: `frequent`, `medium` or `rare`: in how many articles it is meant to be.
        kind: of the rule that made it, or `fixed`.
        is_plain: a Han text or a single word without operators, which every search understands.
    """

    text: str
    share: str
    kind: str
    is_plain: bool


def read_mix(path: Path, texts: Texts, seed: int = 0) -> tuple[MixQuery, ...]:
    """The queries of a mix file over a corpus.

    Args:
        path: JSON: `shares` (least and greatest part of the articles, by name), `fixed` (query and share), `drawn`
            (share, kind, count, and what the kind needs: `length` of Han texts, `words`, `letters`, `field`).
        seed: another number draws other queries.

    Rules that find nothing in the bounds of their share after some tries give fewer queries.
    """
    mix = json.loads(path.read_text("utf-8"))
    found = fixed_queries(mix)
    for number, rule in enumerate(mix["drawn"]):
        chance = random.Random(f"{seed}:{number}")
        found += _draw(chance, texts, rule, mix["shares"][rule["share"]], {one.text for one in found})
    return tuple(found)


def fixed_queries(mix: dict[str, Any]) -> list[MixQuery]:
    """The queries of a mix that are the same for every corpus."""
    return [MixQuery(one["query"], one["share"], "fixed", _is_plain(one["query"])) for one in mix["fixed"]]


def _is_plain(text: str) -> bool:
    return bool(re.fullmatch(f"[{HAN}]+|[a-z]+", text))


def _draw(
    chance: random.Random, texts: Texts, rule: dict[str, Any], bounds: list[float], taken: set[str]
) -> Iterator[MixQuery]:
    left = rule["count"]
    for _ in range(_TRIES * left):
        if not left:
            return
        query = _made(chance, texts, rule)
        if query is None or query in taken:
            continue
        try:
            tree = as_json(parse_query(query))
        except QueryError:
            continue
        share = len(Scan(texts, tree).answer().articles) / len(texts.articles)
        if bounds[0] <= share < bounds[1] and share:
            taken.add(query)
            left -= 1
            yield MixQuery(query, rule["share"], rule["kind"], _is_plain(query))


def _made(chance: random.Random, texts: Texts, rule: dict[str, Any]) -> str | None:
    """A query after a rule, out of an article by chance; None where that has nothing fitting."""
    article = chance.choice(texts.articles)
    kind = str(rule["kind"])
    if kind == "field" or kind.startswith("han"):
        zh = _HAN_RUN.findall(write(chance.choice(article.zh).text)) if article.zh else []
        runs = [run for run in zh if len(run) >= rule["length"]]
        parts = [_cut(chance, chance.choice(runs), rule["length"]) for _ in range(2)] if runs else []
        limit = f"{rule['field'].format(year=article.date.year)} " if kind == "field" else ""
        return _joined(kind, parts) if "-" in kind else limit + parts[0] if parts else None
    words = _WORD.findall(write(chance.choice(article.en).text)) if article.en else []
    return _of_words(chance, words, rule) if len(words) >= rule.get("words", 2) else None


def _of_words(chance: random.Random, words: list[str], rule: dict[str, Any]) -> str | None:
    kind = str(rule["kind"])
    if kind == "phrase":
        start = chance.randrange(len(words) - rule["words"] + 1)
        return f'"{" ".join(words[start : start + rule["words"]])}"'
    if "-" in kind:
        return _joined(kind, chance.sample(words, 2))
    word = chance.choice(words)
    return f"{word[: rule['letters']]}*" if kind == "prefix" else word


def _joined(kind: str, parts: list[str]) -> str | None:
    sign = {"near": " ~5 ", "and": " ", "or": " | ", "not": " -"}[kind.partition("-")[2]]
    return sign.join(parts) if parts and parts[0] != parts[1] else None


def _cut(chance: random.Random, run: str, length: int) -> str:
    start = chance.randrange(len(run) - length + 1)
    return run[start : start + length]
