"""GB/T 7714, numeric, in the editions of 2015 and 2025; the number before an entry is left to the list that it stands in."""

from duizhao.citations import _names as names
from duizhao.citations._dates import numeric
from duizhao.citations._item import Item, date_of, is_news


def edition_2015(item: Item) -> str:
    """The entry of an item by the standard of 2015."""
    return _gbt(item, comma=", ", brackets="()", upper=True)


def edition_2025(item: Item) -> str:
    """The entry of an item by the standard of 2025."""
    return _gbt(item, comma="，", brackets="（）", upper=False)


def _gbt(item: Item, *, comma: str, brackets: str, upper: bool) -> str:
    """GB/T 7714, numeric, without the number; the standard of 2015 gives the day of access of a newspaper, that of 2025 not."""
    authors = names.gbt(item.get("author", ()), between=comma, upper=upper)
    mark = ("N" if is_news(item) else "EB") + ("/OL" if item.get("URL") else "")
    issued = numeric(date_of(item, "issued")) if "issued" in item else ""
    accessed = f"[{numeric(date_of(item, 'accessed'))}]" if "accessed" in item else ""
    if is_news(item):
        page = f"{brackets[0]}{item['page']}{brackets[1]}" if item.get("page") else ""
        source = f"{item['container-title']}{comma}{issued}{page}{accessed if upper else ''}"
    else:
        dated = f"{brackets[0]}{issued}{brackets[1]}" if issued else ""
        source = dated + accessed if item.get("URL") or not upper else issued[:4]
    title = f"{item['title']}[{mark}]"
    entry = ". ".join(filter(None, [title, source, item.get("URL")])) + "."
    # An author who ends with a stop, as et al. does, has the one that follows.
    stop = "" if authors.endswith((".", "?", "!")) else "."
    return f"{authors}{stop} {entry}" if authors else entry
