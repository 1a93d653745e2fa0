"""An article as a record."""

from collections.abc import Iterator, Sequence

from duizhao.model import Article, Pair, Paragraph
from duizhao.record._escape import escape, is_paragraph
from duizhao.record._front_matter_out import front_matter
from duizhao.record._grammar import NO_EN, NO_ZH, OPENING, UNALIGNED
from duizhao.record._yaml_out import dump


def write_record(article: Article, translation: str) -> str:
    """An article as a Markdown file: YAML front matter and a bilingual body of CommonMark.

    Args:
        article: aligned, so that its pairs hold every paragraph.
        translation: where its English comes from, in words for a reader; written if it has any.

    Raises:
        ValueError: the article could not be read back: pairs leave a paragraph out or change the order, a paragraph
            is no single line without blanks at its ends, a confidence is not between 0 and 1 with at most two
            decimals, or the id is none.
    """
    return f"---\n{dump(front_matter(article, translation))}---\n\n{_body(article)}"


def _body(article: Article) -> str:
    """The bilingual body."""
    _check_cover(article, [number for pair in article.pairs for number in pair.en], article.en)
    _check_cover(article, [number for pair in article.pairs for number in pair.zh], article.zh)
    blocks = [OPENING]
    for pair in article.pairs:
        blocks += _pair_blocks(article, pair)
    return "\n\n".join(blocks) + "\n"


def _check_cover(article: Article, in_pairs: list[int], paragraphs: Sequence[Paragraph]) -> None:
    """Refuse pairs that would lose a paragraph: the body numbers them by their order alone."""
    numbers = [paragraph.number for paragraph in paragraphs]
    if not in_pairs == numbers == [*range(1, len(paragraphs) + 1)]:
        raise ValueError(f"{article.id}: expected pairs that hold paragraphs {numbers} in order, found {in_pairs}")


def _pair_blocks(article: Article, pair: Pair) -> Iterator[str]:
    """The Markdown blocks of one pair."""
    if pair.block:
        yield UNALIGNED
    yield from [_source(article.zh[number - 1]) for number in pair.zh] or [NO_ZH]
    yield "\n>\n".join(f"> {_source(article.en[number - 1])}" for number in pair.en) or NO_EN


def _source(paragraph: Paragraph) -> str:
    """One paragraph as Markdown."""
    text = paragraph.text
    if not is_paragraph(text):
        raise ValueError(f"{paragraph.anchor}: expected one line of text without blanks at its ends, found {text!r}")
    return escape(text)
