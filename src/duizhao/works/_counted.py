"""Numbers, what is counted, and what 各 or 每 stands before, cut into words as Hanyu Pinyin writes them.

After GB/T 16159-2012, 6.1.4 and 6.1.5. A number is apart from its measure word: *ershi ming*. Tens join the digits around them,
hundreds and thousands the digit before them, 万 and 亿 a digit that stands alone: *qiwan*, *wushi wan*. 第 has a hyphen behind
it: *di-yi ci*. 各, 每, 某, 该, 本 and 我 are apart from what follows. Dictionaries know 二十名 as one word.
"""

import re
from collections.abc import Callable, Iterable, Iterator

_DIGITS = "〇零一二三四五六七八九两几"
_NUMERALS = f"{_DIGITS}十百千万亿"
_MEASURES = (
    "[个位名人条项种次年天日届件张座家份批只本块片层级吨斤里亩元分角号版期卷册回场台架辆艘支根颗株棵头匹口户间处所门类套副对双排组班"
    "周岁时秒倍夜米尺寸丈石斗担篇部首封句遍趟把面点步代队省县市村国社厂]|世纪|年代|小时|分钟|星期|公里|公斤|公尺|公顷|市斤|平方米|平方公里|立方米|公分|季度|美元"
)
_COUNTED = re.compile(f"(第?[{_NUMERALS}]+)([多余来]?)({_MEASURES})?")
_ORDINAL = re.compile(f"第[{_NUMERALS}]+")
_COUNTING = frozenset(("m", "mq", "t", "l", "b", "i", "j", "q", ""))
"""Parts of speech of words in which something is counted; names of places and things are others."""
_ALWAYS = re.compile("(?:人|版|世纪|国|县|市)$")
"""What is counted wherever it follows a number: 两国 is a place in the dictionary."""
_WHOLE = re.compile(
    "一[些点起下会样切半生番面方线路行手口道时头片]|[十万]分|万[岁里国县户]|千[里家米]|百家|三角|四[处周面]|几[多时]"
)
"""Words of their own, though something could be counted in them."""
_MISREAD = {"本书": ("本", "书"), "人大": ("人", "大")}
"""What the dictionary joins behind a number: 一本书, 五万人大会."""
_DEMONSTRATIVE = re.compile("[各每某该我](?![们俩辈自些某心是])[^样]|本[省市县区乡社厂校年月周届次]")
_ALWAYS_POINTING = "本我"
_PRONOUN = "r"
_PLACES = re.compile("[十百千]")
_FIRST = frozenset(f"第{_NUMERALS}各每某该我本")
"""With what a word begins that counts or points."""
_SECTION = re.compile("([^万亿]*)([万亿]?)")
_GROUP = re.compile("[^十百千零〇]{0,2}[百千]|[^十百千零〇]{0,2}十[^百千两]{0,2}|零|[^零]+")
_FRACTION = re.compile(f"([{_NUMERALS}]+)分之([{_NUMERALS}]+)")


def counted_apart(words: Iterable[str], part_of_speech: Callable[[str], str]) -> Iterator[str]:
    """Words, those that count or point cut as Pinyin writes them; what the dictionary cut within a number is joined before.

    >>> def speech(word): return {"二十名": "m", "各国": "r", "多": "m"}.get(word, "")
    >>> [*counted_apart(["各国", "二十名", "代表", "三百", "二十一", "万", "多", "人"], speech)]
    ['各', '国', '二十', '名', '代表', '三百', '二十一', '万', '多', '人']
    """
    for word in _numbers_joined(words):
        if word[0] not in _FIRST:
            yield word
            continue
        counted, fraction = _COUNTED.fullmatch(word), _FRACTION.fullmatch(word)
        if fraction:
            yield from (*_groups(fraction[1]), "分", "之", *_groups(fraction[2]))
        elif counted and (counted[2] or _counts(word, part_of_speech)):
            yield from _groups(counted[1])
            yield from filter(None, counted.groups()[1:])
        elif _DEMONSTRATIVE.fullmatch(word) and (word[0] in _ALWAYS_POINTING or part_of_speech(word) == _PRONOUN):
            yield from word
        else:
            yield word


def is_ordinal(word: str) -> bool:
    """Whether a word is 第 and a number."""
    return _ORDINAL.fullmatch(word) is not None


def _counts(word: str, part_of_speech: Callable[[str], str]) -> bool:
    return _WHOLE.fullmatch(word) is None and (_ALWAYS.search(word) is not None or part_of_speech(word) in _COUNTING)


def _numbers_joined(words: Iterable[str]) -> Iterator[str]:
    """Words, the pieces of a number and its measure word joined: 一百, 多名."""
    before = ""
    for word in words:
        if not _is_number(before):
            if before:
                yield before
            before = word
            continue
        first, *others = _MISREAD.get(word, (word,))
        if _COUNTED.fullmatch(before + first):
            before += first
        else:
            yield before
            before = first
        for piece in others:
            yield before
            before = piece
    if before:
        yield before


def _is_number(word: str) -> bool:
    if not word or word[0] not in _FIRST:
        return False
    counted = _COUNTED.fullmatch(word)
    return counted is not None and not counted[3] and not _WHOLE.fullmatch(word)


def _groups(number: str) -> Iterator[str]:
    """The words of a number.

    >>> [*_groups("一千二百三十四万")], [*_groups("七万二千零五")], [*_groups("第一百二十")]
    (['一千', '二百', '三十四', '万'], ['七万', '二千', '零', '五'], ['第一百', '二十'])
    """
    ordinal = "第" if number[0] == "第" else ""
    for section, unit in _SECTION.findall(number.removeprefix("第")):
        groups = _GROUP.findall(section) if _PLACES.search(section) or section[:1] == "零" else [section]
        is_alone = len(section) < 2  # noqa: PLR2004 - a digit
        for group in filter(None, [section + unit] if is_alone else [*groups, unit]):
            yield ordinal + group
            ordinal = ""
