"""Bytes to text: UTF-8, UTF-16 or UTF-32 with a mark, GB18030 or Big5."""

import codecs
import itertools
import re
from dataclasses import dataclass

from duizhao.errors import NotTextError
from duizhao.text import HAN

# The most frequent characters of newspaper Chinese, simplified and traditional: a wrong decoding has few of them.
_FREQUENT = frozenset(
    "的一是在了不和有大这中人上为们地个用工时要动国产以我到他会作来分生对于学下级就年阶义发成部民可出能方进同行面说种过命"
    "度革而多子后自社加小机也经力线本电高量长党得实家定深法表着水理化争现所二起政三好十战无农使性前等反体合斗路图把结第"
    "里正新开论之物从当两些还天资事队批应形想制心样都向变关问比展那它最及外没看治提五解系群众委员报新华社省市县月日号第版"
    "這為們個時動國產會來對學級義發進說種過後經電長黨實與著現爭鬥戰農無體關問變總務員報華縣號萬東區統領導"
)
_DAMAGE = 0.01
"""Share of the characters that may be broken in a text that is still read."""
_BROKEN = re.compile("\ufffd+")
_MOST_BYTES = 3
"""Signs of broken bytes that one broken character leaves, at most: the others of UTF-8, once the first is broken."""
_CONTROL_SHARE = 0.1
_FREQUENT_SHARE = 0.12
_CONTROL = re.compile("[\u0000-\u0008\u000e-\u001f]")
_CONTROL_BYTES = bytes((*range(0x09), *range(0x0E, 0x20)))
_HAN_CHARACTER = re.compile(f"[{HAN}]")
_CHINESE = re.compile(f"[{HAN}\u3000-\u3002\uff01-\uff5e]")
_SEED_LINE = re.compile(r"^(?:第\d+版|(?:专栏|專欄)：)", re.MULTILINE)
"""How an archive names page and column: what a wrong decoding never gives, whatever characters the text has."""
_CERTAIN = 2
_SAMPLE = 20_000
"""Han characters by which a reading is judged."""
_LINE_END = re.compile(rb"\r\n|\r|\n")
_EXPECTED = "text in UTF-8, UTF-16 or UTF-32 with a byte order mark, GB18030 or Big5"


@dataclass(frozen=True, slots=True)
class Decoded:
    """A seed as text, and the encoding that it was read with."""

    text: str
    encoding: str


def decode(data: bytes, file: str) -> Decoded:
    """Decode the bytes of a seed.

    Where the bytes are no clean UTF-8, UTF-8, GB18030 and Big5, each with U+FFFD for a few broken bytes, are told apart
    by lines as only seeds have them, and by how many frequent characters they give.

    Raises:
        NotTextError: no encoding gives a text.
    """
    data = data.removeprefix(codecs.BOM_UTF8)
    decoded = _with_mark(data) or _utf_8(data) or _best_reading(data)
    if (decoded is None or decoded.encoding in ("gb18030", "big5")) and (line := _utf_8_line(data)):
        found = f"bytes here that are no UTF-8, and UTF-8 on line {line}"
        raise NotTextError(file, _bad_line(data), "one encoding throughout", found)
    if decoded is None:
        raise NotTextError(file, _bad_line(data), _EXPECTED, f"{data[:8]!r} …")
    # In every encoding a control character has its own code among its bytes.
    has_controls = len(data.translate(None, _CONTROL_BYTES)) < len(data)
    if has_controls and len(_CONTROL.findall(decoded.text)) > _CONTROL_SHARE * len(decoded.text):
        raise NotTextError(
            file,
            1,
            _EXPECTED,
            f"more than {_CONTROL_SHARE:.0%} control characters (UTF-16 or UTF-32 without a mark, or no text)",
        )
    return decoded


def _with_mark(data: bytes) -> Decoded | None:
    marks = (
        (codecs.BOM_UTF32_LE, "utf-32"),
        (codecs.BOM_UTF32_BE, "utf-32"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    )
    for mark, encoding in marks:
        if data.startswith(mark):
            return Decoded(data.decode(encoding, "replace"), encoding)
    return None


def _utf_8(data: bytes) -> Decoded | None:
    try:
        return Decoded(data.decode(), "utf-8")
    except UnicodeDecodeError:
        return None


def _best_reading(data: bytes) -> Decoded | None:
    readings = []
    for encoding in ("utf-8", "gb18030", "big5"):
        text = data.decode(encoding, "replace")
        damage = max(1, _DAMAGE * len(text))
        if len(_BROKEN.findall(text)) > damage or text.count("\ufffd") > _MOST_BYTES * damage:
            continue
        sample = [match[0] for match in itertools.islice(_HAN_CHARACTER.finditer(text), _SAMPLE)]
        frequent = sum(char in _FREQUENT for char in sample)
        is_seed = _SEED_LINE.search(text) is not None
        if encoding == "utf-8" or is_seed or frequent > _FREQUENT_SHARE * len(sample) or _is_blanks_only(text):
            readings.append(((is_seed, frequent, -text.count("\ufffd")), Decoded(text, encoding)))
    return max(readings, key=lambda reading: reading[0])[1] if readings else None


def _utf_8_line(data: bytes) -> int:
    """The first line that is beyond doubt Chinese in UTF-8; 0 where none is."""
    for number, line in enumerate(_LINE_END.split(data), 1):
        decoded = None if line.isascii() else _utf_8(line)
        if decoded and len(_CHINESE.findall(decoded.text)) >= _CERTAIN:
            return number
    return 0


def _is_blanks_only(text: str) -> bool:
    """Whether nothing but full-width blanks and punctuation is beyond ASCII: an English text with Chinese indents."""
    return all("\u2010" <= char <= "\u201f" or "\u3000" <= char <= "\u3011" for char in text if char > "\x7f")


def _bad_line(data: bytes) -> int:
    """Line of the first byte that is no UTF-8."""
    try:
        data.decode()
    except UnicodeDecodeError as error:
        return len(_LINE_END.findall(data, 0, error.start)) + 1
    return 1
