"""The Nu Html Checker (vnu) over a folder: HTML, CSS and SVG in one start of Java."""

import json
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from checks.tools import ToolMissingError, fetched, java


@dataclass(frozen=True, slots=True)
class Message:
    """One complaint of vnu.

    Attributes:
        file: address in the site.
        kind: error, warning or non-document-error.
    """

    file: str
    line: int
    kind: str
    text: str
    extract: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.kind}: {self.text} ({self.extract.strip()!r})"


SUFFIXES = (".html", ".css", ".svg")


def complaints(site: Path) -> list[Message]:
    """All errors and warnings about the pages, styles and drawings of a site; mere information is left out.

    Raises:
        ToolMissingError: vnu itself failed.
    """
    with tempfile.TemporaryDirectory() as name:
        # vnu takes every file of a folder for HTML, and a command line has no room for the names of all pages.
        folder = Path(name).resolve()
        for file in site.rglob("*"):
            if file.suffix in SUFFIXES:
                copy = folder / file.relative_to(site)
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(file, copy)
        return _run(folder)


def _run(folder: Path) -> list[Message]:
    options = ["--format", "json", "--stdout", "--exit-zero-always", "--also-check-css", "--also-check-svg"]
    command = [str(java()), "-jar", str(fetched("vnu-jar")), *options, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode or not done.stdout.startswith("{"):
        raise ToolMissingError(f"vnu ended with {done.returncode}: {done.stderr or done.stdout}")
    return read_messages(done.stdout, folder)


def read_messages(report: str, folder: Path) -> list[Message]:
    """The errors and warnings in a JSON report of vnu about the files of a folder."""
    messages = []
    for entry in json.loads(report)["messages"]:
        kind = entry.get("subType") if entry["type"] == "info" else entry["type"]
        if kind is None:
            continue
        file = Path(unquote(urlsplit(entry.get("url", "")).path))
        shown = file.relative_to(folder).as_posix() if file.is_relative_to(folder) else str(file)
        messages.append(Message(shown, entry.get("lastLine", 0), kind, entry["message"], entry.get("extract", "")))
    return messages
