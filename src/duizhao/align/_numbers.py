"""Numbers in English and Chinese text, read to one form: 八十八, eighty-eight and 88 are all ``88``.

A reading is a string: a decimal without superfluous zeros (``11000``, ``3.5``), a fraction (``2/3``), an ordinal up to
ten (``#3``, beside the plain ``3``) or a month (``M4``). One itself is no anchor, since 一 and "one" are everywhere.
"""

import re
from collections.abc import Sequence

MICRO = 10**6
"""Values are whole millionths while they are reckoned with, so that no binary fraction enters."""

_UNITS_EN = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
_ORDINALS_EN = {
    "first": 1, "firstly": 1, "second": 2, "secondly": 2, "third": 3, "thirdly": 3, "fourth": 4, "fourthly": 4,
    "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12,
    "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18,
    "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60,
    "seventieth": 70, "eightieth": 80, "ninetieth": 90,
}  # fmt: skip
_SCALES_EN = {
    "hundred": 100, "hundredth": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
}  # fmt: skip
_PARTS_EN = {
    "thirds": 3, "quarters": 4, "fourths": 4, "fifths": 5, "sixths": 6, "sevenths": 7, "eighths": 8, "ninths": 9,
    "tenths": 10,
}  # fmt: skip
_MONTHS_EN = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march", "april apr", "may", "june jun", "july jul", "august aug",
         "september sep sept", "october oct", "november nov", "december dec"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTHS_ALSO_WORDS = frozenset({"march", "may"})
_SPELLED = frozenset(_UNITS_EN.keys() | _ORDINALS_EN.keys() | _SCALES_EN.keys() | _MONTHS_EN.keys())
_TENS = 20
_LARGE = 100
_LAST_ORDINAL = 10

_TOKEN_EN = re.compile(r"[a-z]+|\d{1,3}(?: ?, ?\d{3})+(?!\d)(?:\.\d+)?|\d+(?: ?\.(?: (?=\d+ %))?\d+)?", re.ASCII)

_DIGITS_ZH = {
    "零": 0,
    "〇": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
_TENS_ZH = {"廿": 20, "卅": 30}
_SCALES_ZH = {"十": 10, "百": 100, "千": 1000}
_GREAT_ZH = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_HAN_NUMERAL = "零〇一二两三四五六七八九十百千万萬亿億廿卅"
_ARABIC = r"\d{1,3}(?: ?, ?\d{3})+(?!\d)(?:\.\d+)?|\d+(?: ?\. ?\d+)?"
_RUN = rf"(?:{_ARABIC}|[{_HAN_NUMERAL}])+"
_NUMBER_ZH = re.compile(rf"(第)?({_RUN})(?:点([零〇一二三四五六七八九]+)|(分之)({_RUN}))?(月|年(?!代))?", re.ASCII)
_PIECE_ZH = re.compile(rf"{_ARABIC}|[{_HAN_NUMERAL}]", re.ASCII)
_DIGIT_RUN_ZH = re.compile("[零〇一二三四五六七八九]{2,}")
_LAST_MONTH = 12
_CENTURY = 1900
_LONGEST = 40
"""Figures of a number; a longer run is none that anybody wrote."""
_GREATEST = 10**_LONGEST


def tokens_en(text: str) -> list[str]:
    """Words and figures of English text that is in lower case.

    >>> tokens_en("eighty-eight of 11,000, in 1958")
    ['eighty', 'eight', 'of', '11,000', 'in', '1958']
    """
    return _TOKEN_EN.findall(text)


def numbers_en(tokens: Sequence[str]) -> set[str]:
    """Numbers among the tokens of English text, read to their one form.

    >>> sorted(numbers_en(tokens_en("on april 18th, sixty-eight point; 68.4 billion")))
    ['18', '68', '68400000000', 'M4']
    """
    found: set[str] = set()
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token[0] <= "9":
            at = _figures(tokens, at, found)
        elif token in _SPELLED:
            at = _spelled(tokens, at, found)
        else:
            at += 1
    found.discard("1")
    return found


def _figures(tokens: Sequence[str], at: int, found: set[str]) -> int:
    value = _micro(tokens[at])
    at += 1
    while at < len(tokens) and tokens[at] in _SCALES_EN:
        value = min(value * _SCALES_EN[tokens[at]], _GREATEST)
        at += 1
    found.add(_say(value))
    if at < len(tokens) and tokens[at] == "s" and value > _CENTURY * MICRO:
        found.add(_say(value % (_LARGE * MICRO)))  # the 1950s are 五十年代
    return at


def _spelled(tokens: Sequence[str], at: int, found: set[str]) -> int:
    if tokens[at] in _MONTHS_EN:
        dated = at + 1 < len(tokens) and tokens[at + 1][0] <= "9"
        if dated or tokens[at] not in _MONTHS_ALSO_WORDS:
            found.add(f"M{_MONTHS_EN[tokens[at]]}")
        return at + 1
    whole, at = _cardinal(tokens, at)
    ends = tokens[at] if at < len(tokens) else ""
    if ends in _ORDINALS_EN and (
        not whole or whole % _LARGE == 0 or (whole % 10 == 0 and _ORDINALS_EN[ends] < _LAST_ORDINAL)
    ):
        whole += _ORDINALS_EN[ends]
        found.add(str(whole))
        if whole <= _LAST_ORDINAL:
            found.add(f"#{whole}")
        return at + 1
    if ends in _PARTS_EN and whole:
        found.add(f"{whole}/{_PARTS_EN[ends]}")
        return at + 1
    if whole:
        found.add(str(whole))
    return at


def _cardinal(tokens: Sequence[str], at: int) -> tuple[int, int]:
    """Value of the words of a number from a place on, and the place behind them; an "and" belongs to it after hundreds."""
    total, part, last = 0, 0, _LARGE
    while at < len(tokens):
        token = tokens[at]
        scale = _SCALES_EN.get(token)
        if scale:
            part, last = min(max(part, 1) * scale, _GREATEST), _LARGE
            if scale > _LARGE:
                total, part = total + part, 0
        elif token in _UNITS_EN and _follows(last, _UNITS_EN[token]):
            last = _UNITS_EN[token]
            part += last
        elif not (last == _LARGE and total + part and _joins(tokens, at)):
            break
        at += 1
    return total + part, at


def _joins(tokens: Sequence[str], at: int) -> bool:
    """Whether an "and" stands here that a number goes on after."""
    after = tokens[at + 1] if at + 1 < len(tokens) else ""
    return tokens[at] == "and" and (after in _UNITS_EN or after in _ORDINALS_EN)


def _follows(last: int, unit: int) -> bool:
    """Whether a unit may follow: anything after a hundred, a digit after the tens."""
    return last == _LARGE or (last >= _TENS and unit < _LAST_ORDINAL)


def numbers_zh(text: str) -> set[str]:
    """Numbers in Chinese text (NFKC), read to their one form.

    >>> sorted(numbers_zh("4月18日，一万一千多床，六百八十四亿，卅二开，三分之二"))
    ['11000', '18', '2/3', '32', '68400000000', 'M4']
    """
    found: set[str] = set()
    for ordinal, run, decimals, parts, whole, after in _NUMBER_ZH.findall(text):
        value = _value_zh(run)
        if value is None:
            continue
        if parts:
            top = _value_zh(whole)
            if top is not None:
                found.add(_say(top) if value == _LARGE * MICRO else f"{_say(top)}/{_say(value)}")
        elif decimals:
            found.add(_say(value + _micro("0." + "".join(str(_DIGITS_ZH[digit]) for digit in decimals))))
        elif after == "月" and value <= _LAST_MONTH * MICRO:
            found.add(f"M{_say(value)}")
        else:
            found.add(_say(value))
            if after == "年" and len(run) == len("五八") and value < _LARGE * MICRO:
                found.add(_say(value + _CENTURY * MICRO))  # 五八年 is 1958
            if ordinal and value <= _LAST_ORDINAL * MICRO:
                found.add(f"#{_say(value)}")
    found.discard("1")
    return found


def _value_zh(run: str) -> int | None:
    """Millionths that a run of numerals means; None for 千万, 两三 and other words that are no number."""
    if len(run) > _LONGEST:
        return None
    if _DIGIT_RUN_ZH.fullmatch(run):
        figures = "".join(str(_DIGITS_ZH[digit]) for digit in run)
        about = len(run) == len("三四") and _neighbours(figures)
        return None if about else int(figures) * MICRO
    if run[0] in _GREAT_ZH or run[0] in "百千":
        return _LARGE * MICRO if run == "百" else None
    return _with_units(run)


def _with_units(run: str) -> int | None:
    total = section = number = 0
    greatest = last = 1
    for piece in _PIECE_ZH.findall(run):
        if piece in _GREAT_ZH:
            last = _GREAT_ZH[piece]
            if last > greatest:  # 一万二千亿: all before it is multiplied
                total, greatest = (total + section + number) * last, last
            else:
                total += (section + number) * last
            section = number = 0
        elif piece in _SCALES_ZH:
            section += (number or MICRO) * _SCALES_ZH[piece]
            last, number = _SCALES_ZH[piece], 0
        elif piece in _TENS_ZH:
            section += _TENS_ZH[piece] * MICRO
        elif number:
            return None  # 七八十: seventy or eighty
        else:
            number = _digit(piece)
            last = last if number else 1
    if last > _LAST_ORDINAL and 0 < number < _LAST_ORDINAL * MICRO and run[-1] in _DIGITS_ZH:
        number = number * last // 10  # 一万五 is 15,000
    return total + section + number


def _digit(piece: str) -> int:
    return _DIGITS_ZH[piece] * MICRO if piece in _DIGITS_ZH else _micro(piece)


def _neighbours(figures: str) -> bool:
    """Whether two figures are neighbours, 三四: three or four."""
    return abs(int(figures[1]) - int(figures[0])) <= 1


def _micro(figures: str) -> int:
    """Millionths of written figures: "8 , 400.5" is 8400500000."""
    whole, _, decimals = figures.replace(",", "").replace(" ", "").partition(".")
    return int(whole[:_LONGEST]) * MICRO + int((decimals + "000000")[:6])


def _say(value: int) -> str:
    whole, millionths = divmod(value, MICRO)
    return f"{whole}.{millionths:06}".rstrip("0") if millionths else str(whole)
