"""Concordance lines as CSV, in the columns of the search page's download."""

from collections.abc import Iterable, Iterator

from duizhao.search.concordance import Line
from duizhao.spreadsheets import csv_row

COLUMNS = ("id", "date", "page", "paragraph", "left", "hit", "right", "pair", "permalink", "citation")


def csv_lines(lines: Iterable[Line], site_url: str) -> Iterator[str]:
    """Rows of a CSV file, the head first. A hit is cited as words of its own work, the original or the translation.

    Args:
        site_url: address of the site, ending in a slash; empty where it has none yet.
    """
    yield csv_row(COLUMNS)
    for line in lines:
        permalink = site_url + line.address
        cells = (line.article, line.date, line.page or "", line.unit, line.left, line.hit, line.right, line.pair)
        yield csv_row((*cells, permalink, f"{line.citation} {permalink}".strip()))
