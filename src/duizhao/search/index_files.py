"""The files of a volume beside its terms: root and directory, units, articles, days, pages, facets, lengths, forms."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import numpy as np

from duizhao.catalogue import Entry
from duizhao.ids import parse_id
from duizhao.search.binary import Ints, gaps, string_sections, varints, zigzag
from duizhao.search.days import AMOUNTS_FILE, DAYS_FILE
from duizhao.search.index_part import Sizes
from duizhao.search.index_shards import Limits, Write
from duizhao.search.tables import FACETS
from duizhao.stems import stem

ARTICLE_BLOCK = 128
"""Articles in an a-file: what a reader fetches to name ten hits."""

_MOST_TOPS = 256
"""Files of the directory of shards, at most: the root names each of them, and every query reads the root."""
_FORM_SHARD = 4_096
"""Bytes of stems and forms in a shard, about."""


def write_root(
    entries: Sequence[Entry], firsts: tuple[Sequence[bytes], Sequence[bytes]], write: Write, limits: Limits
) -> None:
    """Write where terms and forms lie: the root, which every query needs, and below it the directory of shards.

    Args:
        firsts: first term of every shard of terms, first stem of every shard of forms.
    """
    terms, forms = firsts
    directory = max(limits.directory, -(-len(terms) // _MOST_TOPS))
    header = varints([len(entries), ARTICLE_BLOCK, len(terms), len(forms), directory, limits.units])
    blocks = [(sum(zh), sum(en)) for zh, en in _paragraphs(entries, limits)]
    paragraphs = varints([number for block in blocks for number in block])
    write("root.bin", [header, *string_sections(terms[::directory]), *string_sections(forms), paragraphs])
    for number, start in enumerate(range(0, len(terms), directory)):
        write(f"d{number}.bin", string_sections(terms[start : start + directory]))


def write_units(entries: Sequence[Entry], write: Write, limits: Limits) -> None:
    """Write how many paragraphs articles have, from which the numbers of all units follow, in blocks."""
    for block, (zh, en) in enumerate(_paragraphs(entries, limits)):
        write(f"u{block}.bin", [varints(zh), varints(zigzag(en - zh))])


def _paragraphs(entries: Sequence[Entry], limits: Limits) -> Iterator[tuple[Ints, Ints]]:
    """Chinese and English paragraphs of the articles of each u-file."""
    for start in range(0, len(entries), limits.units):
        chosen = entries[start : start + limits.units]
        yield np.array([entry.zh_count for entry in chosen]), np.array([entry.en_count for entry in chosen])


def write_articles(entries: Sequence[Entry], write: Write) -> None:
    """Write day, id and page of every article, in blocks; the page apart where it is not the one that the id has."""
    for block, start in enumerate(range(0, len(entries), ARTICLE_BLOCK)):
        chosen = entries[start : start + ARTICLE_BLOCK]
        days = np.array([entry.date.toordinal() for entry in chosen], dtype=np.int64)
        ids = [parse_id(entry.id) for entry in chosen]
        digests = b"".join(bytes.fromhex(each.digest) for each in ids)
        shown = [entry.page or 0 for entry in chosen]
        others = [at for at, each in enumerate(ids) if each.page != shown[at]]
        corrected = [varints(gaps(np.array(others, dtype=np.int64))), varints([shown[at] for at in others])]
        write(f"a{block}.bin", [varints(gaps(days)), varints([each.page for each in ids]), digests, *corrected])


def write_days(entries: Sequence[Entry], sizes: Sizes, write: Write) -> None:
    """Write articles and code points of every day that has any."""
    days = np.array([entry.date.toordinal() for entry in entries], dtype=np.int64)
    distinct, starts, counts = np.unique(days, return_index=True, return_counts=True)
    sums = [np.add.reduceat(np.array(length, dtype=np.int64), starts) for length in (sizes.zh, sizes.en)]
    write(DAYS_FILE, [varints(gaps(distinct)), varints(counts)])
    write(AMOUNTS_FILE, [varints(each) for each in sums])


def write_facets(entries: Sequence[Entry], write: Write) -> None:
    """Write what the source says of every article, and its tags."""
    names: dict[str, list[str]] = {}
    columns = []
    for facet in FACETS:
        values = [_facet_values(entry, facet) for entry in entries]
        names[facet] = sorted({value for several in values for value in several})
        numbers = {value: number for number, value in enumerate(names[facet])}
        columns.append(
            varints([n for several in values for n in (len(several), *(numbers[value] for value in several))])
        )
    header = json.dumps(names, ensure_ascii=False, separators=(",", ":")).encode()
    write("facets.bin", [header, *columns])


def write_pages(entries: Sequence[Entry], write: Write) -> None:
    """Write the page of every article, 0 where it is unknown."""
    write("pages.bin", varints([entry.page or 0 for entry in entries]))


def _facet_values(entry: Entry, facet: str) -> Sequence[str]:
    if facet == "tag":
        return entry.tags
    names = {facet, f"{facet}-en"}
    return list(dict.fromkeys(value for name, value in entry.facets if name in names))


def write_lengths(sizes: Sizes, write: Write) -> None:
    """Write the number of tokens of every article."""
    write("lengths.bin", varints(sizes.tokens))


def write_forms(words: Iterable[str], write: Write) -> list[bytes]:
    """Write the forms of every stem that has any but itself; returns the first stem of every shard."""
    forms: dict[str, list[str]] = defaultdict(list)
    for word in words:
        forms[stem(word)].append(word)
    listed = sorted((each for each in forms.items() if each[1] != [each[0]]), key=lambda each: each[0].encode())
    firsts = []
    for shard, (_, group) in enumerate(groupby(_numbered(listed), key=lambda each: each[0])):
        chosen = [each for _, each in group]
        stems = [stem_.encode() for stem_, _ in chosen]
        firsts.append(stems[0])
        all_forms = [form.encode() for _, several in chosen for form in sorted(several, key=str.encode)]
        counts = varints([len(several) for _, several in chosen])
        write(f"f{shard}.bin", [*string_sections(stems), counts, *string_sections(all_forms)])
    return firsts


def _numbered(listed: Sequence[tuple[str, list[str]]]) -> Iterable[tuple[int, tuple[str, list[str]]]]:
    """Each stem with the number of its shard."""
    size = 0
    for each in listed:
        yield size // _FORM_SHARD, each
        size += 2 + sum(len(form.encode()) // 2 + 2 for form in each[1])
