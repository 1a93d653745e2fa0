"""The units of an article by name, as the guide defines them: the stretches of text that a match stays inside."""

from dataclasses import dataclass
from typing import Literal

from duizhao.ids import Lang, anchor
from duizhao.model import Article, Paragraph

UnitKind = Literal["headline", "byline", "text"]


@dataclass(frozen=True, slots=True)
class Unit:
    """One stretch of text that is searched.

    Attributes:
        number: of the paragraph in its language; 0 for headline and byline.
        text: as the page shows it, not folded.
    """

    kind: UnitKind
    lang: Lang
    number: int
    text: str

    @property
    def name(self) -> str:
        """`headline-zh`, `byline-en`, or the paragraph's fragment, `zh3`."""
        return anchor(self.lang, self.number) if self.kind == "text" else f"{self.kind}-{self.lang}"


def units(article: Article) -> tuple[Unit, ...]:
    """What is searched in an article, in order: headlines, bylines, the Chinese and the English paragraphs."""
    return (
        Unit("headline", "zh", 0, article.headline_zh.text),
        Unit("headline", "en", 0, article.headline_en.text),
        Unit("byline", "zh", 0, article.byline.zh),
        Unit("byline", "en", 0, article.byline.en),
        *map(_paragraph, article.zh),
        *map(_paragraph, article.en),
    )


def _paragraph(paragraph: Paragraph) -> Unit:
    return Unit("text", paragraph.lang, paragraph.number, paragraph.text)
