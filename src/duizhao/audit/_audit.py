"""All findings of one article that follow from comparing its two texts."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from duizhao.audit._counts import points_differ, quotations_differ
from duizhao.audit._finding import one_finding
from duizhao.audit._leftovers import breaks_off, left_in_chinese, repeated
from duizhao.audit._lengths import USUAL, LengthNorm, joined, outlier
from duizhao.audit._names import NamesCompared, compare_names
from duizhao.audit._numbers import NumbersCompared, compare_numbers
from duizhao.audit._pairs import pairing
from duizhao.audit._places import compare_terms, dateline_differs
from duizhao.audit._units import missing_units
from duizhao.folding import as_written, simplified
from duizhao.model import Article, Compared, Finding
from duizhao.vocabulary import Vocabulary

_MOST_LISTED = 20
_NONE = "–"

_NO_TERMS = Vocabulary()

Found = Iterator[tuple[str, str]]
"""Places of one kind of finding: the paragraph, and what is said of it."""


def audited(article: Article, lengths: LengthNorm = USUAL, vocabulary: Vocabulary = _NO_TERMS) -> Article:
    """An article with what comparing its two texts found; the same one where there is only one text.

    Args:
        article: with its pairs, and with its tags where there are terms.
        lengths: how long translations are in this corpus.
        vocabulary: the terms of the tags.
    """
    if not (article.en and article.zh):
        return article
    plain = _in_simplified(article)
    seen = [*_look(article, plain, vocabulary)]
    agreeing = {each.en_anchor: each.agree for each in seen}
    findings = pairing(plain, agreeing) + tuple(_findings(article, plain, seen, lengths))
    return replace(article, findings=article.findings + findings, compared=_counted(plain, seen))


def compared(article: Article, vocabulary: Vocabulary) -> Compared | None:
    """How much of an article was compared; None where there is nothing to compare."""
    if article.compared or not (article.en and article.zh):
        return article.compared
    plain = _in_simplified(article)
    return _counted(plain, [*_look(article, plain, vocabulary)])


def _in_simplified(article: Article) -> Article:
    """An article as the rules read it: what they know of numbers, names and units is in simplified characters."""
    sides = (article.headline_zh.received, article.byline.zh, *(each.place for each in article.datelines))
    whole = "".join((*sides, *(each.text for each in article.zh), *(each.zh for each in article.names)))
    if simplified(whole) is whole:
        return article
    headline = replace(article.headline_zh, received=simplified(article.headline_zh.received))
    return replace(
        article,
        headline_zh=headline,
        byline=replace(article.byline, zh=simplified(article.byline.zh)),
        datelines=tuple([replace(each, place=simplified(each.place)) for each in article.datelines]),
        zh=tuple([replace(each, text=simplified(each.text)) for each in article.zh]),
        names=tuple([replace(each, zh=simplified(each.zh)) for each in article.names]),
    )


def _findings(article: Article, plain: Article, seen: Sequence["_Seen"], lengths: LengthNorm) -> Iterator[Finding]:
    found = (
        _finding("number-differs", _numbers(seen)),
        _finding("name-differs", chain(_names(seen), _dateline(article, plain))),
        _finding("left-in-chinese", _quoted(left_in_chinese(article.en))),
        _finding("repeated-passage", _quoted(repeated(plain.en, plain.zh))),
        _finding("breaks-off", ((each.en_anchor, "") for each in seen if breaks_off(each.zh, each.en))),
        _finding("length-differs", _lengths(seen, lengths)),
        _finding("unit-missing", _units(seen)),
        _finding("quotations-differ", _fewer(seen)),
    )
    return (finding for finding in found if finding)


def _counted(article: Article, seen: Sequence["_Seen"]) -> Compared:
    paired = sum(len(pair.zh) for pair in article.pairs if pair.en and not pair.block)
    numbers = sum(each.numbers.agree for each in seen)
    missed = sum(max(len(each.numbers.zh), len(each.numbers.en)) for each in seen)
    names = sum(each.names.agree for each in seen)
    differ = sum(len(each.names.differ) for each in seen) + len([*dateline_differs(article)])
    return Compared((paired, len(article.zh)), (numbers, numbers + missed), (names, names + differ))


@dataclass(frozen=True, slots=True)
class _Seen:
    """A pair with what was compared in it.

    Attributes:
        zh: in simplified characters; `written`: the same as the seed has it.
    """

    zh_anchor: str
    en_anchor: str
    zh: str
    written: str
    en: str
    numbers: NumbersCompared
    names: NamesCompared

    @property
    def agree(self) -> int:
        """How many names and numbers stand on both sides; none where others stand on one alone."""
        differ = self.numbers.zh or self.numbers.en or self.names.differ
        return 0 if differ else self.numbers.agree + self.names.agree

    def as_written(self, part: str) -> str:
        """A part of the Chinese as the seed has it."""
        return as_written(part, self.zh, self.written)


def _look(article: Article, plain: Article, vocabulary: Vocabulary) -> Iterator[_Seen]:
    whole = "\n".join((plain.headline_zh.received, plain.byline.zh, *(each.text for each in plain.zh)))
    for pair in plain.pairs:
        if pair.is_aligned:
            zh, en = joined(plain.zh, pair.zh), joined(plain.en, pair.en)
            numbers, names = compare_numbers(zh, en), compare_names(zh, en, whole, plain.names)
            names += compare_terms(plain, pair, whole, vocabulary)
            yield _Seen(f"zh{pair.zh[0]}", f"en{pair.en[0]}", zh, joined(article.zh, pair.zh), en, numbers, names)


def _numbers(seen: Iterable[_Seen]) -> Found:
    for each in seen:
        zh, en = each.numbers.zh, each.numbers.en
        if zh or en:
            sides = (
                f"{anchor} {', '.join(map(_plain, side)) or _NONE}"
                for anchor, side in ((each.zh_anchor, zh), (each.en_anchor, en))
            )
            yield each.zh_anchor, " / ".join(sides)


def _plain(number: str) -> str:
    """A number as people write it: a month as 5月."""
    return f"{number[1:]}月" if number[0] == "M" else number


def _names(seen: Iterable[_Seen]) -> Found:
    for each in seen:
        for en, zh in each.names.differ:
            yield each.zh_anchor, f"{each.zh_anchor} {each.as_written(zh)} / {each.en_anchor} {en}"


def _dateline(article: Article, plain: Article) -> Found:
    written = article.dateline("zh")
    for en, zh in dateline_differs(plain):
        yield "zh1", f"zh1 {written.place if written else zh} / en1 {en}"


def _lengths(seen: Iterable[_Seen], norm: LengthNorm) -> Found:
    for each in seen:
        times = outlier(each.zh, each.en, norm)
        if times is not None:
            yield each.en_anchor, f"{each.en_anchor} ×{times:.1f}"


def _units(seen: Iterable[_Seen]) -> Found:
    for each in seen:
        units = list(missing_units(each.zh, each.en))
        if units:
            yield each.zh_anchor, f"{each.zh_anchor} {', '.join(map(each.as_written, units))}"


def _fewer(seen: Iterable[_Seen]) -> Found:
    for each in seen:
        for sign, counts in (("“”", quotations_differ(each.zh, each.en)), ("(1)", points_differ(each.zh, each.en))):
            if counts:
                yield each.zh_anchor, f"{sign} {each.zh_anchor} {counts[0]} / {each.en_anchor} {counts[1]}"


def _quoted(places: Iterable[tuple[str, str]]) -> Found:
    for anchor, words in places:
        yield anchor, f"{anchor} {words}"


def _finding(kind: str, places: Iterable[tuple[str, str]]) -> Finding | None:
    return one_finding(kind, places, _MOST_LISTED, "; ")
