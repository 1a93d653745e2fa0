"""Anchors: what a paragraph holds that survives translation, as a set of keys.

The first character of a key is its kind: ``n`` number or date, ``L`` Latin string, ``N`` name, ``m`` mark, ``w`` word of
the lexicon, ``~`` pair of words learned from the text itself.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, compress
from math import log
from operator import add

from duizhao.align._lexicon import EN, FORMS, ZH
from duizhao.align._numbers import SPELLED, numbers_en, numbers_zh, scan_en
from duizhao.model import NamePair

MILLI = 1000
"""Costs are whole thousandths of a nat (natural logarithm of a likelihood), equal on every machine."""

STRONG = frozenset("nLN")
"""Kinds that hardly agree by chance."""

_HIT = {"n": 1500, "L": 1300, "N": 1300, "m": 600, "w": 900, "~": 400}
"""What it costs, by kind, when one of a pair has a key and the other has not."""
_TRUST = {"n": 1.0, "L": 1.0, "N": 1.0, "m": 0.6, "w": 0.8, "~": 0.7}
"""How much of its rarity a key is worth, by kind: chance agreement is likelier for words than for numbers."""

_WIDE = tuple(zip("，！？：；（）％", ",!?:;()%", strict=True))
_BLANKS = b" \t\n\r\v\f\x1c\x1d\x1e\x1f"
_TELLING = frozenset(EN.keys() | SPELLED)
"""English words to look at; all others are of use only where pairs of words are learned."""

_LATIN = re.compile(r"[a-z][a-z0-9]+", re.ASCII)
_MARKS = (
    ("m?", "?"), ("m!", "!"), ("m%", "%"), ("m《", "《"), ("m(", "("), ("m;", ";"),
    ("m“", "“"), ("m“", '"'), ("m“", "「"), ("m“", "‘"), ("m“", "&quot;"),
)  # fmt: skip
_REMEMBERED = 1024
"""Paragraphs whose plain form is kept in mind: they are read to align an article, and again to audit it."""
_ENUMERATION = re.compile(r"\W*(?:第?([0-9]{1,2}|[一二三四五六七八九十]{1,3})[)、.,]|([*•·-]))")


@dataclass(slots=True)
class Anchored:
    """A paragraph seen as evidence.

    Attributes:
        length: UTF-8 bytes without blanks; a Han character is three, about what it takes in English.
        keys: its anchors.
        strong: those of them that hardly agree by chance.
        words: what pairs of words can be learned from: English words, or Chinese two-character strings.
    """

    length: int
    keys: set[str]
    strong: set[str]
    words: set[str]


@lru_cache(maxsize=_REMEMBERED)
def plain(text: str) -> str:
    """Text with compatibility forms folded (full-width figures and marks, a circle for zero) and in lower case."""
    for wide, mark in _WIDE:  # the marks of every text first: what is left is seldom in need of the slow way
        text = text.replace(wide, mark)
    return unicodedata.normalize("NFKC", text.replace("○", "〇")).lower()


def length(text: str) -> int:
    """Length that is comparable between the languages: UTF-8 bytes without blanks, at least one."""
    return max(1, len(text.encode("utf-8", "surrogatepass").translate(None, _BLANKS)))


def anchored(
    en: Sequence[str], zh: Sequence[str], names: Sequence[NamePair], *, keep_words: bool = False
) -> tuple[list[Anchored], list[Anchored]]:
    """See both sides as lengths and anchors, and as words where these are wanted to learn from.

    What only one side could have is not looked for: a Latin string in English, a word of the lexicon in Chinese.
    """
    en_plain, zh_plain = list(map(plain, en)), list(map(plain, zh))
    all_zh = "\n".join(zh_plain)
    latin = set(_LATIN.findall(all_zh))
    known = [(f"N{at}", _names(name.en), plain(name.zh)) for at, name in enumerate(names)]
    left, met = _read_en(en_plain, latin, known, keep_words)
    return left, _read_zh(zh_plain, latin, known, _forms(met, all_zh), keep_words)


_Known = Sequence[tuple[str, tuple[str, ...], str]]


def _read_en(texts: Sequence[str], latin: set[str], known: _Known, keep_words: bool) -> tuple[list[Anchored], set[str]]:
    """English paragraphs, and which words of the lexicon they have."""
    telling = _TELLING | latin if latin else _TELLING
    sides, met = [], set()
    for text in texts:
        tokens, figures = scan_en(text)
        places = list(compress(range(len(tokens)), map(telling.__contains__, tokens)))
        words = {tokens[at] for at in places}
        strong = {"n" + number for number in numbers_en(tokens, sorted((*places, *figures)) if figures else places)}
        if latin:
            strong.update(["L" + word for word in words & latin])
        strong.update([key for key, forms, _ in known if any(form in text for form in forms)])
        words &= EN.keys()
        met |= words
        keys = strong.union(*[EN[word] for word in words])
        sides.append(_anchored(text, keys, strong, set(tokens) if keep_words else set()))
    return sides, met


def _read_zh(
    texts: Sequence[str], latin: set[str], known: _Known, forms: Sequence[str], keep_words: bool
) -> list[Anchored]:
    sides = []
    for text in texts:
        strong = {"n" + number for number in numbers_zh(text)}
        if latin:
            strong.update(["L" + word for word in _LATIN.findall(text)])
        strong.update([key for key, _, form in known if form and form in text])
        keys = strong.union(*[ZH[form] for form in forms if form in text])
        sides.append(_anchored(text, keys, strong, set(map(add, text, text[1:])) if keep_words else set()))
    return sides


def _forms(words: set[str], text: str) -> list[str]:
    """Chinese forms in a text that answer some of these English words."""
    keys = set().union(*[EN[word] for word in words])
    return [form for form in set().union(*[FORMS[key] for key in keys]) if form in text]


def _names(name: str) -> tuple[str, ...]:
    """Forms of an English name: "Xin Dazhong (New Masses)" gives both."""
    return tuple(form for form in (part.strip() for part in re.split(r"[()/]", plain(name))) if form)


def _anchored(text: str, keys: set[str], strong: set[str], words: set[str]) -> Anchored:
    _mark(text, keys)
    return Anchored(length(text), keys, strong, words)


def _mark(text: str, keys: set[str]) -> None:
    for key, mark in _MARKS:
        if mark in text:
            keys.add(key)
    match = _ENUMERATION.match(text)
    if match:
        number = match[1]
        keys.add("m*" if number is None else f"m#{next(iter(numbers_zh(number)), number)}")


def weigh(left: Sequence[Anchored], right: Sequence[Anchored]) -> tuple[dict[str, int], dict[str, int]]:
    """What each key that both sides have costs, in thousandths of a nat.

    Returns:
        by key, the cost when its paragraph stands alone; and the cost when it is paired but the other side lacks it.
    """
    in_left = Counter(chain.from_iterable([side.keys for side in left]))
    in_right = Counter(chain.from_iterable([side.keys for side in right]))
    most = max(len(left), len(right)) + 1
    alone, missed = {}, {}
    for key in in_left.keys() & in_right.keys():
        alone[key], missed[key] = _cost(key[0], max(in_left[key], in_right[key]), most)
    return alone, missed


@lru_cache(maxsize=1024)
def _cost(kind: str, count: int, most: int) -> tuple[int, int]:
    rarity = log(most / count)
    alone = round(MILLI * 0.5 * _TRUST[kind] * rarity)
    return alone, alone + round(_HIT[kind] * min(1.0, rarity))
