"""Small parts of HTML; every value that enters is escaped by markupsafe on its way in."""

from markupsafe import Markup

from duizhao.labels import Label, label

_BOTH = Markup('{} <i lang="zh">{}</i>')
_LINK = Markup('<a href="{}">{}</a>')
NOTHING = Markup("")


def both(words: Label) -> Markup:
    """A label in both languages.

    >>> from duizhao.labels import Label
    >>> str(both(Label("Tags", "标签")))
    'Tags <i lang="zh">标签</i>'
    """
    return _BOTH.format(words.en, words.zh) if words.zh else Markup("{}").format(words.en)


def say(key: str, **values: object) -> Markup:
    """The label of a key in both languages, its places filled."""
    words = label(key)
    return both(words.fill(**values) if values else words)


def link(address: str, text: str | Markup) -> Markup:
    """A link; plain text in it is escaped."""
    return _LINK.format(address, text)


def bilingual(en: str, zh: str) -> Markup:
    """Corpus text in both languages; a side that is empty is left out."""
    if en and zh:
        return _BOTH.format(en, zh)
    return Markup('<i lang="zh">{}</i>').format(zh) if zh else Markup("{}").format(en)


def up(address: str) -> str:
    """The way from a page to the root of the site.

    >>> up("1958/01/index.html")
    '../../'
    """
    return "../" * address.count("/")


def count_articles(count: int) -> Markup:
    """A number of articles in words of both languages."""
    return say("one-article") if count == 1 else say("articles-n", count=f"{count:,}")


def shorten(text: str, most: int) -> str:
    """A text cut to a number of characters, with a sign that it goes on."""
    return text if len(text) <= most else text[: most - 1] + "…"
