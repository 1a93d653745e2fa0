"""The timeline: a bar chart in SVG that is read without a script, and a table that says the same."""

from markupsafe import Markup

from duizhao.catalogue import Entry
from duizhao.labels import label
from duizhao.pages._markup import NOTHING, both, html, join_html, link, say
from duizhao.pages.periods import Period, Scale, scale_for

_WIDTH = 720
_HEIGHT = 120
_AXIS = 18
_SPARK_HEIGHT = 24
_MOST_AXIS_LABELS = 12
_SIGN = 6.6
"""Width of a figure in a label."""


def scale_of(entries: tuple[Entry, ...]) -> Scale | None:
    """The scale that suits some entries in order; None where there are none."""
    return scale_for(entries[0].date, entries[-1].date) if entries else None


def chart(scale: Scale, counts: tuple[int, ...], root: str, over: tuple[int, ...] = ()) -> Markup:
    """A bar chart; every bar with articles is a link to its period.

    Args:
        counts: articles in each period.
        root: way to the root of the site.
        over: a part of them, drawn over the bars (a tag's).
    """
    most = max(counts, default=0) or 1
    bars = [
        _bar(scale, index, (count, over[index] if over else 0), most, root)
        for index, count in enumerate(counts)
        if count
    ]
    words = label("chart").fill(
        unit=scale.words.en, first=scale.periods[0].label.en, last=scale.periods[-1].label.en, most=most
    )
    return html(
        '<svg class="timeline" viewBox="0 0 {} {}" role="group" aria-label="{}" data-unit="{}">{}{}</svg>',
        _WIDTH,
        _HEIGHT + _AXIS,
        words.en,
        scale.unit,
        join_html(bars),
        _axis(scale),
    )


def _bar(scale: Scale, index: int, counts: tuple[int, int], most: int, root: str) -> Markup:
    count, part = counts
    period = scale.periods[index]
    width = _WIDTH / len(scale.periods)
    height = _bar_height(count, most)
    inner = html(
        '<rect x="{}" y="{}" width="{}" height="{}"/>',
        *_numbers(index * width, _HEIGHT - height, max(width - 1, 0.5), height),
    )
    if part:
        over = _bar_height(part, most)
        inner += html(
            '<rect class="over" x="{}" y="{}" width="{}" height="{}"/>',
            *_numbers(index * width, _HEIGHT - over, max(width - 1, 0.5), over),
        )
    said = label("n-of").fill(count=part, all=count).en if part else count
    words = f"{period.label.en}: {said}"
    return html(
        '<a href="{}" data-period="{}" aria-label="{}"><title>{}</title>{}</a>',
        root + _target(scale, period),
        "-".join(f"{part:02}" for part in period.key),
        words,
        words,
        inner,
    )


def _target(scale: Scale, period: Period) -> str:
    """Where a bar leads: its own page, or the timeline's table where it holds several years."""
    return period.address if scale.step == 1 else f"timeline.html#y{period.key[0]}"


def _bar_height(count: int, most: int) -> float:
    return max(2.0, (_HEIGHT - 4) * count / most)


def _numbers(*values: float) -> tuple[str, ...]:
    return tuple(f"{value:.1f}".removesuffix(".0") for value in values)


def _axis(scale: Scale) -> Markup:
    """A few labels below the bars."""
    every = -(-len(scale.periods) // _MOST_AXIS_LABELS)
    width = _WIDTH / len(scale.periods)
    labelled = (
        (index * width, _axis_words(scale, scale.periods[index])) for index in range(0, len(scale.periods), every)
    )
    words_below = join_html(
        html('<text x="{}" y="{}">{}</text>', *_numbers(x, _HEIGHT + _AXIS - 4), words)
        for x, words in labelled
        if x + _SIGN * len(words) <= _WIDTH  # the last one would be cut off
    )
    return html('<g aria-hidden="true">{}</g>', words_below)  # every bar says its period


def _axis_words(scale: Scale, period: Period) -> str:
    if scale.unit == "year":
        return f"{period.key[0]}"
    return f"{period.key[0]}-{period.key[1]:02}" if scale.unit == "month" else f"{period.key[1]}-{period.key[2]}"


def spark(counts: tuple[int, ...]) -> Markup:
    """A small chart without links, for lists; the numbers beside it say what matters."""
    most = max(counts, default=0) or 1
    width = _WIDTH / 6 / len(counts)
    bars = join_html(
        html(
            '<rect x="{}" y="{}" width="{}" height="{}"/>',
            *_numbers(
                index * width,
                _SPARK_HEIGHT - (height := max(2.0, _SPARK_HEIGHT * count / most)),
                max(width - 0.5, 0.5),
                height,
            ),
        )
        for index, count in enumerate(counts)
        if count
    )
    return html(
        '<svg class="spark" viewBox="0 0 {} {}" aria-hidden="true">{}</svg>', *_numbers(_WIDTH / 6, _SPARK_HEIGHT), bars
    )


def table(scale: Scale, counts: tuple[int, ...]) -> Markup:
    """The chart as a table, for a page at the root of the site: every period with articles, its name a link."""
    rows = [
        html(
            '<tr id="y{}"><th scope="row">{}</th><td>{}</td></tr>',
            "-".join(map(str, period.key)),
            link(period.address, both(period.label)) if scale.step == 1 else both(period.label),
            f"{count:,}",
        )
        for period, count in zip(scale.periods, counts, strict=True)
        if count
    ]
    if not rows:
        return NOTHING
    return html(
        '<table class="counts"><caption>{}</caption><thead><tr><th scope="col">{}</th><th scope="col">{}</th></tr></thead>'
        "<tbody>{}</tbody></table>",
        both(scale.words),
        say("period"),
        say("count"),
        join_html(rows),
    )
