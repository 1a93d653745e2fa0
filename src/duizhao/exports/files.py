"""What an export consists of once its formats are written."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from duizhao.exports.corpus import ExportedCorpus
from duizhao.exports.formats import FORMATS
from duizhao.exports.tables import tables
from duizhao.labels import Label, label

SUMS = "SHA256SUMS"


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """One file: its name below the folder of the export, its length in bytes, and its SHA-256 as 64 hex digits."""

    name: str
    length: int
    sha256: str


def written_file(name: str, data: bytes) -> WrittenFile:
    """What is to be known of a file of these bytes."""
    return WrittenFile(name, len(data), hashlib.sha256(data).hexdigest())


@dataclass(frozen=True, slots=True)
class Export:
    """An export: the corpus, the names of its formats, and the files that they made."""

    corpus: ExportedCorpus
    formats: tuple[str, ...]
    files: tuple[WrittenFile, ...]

    def by_format(self) -> Mapping[str, tuple[WrittenFile, ...]]:
        """Files by the name of their format; those that tell of the others stand under an empty name."""
        names = {file: name for name in self.formats for file in FORMATS[name].files}
        grouped: dict[str, list[WrittenFile]] = {name: [] for name in (*self.formats, "")}
        for file in self.files:
            grouped[names.get(file.name, "")].append(file)
        return {name: tuple(files) for name, files in grouped.items()}

    def about(self, file: WrittenFile) -> Label:
        """What a file holds, in both languages."""
        for name in self.formats:
            if file.name in FORMATS[name].files:
                table = tables().get(FORMATS[name].files[file.name])
                return Label(table.about, table.title) if table else label(f"data-in-{name}")
        return label("data-others")


def sums(files: Iterable[WrittenFile]) -> bytes:
    """SHA256SUMS, as `sha256sum -c` reads it."""
    return "".join(f"{file.sha256}  {file.name}\n" for file in sorted(files, key=lambda file: file.name)).encode()
