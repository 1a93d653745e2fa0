"""The theme's files as they are published: scripts without their comments, and the words that scripts need."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import rjsmin

from duizhao.labels import Label, label, search_labels

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


def label_module() -> str:
    """The module of labels that every page's script imports."""
    return _module({key: label(key) for key in _SCRIPT_LABELS})


def _module(labels: Mapping[str, Label]) -> str:
    words = {key: [words.en, words.zh] for key, words in labels.items()}
    return f"export default {json.dumps(words, ensure_ascii=False)};\n"
