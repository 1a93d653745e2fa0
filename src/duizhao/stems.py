"""Stems of English words, after which the forms of a word belong together.

The algorithm is Snowball's English stemmer (Porter 2), https://snowballstem.org/algorithms/english/stemmer.html.
PyStemmer, its C code, is asked where there is a build of it; snowballstemmer, its Python code, where not. Both give the same.
"""

from collections.abc import Callable
from functools import lru_cache

SNOWBALL = "3.1.0"
"""Release of Snowball whose stems these are: others may give other ones, so the index is named after it."""


def _stemmer() -> Callable[[str], str]:
    try:
        import Stemmer  # noqa: PLC0415 - has no build for the newest Python
    except ImportError:
        return python_stemmer()
    given: Callable[[str], str] = Stemmer.Stemmer("english").stemWord
    return given


def python_stemmer() -> Callable[[str], str]:
    """The stemmer in Python, whatever else there is.

    Raises:
        ImportError: it is not there.
    """
    from snowballstemmer.english_stemmer import EnglishStemmer  # noqa: PLC0415 - only where it is needed

    given: Callable[[str], str] = EnglishStemmer().stemWord
    return given


_stem = _stemmer()


@lru_cache(maxsize=1 << 17)
def stem(word: str) -> str:
    """The stem of a folded word.

    >>> stem("united"), stem("units"), stem("bureaucracy"), stem("1958")
    ('unit', 'unit', 'bureaucraci', '1958')
    """
    return str(_stem(word))
