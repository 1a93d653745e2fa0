"""Articles as works that are cited: headlines romanised and in sentence case, bylines as creators, the newspaper of the day."""

from duizhao.works._bylines import creators
from duizhao.works._creator import TURNS_NAMES, Creator, zotero_language, zotero_names
from duizhao.works._runs import NOT_TEXT, Citation, Run, italic, runs
from duizhao.works._works import Cataloguer, Cited, Translation, Works, abstract, translation_of

__all__ = [
    "NOT_TEXT",
    "TURNS_NAMES",
    "Cataloguer",
    "Citation",
    "Cited",
    "Creator",
    "Run",
    "Translation",
    "Works",
    "abstract",
    "creators",
    "italic",
    "runs",
    "translation_of",
    "zotero_language",
    "zotero_names",
]
