"""datapackage.json: a Frictionless Data Package (https://datapackage.org) that describes every file and field."""

import json
from collections.abc import Mapping
from typing import Any

from duizhao.exports.csv_tables import csv_file
from duizhao.exports.files import Export, WrittenFile
from duizhao.exports.formats import FORMATS
from duizhao.exports.tables import FORMAT, Field, Table, tables

FILE = "datapackage.json"

_TYPES = {"lang": "string", "numbers": "string", "words": "string"}
_CONSTRAINTS: Mapping[str, dict[str, Any]] = {
    "lang": {"enum": ["zh", "en"]},
    "numbers": {"pattern": "[1-9][0-9]*( [1-9][0-9]*)*"},
}
_OF_FIELD: Mapping[tuple[str, str], dict[str, Any]] = {
    ("articles", "id"): {"pattern": "[0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9]{1,4}-[0-9a-f]{8}"},
    ("articles", "page"): {"minimum": 1},
    ("datelines", "day"): {"minimum": 1, "maximum": 31},
    ("headlines", "role"): {"enum": ["kicker", "main", "deck"]},
    ("paragraphs", "number"): {"minimum": 1},
    ("paragraphs", "anchor"): {"pattern": "(zh|en)[1-9][0-9]*"},
    ("pairs", "confidence"): {"minimum": 0, "maximum": 1},
    ("pairs", "type"): {"pattern": "[0-9]+:[0-9]+"},
    ("sources", "sha256"): {"pattern": "[0-9a-f]{64}"},
}


def datapackage(export: Export) -> bytes:
    """The package of an export."""
    corpus, settings = export.corpus, export.corpus.settings
    archives = {"original": settings.original, "translation": settings.translation}
    rights = {"original": settings.rights_original, "translation": settings.rights_translation}
    said = {
        "profile": "data-package",
        "name": f"duizhao-{corpus.version}",
        "title": settings.site_name,
        "description": corpus.citation(),
        "homepage": settings.site_url,
        "version": corpus.version,
        "format": FORMAT,
        "generator": corpus.generator,
        "sources": [{"title": words} for words in archives.values() if words],
        "rights": {which: words for which, words in rights.items() if words},
        "resources": [_resource(export, name, file) for name in export.formats for file in export.by_format()[name]],
    }
    known = {key: value for key, value in said.items() if value}
    return (json.dumps(known, ensure_ascii=False, indent=1) + "\n").encode()


def _resource(export: Export, name: str, file: WrittenFile) -> dict[str, Any]:
    stem, _, ending = file.name.rpartition(".")
    said = {
        "name": (stem.removeprefix("csv/") if name == "csv" else f"{stem}-{name}").replace("/", "-"),
        "path": file.name,
        "type": "file",
        "title": FORMATS[name].title,
        "description": export.about(file).en,
        "format": ending,
        "mediatype": FORMATS[name].media_type,
        "bytes": file.length,
        "hash": f"sha256:{file.sha256}",
    }
    return said | _tabular(file) if name == "csv" else said


def _tabular(file: WrittenFile) -> dict[str, Any]:
    (table,) = (table for table in tables().values() if csv_file(table.name) == file.name)
    return {
        "profile": "tabular-data-resource",
        "type": "table",
        "title": f"{table.name} {table.title}",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": _schema(table),
    }


def _schema(table: Table) -> dict[str, Any]:
    keys = [
        {"fields": list(each.fields), "reference": {"resource": each.table, "fields": list(each.there)}}
        for each in table.foreign
    ]
    return {
        "fields": [_field(table, field) for field in table.fields],
        "missingValues": [""],
        "primaryKey": list(table.key),
        **({"foreignKeys": keys} if keys else {}),
    }


def _field(table: Table, field: Field) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if field.required else {}
    constraints |= _CONSTRAINTS.get(field.type, {}) | _OF_FIELD.get((table.name, field.name), {})
    return {
        "name": field.name,
        "title": field.title,
        "type": _TYPES.get(field.type, field.type),
        "description": field.about,
        **({"constraints": constraints} if constraints else {}),
    }
