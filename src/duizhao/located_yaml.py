"""YAML whose values know their line, so that every complaint about the apparatus can name one.

Only the plain part of YAML is read: text, whole and decimal numbers, ``true``/``false``, ``null``, lists and mappings.
Dates, ``yes``/``no``, ``012`` and ``12:30`` stay the text that they are.
"""

import re
from collections.abc import Callable
from typing import Any

import yaml

from duizhao.errors import ApparatusError
from duizhao.yaml_loader import SAFE_LOADER

_TAG = "tag:yaml.org,2002:"
_PLAIN_TAGS = {
    _TAG + name for name in ("str", "int", "float", "bool", "null", "timestamp", "value", "merge", "seq", "map")
}
_SCALARS: tuple[tuple[re.Pattern[str], Callable[[str], Any]], ...] = (
    (re.compile(r"(?:~|null|)"), lambda _: None),
    (re.compile(r"true|false"), lambda text: text == "true"),
    (re.compile(r"-?(?:0|[1-9]\d{0,17})", re.ASCII), int),
    (re.compile(r"-?(?:0|[1-9]\d{0,17})\.\d{1,17}", re.ASCII), float),
)


class LocatedDict(dict[str, Any]):
    """A mapping that knows the line where it begins and the line of each key."""

    __slots__ = ("key_lines", "line")

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.key_lines: dict[str, int] = {}


class LocatedList(list[Any]):
    """A list that knows the line where it begins and the line of each item."""

    __slots__ = ("item_lines", "line")

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.item_lines: list[int] = []


def load_yaml(text: str, file: str) -> Any:
    """Read one YAML document; mappings are `LocatedDict`, lists `LocatedList`.

    Args:
        text: the document; an empty one gives None.
        file: its name, for messages.

    Raises:
        ApparatusError: the text is no YAML of the plain kind, or says one key twice.

    >>> load_yaml("terms: [mass-line]", "vocabulary.yml")
    {'terms': ['mass-line']}
    """
    try:
        node = yaml.compose(text.removeprefix("\ufeff"), Loader=SAFE_LOADER)
        return None if node is None else _Builder(file).build(node)
    except yaml.YAMLError as error:
        raise ApparatusError(file, _line_of(error, text), "YAML", _problem(error)) from error
    except UnicodeError as error:
        raise ApparatusError(file, 0, "YAML", "a character that is half of a pair (a lone surrogate)") from error
    except RecursionError as error:
        raise ApparatusError(file, 0, "YAML", "lists or mappings nested too deeply") from error


def _line_of(error: yaml.YAMLError, text: str) -> int:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is not None:
        return min(int(mark.line) + 1, text.count("\n") + 1)
    position = getattr(error, "position", None)
    return text.count("\n", 0, position) + 1 if isinstance(position, int) else 0


def _problem(error: yaml.YAMLError) -> str:
    parts = (getattr(error, "context", None), getattr(error, "problem", None))
    return ", ".join(part for part in parts if part) or str(error).splitlines()[0]


class _Builder:
    """Turns YAML nodes into values, each shared node once."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._built: dict[int, Any] = {}
        self._open: set[int] = set()

    def build(self, node: yaml.Node) -> Any:
        key = id(node)
        if key in self._built:
            return self._built[key]
        line = node.start_mark.line + 1
        if key in self._open:
            raise ApparatusError(self._file, line, "a value", "an alias of itself")
        if node.tag not in _PLAIN_TAGS:
            raise ApparatusError(self._file, line, "plain YAML", f"the tag {node.tag.removeprefix(_TAG)}")
        self._open.add(key)
        self._built[key] = self._value(node, line)
        self._open.discard(key)
        return self._built[key]

    def _value(self, node: yaml.Node, line: int) -> Any:
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, line)
        if isinstance(node, yaml.SequenceNode):
            items = LocatedList(line)
            for item in node.value:
                items.append(self.build(item))
                items.item_lines.append(item.start_mark.line + 1)
            return items
        return _scalar(node)

    def _mapping(self, node: yaml.MappingNode, line: int) -> LocatedDict:
        mapping = LocatedDict(line)
        for key_node, value_node in node.value:
            key_line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                raise ApparatusError(self._file, key_line, "a word as key", "a list or mapping")
            key = str(key_node.value)
            if key in mapping:
                found = f"{key!r} again (first on line {mapping.key_lines[key]})"
                raise ApparatusError(self._file, key_line, "each key once", found)
            mapping[key] = self.build(value_node)
            mapping.key_lines[key] = key_line
        return mapping


def _scalar(node: yaml.Node) -> Any:
    text = str(node.value)
    if getattr(node, "style", None):
        return text
    for pattern, convert in _SCALARS:
        if pattern.fullmatch(text):
            return convert(text)
    return text


def said(value: Any) -> str:
    """A value as a message names it."""
    if isinstance(value, dict | list):
        return "a mapping" if isinstance(value, dict) else "a list"
    if value is None or isinstance(value, bool):
        return {None: "nothing", True: "true", False: "false"}[value]
    return repr(value)
