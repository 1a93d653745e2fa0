"""Chicago Manual of Style, 18th edition, notes and bibliography."""

from duizhao.citations import _names as names
from duizhao.citations._dates import month_day_year
from duizhao.citations._item import Item, cased, date_of, is_news, keeps_order, shows_access, slanted
from duizhao.citations._text import comma, has_latin, stop, title_case, within_quotes
from duizhao.works import italic


def bibliography(item: Item) -> str:
    authors = names.chicago_bibliography(item.get("author", ()), keeps_order=keeps_order(item))
    title = f"“{stop(within_quotes(cased(item, 'title')))}”"
    if is_news(item):
        container = slanted(cased(item, "container-title"))
        place = f" ({item['publisher-place']})" if item.get("publisher-place") else ""
        issued = month_day_year(date_of(item, "issued"))
        parts = (
            [stop(authors), title, f"{container}{place}, {issued}."]
            if authors
            else [f"{container}{place}.", title, f"{issued}."]
        )
    else:
        translator = item.get("translator")
        site = ", ".join(
            [item["container-title"], *([month_day_year(date_of(item, "issued"))] if "issued" in item else [])]
        )
        parts = [
            stop(authors) if authors else "",
            title,
            stop(f"Translated by {translator[0]['literal']}") if translator else "",
            stop(site),
            stop(f"Originally published as {_original(item)}") if _original(item) else "",
        ]
    accessed = f"Accessed {month_day_year(date_of(item, 'accessed'))}." if shows_access(item) else ""
    return " ".join(filter(None, [*parts, accessed, f"{item['URL']}." if item.get("URL") else ""]))


def note(item: Item) -> str:
    authors = names.chicago_note(item["author"], keeps_order=keeps_order(item)) if item.get("author") else ""
    title = f"“{comma(within_quotes(cased(item, 'title')))}”"
    issued = month_day_year(date_of(item, "issued")) if "issued" in item else ""
    if is_news(item):
        place = f" ({item['publisher-place']})" if item.get("publisher-place") else ""
        parts = [f"{slanted(cased(item, 'container-title'))}{place}", issued]
    else:
        translator = item.get("translator")
        parts = [f"trans. {translator[0]['literal']}" if translator else "", item["container-title"], issued]
    whole = ", ".join(filter(None, parts))
    if not is_news(item) and _original(item):
        whole += f"; originally published as {_original(item)}"
    start = f"{authors}, {title}" if authors else title
    accessed = f"accessed {month_day_year(date_of(item, 'accessed'))}" if shows_access(item) else ""
    return stop(", ".join(filter(None, [f"{start} {whole}", accessed, item.get("URL")])))


def _original(item: Item) -> str:
    """What a translation was published as, `在生产中 (Renmin ribao, February 10, 1958)`; empty where that is not known."""
    if "original-title" not in item:
        return ""
    details = (item.get("original-publisher"), month_day_year(date_of(item, "original-date")))
    title = item["original-title"]
    shown = italic(title_case(title)) if has_latin(title) else title
    return f"{shown} ({', '.join(filter(None, details))})"
