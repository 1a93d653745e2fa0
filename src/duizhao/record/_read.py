"""A record as an article: the exact inverse of writing one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from duizhao.errors import RecordError
from duizhao.ids import Lang
from duizhao.model import Article, Pair, Paragraph
from duizhao.record._escape import is_paragraph
from duizhao.record._front_matter_in import FrontMatter, read_front_matter
from duizhao.record._grammar import Block, PairTexts, read_pairs

# CommonMark alone: what a code host adds to it, the escapes keep from meaning anything.
_COMMONMARK = MarkdownIt("commonmark")
_FRONT_MATTER = re.compile(r"---\n(.*?^)---\n", re.DOTALL | re.MULTILINE)


def read_record(text: str, file: str) -> Article:
    """Read an article back from its record.

    Args:
        text: the whole record.
        file: its name for messages.

    Raises:
        RecordError: it is no record.
    """
    found = _FRONT_MATTER.match(text)
    if found is None:
        raise RecordError(file, 1, "front matter between two lines of ---", repr(text[:20]))
    front = read_front_matter(found[1], file)
    above = found[0].count("\n")
    pairs = read_pairs([*_blocks(text[found.end() :], above, file)], file)
    return _article(front, pairs)


def _blocks(body: str, above: int, file: str) -> Iterator[Block]:
    """The blocks of the body, as CommonMark sees them."""
    quotation: list[str] | None = None
    line = above + 1
    for token in _COMMONMARK.parse(body):
        line = above + 1 + token.map[0] if token.map else line
        match token.type, quotation:
            case "inline", None:
                yield Block("zh", (_text(token, line, file),), line)
            case "inline", [*_]:
                quotation.append(_text(token, line, file))
            case "html_block", None:
                yield Block("comment", (token.content.strip(),), line)
            case "blockquote_open", None:
                quotation = []
            case "blockquote_close", [*texts]:
                yield Block("en", tuple(texts), line)
                quotation = None
            case (("paragraph_open" | "paragraph_close"), _):
                pass
            case _:
                raise RecordError(file, line, "a paragraph, a quotation or a comment", token.type)


def _text(inline: Token, line: int, file: str) -> str:
    """The text of a paragraph, which must be nothing but text."""
    for child in inline.children or ():
        if child.type != "text":
            raise RecordError(file, line, "text with entities for what Markdown would take for markup", child.type)
    text = "".join(child.content for child in inline.children or ())
    if not is_paragraph(text):
        raise RecordError(file, line, "one line of text without blanks at its ends", repr(text))
    return text


def _article(front: FrontMatter, pairs: Sequence[PairTexts]) -> Article:
    """Front matter and body put together."""
    counts: dict[Lang, int] = {"en": 0, "zh": 0}

    def numbers(lang: Lang, texts: Sequence[str]) -> tuple[int, ...]:
        first = counts[lang] + 1
        counts[lang] += len(texts)
        return tuple(range(first, first + len(texts)))

    return replace(
        front.article,
        en=_paragraphs("en", [text for pair in pairs for text in pair.en]),
        zh=_paragraphs("zh", [text for pair in pairs for text in pair.zh]),
        pairs=tuple(
            Pair(numbers("en", pair.en), numbers("zh", pair.zh), confidence, pair.block)
            for pair, confidence in zip(pairs, front.confidences(len(pairs)), strict=True)
        ),
    )


def _paragraphs(lang: Lang, texts: Sequence[str]) -> tuple[Paragraph, ...]:
    """Paragraphs numbered by their order."""
    return tuple(Paragraph(lang, number, text) for number, text in enumerate(texts, 1))
