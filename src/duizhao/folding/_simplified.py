"""Traditional characters as simplified ones, for what knows words: dictionaries, names, numerals, readings."""

from functools import cache

from duizhao.folding._table import fold_table

_REGARDLESS = "後於徵夥"
"""What GB 2312 has for names and old words, and traditional texts in many common ones."""
_IDEOGRAPHS = (range(0x3400, 0xA000), range(0xF900, 0xFB00), range(0x20000, 0x40000))


def simplified(text: str) -> str:
    """A text with each traditional character as the simplified one that search folds it to; it keeps its length in code points.

    What GB 2312 has is simplified already, even where it is traditional for something else, 著 in 著名, 乾 in 乾隆, but for a few.

    >>> simplified("新華社重慶六日電　後來著名的乾隆")
    '新华社重庆六日电　后来著名的乾隆'
    """
    return text if _is_plain(text) or _traditional().isdisjoint(set(text)) else text.translate(_table())


def _is_plain(text: str) -> bool:
    """Whether a text is simplified for certain, as most are; encoding is ten times as fast as looking at each character."""
    # The codec has another dash and another dot.
    is_gb2312 = _is_in_gb2312(text.replace("—", "").replace("·", ""))
    return is_gb2312 and not any(sign in text for sign in _REGARDLESS)


def as_written(part: str, plain: str, written: str) -> str:
    """A part of a simplified text as the text itself has it; what is no part of it stays.

    >>> as_written("重庆", "新华社重庆电", "新華社重慶電")
    '重慶'
    """
    at = plain.find(part)
    return written[at : at + len(part)] if at >= 0 else part


@cache
def _traditional() -> frozenset[str]:
    return frozenset(map(chr, _table()))


@cache
def _table() -> dict[int, int]:
    """What each character outside of GB 2312 that folds to another one folds to."""
    ideographs = ((code, form) for code, form in fold_table().items() if any(code in each for each in _IDEOGRAPHS))
    return {code: form for code, form in ideographs if chr(code) in _REGARDLESS or not _is_in_gb2312(chr(code))}


def _is_in_gb2312(text: str) -> bool:
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
