"""Made-up prose: words that like to follow one another, set phrases, and articles that come back to what they said."""

import functools
import random

from duizhao.benchmarks._chance import unit, zipf
from duizhao.benchmarks._english import english_of
from duizhao.benchmarks._lexicon import chinese_lexicon

Piece = tuple[str, tuple[str, ...]]
"""Chinese text with its English words."""

_FAVOURITE, _TOPIC, _PHRASE, _ECHO = 0.42, 0.60, 0.70, 0.81
"""Chances summed up: the next word is a favourite of the one before, a word of the article's topic, a set phrase, or an
echo of the article; else any word."""
_MOST_FAVOURITES = 400
_LEAST_FAVOURITES = 2
_TOPIC_WORDS = 40
_COMMON_WORDS = 60
"""The most frequent words are no topic of an article."""
_PHRASES = 20_000
_PHRASE_WORDS = (2, 2, 3, 3, 4, 5)
_FAVOURITE_IN_PHRASE = 0.8
_ECHO_AFTER = 30
_ECHO_PIECES = (2, 3, 4, 5)


class Writer:
    """Writes one article, which has words and turns of its own."""

    def __init__(self, chance: random.Random) -> None:
        self._chance, self._draw = chance, chance.random
        self._lexicon = chinese_lexicon()
        ranks = dict.fromkeys(self._lexicon.draw(chance, 2 * _TOPIC_WORDS))
        self._topic = [rank for rank in ranks if rank >= _COMMON_WORDS][:_TOPIC_WORDS]
        self._pieces: list[Piece] = []
        self._ranks = [self._lexicon.at(self._draw())]  # of the last word of each piece, after one that is not written

    def write(self, han: int) -> list[Piece]:
        """The next pieces of the article, of so many Han characters or a few more."""
        start = len(self._pieces)
        while han > 0:
            han -= self._add()
        return self._pieces[start:]

    def _add(self) -> int:
        """Add a piece or an echo; gives the number of its Han characters."""
        draw = self._draw
        way = draw()
        if way < _FAVOURITE:
            rank = favourite(self._ranks[-1], draw())
        elif way < _TOPIC:
            rank = self._topic[zipf(draw(), len(self._topic))]
        elif way < _PHRASE:
            return self._put(*phrase(zipf(draw(), _PHRASES)))
        elif way < _ECHO and len(self._pieces) > _ECHO_AFTER:
            return self._echo(int(draw() * len(self._pieces)), _ECHO_PIECES[int(draw() * len(_ECHO_PIECES))])
        else:
            rank = self._lexicon.at(draw())
        return self._put((self._lexicon.words[rank], english_of(self._chance, rank)), rank)

    def _put(self, piece: Piece, rank: int) -> int:
        self._pieces.append(piece)
        self._ranks.append(rank)
        return len(piece[0])

    def _echo(self, start: int, count: int) -> int:
        pieces = self._pieces[start : start + count]
        self._ranks += self._ranks[start + 1 : start + 1 + count]
        self._pieces += pieces
        return sum(len(zh) for zh, _ in pieces)


def favourite(rank: int, share: float) -> int:
    """One of the words that often follow a word; of frequent words there are more, the first of them the most often."""
    count = _LEAST_FAVOURITES + int(_MOST_FAVOURITES / (rank + 1) ** 0.5)
    return _favourite_at(rank, zipf(share, count))


@functools.lru_cache(maxsize=1 << 17)
def _favourite_at(rank: int, place: int) -> int:
    return chinese_lexicon().at(unit(rank, place))


@functools.cache
def phrase(number: int) -> tuple[Piece, int]:
    """A set phrase, the same in every article, and the rank of its last word."""
    chance = random.Random(number)
    lexicon = chinese_lexicon()
    ranks = [lexicon.at(chance.random())]
    for _ in range(chance.choice(_PHRASE_WORDS) - 1):
        is_favourite = chance.random() < _FAVOURITE_IN_PHRASE
        ranks.append(favourite(ranks[-1], chance.random()) if is_favourite else lexicon.at(chance.random()))
    english = tuple(word for rank in ranks for word in english_of(chance, rank))
    return ("".join(lexicon.words[rank] for rank in ranks), english), ranks[-1]
