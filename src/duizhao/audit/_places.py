"""Places and persons of the vocabulary, and the place of the dateline, compared between the texts of a pair."""

from collections.abc import Collection, Iterator, Mapping

from duizhao.audit._names import NOBODY, NamesCompared
from duizhao.audit._pinyin import is_read, spellings
from duizhao.model import Article, Pair
from duizhao.vocabulary import Term, Vocabulary

_CONVENTIONAL = frozenset(("Taipei",))
"""Names of Chinese places that begin as Pinyin does and are none."""


def comparable(vocabulary: Vocabulary) -> Mapping[str, Term]:
    """The terms that are compared: bodies are not, since translators name them more or less fully."""
    return {term.id: term for term in vocabulary if term.kind in ("place", "person")}


def compare_terms(article: Article, pair: Pair, whole: str, terms: Mapping[str, Term]) -> NamesCompared:
    """Compare which of some terms the two sides of a pair name.

    A term that the English alone names differs where no word for it stands anywhere in the Chinese text, or where
    the Chinese of the pair names another one of its kind that the English has not.

    Args:
        article: with its tags.
        whole: the whole Chinese text.
        terms: by id.
    """
    zh, en = _named(article, "zh", pair.zh) & terms.keys(), _named(article, "en", pair.en) & terms.keys()
    around = set().union(*[_above(terms[key], terms) for key in zh])  # a translator may say which province it is in
    differ = []
    for term in (terms[key] for key in sorted(en - zh - around)):
        others = [
            terms[key].label_zh for key in sorted(zh - en) if terms[key].kind == term.kind and terms[key].words_en
        ]
        if others or not any(word in whole for word in term.words_zh):
            differ.append((term.label_en, "、".join(others) or NOBODY))
    return NamesCompared(len(en & zh), tuple(differ))


def _above(term: Term, terms: Mapping[str, Term]) -> set[str]:
    """Terms above one, at any distance, as far as they are compared."""
    found: set[str] = set()
    waiting = [key for key in term.broader if key in terms]
    while waiting:
        key = waiting.pop()
        if key not in found:
            found.add(key)
            waiting += [above for above in terms[key].broader if above in terms]
    return found


def _named(article: Article, lang: str, numbers: Collection[int]) -> set[str]:
    anchors = {f"{lang}{number}" for number in numbers}
    return {tag.term for tag in article.tags if not anchors.isdisjoint(tag.anchors)}


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
