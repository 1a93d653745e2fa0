"""Small pieces of XML; every value that enters is escaped on its way in."""

from markupsafe import Markup

from duizhao.text import xml_characters

DECLARATION = Markup('<?xml version="1.0" encoding="UTF-8"?>\n')


def xml(template: str, *values: str) -> Markup:
    """A piece of XML, each `{}` of it filled by one value, which is escaped unless it is Markup.

    >>> str(xml("<a>{}</a>", "x&y"))
    '<a>x&amp;y</a>'
    """
    cleaned = [value if isinstance(value, Markup) else xml_characters(value) for value in values]
    return Markup(template).format(*cleaned)  # noqa: S704 - the template is ours, its values are escaped
