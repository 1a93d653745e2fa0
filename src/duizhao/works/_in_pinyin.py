"""Names in bylines that no English spells, in Pinyin."""

import re
from collections.abc import Iterable

from duizhao.works._beside_names import known_words
from duizhao.works._creator import ends_as_body
from duizhao.works._foreigners import BETWEEN_NAMES
from duizhao.works._latin_marks import capitalised
from duizhao.works._pinyin import syllables

_EDITORIAL = re.compile("(社论)$")
"""A word of its own, though 报社 is one too."""
_MARKS_OF_TITLES = re.compile("[《》〈〉「」]")


def in_pinyin(zh: str) -> str:
    """Name by name, a body word by word, several bodies with commas between.

    >>> in_pinyin("尤金·井"), in_pinyin("《人民日报》、《红旗》杂志社论")
    ('Youjin Jing', 'Renminribao, Hongqi Zazhi Shelun')
    """
    if not ends_as_body(zh):
        return _in_capitals(filter(None, BETWEEN_NAMES.split(zh)))
    bodies = (BETWEEN_NAMES.split(body) for body in _MARKS_OF_TITLES.sub("", zh).split("、"))
    pieces = ((piece for part in body for piece in _EDITORIAL.split(part)) for body in bodies)
    return ", ".join(_in_capitals(word for piece in body for word in known_words(piece)) for body in pieces)


def _in_capitals(words: Iterable[str]) -> str:
    return " ".join(capitalised(syllables(word)) for word in words)
