"""XML as text: elements whose content is escaped on its way in, unless it is XML already."""

from collections.abc import Iterable

from markupsafe import Markup, escape

from duizhao.text import xml_characters


def xml_text(text: str) -> Markup:
    r"""Text as XML: what XML cannot hold is replaced by U+FFFD, and a CR, which a reader would take for a LF, is numbered.

    >>> str(xml_text("a<b\uffff"))
    'a&lt;b\ufffd'
    """
    return escape(xml_characters(text)).replace("\r", Markup("&#13;"))


def element(name: str, *content: str, **attributes: str) -> Markup:
    """An element; attributes that are empty are left out.

    Args:
        content: text, which is escaped, or Markup.
        attributes: `xml_id` stands for `xml:id`, and a `_` at the end keeps a name apart from a word of Python.

    >>> str(element("p", "a&b", xml_id="zh1", type_="", n="1"))
    '<p xml:id="zh1" n="1">a&amp;b</p>'
    """
    said = "".join(f' {_attribute_name(key)}="{_attribute(value)}"' for key, value in attributes.items() if value)
    inside = "".join(part if isinstance(part, Markup) else xml_text(part) for part in content)
    # Every part is escaped above.
    return Markup(f"<{name}{said}>{inside}</{name}>" if inside else f"<{name}{said}/>")  # noqa: S704


def lines(parts: Iterable[Markup]) -> Markup:
    """Elements below each other, each on lines of its own; empty parts are left out."""
    return Markup("".join(f"\n{part}" for part in parts if part) + "\n")  # noqa: S704 - XML already


def _attribute_name(key: str) -> str:
    return key.removesuffix("_").replace("xml_", "xml:").replace("o_tmf", "o-tmf")


def _attribute(value: str) -> str:
    """A reader of XML makes a blank of a line end or tab in an attribute, unless it is written by number."""
    return str(xml_text(value)).replace("\t", "&#9;").replace("\n", "&#10;")
