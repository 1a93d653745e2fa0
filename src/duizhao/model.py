"""What an article is: frozen values that every layer takes and returns.

Places in a seed (``line``) are carried along for messages and are no part of equality.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from duizhao.ids import Lang, anchor

Role = Literal["", "kicker", "main", "deck"]
"""引题, 主题, 副题; empty where nobody has declared it."""


class Value:
    """What every part of an article is: pickled as the call that makes it, much faster than field by field."""

    __slots__ = ()
    __match_args__: tuple[str, ...] = ()

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        """Its class, and its fields in order."""
        return type(self), tuple([getattr(self, name) for name in self.__match_args__])


@dataclass(frozen=True, slots=True)
class HeadlineLine(Value):
    """One line of a headline."""

    text: str
    role: Role = ""


@dataclass(frozen=True, slots=True)
class Headline(Value):
    """A headline in one language.

    Attributes:
        lines: its lines in order, as the body breaks them.
        received: the whole headline as the seed's header gives it.
    """

    lines: tuple[HeadlineLine, ...] = ()
    received: str = ""

    @property
    def text(self) -> str:
        """Its lines joined by a blank."""
        return " ".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Byline(Value):
    """The author as written, in each language; empty where there is none."""

    en: str = ""
    zh: str = ""

    def written(self, lang: Lang) -> str:
        """The author as one language writes it."""
        return self.zh if lang == "zh" else self.en


@dataclass(frozen=True, slots=True)
class Dateline(Value):
    """The opening of a text that names agency, place and day.

    Attributes:
        text: as written, "新华社南昌5日电".
        agency: "新华社"; empty where none is named.
        place: "南昌"; empty where none is named.
        day: day of the month; None where none is named.
    """

    lang: Lang
    text: str
    agency: str = ""
    place: str = ""
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Paragraph(Value):
    """One source paragraph of one language.

    Attributes:
        number: ordinal in its language, from 1.
        text: without the indent; blanks inside stay as they are.
    """

    lang: Lang
    number: int
    text: str
    line: int = field(default=0, compare=False)

    @property
    def anchor(self) -> str:
        """Its fragment in the page: `zh3`."""
        return anchor(self.lang, self.number)


@dataclass(frozen=True, slots=True)
class Pair(Value):
    """Aligned paragraphs, by number; a side may be empty.

    Attributes:
        confidence: 0 to 1, two decimals; 1.0 for sides that stand alone because the other text is missing.
        block: a stretch that could not be aligned (verse, tables), kept line for line.
    """

    en: tuple[int, ...]
    zh: tuple[int, ...]
    confidence: float = 1.0
    block: bool = False

    @property
    def is_aligned(self) -> bool:
        """Whether it has both sides, and is no block whose lines do not answer each other."""
        return bool(self.en and self.zh and not self.block)


@dataclass(frozen=True, slots=True)
class NamePair(Value):
    """A name in both forms, from a seed's Named Entities list; `kind` is the list's subhead, if any."""

    zh: str
    en: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Source(Value):
    """The file that an article was read from.

    Attributes:
        file: its name below the seeds folder.
        sha256: digest of its bytes, 64 hex digits.
        encoding: how it was decoded: utf-8, utf-16, utf-32, gb18030 or big5.
    """

    file: str
    sha256: str
    encoding: str = "utf-8"


@dataclass(frozen=True, slots=True)
class Finding(Value):
    """Something a reader must know about the text (校勘记).

    Attributes:
        kind: a key of the catalogue of findings.
        anchor: what it speaks of: the paragraph `zh3`, `headline-zh` or `byline-zh`; empty for the whole article.
        detail: the words or values it speaks of, as they stand in the seed.
    """

    kind: str
    anchor: str = ""
    detail: str = ""
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Tag(Value):
    """A term of the vocabulary that an article speaks of, with the places that gave it.

    Attributes:
        term: id of the term.
        anchors: `headline-en`, `byline-zh`, or paragraphs `zh3`, in order.
    """

    term: str
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Correction(Value):
    """A declared correction as applied: what stood there, what stands there now, and why."""

    place: str
    expected: str
    replaced: str
    reason: str


@dataclass(frozen=True, slots=True)
class Compared(Value):
    """How much of a translation was compared with its original: how many agree, of how many.

    Attributes:
        paragraphs: of the original, with a counterpart.
        numbers, names: in both.
    """

    paragraphs: tuple[int, int]
    numbers: tuple[int, int]
    names: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Article(Value):
    """What a seed parses to, with all that later stages know of it.

    Attributes:
        received: the paragraphs that corrections changed, as the seed has them.
        compared: what the audit counted; no part of the record, from which it follows.
    """

    id: str
    date: dt.date
    page: int | None
    headline_en: Headline = Headline()
    headline_zh: Headline = Headline()
    byline: Byline = Byline()
    section: str = ""
    column: str = ""
    datelines: tuple[Dateline, ...] = ()
    en: tuple[Paragraph, ...] = ()
    zh: tuple[Paragraph, ...] = ()
    pairs: tuple[Pair, ...] = ()
    names: tuple[NamePair, ...] = ()
    sources: tuple[Source, ...] = ()
    findings: tuple[Finding, ...] = ()
    tags: tuple[Tag, ...] = ()
    keywords: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    received: tuple[Paragraph, ...] = field(default=(), compare=False)
    compared: Compared | None = field(default=None, compare=False)

    @property
    def has_original(self) -> bool:
        """Whether there is a Chinese body."""
        return bool(self.zh)

    @property
    def has_translation(self) -> bool:
        """Whether there is an English headline or body."""
        return bool(self.en or self.headline_en.lines)

    def paragraphs(self) -> Iterator[Paragraph]:
        """All paragraphs, the English ones first."""
        yield from self.en
        yield from self.zh

    def body(self, lang: Lang) -> tuple[Paragraph, ...]:
        """The paragraphs of one language."""
        return self.zh if lang == "zh" else self.en

    def headline(self, lang: Lang) -> Headline:
        """The headline of one language."""
        return self.headline_zh if lang == "zh" else self.headline_en

    def dateline(self, lang: Lang) -> Dateline | None:
        """The dateline of one language, if its text opens with one."""
        return next((dateline for dateline in self.datelines if dateline.lang == lang), None)
