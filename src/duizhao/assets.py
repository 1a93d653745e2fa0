"""The theme's files as they are published: scripts without their comments, and the words that scripts need.

Modules, and the style sheets that they ask for, lie in a folder whose name says which version of all of them it is. A browser that
keeps some of them from before a site was published anew never joins them to others of now. `head.js` alone knows that name.
"""

import hashlib
import json
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import rjsmin

from duizhao.labels import Label, label, later_search_labels, passage_labels, search_labels

ROOT = "assets/duizhao"
_VERSION_BYTES = 4
_AT_SAME_ADDRESS = ("head.js", "moved.js")
"""Scripts that pages name."""
_OWN_FOLDER = '"./"'
"""How `head.js` names the folder of the modules in the source."""

_SCRIPT_LABELS = (
    "view",
    "view-both",
    "view-en",
    "view-zh",
    "n-of",
    "overlay",
    "overlay-none",
    "overlay-count",
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
_PAGE = ("main.js", "search/view/page.js")
"""What runs on the search page itself: the site's own script, the page."""
_WORKER = "search/worker.js"
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
        files[path.relative_to(folder).as_posix()] = data
    files["labels.js"] = label_module().encode()
    files["search-labels.js"] = _module(search_labels()).encode()
    files["search-later-labels.js"] = _module(later_search_labels()).encode()
    files["passage-labels.js"] = _module(passage_labels()).encode()
    if _WORKER in files:
        files[_WORKER] = _with_all_imports(_WORKER, files)
    yield from _placed(files)


def _placed(files: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Files by the addresses at which they are published; a style sheet may be asked for by pages and by modules."""
    modules = {
        name: data for name, data in files.items() if name.endswith((".js", ".css")) and name not in _AT_SAME_ADDRESS
    }
    digest = hashlib.sha256()
    for name, data in modules.items():
        digest.update(f"{name} {len(data)}\n".encode() + data)
    version = digest.hexdigest()[: 2 * _VERSION_BYTES]
    yield from ((f"{ROOT}-{version}/{name}", data) for name, data in modules.items())
    for name, data in files.items():
        if name == "head.js":
            yield (
                f"{ROOT}/{name}",
                data.replace(_OWN_FOLDER.encode(), f'"../{posixpath.basename(ROOT)}-{version}/"'.encode()),
            )
        elif name not in modules or name.endswith(".css"):
            yield f"{ROOT}/{name}", data


def module_folder(addresses: Iterable[str]) -> str:
    """The folder of the modules among published files; empty where there are none."""
    main = f"/{_PAGE[0]}"
    found = (address for address in addresses if address.startswith(f"{ROOT}-") and address.endswith(main))
    return next(found, "").removesuffix(main)


def modules_of(site: Path) -> str:
    """The folder of the modules in a published folder."""
    return module_folder(path.relative_to(site).as_posix() for path in site.glob(f"{ROOT}-*/*.js"))


def _with_all_imports(address: str, files: Mapping[str, bytes]) -> bytes:
    """A module that names all modules it needs, so that none of them waits until another one names it."""
    _, *others = module_graph([address], files)
    names = (posixpath.relpath(other, posixpath.dirname(address)) for other in others)
    return "".join(f'import"./{name}";' for name in names).encode() + files[address]


def announced_modules(files: Mapping[str, bytes]) -> list[str]:
    """Addresses, in the folder of modules, of those that the search page asks for at once: its own, and the worker, which names its own.

    Args:
        files: the published files by address.
    """
    folder = module_folder(files)
    entries = [f"{folder}/{name}" for name in _PAGE if f"{folder}/{name}" in files]
    announced = [*module_graph(entries, files), f"{folder}/{_WORKER}"]
    return [address.removeprefix(f"{folder}/") for address in announced if address in files]


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
