"""The commands that print texts: hits of a search, and what a seed becomes."""

import argparse
import io
import json
import sys
from dataclasses import asdict
from unicodedata import east_asian_width

from duizhao.cli._outcome import GOOD, REJECTED, USAGE
from duizhao.errors import DuizhaoError, SeedRejectedError
from duizhao.ids import article_address
from duizhao.model import Article
from duizhao.plugin import read_configuration
from duizhao.search.concordance import search
from duizhao.search.lines_csv import csv_lines
from duizhao.search.published import INDEX
from duizhao.search.query import QueryError
from duizhao.seed_reader import read_one
from duizhao.store import site_reader

LINES, SIDE = 50, 30
"""Concordance lines that are printed unless more are asked for, and the context on each side of a hit."""


def search_command(parsed: argparse.Namespace) -> int:
    """Searches a published site."""
    configured = read_configuration(parsed.config)
    site = configured.root / parsed.site if parsed.site else configured.site
    read = site_reader(site)
    if read(INDEX) is None:
        raise DuizhaoError(f"expected a published site with {INDEX}, found none at {site}")
    limit = parsed.limit or (None if parsed.csv else LINES)
    try:
        found = search(read, parsed.query, sort=parsed.sort, limit=limit, without=parsed.without)
    except QueryError as error:
        print(f"{parsed.query}\n{_pointer(parsed.query, error)}\n{error.words.en} {error.words.zh}", file=sys.stderr)
        return USAGE
    if parsed.csv:
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(newline="")  # lines have their ends already
        sys.stdout.writelines(csv_lines(found.lines, configured.site_url))
        totals = found.result.totals
        if totals.articles and not totals.occurrences:
            print(f"{totals.articles} articles, in which a query of fields alone marks no words", file=sys.stderr)
        return GOOD
    for line in found.lines:
        print(
            f"{line.date} {line.unit:<5} {line.left[-SIDE:]:>{SIDE}} [{line.hit}] {line.right[:SIDE]}  {line.address}"
        )
    totals = found.result.totals
    for article in () if totals.occurrences else found.articles:
        print(f"{article[:10]}  {article_address(article)}")
    print(f"{totals.occurrences} occurrences, {totals.articles} articles, {totals.paragraphs} paragraphs")
    return GOOD


def _pointer(query: str, error: QueryError) -> str:
    """A line that points at the place of a mistake; Han characters are two columns wide."""
    width = [2 if east_asian_width(char) in "WF" else 1 for char in query]
    return " " * sum(width[: error.start]) + "^" * max(1, sum(width[error.start : error.end]))


def parse_command(parsed: argparse.Namespace) -> int:
    """Shows what one seed becomes."""
    if not parsed.file.is_file():
        print(f"duizhao parse: expected a file, found none at {parsed.file}", file=sys.stderr)
        return USAGE
    try:
        article = read_one(parsed.file)
    except SeedRejectedError as error:
        print(error, file=sys.stderr)
        return REJECTED
    print(_as_json(article))
    return GOOD


def _as_json(article: Article) -> str:
    return json.dumps(asdict(article), ensure_ascii=False, indent=2, default=str)
