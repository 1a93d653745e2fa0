"""A TEI document: header, alignment, and a group of two texts.

Each language is a `<text>` of its own, because a reader of either needs all of it and nothing else; they stand in one
`<group>`, because together they are one article. Paragraphs point at each other with `corresp`, and `<standOff>` has a
`<link>` with the aligner's confidence for every pair that has both sides.
"""

from collections.abc import Iterator

from markupsafe import Markup

from duizhao.exports.corpus import ExportedCorpus
from duizhao.exports.tei.header import header
from duizhao.exports.tei.text import texts
from duizhao.exports.xml import element, lines
from duizhao.ids import anchor
from duizhao.model import Article

NAMESPACE = "http://www.tei-c.org/ns/1.0"


def tei_document(article: Article, corpus: ExportedCorpus) -> str:
    """The document of one article."""
    root = element(
        "TEI",
        lines((header(article, corpus), _alignment(article), element("text", lines([_group(article)])))),
        xmlns=NAMESPACE,
        xml_id=f"a{article.id}",
        xml_lang="en",
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{root}\n'


def _group(article: Article) -> Markup:
    return element("group", lines(texts(article)))


def _alignment(article: Article) -> Markup:
    links = list(_links(article))
    if not links:
        return Markup("")
    return element("standOff", lines([element("linkGrp", lines(links), type="alignment")]))


def _links(article: Article) -> Iterator[Markup]:
    for pair in article.pairs:
        if pair.zh and pair.en:
            places = [f"#{anchor('zh', number)}" for number in pair.zh]
            places += [f"#{anchor('en', number)}" for number in pair.en]
            yield element(
                "link",
                target=" ".join(places),
                cert=str(pair.confidence),
                type_="block" if pair.block else "pair",
            )
