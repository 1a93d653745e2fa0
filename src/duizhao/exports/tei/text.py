"""The two texts of a TEI document."""

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from duizhao.exports.xml import element, lines, xml_text
from duizhao.ids import Lang, anchor
from duizhao.model import Article, Dateline, HeadlineLine, NamePair, Paragraph

_TYPES: Mapping[Lang, str] = {"zh": "original", "en": "translation"}
_OTHER: Mapping[Lang, Lang] = {"zh": "en", "en": "zh"}


def texts(article: Article) -> Iterator[Markup]:
    """A `<text>` for each language in which there is a headline or a paragraph, the original first."""
    for lang in _TYPES:
        body = _body(article, lang)
        if body:
            yield element("text", lines((body, _back(article, lang))), xml_lang=lang, type_=_TYPES[lang])


def _body(article: Article, lang: Lang) -> Markup:
    paragraphs = article.body(lang)
    title = article.headline(lang).lines
    if not title and not paragraphs:
        return Markup("")
    byline = article.byline.written(lang)
    dateline = article.dateline(lang)
    inside = bool(dateline and paragraphs and paragraphs[0].text.startswith(dateline.text))
    there = _counterparts(article, lang)
    parts = [
        _head(title, lang, is_paired=bool(article.headline(_OTHER[lang]).lines)),
        element("byline", byline, xml_id=f"byline-{lang}") if byline else Markup(""),
        element("dateline", *_dateline(dateline)) if dateline and not inside else Markup(""),
    ]
    parts += [
        _paragraph(each, there.get(each.number, ""), dateline if inside and not index else None)
        for index, each in enumerate(paragraphs)
    ]
    return element("body", lines([element("div", lines(parts), type_=_TYPES[lang])]))


def _counterparts(article: Article, lang: Lang) -> dict[int, str]:
    """For each paragraph of a language, pointers to the ones that it is paired with."""
    there: dict[int, str] = {}
    for pair in article.pairs:
        here, others = (pair.zh, pair.en) if lang == "zh" else (pair.en, pair.zh)
        pointers = " ".join(f"#{anchor(_OTHER[lang], number)}" for number in others)
        there |= dict.fromkeys(here, pointers)
    return there


def _head(title: tuple[HeadlineLine, ...], lang: Lang, *, is_paired: bool) -> Markup:
    """The headline; a line whose role is declared says so."""
    if not title:
        return Markup("")
    content: list[str] = []
    for number, line in enumerate(title):
        content += [element("lb")] if number else []
        content.append(element("seg", line.text, type_=line.role) if line.role else line.text)
    corresp = f"#headline-{_OTHER[lang]}" if is_paired else ""
    return element("head", *content, xml_id=f"headline-{lang}", corresp=corresp)


def _paragraph(paragraph: Paragraph, corresp: str, dateline: Dateline | None) -> Markup:
    content: tuple[str, ...] = (paragraph.text,)
    if dateline:
        content = element("seg", *_dateline(dateline), type_="dateline"), paragraph.text[len(dateline.text) :]
    return element("p", *content, xml_id=paragraph.anchor, n=str(paragraph.number), corresp=corresp)


def _dateline(dateline: Dateline) -> Iterator[Markup]:
    """The dateline's text, agency and place marked where they stand in it."""
    rest = dateline.text
    for name, value in (("orgName", dateline.agency), ("placeName", dateline.place)):
        before, found, after = rest.partition(value) if value else (rest, "", "")
        if found:
            yield xml_text(before)
            yield element(name, value)
            rest = after
    yield xml_text(rest)


def _back(article: Article, lang: Lang) -> Markup:
    """The translator's list of names, which the source has at the end of the English half."""
    if lang == "zh" or not article.names:
        return Markup("")
    items = [_name(name) for name in article.names]
    return element("back", lines([element("div", lines([element("list", lines(items))]), type_="names")]))


def _name(name: NamePair) -> Markup:
    kind = [element("label", name.kind, type_="kind"), Markup(" ")] if name.kind else []
    zh = element("name", name.zh, xml_lang="zh")
    return element("item", *kind, zh, Markup(" "), element("name", name.en, xml_lang="en"))
