"""What a corpus keeper says of the corpus as a whole, once, in mkdocs.yml."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """Statements that every page may need.

    Attributes:
        newspaper_en: title of the newspaper in English, as on the masthead line.
        newspaper_zh: title in characters.
        original: where the Chinese text comes from.
        translation: who or what translated, when, and whether anybody checked it.
        rights_original: rights statement for the Chinese text.
        rights_translation: rights statement for the English text.
        report: address for reports of errors, http(s) or mailto; `{id}` stands for the article's id; empty for none.
        facsimile: address of a facsimile with `{year}`, `{month}`, `{day}`, `{page}`; empty for none.
    """

    newspaper_en: str = "People’s Daily"
    newspaper_zh: str = "人民日报"
    original: str = ""
    translation: str = ""
    rights_original: str = ""
    rights_translation: str = ""
    report: str = ""
    facsimile: str = ""
