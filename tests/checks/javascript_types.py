"""The TypeScript compiler over the browser's modules: whether what their JSDoc says of types holds."""

import json
import subprocess
import tempfile
from pathlib import Path

from checks.tools import ToolMissingError, fetched
from nodejs import node

_OPTIONS = {
    **dict.fromkeys(("allowJs", "checkJs", "noEmit", "strict"), True),
    "target": "es2022",
    "module": "es2022",
    "moduleResolution": "bundler",
    "lib": ["es2023", "dom", "dom.iterable"],
    "types": [],  # none of what may be installed on the machine
}


def faults(folder: Path) -> list[str]:
    """Where a type does not hold in the modules of a folder, a line for each place.

    Raises:
        ToolMissingError: the compiler itself failed.
    """
    settings = {"compilerOptions": _OPTIONS, "include": [f"{folder.as_posix()}/**/*.js"]}
    with tempfile.TemporaryDirectory() as place:
        (Path(place) / "tsconfig.json").write_text(json.dumps(settings), "utf-8")
        command = [*node(), str(fetched("typescript") / "tsc.js"), "--pretty", "false", "-p", place]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    found = [line for line in done.stdout.splitlines() if line and not line.startswith(" ")]
    if done.stderr or bool(done.returncode) != bool(found):
        raise ToolMissingError(f"tsc ended with {done.returncode}: {done.stderr or done.stdout}")
    return found
