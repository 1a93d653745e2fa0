"""Punctuation of Chinese as Latin script writes it, with its blanks."""

import re

# What opens has its blank before it, what closes behind it.
_MARKS = str.maketrans(
    {
        **dict(zip("，、；：。？！", (", ", ", ", "; ", ": ", ". ", "? ", "! "), strict=True)),
        **dict(zip("（〔【《〈“‘「『", (" (", " [", " [", " “", " ‘", " “", " ‘", " “", " ‘"), strict=True)),
        **dict(zip("）〕】》〉”’」』", (") ", "] ", "] ", "” ", "’ ", "” ", "’ ", "” ", "’ "), strict=True)),
        **dict(zip("—·…　", (" — ", " ", "… ", ", "), strict=True)),
        **dict(zip("％＃／＋＝＆＠", "%#/+=&@", strict=True)),
    }
)
_DASHES = re.compile(r"(?: *— *)+")
_SENTENCE = re.compile(r"(?<=[.?!] )[^\W\d_]|(?<=[.?!][”’)\]] )[^\W\d_]")
_BLANKS = re.compile(r"\s+")
_BEFORE = re.compile(r"\s+(?=[,;:.?!)\]”’…])")
_BEHIND = re.compile(r"(?<=[(\[“‘])\s+")
_EDGES = " ,;:—"


def in_latin(text: str) -> str:
    """Marks and blanks between words, as Latin script has them; corner brackets as quotation marks, the outer ones double."""
    return text.translate(_MARKS)


def tidy(text: str) -> str:
    """A line with one blank where there were several, no mark twice, and sentences that begin with capitals."""
    text = _DASHES.sub(" — ", re.sub("…[… ]*…", "…", text))
    text = _BEHIND.sub("", _BEFORE.sub("", _BLANKS.sub(" ", text)))
    text = re.sub(r"([,;:])(?: ?[,;:])+", r"\1", text).strip(_EDGES)
    return _SENTENCE.sub(lambda first: first[0].upper(), text)


def capitalised(text: str) -> str:
    """A text whose first letter is a capital."""
    for place, char in enumerate(text):
        if char.isalpha():
            return text[:place] + char.upper() + text[place + 1 :]
        if char.isdigit():
            break
    return text
