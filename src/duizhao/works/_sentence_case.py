"""English headlines in sentence case, as citations give the translation of a title.

A word loses its capital where the article's own text writes it in small letters, or where it is one of the short words
of the language; names that the vocabulary or the translator's list know keep theirs, and so does a word that nothing
speaks about: a capital too many is a matter of style, a name in small letters is wrong.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

from duizhao.stems import stem
from duizhao.works._around_names import beside_names
from duizhao.works._lists import listed

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# The first says where nothing can be told from a capital, so any clause and quotation counts; the second where a headline's own
# clause begins: not behind an initial (J. Smith), nor within a clause at a quotation mark.
_STARTS = re.compile(r"(?:^|[.?!:;]['’”\")\]]*\s+|[“\"‘(\[—])$")
_NEW_CLAUSE = re.compile(r"(?:^|(?:(?<!\b[A-Z])\.|[?!:])['’”\")\]]*\s+)[“\"‘'(\[—–]*\s*")
_INITIALS = re.compile(r"\b(?:[A-Z]\.)+|\b[B-Z]\b|\bA\b(?! ?[^\W\d_])")
"""Abbreviations with full stops, and letters that stand for themselves; before a word, A is the article."""
_MONTH = re.compile(r"\b(?i:in|of|since|until|by|early|late|mid|from) (March|May)\b|\b(March|May)(?= \d)")
"""Months that are words as well, where they can be nothing else."""
_ACRONYMS = frozenset(
    ["CCP", "CPC", "CPSU", "DPRK", "GDR", "NATO", "PLA", "PRC", "SEATO", "UAR", "UN", "UNESCO", "USA", "USSR", "YMCA"]
)
"""What stays in capitals where a whole headline is in them, though its text does not have it."""
_ENDINGS = re.compile(r"(?:ies|ied|ier|iest|y|ing|ed|es|er|est|e|s|ation|ion|ly|ness|ment)$")
_LEAST = 3
"""Letters of a stem at least."""
_NAMES = frozenset(("Chao", "Dulles", "Toure", "Muling", "Ho", "Nu"))
"""What is no form of a word that it looks like one of."""
_APOSTROPHES = "'’"
_POSSESSIVE = re.compile(f"([{_APOSTROPHES}])")
_FORMS = ("", "e", "y", "ed", "es", "s", "ing", "ion", "ation")
_QUOTED = re.compile(r"[“\"]([^“”\"]+)[”\"]")
_NUMBER = re.compile(r"Nos?\.? ?\d")
_FUNCTION_WORDS_LISTED = (
    "a an the and or nor but so yet as if than that this these those of in on at by for from to into with within without upon over "
    "under up down out off about after before between among through during until against toward towards is are was were be been has "
    "have had do does did will would can could may must should not no all any every each its their our his her it they we he she who "
    "which what how why when where more most less new old first second third one two three four five six seven eight nine ten"
)
_FUNCTION_WORDS = frozenset(_FUNCTION_WORDS_LISTED.split())


@cache
def _common() -> frozenset[str]:
    """Words that headlines are made of and that are no names: written for this purpose, in small letters."""
    return _FUNCTION_WORDS | frozenset(listed("_common_words.txt").split())


@cache
def _common_stems() -> frozenset[str]:
    """Their stems after Snowball's English stemmer: *achievements* is as ordinary as *achieve*."""
    return frozenset(map(stem, _common()))


@cache
def _fixed_names() -> re.Pattern[str]:
    """Names made of common words that the translations write with capitals throughout, the longest first."""
    names = sorted(listed("_fixed_names.txt").splitlines(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")


def sentence_case(headline: str, texts: Iterable[str], names: Iterable[str], *, has_titles: bool = False) -> str:
    """A headline in sentence case; the first word of it and of what follows a colon or a full stop keeps its capital.

    It has as many characters as before, by which browsers find it in the title of a page.

    Args:
        texts: English paragraphs of the article.
        names: names in English, as they are written.
        has_titles: whether what it quotes are titles of books and plays, as the marks of its original say.

    >>> sentence_case("Integrating with the Masses in Production", ["the masses in production"], [])
    'Integrating with the masses in production'
    >>> sentence_case("THE MASSES OF THE USSR", ["the masses"], [])
    'The masses of the USSR'
    """
    forms, received = _Forms(texts), headline
    if headline.isupper() and " " in headline.strip():
        headline = forms.out_of_capitals(headline)
    begins = {match.end() for match in _NEW_CLAUSE.finditer(headline)}
    kept = [*_spans(headline, names), *forms.pairs(headline), *_quoted_titles(headline, forms, are_titles=has_titles)]

    def is_name(word: re.Match[str]) -> bool:
        """Whether a word has its capital not for its place in the headline alone."""
        is_kept = any(first <= word.start() < last for first, last in kept)
        return word[0][0].isupper() and (is_kept or forms.cased(word[0]) == word[0])

    kept += [*beside_names(headline, [*_WORD.finditer(headline)], is_name, forms.lacks)]
    before = ""

    def cased(match: re.Match[str]) -> str:
        nonlocal before
        word, start = match[0], match.start()
        is_kept = any(first <= start < last for first, last in kept)
        if is_kept or start in begins or _NUMBER.match(headline, start):
            before = word
        elif headline[start - 1] in "-‐‑" and before.islower() and word[1:].islower():
            before = word.lower()
        else:
            before = forms.cased(word)
        return before

    changed = _WORD.sub(cased, headline)
    return changed if len(changed) == len(received) else received  # İ in small letters is two


def _spans(headline: str, names: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where names and single letters stand in a headline; a name's apostrophe may be either."""
    straight = headline.replace("’", "'")
    for name in names:
        wanted = name.replace("’", "'")
        if wanted and wanted in straight:
            yield from (match.span() for match in re.finditer(re.escape(wanted), straight))
    yield from (match.span() for pattern in (_fixed_names(), _INITIALS) for match in pattern.finditer(straight))
    yield from (match.span(match.lastindex or 0) for match in _MONTH.finditer(straight))


def _quoted_titles(headline: str, forms: "_Forms", *, are_titles: bool) -> Iterator[tuple[int, int]]:
    """The first words of what is quoted and is more than a term: a short word of the language begins it, or another keeps its capital."""
    for quoted in _QUOTED.finditer(headline):
        words = [*_WORD.finditer(headline, *quoted.span(1))]
        if len(words) > 1 and (
            are_titles
            or words[0][0].lower() in _FUNCTION_WORDS
            or any(forms.cased(word[0]) != word[0].lower() for word in words[1:])
        ):
            yield words[0].span()


class _Forms:
    """How an article's text writes its words."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._text = "\n".join(texts)

    def lacks(self, phrase: str) -> bool:
        """Whether some words stand nowhere in the text."""
        return phrase not in self._text

    def _count(self, word: str) -> int:
        """How often a word stands in the text by itself."""
        text, found = self._text, 0
        at = text.find(word)
        while at >= 0:
            found += _is_whole(text, at, at + len(word))
            at = text.find(word, at + 1)
        return found

    def pairs(self, headline: str) -> Iterator[tuple[int, int]]:
        """Where two capitalised words stand together that the text too mostly writes so: Production Brigade."""
        for first, second in pairwise(_WORD.finditer(headline)):
            pair = headline[first.start() : second.end()]
            is_pair = headline[first.end() : second.start()] == " " and first[0][0].isupper() and second[0][0].isupper()
            if is_pair and self._writes(pair, first[0]):
                yield first.start(), second.end()

    def _writes(self, pair: str, first: str) -> bool:
        """Whether the text mostly writes a pair so; one whose first word is short, New Delhi, must stand within sentences."""
        if first.lower() in _FUNCTION_WORDS:
            return pair in self._text and self._within_sentences(pair) > self._text.count(
                first.lower() + pair[len(first) :]
            )
        return self._text.count(pair) > self._text.count(pair.lower())

    def out_of_capitals(self, headline: str) -> str:
        """A headline that is in capitals throughout with one at each word, but for what the text has in capitals too."""

        def cased(match: re.Match[str]) -> str:
            name, *ending = _POSSESSIVE.split(match[0], maxsplit=1)
            stays = name in _ACRONYMS or self._count(name)
            return f"{name if stays else name.capitalize()}{''.join(ending).lower()}"

        return _WORD.sub(cased, headline)

    def cased(self, word: str) -> str:
        """A word of a headline as it stands within a sentence."""
        lower = word.lower()
        if word[1:] != lower[1:] or word in _NAMES:
            return word
        if lower in _FUNCTION_WORDS:
            return lower
        small, capital = self._count(lower), self._count(word)
        if small > capital:
            return lower
        capital = capital and self._within_sentences(word)
        if small or capital:
            return lower if small > capital else word
        return lower if self._is_common(lower) else word

    def _within_sentences(self, word: str) -> int:
        """How often a word stands with a capital where no sentence begins."""
        places = (match.start() for match in re.finditer(rf"\b{re.escape(word)}\b", self._text))
        return sum(not _STARTS.search(self._text[max(0, place - 4) : place]) for place in places)

    def _is_common(self, word: str) -> bool:
        """Whether a word that the text lacks, or another form of it, is an ordinary one."""
        if word in _common() or stem(word) in _common_stems():
            return True
        bare = _ENDINGS.sub("", word)
        if bare == word or len(bare) < _LEAST:
            return False
        if any(bare + ending in _common() for ending in _FORMS):
            return True
        return bare in self._text and any(self._count(bare + ending) for ending in _FORMS)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether a stretch of letters is a word of its own: an apostrophe joins what stands on either side."""
    before = text[max(0, start - 2) : start]
    behind = text[end : end + 2]
    return not (
        (
            before
            and (_is_letter(before[-1]) or (before[-1] in _APOSTROPHES and _is_letter(before[0]) and len(before) > 1))
        )
        or (behind and (_is_letter(behind[0]) or (behind[0] in _APOSTROPHES and _is_letter(behind[-1]))))
    )


def _is_letter(sign: str) -> bool:
    """Whether a word may hold a sign, as `_WORD` has it."""
    return sign.isalnum() and not sign.isdecimal()
