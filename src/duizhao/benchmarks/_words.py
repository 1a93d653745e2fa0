"""Words and numbers for made-up text, with the frequencies that words have."""

import functools
import importlib.metadata
import itertools
import random
import re
from dataclasses import dataclass
from pathlib import Path

from duizhao.text import HAN


def _words(text: str) -> list[str]:
    return text.split()


_HAN_WORD = re.compile(f"[{HAN}]{{1,4}}")
_GRAMMAR = _words("the of and to in a is that for was on with as by at from be it this are have has which were been")
_GLOSSES = dict(
    pair.split("=")
    for pair in _words("""
    是=is 在=in 和=and 有=have 他=he 不=not 我=I 的=of 人=people 也=also 为=for 就=then 这=this 上=on 年=year 中=middle
    你=you 说=said 一=one 到=to 都=all 对=towards 来=come 与=with 还=still 要=must 以=by 会=meeting 从=from 于=at 里=inside
    我们=we 他们=they 没有=no 但=but 而=while 被=by 因为=because 所以=therefore 如果=if 可以=can 只=only 又=again 更=more
    最=most 全=whole 各=each 很=very 多=many 大=great 小=small 新=new 国=country 水=water 天=day 月=month 工作=work 社会=society
    中国=China 人民=people 问题=problem 生产=production 发展=develop 群众=masses 干部=cadres 工人=workers 农民=peasants
    国家=state 政府=government 经济=economy 建设=construction 思想=thought 学习=study 革命=revolution 主义=doctrine
    同志=comrade 工业=industry 农业=agriculture 计划=plan 时候=time 什么=what 怎么=how 自己=self 两=two 三=three 可是=but
    """)
)
"""Words whose English is known to everybody; all others get a made-up one of their own."""
_ONSETS = _words("b br c ch d dr f fl g gr h j k l m n p pr qu r s sh sl st t th tr v w y z")
_NUCLEI = _words("a e i o u a e i o u ai ea ou")
_CODAS = ["", "", "", "n", "r", "l", "s", "t", "nd", "st", "m", "ck", "ng"]
_ENDINGS = ["", "", "", "", "", "s", "ed", "ing", "ion", "ly", "er", "al", "ment", "ness"]
_ENGLISH_WORDS = 20_000
_CHINESE_WORDS = 80_000
_GLOSS_SHARE = 0.6
_RANK_SHIFT = 2.7
"""Mandelbrot's constant of Zipf's law: the first ranks are less far apart than 1, 1/2, 1/3."""

_DIGITS_ZH = "〇一二三四五六七八九"
_SMALL_EN = _words(
    """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen"""
)
_TENS_EN = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_TEENS_END = 20
_UNITS = (("人", "people"), ("亩", "mu"), ("斤", "jin"), ("户", "households"), ("台", "sets"), ("天", "days"))
_SHARE_IN_WORDS = 0.4
_SHARE_IN_DIGITS = 0.4


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words by rank, with their weights summed up."""

    words: tuple[str, ...]
    cumulative: tuple[float, ...]

    def draw(self, chance: random.Random, count: int) -> list[str]:
        """Some words, each by Zipf's law."""
        return chance.choices(self.words, cum_weights=self.cumulative, k=count)


def _zipf(words: list[str]) -> Lexicon:
    weights = (1 / (rank + _RANK_SHIFT) for rank in range(1, len(words) + 1))
    return Lexicon(tuple(words), tuple(itertools.accumulate(weights)))


@functools.cache
def chinese_lexicon() -> Lexicon:
    """The 80,000 most frequent words of up to four Han characters in jieba's dictionary (`jieba/dict.txt`)."""
    path = Path(str(importlib.metadata.distribution("jieba").locate_file("jieba/dict.txt")))
    counted = []
    for line in path.read_text(encoding="utf-8").splitlines():
        word, count, *_ = line.split(" ")
        if _HAN_WORD.fullmatch(word):
            counted.append((-int(count), word))
    return _zipf([word for _, word in sorted(counted)[:_CHINESE_WORDS]])


@functools.cache
def grammar_lexicon() -> Lexicon:
    """Small English words that stand between the others."""
    return _zipf(_GRAMMAR)


@functools.cache
def glosses() -> dict[str, str]:
    """One English word for every Chinese one: a real one for the most common, else one made up of syllables.

    No English word list is at hand, and the same word for the same word is what matters.
    """
    chance = random.Random("glosses")
    made_up = [_made_up_word(chance) for _ in range(_ENGLISH_WORDS)]
    words = chinese_lexicon().words
    return {word: _GLOSSES.get(word, made_up[rank % _ENGLISH_WORDS]) for rank, word in enumerate(words)}


def _made_up_word(chance: random.Random) -> str:
    syllables = (chance.choice(_ONSETS) + chance.choice(_NUCLEI) for _ in range(chance.choice((1, 1, 2, 2))))
    return "".join(syllables) + chance.choice(_CODAS) + chance.choice(_ENDINGS)


def translated(chance: random.Random, chinese: list[str], count: int) -> list[str]:
    """About `count` English words in the order of the Chinese: glosses with grammar between them."""
    by_word = glosses()
    share = min(0.9, count * _GLOSS_SHARE / max(1, len(chinese)))
    kept = [by_word[word] for word in chinese if chance.random() < share]
    between = iter(grammar_lexicon().draw(chance, max(1, count - len(kept))))
    rate = (count - len(kept)) / max(1, len(kept))
    english: list[str] = []
    owed = 0.0
    for word in kept:
        owed += rate
        while owed >= 1:
            english.append(next(between))
            owed -= 1
        english.append(word)
    return english + list(between)


def number_zh(number: int) -> str:
    """A number from 1 to 99 in Han numerals.

    >>> number_zh(10), number_zh(15), number_zh(88)
    ('十', '十五', '八十八')
    """
    tens, ones = divmod(number, 10)
    head = {0: "", 1: "十"}.get(tens, f"{_DIGITS_ZH[tens]}十")
    return head + (_DIGITS_ZH[ones] if ones else "")


def number_en(number: int) -> str:
    """A number from 1 to 99 in English words.

    >>> number_en(10), number_en(15), number_en(88)
    ('ten', 'fifteen', 'eighty-eight')
    """
    if number < _TEENS_END:
        return _SMALL_EN[number]
    tens, ones = divmod(number, 10)
    return _TENS_EN[tens] + (f"-{_SMALL_EN[ones]}" if ones else "")


def quantity(chance: random.Random) -> tuple[str, str]:
    """One number with its unit, as the Chinese and as the English text write it: 三十八亩 and "thirty-eight mu"."""
    number = chance.randint(2, 99)
    zh, en = chance.choice(_UNITS)
    kind = chance.random()
    if kind < _SHARE_IN_WORDS:
        return number_zh(number) + zh, f"{number_en(number)} {en}"
    if kind < _SHARE_IN_WORDS + _SHARE_IN_DIGITS:
        number *= chance.choice((1, 7, 31))
        return f"{number}{zh}", f"{number:,} {en}"
    return f"{number}％", f"{number} percent"


def ordinal_en(day: int) -> str:
    """A day of the month as English writes it.

    >>> ordinal_en(1), ordinal_en(12), ordinal_en(23)
    ('1st', '12th', '23rd')
    """
    suffix = "th" if day in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{suffix}"
