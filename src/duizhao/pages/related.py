"""Related articles on an article's page, each with the reason."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from duizhao.catalogue import Catalogue, Entry
from duizhao.pages._markup import NOTHING, bilingual, html, join_html, link, say, shorten
from duizhao.related import AsOf, Reason, RelatedArticles
from duizhao.vocabulary import Vocabulary

_LONGEST, _LONGEST_ZH = 80, 40


@dataclass(frozen=True, slots=True)
class RelatedLink:
    """One related article, as far as a link needs it."""

    address: str
    headline_en: str
    headline_zh: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class RelatedList:
    """The related articles of one, and over what they were found."""

    as_of: AsOf
    links: tuple[RelatedLink, ...]


def related_lists(
    entries: Iterable[Entry], catalogue: Catalogue, related: RelatedArticles
) -> Mapping[str, RelatedList]:
    """By id the related articles of some; articles and passages that are gone since they were found are left out."""
    return dict(_lists(entries, catalogue, related))


def _lists(
    entries: Iterable[Entry], catalogue: Catalogue, related: RelatedArticles
) -> Iterator[tuple[str, RelatedList]]:
    for entry in entries:
        found = [
            _link(catalogue.by_id[each.id], each.reasons) for each in related.of(entry.id) if each.id in catalogue.by_id
        ]
        if links := tuple(each for each in found if each.reasons):
            yield entry.id, RelatedList(related.as_of(entry.id), links)


def _link(other: Entry, reasons: Iterable[Reason]) -> RelatedLink:
    holding = tuple(reason for reason in reasons if reason.kind != "passage" or other.has_paragraph(reason.anchor))
    return RelatedLink(other.address, other.headline_en, other.headline_zh, holding)


def related_html(related: RelatedList | None, root: str, vocabulary: Vocabulary) -> Markup:
    """The list below an article."""
    if related is None:
        return NOTHING
    items = join_html(_item(each, root, vocabulary) for each in related.links)
    as_of = say("related-as-of", version=related.as_of.version or "–", count=f"{related.as_of.articles:,}")
    return html(
        '<section class="related"><h2>{}</h2><ul>{}</ul><small>{}</small></section>', say("related"), items, as_of
    )


def _item(related: RelatedLink, root: str, vocabulary: Vocabulary) -> Markup:
    words = bilingual(shorten(related.headline_en, _LONGEST), shorten(related.headline_zh, _LONGEST_ZH)) or say(
        "untitled"
    )
    reasons = (_reason(reason, root + related.address, vocabulary) for reason in related.reasons)
    return html(
        "<li>{} <small>{}</small></li>", link(root + related.address, words), join_html(filter(None, reasons), " · ")
    )


def _reason(reason: Reason, address: str, vocabulary: Vocabulary) -> Markup:
    if reason.kind == "passage":
        return html("{} {}", say("related-passage"), link(f"{address}#{reason.anchor}", reason.anchor))
    if reason.kind == "term":
        if reason.words not in vocabulary:
            return NOTHING
        term = vocabulary.term(reason.words)
        return bilingual(term.label_en, term.label_zh)
    return html('<i lang="zh">{}</i>', reason.words)
