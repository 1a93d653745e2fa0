"""Which program this is: what it made is made again when it has changed."""

import hashlib
import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import duizhao

LEANS_ON = (
    "jieba", "jinja2", "markdown", "markupsafe", "mkdocs", "mkdocs-material", "numpy", "pygments", "pymdown-extensions", "pypinyin",
    "PyStemmer", "PyYAML", "rjieba", "rjsmin", "snowballstemmer",
)  # fmt: skip
"""Packages on which depends what is made of an article or a page."""


@cache
def program_digest() -> str:
    """Digest over the files of this package and the versions of what it leans on."""
    root = Path(duizhao.__file__).parent
    digest = hashlib.sha256(sys.version.encode())
    for name in LEANS_ON:
        digest.update(f"{name} {_version(name)}\n".encode())
    for path in sorted(root.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(f"{path.relative_to(root).as_posix()}\n".encode() + path.read_bytes())
    return digest.hexdigest()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
