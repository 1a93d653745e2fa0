"""How often the words and characters of texts recur, one by one and two by two: made-up texts against real ones."""

import gzip
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from duizhao.benchmarks.synthetic import synthetic_seed
from duizhao.model import Article
from duizhao.search.index_tokens import ALONE, PAIR_SHIFT, BatchTokens, tokenize_units
from duizhao.search.units import unit_texts
from duizhao.seeds import parse_seed

GZIP_BYTES = 6_600
"""Text that is compressed at a time: about an article."""

KINDS = ("English words", "English word bigrams", "Han characters", "Han pairs")

_BATCH = 2_000
"""Units that are read at a time."""
_WORD_BITS = 32
_FEW = 3
_Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Spectrum:
    """How often the n-grams of one kind recur.

    Attributes:
        tokens: n-grams counted every time.
        distinct: different ones.
        once: those that stand but once.
        few: those that stand two or three times.
    """

    tokens: int
    distinct: int
    once: int
    few: int


@dataclass(frozen=True, slots=True, eq=False)
class Ngrams:
    """The n-grams of some texts.

    Attributes:
        streams: n-grams in their order, as numbers, by kind.
        gzip_ratio: bytes after gzip -6 for each byte of text, an article's length at a time; 0 for shorter texts.
    """

    streams: Mapping[str, _Ints]
    gzip_ratio: float

    def spectrum(self, kind: str, most: int | None = None) -> Spectrum:
        """How often n-grams recur: of all, or of the first so many."""
        counts = np.unique(self.streams[kind][:most], return_counts=True)[1]
        once = int(np.count_nonzero(counts == 1))
        few = int(np.count_nonzero((counts > 1) & (counts <= _FEW)))
        return Spectrum(int(counts.sum()), len(counts), once, few)


def ngrams_of(articles: Iterable[Article]) -> Ngrams:
    """Take the n-grams of some articles, with the tokens that search has."""
    reader = _Reader()
    for article in articles:
        reader.add(unit_texts(article))
    return reader.finish()


def made_up_ngrams(count: int, seed: int = 0) -> Ngrams:
    """The n-grams of the first made-up articles."""
    seeds = (synthetic_seed(index, seed) for index in range(count))
    return ngrams_of(parse_seed(data, name) for name, data in seeds)


def real_ngrams(folder: Path) -> Ngrams:
    """The n-grams of the seeds of a folder, in the order of their names.

    Raises:
        FileNotFoundError: there are none.
    """
    paths = sorted(folder.rglob("*.txt"))
    if not paths:
        raise FileNotFoundError(f"expected seeds (*.txt), found none in {folder}")
    return ngrams_of(parse_seed(path.read_bytes(), path.name) for path in paths)


def compare(texts: Sequence[Ngrams]) -> dict[str, list[Spectrum]]:
    """Spectra of several texts by kind, each of as many n-grams as the shortest text has."""
    lengths = {kind: min(len(one.streams[kind]) for one in texts) for kind in KINDS}
    return {kind: [one.spectrum(kind, most) for one in texts] for kind, most in lengths.items()}


class _Reader:
    """Gathers n-grams batch by batch, so that only numbers are kept of a large corpus."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._parts: dict[str, list[_Ints]] = {kind: [] for kind in KINDS}
        self._texts: list[str] = []
        self._left = b""
        self._raw = self._packed = 0

    def add(self, texts: Sequence[str]) -> None:
        self._texts += texts
        if len(self._texts) > _BATCH:
            self._take()

    def finish(self) -> Ngrams:
        self._take()
        streams = {kind: np.concatenate(parts) for kind, parts in self._parts.items()}
        return Ngrams(streams, self._packed / max(1, self._raw))

    def _take(self) -> None:
        texts, self._texts = self._texts, []
        self._compress("\n".join([*texts, ""]).encode())
        batch = tokenize_units(texts)
        for kind, part in zip(KINDS, (*self._words(batch), *_signs(batch)), strict=True):
            self._parts[kind].append(part)

    def _words(self, batch: BatchTokens) -> tuple[_Ints, _Ints]:
        numbers = (self._numbers.setdefault(word, len(self._numbers)) for word in batch.words)
        words = np.fromiter(numbers, dtype=np.int64, count=len(batch.words))
        places = np.flatnonzero(batch.is_word)
        follow = (np.diff(places) == 1) & (batch.positions[places[1:]] > 0)
        return words, (words[:-1] << _WORD_BITS | words[1:])[follow]

    def _compress(self, data: bytes) -> None:
        data = self._left + data
        whole = len(data) - len(data) % GZIP_BYTES
        for start in range(0, whole, GZIP_BYTES):
            self._packed += len(gzip.compress(data[start : start + GZIP_BYTES], 6))
        self._raw += whole
        self._left = data[whole:]


def _signs(batch: BatchTokens) -> tuple[_Ints, _Ints]:
    """Han characters, and pairs of them with nothing between."""
    firsts, seconds = batch.pairs >> PAIR_SHIFT, batch.pairs & ((1 << PAIR_SHIFT) - 1)
    is_han = firsts != ALONE
    return firsts[is_han], batch.pairs[is_han & (seconds != ALONE)]
