"""Stems of English words, after which the forms of a word belong together.

The algorithm is Snowball's English stemmer (Porter 2), https://snowballstem.org/algorithms/english/stemmer.html,
as released with Snowball 3.1.
"""

from functools import cache
from typing import Protocol

from snowballstemmer.english_stemmer import EnglishStemmer  # type: ignore[import-untyped]


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802  (its name in Snowball)


_stemmer: _Stemmer = EnglishStemmer()


@cache
def stem(word: str) -> str:
    """The stem of a folded word.

    >>> stem("united"), stem("units"), stem("bureaucracy"), stem("1958")
    ('unit', 'unit', 'bureaucraci', '1958')
    """
    return _stemmer.stemWord(word)
