"""Lists of articles, and the pages that long ones are cut into."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from duizhao.catalogue import Entry
from duizhao.labels import finding_kinds, label
from duizhao.model import Byline
from duizhao.pages._markup import (
    NOTHING,
    bilingual,
    both,
    count_articles,
    html,
    join_html,
    link,
    say,
    shorten,
    up,
    way_up,
)
from duizhao.pages.coins import LANGUAGE
from duizhao.pages.page import ArticleList, Item, Page
from duizhao.pages.split import MOST, Part, part_address, split
from duizhao.works import creators, zotero_names

_BADGE_WEIGHT = 3
_LONGEST = 600
"""Characters of a headline in a list; the article's own page says the rest."""


def headline_link(entry: Entry, address: str) -> Markup:
    """An article's headline in both languages as a link, with a badge for what changes how it may be used."""
    return headline_alone(entry, address) + badges(entry)


def headline_alone(entry: Entry, address: str) -> Markup:
    """An article's headline in both languages as a link, where its findings are said beside it."""
    words = bilingual(shorten(entry.headline_en, _LONGEST), shorten(entry.headline_zh, _LONGEST))
    # Within an element of its own it is no headline to those who read lists by their parts.
    return link(address, words or html("<span>{}</span>", say("untitled")))


def badges(entry: Entry) -> Markup:
    """Names of the weightiest findings of an article."""
    if not entry.findings:
        return NOTHING
    kinds = finding_kinds()
    grave = [kind for kind in kinds if kinds[kind].weight >= _BADGE_WEIGHT and kind in entry.finding_kinds()]
    return join_html(html(' <small class="badge">{}</small>', both(kinds[kind].name)) for kind in grave)


@dataclass(frozen=True, slots=True)
class DatedItem:
    """A list item that says date and page."""

    def __call__(self, entry: Entry, root: str) -> Markup:
        """The item of an entry."""
        return dated_item(entry, root)


def dated_item(entry: Entry, root: str, more: Markup = NOTHING) -> Markup:
    """A list item that says date and page.

    Args:
        more: what stands behind the headline.
    """
    # One language: such lists have a million items, and the figure is what is read.
    page = f", {label('page-short').en.format(page=entry.page)}" if entry.page else ""
    address = root + entry.address
    opening = _opening(entry.byline)
    return html(
        "{}<small>{}{}</small> {}{}</li>", opening, entry.date.isoformat(), page, headline_link(entry, address), more
    )


@lru_cache(maxsize=1024)  # an article stands in many lists
def _opening(byline: Byline) -> Markup:
    """The beginning of an item, with the authors for Zotero's pick list; as text they would be one more thing to read past."""
    by = "|".join(zotero_names(creators(byline), LANGUAGE))
    return html('<li data-by="{}">', by) if by else Markup("<li>")


_DATED = DatedItem()


def short_list(entries: Sequence[Entry], root: str) -> ArticleList | None:
    """The articles of a page that is there for something else, where they fit."""
    return ArticleList(entries, root, _DATED) if len(entries) <= MOST else None


def pages_of_list(
    base: str,
    title: tuple[str, Markup],
    entries: Sequence[Entry],
    intro: Callable[[str], Markup],
    item: Item = _DATED,
) -> Iterator[Page]:
    """The pages of one list: a single one, or one that leads to its parts by date.

    Args:
        base: address of the list.
        title: as text for the window, and as the heading.
        intro: what stands between heading and list on the first page, given the way to the root.
    """
    whole = split(entries, MOST)
    for *above, part in whole.ways():
        address = part_address(base, part)
        root = up(address)
        links = [link(root + part_address(base, one), both(one.label) if one.key else title[1]) for one in above]
        heading = title[1] if part is whole else title[1] + Markup(": ") + both(part.label)
        body = html(
            '{}<h1>{}</h1>{}<p class="count">{}</p>{}',
            way_up("part-of", links) if links else NOTHING,
            heading,
            intro(root) if part is whole else NOTHING,
            count_articles(len(part.entries)),
            _part_links(base, part, root) if part.parts else NOTHING,
        )
        name = title[0] if part is whole else f"{title[0]}: {part.label.en}"
        listed = None if part.parts else ArticleList(part.entries, root, item)
        yield Page(address, name, body, articles=listed)


def _part_links(base: str, part: Part, root: str) -> Markup:
    items = join_html(
        html(
            "<li>{} <small>{}</small></li>",
            link(root + part_address(base, below), both(below.label)),
            f"{len(below.entries):,}",
        )
        for below in part.parts
    )
    return html('<ul class="parts" aria-label="{}">{}</ul>', label("browse-dates").en, items)
