"""Whether anything has changed since the last build: if not, there is nothing to do.

Files are known by name, size and times of change, of their content and of their entry, as `git status` knows them. A strict build always looks at everything.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from duizhao.program import program_digest
from duizhao.store import folder_digest, read_text, remove_file, replace_file, tree_digest

_FILE = "built.json"

Warned = tuple[str, int, str]
"""Who has warned, how gravely, and in which words, as Python's logging has them."""


@dataclass(frozen=True, slots=True)
class Built:
    """How the last build ended.

    Attributes:
        sources: what it was made from, as `sources_digest` gave it before it began.
        site: the folder that it was published into.
        site_digest: over the states of its files afterwards.
        counted: what was said of the corpus.
        files: how many the site has.
        warnings: what was warned of, which follows from the sources alone.
    """

    sources: str
    site: str
    site_digest: str
    counted: str
    files: int
    warnings: tuple[Warned, ...] = ()


def sources_digest(root: Path, folders: Iterable[Path]) -> str:
    """Digest over the program, the files of a project's own folder, and all below some folders."""
    return f"{program_digest()} {tree_digest(sorted(folders), root)}"


def last_build(cache: Path, sources: str, site: Path) -> Built | None:
    """The last build, where neither its sources nor its site have changed since."""
    try:
        built = Built(**json.loads(read_text(cache / _FILE) or "null"))
    except (ValueError, TypeError):
        return None
    is_same = (built.sources, built.site) == (sources, str(site)) and built.site_digest == folder_digest(site)
    return built if is_same else None


def remember_build(cache: Path, built: Built) -> None:
    """Keep in mind how a build ended that rejected nothing."""
    replace_file(cache / _FILE, json.dumps(asdict(built)).encode())


def forget_build(cache: Path) -> None:
    """A build begins: whatever stops it, the next one looks at everything."""
    remove_file(cache / _FILE)
