"""Small tables of a volume, read: its root, its units, its articles, its facets, the forms of its words."""

import datetime as dt
import json
from itertools import accumulate

import numpy as np

from duizhao.search.binary import Damage, Ints, read_strings, read_varints, split_sections, unzigzag
from duizhao.search.scopes import Scopes
from duizhao.search.units import UNITS_BEFORE_TEXT

FACETS = ("section", "column", "agency", "dateline-place", "tag")
_ROOT_SECTIONS, _UNIT_SECTIONS, _FORM_SECTIONS, ARTICLE_SECTIONS = 8, 2, 7, 5
_DIGEST_BYTES = 4


class Root:
    """What every query needs.

    Attributes:
        article_block: articles in an a-file; directory: shards in a d-file; unit_block: articles in a u-file.
        paragraphs: Chinese and English ones of the articles of each u-file.
        shards: how many shards of terms there are.
        tops: first term of every d-file; form_firsts: first stem of every shard of forms.
    """

    def __init__(self, payload: bytes, articles: int) -> None:
        header, *others = split_sections(payload, _ROOT_SECTIONS)
        numbers: list[int] = read_varints(header, 6).tolist()
        count, self.article_block, self.shards, forms, self.directory, self.unit_block = numbers
        self.tops = read_strings(others[:3])
        self.form_firsts = read_strings(others[3:6])
        if len(self.form_firsts) != forms or min(self.article_block, self.directory, self.unit_block) < 1:
            raise Damage("its header does not fit")
        self.paragraphs: Ints = read_varints(others[6], 2 * -(-count // self.unit_block)).reshape(-1, 2)
        if count != articles or len(self.tops) != -(-self.shards // self.directory):
            raise Damage("it holds more or fewer articles or shards than counted")

    def directory_size(self, number: int) -> int:
        """Shards that a d-file names."""
        return min(self.directory, self.shards - number * self.directory)


def read_directory(payload: bytes, count: int) -> list[bytes]:
    """First term of each shard of a d-file.

    Raises:
        Damage: there are more or fewer.
    """
    firsts = read_strings(split_sections(payload, 3))
    if len(firsts) != count:
        raise Damage("it names more or fewer shards than the root counts")
    return firsts


def read_unit_block(payload: bytes, articles: int, paragraphs: Ints) -> tuple[Ints, Ints]:
    """Chinese and English paragraphs of the articles of a u-file.

    Args:
        paragraphs: how many there are in each language.

    Raises:
        Damage: there are more or fewer.
    """
    zh, differences = split_sections(payload, _UNIT_SECTIONS)
    zh_counts = read_varints(zh, articles)
    en_counts = zh_counts + unzigzag(read_varints(differences, articles))
    if [int(zh_counts.sum()), int(en_counts.sum())] != paragraphs.tolist() or int(en_counts.min()) < 0:
        raise Damage("it holds more or fewer paragraphs than the root says")
    return zh_counts, en_counts


class Units:
    """The units of all articles.

    Args:
        zh_counts, en_counts: paragraphs of every article.

    Attributes:
        zh_counts: Chinese paragraphs of every article.
        first_units: first unit of every article, and behind the last the number of all units.
        scopes: how units are numbered for terms of one language.
    """

    def __init__(self, zh_counts: Ints, en_counts: Ints) -> None:
        self.zh_counts = zh_counts
        self.first_units: Ints = np.concatenate(([0], np.cumsum(zh_counts + en_counts + UNITS_BEFORE_TEXT)))
        self.scopes = Scopes(zh_counts, en_counts)


class Facets:
    """By facet the values of each article."""

    def __init__(self, payload: bytes, articles: int) -> None:
        header, *columns = split_sections(payload, 1 + len(FACETS))
        names = json.loads(header)
        self.values: dict[str, list[tuple[str, ...]]] = {
            facet: _values(read_varints(column).tolist(), names[facet], articles)
            for facet, column in zip(FACETS, columns, strict=True)
        }


def _values(numbers: list[int], names: list[str], articles: int) -> list[tuple[str, ...]]:
    values, place = [], 0
    for _ in range(articles):
        end = place + 1 + numbers[place]
        values.append(tuple(names[number] for number in numbers[place + 1 : end]))
        if len(values[-1]) != numbers[place]:
            raise Damage("values of a facet are cut short")
        place = end
    if place != len(numbers):
        raise Damage("there are more values of a facet than articles have")
    return values


def read_ids(payload: bytes, count: int) -> list[str]:
    """Ids of a block of articles.

    Raises:
        Damage: there are more or fewer.
    """
    days, pages, digests, *_ = split_sections(payload, ARTICLE_SECTIONS)
    if len(digests) != _DIGEST_BYTES * count:
        raise Damage("digests are more or fewer than articles")
    dates = [dt.date.fromordinal(day).isoformat() for day in np.cumsum(read_varints(days, count)).tolist()]
    names = digests.hex()
    digits = 2 * _DIGEST_BYTES
    return [
        f"{date}-{page}-{names[digits * index : digits * (index + 1)]}"
        for index, (date, page) in enumerate(zip(dates, read_varints(pages, count).tolist(), strict=True))
    ]


def read_forms(payload: bytes) -> dict[str, tuple[str, ...]]:
    """Forms by stem.

    Raises:
        Damage: stems and forms do not fit.
    """
    sections = split_sections(payload, _FORM_SECTIONS)
    stems = [stem.decode() for stem in read_strings(sections[:3])]
    ends = list(accumulate(read_varints(sections[3], len(stems)).tolist()))
    forms = [form.decode() for form in read_strings(sections[4:])]
    if (ends[-1] if ends else 0) != len(forms):
        raise Damage("forms are more or fewer than stems have")
    return {stem: tuple(forms[start:end]) for stem, start, end in zip(stems, [0, *ends], ends, strict=False)}
