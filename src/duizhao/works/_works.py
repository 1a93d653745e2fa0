"""What is citable of an article: two works, the original of its date and its translation."""

import datetime as dt
from dataclasses import dataclass, replace

from duizhao.folding import simplified
from duizhao.ids import article_address
from duizhao.model import Article, Headline, Value
from duizhao.newspaper import Newspaper, Period
from duizhao.settings import Settings
from duizhao.vocabulary import NAMES, Vocabulary
from duizhao.works._bylines import creators, names_others, translators
from duizhao.works._creator import Creator
from duizhao.works._romanise import Romaniser
from duizhao.works._runs import Citation
from duizhao.works._sentence_case import sentence_case
from duizhao.works._spelled_names import spelled_names
from duizhao.works._straight_marks import turned


@dataclass(frozen=True, slots=True)
class Translation(Value):
    """Who translated, when, and where it is published.

    Attributes:
        translator_en: as an English citation names it; empty where nobody is known.
        translator_zh: as a Chinese one does.
        date: year, or year and month; empty where it is not known.
        verified: who checked the translations; empty where nobody did.
        site: name of the site that publishes them.
    """

    translator_en: str
    translator_zh: str
    date: tuple[int, ...]
    verified: str
    site: str


ABSTRACT = 100
"""Characters of an abstract at most."""


@dataclass(frozen=True, slots=True)
class Works(Value):
    """An article as its citations need it.

    Attributes:
        url: address of its page; empty where the site has no public address.
        zh: Chinese headline, its lines joined by a blank, straight quotation marks in it as curly ones; empty where there is none.
        pinyin: the same romanised, in sentence case.
        en: English headline as its header gives it.
        en_sentence: the same in sentence case.
        has_original: whether the archive holds the Chinese text.
        has_translation: whether there is anything in English.
        has_others: whether the byline names others beside the creators, without their names (等).
        translators: who translated the original into Chinese, before it was printed.
    """

    id: str
    date: dt.date
    page: int | None
    section: str
    url: str
    zh: str
    pinyin: str
    en: str
    en_sentence: str
    creators: tuple[Creator, ...]
    newspaper: Period
    translation: Translation
    has_original: bool
    has_translation: bool
    has_others: bool = False
    translators: tuple[Creator, ...] = ()


@dataclass(frozen=True, slots=True)
class Cited(Value):
    """The works of an article with one citation of each; None where there is no translation."""

    works: Works
    original: Citation
    translation: Citation | None


class Cataloguer:
    """Describes articles as works.

    Args:
        vocabulary: knows names.
        newspaper: what was published in.
        settings: of the site.
    """

    def __init__(self, vocabulary: Vocabulary, newspaper: Newspaper, settings: Settings) -> None:
        self._newspaper = newspaper
        self._translation = translation_of(settings)
        self._settings = settings
        titles = {period.title.zh: period.title.pinyin for period in newspaper.periods}
        self._romaniser = Romaniser(vocabulary, titles)
        self._names = tuple(
            label for term in vocabulary if term.kind in NAMES for label in (term.label_en, *term.other_en)
        )

    def works(self, article: Article) -> Works:
        """The works of an article."""
        en = _one_line(article.headline_en.received or article.headline_en.text)
        zh = _with_turned_marks(article.headline_zh)
        spelled = spelled_names(simplified(zh.text), en)
        names = (*self._names, *(name.en for name in article.names), *spelled.values())
        return Works(
            id=article.id,
            date=article.date,
            page=article.page,
            section=article.section,
            url=self._settings.site_url and self._settings.site_url + article_address(article.id),
            zh=_one_line(zh.text),
            pinyin=self._romaniser.headline(zh, article.names, spelled),
            en=en,
            en_sentence=sentence_case(
                en, (paragraph.text for paragraph in article.en), names, has_titles="《" in zh.text
            ),
            creators=creators(article.byline),
            newspaper=self._newspaper.at(article.date),
            translation=self._translation,
            has_original=article.has_original,
            has_translation=article.has_translation,
            has_others=names_others(article.byline),
            translators=translators(article.byline),
        )


def translation_of(settings: Settings) -> Translation:
    """What the settings say of the translation."""
    return Translation(
        settings.translator_en,
        settings.translator_zh,
        tuple(map(int, filter(None, settings.translated.split("-")))),
        settings.verified,
        settings.site_name,
    )


def _with_turned_marks(headline: Headline) -> Headline:
    """A Chinese headline with curly quotation marks for straight ones."""
    return replace(headline, lines=tuple([replace(line, text=turned(line.text)) for line in headline.lines]))


def _one_line(text: str) -> str:
    """Text with every run of blanks, full-width ones included, as one blank."""
    return " ".join(text.split())


def abstract(article: Article) -> str:
    """The first paragraph, cut at a word: the English one, else the Chinese; empty where there is no text."""
    first = next((paragraph.text for side in (article.en, article.zh) for paragraph in side[:1]), "")
    text = _one_line(first)
    if len(text) <= ABSTRACT:
        return text
    cut = text[: ABSTRACT - 1]
    words = cut.rpartition(" ")[0]
    # Chinese has no blanks but the one behind a dateline.
    return (words if len(words) > ABSTRACT // 2 else cut).rstrip(" ,;:，；：") + "…"
