"""Concordance lines as CSV, in the columns of the search page's download."""

from collections.abc import Iterable, Iterator

from duizhao.dates import date_en
from duizhao.ids import parse_id
from duizhao.newspaper import Newspaper
from duizhao.search.concordance import Line
from duizhao.spreadsheets import csv_row

COLUMNS = ("id", "date", "page", "paragraph", "left", "hit", "right", "pair", "permalink", "citation")


def csv_lines(lines: Iterable[Line], newspaper: Newspaper, site_url: str) -> Iterator[str]:
    """Rows of a CSV file, the head first.

    Args:
        newspaper: for the citation.
        site_url: address of the site, ending in a slash; empty where it has none yet.
    """
    yield csv_row(COLUMNS)
    for line in lines:
        permalink = site_url + line.address
        page = f", page {line.page}" if line.page else ""
        date = parse_id(line.article).date
        title = newspaper.at(date).title
        citation = f"{title.en or title.pinyin or title.zh}, {date_en(date)}{page}. {permalink}"
        cells = (line.article, line.date, line.page or "", line.unit, line.left, line.hit, line.right, line.pair)
        yield csv_row((*cells, permalink, citation))
