"""Plain values as YAML 1.1 that 1.2 reads alike: an emitter for one fixed shape, in block style.

A string is plain where no version of YAML could take it for anything else, and otherwise a JSON string, which is a
double-quoted scalar of YAML but for a few code points (YAML 1.1, production 1, `c-printable`).
"""

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping

Scalar = str | int | float | dt.date | None
Value = Scalar | list["Value"] | tuple[Scalar, ...] | Mapping[str, "Value"]
"""What front matter is made of: a list is written item by item, a tuple of scalars on one line."""

# A letter first, so that no number, date, indicator or blank can open it; nothing that could end it inside. Digests are
# quoted alike, whether or not a letter opens them.
_PLAIN = re.compile(
    r"(?![0-9a-f]{64}\Z)[^\W\d_](?:(?:[\w\u3000，。、；：？！（）《》〈〉“”‘’—…·,.;()'/-]| (?! ))*[\w，。、；：？！（）《》〈〉“”‘’—…·,.;()'/-])?"
)
_PLAIN_ID = re.compile(r"\d{4}-\d\d-\d\d-\d{1,4}-[0-9a-f]{8}", re.ASCII)
_PLAIN_IN_FLOW = re.compile(r"[a-z][a-z0-9-]*", re.ASCII)
_WORDS_WITH_A_MEANING = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan", "inf"})
# What JSON writes raw and YAML, or a line-based tool, would not keep.
_NOT_RAW = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def _quoted(text: str) -> str:
    """A string as a double-quoted scalar on one line."""
    return _NOT_RAW.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))


def _string(text: str, *, in_flow: bool) -> str:
    """A string, plain where that is safe."""
    safe = _PLAIN_IN_FLOW.fullmatch(text) if in_flow else _PLAIN.fullmatch(text) or _PLAIN_ID.fullmatch(text)
    return text if safe and text.lower() not in _WORDS_WITH_A_MEANING else _quoted(text)


def _scalar(value: Scalar, *, in_flow: bool = False) -> str:
    """A value that fits behind a key."""
    if isinstance(value, str):
        return _string(value, in_flow=in_flow)
    if value is None:
        return "null"
    return value.isoformat() if isinstance(value, dt.date) else repr(value)


def _item_lines(item: Value, indent: str) -> Iterator[str]:
    """The lines of an item of a list."""
    if not isinstance(item, Mapping):
        yield f"{indent}- {_inline(item)}"
        return
    mark = "- "
    for line in _lines(item, ""):
        yield f"{indent}{mark}{line}"
        mark = "  "


def _inline(value: Value) -> str:
    """A value on one line."""
    if isinstance(value, tuple):
        return f"[{', '.join(_scalar(item, in_flow=True) for item in value)}]"
    if isinstance(value, list | Mapping):
        raise TypeError("only a scalar or a tuple fits on one line")
    return _scalar(value)


def _lines(values: Mapping[str, Value], indent: str) -> Iterator[str]:
    """The lines of a mapping."""
    for key, value in values.items():
        if isinstance(value, Mapping):
            yield f"{indent}{key}:"
            yield from _lines(value, indent + "  ")
        elif isinstance(value, list):
            yield f"{indent}{key}:"
            for item in value:
                yield from _item_lines(item, indent + "  ")
        else:
            yield f"{indent}{key}: {_inline(value)}"


def dump(values: Mapping[str, Value]) -> str:
    """A mapping as YAML lines; no mapping or list in it may be empty.

    >>> dump({"title": "NO", "page": 4, "byline": {"zh": "静宇"}, "keywords": ["a: b"]}).splitlines()
    ['title: "NO"', 'page: 4', 'byline:', '  zh: 静宇', 'keywords:', '  - "a: b"']
    """
    return "".join(f"{line}\n" for line in _lines(values, ""))
