"""How well paragraphs are aligned: strict F1 against texts whose alignment is known."""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from duizhao.align import align, align_by_length
from duizhao.model import Article, Pair
from duizhao.seeds import parse_seed

GOLD = ".gold.json"
ALL = "all"

_HEADLINES = re.compile(rb"^(Title:|###)[^\r\n]*", re.MULTILINE)
"""Headlines are taken out: gold files count every line of a body, also those that repeat the headline."""

Link = tuple[tuple[int, ...], tuple[int, ...]]
"""English and Chinese paragraph numbers, from 1, that belong together; neither is empty."""


@dataclass(frozen=True, slots=True)
class Score:
    """Links counted strictly: one is right only if both its sides are, paragraph by paragraph.

    Attributes:
        right: links found that the gold has.
        found: links found.
        gold: links of the gold.
    """

    right: int = 0
    found: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        """Share of the links found that are right; 0 to 1."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold's links that were found; 0 to 1."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 0 to 1."""
        return 2 * self.right / (self.found + self.gold) if self.found + self.gold else 0.0

    def __add__(self, other: "Score") -> "Score":
        return Score(self.right + other.right, self.found + other.found, self.gold + other.gold)


@dataclass(frozen=True, slots=True)
class KindScore:
    """Scores of the files of one kind; `by_length` is the same aligner without anchors."""

    kind: str
    files: int
    score: Score
    by_length: Score


@dataclass(frozen=True, slots=True)
class AlignmentScores:
    """Scores by kind, in order of name, and over all files."""

    kinds: tuple[KindScore, ...]
    total: KindScore


def score_folder(folder: Path) -> AlignmentScores:
    """Align every seed of a folder that has a gold file, and compare.

    Args:
        folder: seeds `KIND_NAME.txt` with `KIND_NAME.gold.json` beside them, a list of
            `[[Chinese indices], [English indices]]` that count the body's paragraphs from 0.

    Raises:
        FileNotFoundError: the folder has no gold file, or a gold file no seed.
        ValueError: a gold file speaks of paragraphs that its seed has not.
    """
    golds = sorted(folder.glob(f"*{GOLD}"))
    if not golds:
        raise FileNotFoundError(f"expected files *{GOLD} in {folder}, found none")
    scored = [_score_file(gold) for gold in golds]
    kinds = sorted({one.kind for one in scored})
    return AlignmentScores(
        kinds=tuple(_sum(kind, (one for one in scored if one.kind == kind)) for kind in kinds),
        total=_sum(ALL, scored),
    )


def score(pairs: Sequence[Pair], gold: Iterable[Link]) -> Score:
    """Compare pairs with the links of a gold alignment; pairs with an empty side do not count."""
    found = {(pair.en, pair.zh) for pair in pairs if pair.en and pair.zh}
    known = set(gold)
    return Score(len(found & known), len(found), len(known))


def _score_file(path: Path) -> KindScore:
    name = path.name.removesuffix(GOLD)
    seed = path.with_name(f"{name}.txt")
    article = parse_seed(_HEADLINES.sub(rb"\1 -", seed.read_bytes()), seed.name)
    gold = _read_gold(path, article)
    with_anchors = _align(article, lambda en, zh: align(en, zh, article.names))
    return KindScore(
        kind=name.partition("_")[0],
        files=1,
        score=score(with_anchors, gold),
        by_length=score(_align(article, align_by_length), gold),
    )


def _align(article: Article, aligner: Callable[[list[str], list[str]], tuple[Pair, ...]]) -> tuple[Pair, ...]:
    return aligner([paragraph.text for paragraph in article.en], [paragraph.text for paragraph in article.zh])


def _read_gold(path: Path, article: Article) -> list[Link]:
    links = [
        (tuple(at + 1 for at in en), tuple(at + 1 for at in zh))
        for zh, en in json.loads(path.read_text(encoding="utf-8"))
    ]
    last_en = max((at for en, _ in links for at in en), default=0)
    last_zh = max((at for _, zh in links for at in zh), default=0)
    if last_en > len(article.en) or last_zh > len(article.zh):
        found = f"{len(article.en)} English and {len(article.zh)} Chinese"
        raise ValueError(f"{path.name}: expected {last_en} English and {last_zh} Chinese paragraphs, found {found}")
    return [(en, zh) for en, zh in links if en and zh]


def _sum(kind: str, scored: Iterable[KindScore]) -> KindScore:
    ones = list(scored)
    return KindScore(
        kind=kind,
        files=len(ones),
        score=sum((one.score for one in ones), Score()),
        by_length=sum((one.by_length for one in ones), Score()),
    )
