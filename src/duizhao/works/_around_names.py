"""Words that have a capital in English beside a name: titles before it, and kinds of places behind it."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

_TITLE = re.compile(
    "Academician|Admiral|Ambassador|Aunt|Captain|Chairman|Chancellor|Chief|Colonel|Commander|Comrade|Director|Doctor|Emperor|General|Governor|Grand[mp]a|"
    "King|Madame|Marshal|Mayor|Minister|Premier|President|Prince|Princess|Professor|Queen|Secretary|Sister|Uncle"
)
_BEFORE_TITLE = re.compile("Acting|Defen[cs]e|Deputy|First|Foreign|Former|Party|Prime|Vice")
_KIND_OF_PLACE = re.compile(
    "Avenue|Banner|Bay|Bridge|Brigade|Canal|City|Commune|County|Dam|District|Gulf|Islands?|Lake|League|Mountains?|Municipality|Pass|Peninsula|Plain|Plateau|"
    "Port|Prefecture|Province|Railway|Region|Reservoir|River|Road|Sea|Straits?|Street|Township|University|Valley|Village"
)
_BEFORE_KIND = re.compile("Autonomous|People['’]s|Production|Special")


def beside_names(
    headline: str,
    words: Sequence[re.Match[str]],
    is_name: Callable[[re.Match[str]], bool],
    lacks: Callable[[str], bool],
) -> Iterator[tuple[int, int]]:
    """Where such words stand in a headline: General of General Tan Guansan, County of Suiping County.

    Args:
        words: of the headline, in order.
        lacks: whether the article's text has a phrase nowhere, asked of one where the word is written small.
    """
    yield from _titles(headline, words, is_name, lacks)
    behind_name = False
    for first, second in pairwise(words):
        together = headline[first.end() : second.start()] == " "
        is_kind = _KIND_OF_PLACE.fullmatch(second[0]) and lacks(f"{first[0]} {second[0].lower()}")
        may_be = together and (is_kind or _leads_to_kind(headline, second))
        # Asked last: whether a word is a name is looked for in the whole text.
        behind_name = bool(may_be and (behind_name or is_name(first)))
        if behind_name:
            yield second.span()


def _leads_to_kind(headline: str, word: re.Match[str]) -> bool:
    """Whether a word stands between a name and a kind of place: Autonomous of Yanbian Autonomous Prefecture."""
    if not _BEFORE_KIND.fullmatch(word[0]):
        return False
    following = headline[word.end() :].lstrip().split(" ")[0]
    return _KIND_OF_PLACE.fullmatch(following.rstrip(".,:;?!")) is not None


def _titles(
    headline: str,
    words: Sequence[re.Match[str]],
    is_name: Callable[[re.Match[str]], bool],
    lacks: Callable[[str], bool],
) -> Iterator[tuple[int, int]]:
    """Titles, from the last to the first: each before a name, or before another title."""
    before_title = False
    for first, second in pairwise(reversed([*words])):
        together = headline[second.end() : first.start()] == " "
        is_title = _TITLE.fullmatch(second[0]) and is_name(first) and lacks(f"{second[0].lower()} {first[0]}")
        before_title = bool(together and (is_title or (before_title and _BEFORE_TITLE.fullmatch(second[0]))))
        if before_title:
            yield second.span()
