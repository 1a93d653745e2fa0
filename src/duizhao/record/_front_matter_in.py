"""Front matter read back: an article without its paragraphs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from duizhao.errors import IdError
from duizhao.ids import AN_ID, Lang, parse_id
from duizhao.model import Article, Byline, Headline, HeadlineLine, Role
from duizhao.record._fields import FLAT_LISTS, FlatKind
from duizhao.record._yaml_in import YamlValue, load

_LANGS: tuple[Lang, ...] = get_args(Lang)
_ALWAYS = ("title", "date", "page", "id")
_SOMETIMES = ("headline", "byline", "section", "column", "confidence", "translation", "keywords", *FLAT_LISTS)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What front matter says.

    Attributes:
        article: all but its paragraphs and pairs.
        confidence: of every pair; None where all are certain.
    """

    article: Article
    confidence: YamlValue | None

    def confidences(self, count: int) -> tuple[float, ...]:
        """The confidence of each of so many pairs.

        Raises:
            RecordError: there are more or fewer of them, or one is none.
        """
        if self.confidence is None:
            return (1.0,) * count
        confidences = tuple(_confidence(item) for item in self.confidence.items())
        if len(confidences) != count:
            raise self.confidence.error(f"one confidence for each of {count} pairs", str(len(confidences)))
        return confidences


def read_front_matter(text: str, file: str) -> FrontMatter:
    """Read front matter.

    Args:
        text: between the two lines of `---`, which begin the file.
        file: name of the record for messages.

    Raises:
        RecordError: it is not an article's.
    """
    values = load(text, file, above=1).fields(_ALWAYS, _SOMETIMES)
    for derived in ("title", "translation"):
        if derived in values:
            values[derived].text()
    headlines = _headlines(values.get("headline"))
    lists: dict[str, Any] = {key: _flats(kind, values[key]) for key, kind in FLAT_LISTS.items() if key in values}
    article = Article(
        id=_id(values["id"]),
        date=values["date"].date(),
        page=values["page"].integer_or_none(),
        headline_en=headlines["en"],
        headline_zh=headlines["zh"],
        byline=Byline(**_texts(values.get("byline"))),
        section=values["section"].text() if "section" in values else "",
        column=values["column"].text() if "column" in values else "",
        keywords=tuple(item.text() for item in values["keywords"].items()) if "keywords" in values else (),
        **lists,
    )
    return FrontMatter(article, values.get("confidence"))


def _confidence(value: YamlValue) -> float:
    """How sure the aligner is of a pair."""
    confidence = value.number()
    if not 0 <= confidence <= 1 or round(confidence, 2) != confidence:
        raise value.error("a number from 0 to 1 with at most two decimals")
    return confidence


def _id(value: YamlValue) -> str:
    """An article's id."""
    try:
        return str(parse_id(value.text()))
    except IdError:
        raise value.error(AN_ID) from None


def _texts(value: YamlValue | None) -> dict[str, str]:
    """A text for each language that has one."""
    return {lang: text.text() for lang, text in value.fields((), _LANGS).items()} if value else {}


def _headlines(value: YamlValue | None) -> dict[Lang, Headline]:
    """The headline of each language; one that is received as its lines say it is not said twice."""
    values = value.fields((), (*_LANGS, "received")) if value else {}
    received = _texts(values.get("received"))
    headlines: dict[Lang, Headline] = {}
    for lang in _LANGS:
        lines = tuple(_headline_line(line) for line in values[lang].items()) if lang in values else ()
        plain = Headline(lines)
        headlines[lang] = Headline(lines, received.get(lang, plain.text))
    return headlines


def _headline_line(value: YamlValue) -> HeadlineLine:
    """A line of a headline: its text, or a mapping with its role."""
    if not value.is_mapping():
        return HeadlineLine(value.text())
    values = value.fields(("text", "role"))
    roles: dict[str, Role] = {role: role for role in get_args(Role) if role}
    role = roles.get(values["role"].text())
    if role is None:
        raise values["role"].error(f"one of the roles {', '.join(roles)}")
    return HeadlineLine(values["text"].text(), role)


def _lang(value: YamlValue) -> Lang:
    """A language."""
    langs: Mapping[str, Lang] = {lang: lang for lang in _LANGS}
    lang = langs.get(value.text())
    if lang is None:
        raise value.error(f"one of the languages {', '.join(langs)}")
    return lang


def _anchors(value: YamlValue) -> tuple[str, ...]:
    """The places of a tag."""
    return tuple(item.text() for item in value.items())


# Fields of flat values that are no strings.
_READERS: dict[str, Callable[[YamlValue], object]] = {"lang": _lang, "day": YamlValue.integer, "anchors": _anchors}


def _flats(kind: FlatKind, value: YamlValue) -> tuple[Any, ...]:
    """A list of flat values."""
    required = [name for name in kind.names if name not in kind.defaults]
    return tuple(
        kind.make(
            **{
                name: _READERS.get(name, YamlValue.text)(field)
                for name, field in item.fields(required, kind.defaults).items()
            }
        )
        for item in value.items()
    )
