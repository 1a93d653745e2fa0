"""The fields at the head of each half: read as received, with the line that they stand on."""

import re
from dataclasses import dataclass, field

from duizhao.dates import plain_date
from duizhao.seeds._lines import Line

NULL = "null"
"""What the archive's dump writes for a field that its database lacked."""

_NOBODY = frozenset(
    {"none", "n/a", "na", "nan", "nil", "-", "--", "—", "not specified", "not available", "unspecified", "unknown"}
)
"""What programs and translators write where a text has no byline."""

# Possessive quantifiers (`*+`) keep long runs of blanks linear.
_KEY = re.compile(r"(\**+)\s*+(Title|Author|Date|Page|Edition)[\s*]*+[:：](.*)", re.IGNORECASE)
_DATE_LINE = re.compile(r"\d{4}\s*+[-/.年]\s*+\d{1,2}\s*+[-/.月]\s*+\d{1,2}\s*+日?", re.ASCII)
_PAGE_LINE = re.compile(r"第\s*+([^\s版]*+)\s*+版(?:\s*+[(（](.*)[)）]|\s++([^\s。，；：、(（]{1,8}+))?")
"""The section stands in brackets, or as a short word behind a blank."""
_COLUMN_LINE = re.compile(r"[专專][栏欄]\s*+[:：]\s*+(.*)")
_HEADING = re.compile(r"#{1,6}(?:\s+|$)(.*)")
_HEADER_REACH = 6
_META_REACH = 4


@dataclass(slots=True)
class Fields:
    """What the head of one half says, and where its body begins."""

    values: dict[str, Line] = field(default_factory=dict)
    unplaced: list[Line] = field(default_factory=list)
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


def is_date_line(text: str) -> bool:
    """Whether a line holds a date and nothing else, possible or not."""
    return _DATE_LINE.fullmatch(plain_date(text)) is not None


def is_page_line(text: str) -> bool:
    """Whether a line is like 第4版(…)."""
    return _PAGE_LINE.fullmatch(text) is not None


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
        is_again = header is not None and index > 0 and filled[index - 1].number == line.number - 1
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
    rest = filled
    if filled and (match := _HEADING.fullmatch(filled[0].text)):
        fields.put("title", filled[0], match[1].strip())
        rest = filled[1:]
    for index, line in enumerate(rest):
        if not _place_chinese(fields, line, rest[index + 1 : index + 1 + _META_REACH]):
            fields.body = lines[lines.index(line) :]
            break
    return fields


def _place_chinese(fields: Fields, line: Line, below: list[Line]) -> bool:
    """Put one line of the Chinese head where it belongs; False where the body begins."""
    values = fields.values
    head_open = not {"date", "page", "column"} & values.keys()
    if "date" not in values and "column" not in values and is_date_line(line.text):
        fields.put("date", line, re.sub(r"\s+", "", plain_date(line.text)))
    elif "page" not in values and (match := _PAGE_LINE.fullmatch(line.text)):
        fields.put("page", line, match[1])
        fields.put("section", line, (match[2] or match[3] or "").strip())
    elif "column" not in values and (match := _COLUMN_LINE.fullmatch(line.text)):
        fields.put("column", line, match[1])
    elif line.text == NULL and "column" not in values:
        fields.nulls.append(line)
    elif head_open and any(is_date_line(next_.text) or is_page_line(next_.text) for next_ in below):
        if "title" not in values:
            fields.put("title", line, line.text)
        elif "author" not in values:
            fields.put("author", line, line.text)
        else:
            fields.values["author"] = Line(line.number, f"{values['author'].text} {line.text}")
    else:
        return False
    return True
