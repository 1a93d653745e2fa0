"""Chinese headlines in Hanyu Pinyin: words joined as the segmenter cuts them, sentence case, names capitalised.

The orthography is that of GB/T 16159-2012 in short: syllables of a word together, an apostrophe before a syllable that
begins with a vowel, surname and given name apart; no tone marks, which citations leave out.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain
from types import MappingProxyType

from duizhao.folding import simplified
from duizhao.model import Headline, NamePair
from duizhao.segment import Segmenter
from duizhao.surnames import COMMON, READINGS, has_compound_surname, split_name
from duizhao.text import FULL_WIDTH, HAN
from duizhao.vocabulary import NAMES, Vocabulary
from duizhao.works._counted import counted_apart, is_ordinal
from duizhao.works._known_names import LANDS, PERSONS, PHRASES, PLACES, UNDIVIDED, WORD_READINGS, WORDS
from duizhao.works._latin_marks import capitalised, in_latin, tidy

_HAN_RUN = re.compile(f"[{HAN}]+")
_UNITS = re.compile("(?<=..)(?:自治[区州县]|[边专]区|(?<!石景)山区|大桥|[省市县区乡镇村州])$")
"""Words for kinds of places that are written apart from the place's name."""
_LONG_NAMES = tuple(name for name in PERSONS if len(name) > 2)  # noqa: PLR2004 - two characters meet by chance: 健康生产
_NUMERALS = re.compile("([〇零一二三四五六七八九]{3,}|第[〇零一二三四五六七八九十百]{2,})")
"""Years and ordinals, which the dictionary cuts anywhere."""
_SMALL_UNITS = frozenset(("大桥", "山区"))
_APART = frozenset("一二三四五六七八九十厂社院校")
"""Single characters that are words of their own in a name."""

_OUTER = str.maketrans("『』", "“”")
"""Double corner brackets where there are no single ones around them."""
_DOT = "·"
"""Between the parts of a foreigner's name."""
_TITLE = ("《", "〈")
"""What opens the title of a book, a paper or an essay, which begins with a capital."""
_REMEMBERED = 1 << 15
"""Words whose spelling is kept in mind: headlines use the same ones over and over."""
_SHAAN = "shaan"
"""陕 as the province is spelled, to be told from 山西: what is in Latin letters stays as it is."""


class Romaniser:
    """Romanises headlines.

    Args:
        vocabulary: its places, organisations and persons are names.
        titles: of newspapers, with the Pinyin that they have of their own.
    """

    def __init__(self, vocabulary: Vocabulary, titles: Mapping[str, str] = MappingProxyType({})) -> None:
        listed = {
            simplified(word): term.kind
            for term in vocabulary
            if term.kind in NAMES
            for word in (term.label_zh, *term.other_zh)
        }
        self._phrases = PHRASES | {simplified(zh): pinyin for zh, pinyin in titles.items() if len(zh) > 1 and pinyin}
        phrases = dict.fromkeys(self._phrases, "phrase")
        self._names: dict[str, str] = dict.fromkeys(_LONG_NAMES, "person") | listed | phrases
        self._segmenter = Segmenter()
        self._usual: dict[str, tuple[str, ...]] = {}

    def headline(self, headline: Headline, names: Iterable[NamePair] = ()) -> str:
        """A headline in Pinyin; its lines are parted by colons.

        Args:
            names: further names, of the article itself; those in two or three characters are taken as persons'.
        """
        own = {simplified(each.zh): "person" if _is_short(each.zh) else "organisation" for each in names if each.zh}
        known = self._names if not own else own | self._names
        lines = (self._line(simplified(line.text), known) for line in headline.lines)
        return _joined(line for line in lines if line)

    def _line(self, text: str, names: dict[str, str]) -> str:
        if "「" not in text:
            text = text.translate(_OUTER)
        parts = re.split(f"([{HAN}]+)", text.translate(FULL_WIDTH))
        pieces = []
        for before, part, behind in zip(["", *parts], parts, [*parts[1:], ""], strict=False):
            if not _HAN_RUN.fullmatch(part):
                pieces.append(in_latin(part))
                continue
            words = list(self._words(part, names))
            if before == _DOT or before.endswith(_TITLE):
                words[0] = capitalised(words[0])
            if behind == _DOT:
                words[-1] = capitalised(words[-1])
            pieces.append(" ".join(words))
        return capitalised(tidy(" ".join(pieces)))

    def _words(self, run: str, names: dict[str, str]) -> Iterator[str]:
        """The words of a run of Han characters."""
        for part, kind in _split_at_names(run, names):
            words = [part] if kind in ("person", "place", "phrase") else self._known_words(part)
            words = _together(words) if kind else _with_lands(_with_plurals(self._counted_apart(words)))
            for word in words:
                yield from self._spelled(word, kind) if kind else self._spelled_usually(word)

    def _known_words(self, text: str) -> Iterator[str]:
        for piece in _NUMERALS.split(text):
            yield from (piece,) if _NUMERALS.fullmatch(piece) else self._segmenter.known_words(piece)

    def _spelled_usually(self, word: str) -> tuple[str, ...]:
        """A word that no list of names has; kept in mind."""
        if word not in self._usual:
            if len(self._usual) > _REMEMBERED:
                self._usual.clear()
            self._usual[word] = tuple(self._spelled(word, self._kind(word)))
        return self._usual[word]

    def _kind(self, word: str) -> str:
        """What the general dictionary knows of a word: place, person, or nothing that is written with a capital."""
        speech = self._segmenter.part_of_speech(word) if len(word) > 1 else ""
        if word in WORD_READINGS:
            return ""
        if speech == "ns" or word in UNDIVIDED or word in PLACES:
            return "place"
        if word in PERSONS:
            return "person"
        surname = word[:1] in COMMON or has_compound_surname(word)
        return "person" if speech in {"nr", "nrfg"} and len(word) == 3 and surname and word not in WORDS else ""  # noqa: PLR2004 - most of two are common words

    def _spelled(self, word: str, kind: str) -> Iterator[str]:
        if kind == "phrase":
            yield self._phrases[word]
        elif kind == "person":
            yield from personal_name(word)
        elif kind:
            pieces = self._without_unit(word)
            yield from map(
                _unit_or_name, chain.from_iterable(map(self._parts, pieces)) if kind == "organisation" else pieces
            )
        elif word in WORD_READINGS:
            yield WORD_READINGS[word]
        elif len(word) > 1 and set(word) <= LANDS and not self._segmenter.part_of_speech(word):
            yield "-".join(capitalised(syllables(sign)) for sign in word)
        else:
            yield from map(_number_or_word, self._counted_apart(self._parts(word)))

    def _counted_apart(self, words: Iterable[str]) -> Iterator[str]:
        return counted_apart(words, self._segmenter.part_of_speech)

    def _without_unit(self, word: str) -> tuple[str, ...]:
        """The name of a place and what kind of place it is; before a long word for the kind, names stand side by side."""
        unit = _UNITS.search(word)
        if not unit:
            return (word,)
        name = word[: unit.start()]
        return (*(_together(self._segmenter.known_words(name)) if len(unit[0]) > 1 else (name,)), unit[0])

    def _parts(self, word: str) -> list[str]:
        """A long word of the dictionary as the words it is made of: 群众 and 路线, 党 and 的 and 路线, but not the parts of an idiom."""
        owner, of, owned = word.partition("的")
        if len(word) > 3 and owner and owned and self._segmenter.part_of_speech(word) != "i":  # noqa: PLR2004 - as below
            return [*self._parts(owner), of, *self._parts(owned)]
        for length in (2, 3) if len(word) > 3 else ():  # noqa: PLR2004 - shorter ones stay whole
            first, rest = word[:length], word[length:]
            if self._segmenter.part_of_speech(first) and (parts := self._parts(rest)) and all(map(self._stands, parts)):
                return [first, *parts]
        return [word]

    def _stands(self, word: str) -> bool:
        return len(word) > 1 and bool(self._segmenter.part_of_speech(word))


def _is_short(name: str) -> bool:
    return len(name) in (2, 3)


@lru_cache(maxsize=_REMEMBERED)
def syllables(word: str) -> str:
    """A word of Han characters in Pinyin, in small letters.

    >>> syllables("西安"), syllables("旅行")
    ('xi’an', 'lüxing')
    """
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - takes 60 MB, and many processes never need it

    joined = ""
    for syllable in lazy_pinyin(word.replace("陕", _SHAAN), v_to_u=True):
        joined += f"’{syllable}" if joined and syllable[0] in "aeo" else syllable
    return joined


def personal_name(name: str) -> tuple[str, ...]:
    """A Chinese name in Pinyin, surname and given name; a surname as surnames are read.

    >>> personal_name("曾国藩"), personal_name("尉迟恭")
    (('Zeng', 'Guofan'), ('Yuchi', 'Gong'))
    """
    family, *given = split_name(name)
    read = READINGS[family][0] if family in READINGS and given else syllables(family)
    return (capitalised(read), *(capitalised(syllables(part)) for part in given))


def _split_at_names(run: str, names: dict[str, str]) -> Iterator[tuple[str, str]]:
    """A run cut at the names in it, the longest at each place; with each part the kind of the name, or nothing."""
    found = [name for name in names if name in run]
    if not found:
        yield run, ""
        return
    either = "|".join(map(re.escape, sorted(found, key=len, reverse=True)))
    for part in re.split(f"({either})", run):
        if part:
            yield part, names.get(part, "")


def _together(words: Iterable[str]) -> list[str]:
    """The words of a name, single characters that follow each other joined: what the dictionary lacks is cut to pieces."""
    joined: list[str] = []
    alone = False
    for word in words:
        single = len(word) == 1 and word not in _APART
        if single and alone:
            joined[-1] += word
        else:
            joined.append(word)
        alone = single
    return joined


def _with_plurals(words: Iterable[str]) -> list[str]:
    """Words with 们 joined to the one before it."""
    joined: list[str] = []
    for word in words:
        if word == "们" and joined:
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def _with_lands(words: Iterable[str]) -> list[str]:
    """Words with the signs of lands that stand beside each other joined: 中, 苏 of 中苏友好."""
    joined: list[str] = []
    for word in words:
        if joined and word in LANDS and set(joined[-1]) <= LANDS:
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def _unit_or_name(piece: str) -> str:
    return syllables(piece) if piece in _SMALL_UNITS else capitalised(PLACES.get(piece) or syllables(piece))


def _number_or_word(word: str) -> str:
    return f"di-{syllables(word[1:])}" if is_ordinal(word) else syllables(word)


def _joined(lines: Iterable[str]) -> str:
    whole = ""
    for line in lines:
        whole += f"{'' if not whole else ' ' if whole[-1] in '.?!…:' else ': '}{line}"
    return whole
