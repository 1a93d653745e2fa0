"""Chicago Manual of Style, 18th edition, notes and bibliography."""

from duizhao.citations import _names as names
from duizhao.citations._dates import month_day_year
from duizhao.citations._item import Item, cased, date_of, is_news, keeps_order, shows_access, slanted
from duizhao.citations._text import comma, has_latin, stop, title_case, within_quotes
from duizhao.works import italic


def bibliography(item: Item) -> str:
    """The entry of an item in the bibliography."""
    authors = names.chicago_bibliography(item.get("author", ()), keeps_order=keeps_order(item))
    title = f"“{within_quotes(stop(cased(item, 'title')))}”"
    parts = (_news if is_news(item) else _web_page)(item, stop(authors) if authors else "", title)
    accessed = f"Accessed {month_day_year(date_of(item, 'accessed'))}." if shows_access(item) else ""
    return " ".join(filter(None, [*parts, accessed, f"{item['URL']}." if item.get("URL") else ""]))


def _news(item: Item, authors: str, title: str) -> list[str]:
    """Without an author, the newspaper stands in the author's place."""
    container, issued = _newspaper(item), month_day_year(date_of(item, "issued"))
    return [authors, title, f"{container}, {issued}."] if authors else [f"{container}.", title, f"{issued}."]


def _newspaper(item: Item) -> str:
    place = f" ({item['publisher-place']})" if item.get("publisher-place") else ""
    return slanted(cased(item, "container-title")) + place


def _web_page(item: Item, authors: str, title: str) -> list[str]:
    translated = f"Translated by {item['translator'][0]['literal']}" if item.get("translator") else ""
    site = ", ".join(filter(None, [item["container-title"], _issued(item)]))
    original = f"Originally published as {_original(item)}" if _original(item) else ""
    return [authors, title, *(stop(part) for part in (translated, site, original) if part)]


def _issued(item: Item) -> str:
    return month_day_year(date_of(item, "issued")) if "issued" in item else ""


def note(item: Item) -> str:
    """The full note on an item."""
    authors = names.chicago_note(item["author"], keeps_order=keeps_order(item)) if item.get("author") else ""
    title = f"“{within_quotes(comma(cased(item, 'title')))}”"
    translated = f"trans. {item['translator'][0]['literal']}" if item.get("translator") else ""
    container = _newspaper(item) if is_news(item) else item["container-title"]
    whole = ", ".join(filter(None, [translated, container, _issued(item)]))
    if _original(item):
        whole += f"; originally published as {_original(item)}"
    accessed = f"accessed {month_day_year(date_of(item, 'accessed'))}" if shows_access(item) else ""
    start = f"{comma(authors)} {title}" if authors else title
    return stop(", ".join(filter(None, [f"{start} {whole}", accessed, item.get("URL")])))


def _original(item: Item) -> str:
    """What a translation was published as, `在生产中 (Renmin ribao, February 10, 1958)`; empty where that is not known."""
    if "original-title" not in item:
        return ""
    details = (item.get("original-publisher"), month_day_year(date_of(item, "original-date")))
    title = item["original-title"]
    shown = italic(title_case(title)) if has_latin(title) else title
    return f"{shown} ({', '.join(filter(None, details))})"
