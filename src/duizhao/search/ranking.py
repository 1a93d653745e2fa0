"""Okapi BM25 with an article as document (Robertson and Zaragoza 2009), with an idf that is never negative."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from duizhao.search.binary import Ints

K1 = 1.2
B = 0.75
_DECIMALS = 6


@dataclass(frozen=True, slots=True, eq=False)
class Frequencies:
    """How often each text of a query stands in each article of a volume, and the articles' lengths in tokens."""

    counts: Sequence[Ints]
    lengths: Ints


def scores(volumes: Sequence[Frequencies], articles: int, tokens: int) -> list[npt.NDArray[np.float64]]:
    """The score of every article, by volume, rounded to six decimals.

    Args:
        articles: of the whole corpus; tokens likewise.
    """
    texts = len(volumes[0].counts) if volumes else 0
    holding = [sum(int((volume.counts[text] > 0).sum()) for volume in volumes) for text in range(texts)]
    weights = [np.log(1 + (articles - count + 0.5) / (count + 0.5)) for count in holding]
    mean = tokens / articles if articles else 1.0
    return [np.round(_score(volume, weights, mean or 1.0), _DECIMALS) for volume in volumes]


def _score(volume: Frequencies, weights: Sequence[float], mean: float) -> npt.NDArray[np.float64]:
    norm = K1 * (1 - B + B * volume.lengths / mean)
    sums = np.zeros(len(volume.lengths), dtype=np.float64)
    for counts, weight in zip(volume.counts, weights, strict=True):
        sums += weight * counts * (K1 + 1) / np.where(counts, counts + norm, 1.0)
    return sums
