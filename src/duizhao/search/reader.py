"""Reads an index from its files: volumes, terms, postings, forms, articles."""

import hashlib
import json
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache, partial
from typing import Any, TypeVar

import numpy as np

from duizhao.errors import IndexDamagedError, IndexVersionError
from duizhao.folding import fold_digest
from duizhao.search.binary import Damage, Ints, read_varints, unframe
from duizhao.search.days import AMOUNTS_FILE, DAYS_FILE, Day, read_days
from duizhao.search.extra_terms import MARKS, SIGN_END
from duizhao.search.postings import Postings, join_postings
from duizhao.search.shard import Term, read_position_block, read_shard
from duizhao.search.tables import Facets, Root, Units, read_directory, read_forms, read_ids, read_unit_block
from duizhao.search.units import UNITS_BEFORE_TEXT
from duizhao.search.volumes import FORMAT

Read = Callable[[str], bytes | None]
"""Gives the bytes of a file by its address below `search/`; None where there is none."""

_Value = TypeVar("_Value")
_SHARDS_KEPT = 256


class SearchIndex:
    """The index of a corpus.

    Raises:
        IndexDamagedError: a file is missing or not what it must be; raised wherever one is read.
        IndexVersionError: the index has another format, or was made with another fold table.
    """

    def __init__(self, read: Read) -> None:
        self._read = read
        index = self.json("index.json")
        if index.get("format") != FORMAT:
            raise IndexVersionError(f"expected a search index of format {FORMAT}, found format {index.get('format')}")
        if index.get("fold") != fold_digest():
            raise IndexVersionError("the search index was made with another fold table; build the site again")
        self._tags_file = str(index.get("tags"))
        try:
            self.articles = int(index["articles"])
            self.tokens = sum(int(volume["tokens"]) for volume in index["volumes"])
            self.volumes = tuple(
                Volume(read, str(volume["folder"]), int(volume["articles"]), int(volume["units"]))
                for volume in index["volumes"]
            )
        except (KeyError, TypeError, ValueError) as error:
            raise IndexDamagedError("index.json", f"{error!r}") from error

    def json(self, name: str) -> dict[str, Any]:
        """A JSON file of the index; one whose name holds a digest must have it."""
        data = _bytes(self._read, name)
        digest = name.split(".")[1]
        if digest != "json" and not hashlib.sha256(data).hexdigest().startswith(digest):
            raise IndexDamagedError(name, "it is another file than its name says")
        try:
            value = json.loads(data)
        except ValueError as error:
            raise IndexDamagedError(name, "it is no JSON") from error
        if not isinstance(value, dict):
            raise IndexDamagedError(name, "it is no object")
        return value

    @cached_property
    def tag_labels(self) -> dict[str, list[str]]:
        """All labels of every term of the vocabulary."""
        return self.json(self._tags_file)


def _bytes(read: Read, name: str) -> bytes:
    data = read(name)
    if data is None:
        raise IndexDamagedError(name, "it is missing")
    return data


class Volume:
    """One volume; articles and units are counted from 0 within it."""

    def __init__(self, read: Read, folder: str, articles: int, units: int) -> None:
        self._read = read
        self.folder = folder
        self.article_count = articles
        self.unit_count = units
        self._shard = lru_cache(maxsize=_SHARDS_KEPT)(self._read_shard)
        self._directory = lru_cache(maxsize=_SHARDS_KEPT)(self._read_directory)

    def _file(self, name: str, parse: Callable[[bytes], _Value]) -> _Value:
        address = f"{self.folder}/{name}"
        try:
            return parse(unframe(self.folder, name, _bytes(self._read, address)))
        except (Damage, ValueError, KeyError, IndexError, OverflowError) as error:
            raise IndexDamagedError(address, str(error)) from error

    @cached_property
    def _root(self) -> Root:
        return self._file("root.bin", lambda payload: Root(payload, self.article_count))

    @cached_property
    def _units(self) -> Units:
        root = self._root
        if int(root.paragraphs.sum()) + UNITS_BEFORE_TEXT * self.article_count != self.unit_count:
            raise IndexDamagedError(f"{self.folder}/root.bin", "it holds more or fewer units than index.json says")
        blocks = []
        for number, paragraphs in enumerate(root.paragraphs):
            count = min(root.unit_block, self.article_count - number * root.unit_block)
            parse = partial(read_unit_block, articles=count, paragraphs=paragraphs)
            blocks.append(self._file(f"u{number}.bin", parse))
        zh, en = (np.concatenate([block[column] for block in blocks]) for column in (0, 1))
        return Units(zh, en)

    @property
    def first_units(self) -> Ints:
        """First unit of every article, and behind the last the number of all units."""
        return self._units.first_units

    @property
    def zh_counts(self) -> Ints:
        """Chinese paragraphs of every article."""
        return self._units.zh_counts

    def _read_shard(self, number: int) -> tuple[Term, ...]:
        return self._file(f"t{number}.bin", lambda payload: read_shard(payload, self._units.scopes))

    def _read_directory(self, number: int) -> list[bytes]:
        size = self._root.directory_size(number)
        return self._file(f"d{number}.bin", partial(read_directory, count=size))

    def _shard_of(self, term: bytes) -> int:
        """The shard that holds a term, if any does; −1 where it is before the first."""
        number = bisect_right(self._root.tops, term) - 1
        if number < 0:
            return -1
        return number * self._root.directory + bisect_right(self._directory(number), term) - 1

    def term(self, name: str) -> Postings | None:
        """Where a term stands; None where it stands nowhere."""
        number = self._shard_of(name.encode())
        if number < 0:
            return None
        terms = self._shard(number)
        place = bisect_left(terms, name.encode(), key=lambda term: term.name)
        if place == len(terms) or terms[place].name != name.encode():
            return None
        return self._postings(number, place)

    def _postings(self, number: int, place: int) -> Postings:
        term = self._shard(number)[place]
        if term.postings is not None:
            return term.postings
        parts = []
        for block, table in enumerate(term.blocks):
            name = f"t{number}-{place}-{{}}{block}.bin"
            units = self._file(name.format("u"), partial(table.read_units, scopes=self._units.scopes))
            positions = None
            if not term.name.endswith(SIGN_END):
                positions = self._file(name.format("p"), partial(read_position_block, units=units))
            parts.append(Postings(units, positions))
        return join_postings(parts)

    def terms_from(self, prefix: str) -> Iterator[tuple[str, Postings]]:
        """All terms that begin with a prefix, in order, but not the extra terms of signs."""
        start = prefix.encode()
        size = self._root.directory
        for number in range(max(0, self._shard_of(start)), self._root.shards):
            if self._directory(number // size)[number % size][: len(start)] > start:
                return
            for place, term in enumerate(self._shard(number)):
                if term.name.startswith(start) and not term.name.endswith(SIGN_END):
                    yield term.name.decode("utf-8", "surrogatepass"), self._postings(number, place)

    def marks(self) -> Postings:
        """Where kept marks stand."""
        return self.term(MARKS.decode()) or join_postings([])

    def forms(self, stem: str) -> tuple[str, ...]:
        """The forms of a stem that occur; the stem itself where nothing is listed, whether it occurs or not."""
        number = bisect_right(self._root.form_firsts, stem.encode()) - 1
        return self._form_shard(number).get(stem, (stem,)) if number >= 0 else (stem,)

    def _form_shard(self, number: int) -> dict[str, tuple[str, ...]]:
        return self._file(f"f{number}.bin", read_forms)

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Ids of all articles."""
        block, names = self._root.article_block, []
        for number in range(-(-self.article_count // block)):
            count = min(block, self.article_count - number * block)
            names += self._file(f"a{number}.bin", partial(read_ids, count=count))
        return tuple(names)

    @cached_property
    def days(self) -> tuple[Day, ...]:
        """Days that have articles."""
        address, amounts = (f"{self.folder}/{name}" for name in (DAYS_FILE, AMOUNTS_FILE))
        days = read_days(self.folder, _bytes(self._read, address), _bytes(self._read, amounts))
        if sum(day.articles for day in days) != self.article_count:
            raise IndexDamagedError(address, "its days hold more or fewer articles than the volume")
        return days

    @cached_property
    def facets(self) -> Facets:
        """Facets of all articles."""
        return self._file("facets.bin", lambda payload: Facets(payload, self.article_count))

    @cached_property
    def pages(self) -> Ints:
        """Page of every article, 0 where it is unknown."""
        return self._file("pages.bin", lambda payload: read_varints(payload, self.article_count))

    @cached_property
    def lengths(self) -> Ints:
        """Tokens of every article."""
        return self._file("lengths.bin", lambda payload: read_varints(payload, self.article_count))
