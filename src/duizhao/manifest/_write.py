"""Writing a manifest: a file for each year, so that one seed more rewrites one of them, and an index that names them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from duizhao import GENERATOR
from duizhao.manifest._pins import FORMAT, Addition, Pins, pins_to_json
from duizhao.permalinks import Permalinks

FOLDER = "manifest/"

_in_short = json.JSONEncoder(separators=(",", ":")).encode
"""One for all articles: `json.dumps` would make one for each."""


@dataclass(frozen=True, slots=True)
class ManifestParts:
    """What a manifest says beside its articles."""

    digest: str
    additions: Sequence[Addition]
    permalinks: Permalinks

    def to_json(self) -> dict[str, Any]:
        """As JSON."""
        links = self.permalinks
        return {
            "format": FORMAT,
            "generator": GENERATOR,
            "corpus": self.digest,
            "additions": [{"version": one.version, "released": one.released} for one in self.additions],
            "aliases": {
                key: {"to": links.aliases[key].to, "fragments": links.aliases[key].fragments}
                for key in sorted(links.aliases)
            },
            "withdrawn": {key: links.withdrawn[key].date.isoformat() for key in sorted(links.withdrawn)},
        }


def year_address(year: str) -> str:
    """Address of the file of a year.

    >>> year_address("1958")
    'manifest/1958.json'
    """
    return f"{FOLDER}{year}.json"


def year_bytes(articles: Mapping[str, Pins]) -> bytes:
    """The file of one year: its articles by id, one on a line."""
    return f'{{"format":{FORMAT},"articles":{_articles(articles)}}}\n'.encode()


def index_bytes(parts: ManifestParts, files: Mapping[str, tuple[int, str]]) -> bytes:
    """The index.

    Args:
        files: for each year how many articles it has, and the SHA-256 of its file in hex.
    """
    years = {year: {"articles": count, "sha256": digest} for year, (count, digest) in sorted(files.items())}
    return (json.dumps(parts.to_json() | {"years": years}, ensure_ascii=False, indent=1) + "\n").encode()


def single_file(parts: ManifestParts, articles: Mapping[str, Pins]) -> bytes:
    """A whole manifest in one file, to be kept with the corpus."""
    head = json.dumps(parts.to_json(), ensure_ascii=False, indent=1).removesuffix("\n}")
    return f'{head},\n "articles": {_articles(articles)}}}\n'.encode()


def _articles(articles: Mapping[str, Pins]) -> str:
    lines = ",\n".join(f'"{key}":{_in_short(pins_to_json(articles[key]))}' for key in sorted(articles))
    return f"{{\n{lines}\n}}" if lines else "{}"
