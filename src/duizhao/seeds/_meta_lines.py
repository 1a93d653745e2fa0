"""Lines of a Chinese head that say date, page, section and column: as archives write them, and as others do."""

import re
from collections.abc import Mapping

from duizhao.dates import plain_date
from duizhao.text import FULL_WIDTH

HEADING = re.compile(r"(?:#{1,6}(?:\s+|$)|###(?=[^#\s]))(.*)")
"""A heading, with its text; the archive also writes it without a blank."""

# Possessive quantifiers (`*+`) keep long runs of blanks linear.
_DATE_LINE = re.compile(r"\d{4}\s*+[-/.年]\s*+\d{1,2}\s*+[-/.月]\s*+\d{1,2}\s*+日?", re.ASCII)
_PAGE_LINE = re.compile(r"第\s*+([^\s版]*+)\s*+版(?:\s*+[(（](.*)[)）]|\s++([^\s。，；：、(（]{1,8}+))?")
"""The section stands in brackets, or as a short word behind a blank."""
_COLUMN_LINE = re.compile(r"[专專][栏欄]\s*+[:：]\s*+(.*)")

_LONGEST = 60
"""Characters of a line that may be one of them in another form."""
_HINT = re.compile("[0-9０-９版栏欄]")
_OTHER_DATE = re.compile(
    r"(?:(?:出版)?日期|时间)?\s*[:：]?\s*(\d{2,4})\s*(?:[-/.年‐‑‒–—―_]|\s)\s*(\d{1,2}|元)\s*(?:[-/.月‐‑‒–—―_]|\s)\s*(\d{1,2})\s*[日号.]?"
    r"(?:\s*[ t]?\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?z?)?",
    re.ASCII | re.IGNORECASE,
)
_NO_DAY = re.compile(
    r"(?:出版)?日期\s*[:：].{0,20}|(?:公元|民国)?\s*(?:\d{4}[-/.]|(?:\d{2,4}|[〇零一二三四五六七八九十]{2,4})年)(?:\d{1,2}|[元一二三四五六七八九十]{1,3})月?(?:[上中下]旬|[^日号]{0,3}[日号])?"
)
"""A date that names no day of our calendar: a month alone, a year of the Republic, a word behind 日期."""
_COMPACT_DATE = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_NUMERAL = r"\d{1,3}|[一二三四五六七八九十]{1,3}"
_OTHER_PAGE = re.compile(
    rf"(?:版[次面]?\s*[:：]?\s*第?\s*({_NUMERAL})\s*版?|第?\s*({_NUMERAL})\s*版)"
    r"(?:\s*[:：\[【〔(（]\s*([^\]】〕)）。]{0,20}?)\s*[\]】〕)）]?)?(?:\s+[专專][栏欄]\s*[:：]\s*(.*))?"
)
_OTHER_COLUMN = re.compile(r"[\[【〔]?[专專][栏欄][\]】〕]?\s*[:：]?\s*([^。]{0,30})")
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
        return {"page": match[1], "section": (match[2] or match[3] or "").strip()}
    if match := _COLUMN_LINE.fullmatch(text):
        return {"column": match[1]}
    return {}


def read_other_meta(text: str) -> Mapping[str, str]:
    """Likewise of a line in another form; a date that cannot be read is given as it stands.

    >>> read_other_meta("日期：1958—01—06 00:00"), read_other_meta("第4版[农村] 专栏：小统计")
    ({'date': '1958年01月06日'}, {'page': '4', 'section': '农村', 'column': '小统计'})
    >>> read_other_meta("58-01-06"), read_other_meta("[专栏]小统计"), read_other_meta("第4版是社论")
    ({'date': '58-01-06'}, {'column': '小统计'}, {})
    >>> read_other_meta("1958年3月"), read_other_meta("民国三十八年三月"), read_other_meta("日期：不详"), read_other_meta("五年计划")
    ({'date': '1958年3月'}, {'date': '民国三十八年三月'}, {'date': '日期：不详'}, {})
    """
    if len(text) > _LONGEST:
        return {}
    return (_HINT.search(text) and _in_another_form(text)) or ({"date": text} if _NO_DAY.fullmatch(text) else {})


def _in_another_form(text: str) -> Mapping[str, str]:
    if match := _DATE_AND_PAGE.fullmatch(text):
        date, page = (read_meta(part) or read_other_meta(part) for part in match.groups())
        return {**date, **page} if "date" in date and "page" in page else {}
    plain = plain_date(text.translate(FULL_WIDTH)).replace("－", "-")
    if match := _OTHER_DATE.fullmatch(plain) or _COMPACT_DATE.fullmatch(plain):
        year, month, day = match.groups()
        is_whole = len(year) == _YEAR_DIGITS
        return {"date": f"{year}年{'1' if month == '元' else month}月{day}日" if is_whole else text}
    if match := _OTHER_PAGE.fullmatch(text):
        column = {} if match[4] is None else {"column": match[4]}
        return {"page": match[1] or match[2], "section": (match[3] or "").strip(), **column}
    if match := _OTHER_COLUMN.fullmatch(text):
        return {"column": match[1].strip()}
    return {}
