"""CITATION.cff: how to cite the corpus as a whole (Citation File Format 1.2.0)."""

from collections.abc import Mapping
from typing import Any

import yaml

from duizhao.catalogue import Catalogue
from duizhao.newspaper import Newspaper
from duizhao.site_files.whole import Whole

ADDRESS = "CITATION.cff"


def citation_file(whole: Whole) -> bytes:
    """The file; what the settings do not say is left out."""
    settings = whole.settings
    facts = {
        "cff-version": "1.2.0",
        "message": "To cite the corpus as a whole, use this; each page says how to cite its article.",
        "type": "dataset",
        "title": settings.site_name,
        "authors": [_author(name) for name in settings.keepers or (settings.site_name,)],
        "abstract": _abstract(whole.catalogue, whole.newspaper),
        "version": settings.version,
        "date-released": settings.released,
        "license": _licence(settings.licence),
        "url": settings.site_url,
        "identifiers": [
            {"type": "other", "value": whole.digest, "description": "Digest over the digests of all seeds."}
        ],
    }
    said = {key: value for key, value in facts.items() if value}
    return yaml.safe_dump(said, allow_unicode=True, sort_keys=False, width=100).encode()


def _author(name: str) -> Mapping[str, Any]:
    """A person, `Family, Given`, or a body."""
    family, comma, given = (part.strip() for part in name.partition(","))
    return {"family-names": family, "given-names": given} if comma and given else {"name": name}


def _licence(expression: str) -> str | list[str]:
    """A licence, or several of which one may be chosen; other expressions of SPDX have no form in this file."""
    choices = expression.split(" OR ")
    if any(" " in each or "(" in each or each.startswith("LicenseRef-") for each in choices):
        return ""
    return choices if len(choices) > 1 else expression


def _abstract(catalogue: Catalogue, newspaper: Newspaper) -> str:
    entries = catalogue.entries
    if not entries:
        return ""
    titles = newspaper.titles(entries[0].date, entries[-1].date)
    paper = " and ".join(f"{title.en} {title.zh}" for title in titles)
    span = f"{entries[0].date.isoformat()} to {entries[-1].date.isoformat()}"
    return f"{len(entries):,} articles of {paper}, {span}: Chinese originals and English translations."
