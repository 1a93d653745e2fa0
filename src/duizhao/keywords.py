"""Keywords: the Chinese words that mark an article against its corpus, by tf × idf.

How rare a word is comes from two sources: the corpus's own document frequencies, and the table of general Chinese that
jieba ships (``jieba/analyse/idf.txt``), which counts as much as 100 articles would. The two are averaged as logarithms
(Salton and Buckley's idf, https://doi.org/10.1016/0306-4573(88)90021-0), so that five articles lean on the general
language and 100,000 on themselves. Averaging shares instead of logarithms would let a word that occurs in one of five
articles outweigh everything that the table knows of it.
"""

import functools
import heapq
import importlib.metadata
import json
import math
import re
import statistics as numbers
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from duizhao.errors import ApparatusError
from duizhao.text import HAN

PRIOR: Final = 100
"""Articles that the table of general Chinese counts as."""

FORMAT: Final = 1
"""Version of the form in which statistics are saved."""

_FUNCTION_WORDS = (
    "我们 你们 他们 她们 它们 咱们 自己 大家 人们 有人 别人 其他 其它 其中 另外 此外 这个 那个 这些 那些 这样 那样 这种 那种 "
    "这里 那里 这是 那是 每个 各个 各种 一些 一样 一般 一定 一齐 一起 许多 很多 不少 有些 有的 所有 全部 全体 什么 怎么 怎样 如何 "
    "为什么 多少 哪里 因为 由于 所以 因此 于是 但是 可是 然而 不过 虽然 尽管 如果 假如 要是 只要 只有 除了 以外 以及 并且 而且 "
    "或者 还是 就是 不是 也是 都是 不仅 不但 即使 甚至 例如 比如 为了 关于 对于 根据 按照 通过 随着 经过 以来 以后 以前 之后 之前 "
    "今后 过去 现在 目前 最近 同时 然后 首先 其次 最后 随后 已经 曾经 正在 将要 仍然 还要 还有 没有 可以 可能 能够 应该 应当 必须 "
    "需要 不要 不能 不会 这次 当时 时候 非常 十分 特别 尤其 更加 比较 进行 表示 认为 指出 使得 有关 成为 作为 普遍 完全 经常 不断 "
    "进一步 从而 只是 却是 反而 否则 当然 并不 不久 这就 也就"
)
FUNCTION_WORDS: Final = frozenset(_FUNCTION_WORDS.split())
"""Words that mark nothing: pronouns, conjunctions, auxiliaries, adverbs of time and degree, verbs of reporting."""

_NOT_HAN = re.compile(f"[^{HAN}]")
_NUMERALS = "〇零一二三四五六七八九十百千万亿两廿卅几数"
_NUMERAL_OPENINGS = frozenset(f"第{_NUMERALS}")
_NUMERAL = re.compile(
    f"第?[{_NUMERALS}]+(?:多|余|几)?"
    "(?:个|名|人|年|月|日|天|次|条|项|种|位|件|斤|亩|里|元|户|岁|点|时|期|届|家|所|座|部|台|架|批|声|半|成|倍|分|者|下)?"
)
_REMEMBERED = 1 << 16
"""Distinct words whose weight is kept in mind while a corpus is read."""


@dataclass(frozen=True, slots=True)
class CorpusStatistics:
    """In how many articles each word of a corpus occurs.

    Attributes:
        articles: number of articles counted.
        document_frequency: number of articles that hold a word; words of none are missing.
    """

    articles: int = 0
    document_frequency: Mapping[str, int] = field(default_factory=dict)


def is_candidate(word: str) -> bool:
    """Whether a word can be a keyword: two Han characters or more, no numeral, no function word."""
    return (
        len(word) > 1
        and not _NOT_HAN.search(word)
        and word not in FUNCTION_WORDS
        and not (word[0] in _NUMERAL_OPENINGS and _NUMERAL.fullmatch(word))
    )


class KeywordFinder:
    """Finds the keywords of many articles against one corpus, and remembers what frequent words weigh.

    Args:
        statistics: of the corpus; empty ones leave the table of general Chinese alone.
    """

    def __init__(self, statistics: CorpusStatistics) -> None:
        self._statistics = statistics
        self._rarity = functools.lru_cache(maxsize=_REMEMBERED)(self._weigh)

    def keywords(self, words: Iterable[str], count: int = 8) -> tuple[str, ...]:
        """The words that mark an article, the weightiest first; words of one weight in the order of their characters.

        Args:
            words: all Chinese words of the article, as often as they occur.
            count: how many at most.
        """
        by_times: dict[int, list[str]] = {}
        for word, times in Counter(words).items():
            by_times.setdefault(times, []).append(word)
        rarity = self._rarity
        best: list[tuple[float, str]] = []
        for times in sorted(by_times, reverse=True):
            if best and len(best) == count and times * self._rarest < -best[-1][0]:
                break
            weighed = [(-times * rare, word) for word in by_times[times] if (rare := rarity(word)) is not None]
            best = heapq.nsmallest(count, best + weighed)
        return tuple(word for _, word in best)

    def _weigh(self, word: str) -> float | None:
        """The idf of a word; None where it can be no keyword."""
        return idf(word, self._statistics) if is_candidate(word) else None

    @functools.cached_property
    def _rarest(self) -> float:
        """The idf that no word exceeds."""
        return _average(max(general_idf()[0].values()), 0, self._statistics)


def keywords(words: Iterable[str], statistics: CorpusStatistics, count: int = 8) -> tuple[str, ...]:
    """The keywords of one article; see `KeywordFinder.keywords`."""
    return KeywordFinder(statistics).keywords(words, count)


def idf(word: str, statistics: CorpusStatistics) -> float:
    """How rare a word is: natural logarithm of articles per article that holds it, smoothed as the module says."""
    table, middle = general_idf()
    return _average(table.get(word, middle), statistics.document_frequency.get(word, 0), statistics)


def _average(general: float, articles: int, statistics: CorpusStatistics) -> float:
    """Idf from that of the table of general Chinese and the number of articles that hold the word."""
    own = math.log((statistics.articles + 1) / (articles + 1))
    return (PRIOR * general + statistics.articles * own) / (PRIOR + statistics.articles)


def count_documents(articles: Iterable[Iterable[str]]) -> CorpusStatistics:
    """Statistics of a corpus, from the words of each article."""
    frequency: Counter[str] = Counter()
    total = 0
    for words in articles:
        total += 1
        frequency.update(filter(is_candidate, set(words)))
    return CorpusStatistics(total, dict(frequency))


def dump_statistics(statistics: CorpusStatistics) -> str:
    """Statistics as JSON text: the same bytes for the same counts."""
    document = {
        "format": FORMAT,
        "articles": statistics.articles,
        "document_frequency": dict(sorted(statistics.document_frequency.items())),
    }
    return json.dumps(document, ensure_ascii=False, indent=0) + "\n"


def load_statistics(text: str, file: str) -> CorpusStatistics:
    """Read statistics back from JSON text.

    Args:
        text: as `dump_statistics` wrote it.
        file: its name, for messages.

    Raises:
        ApparatusError: the text has another form.
    """
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        raise ApparatusError(file, error.lineno, "statistics as JSON", error.msg) from error
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise ApparatusError(file, 0, f"statistics of format {FORMAT} (renew them)", "another format")
    articles: Any = document.get("articles")
    frequency: Any = document.get("document_frequency")
    if not (_is_count(articles) and isinstance(frequency, dict) and all(map(_is_count, frequency.values()))):
        raise ApparatusError(file, 0, "counts in 'articles' and 'document_frequency'", "something else")
    return CorpusStatistics(articles, frequency)


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


@functools.cache
def general_idf() -> tuple[Mapping[str, float], float]:
    """Jieba's table of general Chinese, and its median, which stands for words that it does not know, as in jieba."""
    path = Path(str(importlib.metadata.distribution("jieba").locate_file("jieba/analyse/idf.txt")))
    pairs = (line.rpartition(" ") for line in path.read_text(encoding="utf-8").splitlines())
    table = {word: float(value) for word, _, value in pairs if word}
    return table, numbers.median(table.values())
