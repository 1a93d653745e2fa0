"""Python-Markdown renders the body of a record as pairs, side by side, exactly as a poured page has them."""

import html
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

from duizhao.ids import Lang
from duizhao.pair_html import pair_html, paragraph_html
from duizhao.record._grammar import OPENING, Block, PairTexts, read_pairs

# Before inline patterns (20), so that the text is what the record says, whatever other extensions are on.
_PRIORITY = 1000


class PairsExtension(Extension):
    """Python-Markdown extension that turns a record into pairs and leaves every other page alone."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Python-Markdown's name
        """Register the treeprocessor."""
        md.treeprocessors.register(_PairsTreeprocessor(md), "duizhao-pairs", _PRIORITY)


class _PairsTreeprocessor(Treeprocessor):
    """Puts its pairs in the place of a record's tree."""

    def run(self, root: Element) -> None:
        """Read the blocks and leave one stashed piece of HTML.

        Raises:
            RecordError: the page opens as a record, but its blocks are not those of one.
        """
        if not len(root) or self._block(root[0]).texts != (OPENING,):
            return
        pairs = read_pairs([self._block(element) for element in root], "record")
        for element in list(root):
            root.remove(element)
        if pairs:
            # Stashed: the serialiser would take "&lt;" in a text for an entity, other extensions the text for markup.
            SubElement(root, "p").text = self.md.htmlStash.store(_pairs_html(pairs))

    def _block(self, element: Element) -> Block:
        """An element as a block of a record; what can be none is named by its tag."""
        text = element.text or ""
        stashed = HTML_PLACEHOLDER_RE.fullmatch(text)
        if stashed:
            return Block("comment", (str(self.md.htmlStash.rawHtmlBlocks[int(stashed[1])]).strip(),))
        if element.tag == "p":
            return Block("zh", (html.unescape(text),))
        if element.tag == "blockquote" and all(child.tag == "p" for child in element):
            return Block("en", tuple(html.unescape(child.text or "") for child in element))
        return Block("comment", (f"<{element.tag}>",))


def _pairs_html(pairs: Sequence[PairTexts]) -> str:
    """The pairs as HTML, one on a line; numbered by their order."""
    is_bilingual = all(any(getattr(pair, lang) for pair in pairs) for lang in ("en", "zh"))
    before: dict[Lang, int] = {"en": 0, "zh": 0}

    def side(lang: Lang, texts: Sequence[str]) -> tuple[range, list[str]]:
        numbers = range(before[lang] + 1, before[lang] + len(texts) + 1)
        before[lang] += len(texts)
        return numbers, [paragraph_html(lang, number, text) for number, text in zip(numbers, texts, strict=True)]

    def whole(pair: PairTexts) -> str:
        (en, english), (zh, chinese) = side("en", pair.en), side("zh", pair.zh)
        return pair_html(english + chinese, en, zh, block=pair.block, is_bilingual=is_bilingual)

    return "\n".join(map(whole, pairs))
