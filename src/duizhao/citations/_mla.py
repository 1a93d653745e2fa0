"""MLA Handbook, 9th edition: works cited."""

from duizhao.citations import _names as names
from duizhao.citations._dates import day_month_year
from duizhao.citations._item import (
    Item,
    cased,
    date_of,
    is_news,
    keeps_order,
    shows_access,
    slanted,
    slanted_before_comma,
)
from duizhao.citations._text import has_latin, stop, title_case, within_quotes


def works_cited(item: Item) -> str:
    """The entry of an item in the list of works cited."""
    authors = names.mla(item.get("author", ()), keeps_order=keeps_order(item))
    title = f"“{within_quotes(stop(cased(item, 'title')))}”"
    container = slanted(cased(item, "container-title"))
    issued = day_month_year(date_of(item, "issued")) if "issued" in item else ""
    if is_news(item):
        place = f" [{item['publisher-place']}]" if item.get("publisher-place") else ""
        page = f"p. {item['page']}" if item.get("page") else ""
        body = [container + place, issued, page, item.get("URL")]
    else:
        translator = item.get("translator")
        by = f"translated by {translator[0]['literal']}" if translator else ""
        body = [container, by, issued, item.get("URL")]
    genre = stop(item["genre"][0].upper() + item["genre"][1:]) if item.get("genre") else ""
    parts = [stop(authors) if authors else "", title, genre, stop(", ".join(filter(None, body))), _mla_end(item)]
    return " ".join(filter(None, parts))


def _mla_end(item: Item) -> str:
    accessed = f"Accessed {day_month_year(date_of(item, 'accessed'))}" if shows_access(item) else ""
    end = ", ".join(filter(None, [accessed, _mla_original(item)]))
    return stop(end) if end else ""


def _mla_original(item: Item) -> str:
    if "original-title" not in item:
        return ""
    title = item["original-title"]
    shown = title_case(title) if has_latin(title) else title
    year = str(date_of(item, "original-date")[0])
    rest = ", ".join(filter(None, [item.get("original-publisher"), year]))
    return f"Originally published as {slanted_before_comma(shown)} {rest}"
