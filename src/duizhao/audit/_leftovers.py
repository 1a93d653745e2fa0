"""What a translating machine leaves behind: passages in Chinese, repetitions, texts that break off."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from duizhao.model import Paragraph
from duizhao.text import HAN

_LEFT = re.compile(f"[{HAN}][{HAN}，、。；：！？“”《》]{{3,}}")
_GLOSSED = re.compile(r"[(（\[][^()（）\[\]]*$|[\"“'‘《]\s*$")
"""Chinese in brackets, or right behind a quotation mark, explains a word of the translation."""
_REACH = 200
"""Characters before a passage that are looked at: a bracket does not stay open for longer."""
_GLOSS = 12
"""Signs up to which it does."""
_ENDS_ZH = "。！？…；："
_CLOSING_ZH = "”’」』）) \n\t\u3000"
_STOP, _STOP_ZH = ". ", "。"
_LONG, _LONG_ZH = 60, 12
"""Characters from which a sentence is long enough not to come twice by chance."""
_SHOWN = 20


def left_in_chinese(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[str, str]]:
    """Places in a translation where four or more signs are Chinese still: anchor, and how they begin."""
    for paragraph in paragraphs:
        for match in _LEFT.finditer(paragraph.text):
            if len(match[0]) > _GLOSS or not _GLOSSED.search(
                paragraph.text[max(0, match.start() - _REACH) : match.start()]
            ):
                yield paragraph.anchor, match[0][:_SHOWN]


def repeated(en: Sequence[Paragraph], zh: Sequence[Paragraph]) -> Iterator[tuple[str, str]]:
    """Long sentences of the translation that come again, unless the original repeats itself: anchor, and how they begin."""
    sentences = [(each.anchor, sentence.strip(" .")) for each in en for sentence in each.text.split(_STOP)]
    counts = Counter(sentence for _, sentence in sentences if len(sentence) >= _LONG)
    if len(counts) == counts.total():
        return
    of_original = Counter(sentence.strip() for each in zh for sentence in each.text.split(_STOP_ZH))
    allowed = sum(count - 1 for sentence, count in of_original.items() if len(sentence) >= _LONG_ZH)
    again = [sentence for sentence, count in counts.items() if count > 1]
    if sum(counts[sentence] - 1 for sentence in again) <= allowed:
        return
    for sentence in again:
        last = [anchor for anchor, other in sentences if other == sentence][-1]
        yield last, sentence[:_SHOWN] + "…"


def breaks_off(zh: str, en: str) -> bool:
    """Whether a translation ends with a word, where its original ends with a mark."""
    last, last_zh = en.rstrip()[-1:], zh.rstrip(_CLOSING_ZH)[-1:]
    return last.isascii() and last.isalpha() and bool(last_zh) and last_zh in _ENDS_ZH
