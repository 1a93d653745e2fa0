"""The manifest of a site: which ids were published, and what their paragraphs said. A promise that can be checked."""

from duizhao.manifest._compare import Comparison, aliases_changed, compare, compare_ids, texts_changed
from duizhao.manifest._pins import Addition, Pins, pins_of
from duizhao.manifest._read import INDEX, Manifest, open_manifest, parse_manifest
from duizhao.manifest._write import FOLDER, ManifestParts, index_bytes, single_file, year_address, year_bytes

__all__ = [
    "FOLDER",
    "INDEX",
    "Addition",
    "Comparison",
    "Manifest",
    "ManifestParts",
    "Pins",
    "aliases_changed",
    "compare",
    "compare_ids",
    "index_bytes",
    "open_manifest",
    "parse_manifest",
    "pins_of",
    "single_file",
    "texts_changed",
    "year_address",
    "year_bytes",
]
