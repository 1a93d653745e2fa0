"""rejected.yml: made-up entries, and the file that the project ships."""

from pathlib import Path

import pytest

from duizhao.errors import ApparatusError
from duizhao.rejected import KnownBad, load_rejected

SHIPPED = Path(__file__).parents[1] / "corpus" / "apparatus" / "rejected.yml"


def test_known_bad_files_are_kept_by_name_with_line_and_reason() -> None:
    known = load_rejected(
        "rejected:\n  - file: b.txt\n    reason: B.\n  - file: a.txt\n    reason: A.\n", "rejected.yml"
    )
    assert list(known) == ["b.txt", "a.txt"]
    assert known["a.txt"] == KnownBad("a.txt", "A.")
    assert known["a.txt"].line == 4


@pytest.mark.parametrize(
    ("text", "line", "found"),
    [
        ("rejected:\n  - file: a\n    reason: x\n  - reason: y\n    file: a\n", 5, "'a' again (first on line 2)"),
        ("rejected:\n  - file: a\n", 2, "nothing"),
        ("rejected:\n  - file: a\n    resaon: x\n", 3, "'resaon' (did you mean reason?)"),
        ("rejected:\n  - file: 1958\n    reason: x\n", 2, "1958"),
    ],
)
def test_entries_of_another_form_are_refused(text: str, line: int, found: str) -> None:
    with pytest.raises(ApparatusError) as caught:
        load_rejected(text, "rejected.yml")
    assert (caught.value.line, caught.value.found) == (line, found)


def test_the_shipped_file_loads() -> None:
    assert load_rejected(SHIPPED.read_text(encoding="utf-8"), "rejected.yml") == {}
