"""Files known to be bad (rejected.yml): they fail no build and stay in the report."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from duizhao.apparatus_entry import load_entries
from duizhao.errors import ApparatusError


@dataclass(frozen=True, slots=True)
class KnownBad:
    """A seed that a corpus keeper has declared bad.

    Attributes:
        file: its name below the seeds folder.
        reason: why it cannot be an article, in a sentence.
        line: where `rejected.yml` says so.
    """

    file: str
    reason: str
    line: int = field(default=0, compare=False)


def load_rejected(text: str, file: str) -> Mapping[str, KnownBad]:
    """Read rejected.yml: the declared files by name, in the order of the list.

    Args:
        text: the YAML.
        file: its name, for messages.

    Raises:
        ApparatusError: the YAML has another form, or lists a file twice.
    """
    declared: dict[str, KnownBad] = {}
    for entry in load_entries(text, file, "rejected"):
        entry.refuse_unknown(("file", "reason"))
        known = KnownBad(entry.text("file"), entry.text("reason"), entry.values.line)
        if known.file in declared:
            first = declared[known.file].line
            raise ApparatusError(
                file, entry.line_of("file"), "each file once", f"{known.file!r} again (first on line {first})"
            )
        declared[known.file] = known
    return declared
