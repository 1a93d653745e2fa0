"""What a corpus keeper says of the corpus as a whole, once, in mkdocs.yml."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """Statements that every page may need.

    Attributes:
        site_name: name of the site, as in the head of its pages.
        site_url: its public address, ending in a slash; empty where it has none yet.
        version: of the corpus, free text such as `2026.1`; empty where it has none.
        released: day of this version, `2026-11-26`; empty where it is not said.
        keepers: who keeps the corpus, as a citation of it names them: `Family, Given`, or the name of a body.
        licence: SPDX identifier of the corpus's licence; empty where none is given.
        newspaper_en: title of the newspaper in English, where the apparatus does not describe it.
        newspaper_zh: title in characters, likewise.
        original: where the Chinese text comes from.
        translation: who or what translated, when, and whether anybody checked it.
        translator_en: who or what translated, as a citation names it; empty where that is not known.
        translator_zh: the same in Chinese.
        translated: year of the translation, or year and month, `2025-04`; empty where that is not known.
        verified: who checked the translations against the originals; empty where nobody did.
        citation_style: style of the citations that stand in every page.
        rights_original: rights statement for the Chinese text.
        rights_translation: rights statement for the English text.
        report: address for reports of errors, http(s) or mailto; `{id}` stands for the article's id; empty for none.
        facsimile: address of a facsimile with `{year}`, `{month}`, `{day}`, `{page}`; empty for none.
    """

    site_name: str = ""
    site_url: str = ""
    version: str = ""
    released: str = ""
    keepers: tuple[str, ...] = ()
    licence: str = ""
    newspaper_en: str = "People’s Daily"
    newspaper_zh: str = "人民日报"
    original: str = ""
    translation: str = ""
    translator_en: str = ""
    translator_zh: str = ""
    translated: str = ""
    verified: str = ""
    citation_style: str = "chicago-bibliography"
    rights_original: str = ""
    rights_translation: str = ""
    report: str = ""
    facsimile: str = ""
