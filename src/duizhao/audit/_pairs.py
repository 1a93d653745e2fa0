"""Findings that follow from the alignment: what a reader of two columns must know."""

from collections.abc import Iterable, Mapping

from duizhao.align import WEAK
from duizhao.audit._finding import one_finding
from duizhao.model import Article, Finding, Pair

_MOST_LISTED = 40
_SEVERAL = 2
"""Names and numbers from which agreement outweighs what lengths say."""


def pairing(article: Article, agreeing: Mapping[str, int]) -> tuple[Finding, ...]:
    """Findings on the pairs themselves; one for each kind, its detail naming the paragraphs.

    Args:
        agreeing: first paragraphs of pairs whose names and numbers agree, with how many do.
    """
    weak = [
        pair
        for pair in article.pairs
        if pair.is_aligned and pair.confidence < WEAK and agreeing.get(_first(pair), 0) < _SEVERAL
    ]
    joined = [pair for pair in article.pairs if pair.is_aligned and min(len(pair.en), len(pair.zh)) > 1]
    lone = [pair for pair in article.pairs if not (pair.en and pair.zh)]
    blocks = [pair for pair in article.pairs if pair.block]
    found = (
        _finding("weak-pair", (_first(pair) for pair in weak)),
        _finding("paired-together", (_first(pair) for pair in joined)),
        _finding("unpaired-paragraph", (anchor for pair in lone for anchor in _anchors(pair))),
        _finding("unaligned-block", (_first(pair) for pair in blocks)),
    )
    return tuple(finding for finding in found if finding)


def _anchors(pair: Pair) -> list[str]:
    return [f"en{number}" for number in pair.en] + [f"zh{number}" for number in pair.zh]


def _first(pair: Pair) -> str:
    return _anchors(pair)[0]


def _finding(kind: str, anchors: Iterable[str]) -> Finding | None:
    return one_finding(kind, ((anchor, "") for anchor in anchors), _MOST_LISTED, ", ")
