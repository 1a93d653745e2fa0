"""What else the numbers of a Chinese text may be called: 八十七元六角 is 87.6 yuan, 两点三十五分 is 2:35, 三成五 is 35 per cent.

Looked at only where a pair seems to differ, since it takes long: each way of speaking is a rule of its own.
"""

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

from duizhao.align import MICRO, readings_zh, say
from duizhao.numerals import NUMERALS, ONES

Meaning = tuple[tuple[str, ...], tuple[str, ...]]
"""Numbers as they are read, and what a translation may say for each of them; with no numbers, what may stand there besides."""

_FIGURES = f"〇零{ONES}"
_RUN = f"{NUMERALS}0-9."
_NUMBER = f"(?<![{_RUN}])[{_RUN}]{{1,40}}"
"""From its beginning, and no longer than anybody writes one: a run of a hundred thousand figures takes no time."""
_SCALES = frozenset("千万")
_FIGURE_OF = {sign: str(value) for value, sign in enumerate(f"零{ONES}")} | {"〇": "0"}

_CLOCK = re.compile(f"(?<=[{_RUN}])点(?=[{_RUN}]{{1,4}}分(?!之))")
_POINT = re.compile(f"({_NUMBER})点([{_FIGURES}]{{1,6}})(?=[万亿])")
_BOTH = re.compile(f"(?<=[{_FIGURES}十百千万亿0-9])两(?![十百千万亿])")
"""Behind a number 两 is none of it: 十三、十四两日, 十二两."""
_CENSUS = re.compile(f"(?<![、{_RUN}])[{_FIGURES}]{{1,3}}(?:、[{_FIGURES}]{{3}}){{1,6}}(?![、{_RUN}])")
"""Thousands that are marked as they are spoken: 六〇一、九三八、〇三五人."""

_STEPS = {
    "元角": (10,), "块毛": (10,), "块角": (10,), "角分": (10,), "毛分": (10,), "元分": (100,), "亩分": (10,), "斤两": (10, 16),
    "丈尺": (10,), "尺寸": (10,), "寸分": (10,), "石斗": (10,), "斗升": (10,),
}  # fmt: skip
"""A unit with the one below it, and how many of these make one; a jin had sixteen liang until 1959, a market jin ten."""
_SAID_ALONE = frozenset("元块石")
"""Units in which such an amount is reckoned: nobody says 876 jiao."""
_TWO_UNITS = re.compile(f"({_NUMBER})(?:公|市)?([元块角毛亩斤丈尺寸石斗])({_NUMBER})(?:公|市)?([角毛分两尺寸斗升])")
_MONEY = re.compile(f"({_NUMBER})[元块]({_NUMBER})[角毛]({_NUMBER})分")
_UNIT_AND_FIGURES = re.compile(
    f"({_NUMBER})(?:公尺|公寸|公分|公里|公斤|尺|寸|丈|米|秒|元|块|度|斤)([{_FIGURES}]{{1,2}})(?![{_RUN}])"
)
_UNIT_AND_HALF = re.compile(rf"({_NUMBER})[^\W\d{_RUN}]{{1,2}}半")
_TENTHS = re.compile(f"([{ONES}两])成([半{ONES}]?)")
_TIMES = re.compile(rf"({_NUMBER}(?:点[{_FIGURES}]{{1,6}})?)倍")
_HALF = re.compile("一半|半数")
_PER_CENT = re.compile(rf"百分之({_NUMBER}(?:点[{_FIGURES}]{{1,6}})?)|({_NUMBER}) ?%")
_GREATEST_PART = 10
"""English says thirds and tenths, and no smaller parts where per cent will do."""
_PART = re.compile(rf"(?!百分)({_NUMBER})分之({_NUMBER})")
_QUARTERS = re.compile("([一三])刻")
_DECADE = re.compile(f"({_NUMBER})世纪({_NUMBER})年代")

_HEAD = f"((?<![{_RUN}])[{_RUN}]{{0,40}}[百千万十])?"
"""What two numbers have in common that are told apart by what follows."""
_LISTED = re.compile(f"{_HEAD}([{ONES}两])、([{ONES}两])([十百千万]?)")
"""一百六、七十: 160 or 170; 三十五、六: 35 or 36."""
_ABOUT = re.compile(f"{_HEAD}([{ONES}两])([{ONES}两])([十百千万]?)(?![{_RUN}])")
"""一千二三百, 十七八, 七八十, 一两万."""
_SHARED_SCALE = re.compile(rf"({_NUMBER})[到至~—–-]{{1,2}}({_NUMBER}?)([十百千万亿])(?![{_RUN}])")
_SHARED_HEAD = re.compile(f"((?<![{_RUN}])[{_RUN}]{{0,40}}[百千万])[{ONES}]十[到至~—–-]{{1,2}}([{ONES}]十)(?![{_RUN}])")
_SHARED_MONTH = re.compile(rf"((?:{_NUMBER}、){{1,11}})({_NUMBER})月")
_SHARED_CENTURY = re.compile(
    f"([{_FIGURES}]{{2}}|\\d\\d)([{_FIGURES}]{{2}}|\\d\\d)年?[到至~—–-]{{1,2}}([{_FIGURES}]{{2}}|\\d\\d)年"
)
_AFTERNOON, _ONE_O_CLOCK = "13", re.compile("(?:十三|13|一|1)[点时]")
_WORDS = {
    "半百": ("50",),
    "十三陵": ("13",),
    "二万五千里": ("25000",),
    "三百六十行": ("360",),
    "腊月": ("12",),
    "冬月": ("11",),
    "五卅": ("30", "35", "M5"),
    "九一八": ("918", "18", "M9"),
    "一二八": ("128", "28"),
    "一二九": ("129", "12", "9", "M12"),
    "七七": ("77", "7", "M7"),
    "五四": ("54", "4", "M5"),
    "八一": ("81", "M8"),
    "二七": ("27", "7", "M2"),
}
"""Words in which a number is not meant as one, with all that a translation may make of it."""
_WORD = re.compile(f"(?<![{_RUN}])(?:{'|'.join(_WORDS)})(?:(?<=月)|(?![{_RUN}]))")
_HINT = re.compile(
    rf"[{_RUN}](?:[两成倍%元块角毛亩斤丈尺寸石斗米秒度公]|点[{_RUN}]|世纪|分之|[到至~—–-]+[{_RUN}]|、[{ONES}]|[^\W\d{_RUN}]{{1,2}}半)"
    rf"|[{ONES}两]{{2}}[十百千万]|[十百千万][{ONES}]{{2}}|[十三一1][点时]|刻|一半|半数|{'|'.join(_WORDS)}"
)


def is_spoken(bare: str) -> bool:
    """Whether a text has anything in it that one of the rules is about: most have not."""
    return _HINT.search(bare) is not None


def plainly(bare: str) -> str:
    """The text with what would be read as another number written so that it is not.

    >>> plainly("三点四十分，四点五万人，十三、十四两日，六〇一、九三八、〇三五人")
    '三时四十分，4.5万人，十三、十四日，六〇一九三八〇三五人'
    """
    bare = _CLOCK.sub("时", bare)
    bare = _POINT.sub(lambda match: _point(match) or match[0], bare)
    bare = _BOTH.sub("", bare)
    return _CENSUS.sub(lambda match: match[0].replace("、", ""), bare)


def _point(match: re.Match[str]) -> str | None:
    whole = _value(match[1])
    return None if whole is None else f"{_say(whole)}.{_figures(match[2])}"


def meanings(bare: str) -> Iterator[Meaning]:
    """What numbers of a text may be called, beside what they are read as."""
    for rule in _RULES:
        yield from rule(bare)
    for word in _WORD.findall(bare):
        yield (), _WORDS[word]


def _two_units(bare: str) -> Iterator[Meaning]:
    for match in _TWO_UNITS.finditer(bare):
        great, small = _value(match[1]), _value(match[3])
        if great is not None and small is not None:
            steps = _STEPS.get(match[2] + match[4], ())
            said = [great + small / step for step in steps]
            if match[2] not in _SAID_ALONE:
                said += [great * step + small for step in steps]
            said += [value / 10 for value in said]  # 二角五分 is 0.25 yuan
            yield (_say(great), _say(small)), _sayable(said)
    for match in _MONEY.finditer(bare):
        parts = [_value(part) for part in match.groups()]
        known = [part for part in parts if part is not None]
        if len(known) == len(parts):
            yuan, tenths, hundredths = known
            yield tuple(map(_say, known)), _sayable([yuan + tenths / 10 + hundredths / 100])


def _decimals_behind_units(bare: str) -> Iterator[Meaning]:
    for whole, decimals in _UNIT_AND_FIGURES.findall(bare):
        value = _value(whole)
        if value is not None:
            figures = _figures(decimals)
            said = f"{_say(value)}.{figures}".rstrip("0")
            yield (_say(value), str(int(figures))), (said,)
            yield (), (said,)  # 一公尺七八, where neither is read as a number


def _halves(bare: str) -> Iterator[Meaning]:
    for whole in _UNIT_AND_HALF.findall(bare):
        value = _value(whole)
        if value is not None:
            yield (_say(value),), _sayable([value + Fraction(1, 2)])
    if _HALF.search(bare):
        yield (), ("50",)


def _tenths(bare: str) -> Iterator[Meaning]:
    for tens, rest in _TENTHS.findall(bare):
        value = _value(tens)
        if value is not None:
            more = 5 if rest == "半" else int(_FIGURE_OF.get(rest, 0))
            yield (_say(value), str(more)), (_say(10 * value + more),)


def _shares(bare: str) -> Iterator[Meaning]:
    """Times and parts as per cent, and per cent as parts."""
    for times in _TIMES.findall(bare):
        value = _value(times)
        if value is not None:
            said = _sayable([100 * value, 100 * value + 100, value + 1])
            yield (() if value == 1 else (_say(value),)), said
    for words, figures in _PER_CENT.findall(bare):
        value = _value(words or figures)
        if value is not None:
            part = (value / 100).limit_denominator(_GREATEST_PART)
            if abs(100 * part - value) < Fraction(1, 2):  # 33.3 per cent are a third
                yield (_say(value),), (f"{part.numerator}/{part.denominator}",)
    for whole, part in _PART.findall(bare):
        below, top = _value(f"一{whole}" if whole in _SCALES else whole), _value(part)
        if below and top is not None:
            said = (*_sayable([100 * top / below]), _say(top), _say(below))
            yield (f"{_say(top)}/{_say(below)}",), said
            if whole in _SCALES:  # 千分之五 is read as none
                yield (), said
    for quarter in _QUARTERS.findall(bare):
        number = _FIGURE_OF[quarter]
        yield (number,), (f"{number}/4", str(15 * int(number)))


def _decades(bare: str) -> Iterator[Meaning]:
    for century, decade in _DECADE.findall(bare):
        value, tens = _value(century), _value(decade)
        if value is not None and tens is not None:
            yield (_say(value), _say(tens)), (_say(100 * value - 100 + tens),)


def _approximate(bare: str) -> Iterator[Meaning]:
    for head, low, high, scale in _LISTED.findall(bare):
        shown = [_value(head + low), _value(high + scale)]
        meant = _sayable(filter(None, (_value(head + low + scale), _value(head + high + scale))))
        yield tuple(_say(value) for value in shown if value is not None), meant
    for head, low, high, scale in _ABOUT.findall(bare):
        if head or scale:
            yield (), _sayable(filter(None, (_value(head + low + scale), _value(head + high + scale))))


def _shared(bare: str) -> Iterator[Meaning]:
    """What two numbers share is said once: 六百至八百万, 一百四十到五十, 一、二、三月, 一九五五—五六年."""
    for low, high, scale in _SHARED_SCALE.findall(bare):
        first, last = _value(low), _value(high + scale)
        unit = _value(f"一{scale}")
        if first is not None and last is not None and unit:
            yield (_say(first),), _sayable([first * unit])
    for head, high in _SHARED_HEAD.findall(bare):
        last, whole = _value(high), _value(head + high)
        if last is not None and whole is not None:
            yield (_say(last),), (_say(whole),)
    for listed, _ in _SHARED_MONTH.findall(bare):
        values = [value for value in map(_value, listed.split("、")) if value is not None]
        yield (), tuple(f"M{_say(value)}" for value in values)
    for century, _, year in _SHARED_CENTURY.findall(bare):
        yield (), (_figures(year), _figures(century) + _figures(year))


def _hours(bare: str) -> Iterator[Meaning]:
    if _ONE_O_CLOCK.search(bare):
        yield (_AFTERNOON,), ("1",)
        yield (), (_AFTERNOON,)


_RULES = (_two_units, _decimals_behind_units, _halves, _tenths, _shares, _decades, _approximate, _shared, _hours)


def _value(numerals: str) -> Fraction | None:
    """What numerals mean; one as well, which is no number to the aligner."""
    if numerals in {"一", "1"}:
        return Fraction(1)
    readings = readings_zh(numerals)
    if len(readings) != 1 or not readings[0][0].replace(".", "", 1).isdigit():
        return None
    return Fraction(readings[0][0])


def _figures(numerals: str) -> str:
    return "".join(_FIGURE_OF.get(sign, sign) for sign in numerals)


def _sayable(values: Iterable[Fraction]) -> tuple[str, ...]:
    """Those that are whole or decimals, in the one form of numbers."""
    return tuple(_say(value) for value in values if (value * MICRO).denominator == 1)


def _say(value: Fraction) -> str:
    return say(int(value * MICRO))
