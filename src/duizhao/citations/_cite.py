"""The works of an article cited."""

from dataclasses import replace

from duizhao.citations._remarks import remark
from duizhao.citations._styles import cite
from duizhao.citations.items import Side, csl_item
from duizhao.model import Article
from duizhao.works import Cataloguer, Citation, Cited, Works


def cite_work(works: Works, side: Side, style: str) -> Citation:
    """The citation of the original (`zh`) or the translation (`en`), with its remark."""
    return Citation(cite(csl_item(works, side, style), style), remark(works, side, style))


def cite_works(works: Works, style: str) -> Cited:
    """Both works in a style, with all remarks."""
    translation = cite_work(works, "en", style) if works.has_translation else None
    return Cited(works, cite_work(works, "zh", style), translation)


class Citer:
    """Cites articles in the style that stands in every page.

    Args:
        cataloguer: describes articles as works.
        style: one of `STYLES`.
    """

    def __init__(self, cataloguer: Cataloguer, style: str) -> None:
        self._cataloguer = cataloguer
        self._style = style

    def __call__(self, article: Article) -> Cited:
        """The works of an article and their citations, the translation's without the page, which the original's gives."""
        works = self._cataloguer.works(article)
        translation = cite_work(replace(works, page=None), "en", self._style) if works.has_translation else None
        return Cited(works, cite_work(works, "zh", self._style), translation)
