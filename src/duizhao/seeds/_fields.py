"""The fields at the head of each half: read as received, with the line that they stand on."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from duizhao.seeds._lines import Line
from duizhao.seeds._meta_lines import HEADING, is_date_line, is_page_line, read_meta, read_other_meta

NULL = "null"
"""What the archive's dump writes for a field that its database lacked."""

_NOBODY = frozenset(
    {"none", "n/a", "na", "nan", "nil", "-", "--", "—", "not specified", "not available", "unspecified", "unknown"}
)
"""What programs and translators write where a text has no byline."""

# Possessive quantifiers (`*+`) keep long runs of blanks linear.
_KEY = re.compile(r"(\**+)\s*+(Title|Author|Date|Page|Edition)[\s*]*+[:：](.*)", re.IGNORECASE)
_HEADER_REACH = 6
_META_REACH = 4
_LONGEST_PAGE = 12
"""Characters of a line that may stand for the page."""
_SENTENCE_END = ("。", "；", "。”", "。」", "。』")
"""What no headline and no byline ends with; a lost character may end one with a question mark."""


@dataclass(slots=True)
class Fields:
    """What the head of one half says, and where its body begins."""

    values: dict[str, Line] = field(default_factory=dict)
    unplaced: list[Line] = field(default_factory=list)
    otherwise: list[Line] = field(default_factory=list)
    nulls: list[Line] = field(default_factory=list)
    body: list[Line] = field(default_factory=list)

    def text(self, name: str) -> str:
        """The value of a field, empty where there is none."""
        return self.values[name].text if name in self.values else ""

    def line(self, name: str) -> int:
        """The line of a field, 0 where there is none."""
        return self.values[name].number if name in self.values else 0

    def put(self, name: str, line: Line, value: str) -> None:
        """Set a field; `null`, and for a byline other words for nobody, counts as empty and is remembered."""
        if value == NULL or (name == "author" and value.strip("()[]. ").casefold() in _NOBODY):
            self.nulls.append(line)
            value = ""
        self.values[name] = Line(line.number, value)


def header_key(text: str) -> str:
    """The key of an English header line in small letters; empty for other lines."""
    header = _header(text)
    return header[0] if header else ""


def _header(text: str) -> tuple[str, str] | None:
    """Key and value of an English header line, bold or not."""
    match = _KEY.fullmatch(text)
    if match is None:
        return None
    stars, key, value = match.groups()
    value = value.strip()
    if stars or (value.startswith("**") and value.endswith("**") and len(value) > len("****")):
        value = value.removeprefix("**").removesuffix("**").strip()
    key = key.lower()
    return ("page" if key == "edition" else key), value


def read_english_fields(lines: list[Line]) -> Fields:
    """Read `Title:`, `Author:`, `Date:` and `Page:` or `Edition:`; what follows is the body.

    A line among them that is none of them is kept as unplaced.
    """
    fields = Fields()
    filled = [line for line in lines if line.text]
    for index, line in enumerate(filled):
        header = _header(line.text)
        below = filled[index + 1 : index + 1 + _HEADER_REACH]
        is_again = header is not None and (
            filled[index - 1].number == line.number - 1 or fields.text(header[0]) == header[1]
        )
        if header is not None and header[0] not in fields.values:
            fields.put(header[0], line, header[1])
        elif is_again or ("date" not in fields.values and _more_headers(below, fields)):
            fields.unplaced.append(line)
        else:
            fields.body = lines[lines.index(line) :]
            break
    return fields


def _more_headers(below: list[Line], fields: Fields) -> bool:
    headers = [_header(line.text) for line in below]
    return any(header is not None and header[0] not in fields.values for header in headers)


def read_chinese_fields(lines: list[Line]) -> Fields:
    """Read heading, byline, date, page with section, and column; what follows is the body."""
    fields = Fields()
    filled = [line for line in lines if line.text]
    above = _above_heading(filled)
    rest = filled[above:]
    if rest and (match := HEADING.fullmatch(rest[0].text)):
        fields.put("title", rest[0], match[1].strip())
        rest = rest[1:]
    for index, line in enumerate(rest):
        if _is_said_again(fields, line.text):
            fields.unplaced.append(line)
        elif not _place_chinese(fields, line, rest[index + 1 : index + 1 + _META_REACH]):
            fields.body = lines[lines.index(line) :]
            break
    fields.unplaced[:0] = filled[:above]
    return fields


def _above_heading(filled: list[Line]) -> int:
    """How many lines stand above the heading of the half, where it has a date or a page below: no part of the article."""
    for index, line in enumerate(filled[: _META_REACH + 1]):
        if HEADING.fullmatch(line.text):
            below = (each.text for each in filled[index + 1 : index + 1 + _META_REACH])
            return index if any(is_date_line(text) or is_page_line(text) for text in below) else 0
    return 0


def _is_said_again(fields: Fields, text: str) -> bool:
    """Whether a line belongs to a head that comes again: its heading, and below it what is known already."""
    if not fields.unplaced:
        heading = HEADING.fullmatch(text)
        return heading is not None and bool(fields.text("title")) and heading[1].strip() == fields.text("title")
    meta = read_meta(text)
    is_known = all(fields.text(name) == value for name, value in meta.items())
    return is_known if meta else text == fields.text("author")


def _place_chinese(fields: Fields, line: Line, below: list[Line]) -> bool:
    """Put one line of the Chinese head where it belongs; False where the body begins."""
    values = fields.values
    usual = read_meta(line.text)
    if meta := _still_open(fields, usual or _in_another_form(fields, line.text)):
        for name, value in meta.items():
            fields.put(name, line, value)
        if not usual:
            fields.otherwise.append(line)
    elif line.text == NULL and "column" not in values:
        fields.nulls.append(line)
    elif _is_unknown_page(fields, line, below):
        fields.put("page", line, line.text)
        fields.otherwise.append(line)
    elif not {"date", "page", "column"} & values.keys() and _is_above_meta(line, below):
        if "title" not in values:
            fields.put("title", line, line.text)
        elif "author" not in values:
            fields.put("author", line, line.text)
        else:
            fields.values["author"] = Line(line.number, f"{values['author'].text} {line.text}")
    else:
        return False
    return True


def _is_unknown_page(fields: Fields, line: Line, below: list[Line]) -> bool:
    """Whether a short line between the date and the column stands in the place of the page, and says it in no known way: 中缝."""
    is_open = "date" in fields.values and not {"page", "column"} & fields.values.keys()
    is_short = len(line.text) <= _LONGEST_PAGE and not line.text.endswith(_SENTENCE_END)
    return is_open and is_short and any("column" in read_meta(each.text) for each in below[:1])


def _in_another_form(fields: Fields, text: str) -> Mapping[str, str]:
    """What a line above the column says in another form; a column in one stands below date or page."""
    known = fields.values.keys()
    meta = {} if "column" in known else read_other_meta(text)
    return meta if "column" not in meta or {"date", "page"} & (known | meta.keys()) else {}


def _still_open(fields: Fields, meta: Mapping[str, str]) -> Mapping[str, str]:
    """What a line says, where it is not known yet; a date stands above the column."""
    known = fields.values.keys()
    is_late = "date" in meta and "column" in known
    return {} if is_late or known & (meta.keys() - {"section"}) else meta


def _is_above_meta(line: Line, below: list[Line]) -> bool:
    """Whether a line is a headline or a byline: no sentence, and none between it and a line of date, page or column."""
    if line.text.endswith(_SENTENCE_END):
        return False
    texts = [each.text for each in below]
    ends = next((at for at, text in enumerate(texts) if text.endswith(_SENTENCE_END)), len(texts))
    return any(map(read_meta, texts[:ends])) or any(
        {"date", "page"} & read_other_meta(text).keys() for text in texts[:ends]
    )
