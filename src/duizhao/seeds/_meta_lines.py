"""Lines of a Chinese head that say date, page, section and column: as archives write them, and as others do."""

import re
from collections.abc import Mapping

from duizhao.dates import MONTHS_EN, plain_date
from duizhao.folding import simplified
from duizhao.text import FULL_WIDTH

HEADING = re.compile(r"(?:#{1,6}(?:\s+|$)|###(?=[^#\s]))(.*)")
"""A heading, with its text; the archive also writes it without a blank."""

# Possessive quantifiers (`*+`) keep long runs of blanks linear.
_DATE_LINE = re.compile(r"\d{4}\s*+[-/.年]\s*+\d{1,2}\s*+[-/.月]\s*+\d{1,2}\s*+日?", re.ASCII)
_PAGE_LINE = re.compile(r"第\s*+([^\s版]*+)\s*+版(?:\s*+[(（](.*)[)）]|\s++([^\s。，；：、(（]{1,8}+))?")
"""The section stands in brackets, or as a short word behind a blank."""
_BETWEEN_BRACKETS = re.compile(r"[)）]\s*+[(（]")
_COLUMN_LINE = re.compile(r"专栏\s*+[:：]\s*+(.*)")

_LONGEST = 60
"""Characters of a line that may be one of them in another form."""
_HINT = re.compile("[0-9０-９版栏]")
_OTHER_DATE = re.compile(
    r"(?:(?:出版)?日期|时间)?\s*[:：]?\s*(\d{2,4})\s*(?:[-/.年‐‑‒–—―_]|\s)\s*(\d{1,2}|元)\s*(?:[-/.月‐‑‒–—―_]|\s)\s*(\d{1,2})\s*[日号.]?"
    r"(?:\s*[ t]?\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?z?)?",
    re.ASCII | re.IGNORECASE,
)
_ERA = "公元|公历|西历|农历|(?:中华)?民国|昭和|大正|康德|成吉思汗纪元"
_YEAR = r"(?:\d{4}[-/.]|(?:\d{2,4}|[〇零一二三四五六七八九十]{2,4})年)"
_MONTH_AND_DAY = r"(?:\d{1,2}|[元一二三四五六七八九十]{1,3})月?(?:[上中下]旬|[^日号]{0,3}[日号](?:\s+\S{1,4})?)?"
_MONTH_EN, _DAY_EN = f"(?:{'|'.join(MONTHS_EN)})", r"\d{1,2}(?:st|nd|rd|th)?"
_NO_DAY = re.compile(
    rf"(?:出版)?日期\s*[:：].{{0,20}}|(?:{_ERA})?\s*{_YEAR}{_MONTH_AND_DAY}|\d{{4}}(?:[-/.]\d{{1,2}}){{2}}\s+\S{{1,4}}"
    rf"|(?:{_MONTH_EN}\s+{_DAY_EN}|{_DAY_EN}\s+{_MONTH_EN}),?\s+\d{{4}}"
)
"""A date that names no day of our calendar, or says it in another way: a month alone, a year of the Republic, *March 2, 1944*, a word behind 日期."""
_COMPACT_DATE = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_NUMERAL = r"\d{1,3}|[一二三四五六七八九十]{1,3}"
_OTHER_PAGE = re.compile(
    rf"(?:版[次面]?\s*[:：]?\s*第?\s*({_NUMERAL})\s*版?|第?\s*({_NUMERAL})\s*版)"
    r"(?:\s*[:：\[【〔(（]\s*([^\]】〕)）。]{0,20}?)\s*[\]】〕)）]?)?(?:\s+专栏\s*[:：]\s*(.*))?"
)
_OTHER_COLUMN = re.compile(r"[\[【〔]?专栏[\]】〕]?\s*[:：]?\s*([^。]{0,30})")
_DATE_AND_PAGE = re.compile(r"(.*\d\s*日?)\s+(第.{1,3}版.*)")
_YEAR_DIGITS = 4


def is_date_line(text: str) -> bool:
    """Whether a line holds a date and nothing else, possible or not."""
    if not (text[:1].isdigit() or "年" in text):  # most lines, and what is below takes long
        return False
    return _DATE_LINE.fullmatch(plain_date(text)) is not None


def is_page_line(text: str) -> bool:
    """Whether a line is like 第4版(…)."""
    return _PAGE_LINE.fullmatch(text) is not None


def read_meta(text: str) -> Mapping[str, str]:
    """What a line in the form of an archive says, by `date`, `page`, `section` and `column`; nothing for other lines.

    >>> read_meta("第4版(农村)"), read_meta("　修水库")
    ({'page': '4', 'section': '农村'}, {})
    """
    if is_date_line(text):
        return {"date": re.sub(r"\s+", "", plain_date(text))}
    if match := _PAGE_LINE.fullmatch(text):
        return {"page": match[1], "section": _in_all_brackets(match[2] or match[3] or "")}
    if match := _COLUMN_LINE.fullmatch(simplified(text)):
        return {"column": text[match.start(1) :]}
    return {}


def _in_all_brackets(text: str) -> str:
    """A section that stands in several brackets one behind the other: `国内)(续` is what is within the outer ones."""
    return " ".join(part.strip() for part in _BETWEEN_BRACKETS.split(text) if part.strip())


def read_other_meta(text: str) -> Mapping[str, str]:
    """Likewise of a line in another form; a date that cannot be read is given as it stands.

    >>> read_other_meta("日期：1958—01—06 00:00"), read_other_meta("第4版[农村] 专栏：小统计")
    ({'date': '1958年01月06日'}, {'page': '4', 'section': '农村', 'column': '小统计'})
    >>> read_other_meta("58-01-06"), read_other_meta("[专栏]小统计"), read_other_meta("第4版是社论")
    ({'date': '58-01-06'}, {'column': '小统计'}, {})
    >>> read_other_meta("1958年3月"), read_other_meta("民國三十八年三月"), read_other_meta("日期：不详"), read_other_meta("五年计划")
    ({'date': '1958年3月'}, {'date': '民國三十八年三月'}, {'date': '日期：不详'}, {})
    """
    if len(text) > _LONGEST:
        return {}
    plain = simplified(text)
    is_date = _NO_DAY.fullmatch(plain)
    return (_HINT.search(plain) and _in_another_form(text)) or ({"date": text} if is_date else {})


def _in_another_form(text: str) -> Mapping[str, str]:
    if match := _DATE_AND_PAGE.fullmatch(text):
        date, page = (read_meta(part) or read_other_meta(part) for part in match.groups())
        return {**date, **page} if "date" in date and "page" in page else {}
    usual = plain_date(text.translate(FULL_WIDTH)).replace("－", "-")
    if match := _OTHER_DATE.fullmatch(usual) or _COMPACT_DATE.fullmatch(usual):
        year, month, day = match.groups()
        is_whole = len(year) == _YEAR_DIGITS
        return {"date": f"{year}年{'1' if month == '元' else month}月{day}日" if is_whole else text}
    plain = simplified(text)
    if match := _OTHER_PAGE.fullmatch(plain):
        column = {} if match[4] is None else {"column": _as_in(text, match, 4)}
        return {"page": match[1] or match[2], "section": _as_in(text, match, 3).strip(), **column}
    if match := _OTHER_COLUMN.fullmatch(plain):
        return {"column": _as_in(text, match, 1).strip()}
    return {}


def _as_in(text: str, match: re.Match[str], group: int) -> str:
    """What a group holds, in the characters of the text; nothing of one that is not there."""
    return text[slice(*match.span(group))] if match[group] is not None else ""
