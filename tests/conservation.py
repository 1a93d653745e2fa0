"""The checker behind the law that nothing is dropped in silence: what lines of a seed did its article lose?"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from duizhao.dates import parse_date, plain_date
from duizhao.model import Article
from duizhao.text import letters_only, split_lines, without_blanks

_FRAME = re.compile(r"<hr\s*/?>|\**Original:\**|原文[:：]|\**Named Entities\**:?|#+", re.IGNORECASE)
_HEADER = re.compile(r"\**(Title|Author|Date|Page|Edition):?\**:?\s*(.*)", re.IGNORECASE)
_PAGE = re.compile(r"(第)\s*(\S+?)\s*版(?:\s*[(（](.*)[)）]|\s+(\S{1,8}))?")
_COLUMN = re.compile(r"([专專][栏欄])\s*[:：]\s*(.*)")
_PAIR_JOINT = 6


def _visible(text: str) -> str:
    """Text without what no page can show: controls, non-characters, signs that show nothing."""
    unseen = ("Cc", "Cf", "Cn", "Cs")
    return "".join(char for char in text if char.isspace() or unicodedata.category(char) not in unseen)


def _bare(text: str) -> str:
    return without_blanks(_visible(text))


def _head_pieces(article: Article) -> list[str]:
    """All that stands at the head of an article; as often as a seed may say it without saying more."""
    headlines = [
        text
        for headline in (article.headline_en, article.headline_zh)
        for text in (headline.received, *(line.text for line in headline.lines))
    ]
    bylines = [article.byline.en, article.byline.zh] * 2
    return [*headlines, *bylines, article.section, article.column]


def _body_pieces(article: Article) -> list[str]:
    names = [text for name in article.names for text in (name.zh, name.en, name.kind)]
    return [paragraph.text for paragraph in article.paragraphs()] + [f.detail for f in article.findings] + names


class _Kept:
    """What an article kept of its seed."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.body = [_bare(piece) for piece in _body_pieces(article)]
        self.heads = [letters_only(piece) for piece in _head_pieces(article)]
        self.kinds = {letters_only(name.kind) for name in article.names}
        self.bylines = [letters_only(text) for text in (article.byline.en, article.byline.zh) if text]
        self.names = [(_bare(name.zh), _bare(name.en)) for name in article.names]
        # A list gives either form first.
        joined = [pair for name in article.names for pair in (f"{name.zh} {name.en}", f"{name.en} {name.zh}")]
        self.one_line = [before + byline for byline in self.bylines for before in ("by", *self.heads)]
        self.letters = [letters_only(piece) for piece in _body_pieces(article) + joined] + self.heads + self.one_line

    def holds(self, text: str) -> bool:
        bare = _bare(text)
        if not bare or any(bare in piece for piece in self.body):
            return True
        letters = letters_only(bare)
        if not letters:
            return any(bare in _bare(piece) for piece in _head_pieces(self.article))
        if letters in self.kinds or any(letters in head for head in self.heads):
            return True
        return self._is_head(letters) or self._is_pair(bare)

    def _is_head(self, letters: str) -> bool:
        """Headline and byline on one line, or a byline after `By`."""
        for byline in self.bylines:
            before = letters.removesuffix(byline)
            if before != letters and (before == "by" or any(before in head for head in self.heads)):
                return True
        return False

    def _is_pair(self, bare: str) -> bool:
        return any(zh in bare and en in bare and len(bare) <= len(zh) + len(en) + _PAIR_JOINT for zh, en in self.names)

    def is_date(self, text: str) -> bool:
        try:
            return parse_date(plain_date(_visible(text).strip())) == self.article.date
        except ValueError:
            return False

    def is_page(self, text: str) -> bool:
        return text.isdecimal() and int(text) == self.article.page

    def times(self, letters: str) -> int:
        # A headline cut short (its 图片 left out) and byline on one line stand in no piece as they are.
        once_at_head = self._is_head(letters) and letters not in self.one_line
        return sum(piece.count(letters) for piece in self.letters) + once_at_head


def _fields_of(lines: list[str]) -> Iterator[tuple[bool, str]]:
    """Each line without the key of a field, at that key's first appearance, and whether it had one."""
    seen: set[str] = set()
    for line in lines:
        text = _visible(line).strip()
        for pattern in (_HEADER, _PAGE, _COLUMN):
            match = pattern.fullmatch(text)
            if match and match[1].lower() not in seen:
                seen.add(match[1].lower())
                yield from ((True, (part or "").removesuffix("**")) for part in match.groups()[1:])
                break
        else:
            yield False, re.sub(r"^#+\s+", "", text) if not seen or "第" not in seen else text


def lost_lines(data: bytes, article: Article) -> list[str]:
    """Lines of a seed that are neither in its article nor in one of the article's findings.

    A line counts as kept where a paragraph, a finding or a name holds it, blanks aside, or where headline, byline,
    section or column hold its letters and digits; a line that the seed has twice must be kept twice.
    """
    encoding = article.sources[0].encoding
    text = data.decode("utf-8-sig" if encoding == "utf-8" else encoding, "replace")
    kept = _Kept(article)
    lost, needed = [], Counter[str]()
    for is_field, value in _fields_of(split_lines(text)):
        if _FRAME.fullmatch(_visible(value).strip()) or kept.is_date(value) or (is_field and kept.is_page(value)):
            continue
        if not kept.holds(value):
            lost.append(value)
        elif not is_field:
            needed[letters_only(_visible(value))] += 1
    twice = [(letters, times) for letters, times in needed.items() if letters and times > 1]
    return lost + [letters for letters, times in twice if kept.times(letters) < times]
