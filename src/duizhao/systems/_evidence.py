"""Quotations against the texts, letter for letter."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from difflib import SequenceMatcher

from duizhao.errors import ApparatusError
from duizhao.ids import parse_anchor
from duizhao.model import Article, Paragraph
from duizhao.systems._model import Quotation, Quotations, System, Systems

_LONGEST = 120
"""Characters of a text that a message shows."""


def supported(systems: Systems, ids: Collection[str]) -> tuple[Systems, tuple[ApparatusError, ...]]:
    """The systems whose articles are all there, and a complaint for each of the others, which nothing vouches for.

    Args:
        ids: of all articles.
    """
    kept, wrong = {}, []
    for system in systems:
        missing = sorted({*system.reports, *(quotation.article for quotation in system.quotations())} - set(ids))
        if missing:
            wrong.append(ApparatusError(system.file, 0, "articles that exist", ", ".join(missing)))
        else:
            kept[system.id] = system
    return Systems(kept), tuple(wrong)


def false_quotations(systems: Iterable[System], articles: Mapping[str, Article]) -> Iterator[ApparatusError]:
    """Every quotation that does not stand where it is said to, and every statement that lacks its Chinese words.

    Args:
        articles: all that the systems quote.
    """
    for system in systems:
        for part in (system.parties, system.origins, system.provisions, system.results, system.objections):
            for statement in part:
                yield from _of_statement(statement.evidence, articles)
        for relation in system.relations:
            yield from _of_statement(relation.evidence, articles)


def _of_statement(evidence: tuple[Quotations, ...], articles: Mapping[str, Article]) -> Iterator[ApparatusError]:
    for group in evidence:
        article = articles[group[0].article]
        for quotation in group:
            error = _checked(quotation, article)
            if error:
                yield error
        if article.has_original and not any(quotation.lang == "zh" for quotation in group):
            expected = f"the Chinese words too, since {article.id} has a Chinese text"
            yield _error(group[0], expected, "a translation alone")


def _checked(quotation: Quotation, article: Article) -> ApparatusError | None:
    lang, number = parse_anchor(quotation.anchor)
    paragraphs = article.body(lang)
    if number <= len(paragraphs) and quotation.words in paragraphs[number - 1].text:
        return None
    place = f"{article.id}#{quotation.anchor}"
    elsewhere = [paragraph.anchor for paragraph in paragraphs if quotation.words in paragraph.text]
    if elsewhere:
        return _error(quotation, f"words of {place}", f"that they stand in {', '.join(elsewhere)}")
    found = f"that they are not there; nearest is {_nearest(quotation.words, paragraphs)}"
    return _error(quotation, f"words of {place}, letter for letter", found)


def _error(quotation: Quotation, expected: str, found: str) -> ApparatusError:
    return ApparatusError(quotation.file, quotation.line, expected, f"{found}: {_cut(quotation.words)!r}")


def _nearest(words: str, paragraphs: Iterable[Paragraph]) -> str:
    """The stretch of the text that is most like some words, with its paragraph."""
    best = (0.0, "nothing like it")
    for paragraph in paragraphs:
        stretch = _stretch(words, paragraph.text)
        likeness = SequenceMatcher(None, words, stretch, autojunk=False).ratio()
        best = max(best, (likeness, f"{paragraph.anchor} {_cut(stretch)!r}"))
    return best[1]


def _stretch(words: str, text: str) -> str:
    """As many characters of a text, around the longest run that both share."""
    match = SequenceMatcher(None, words, text, autojunk=False).find_longest_match()
    start = max(0, match.b - match.a)
    return text[start : start + len(words)]


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
