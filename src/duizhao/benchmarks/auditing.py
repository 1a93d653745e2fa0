"""How well the audit finds what is wrong: errors are planted in translations, one at a time, and looked for again."""

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from duizhao.align import align
from duizhao.audit import AUDITED, audited, compare_names
from duizhao.model import Article, Finding, Paragraph
from duizhao.seeds import parse_seed

_FIGURES = re.compile(r"(?<![\w.&#-])[1-9]\d*(?![\w;-])")
_WORDS = [
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
]
_SPELLED = re.compile(rf"\b(?:{'|'.join(_WORDS)})\b")
_NAME = re.compile(r"\b([A-Z][a-z]+) ([A-Z][a-z]+)\b")
_OTHER_NAMES = ("Guoqiang", "Meilan", "Dehua", "Shufen", "Jianjun")
_OTHER_SURNAMES = ("Wang", "Zhang", "Liu", "Chen", "Zhao")
_LONG = 80
"""Characters of a paragraph from which a passage of it can be left in Chinese."""
_NEAR = 1
"""Paragraphs by which a finding may name another place than the error's."""

Planted = tuple[Article, frozenset[str]]
"""An article with an error, and the paragraphs that it may be seen at."""


@dataclass(frozen=True, slots=True)
class PlantedCount:
    """Errors of one kind: how many were planted, how many the audit found."""

    kind: str
    planted: int
    found: int


@dataclass(frozen=True, slots=True)
class Alarms:
    """Findings in texts that nothing was planted in, by kind, and the paragraphs that they are among."""

    paragraphs: int
    by_kind: tuple[tuple[str, int], ...]


def measure_audit(folder: Path, seed: int = 0, rounds: int = 5) -> tuple[list[PlantedCount], Alarms]:
    """Plant errors in every file of a folder of seeds whose halves answer each other.

    Args:
        seed: which errors.
        rounds: errors of each kind in each file.
    """
    articles = [_aligned(parse_seed(path.read_bytes(), path.name)) for path in sorted(folder.rglob("*.txt"))]
    articles = [article for article in articles if article.en and article.zh]
    chance = random.Random(seed)
    counts: Counter[tuple[str, bool]] = Counter()
    for article in articles:
        known = _places(audited(article).findings)
        for kind, plant in PLANTERS.items():
            for _ in range(rounds):
                planted = plant(article, chance)
                if planted is not None:
                    counts[kind, _is_found(planted, known)] += 1
    kinds = [PlantedCount(kind, counts[kind, True] + counts[kind, False], counts[kind, True]) for kind in PLANTERS]
    findings = Counter(
        finding.kind
        for article in articles
        for finding in audited(article).findings
        for _ in _anchors_of(finding)
        if finding.kind in AUDITED
    )
    return kinds, Alarms(sum(len(article.zh) for article in articles), tuple(findings.most_common()))


def _aligned(article: Article) -> Article:
    pairs = align([each.text for each in article.en], [each.text for each in article.zh], article.names)
    return replace(article, pairs=pairs)


def _is_found(planted: Planted, known: frozenset[tuple[str, str]]) -> bool:
    """Whether the audit names the place for a reason that it did not have before."""
    article, places = planted
    return any(anchor in places for _, anchor in _places(audited(_aligned(article)).findings) - known)


def _places(findings: Sequence[Finding]) -> frozenset[tuple[str, str]]:
    return frozenset((each.kind, anchor) for each in findings if each.kind in AUDITED for anchor in _anchors_of(each))


def _anchors_of(finding: Finding) -> Iterator[str]:
    """The places that a finding names, the Chinese one where it names both sides."""
    for part in re.split(r"; |, (?=en|zh)", finding.detail):
        anchors = re.findall(r"\b(?:zh|en)\d+\b", part)
        yield from anchors[:1]


def _changed(article: Article, at: int, text: str) -> Article:
    paragraph = replace(article.en[at], text=text)
    return replace(article, en=(*article.en[:at], paragraph, *article.en[at + 1 :]))


def _near(article: Article, *numbers: int) -> frozenset[str]:
    """The paragraphs of both languages at and beside some English ones, by number from 1."""
    zh = {number for pair in article.pairs for number in pair.zh if set(pair.en) & set(numbers)}
    around = [("en", number) for number in numbers] + [("zh", number) for number in zh]
    return frozenset(f"{lang}{number + by}" for lang, number in around for by in range(-_NEAR, _NEAR + 1))


def _number(article: Article, chance: random.Random) -> Planted | None:
    spots = [
        (at, match)
        for at, paragraph in enumerate(article.en)
        for pattern in (_FIGURES, _SPELLED)
        for match in pattern.finditer(paragraph.text)
    ]
    if not spots:
        return None
    at, match = chance.choice(spots)
    old = match[0]
    new = chance.choice([word for word in _WORDS if word != old]) if old in _WORDS else _other_figures(old, chance)
    text = article.en[at].text
    return _changed(article, at, text[: match.start()] + new + text[match.end() :]), _near(article, at + 1)


def _other_figures(old: str, chance: random.Random) -> str:
    place = chance.randrange(len(old))
    return old[:place] + chance.choice([figure for figure in "123456789" if figure != old[place]]) + old[place + 1 :]


def _dropped(article: Article, chance: random.Random) -> Planted | None:
    if len(article.en) < 3:  # noqa: PLR2004 - one before, one after
        return None
    at = chance.randrange(len(article.en))
    left = [*article.en[:at], *article.en[at + 1 :]]
    renumbered = tuple(Paragraph("en", number, each.text) for number, each in enumerate(left, 1))
    return replace(article, en=renumbered), _near(article, at + 1)


def _swapped(article: Article, chance: random.Random) -> Planted | None:
    if len(article.en) < 3:  # noqa: PLR2004 - likewise
        return None
    at = chance.randrange(len(article.en) - 1)
    one, other = article.en[at], article.en[at + 1]
    en = (*article.en[:at], replace(one, text=other.text), replace(other, text=one.text), *article.en[at + 2 :])
    return replace(article, en=en), _near(article, at + 1, at + 2)


def _name(article: Article, chance: random.Random) -> Planted | None:
    """The given name, the surname or both are others; only names that stand in both texts are altered."""
    zh = " ".join(each.text for each in article.zh)
    spots = [
        (at, match)
        for at, paragraph in enumerate(article.en)
        for match in _NAME.finditer(paragraph.text)
        if compare_names(zh, match[0]).agree
    ]
    if not spots:
        return None
    at, match = chance.choice(spots)
    text = article.en[at].text
    surname = chance.choice([each for each in _OTHER_SURNAMES if each != match[1]])
    given = chance.choice(_OTHER_NAMES)
    new = chance.choice((f"{match[1]} {given}", f"{surname} {match[2]}", f"{surname} {given}"))
    return _changed(article, at, text[: match.start()] + new + text[match.end() :]), _near(article, at + 1)


def _untranslated(article: Article, chance: random.Random) -> Planted | None:
    """The second half of a paragraph is left in Chinese."""
    long = [
        pair
        for pair in article.pairs
        if len(pair.en) == len(pair.zh) == 1 and len(article.en[pair.en[0] - 1].text) >= _LONG
    ]
    if not long:
        return None
    pair = chance.choice(long)
    en, zh = article.en[pair.en[0] - 1].text, article.zh[pair.zh[0] - 1].text
    return _changed(article, pair.en[0] - 1, en[: len(en) // 2] + zh[len(zh) // 2 :]), _near(article, pair.en[0])


def _cut(article: Article, chance: random.Random) -> Planted | None:
    """A paragraph breaks off in the middle."""
    long = [at for at, each in enumerate(article.en) if len(each.text) >= _LONG]
    if not long:
        return None
    at = chance.choice(long)
    text = article.en[at].text
    return _changed(article, at, text[: len(text) // 2].rsplit(" ", 1)[0]), _near(article, at + 1)


PLANTERS: dict[str, Callable[[Article, random.Random], Planted | None]] = {
    "number changed": _number,
    "paragraph dropped": _dropped,
    "two paragraphs swapped": _swapped,
    "name altered": _name,
    "passage left in Chinese": _untranslated,
    "paragraph breaks off": _cut,
}
