"""What a manifest says of one article, and how it is said in JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from duizhao.digests import split_digests, text_digest, version_digest
from duizhao.ids import Lang
from duizhao.model import Article, Value

FORMAT = 1
"""Version of the format; a reader refuses others."""


@dataclass(frozen=True, slots=True)
class Addition:
    """A publication that brought new articles: version of the corpus, and its date, as the settings said them."""

    version: str = ""
    released: str = ""


@dataclass(frozen=True, slots=True)
class Pins(Value):
    """What a published article said, in digests.

    Attributes:
        zh: of its Chinese paragraphs in order, joined; `#zh3` is the third.
        en: of its English paragraphs, likewise.
        translation: version of the translation, headline included; empty where there is none.
        received: of paragraphs that a correction changed: the text as the seed has it, by anchor.
        added: number of the addition that brought the article, from 1.
    """

    headline_zh: str = ""
    zh: str = ""
    headline_en: str = ""
    en: str = ""
    translation: str = ""
    received: Mapping[str, str] = field(default_factory=dict)
    added: int = 1

    def paragraphs(self, lang: Lang) -> tuple[str, ...]:
        """The digest of each paragraph of one language, as it was published."""
        return split_digests(self.zh if lang == "zh" else self.en)

    def as_received(self, lang: Lang) -> tuple[str, ...]:
        """The digest of each paragraph of one language, as the seed had it."""
        shown = self.paragraphs(lang)
        return tuple(self.received.get(f"{lang}{number}", digest) for number, digest in enumerate(shown, 1))


def pins_of(article: Article) -> Pins:
    """The digests of an article."""
    return Pins(
        _of(article.headline_zh.text),
        "".join(text_digest(paragraph.text) for paragraph in article.zh),
        _of(article.headline_en.text),
        "".join(text_digest(paragraph.text) for paragraph in article.en),
        version_digest(article.headline_en.text, (paragraph.text for paragraph in article.en)),
        {paragraph.anchor: text_digest(paragraph.text) for paragraph in article.received},
    )


def _of(headline: str) -> str:
    return text_digest(headline) if headline else ""


def pins_to_json(pins: Pins) -> dict[str, Any]:
    """Pins as JSON; what is empty is left out."""
    return {
        **({"zh": [pins.headline_zh, pins.zh]} if pins.headline_zh or pins.zh else {}),
        **({"en": [pins.headline_en, pins.en], "translation": pins.translation} if pins.translation else {}),
        **({"received": dict(pins.received)} if pins.received else {}),
        **({"added": pins.added} if pins.added > 1 else {}),
    }
