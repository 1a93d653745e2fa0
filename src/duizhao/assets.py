"""The theme's files as they are published: scripts without their comments, and the words that scripts need."""

import json
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import rjsmin

from duizhao.labels import Label, label, later_search_labels, passage_labels, search_labels

ROOT = "assets/duizhao"

_SCRIPT_LABELS = (
    "view",
    "view-both",
    "view-en",
    "view-zh",
    "overlay",
    "overlay-none",
    "scheme",
    "keys",
    "find-failed",
    "retry",
    "corpus-version",
    "part-failed",
    "more-styles",
    "list-as-file",
    "basket",
    "margin-system",
    "margin-finding",
)
_PAGE = (f"{ROOT}/main.js", f"{ROOT}/search/view/page.js")
"""What runs on the search page itself: the site's own script, the page."""
_WORKER = f"{ROOT}/search/worker.js"
_IMPORT = re.compile(r"""(?:^|[;}\s])(?:import|export)\b(?:[^"'()]*?\bfrom)?\s*(["'])(\.[^"']+)\1""")
"""A static import; a call of `import()` is none."""


def theme_assets(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of a theme's assets as address and bytes, and the modules of labels made from the words of the pages.

    Comments and indents of scripts are left out: they are for those who read the source, and a third of its bytes.
    """
    files: dict[str, bytes] = {}
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        data = path.read_bytes()
        if path.suffix == ".js":
            data = rjsmin.jsmin(data.decode()).encode()
        files[f"{ROOT}/{path.relative_to(folder).as_posix()}"] = data
    files[f"{ROOT}/labels.js"] = label_module().encode()
    files[f"{ROOT}/search-labels.js"] = _module(search_labels()).encode()
    files[f"{ROOT}/search-later-labels.js"] = _module(later_search_labels()).encode()
    files[f"{ROOT}/passage-labels.js"] = _module(passage_labels()).encode()
    if _WORKER in files:
        files[_WORKER] = _with_all_imports(_WORKER, files)
    yield from files.items()


def _with_all_imports(address: str, files: Mapping[str, bytes]) -> bytes:
    """A module that names all modules it needs, so that none of them waits until another one names it."""
    _, *others = module_graph([address], files)
    names = (posixpath.relpath(other, posixpath.dirname(address)) for other in others)
    return "".join(f'import"./{name}";' for name in names).encode() + files[address]


def announced_modules(files: Mapping[str, bytes]) -> list[str]:
    """Addresses of the modules that the search page asks for at once: its own, and the worker, which names its own.

    Args:
        files: the published files by address.
    """
    entries = [address for address in _PAGE if address in files]
    return [*module_graph(entries, files), *(address for address in (_WORKER,) if address in files)]


def module_graph(entries: Iterable[str], files: Mapping[str, bytes]) -> list[str]:
    """Addresses of some modules and of all that are loaded before they run."""
    found: dict[str, None] = {}
    waiting = list(entries)
    while waiting:
        address = waiting.pop(0)
        if address not in found:
            found[address] = None
            waiting += imports(address, files[address].decode())
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
    compact = json.dumps(words, ensure_ascii=False, separators=(",", ":"))
    return f"export default {compact};\n"
