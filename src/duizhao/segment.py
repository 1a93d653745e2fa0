"""Cutting text into words: Chinese by a dictionary with the vocabulary's words added, English at its blanks.

rjieba cuts where it can be imported; jieba, which it is a port of, takes its place where not. Both know the same
dictionary and guess unknown words by the same model.
"""

import re
import string
import warnings
from collections.abc import Callable, Iterable, Mapping
from functools import cache, cached_property, lru_cache
from itertools import chain
from typing import Any, Literal

from duizhao.text import HAN

Engine = Literal["rjieba", "jieba"]
_Parts = tuple[Engine, Callable[[str, bool], list[str]], Callable[[str], object], Callable[[str], str]]
"""Name, cut (text, whether to guess unknown words), add a word, part of speech of a word that the dictionary has."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_NOT_HAN = re.compile(f"[^{HAN}]")
_HYPHENS = r"\-‐‑–"
# Letters of words that are written in Latin script, digits, and apostrophes inside a word.
_ENGLISH_WORD = re.compile(rf"[^\W_{HAN}]+(?:'[^\W_{HAN}]+)*|[^\w\s{_HYPHENS}]")
_SIBILANT = ("s", "x", "z", "ch", "sh")
_VOWELS = "aeiou"
_SHORT = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]", re.IGNORECASE)
_APOSTROPHES = "’‘ʼ＇"
_REMEMBERED = 1 << 15
"""Distinct stretches between blanks whose words are kept in mind."""
_RUNS = bytes(byte if byte in (string.ascii_letters + string.digits).encode() else 0x20 for byte in range(0x100))


class Segmenter:
    """Cuts Chinese text into words; user words are words wherever they are the likelier reading.

    It is built on first use and travels to worker processes as its list of words alone.

    Args:
        words: user words; each gets the frequency that makes it one word when it stands alone.
        engine: which segmenter to use; by default the faster one that can be imported.
    """

    def __init__(self, words: Iterable[str] = (), engine: Engine | None = None) -> None:
        self._words = tuple(dict.fromkeys(words))
        self._engine = engine

    def __reduce__(self) -> tuple[type["Segmenter"], tuple[tuple[str, ...], Engine | None]]:
        return Segmenter, (self._words, self._engine)

    @property
    def engine(self) -> Engine:
        """The segmenter in use."""
        return self._ready[0]

    @property
    def inner_cuts(self) -> Mapping[str, tuple[str, ...]]:
        """How the general dictionary alone would cut each user word, without guessing at words that it lacks."""
        return self._ready[2]

    def cuts(self, text: str) -> list[str]:
        """The words of a text, in order; joined they are the text again."""
        cut = self._ready[1]
        try:
            return cut(text)
        except UnicodeEncodeError:  # rjieba takes no lone surrogates
            return _slices(text, cut(_SURROGATE.sub("\ufffd", text)))

    def known_words(self, text: str) -> list[str]:
        """The words of a text without guessing at such as the dictionary lacks: these become single characters."""
        cut = self._plain[1]
        try:
            return cut(text, False)
        except UnicodeEncodeError:
            return _slices(text, cut(_SURROGATE.sub("\ufffd", text), False))

    def part_of_speech(self, word: str) -> str:
        """Part of speech of a word as the general dictionary marks it: `ns` is a place, `nr` a person.

        The set of marks is that of ICTCLAS. Empty for what is no single word of the dictionary.
        """
        return self._plain[3](word) if self.known_words(word) == [word] else ""

    @cached_property
    def _plain(self) -> _Parts:
        """A segmenter without user words."""
        return _engine(self._engine)

    @cached_property
    def _ready(self) -> tuple[Engine, Callable[[str], list[str]], dict[str, tuple[str, ...]]]:
        name, cut, add, _ = _engine(self._engine)
        inner = {word: tuple(cut(word, False)) for word in self._words}
        for word in self._words:
            add(word)
        return name, lambda text: cut(text, True), inner


def _slices(text: str, words: list[str]) -> list[str]:
    cut, start = [], 0
    for word in words:
        cut.append(text[start : start + len(word)])
        start += len(word)
    return cut


def _engine(wanted: Engine | None) -> _Parts:
    if wanted != "jieba":
        try:
            return _rjieba()
        except ImportError:
            if wanted:
                raise
    return _jieba()


def _rjieba() -> _Parts:
    import rjieba  # noqa: PLC0415 - may be missing, and takes a tenth of a second

    engine = rjieba.Jieba()
    return (
        "rjieba",
        engine.cut,
        lambda word: engine.add_word(word, None, None),
        lambda word: _only_tag(engine.tag(word, False)),
    )


def _jieba() -> _Parts:
    with warnings.catch_warnings():
        # jieba imports pkg_resources, which warns of its own end, and its patterns hold odd escapes.
        warnings.simplefilter("ignore")
        import jieba  # noqa: PLC0415
    # Filling the dictionary by hand keeps jieba from talking to stderr and from trusting a cache in the shared
    # temporary folder.
    engine: Any = jieba.Tokenizer()
    engine.FREQ, engine.total = engine.gen_pfdict(engine.get_dict_file())
    engine.initialized = True
    return (
        "jieba",
        lambda text, guess: engine.lcut(text, HMM=guess),
        engine.add_word,
        lambda word: _dictionary_tags().get(word, ""),
    )


def _only_tag(tagged: list[tuple[str, str]]) -> str:
    return tagged[0][1] if len(tagged) == 1 else ""


@cache
def _dictionary_tags() -> dict[str, str]:
    """The part of speech of every word of jieba's dictionary."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from jieba import posseg  # noqa: PLC0415 - reads a dictionary when it is imported
    tags: dict[str, str] = posseg.dt.word_tag_tab
    return tags


def english_words(text: str) -> list[str]:
    """Words and punctuation marks of English text, as written; hyphens part words and are left out.

    Typographic apostrophes become straight ones; an apostrophe inside a word belongs to it.

    >>> english_words("the Party’s non-detached cadres, No. 2")
    ['the', "Party's", 'non', 'detached', 'cadres', ',', 'No', '.', '2']
    """
    return list(chain.from_iterable(map(_words_between_blanks, text.split())))


@lru_cache(maxsize=_REMEMBERED)
def _words_between_blanks(text: str) -> tuple[str, ...]:
    if text.isascii() and text.isalnum():
        return (text,)
    for apostrophe in _APOSTROPHES:
        text = text.replace(apostrophe, "'")
    return tuple(_ENGLISH_WORD.findall(text))


def ascii_runs(text: str) -> list[bytes]:
    """Runs of ASCII letters and digits, in small letters: a quick look at which words a text can hold at all.

    >>> ascii_runs("the Party’s non-detached cadres")
    [b'the', b'party', b's', b'non', b'detached', b'cadres']
    """
    return text.lower().encode("ascii", "replace").translate(_RUNS).split()


def han_only(words: Iterable[str]) -> list[str]:
    """Those words that are made of Han characters alone.

    >>> han_only(["整风", "，", "1958"])
    ['整风']
    """
    return [word for word in words if word and not _NOT_HAN.search(word)]


def inflections(word: str, *, verbal: bool = True) -> tuple[str, ...]:
    """The regular forms of an English word, itself first: plural, possessive and, where verbal, -ed and -ing.

    >>> inflections("cadre")
    ('cadre', "cadre's", 'cadres', 'cadred', 'cadring')
    >>> inflections("county", verbal=False)
    ('county', "county's", 'counties')
    """
    if not word.isalpha():
        return (word,)
    forms = (word, f"{word}'s", _plural(word))
    return (*forms, _past(word), _gerund(word)) if verbal else forms


def _ends_in_consonant_y(word: str) -> bool:
    return len(word) > 1 and word[-1] in "yY" and word[-2].lower() not in _VOWELS


def _plural(word: str) -> str:
    if _ends_in_consonant_y(word):
        return f"{word[:-1]}ies"
    return f"{word}es" if word.lower().endswith(_SIBILANT) else f"{word}s"


def _past(word: str) -> str:
    if _ends_in_consonant_y(word):
        return f"{word[:-1]}ied"
    return f"{word}d" if word.endswith("e") else f"{_doubled(word)}ed"


def _gerund(word: str) -> str:
    if word.endswith("ie"):
        return f"{word[:-2]}ying"
    silent = word.endswith("e") and len(word) > 2 and word[-2] not in "eoy"  # noqa: PLR2004 - "be" keeps its only vowel
    return f"{word[:-1]}ing" if silent else f"{_doubled(word)}ing"


def _doubled(word: str) -> str:
    """A short word with its last consonant doubled: plan, plann(ed)."""
    return word + word[-1] if _SHORT.fullmatch(word) else word
