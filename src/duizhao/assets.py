"""The theme's files as they are published: scripts without their comments, and the words that scripts need."""

import json
import posixpath
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import rjsmin

from duizhao.labels import Label, label, later_search_labels, search_labels

ROOT = "assets/duizhao"

_SCRIPT_LABELS = (
    "view",
    "view-both",
    "view-en",
    "view-zh",
    "overlay",
    "overlay-none",
    "scheme",
    "find-failed",
    "retry",
)
_SEARCH_ENTRIES = (f"{ROOT}/main.js", f"{ROOT}/search/view/page.js", f"{ROOT}/search/worker.js")
"""What the search page runs: the site's own script, the page, the worker."""
_IMPORT = re.compile(r"""(?:^|[;}\s])(?:import|export)\b(?:[^"'()]*?\bfrom)?\s*(["'])(\.[^"']+)\1""")
"""A static import; a call of `import()` is none."""


def theme_assets(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of a theme's assets as address and bytes, and the modules of labels made from the words of the pages.

    Comments and indents of scripts are left out: they are for those who read the source, and a third of its bytes.
    """
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        data = path.read_bytes()
        if path.suffix == ".js":
            data = rjsmin.jsmin(data.decode()).encode()
        yield f"{ROOT}/{path.relative_to(folder).as_posix()}", data
    yield f"{ROOT}/labels.js", label_module().encode()
    yield f"{ROOT}/search-labels.js", _module(search_labels()).encode()
    yield f"{ROOT}/search-later-labels.js", _module(later_search_labels()).encode()


def search_modules(assets: Mapping[str, bytes]) -> list[str]:
    """Addresses of all modules that a first query needs, so that none of them waits until another one names it.

    Args:
        assets: the published files by address.
    """
    found: dict[str, None] = {}
    waiting = [address for address in _SEARCH_ENTRIES if address in assets]
    while waiting:
        address = waiting.pop(0)
        if address not in found:
            found[address] = None
            waiting += imports(address, assets[address].decode())
    return list(found)


def imports(address: str, script: str) -> list[str]:
    """Addresses of the modules that a module imports, each of which is loaded before it runs."""
    folder = posixpath.dirname(address)
    return [posixpath.normpath(posixpath.join(folder, match[2])) for match in _IMPORT.finditer(script)]


def label_module() -> str:
    """The module of labels that every page's script imports."""
    return _module({key: label(key) for key in _SCRIPT_LABELS})


def _module(labels: Mapping[str, Label]) -> str:
    words = {key: [words.en, words.zh] for key, words in labels.items()}
    return f"export default {json.dumps(words, ensure_ascii=False)};\n"
