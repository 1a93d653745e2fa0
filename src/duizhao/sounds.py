"""How Chinese characters sound: their readings in Pinyin, and what other spellings of a name may begin with."""

from functools import cache
from unicodedata import normalize

# By the first letter of the Pinyin: the first letters of the same syllable in Wade-Giles, postal spellings and foreign names.
_LETTERS = "aeh bpv cts dt eao fpv gkch hgkc jckgy kc lr oau qckg rj scz td wuvo xhsc yiejua zctj"
_SIMILAR = {letters[0]: letters for letters in _LETTERS.split()}


@cache
def readings(sign: str) -> frozenset[str]:
    """All readings of a sign, without tones; ü as v, and as the u that it is often written."""
    from pypinyin.pinyin_dict import pinyin_dict  # noqa: PLC0415 - takes 60 MB, and many processes never need it

    found = set()
    for reading in pinyin_dict.get(ord(sign), "").split(","):
        letters = normalize(
            "NFD", reading.replace("ü", "v").replace("ǖ", "v").replace("ǘ", "v").replace("ǚ", "v").replace("ǜ", "v")
        )
        bare = "".join(letter for letter in letters if letter.isascii() and letter.isalpha())
        found |= {bare, bare.replace("v", "u")} - {""}
    return frozenset(found)


def is_spelling(letters: str, signs: str) -> bool:
    """Whether small letters are the signs in Pinyin, each in one of its readings.

    >>> is_spelling("xiejin", "解进"), is_spelling("jinxie", "解进")
    (True, False)
    """
    if not signs:
        return not letters
    return any(
        letters.startswith(reading) and is_spelling(letters[len(reading) :], signs[1:])
        for reading in readings(signs[0])
    )


def may_begin(letters: str, sign: str) -> bool:
    """Whether small letters may be another spelling of what begins with a sign: Tseng of 曾, Yudin of 尤, but not Pavel.

    >>> may_begin("tseng", "曾"), may_begin("pavel", "尤")
    (True, False)
    """
    return bool(letters) and any(letters[0] in _SIMILAR.get(reading[0], reading[0]) for reading in readings(sign))
