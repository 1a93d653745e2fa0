"""Reading a manifest, strictly: whatever is not as the format says is named, and nothing is guessed."""

import datetime as dt
import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeGuard

from duizhao.errors import IdError, ManifestError
from duizhao.ids import parse_anchor, parse_id
from duizhao.manifest._pins import FORMAT, Addition, Pins
from duizhao.manifest._write import FOLDER, year_address
from duizhao.permalinks import Alias, Permalinks, Withdrawal

INDEX = f"{FOLDER}index.json"

_DIGEST = re.compile(r"[\w-]{8}", re.ASCII)
_DIGESTS = re.compile(r"(?:[\w-]{8})*", re.ASCII)

_OF_A_YEAR = {"format", "articles"}
"""The fields of a file that holds a year."""

_Load = Callable[[str], Mapping[str, Pins]]
_Count = Callable[[str], Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Manifest:
    """A manifest that was read; the file of a year is read when it is asked for.

    Attributes:
        name: of its file, for messages.
        years: four digits each, in order.
        digests: SHA-256 of the file of each year; of none where all are in one file.
    """

    name: str
    additions: tuple[Addition, ...]
    permalinks: Permalinks
    years: tuple[str, ...]
    digests: Mapping[str, str]
    _load: _Load
    _count: _Count

    def added(self, year: str) -> Mapping[str, int]:
        """By the ids of a year's articles, in order, the number of the addition that brought each; nothing else is looked at.

        Raises:
            ManifestError: its file is missing or not as it must be.
        """
        return self._count(year) if year in self.years else {}

    def year(self, year: str) -> Mapping[str, Pins]:
        """The articles of a year by id; none for a year that the manifest does not have.

        Raises:
            ManifestError: its file is missing or not as it must be.
        """
        return self._load(year) if year in self.years else {}


def open_manifest(read: Callable[[str], bytes | None], name: str, *, verify: bool = True) -> Manifest | None:
    """The manifest of a published site; None where the site has none.

    Args:
        read: gives the bytes at an address of the site.
        name: of the site's folder, for messages.
        verify: whether the files of years must have the digests that the index names, and know no later addition.
            A site whose publication was interrupted may have newer ones.

    Raises:
        ManifestError: the index is not as it must be.
    """
    data = read(INDEX)
    if data is None:
        return None
    top = _Object(f"{name}/{INDEX}", _json(data, f"{name}/{INDEX}"))
    additions = _head(top)
    digests = {year: top.below("years").below(year).text("sha256") for year in top.below("years").value}
    years = _Years(read, name, digests if verify else {}, len(additions) if verify else None)
    return Manifest(
        top.file,
        additions,
        _permalinks(top),
        tuple(sorted(digests)),
        digests,
        lru_cache(maxsize=2)(years.load),  # articles come by year, aliases may lead to another
        lru_cache(maxsize=None)(years.count),
    )


@dataclass(frozen=True, slots=True)
class _Years:
    """The files of a site's manifest that hold a year each.

    Attributes:
        digests: SHA-256 that the file of a year must have, if any.
        most: the greatest number of an addition that they may name, if any.
    """

    read: Callable[[str], bytes | None]
    name: str
    digests: Mapping[str, str]
    most: int | None

    def load(self, year: str) -> Mapping[str, Pins]:
        return _articles(self._open(year), self.most)

    def count(self, year: str) -> Mapping[str, int]:
        articles = _checked(self._open(year))
        return {key: _added(articles.below(key), self.most) for key in articles.value}

    def _open(self, year: str) -> "_Object":
        place = f"{self.name}/{year_address(year)}"
        found = self.read(year_address(year))
        if found is None:
            raise ManifestError(place, 0, "the file that the index names", "none")
        if self.digests.get(year) not in {None, hashlib.sha256(found).hexdigest()}:
            raise ManifestError(place, 0, "the bytes whose digest the index names", "others")
        top = _Object(place, _json(found, place))
        _check_format(top)
        return top


def parse_manifest(data: bytes, name: str) -> Manifest:
    """A manifest that was saved in one file.

    Args:
        name: of the file, for messages.

    Raises:
        ManifestError: it is not as it must be.
    """
    top = _Object(name, _json(data, name))
    if top.value.keys() == _OF_A_YEAR:
        raise ManifestError(
            name, 0, "a manifest, such as the index.json beside this file", "the articles of a year alone"
        )
    additions = _head(top)
    by_year: dict[str, dict[str, Pins]] = {}
    for article_id, pins in _articles(top, len(additions)).items():
        by_year.setdefault(article_id[:4], {})[article_id] = pins

    def count(year: str) -> Mapping[str, int]:
        return {key: pins.added for key, pins in by_year[year].items()}

    return Manifest(name, additions, _permalinks(top), tuple(sorted(by_year)), {}, by_year.__getitem__, count)


@dataclass(frozen=True, slots=True)
class _Object:
    """A JSON object, read field by field; every method raises ManifestError."""

    file: str
    value: dict[str, Any]
    place: str = ""

    def error(self, key: str, expected: str) -> ManifestError:
        found = json.dumps(self.value[key], ensure_ascii=False)[:60] if key in self.value else "nothing"
        return ManifestError(self.file, 0, f"{expected} at {self._path(key)}", found)

    def _path(self, key: str) -> str:
        return f"{self.place}.{key}" if self.place else key

    def below(self, key: str) -> "_Object":
        value = self.value.get(key)
        if not isinstance(value, dict):
            raise self.error(key, "an object")
        return _Object(self.file, value, self._path(key))

    def text(self, key: str) -> str:
        value = self.value.get(key)
        if not isinstance(value, str):
            raise self.error(key, "a string")
        return value

    def texts(self, key: str, form: re.Pattern[str], default: str = "") -> str:
        value = self.value.get(key, default)
        if not isinstance(value, str) or not (form.fullmatch(value) or value == default):
            raise self.error(key, "digests of eight characters each")
        return value

    def pair(self, key: str) -> tuple[str, str]:
        value = self.value.get(key, ["", ""])
        match value:
            case [str(headline), str(paragraphs)] if (
                not headline or _DIGEST.fullmatch(headline)
            ) and _DIGESTS.fullmatch(paragraphs):
                return headline, paragraphs
        raise self.error(key, "the digests of a headline and of paragraphs")

    def check_ids(self) -> None:
        for key in self.value:
            try:
                parse_id(key)
            except IdError as error:
                raise ManifestError(self.file, 0, f"an article id in {self.place}", repr(key)) from error


def _json(data: bytes, file: str) -> dict[str, Any]:
    try:
        value = json.loads(data)
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 0
        raise ManifestError(file, line, "JSON", f"{error}") from error
    if not isinstance(value, dict):
        raise ManifestError(file, 0, "a JSON object", json.dumps(value)[:60])
    return value


def _is_number(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)  # true would be 1


def _check_format(top: _Object) -> None:
    if not _is_number(found := top.value.get("format")) or found != FORMAT:
        raise top.error("format", f"{FORMAT}, the version of the format that this version of duizhao reads,")


def _head(top: _Object) -> tuple[Addition, ...]:
    _check_format(top)
    value = top.value.get("additions")
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise top.error("additions", "a list of objects")
    named = [_Object(top.file, one, f"additions[{number}]") for number, one in enumerate(value)]
    return tuple(Addition(one.text("version"), one.text("released")) for one in named)


def _permalinks(top: _Object) -> Permalinks:
    aliases, withdrawn = top.below("aliases"), top.below("withdrawn")
    aliases.check_ids()
    withdrawn.check_ids()
    return Permalinks(
        {key: _alias(key, aliases.below(key)) for key in aliases.value},
        {key: Withdrawal(key, _day(withdrawn, key), "") for key in withdrawn.value},
        top.file,
    )


def _alias(key: str, entry: _Object) -> Alias:
    fragments = entry.value.get("fragments")
    if not isinstance(fragments, bool):
        raise entry.error("fragments", "true or false")
    try:
        parse_id(entry.text("to"))
    except IdError as error:
        raise entry.error("to", "an article id") from error
    return Alias(key, entry.value["to"], "", fragments)


def _day(entry: _Object, key: str) -> dt.date:
    try:
        return dt.date.fromisoformat(entry.text(key))
    except ValueError as error:
        raise entry.error(key, "a day like 2026-11-26") from error


def _checked(top: _Object) -> _Object:
    articles = top.below("articles")
    articles.check_ids()
    return articles


def _articles(top: _Object, additions: int | None) -> dict[str, Pins]:
    articles = _checked(top)
    return {key: _pins(articles.below(key), additions) for key in articles.value}


def _added(entry: _Object, additions: int | None) -> int:
    added = entry.value.get("added", 1)
    if not _is_number(added) or added < 1 or (additions is not None and added > additions):
        raise entry.error("added", "the number of an addition")
    return added


def _pins(entry: _Object, additions: int | None) -> Pins:
    received = entry.below("received") if "received" in entry.value else _Object(entry.file, {})
    for anchor in received.value:
        try:
            parse_anchor(anchor)
        except IdError as error:
            raise received.error(anchor, "a paragraph like zh3") from error
    return Pins(
        *entry.pair("zh"),
        *entry.pair("en"),
        entry.texts("translation", _DIGEST),
        {anchor: received.texts(anchor, _DIGEST) for anchor in received.value},
        _added(entry, additions),
    )
