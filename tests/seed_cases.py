"""The golden cases of the seed reader, as bytes and expectations: shared by the tests that go over all of them."""

import codecs
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent.parent
FOLDER = Path(__file__).parent / "golden" / "seeds"

_BOMS = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}


@dataclass(frozen=True, slots=True)
class Case:
    """One golden case.

    Attributes:
        data: the bytes of the seed.
        wanted: what the YAML file says.
    """

    name: str
    data: bytes
    wanted: dict[str, Any]


def _with_line_ends(text: str, ends: str) -> str:
    if ends == "crlf":
        return text.replace("\n", "\r\n")
    if ends == "cr":
        return text.replace("\n", "\r")
    head, mark, tail = text.partition("### ")
    assert ends == "mixed", ends
    assert mark, "line_ends: mixed needs a Chinese half"
    return head + mark + tail.replace("\n", "\r\n")


def _seed_bytes(case: dict[str, Any]) -> bytes:
    if "file" in case:
        return (ROOT / "seeds" / case["file"]).read_bytes()
    if "seed_hex" in case:
        return bytes.fromhex(case["seed_hex"])
    text = case["seed"]
    if "line_ends" in case:
        text = _with_line_ends(text, case["line_ends"])
    encoding = case.get("encoding", "utf-8")
    return _BOMS.get(encoding, b"") + text.encode(encoding)


def load_cases() -> list[Case]:
    """All cases, by name."""
    cases = []
    for path in sorted(FOLDER.glob("*.yml")):
        wanted = yaml.safe_load(path.read_text(encoding="utf-8"))
        cases.append(Case(path.stem, _seed_bytes(wanted), wanted))
    return cases
