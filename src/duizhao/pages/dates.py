"""Pages of days, months and years: chopping an article's address arrives at them."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from markupsafe import Markup

from duizhao.catalogue import Catalogue, Entry
from duizhao.dates import date_en, month_en
from duizhao.ids import day_address, month_address, year_address
from duizhao.labels import label
from duizhao.pages._markup import NOTHING, both, count_articles, html, join_html, link, page_words, say
from duizhao.pages.article_head import page_fragment
from duizhao.pages.listing import headline_link, short_list
from duizhao.pages.page import Page
from duizhao.pages.periods import day_period, month_days, month_period, range_words, ranges, year_period
from duizhao.pages.split import MOST, chunks


def day_pages(
    day: dt.date, entries: Sequence[Entry], describe: Callable[[Entry], Markup] = lambda _: NOTHING
) -> Iterator[Page]:
    """The page of an issue, grouped by printed page; over 200 articles, each printed page has pages of its own.

    Args:
        describe: what stands behind the link of each article for programs.
    """
    address = day_address(day)
    groups = [(page, list(group)) for page, group in groupby(entries, key=lambda entry: entry.page)]
    title = date_en(day)
    where = html(
        '<nav class="where" aria-label="{}"><a href="../../index.html">{}</a> › {}</nav>',
        label("where").en,
        day.year,
        link("../index.html", both(month_period(day.year, day.month).label)),
    )
    heading = html("{}<h1>{}</h1><p>{}</p>", where, both(day_period(day).label), count_articles(len(entries)))
    if len(entries) <= MOST:
        body = join_html(_printed_page(page, group, describe) for page, group in groups)
        yield Page(address, title, heading + body)
        return
    parts = [
        (f"page-{page or 0}-{number}.html" if number > 1 else f"page-{page or 0}.html", page, number == 1, chunk)
        for page, group in groups
        for number, chunk in enumerate(chunks(group), 1)
    ]
    links = join_html(
        html(
            "<li{}>{} <small>{}</small></li>",
            html(' id="{}"', page_fragment(page)) if is_first else NOTHING,
            link(name, page_words(page)),
            len(chunk),
        )
        for name, page, is_first, chunk in parts
    )
    yield Page(address, title, heading + html('<ul class="parts">{}</ul>', links))
    for name, page, _, chunk in parts:
        yield Page(address.replace("index.html", name), title, heading + _printed_page(page, chunk, describe))


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
    where = html('<nav class="where" aria-label="{}"><a href="../index.html">{}</a></nav>', label("where").en, year)
    body = html(
        "{}<h1>{}</h1><p>{}</p>{}{}",
        where,
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
        '<td class="has"><a href="{}/index.html">{} <small>{}</small></a></td>', f"{day.day:02}", day.day, count
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
