"""Anchors: what a paragraph holds that survives translation, as a set of keys.

The first character of a key is its kind: ``n`` number or date, ``L`` Latin string, ``N`` name, ``m`` mark, ``w`` word of
the lexicon, ``~`` pair of words learned from the text itself.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from operator import add

from duizhao.align import _lexicon
from duizhao.align._numbers import numbers_en, numbers_zh, tokens_en
from duizhao.model import NamePair

MILLI = 1000
"""Costs are whole thousandths of a nat (natural logarithm of a likelihood), equal on every machine."""

STRONG = frozenset("nLN")
"""Kinds that hardly agree by chance."""

_HIT = {"n": 1500, "L": 1300, "N": 1300, "m": 600, "w": 900, "~": 400}
"""What it costs, by kind, when one of a pair has a key and the other has not."""
_TRUST = {"n": 1.0, "L": 1.0, "N": 1.0, "m": 0.6, "w": 0.8, "~": 0.7}
"""How much of its rarity a key is worth, by kind: chance agreement is likelier for words than for numbers."""

_LATIN = re.compile(r"[a-z][a-z0-9]+", re.ASCII)
_MARKS = (
    ("m?", "?"), ("m!", "!"), ("m%", "%"), ("m《", "《"), ("m(", "("), ("m;", ";"),
    ("m“", "“"), ("m“", '"'), ("m“", "「"), ("m“", "‘"), ("m“", "&quot;"),
)  # fmt: skip
_ENUMERATION = re.compile(r"\W*(?:第?([0-9]{1,2}|[一二三四五六七八九十]{1,3})[)、.,]|([*•·-]))")


@dataclass(frozen=True, slots=True)
class Anchored:
    """A paragraph seen as evidence.

    Attributes:
        length: UTF-8 bytes without blanks; a Han character is three, about what it takes in English.
        keys: its anchors.
        words: what pairs of words can be learned from: English words, or Chinese two-character strings.
    """

    length: int
    keys: set[str]
    words: set[str]


def plain(text: str) -> str:
    """Text with compatibility forms folded (full-width figures and marks) and in lower case."""
    return unicodedata.normalize("NFKC", text).lower()


def length(text: str) -> int:
    """Length that is comparable between the languages: UTF-8 bytes without blanks, at least one."""
    return max(1, len("".join(text.split()).encode("utf-8", "surrogatepass")))


def anchored(
    en: Sequence[str], zh: Sequence[str], names: Sequence[NamePair], *, keep_words: bool = False
) -> tuple[list[Anchored], list[Anchored]]:
    """See both sides as lengths and anchors, and as words where these are wanted to learn from."""
    en_plain, zh_plain = list(map(plain, en)), list(map(plain, zh))
    latin = set(_LATIN.findall("\n".join(zh_plain)))
    forms = [(f"N{at}", _forms(name.en), plain(name.zh)) for at, name in enumerate(names)]
    left = [_anchored(text, *_read_en(text, latin, forms), keep_words) for text in en_plain]
    right = [_anchored(text, *_read_zh(text, forms), keep_words) for text in zh_plain]
    return left, right


def _anchored(text: str, keys: set[str], words: set[str], keep_words: bool) -> Anchored:
    return Anchored(length(text), keys, words if keep_words else set())


_Forms = list[tuple[str, tuple[str, ...], str]]


def _forms(name: str) -> tuple[str, ...]:
    """Forms of an English name: "Xin Dazhong (New Masses)" gives both."""
    return tuple(form for form in (part.strip() for part in re.split(r"[()/]", plain(name))) if form)


def _read_en(text: str, latin: set[str], forms: _Forms) -> tuple[set[str], set[str]]:
    tokens = tokens_en(text)
    words = set(tokens)
    keys = {"n" + number for number in numbers_en(tokens)}
    keys.update("L" + word for word in words & latin)
    for word in words & _lexicon.EN_WORDS:
        keys.update(_lexicon.EN[word])
    keys.update(key for key, english, _ in forms if any(form in text for form in english))
    _mark(text, keys)
    return keys, words


def _read_zh(text: str, forms: _Forms) -> tuple[set[str], set[str]]:
    words = set(map(add, text, text[1:]))
    keys = {"n" + number for number in numbers_zh(text)}
    keys.update("L" + word for word in _LATIN.findall(text))
    for word in words & _lexicon.ZH_FORMS:
        keys.update(_lexicon.ZH[word])
    for character in _lexicon.ZH_FORMS & set(text):
        keys.update(_lexicon.ZH[character])
    keys.update(key for key, _, chinese in forms if chinese and chinese in text)
    _mark(text, keys)
    return keys, words


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
    in_left = Counter(key for side in left for key in side.keys)
    in_right = Counter(key for side in right for key in side.keys)
    most = max(len(left), len(right)) + 1
    alone, missed = {}, {}
    for key in in_left.keys() & in_right.keys():
        kind = key[0]
        rarity = log(most / max(in_left[key], in_right[key]))
        alone[key] = round(MILLI * 0.5 * _TRUST[kind] * rarity)
        missed[key] = alone[key] + round(_HIT[kind] * min(1.0, rarity))
    return alone, missed
