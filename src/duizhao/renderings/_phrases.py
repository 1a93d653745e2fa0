"""Phrases that a term may have become: runs of words that begin and end with one that means something."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from duizhao.stems import stem
from duizhao.text import HAN

MOST_WORDS = 8
"""Words of an English phrase: *relationship between the Party and the masses* has seven."""
_MOST_SIGNS = 8
_MOST_CUTS = 4
"""Signs and words of a Chinese phrase."""
_SHORT = 2
"""Signs of the usual Chinese word."""

_WORDS = re.compile(r"[A-Za-z][A-Za-z'’]*|(?<![A-Za-z])-|-(?![A-Za-z])|[^\sA-Za-z-]")
"""Words and marks; a hyphen within a word parts it as a blank would, so that *Party-masses* has both."""
_SMALL_WORDS = (
    "a an the of to in on at by for from with and or as between among into upon over under that which who whose whom this "
    "these those his her its their our my your"
)
_OTHERS = (
    "is are was were be been being am do does did done have has had having will would shall should can could may might must "
    "not no it he she they we you i him them us me there here then than so if but when while where what how also very more "
    "most such all any some each every other own same only just now up out off down about after before because through during "
    "ye thou thee thy thine hath doth unto s t said one"
)
_INNER = frozenset(_SMALL_WORDS.split())
_OUTER = _INNER | frozenset(_OTHERS.split())
"""Words that no phrase begins or ends with."""
_POSSESSIVE = re.compile(r"['’]s?$")
_HAN_ALONE = re.compile(f"[{HAN}]+")
_FUNCTION_WORDS = (
    "的 了 和 与 及 或 在 是 有 也 都 就 还 又 不 没 没有 这 那 这个 那个 这些 那些 他 她 它 他们 我 我们 你 你们 "
    "其 之 以 为 于 而 但 把 被 对 向 从 到 等 各 个 一 一个 地 得 着 过 所 并 并且 因为 所以 如果 由于 由 使 让 "
    "给 用 要 会 能 可以 上 下 中 里 很 更 最 将 同 跟 则 说 来 去 吗 呢 吧"
)
_PARTICLES = frozenset(_FUNCTION_WORDS.split())


@dataclass(frozen=True, slots=True)
class Phrase:
    """A run of words.

    Attributes:
        key: stems of the words, or Chinese signs, by which forms of one phrase are counted together.
        words: as they stand.
        place, end: of the first part, and behind the last, as shares of the text.
    """

    key: tuple[str, ...]
    words: str
    place: float
    end: float


def phrases(text: str) -> Iterator[Phrase]:
    """Every phrase of an English text; none goes across a mark."""
    found = list(_WORDS.finditer(text))
    tokens = [match[0] for match in found]
    stems = [_stem(token) if token[0].isalpha() else "" for token in tokens]
    lowered = [token.lower() for token in tokens]
    total = max(1, len(tokens))
    for start, first in enumerate(lowered):
        if not stems[start] or first in _OUTER:
            continue
        for end in range(start + 1, min(start + MOST_WORDS, len(tokens)) + 1):
            last = lowered[end - 1]
            if not stems[end - 1]:
                break
            if last in _OUTER:
                if last not in _INNER:
                    break
                continue
            words = " ".join(text[found[start].start() : found[end - 1].end()].split())
            yield Phrase(tuple(stems[start:end]), words, start / total, end / total)


def chinese_phrases(text: str, cut: Callable[[str], Sequence[str]]) -> Iterator[Phrase]:
    """Every phrase of a Chinese text: up to four words in a row, without marks between.

    Args:
        cut: gives the words of a text; joined they are the text again.
    """
    words = [piece for word in cut(text) for piece in _pieces(word)]
    starts = [0]
    for word in words:
        starts.append(starts[-1] + len(word))
    total = max(1, len(text))
    for first, word in enumerate(words):
        if word in _PARTICLES or not _HAN_ALONE.fullmatch(word):
            continue
        for last in range(first, min(first + _MOST_CUTS, len(words))):
            if not _HAN_ALONE.fullmatch(words[last]) or starts[last + 1] - starts[first] > _MOST_SIGNS:
                break
            if words[last] not in _PARTICLES:
                found = text[starts[first] : starts[last + 1]]
                yield Phrase(tuple(found), found, starts[first] / total, starts[last + 1] / total)


def _pieces(word: str) -> Iterator[str]:
    """A long word with its first and last two signs apart: 工会 is in 工会工作."""
    if len(word) < 2 * _SHORT:
        yield word
        return
    yield word[:_SHORT]
    if len(word) > 2 * _SHORT:
        yield word[_SHORT:-_SHORT]
    yield word[-_SHORT:]


def stems_of(text: str) -> tuple[str, ...]:
    """The stems of the words of a text, by which forms are compared; marks have none."""
    return tuple(_stem(token) for token in _WORDS.findall(text) if token[0].isalpha())


def stemmed(text: str) -> str:
    """A text as its stems between blanks, with marks, so that a phrase can be looked for in it."""
    return f" {' '.join(_stem(token) if token[0].isalpha() else token for token in _WORDS.findall(text))} "


def where_stands(text: str, stems: Sequence[str]) -> tuple[int, int] | None:
    """Where words of these stems stand first in an English text, as characters; None where they do not."""
    found = list(_WORDS.finditer(text))
    kept = [_stem(match[0]) if match[0][0].isalpha() else match[0] for match in found]
    for at in range(len(kept) - len(stems) + 1):
        if kept[at : at + len(stems)] == list(stems):
            return found[at].start(), found[at + len(stems) - 1].end()
    return None


@lru_cache(maxsize=1 << 16)
def _stem(word: str) -> str:
    bare = _POSSESSIVE.sub("", word.lower())
    return stem(bare) or word.lower()
