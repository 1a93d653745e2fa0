"""Plain text: lines, blanks, scripts."""

import os
import re
import unicodedata

BLANKS = " \t\u00a0\u3000"
"""Blanks that seeds indent and separate with; U+3000 is the full-width one."""

# Han with its extensions and 〇, which newspapers use as a digit.
HAN = r"\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_HAN = re.compile(f"[{HAN}]")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
# All of them but the tab, and surrogates.
_NOT_IN_A_LINE = re.compile("[\x00-\x08\x0a-\x1f\x80-\x9f\u2028\u2029\ud800-\udfff]")
_NOT_WORD = re.compile(r"[\W_]+")
# What XML 1.0 has no way to write (https://www.w3.org/TR/xml/#charsets).
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
FULL_WIDTH = {
    wide: wide - 0xFEE0 for first, last in ("０９", "ＡＺ", "ａｚ") for wide in range(ord(first), ord(last) + 1)
}
"""Full-width digits and letters to ASCII, for `str.translate`."""
_UNSEEN = frozenset(("Cc", "Cf", "Zl", "Zp", "Zs"))
LOST = "\ufffd"
"""Stands for a character that a format cannot hold."""


def split_lines(text: str) -> list[str]:
    r"""Cut at LF, CRLF and CR only: other separators belong to the text.

    >>> split_lines("a\r\nb\rc\nd")
    ['a', 'b', 'c', 'd']
    """
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def strip_blanks(line: str) -> str:
    r"""A line without the blanks around it.

    >>> strip_blanks("　　    新华社\t")
    '新华社'
    """
    return line.strip()


def without_blanks(text: str) -> str:
    """Text in NFC with every blank removed: what ids are made of.

    >>> without_blanks("密切　党群 关系")
    '密切党群关系'
    """
    plain = unicodedata.normalize("NFC", text).replace(" ", "")  # most blanks at once: splitting takes longer for each
    return "".join(plain.split())


def letters_only(text: str) -> str:
    """Letters and digits alone, compatibility forms and case folded: for comparing headlines.

    >>> letters_only("A Good System: Part（2）")
    'agoodsystempart2'
    """
    return _NOT_WORD.sub("", unicodedata.normalize("NFKC", text).casefold())


def has_han(text: str) -> bool:
    """Whether any character is Han."""
    return _HAN.search(text) is not None


def xml_characters(text: str) -> str:
    r"""A text with U+FFFD for what XML 1.0 cannot hold.

    >>> xml_characters("a\x0cb")
    'a\ufffdb'
    """
    return _NOT_XML.sub(LOST, text)


def printable(name: str) -> str:
    r"""A file's name with bytes that are no text, and control characters, spelled out: it can be written anywhere.

    >>> printable("new\nline.txt")
    'new\\x0aline.txt'
    """
    spelled = os.fsencode(name).decode("utf-8", "backslashreplace")
    return _CONTROL.sub(lambda match: f"\\x{ord(match[0]):02x}", spelled)


def is_line(text: str) -> bool:
    """Whether a text holds no line ends, control characters and surrogates; the seed reader keeps them out of paragraphs."""
    return _NOT_IN_A_LINE.search(text) is None


def is_visible(text: str) -> bool:
    r"""Whether a text holds anything but blanks and signs that show nothing.

    >>> is_visible("\u3000\u200b"), is_visible("党")
    (False, True)
    """
    return any(unicodedata.category(sign) not in _UNSEEN for sign in text)
