"""Stems of English words, after which the forms of a word belong together.

The algorithm is Snowball's English stemmer (Porter 2), https://snowballstem.org/algorithms/english/stemmer.html,
as released with Snowball 3.1; PyStemmer is its C code.
"""

from functools import lru_cache

import Stemmer

_stemmer = Stemmer.Stemmer("english")


@lru_cache(maxsize=1 << 17)
def stem(word: str) -> str:
    """The stem of a folded word.

    >>> stem("united"), stem("units"), stem("bureaucracy"), stem("1958")
    ('unit', 'unit', 'bureaucraci', '1958')
    """
    return str(_stemmer.stemWord(word))
