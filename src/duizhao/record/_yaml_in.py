"""YAML with places: values are asked for by type, and a complaint names its line."""

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass

import yaml

from duizhao.errors import RecordError
from duizhao.yaml_loader import SAFE_LOADER

_TAG = "tag:yaml.org,2002:"
_LONGEST_QUOTE = 60


@dataclass(frozen=True, slots=True)
class YamlValue:
    """A node of a YAML document in a file.

    Attributes:
        above: lines of the file above the document.
    """

    node: yaml.Node
    file: str
    above: int

    def error(self, expected: str, found: str = "") -> RecordError:
        """A complaint about this value."""
        return RecordError(self.file, self.node.start_mark.line + 1 + self.above, expected, found or self._described())

    def _described(self) -> str:
        """What stands here, in a few words."""
        if isinstance(self.node, yaml.ScalarNode):
            return repr(self.node.value[:_LONGEST_QUOTE])
        return "a list" if isinstance(self.node, yaml.SequenceNode) else "a mapping"

    def _scalar(self, kinds: Collection[str], expected: str) -> str:
        """The characters of a scalar of one of these types."""
        if isinstance(self.node, yaml.ScalarNode) and self.node.tag.removeprefix(_TAG) in kinds:
            return str(self.node.value)
        raise self.error(expected)

    def text(self) -> str:
        """A string.

        Raises:
            RecordError: it is none.
        """
        return self._scalar(("str",), "a string (in quotation marks)")

    def integer(self) -> int:
        """A whole number in decimal digits.

        Raises:
            RecordError: it is none.
        """
        digits = self._scalar(("int",), "a whole number")
        # 012, 1_000 and 1:30 are whole numbers too, but not the same ones in every version of YAML.
        if not digits.isdecimal() or str(int(digits)) != digits:
            raise self.error("a whole number in decimal digits")
        return int(digits)

    def integer_or_none(self) -> int | None:
        """A whole number or null.

        Raises:
            RecordError: it is neither.
        """
        is_null = isinstance(self.node, yaml.ScalarNode) and self.node.tag == _TAG + "null"
        return None if is_null else self.integer()

    def number(self) -> float:
        """A number.

        Raises:
            RecordError: it is none.
        """
        digits = self._scalar(("int", "float"), "a number")
        try:
            return float(digits)
        except ValueError:
            raise self.error("a number in decimal digits") from None

    def date(self) -> dt.date:
        """A day.

        Raises:
            RecordError: it is none.
        """
        text = self._scalar(("timestamp", "str"), "a date like 1958-01-06")
        try:
            return dt.date.fromisoformat(text)
        except ValueError:
            raise self.error("a date like 1958-01-06") from None

    def items(self) -> Iterator["YamlValue"]:
        """The items of a list.

        Raises:
            RecordError: it is none.
        """
        if not isinstance(self.node, yaml.SequenceNode):
            raise self.error("a list")
        return (YamlValue(node, self.file, self.above) for node in self.node.value)

    def is_mapping(self) -> bool:
        """Whether it has keys."""
        return isinstance(self.node, yaml.MappingNode)

    def fields(self, required: Collection[str], optional: Collection[str] = ()) -> dict[str, "YamlValue"]:
        """The values of a mapping by key, in no other keys than these.

        Raises:
            RecordError: no mapping, or a key that is missing, unknown or there twice.
        """
        if not isinstance(self.node, yaml.MappingNode):
            raise self.error(f"a mapping with {', '.join(required) or 'keys'}")
        found: dict[str, YamlValue] = {}
        for key_node, value_node in self.node.value:
            key = YamlValue(key_node, self.file, self.above)
            name = key.text()
            if name in found:
                raise key.error("every key once", f"{name!r} again")
            if name not in required and name not in optional:
                raise key.error(f"one of the keys {', '.join([*required, *optional])}")
            found[name] = YamlValue(value_node, self.file, self.above)
        missing = [name for name in required if name not in found]
        if missing:
            raise self.error(f"the key {missing[0]!r}", "none")
        return found


def load(text: str, file: str, above: int) -> YamlValue:
    """Read one YAML document without making values of it.

    Args:
        text: the document.
        file: name of the file for messages.
        above: lines of the file above the document.

    Raises:
        RecordError: it is no YAML, or empty.
    """
    try:
        node = yaml.compose(text, Loader=SAFE_LOADER)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 + above if error.problem_mark else 0
        raise RecordError(file, line, "YAML", error.problem or "something else") from error
    except (yaml.YAMLError, RecursionError) as error:
        raise RecordError(file, above, "YAML", str(error).splitlines()[0]) from error
    if node is None:
        raise RecordError(file, above, "front matter", "nothing")
    return YamlValue(node, file, above)
