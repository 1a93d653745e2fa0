"""Datelines (电头): agency, place and day at the opening of a text."""

import re
from dataclasses import replace

from duizhao.dates import MONTHS_EN
from duizhao.folding import as_written, simplified
from duizhao.ids import Lang
from duizhao.model import Dateline
from duizhao.numerals import SMALL_NUMERALS, below_hundred
from duizhao.text import HAN

_AGENCY_ZH = (
    f"(?:本报特约|本报转|本报据|据)?(?:新华(?:社[{HAN}]{{0,4}})?(?:总|分)社|新华社|新华通讯社|中央社|中新社|中国新闻社|塔斯社|联合社|[{HAN}]{{2,4}}分社|法新社|路透社|合众国?际?社|美联社|"
    f"国际社|电通社|德新社|共同社|时事社|朝鲜中央通讯社|朝中社|越南通讯社|越通社|[{HAN}]{{2,6}}通讯社|本报|本社)(?:记者)?"
)
_ZH = re.compile(
    f"(?:(?P<agency>{_AGENCY_ZH})[ \u3000]?)?(?P<place>[{HAN}·]{{0,14}}?)(?:[{SMALL_NUMERALS}\\d]{{1,3}}月)?"
    rf"(?P<day>\d{{1,2}}|[{SMALL_NUMERALS}]{{1,3}})日(?:[早午晚夜下上中]{{0,2}}\d{{0,2}}时?)?(?:特|专|急|广播)?[电讯](?:讯)?"
)
_ZH_PLAIN = re.compile(f"(?P<agency>{_AGENCY_ZH})(?P<place>[{HAN}]{{0,8}}?)(?:特|专)?(?:[讯电]|消息)")
_ZH_END = re.compile(r"(?=[\s:：(（】\]])|$")
_BRACKETED = re.compile(r"[【［（〔](?P<zh>[^】］）〕]{2,90})[】］）〕]|[\[(](?P<en>[^\])]{2,90})[\])]")
_LOCAL_ZH = re.compile(f"(?:本市|本县|本省|本区|当地|(?P<place>[{HAN}]{{2,6}}?))?(?:消息|讯|电|新闻)")

_MONTH = "|".join(f"{name}|{name[:3]}\\.?" for name in MONTHS_EN)
_AGENCY_EN = (
    r"Xinhua(?: News)?(?: Agency)?|TASS|Tass|Reuters|"
    r"[A-Z][\w.'’ -]{0,40}?(?:Agency|Xinhua|TASS|Tass|Reuters|Press|Daily|[Nn]ewspaper)"
)
_EN = re.compile(
    rf"(?:\(|\[)?(?:According to (?:an? |the )?)?(?P<agency>{_AGENCY_EN}),?\s+"
    r"(?:(?i:dispatch|telegram|report),?\s+)?(?:from\s+)?(?:(?P<place>[A-Z][^,:;.\d]{0,40}?),?\s+)??(?:on\s+(?:the\s+)?)?"
    rf"(?:(?P<before>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+(?:{_MONTH}))?|(?:{_MONTH})\s+(?P<after>\d{{1,2}})(?:st|nd|rd|th)?)"
    r"(?:,?\s+\d{4})?(?:\)|\])?(?P<tail>\s+(?i:dispatch|telegram|report|news|electric))?(?=\s*(?:[:：—–.(\[)\]]|-|\s--|$))"
)
_EN_PLAIN = re.compile(
    r"(?P<agency>This newspaper|Our newspaper|This paper|Our paper)(?:['’]s)?\s+"
    r"(?:reports?|news|dispatch|reported|special dispatch)\b",
    re.IGNORECASE,
)
_NEWS_EN = re.compile(r"news|report|dispatch|telegram|agency|xinhua|newspaper", re.IGNORECASE)


def read_dateline(lang: Lang, text: str) -> Dateline | None:
    """The dateline that a text opens with, or None.

    >>> read_dateline("zh", "新华社南昌5日电　中共江西省……")
    Dateline(lang='zh', text='新华社南昌5日电', agency='新华社', place='南昌', day=5)
    """
    opening = text[:160]
    if lang == "en":
        return _read("en", opening)
    plain = simplified(opening)
    dateline = _read("zh", plain)
    if dateline is None or plain == opening:
        return dateline
    whole, agency, place = (
        as_written(part, plain, opening) for part in (dateline.text, dateline.agency, dateline.place)
    )
    return replace(dateline, text=whole, agency=agency, place=place)


def _read(lang: Lang, opening: str) -> Dateline | None:
    bracketed = _BRACKETED.match(opening)
    if bracketed:
        return _in_brackets(lang, bracketed)
    return _chinese(opening) if lang == "zh" else _english(opening)


def _in_brackets(lang: Lang, match: re.Match[str]) -> Dateline | None:
    inner = match["zh"] or match["en"]
    if not inner:
        return None
    dateline = _chinese(inner) if lang == "zh" else _english(inner)
    if dateline is not None:
        return Dateline(lang, match[0], dateline.agency, dateline.place, dateline.day)
    local = _LOCAL_ZH.fullmatch(inner) if lang == "zh" else None
    if local:
        return Dateline(lang, match[0], place=local["place"] or "")
    return Dateline(lang, match[0]) if lang == "en" and _NEWS_EN.search(inner) else None


def _chinese(text: str) -> Dateline | None:
    for pattern in (_ZH, _ZH_PLAIN):
        match = pattern.match(text)
        if match is None or not _ZH_END.match(text, match.end()):
            continue
        fields = match.groupdict()
        agency = (fields["agency"] or "").removesuffix("记者").removeprefix("据")
        if not agency and not match[0].endswith(("电", "电讯")):
            continue
        return Dateline("zh", match[0], agency, fields["place"] or "", _day(fields.get("day")))
    return None


def _english(text: str) -> Dateline | None:
    match = _EN.match(text)
    if match is not None:
        day = match["before"] or match["after"]
        return Dateline("en", match[0].rstrip(), match["agency"], match["place"] or "", _day(day))
    plain = _EN_PLAIN.match(text)
    return Dateline("en", plain[0], plain["agency"]) if plain else None


def _day(written: str | None) -> int | None:
    """Day of the month from digits or Chinese numerals; None where it is none.

    >>> _day("廿五"), _day("二三"), _day("10"), _day("45")
    (25, 23, 10, None)
    """
    if not written:
        return None
    day = int(written) if written.isdecimal() else below_hundred(written)
    return day if day and day <= 31 else None  # noqa: PLR2004 - the longest month
