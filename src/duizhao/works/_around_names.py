"""Words that have a capital in English beside a name: titles before it, and kinds of places behind it."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

_TITLE = re.compile(
    "Academician|Admiral|Ambassador|Aunt|Captain|Chairman|Chancellor|Chief|Colonel|Commander|Comrade|Director|Doctor|Emperor|General|Governor|Grand[mp]a|"
    "King|Madame|Marshal|Mayor|Minister|Premier|President|Prince|Princess|Professor|Queen|Secretary|Sister|Uncle"
)
_KIND_OF_PLACE = re.compile(
    "Bay|Bridge|Canal|City|Commune|County|Dam|District|Gulf|Islands?|Lake|Mountains?|Peninsula|Plain|Plateau|Port|Prefecture|Province|Railway|Region|"
    "Reservoir|River|Sea|Straits?|Township|Valley|Village"
)


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
    behind_name = False
    for first, second in pairwise(words):
        together = headline[first.end() : second.start()] == " "
        if together and _TITLE.fullmatch(first[0]) and is_name(second) and lacks(f"{first[0].lower()} {second[0]}"):
            yield first.span()
        is_kind = together and _KIND_OF_PLACE.fullmatch(second[0]) and (behind_name or is_name(first))
        behind_name = bool(is_kind) and lacks(f"{first[0]} {second[0].lower()}")
        if behind_name:
            yield second.span()
