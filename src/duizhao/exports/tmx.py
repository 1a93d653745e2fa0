"""TMX 1.4b (https://www.gala-global.org/tmx-14b): one translation unit for each pair that has both sides."""

from collections.abc import Iterator

from markupsafe import Markup

from duizhao import __version__
from duizhao.exports.corpus import ExportedCorpus
from duizhao.exports.rows import Rows
from duizhao.exports.writing import Piece
from duizhao.exports.xml import element, lines
from duizhao.ids import article_address
from duizhao.model import Article, Pair, Paragraph

FILE = "pairs.tmx"


class Tmx:
    """Writes pairs.tmx."""

    def __init__(self, corpus: ExportedCorpus) -> None:
        self._corpus = corpus

    def begin(self, rows: Rows) -> Iterator[Piece]:
        """The header."""
        del rows
        header = element(
            "header",
            lines(_properties(_header(self._corpus))),
            creationtool="duizhao",
            creationtoolversion=__version__,
            segtype="paragraph",
            o_tmf="duizhao",
            adminlang="en",
            srclang="zh",
            datatype="plaintext",
        )
        yield FILE, f'<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n{header}\n<body>\n'.encode()

    def add(self, article: Article, rows: Rows) -> Iterator[Piece]:
        """The units of one article."""
        del rows
        site = self._corpus.settings.site_url
        units = [_unit(article, pair, site) for pair in article.pairs if pair.zh and pair.en]
        yield FILE, "".join(f"{unit}\n" for unit in units).encode()

    def end(self) -> Iterator[Piece]:
        """The end of the file."""
        yield FILE, b"</body>\n</tmx>\n"


def _header(corpus: ExportedCorpus) -> dict[str, str]:
    settings = corpus.settings
    return {
        "x-corpus-version": corpus.version,
        "x-original": settings.original,
        "x-translation": settings.translation,
        "x-rights-original": settings.rights_original,
        "x-rights-translation": settings.rights_translation,
    }


def _properties(values: dict[str, str]) -> list[Markup]:
    return [element("prop", value, type=key) for key, value in values.items() if value]


def _unit(article: Article, pair: Pair, site: str) -> Markup:
    """A pair; its id is the article's with its first Chinese paragraph, which is permanent."""
    said = {
        "x-article": article.id,
        "x-date": article.date.isoformat(),
        "x-confidence": str(pair.confidence),
        "x-type": f"{len(pair.zh)}:{len(pair.en)}",
        "x-block": "true" if pair.block else "",
        "x-zh": " ".join(map(str, pair.zh)),
        "x-en": " ".join(map(str, pair.en)),
        "x-url": f"{site}{article_address(article.id)}#zh{pair.zh[0]}" if site else "",
    }
    sides = (_side("zh", article.zh, pair.zh), _side("en", article.en, pair.en))
    return element("tu", lines([*_properties(said), *sides]), tuid=f"{article.id}#zh{pair.zh[0]}")


def _side(lang: str, paragraphs: tuple[Paragraph, ...], numbers: tuple[int, ...]) -> Markup:
    """One side; its paragraphs, where there are several, are parted by a line end."""
    wanted = set(numbers)
    text = "\n".join(paragraph.text for paragraph in paragraphs if paragraph.number in wanted)
    return element("tuv", element("seg", text), xml_lang=lang)
