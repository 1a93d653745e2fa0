"""Places and persons of the vocabulary, and the place of the dateline, compared between the texts of a pair."""

from collections.abc import Collection, Iterator

from duizhao.audit._names import NOBODY, NamesCompared
from duizhao.folding import simplified
from duizhao.ids import Lang, anchor
from duizhao.model import Article, Pair
from duizhao.sounds import is_read, spellings
from duizhao.vocabulary import Vocabulary

_KINDS = ("place", "person")
"""Of the terms that are compared; bodies are not, since translators name them more or less fully."""

_CONVENTIONAL = frozenset(("Taipei",))
"""Names of Chinese places that begin as Pinyin does and are none."""


def compare_terms(article: Article, pair: Pair, whole: str, vocabulary: Vocabulary) -> NamesCompared:
    """Compare which places and persons the two sides of a pair name.

    A term that the English alone names differs where no word for it stands anywhere in the Chinese text, or where
    the Chinese of the pair names another one of its kind that the English has not.

    Args:
        article: with its tags.
        whole: the whole Chinese text, in simplified characters.
    """
    zh, en = _named(article, "zh", pair.zh, vocabulary), _named(article, "en", pair.en, vocabulary)
    around = frozenset().union(*map(vocabulary.above, zh))  # a translator may say which province it is in
    chinese_alone = [vocabulary.term(key) for key in sorted(zh - en)]
    differ = []
    for term in map(vocabulary.term, sorted(en - zh - around)):
        others = [other.label_zh for other in chinese_alone if other.kind == term.kind and other.words_en]
        if others or not any(simplified(word) in whole for word in term.words_zh):
            differ.append((term.label_en, "、".join(others) or NOBODY))
    return NamesCompared(len(en & zh), tuple(differ))


def _named(article: Article, lang: Lang, numbers: Collection[int], vocabulary: Vocabulary) -> set[str]:
    anchors = {anchor(lang, number) for number in numbers}
    named = (tag.term for tag in article.tags if not anchors.isdisjoint(tag.anchors))
    return {key for key in named if key in vocabulary and vocabulary.term(key).kind in _KINDS}


def dateline_differs(article: Article) -> Iterator[tuple[str, str]]:
    """The places of the two datelines as (English, Chinese), where the English is Pinyin that begins alike and is something else.

    >>> from datetime import date
    >>> from duizhao.model import Dateline
    >>> lines = Dateline("zh", "新华社南昌5日电", "新华社", "南昌", 5), Dateline("en", "Nanjing, 5th", "", "Nanjing", 5)
    >>> list(dateline_differs(Article("a", date(1958, 1, 6), 4, datelines=lines)))
    [('Nanjing', '南昌')]
    """
    zh, en = article.dateline("zh"), article.dateline("en")
    if zh and en and zh.place and en.place.isalpha():
        spelled = spellings(en.place.lower(), len(zh.place))
        # Tirana is 地拉那: only what begins like the Chinese, and goes on otherwise, is a slip.
        begins = any(is_read(zh.place, 0, each[:1]) for each in spelled)
        if begins and en.place not in _CONVENTIONAL and not any(is_read(zh.place, 0, each) for each in spelled):
            yield en.place, zh.place
