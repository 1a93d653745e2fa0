"""Words and personal names in Hanyu Pinyin, without tone marks."""

from functools import lru_cache

from duizhao.surnames import READINGS, split_name
from duizhao.works._latin_marks import capitalised

_REMEMBERED = 1 << 15
"""Words whose spelling is kept in mind: headlines use the same ones over and over."""
_SHAAN = "shaan"
"""陕 as the province is spelled, to be told from 山西: what is in Latin letters stays as it is."""


@lru_cache(maxsize=_REMEMBERED)
def syllables(word: str) -> str:
    """A word of Han characters in Pinyin, in small letters.

    >>> syllables("西安"), syllables("旅行")
    ('xi’an', 'lüxing')
    """
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - takes 60 MB, and many processes never need it

    joined = ""
    for syllable in lazy_pinyin(word.replace("陕", _SHAAN), v_to_u=True):
        joined += f"’{syllable}" if joined and syllable[0] in "aeo" else syllable
    return joined


def personal_name(name: str) -> tuple[str, ...]:
    """A Chinese name in Pinyin, surname and given name; a surname as surnames are read.

    >>> personal_name("曾国藩"), personal_name("尉迟恭")
    (('Zeng', 'Guofan'), ('Yuchi', 'Gong'))
    """
    family, *given = split_name(name)
    read = READINGS[family][0] if family in READINGS and given else syllables(family)
    return (capitalised(read), *(capitalised(syllables(part)) for part in given))
