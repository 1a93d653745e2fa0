"""A CSL item as the styles read it: its language, its dates, what of it is italic."""

from collections.abc import Mapping
from typing import Any

from duizhao.citations._text import comma, has_latin, title_case
from duizhao.works import italic

_CHINESE = ("zh", "cmn")
Item = Mapping[str, Any]
"""CSL-JSON of one `article-newspaper` or `webpage`. https://github.com/citation-style-language/schema"""


def keeps_order(item: Item) -> bool:
    """Whether names keep their order everywhere: those of an item in Chinese, where the code of its language is `zh`."""
    return _language(item).startswith("zh")


def cased(item: Item, key: str) -> str:
    """A field with the capitals of an English title, unless the item is in Chinese."""
    text = item[key]
    return text if _language(item).startswith(_CHINESE) else title_case(text)


def _language(item: Item) -> str:
    return str(item.get("language", ""))


def slanted(text: str) -> str:
    """Italic, where there is anything in it that has an italic form."""
    return italic(text) if has_latin(text) else text


def slanted_before_comma(text: str) -> str:
    """The same with a comma behind it, which stands within closing quotation marks, and is italic with them.

    >>> slanted_before_comma("打破“五百”")
    '打破“五百,”'
    """
    inside = comma(text)
    return slanted(inside) if not inside.endswith(",") else f"{slanted(text)},"


def date_of(item: Item, key: str) -> list[int]:
    """A date as year, month and day, as far as they are known."""
    parts: list[int] = item[key]["date-parts"][0]
    return parts


def is_news(item: Item) -> bool:
    """Whether it stood in a newspaper."""
    return bool(item["type"] == "article-newspaper")


def shows_access(item: Item) -> bool:
    """Whether the day of access is given: where the work has no date of its own."""
    return "accessed" in item and "issued" not in item and bool(item.get("URL"))
