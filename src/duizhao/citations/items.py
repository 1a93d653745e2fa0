"""The works of an article as CSL items, in the form that each family of styles asks for.

Chicago and MLA have the headline romanised, in characters, and in English between brackets; APA leaves the characters out;
GB/T 7714 has the characters alone. A translation names its translator, its year, the site, and the original.
"""

import re
from typing import Any, Final, Literal

from duizhao.citations._styles import STYLES, Form, Style
from duizhao.citations._text import curly
from duizhao.labels import citing_labels, label
from duizhao.works import TURNS_NAMES, Creator, Works

Side = Literal["zh", "en"]

_LANGUAGES: Final[dict[Form, str]] = {"romanised": "zh-Latn", "apa": "", "characters": "zh-CN"}

_Item = dict[str, Any]
_ABBREVIATION = re.compile(r"(?:\b[A-Za-z]\.[A-Za-z]|\b(?:[Ee]tc|Co|Ltd|Inc|Jr|Sr|al))\.$")
_ALWAYS = ("title", "container-title")
"""Fields that every style asks for."""


def csl_item(works: Works, side: Side, style: str, accessed: tuple[int, int, int] | None = None) -> _Item:
    """The CSL-JSON of one work, as a style asks for it.

    Args:
        side: `zh` for the original, `en` for the translation.
        accessed: day of access, which some styles give for what is online.
    """
    chosen = STYLES[style]
    item = _original(works, chosen.form) if side == "zh" else _translation(works, chosen)
    if works.url:
        item["URL"] = works.url
        if accessed:
            item["accessed"] = _date(accessed)
    return {key: value for key, value in item.items() if value or key in _ALWAYS}


def _date(parts: tuple[int, ...]) -> dict[str, list[list[int]]]:
    return {"date-parts": [list(parts)]}


def _printed(works: Works) -> dict[str, list[list[int]]]:
    return _date((works.date.year, works.date.month, works.date.day))


def _original(works: Works, form: Form) -> _Item:
    language = _LANGUAGES[form]
    if form == "romanised" and any(creator.has_western_order for creator in works.creators):
        language = TURNS_NAMES
    return {
        "id": f"{works.id}-zh",
        "type": "article-newspaper",
        "title": headline(works, form),
        "author": [_name(creator, language, form) for creator in works.creators],
        "container-title": newspaper_title(works, form),
        "issued": _printed(works),
        "page": str(works.page or ""),
        "language": language,
    }


def headline(works: Works, form: Form) -> str:
    """The headline of the original: Pinyin, characters, and a translation in brackets, or what the form has of these."""
    if form == "characters" and works.zh:
        return curly(works.zh)
    english = f"[{_without_stop(works.en_sentence)}]" if works.en_sentence else ""
    parts = (works.pinyin, works.zh if form != "apa" else "", english)
    return (
        curly(" ".join(filter(None, parts)))
        or f"[{label('untitled').zh if form == 'characters' else label('untitled').en}]"
    )


def _without_stop(title: str) -> str:
    """A title without the full stop at its end, which the styles set themselves; that of an abbreviation stays.

    >>> _without_stop("Wells are dug."), _without_stop("Wells of the U.S.")
    ('Wells are dug', 'Wells of the U.S.')
    """
    is_stop = title.endswith(".") and not title.endswith("..") and not _ABBREVIATION.search(title)
    return title[:-1] if is_stop else title


def newspaper_title(works: Works, form: Form) -> str:
    """The title of the newspaper in the same way."""
    title = works.newspaper.title
    if form == "characters" and title.zh:
        return title.zh
    return title.romanised(characters=form == "romanised")


def _name(creator: Creator, language: str, form: Form) -> dict[str, str]:
    if form == "characters":
        return {"literal": curly(creator.zh or creator.latin)}
    if creator.family and language == TURNS_NAMES and not creator.has_western_order:
        return {"family": curly(creator.latin)}
    if creator.family:
        return {"family": curly(creator.family), "given": curly(creator.given)}
    return {"literal": curly(creator.latin or creator.zh)}


def _translation(works: Works, style: Style) -> _Item:
    item: _Item = {
        "id": f"{works.id}-en",
        "type": "webpage",
        "title": curly(_without_stop(works.en)) or f"[{label('untitled').en}]",
        "author": [_name_in_english(creator, style.form) for creator in works.creators],
        "translator": [{"literal": translator(works)}],
        "container-title": works.translation.site,
        "issued": works.translation.date and _date(works.translation.date),
        "language": "en",
    }
    if not works.creators:
        _enter_unsigned(item, works, style)
    if works.zh:
        item |= {
            "original-title": curly(works.zh),
            "original-date": _printed(works),
            "original-publisher": works.newspaper.title.pinyin or works.newspaper.title.en,
        }
    return item


def _enter_unsigned(item: _Item, works: Works, style: Style) -> None:
    """Chicago enters an unsigned article under the newspaper, MLA and APA under its title; none under the translator."""
    if style.enters_newspaper:
        title = works.newspaper.title
        item["author"] = [{"literal": " ".join(filter(None, (title.pinyin or title.en, title.zh)))}]
    elif not style.is_chinese:
        item["genre"] = item.pop("translator")[0]["literal"]


def translator(works: Works) -> str:
    """Who translated, and that nobody checked it where nobody did."""
    words = citing_labels()
    who = works.translation.translator_en or words["unknown-translator"].en
    return who if works.translation.verified else f"{who}, {words['unverified'].en}"


def _name_in_english(creator: Creator, form: Form) -> dict[str, str]:
    """In notes in English a Chinese name keeps its order, which only a literal name does; a foreigner's is turned round in lists."""
    if not creator.family or (form == "romanised" and not creator.has_western_order):
        return {"literal": curly(creator.latin or creator.zh)}
    return {"family": curly(creator.family), "given": curly(creator.given)}
