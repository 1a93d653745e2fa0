"""Small pieces of XML; every value that enters is escaped on its way in."""

import re

from markupsafe import Markup

DECLARATION = Markup('<?xml version="1.0" encoding="UTF-8"?>\n')

_IMPOSSIBLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def text(value: str) -> str:
    r"""A text with U+FFFD for what XML 1.0 cannot hold.

    >>> text("a\x0cb")
    'a\ufffdb'
    """
    return _IMPOSSIBLE.sub("\ufffd", value)


def xml(template: str, *values: str) -> Markup:
    """A piece of XML, each `{}` of it filled by one value, which is escaped unless it is Markup.

    >>> str(xml("<a>{}</a>", "x&y"))
    '<a>x&amp;y</a>'
    """
    cleaned = [value if isinstance(value, Markup) else text(value) for value in values]
    return Markup(template).format(*cleaned)  # noqa: S704 - the template is ours, its values are escaped
