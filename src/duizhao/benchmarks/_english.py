"""English for made-up text: a word of its own for every Chinese one, in its forms, with grammar words before it."""

import functools
import random
import re

from duizhao.benchmarks._chance import zipf
from duizhao.benchmarks._lexicon import chinese_lexicon


def _words(text: str) -> list[str]:
    return text.split()


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
"""Words whose English is known to everybody, in one form; all others get a made-up one, in all its forms."""
_KNOWN = frozenset(_GLOSSES.values())

_GRAMMAR = [
    tuple(words.split("_"))
    for words in _words("""
    the of and of_the a to in in_the for and_the that to_the with it was on is by_the as from were which by at on_the
    will had be this an they are from_the his their has_been or under with_the when into not all to_be who after its
    have_been for_the there but also one_of_the only such_as as_well_as than over between
    """)
]
_WAYS_OF_GRAMMAR = 256
_BEFORE = tuple(_GRAMMAR[zipf(way / _WAYS_OF_GRAMMAR, len(_GRAMMAR))] for way in range(_WAYS_OF_GRAMMAR))
"""Grammar words as often as they are used."""

_LEFT_OUT = 0.28
_WITH_GRAMMAR = 0.21
_OWN_GRAMMAR = 2
_PREFIXED = 0.003
_PREFIXES = _words("un re non over under mis pre anti inter sub super out counter semi")

_FORMS = (
    ("", "", "", "", "", "s", "s", "'s"),
    ("", "", "", "s", "ed", "ed", "ing", "ing"),
    ("", "", "", "", "", "", "", "ly"),
)
"""Endings of nouns, of verbs and of all others, as often as they are used."""
_ONSETS = _words("b br c ch d dr f fl g gr h j k l m n p pr qu r s sh sl st t th tr v w y z")
_NUCLEI = _words("a e i o u a e i o u ai ea ou")
_CODAS = ["", "", "", "n", "r", "l", "t", "nd", "st", "m", "ck", "ng"]
_STEM_ENDINGS = ["", "", "", "", "", "", "ion", "ly", "er", "al", "ment", "ness"]
_FREQUENT = 1_500
_SHORT, _LONG = (1, 1, 2, 2), (2, 2, 3, 3)
"""Syllables of frequent words and of others."""


def english_of(chance: random.Random, rank: int) -> tuple[str, ...]:
    """A Chinese word by its rank in English, often with grammar words before it; for some no word at all."""
    share = chance.random()
    if share < _LEFT_OUT:
        return ()
    ways = ways_of(rank)
    way = ways[int(chance.random() * len(ways))]
    if share < _LEFT_OUT + _WITH_GRAMMAR:
        return _BEFORE[int(chance.random() * len(_BEFORE))] + way
    if share > 1 - _PREFIXED and way[-1] not in _KNOWN:
        return (*way[:-1], chance.choice(_PREFIXES) + way[-1])
    return way


@functools.cache
def ways_of(rank: int) -> tuple[tuple[str, ...], ...]:
    """The forms of a Chinese word's English one as often as they are used, then some with the grammar it likes best.

    No English word list is at hand, and the same word for the same word is what matters.
    """
    chance = random.Random(rank)
    known = _GLOSSES.get(chinese_lexicon().words[rank])
    base = known or _made_up_word(chance, _SHORT if rank < _FREQUENT else _LONG)
    forms = [(base if known else inflected(base, ending),) for ending in chance.choice(_FORMS)]
    return (*forms, *(chance.choice(_BEFORE) + chance.choice(forms) for _ in range(_OWN_GRAMMAR)))


def _made_up_word(chance: random.Random, syllables: tuple[int, ...]) -> str:
    parts = (chance.choice(_ONSETS) + chance.choice(_NUCLEI) for _ in range(chance.choice(syllables)))
    return "".join(parts) + chance.choice(_CODAS) + chance.choice(_STEM_ENDINGS)


def inflected(word: str, ending: str) -> str:
    """A word with an ending of a regular form.

    >>> [inflected("prune", ending) for ending in ("s", "ed", "ing")], inflected("try", "ed"), inflected("push", "s")
    (['prunes', 'pruned', 'pruning'], 'tried', 'pushes')
    """
    if ending in ("ed", "ing") and word.endswith("e"):
        return word[:-1] + ending
    if ending == "s" and word.endswith(("s", "sh", "ch")):
        return word + "es"
    if ending in ("s", "ed") and re.search("[^aeiou]y$", word):
        return word[:-1] + {"s": "ies", "ed": "ied"}[ending]
    return word + ending
