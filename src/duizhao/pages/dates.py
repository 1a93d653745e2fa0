"""Pages of days, months and years: chopping an article's address arrives at them."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from duizhao.catalogue import Catalogue, Entry
from duizhao.dates import date_en, month_en
from duizhao.ids import day_address, month_address, year_address
from duizhao.labels import Label, label, page_label
from duizhao.pages._markup import (
    NOTHING,
    both,
    count_articles,
    count_label,
    html,
    join_html,
    link,
    page_words,
    say,
    way_up,
)
from duizhao.pages.article_head import page_fragment
from duizhao.pages.listing import headline_link, short_list
from duizhao.pages.page import Page
from duizhao.pages.periods import day_period, month_days, month_period, range_words, ranges, year_period
from duizhao.pages.split import MOST, chunks, numbered_part


def day_pages(
    day: dt.date, entries: Sequence[Entry], describe: Callable[[Entry], Markup] = lambda _: NOTHING
) -> Iterator[Page]:
    """The page of an issue, grouped by printed page; over 200 articles, each printed page has pages of its own.

    Args:
        describe: what stands behind the link of each article for programs.
    """
    groups = [(page, list(group)) for page, group in groupby(entries, key=lambda entry: entry.page)]
    heading = html("{}<p>{}</p>", _day_heading(day), count_articles(len(entries)))
    if len(entries) <= MOST:
        body = join_html(_printed_page(page, group, describe) for page, group in groups)
        yield Page(day_address(day), date_en(day), heading + body)
        return
    pieces = [_Piece(page, number, chunk) for page, group in groups for number, chunk in enumerate(chunks(group), 1)]
    links = join_html(map(_piece_link, pieces))
    yield Page(day_address(day), date_en(day), heading + html('<ul class="parts">{}</ul>', links))
    heading = _day_heading(day, link("index.html", both(day_period(day).label)))
    for piece in pieces:
        content = html("{}<p>{}</p>", heading, count_articles(len(piece.entries)))
        yield Page(
            day_address(day).replace("index.html", piece.name),
            f"{date_en(day)}, {piece.label.en}",
            content + _printed_page(piece.page, piece.entries, describe),
        )


@dataclass(frozen=True, slots=True)
class _Piece:
    """Articles of a printed page on a crowded day, as many as one page of ours holds."""

    page: int | None
    number: int
    entries: Sequence[Entry]

    @property
    def name(self) -> str:
        """Of its file."""
        return f"page-{self.page or 0}{f'-{self.number}' if self.number > 1 else ''}.html"

    @property
    def label(self) -> Label:
        """What it is called: the first one as the printed page, which may have no more."""
        name = page_label(self.page)
        return numbered_part(name, self.number) if self.number > 1 else name


def _piece_link(piece: _Piece) -> Markup:
    is_first = piece.number == 1
    return html(
        "<li{}>{} <small>{}</small></li>",
        html(' id="{}"', page_fragment(piece.page)) if is_first else NOTHING,
        link(piece.name, both(piece.label)),
        len(piece.entries),
    )


def _day_heading(day: dt.date, *below: Markup) -> Markup:
    """The heading of a day, below the links that lead to it.

    Args:
        below: further links, behind that to the month.
    """
    month = both(month_period(day.year, day.month).label)
    above = (link("../../index.html", str(day.year)), link("../index.html", month), *below)
    return html("{}<h1>{}</h1>", way_up("where", above), both(day_period(day).label))


def _printed_page(page: int | None, entries: Sequence[Entry], describe: Callable[[Entry], Markup]) -> Markup:
    items = join_html(
        html("<li>{}{}</li>", headline_link(entry, entry.address.rpartition("/")[2]), describe(entry))
        for entry in entries
    )
    return html('<h2 id="{}">{}</h2><ol class="articles">{}</ol>', page_fragment(page), page_words(page), items)


def month_page(year: int, month: int, entries: Sequence[Entry]) -> Page:
    """The page of a month: a calendar with counts, its gaps, and the articles where they fit."""
    counts = {day: len(list(group)) for day, group in groupby(entries, key=lambda entry: entry.date)}
    gaps = [day.day for day in month_days(year, month) if day not in counts]
    words = month_period(year, month).label
    body = html(
        "{}<h1>{}</h1><p>{}</p>{}{}",
        way_up("where", [link("../index.html", str(year))]),
        both(words),
        count_articles(len(entries)),
        _calendar(year, month, counts),
        _gaps("gaps", gaps),
    )
    return Page(month_address(year, month), words.en, body, articles=short_list(entries, "../../"))


def _calendar(year: int, month: int, counts: dict[dt.date, int]) -> Markup:
    names = zip(label("weekdays").en.split(), label("weekdays").zh.split(), strict=True)
    head = join_html(html('<th scope="col">{} <i lang="zh">{}</i></th>', en, zh) for en, zh in names)
    cells = [Markup("<td></td>")] * dt.date(year, month, 1).weekday()
    cells += [_cell(day, counts.get(day, 0)) for day in month_days(year, month)]
    cells += [Markup("<td></td>")] * (-len(cells) % 7)
    weeks = join_html(html("<tr>{}</tr>", join_html(cells[start : start + 7])) for start in range(0, len(cells), 7))
    return html(
        '<table class="calendar"><caption>{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table>',
        say("days"),
        head,
        weeks,
    )


def _cell(day: dt.date, count: int) -> Markup:
    if not count:
        return html("<td>{}</td>", day.day)
    return html(
        '<td class="has"><a href="{}/index.html">{} <small>{}</small><span class="hidden"> {}</span></a></td>',
        f"{day.day:02}",
        day.day,
        count,
        count_label(count).en.partition(" ")[2],
    )


def _gaps(key: str, numbers: Sequence[int]) -> Markup:
    if not numbers:
        return NOTHING
    return html(
        '<p class="gaps">{}: {}. {}</p>',
        say(key),
        ", ".join(range_words(*run) for run in ranges(numbers)),
        say("gap-warning"),
    )


def year_page(year: int, entries: Sequence[Entry]) -> Page:
    """The page of a year: its months with counts, its gaps, and the articles where they fit."""
    counts = {month: len(list(group)) for month, group in groupby(entries, key=lambda entry: entry.date.month)}
    items = join_html(
        html(
            "<li>{} <small>{}</small></li>",
            link(f"{month:02}/index.html", say("month", month=month_en(month), number=month)),
            f"{count:,}",
        )
        for month, count in counts.items()
    )
    gaps = [month for month in range(1, 13) if month not in counts]
    words = year_period(year).label
    body = html(
        '<h1>{}</h1><p>{}</p><h2>{}</h2><ul class="parts">{}</ul>{}',
        both(words),
        count_articles(len(entries)),
        say("months"),
        items,
        _gaps("gap-months", gaps),
    )
    return Page(year_address(year), words.en, body, articles=short_list(entries, "../"))


def month_and_year_pages(catalogue: Catalogue) -> Iterator[Page]:
    """Pages of all months and years."""
    for (year, month), group in groupby(catalogue.entries, key=lambda entry: (entry.date.year, entry.date.month)):
        yield month_page(year, month, tuple(group))
    for year, of_year in groupby(catalogue.entries, key=lambda entry: entry.date.year):
        yield year_page(year, tuple(of_year))


def year_gaps(catalogue: Catalogue) -> Markup:
    """Years between the first and the last that have no article."""
    years = {day.year for day in catalogue.days}
    gaps = [year for year in range(min(years), max(years)) if year not in years] if years else []
    return _gaps("gap-years", gaps)
