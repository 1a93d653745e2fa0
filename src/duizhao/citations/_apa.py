"""Publication Manual of the American Psychological Association, 7th edition: reference list."""

from duizhao.citations import _names as names
from duizhao.citations._dates import month_day_year, year_month_day
from duizhao.citations._item import Item, cased, date_of, is_news, keeps_order, shows_access, slanted_before_comma
from duizhao.citations._text import stop
from duizhao.works import italic


def reference(item: Item) -> str:
    """The entry of an item in the reference list."""
    authors = stop(names.apa(item["author"], keeps_order=keeps_order(item))) if item.get("author") else ""
    date = f"({year_month_day(date_of(item, 'issued')) if 'issued' in item else 'n.d.'})."
    title, genre = _title(item, alone=not authors)
    head = [authors, date, title] if authors else [title, date, genre]
    return " ".join(filter(None, [*head, _source(item), _link(item), _original(item)]))


def _title(item: Item, *, alone: bool) -> tuple[str, str]:
    """The title with what follows it; and the kind of work, which has a place of its own where no author comes first."""
    title = item["title"]
    if is_news(item):
        return stop(title), ""
    if item.get("translator"):
        return f"{italic(title)} ({item['translator'][0]['literal']}, Trans.).", ""
    genre = f"[{item['genre'][0].upper()}{item['genre'][1:]}]." if item.get("genre") else ""
    if genre and not alone:
        return f"{italic(title)} {genre}", ""
    stopped = stop(title)
    return (f"{italic(title)}." if stopped == f"{title}." else italic(stopped)), genre


def _source(item: Item) -> str:
    if not is_news(item):
        return stop(item["container-title"])
    page = f", {item['page']}" if item.get("page") else ""
    return f"{italic(cased(item, 'container-title'))}{page}."


def _link(item: Item) -> str:
    link = str(item.get("URL", ""))
    if not link or "issued" in item:
        return link
    on = f" {month_day_year(date_of(item, 'accessed'))}, from" if shows_access(item) else ""
    return f"Retrieved{on} {link}"


def _original(item: Item) -> str:
    if "original-title" not in item:
        return ""
    title = item["original-title"]
    details = (str(date_of(item, "original-date")[0]), item.get("original-publisher"))
    return f"(Original work published as {slanted_before_comma(title)} {', '.join(filter(None, details))})"
