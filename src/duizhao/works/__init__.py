"""Articles as works that are cited: headlines romanised and in sentence case, bylines as creators, the newspaper of the day."""

from duizhao.works._bylines import creators
from duizhao.works._creator import Creator
from duizhao.works._runs import NOT_TEXT, Citation, Run, italic, runs
from duizhao.works._works import Cataloguer, Cited, Translation, Works, abstract, translation_of

__all__ = [
    "NOT_TEXT",
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
]
