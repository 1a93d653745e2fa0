"""Article ids, addresses and anchors: made, read and checked here and nowhere else.

An id is a promise. ``1958-01-06-4-3fa9c27e`` is the date of print, the printed page (0 where unknown) and eight hex
digits of a SHA-256 over headline and first characters of the text, as received. Corrections and other files never
change it.
"""

import datetime as dt
import hashlib
import re
from dataclasses import dataclass
from typing import Literal

from duizhao.errors import IdError
from duizhao.text import without_blanks

Lang = Literal["en", "zh"]

OPENING = 40
"""Characters of the body that enter the id."""

AN_ID = "an article id like 1958-01-06-4-3fa9c27e"
"""What is expected where an id stands, for messages."""
_ID = re.compile(r"(\d{4})-(\d\d)-(\d\d)-(\d{1,4})-([0-9a-f]{8})", re.ASCII)
_ANCHOR = re.compile(r"(en|zh)([1-9]\d*)", re.ASCII)


@dataclass(frozen=True, slots=True)
class ArticleId:
    """The parts of an article id.

    >>> str(parse_id("1958-01-06-4-3fa9c27e"))
    '1958-01-06-4-3fa9c27e'
    """

    date: dt.date
    page: int
    digest: str

    def __str__(self) -> str:
        return f"{self.date.isoformat()}-{self.page}-{self.digest}"


def make_id(date: dt.date, page: int | None, headline: str, body: str) -> str:
    """Make the id of an article from what its seed says.

    Args:
        date: date of print.
        page: printed page; None where unknown.
        headline: Chinese headline as received, or the English one where there is no Chinese.
        body: body of the same language, paragraphs joined; only its first 40 characters count.

    >>> make_id(dt.date(1958, 1, 6), 4, "密切　党群关系", "") == make_id(dt.date(1958, 1, 6), 4, "密切党群关系", "")
    True
    """
    opening = without_blanks(body)[:OPENING]
    digest = hashlib.sha256((without_blanks(headline) + opening).encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return str(ArticleId(date, page or 0, digest))


def parse_id(text: str) -> ArticleId:
    """Read an article id.

    Raises:
        IdError: the text has another form, or its date does not exist.
    """
    match = _ID.fullmatch(text)
    if match is None:
        raise IdError(f"expected {AN_ID}, found {text!r}")
    year, month, day, page, digest = match.groups()
    try:
        date = dt.date(int(year), int(month), int(day))
    except ValueError as error:
        raise IdError(f"article id {text!r} names a day that does not exist") from error
    return ArticleId(date, int(page), digest)


def article_address(article_id: str) -> str:
    """Address of an article's page, from the root of the site.

    >>> article_address("1958-01-06-4-3fa9c27e")
    '1958/01/06/4-3fa9c27e.html'
    """
    return f"{article_id[:4]}/{article_id[5:7]}/{article_id[8:10]}/{article_id[11:]}.html"


def id_of_address(address: str) -> str:
    """The article id that an address names.

    Raises:
        IdError: the address is no article's.

    >>> id_of_address("1958/01/06/4-3fa9c27e.html")
    '1958-01-06-4-3fa9c27e'
    """
    match = re.fullmatch(r"/?(\d{4})/(\d\d)/(\d\d)/(\d{1,4}-[0-9a-f]{8})\.html", address)
    if match is None:
        raise IdError(f"expected an article address like 1958/01/06/4-3fa9c27e.html, found {address!r}")
    return str(parse_id("-".join(match.groups())))


def record_path(article_id: str) -> str:
    """Path of an article's record below `corpus/articles/`.

    >>> record_path("1958-01-06-4-3fa9c27e")
    '1958/01/1958-01-06-4-3fa9c27e.md'
    """
    return f"{article_id[:4]}/{article_id[5:7]}/{article_id}.md"


def day_address(date: dt.date) -> str:
    """Address of the page of one day: `1958/01/06/index.html`."""
    return f"{date.year:04}/{date.month:02}/{date.day:02}/index.html"


def month_address(year: int, month: int) -> str:
    """Address of the page of one month: `1958/01/index.html`."""
    return f"{year:04}/{month:02}/index.html"


def year_address(year: int) -> str:
    """Address of the page of one year: `1958/index.html`."""
    return f"{year:04}/index.html"


def anchor(lang: Lang, number: int) -> str:
    """Fragment of a paragraph: `zh3`."""
    return f"{lang}{number}"


def parse_anchor(text: str) -> tuple[Lang, int]:
    """Read the fragment of a paragraph.

    Raises:
        IdError: the text has another form.

    >>> parse_anchor("zh3")
    ('zh', 3)
    """
    match = _ANCHOR.fullmatch(text)
    if match is None:
        raise IdError(f"expected a paragraph like zh3 or en3, found {text!r}")
    return ("en" if match[1] == "en" else "zh"), int(match[2])
