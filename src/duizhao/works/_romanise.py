"""Chinese headlines in Hanyu Pinyin: words joined as the segmenter cuts them, sentence case, names capitalised.

The orthography is that of GB/T 16159-2012 in short: syllables of a word together, an apostrophe before a syllable that
begins with a vowel, surname and given name apart; no tone marks, which citations leave out.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, takewhile
from types import MappingProxyType

from duizhao.folding import simplified
from duizhao.model import Headline, NamePair
from duizhao.segment import Segmenter
from duizhao.sounds import plain_letters
from duizhao.surnames import COMMON
from duizhao.text import FULL_WIDTH, HAN
from duizhao.vocabulary import NAMES, Vocabulary
from duizhao.works._certain_cuts import certain_pieces, is_numeral
from duizhao.works._counted import counted_apart, is_ordinal
from duizhao.works._joined_words import as_spoken, together
from duizhao.works._kinds import ADDRESSES, is_of_lands, is_transliterated, kind_of
from duizhao.works._known_names import PERSONS, PHRASES, PLACES, WORD_READINGS
from duizhao.works._latin_marks import capitalised, in_latin, tidy
from duizhao.works._pinyin import personal_name, syllables
from duizhao.works._units import spelled_place, spelled_unit, without_unit

_HAN_RUN = re.compile(f"[{HAN}]+")
_UNIT_SIGNS = frozenset("省市县区乡镇村州")
_LONG_NAMES = tuple(name for name in PERSONS if len(name) > 2)  # noqa: PLR2004 - two characters meet by chance: 健康生产
_CALLED = re.compile(f"([{''.join(sorted(COMMON))}])({ADDRESSES})")
_OF_PLACE = re.compile("(..+?)(人|队|畔|大学|会议|渔场|煤矿|油田|灌区)")
_ROUND_ZERO = re.compile("(?<=[一二三四五六七八九])○")
_SHAAN = "陕"
"""Read as if it were 山, and spelled otherwise."""
_SPELLED = "spelled"
"""Kind of a name whose Pinyin is known as a whole."""
_OUTER = str.maketrans("『』", "“”")
"""Double corner brackets where there are no single ones around them."""
_DOT = "·"
"""Between the parts of a foreigner's name."""
_TITLE = ("《", "〈")
"""What opens the title of a book, a paper or an essay, which begins with a capital."""
_REMEMBERED = 1 << 15
"""Words whose spelling is kept in mind."""


class Romaniser:
    """Romanises headlines.

    Args:
        vocabulary: its places, organisations and persons are names.
        titles: of newspapers, with the Pinyin that they have of their own.
    """

    def __init__(self, vocabulary: Vocabulary, titles: Mapping[str, str] = MappingProxyType({})) -> None:
        self._listed = {
            simplified(word): term.kind
            for term in vocabulary
            if term.kind in NAMES
            for word in (term.label_zh, *term.other_zh)
        }
        self._phrases = PHRASES | {simplified(zh): pinyin for zh, pinyin in titles.items() if len(zh) > 1 and pinyin}
        self._segmenter = Segmenter()
        self._usual: dict[str, tuple[str, tuple[str, ...]]] = {}

    @cached_property
    def _names(self) -> "_Names":
        """Names that are known of every headline; places among them that the segmenter would cut to pieces."""
        cut = [place for place in PLACES if len(place) > 2 and len(self._segmenter.known_words(place)) > 1]  # noqa: PLR2004 - as above
        kinds = dict.fromkeys(_LONG_NAMES, "person") | dict.fromkeys(cut, "place") | self._listed
        return _Names(kinds | dict.fromkeys(self._phrases, _SPELLED), self._phrases)

    def headline(
        self, headline: Headline, names: Iterable[NamePair] = (), spelled: Mapping[str, str] = MappingProxyType({})
    ) -> str:
        """A headline in Pinyin; its lines are parted by colons.

        Args:
            names: further names, of the article itself; those in two or three characters are taken as persons'.
            spelled: names that its translation spells.
        """
        lines = [simplified(line.text) for line in headline.lines]
        own = {simplified(each.zh): "person" if _is_short(each.zh) else "organisation" for each in names if each.zh}
        known = self._names.beside(own, dict(self._news(spelled)))
        return _joined(filter(None, (self._line(line, known) for line in lines)))

    def _news(self, spelled: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """Spellings that say more than is known: that signs are a name, or how a place is read.

        Where signs that are read so are a place, others are not (和南 of 河南和南京).
        """
        places = {pinyin for zh, pinyin in spelled.items() if self._kind(zh) == "place"}
        for zh, pinyin in spelled.items():
            if self._kind(zh) == "place":
                is_read_otherwise = plain_letters(pinyin) != plain_letters(syllables(zh))
                if is_read_otherwise and zh not in PLACES and _SHAAN not in zh:
                    yield zh, pinyin
            elif pinyin not in places:
                yield zh, pinyin

    def _line(self, text: str, names: "_Names") -> str:
        if "「" not in text:
            text = text.translate(_OUTER)
        parts = re.split(f"([{HAN}]+)", _ROUND_ZERO.sub("〇", text.translate(FULL_WIDTH)))
        pieces = []
        for before, part, behind in zip(["", *parts], parts, [*parts[1:], ""], strict=False):
            if not _HAN_RUN.fullmatch(part):
                pieces.append(in_latin(part))
                continue
            head, rest, tail = self._beside_dots(part, before == _DOT, behind == _DOT)
            words = [*head, *(self._words(rest, names) if rest else ()), *tail]
            if before == _DOT or before.endswith(_TITLE):
                words[0] = capitalised(words[0])
            if behind == _DOT:
                words[-1] = capitalised(words[-1])
            pieces.append(" ".join(words))
        return capitalised(tidy(" ".join(pieces)))

    def _beside_dots(self, run: str, is_behind: bool, is_before: bool) -> tuple[list[str], str, list[str]]:
        """The part of a foreigner's name that touches a dot on either side of a run, and what is between; the dictionary has few of them whole."""
        words = self._segmenter.known_words(run) if is_behind or is_before else []
        first = "".join(takewhile(is_transliterated, words)) if is_behind else ""
        left = words if not first else self._segmenter.known_words(run[len(first) :])
        last = "".join(reversed([*takewhile(is_transliterated, reversed(left))])) if is_before else ""
        rest = run[len(first) : len(run) - len(last)]
        return [spelled_place(first)] if first else [], rest, [spelled_place(last)] if last else []

    def _words(self, run: str, names: "_Names") -> Iterator[str]:
        """The words of a run of Han characters."""
        before = ""
        for part, kind in _split_at_names(run, names.kinds):
            if kind == _SPELLED:
                yield names.spelled[part]
            elif kind:
                for word in [part] if kind in ("person", "place") else together(self._known_words(part)):
                    yield from self._spelled(word, kind)
            else:
                yield from self._common_words(part, behind_place=before in ("place", _SPELLED))
            before = kind

    def _common_words(self, text: str, *, behind_place: bool) -> Iterator[str]:
        """The words of a text without listed names; what kind of place it is has a capital behind its name: 西沟乡."""
        for word in as_spoken(
            self._counted_apart(chain.from_iterable(map(self._places_apart, self._known_words(text))))
        ):
            if behind_place and word in _UNIT_SIGNS:
                yield capitalised(syllables(word))
                behind_place = False
            else:
                kind, spelled = self._spelled_usually(word)
                yield from spelled
                behind_place = kind == "place"

    def _known_words(self, text: str) -> Iterator[str]:
        for piece in certain_pieces(text):
            yield from (piece,) if is_numeral(piece) else self._segmenter.known_words(piece)

    def _spelled_usually(self, word: str) -> tuple[str, tuple[str, ...]]:
        """Kind and Pinyin of a word that no list of names has; kept in mind."""
        if word not in self._usual:
            if len(self._usual) > _REMEMBERED:
                self._usual.clear()
            kind = self._kind(word)
            self._usual[word] = kind, tuple(self._spelled(word, kind))
        return self._usual[word]

    def _places_apart(self, word: str) -> tuple[str, ...]:
        """A place and who or what is of it, which the dictionary has as one word: 沈阳人, 武汉大学."""
        of_place = _OF_PLACE.fullmatch(word) if len(word) > 2 else None  # noqa: PLR2004 - a place has two signs
        if of_place and word not in PLACES and self._kind(of_place[1]) == "place":
            return of_place[1], of_place[2]
        return (word,)

    def _kind(self, word: str) -> str:
        """What the general dictionary knows of a word: place, person, or nothing that is written with a capital."""
        return kind_of(word, self._segmenter.part_of_speech(word) if len(word) > 1 else "")

    def _spelled(self, word: str, kind: str) -> Iterator[str]:
        if kind == "person":
            yield from personal_name(word)
        elif kind:
            names, unit = self._without_unit(word)
            parts = chain.from_iterable(map(self._parts, names)) if kind == "organisation" else names
            yield from map(spelled_place, parts)
            yield from spelled_unit(unit)
        elif word in WORD_READINGS:
            yield WORD_READINGS[word]
        elif is_of_lands(word):
            yield "-".join(capitalised(syllables(sign)) for sign in word)
        elif called := _CALLED.fullmatch(word):
            yield from (*personal_name(called[1]), syllables(called[2]))
        else:
            yield from map(_number_or_word, self._counted_apart(self._parts(word)))

    def _counted_apart(self, words: Iterable[str]) -> Iterator[str]:
        return counted_apart(words, self._segmenter.part_of_speech)

    def _without_unit(self, word: str) -> tuple[list[str], str]:
        """The name of a place and what kind of place it is; before a long word for the kind, names stand side by side."""
        name, unit = without_unit(word)
        return together(self._segmenter.known_words(name)) if len(unit) > 1 else [name], unit

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


@dataclass(frozen=True, slots=True)
class _Names:
    """Names that headlines are cut at.

    Attributes:
        kinds: of each name; `_SPELLED` for those that are in `spelled`.
        spelled: names whose Pinyin does not follow from their characters alone.
    """

    kinds: Mapping[str, str]
    spelled: Mapping[str, str]

    def beside(self, kinds: Mapping[str, str], spelled: Mapping[str, str]) -> "_Names":
        """These and others, which say nothing new of what is known here."""
        if not kinds and not spelled:
            return self
        return _Names({**kinds, **dict.fromkeys(spelled, _SPELLED), **self.kinds}, {**spelled, **self.spelled})


def _is_short(name: str) -> bool:
    return len(name) in (2, 3)


def _split_at_names(run: str, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """A run cut at the names in it, the longest at each place; with each part the kind of the name, or nothing."""
    found = [name for name in names if name in run]
    if not found:
        yield run, ""
        return
    either = "|".join(map(re.escape, sorted(found, key=len, reverse=True)))
    for part in re.split(f"({either})", run):
        if part:
            yield part, names.get(part, "")


def _number_or_word(word: str) -> str:
    return f"di-{syllables(word[1:])}" if is_ordinal(word) else syllables(word)


def _joined(lines: Iterable[str]) -> str:
    whole = ""
    for line in lines:
        whole += f"{'' if not whole else ' ' if whole[-1] in '.?!…:' else ': '}{line}"
    return whole
