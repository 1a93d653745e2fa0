"""Where a word ends for certain, whatever the dictionary says."""

import re
from collections.abc import Iterator

_NUMERALS = re.compile("([〇零一二三四五六七八九]{3,}|第[〇零一二三四五六七八九十百]{2,})")
"""Years and ordinals, which the dictionary cuts anywhere."""
_CUTS = re.compile(
    "(?<=报)(?=社论)|(?<=创)(?=新纪录)|(?<=打)(?=乒乓球)|(?<=搬上)(?=银幕)|(?<=讲)(?=卫生)|(?<=除)(?=四害)|(?<=献给)(?=党)|(?<=角度)(?=看)|(?<=妇女)(?=学)"
    "|(?<=装卸)(?=工人)|(?<=[人者])(?=的话)|(?<=的)(?=话$)|(?<=好)(?=八连)|(?<=[百千万]多)(?=亿)|(?<=.)(?=市民(?![政主兵族用办]))"
)
"""Where a word ends that the segmenter joins to the next one."""


def certain_pieces(text: str) -> Iterator[str]:
    """A text cut at such places; numerals by themselves.

    >>> [*certain_pieces("一九五八年青年报社论")]
    ['一九五八', '年青年报', '社论']
    """
    for piece in _CUTS.split(text):
        yield from filter(None, _NUMERALS.split(piece))


def is_numeral(piece: str) -> bool:
    """Whether a piece is a year or an ordinal."""
    return _NUMERALS.fullmatch(piece) is not None
