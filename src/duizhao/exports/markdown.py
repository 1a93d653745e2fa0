"""Pieces of Markdown about an export: for its README and for the Data page of the site, which name them in comments."""

import importlib.resources
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from markupsafe import escape

from duizhao.exports.corpus import ExportedCorpus
from duizhao.exports.files import Export
from duizhao.exports.formats import FORMATS
from duizhao.exports.tables import FORMAT, Table, tables
from duizhao.labels import label

README = "README.md"

_PIECE = re.compile(r"^<!-- duizhao:(data-[a-z-]+) -->$", re.MULTILINE)
PIECES = ("data-corpus", "data-citation", "data-files", "data-fields")


def fill(markdown: str, pieces: Mapping[str, str]) -> str:
    """A page with its pieces filled in; one that is not known stays."""
    return _PIECE.sub(lambda match: pieces.get(match[1], match[0]), markdown)


def fill_page(markdown: str, export: Export | None, folder: str) -> str:
    """A page of the site with the pieces about the data that it asks for.

    Args:
        export: what is published; None for nothing.
        folder: where its files lie, seen from the page, ending in a slash.
    """
    if not _PIECE.search(markdown):
        return markdown
    return fill(markdown, {**corpus_pieces(export.corpus), **export_pieces(export, folder)} if export else nothing())


def readme(corpus: ExportedCorpus, export: Export | None = None) -> str:
    """The README of an export, or of an archive that knows of no other file."""
    name = "readme.md" if export else "archive.md"
    return fill(_template(name), {**corpus_pieces(corpus), **(export_pieces(export) if export else {})})


@cache
def _template(name: str) -> str:
    return importlib.resources.files("duizhao.exports").joinpath(name).read_text(encoding="utf-8")


def nothing() -> Mapping[str, str]:
    """The pieces where no data are published."""
    words = label("data-none")
    return dict.fromkeys(PIECES, f'{words.en} <i lang="zh">{words.zh}</i>') | {"data-fields": fields_table()}


def corpus_pieces(corpus: ExportedCorpus) -> Mapping[str, str]:
    """What is said of the corpus, and how it is cited."""
    settings = corpus.settings
    span = f"{corpus.first.isoformat()} – {corpus.last.isoformat()}" if corpus.first and corpus.last else ""
    said = (
        ("data-version", corpus.release),
        ("data-format", str(FORMAT)),
        ("articles", f"{corpus.articles:,}"),
        ("dates", span),
        ("data-site", settings.site_url),
        ("original", settings.original),
        ("translation", settings.translation),
        ("data-rights-original", settings.rights_original),
        ("data-rights-translation", settings.rights_translation),
        ("data-generator", corpus.generator),
    )
    rows = [(_both(key), _cell(value)) for key, value in said if value]
    return {
        "data-corpus": _table((_both("data-field"), _both("value")), rows),
        "data-citation": f"> {_cell(corpus.citation())}",
    }


def export_pieces(export: Export, folder: str = "") -> Mapping[str, str]:
    """The files and the fields of an export.

    Args:
        folder: where its files lie, seen from the page, ending in a slash.
    """
    heads = tuple(_both(key) for key in ("data-file", "data-holds", "data-bytes", "data-sha256"))
    return {"data-files": _table(heads, list(_files(export, folder))), "data-fields": fields_table()}


def _files(export: Export, folder: str) -> Iterator[tuple[str, ...]]:
    for name, files in export.by_format().items():
        title = f"{FORMATS[name].title}. " if name else ""
        for file in files:
            words = export.about(file)
            about = f'{title}{words.en} <i lang="zh">{words.zh}</i>'
            link = f'<a href="{folder}{file.name}" download>{file.name}</a>'
            yield link, about, f"{file.length:,}", f"`{file.sha256}`"


def fields_table() -> str:
    """Every table with its fields."""
    return "\n\n".join(part for table in tables().values() for part in _fields(table))


def _fields(table: Table) -> Iterator[str]:
    yield f'### {table.name} <i lang="zh">{table.title}</i>'
    yield f"{table.about} {_both('data-key')}: {', '.join(f'`{name}`' for name in table.key)}."
    targets = {name: each.table for each in table.foreign for name in each.fields}
    rows = []
    for field in table.fields:
        to = f" → {targets[field.name]}" if field.name in targets else ""
        kind = field.type if field.required else f"{field.type}, {_both('data-optional')}"
        rows.append((f'`{field.name}` <i lang="zh">{field.title}</i>', kind, _cell(field.about) + to))
    yield _table(tuple(_both(key) for key in ("data-field", "data-type", "data-holds")), rows)


def _table(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [heads, ("---",) * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(text: str) -> str:
    """Text in a cell of a table or in a quotation: nothing in it is Markdown or HTML."""
    return re.sub(r"([\\|*_`\[\]{}])", lambda match: f"&#{ord(match[0])};", str(escape(text))).replace("\n", " ")


def _both(key: str) -> str:
    words = label(key)
    return f'{words.en} <i lang="zh">{words.zh}</i>'
