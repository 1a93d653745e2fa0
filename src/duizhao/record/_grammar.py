"""The grammar of a record's body, shared by everything that writes or reads one.

    body = opening, { [unaligned], (Chinese paragraph, {Chinese paragraph} | no Chinese), (quotation | no English) }

A pair is its Chinese paragraphs with their English as a block quotation under them. A comment stands for a side that
is missing, so that the borders of pairs are never in doubt, and announces a stretch that could not be aligned. The
opening comment says what the file is; it also keeps Markdown extensions that read metadata from first lines away from
the text. Paragraphs are numbered by their order.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from duizhao.errors import RecordError

OPENING = "<!-- record: generated; correct the seed or the apparatus, not this file -->"
NO_ZH = "<!-- no Chinese -->"
NO_EN = "<!-- no English -->"
UNALIGNED = "<!-- unaligned -->"

_LETTERS = {"zh": "z", "en": "e", OPENING: "O", NO_ZH: "Z", NO_EN: "E", UNALIGNED: "U"}
_PAIR = re.compile(r"(U?)(z+|Z)([eE])")
_PART_OF_PAIR = re.compile(r"U?(?:z+|Z)?")
_LONGEST_QUOTE = 60


@dataclass(frozen=True, slots=True)
class Block:
    """A block of Markdown as a parser gives it.

    Attributes:
        kind: a plain paragraph, a quotation, or a comment.
        texts: one for each paragraph in it, entities resolved; or the comment itself.
        line: line of the file from 1; 0 where the parser does not know it.
    """

    kind: Literal["zh", "en", "comment"]
    texts: tuple[str, ...]
    line: int = 0


@dataclass(frozen=True, slots=True)
class PairTexts:
    """The paragraphs of a pair, and whether it is a stretch that could not be aligned."""

    en: tuple[str, ...]
    zh: tuple[str, ...]
    block: bool


def _letter(block: Block) -> str:
    """What a block is in the grammar; `?` for a comment that is none of ours."""
    return _LETTERS.get(block.texts[0] if block.kind == "comment" else block.kind, "?")


def _texts(blocks: Sequence[Block]) -> tuple[str, ...]:
    """The paragraphs of one side."""
    return tuple(text for block in blocks if block.kind != "comment" for text in block.texts)


def _error(blocks: Sequence[Block], at: int, expected: str, file: str) -> RecordError:
    """A complaint about a block, or about the end."""
    if at < len(blocks):
        return RecordError(file, blocks[at].line, expected, repr(blocks[at].texts[0][:_LONGEST_QUOTE]))
    return RecordError(file, blocks[-1].line if blocks else 0, expected, "the end of the file")


def read_pairs(blocks: Sequence[Block], file: str) -> list[PairTexts]:
    """The pairs in the blocks of a record's body.

    Args:
        blocks: in order.
        file: name of the record for messages.

    Raises:
        RecordError: a block stands where none of its kind may stand.
    """
    letters = "".join(map(_letter, blocks))
    if not letters.startswith("O"):
        raise _error(blocks, 0, OPENING, file)
    pairs: list[PairTexts] = []
    at = 1
    while at < len(letters):
        found = _PAIR.match(letters, at)
        if found is None:
            part = _PART_OF_PAIR.match(letters, at)
            wrong = part.end() if part else at
            side = f"a quotation or {NO_EN}" if letters[at:wrong].strip("U") else f"a paragraph or {NO_ZH}"
            raise _error(blocks, wrong, side, file)
        pairs.append(
            PairTexts(
                en=_texts(blocks[found.start(3) : found.end(3)]),
                zh=_texts(blocks[found.start(2) : found.end(2)]),
                block=bool(found[1]),
            )
        )
        at = found.end()
    return pairs
