"""Pages at addresses whose article moved or was withdrawn: what was published there, why it is gone, where it is now."""

import datetime as dt
from collections.abc import Iterator, Mapping

from markupsafe import Markup

from duizhao.assets import ROOT as ASSETS
from duizhao.catalogue import Catalogue
from duizhao.dates import date_en, date_zh
from duizhao.ids import article_address, day_address, month_address, parse_id, year_address
from duizhao.labels import label
from duizhao.pages._markup import NOTHING, bilingual, html, join_html, link, page_words, say, up
from duizhao.pages.page import Page
from duizhao.pages.split import MOST
from duizhao.permalinks import Alias, Permalinks, Withdrawal

Moved = tuple[str, Mapping[str, str]]
"""An address, and the slots of the page that stays there; its canonical address is that of an alias's target."""


def moved_pages(permalinks: Permalinks, catalogue: Catalogue) -> Iterator[Moved]:
    """A page for every alias and every withdrawal."""
    for alias in permalinks.aliases.values():
        yield _alias_page(alias, permalinks, catalogue)
    for withdrawal in permalinks.withdrawn.values():
        yield _tombstone(withdrawal, catalogue)


def emptied_pages(permalinks: Permalinks, catalogue: Catalogue) -> Iterator[Page]:
    """Pages of the calendar that list only what moved or was withdrawn: whoever chops an address finds the way."""
    listed = {address for day in catalogue.days for address, _ in _calendar(day)}
    left: dict[str, tuple[Markup, list[str]]] = {}
    for article_id in sorted(permalinks.aliases.keys() | permalinks.withdrawn.keys()):
        for address, name in _calendar(parse_id(article_id).date):
            if address not in listed:
                left.setdefault(address, (name, []))[1].append(article_id)
    for address, (name, gone) in left.items():
        root = up(address)
        items = [html("<li>{}</li>", link(root + article_address(one), one)) for one in gone[:MOST]]
        if len(gone) > MOST:
            items.append(html("<li>{}</li>", say("more-tags", count=len(gone) - MOST)))
        nearest = _nearest(parse_id(gone[0]).date, catalogue, root)
        content = html("<h1>{}</h1><p>{}</p><ul>{}</ul><p>{}</p>", name, say("nothing-left"), join_html(items), nearest)
        yield Page(address, label("nothing-left").en, content)


def _calendar(date: dt.date) -> tuple[tuple[str, Markup], ...]:
    """Addresses and names of the pages of a day, its month and its year."""
    month = html("{}", f"{date.year:04}-{date.month:02}")
    return (
        (day_address(date), bilingual(date_en(date), date_zh(date))),
        (month_address(date.year, date.month), month),
        (year_address(date.year), html("{}", f"{date.year:04}")),
    )


def _alias_page(alias: Alias, permalinks: Permalinks, catalogue: Catalogue) -> Moved:
    """A page that leads on: by a script, which takes the fragment along; without scripts by a refresh; by its link.

    Where paragraphs are numbered otherwise, only a script can tell whether a link names one: without scripts the page stays.
    """
    address = article_address(alias.id)
    target, fragments = permalinks.resolve(alias.id)
    way = up(address) + article_address(target)
    refresh = html('\n<noscript><meta http-equiv="refresh" content="0; url={}"></noscript>', way)
    script = '<script src="{}{}/moved.js" data-to="{}"{}></script>{}'
    told = (Markup(" data-fragments"), refresh) if fragments else (NOTHING, NOTHING)
    head = html(script, up(address), ASSETS, way, *told)
    content = html(
        "<h1>{}</h1>{}<p>{} {}</p><p>{}</p>{}",
        say("moved"),
        _was_there(alias.id),
        say("moved-and-withdrawn" if target in permalinks.withdrawn else "moved-to"),
        link(way, _name(target, catalogue)),
        html("{}: {}", say("reason"), alias.reason),
        NOTHING if fragments else html("<p>{}</p>", say("moved-paragraphs")),
    )
    page = Page(address, f"{label('moved').en}: {alias.id}", content, head=head)
    return address, page.slots() | {"address": article_address(target)}


def _name(article_id: str, catalogue: Catalogue) -> Markup:
    """What to call an article: its headline, or its id where there is none or the article is withdrawn."""
    entry = catalogue.by_id.get(article_id)
    return (entry and bilingual(entry.headline_en, entry.headline_zh)) or html("{}", article_id)


def _tombstone(withdrawal: Withdrawal, catalogue: Catalogue) -> Moved:
    address = article_address(withdrawal.id)
    headline = bilingual(withdrawal.headline_en, withdrawal.headline_zh)
    since = say("withdrawn-since", date=date_en(withdrawal.date), date_zh=date_zh(withdrawal.date))
    content = html(
        "<h1>{}</h1>{}{}<p>{}</p><p>{}</p><p>{}</p>",
        say("withdrawn"),
        _was_there(withdrawal.id),
        html('<p class="withdrawn">{}</p>', headline) if headline else NOTHING,
        since,
        html("{}: {}", say("reason"), withdrawal.reason),
        _nearest(parse_id(withdrawal.id).date, catalogue, up(address)),
    )
    head = Markup('<meta name="robots" content="noindex">')
    return address, Page(address, f"{label('withdrawn').en}: {withdrawal.id}", content, head=head).slots()


def _was_there(article_id: str) -> Markup:
    parts = parse_id(article_id)
    page = page_words(parts.page)
    day = bilingual(date_en(parts.date), date_zh(parts.date))
    return html('<p class="masthead">{}</p>', join_html((day, page, html("<code>{}</code>", article_id)), " · "))


def _nearest(date: dt.date, catalogue: Catalogue, root: str) -> Markup:
    """A link to the day, the month or the year, whichever has articles; else to the timeline."""
    if catalogue.between(date, date):
        return link(root + day_address(date), bilingual(date_en(date), date_zh(date)))
    if any((day.year, day.month) == (date.year, date.month) for day in catalogue.days):
        return link(root + month_address(date.year, date.month), f"{date.year:04}-{date.month:02}")
    if any(day.year == date.year for day in catalogue.days):
        return link(root + year_address(date.year), f"{date.year}")
    return link(f"{root}timeline.html", say("timeline"))
