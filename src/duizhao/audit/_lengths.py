"""Lengths of a pair against the lengths of all pairs of the corpus: a robust z (Iglewicz and Hoaglin, 1993)."""

import json
import re
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from math import exp, inf, isfinite, log

from duizhao.align import readings_zh
from duizhao.errors import ApparatusError
from duizhao.model import Article, Paragraph
from duizhao.numerals import NUMERALS
from duizhao.text import FULL_WIDTH

FORMAT = 1
"""Version of the form in which lengths are saved."""
ENOUGH = 200
"""Pairs from which a corpus is its own measure."""

_MOST = 3.5
"""Robust z beyond which a length is told; Iglewicz and Hoaglin's own limit."""
_NORMAL = 1.4826
"""Median absolute deviations in the standard deviation of a normal distribution."""
_LEAST_SPREAD = 0.12
_ASCII_BLANKS = b" \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f"
"""All that `str.split` parts words at."""
_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ]")
_SAID = re.compile(f"[{NUMERALS}]{{2,}}")
_SHORT = 60
"""Bytes of Chinese below which a length says nothing: twenty signs."""


@dataclass(frozen=True, slots=True)
class LengthNorm:
    """How long a translation is for its original.

    Attributes:
        pairs: how many were measured.
        median: of the natural logarithm of bytes in UTF-8, English to Chinese.
        spread: median absolute deviation, as a standard deviation.
    """

    pairs: int
    median: float
    spread: float


USUAL = LengthNorm(0, 0.23, 0.19)
"""What 1,300 pairs of news, medical papers and the Bible gave, for a corpus too small to be its own measure."""


def outlier(zh: str, en: str, norm: LengthNorm) -> float | None:
    """How many times as long as expected a translation is, where that is far from once; else None."""
    if norm.pairs < ENOUGH:
        norm = USUAL
    ratio, most = _log_ratio(zh, en), _MOST * max(norm.spread, _LEAST_SPREAD)
    if ratio is None or abs(ratio - norm.median) <= most:
        return None
    # A translation has figures for numbers that the original says in words.
    if (short := _SAID.sub(_in_figures, zh)) != zh and abs(log(_size(en) / _size(short)) - norm.median) <= most:
        return None
    return exp(ratio - norm.median)


def _in_figures(match: re.Match[str]) -> str:
    readings = readings_zh(match[0])
    return readings[0][0] if readings else match[0]


def measure_lengths(articles: Iterable[Article]) -> LengthNorm:
    """What the pairs of a corpus say; memory for one number of each pair."""
    ratios = [ratio for article in articles for ratio in _ratios(article)]
    if not ratios:
        return LengthNorm(0, USUAL.median, USUAL.spread)
    median = statistics.median(ratios)
    spread = _NORMAL * statistics.median(abs(ratio - median) for ratio in ratios)
    return LengthNorm(len(ratios), round(median, 4), round(spread, 4))


def _ratios(article: Article) -> Iterable[float]:
    for pair in article.pairs:
        if pair.is_aligned:
            zh, en = (joined(side, numbers) for side, numbers in ((article.zh, pair.zh), (article.en, pair.en)))
            ratio = _log_ratio(zh, en)
            if ratio is not None:
                yield ratio


def joined(paragraphs: Sequence[Paragraph], numbers: Iterable[int]) -> str:
    """The texts of some paragraphs, by number, as one."""
    return " ".join(paragraphs[number - 1].text for number in numbers)


def _log_ratio(zh: str, en: str) -> float | None:
    of_zh, of_en = _size(zh), _size(en)
    return log(of_en / of_zh) if of_zh >= _SHORT and of_en else None


def _size(text: str) -> int:
    """Bytes in UTF-8 without blanks; full-width digits and letters count as plain ones, which translations have."""
    if text.isascii():  # as most translations are
        return len(text.encode().translate(None, _ASCII_BLANKS))
    narrow = text.translate(FULL_WIDTH) if _WIDE.search(text) else text
    return len("".join(narrow.split()).encode("utf-8", "surrogatepass"))


def dump_lengths(norm: LengthNorm) -> str:
    """Lengths as JSON; equal ones give equal text."""
    return json.dumps({"format": FORMAT, **asdict(norm)}, indent=1) + "\n"


def load_lengths(text: str, file: str) -> LengthNorm:
    """Lengths as `dump_lengths` wrote them.

    Raises:
        ApparatusError: the text says something else.
    """
    try:
        values = json.loads(text)
        found = values.pop("format")
        norm = LengthNorm(int(values.pop("pairs")), float(values.pop("median")), float(values.pop("spread")))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise ApparatusError(file, 0, "lengths; run duizhao refresh", "something else") from error
    if found != FORMAT or values or not isfinite(norm.median) or not 0 <= norm.spread < inf:
        raise ApparatusError(file, 0, f"lengths of format {FORMAT}; run duizhao refresh", "others")
    return norm
