"""Small parts of HTML; every value that enters is escaped on its way in, unless it is HTML already."""

from collections.abc import Iterable
from functools import cache, lru_cache

from markupsafe import Markup, escape

from duizhao.labels import Label, label, page_label
from duizhao.text import has_han

NOTHING = Markup("")
_REMEMBERED = 4096
"""Names and labels in both languages that are remembered: most stand on many pages."""


def html(template: str, *values: object) -> Markup:
    """A piece of HTML, each `{}` of it filled by one value.

    Args:
        template: HTML of our own, with places.
        values: text, which is escaped, or Markup.

    Raises:
        ValueError: there are more or fewer values than places.

    >>> str(html('<a href="{}">{}</a>', "x.html", "A<B"))
    '<a href="x.html">A&lt;B</a>'
    """
    first, *others = _pieces(template)
    filled = [first]
    for value, piece in zip(values, others, strict=True):
        filled += (value if isinstance(value, Markup) else escape(value), piece)
    return Markup("".join(filled))  # noqa: S704 - every value is escaped above


@cache
def _pieces(template: str) -> tuple[str, ...]:
    return tuple(template.split("{}"))


def join_html(parts: Iterable[str], between: str = "") -> Markup:
    """Parts one after another, escaped where they are no HTML yet; `between` is HTML of our own."""
    escaped = [part if isinstance(part, Markup) else escape(part) for part in parts]
    return Markup(between.join(escaped))  # noqa: S704 - every part is escaped above


def way_up(name: str, above: Iterable[Markup]) -> Markup:
    """Links to the pages that a page is below, the highest first.

    Args:
        name: label of what they are, for those who hear the page.
    """
    return html('<nav class="where" aria-label="{}">{}</nav>', label(name).en, join_html(above, " › "))


def both(words: Label) -> Markup:
    """A label in both languages.

    >>> from duizhao.labels import Label
    >>> str(both(Label("Tags", "标签")))
    'Tags <i lang="zh">标签</i>'
    """
    return bilingual(words.en, words.zh) if words.zh else escape(words.en)


def in_its_language(text: str) -> str | Markup:
    """What a source says of itself, which is Chinese where it has any: a voice then reads it as such."""
    return html('<i lang="zh">{}</i>', text) if has_han(text) else text


def say(key: str, **values: object) -> Markup:
    """The label of a key in both languages, its places filled."""
    return both(label(key).fill(**values)) if values else _say(key)


@cache
def _say(key: str) -> Markup:
    return both(label(key))


def link(address: str, text: str | Markup) -> Markup:
    """A link; plain text in it is escaped."""
    return html('<a href="{}">{}</a>', address, text)


@lru_cache(maxsize=_REMEMBERED)
def bilingual(en: str, zh: str) -> Markup:
    """Text in both languages; a side that is empty is left out."""
    if en and zh:
        return html('{} <i lang="zh">{}</i>', en, zh)
    return html('<i lang="zh">{}</i>', zh) if zh else escape(en)


def wide_table(kind: str, name: str, columns: Iterable[str], rows: Markup) -> Markup:
    """A table that may be wider than the window, and then scrolls in a box that the keyboard reaches.

    Args:
        kind: class of the table.
        name: of the box, for those who do not see it.
        columns: keys of the labels that head it.
        rows: HTML of the rows of its body.
    """
    heads = join_html(html('<th scope="col">{}</th>', say(column)) for column in columns)
    return html(
        '<div class="wide" role="region" tabindex="0" aria-label="{}"><table class="{}"><thead><tr>{}</tr></thead>'
        "<tbody>{}</tbody></table></div>",
        name,
        kind,
        heads,
        rows,
    )


def up(address: str) -> str:
    """The way from a page to the root of the site.

    >>> up("1958/01/index.html")
    '../../'
    """
    return "../" * address.count("/")


def count_articles(count: int) -> Markup:
    """A number of articles in words of both languages."""
    return both(count_label(count))


def count_label(count: int) -> Label:
    """A number of articles as a label."""
    return label("one-article") if count == 1 else label("articles-n").fill(count=f"{count:,}")


def page_words(page: int | None) -> Markup:
    """A printed page in words of both languages."""
    return both(page_label(page))


def shorten(text: str, most: int) -> str:
    """A text cut to a number of characters, with a sign that it goes on."""
    return text if len(text) <= most else text[: most - 1] + "…"
