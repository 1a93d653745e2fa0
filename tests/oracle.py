"""The oracle: what a plain scan of all texts finds. It shares nothing with the index but the fold table.

Slow and simple on purpose: every article is cut into tokens character by character, every query is tried at every token.
The definitions are those of docs/guide/search.md. Queries come as the plain values of `as_json`.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

import snowballstemmer

from duizhao.folding import class_of, fold
from duizhao.model import Article

Span = tuple[int, int, int]
"""Unit of the article, first token, token behind the last."""

_stemmer = snowballstemmer.stemmer("english")
_stems: dict[str, str] = {}


@dataclass(frozen=True)
class ScannedToken:
    kind: str
    text: str
    counts: bool


@dataclass(frozen=True)
class ScannedUnit:
    kind: str
    lang: str
    tokens: tuple[ScannedToken, ...]


@dataclass(frozen=True)
class Document:
    """An article with its units cut into tokens."""

    article: Article
    units: tuple[ScannedUnit, ...]

    @property
    def length(self) -> int:
        return sum(len(unit.tokens) for unit in self.units)


def scan_tokens(text: str) -> tuple[ScannedToken, ...]:
    """Cut a text as the definition says it, sign by sign."""
    folded = [character for character in fold(text) if class_of(ord(character)) != "ignorable"]
    classes = [class_of(ord(character)) for character in folded]
    kept = {i for i, kind in enumerate(classes) if kind == "mark" and _beside_han(classes, i)}
    tokens = []
    word = ""
    for i, character in enumerate([*folded, " "]):
        kind = classes[i] if i < len(classes) else "blank"
        if kind == "word":
            word += character
            continue
        if word:
            tokens.append(ScannedToken("word", word, counts=True))
            word = ""
        if kind == "han" or i in kept:
            tokens.append(ScannedToken("sign", character, counts=kind == "han"))
    return tuple(tokens)


def _beside_han(classes: Sequence[str], place: int) -> bool:
    for step in (-1, 1):
        i = place + step
        while 0 <= i < len(classes) and classes[i] in {"mark", "blank"}:
            i += step
        if 0 <= i < len(classes) and classes[i] == "han":
            return True
    return False


def read_document(article: Article) -> Document:
    texts = [
        ("headline", "zh", " ".join(line.text for line in article.headline_zh.lines)),
        ("headline", "en", " ".join(line.text for line in article.headline_en.lines)),
        ("byline", "zh", article.byline.zh),
        ("byline", "en", article.byline.en),
        *(("text", "zh", paragraph.text) for paragraph in article.zh),
        *(("text", "en", paragraph.text) for paragraph in article.en),
    ]
    return Document(article, tuple(ScannedUnit(kind, lang, scan_tokens(text)) for kind, lang, text in texts))


def stem(word: str) -> str:
    if word not in _stems:
        _stems[word] = _stemmer.stemWord(word)
    return _stems[word]


class Oracle:
    """Answers queries over some articles in reading order by looking at all of them."""

    def __init__(self, articles: Sequence[Article], labels: Mapping[str, Sequence[str]]) -> None:
        self.documents = [read_document(article) for article in articles]
        self.labels = labels

    def search(  # noqa: C901 - one plain pass
        self, query: dict[str, Any], without: frozenset[str] = frozenset()
    ) -> dict[str, Any]:
        """Totals, hits and forms as plain values."""
        scope = _scope(query)
        scans = [_Scan(document, scope, without, self.labels) for document in self.documents]
        hits = []
        paragraphs = 0
        forms: dict[str, dict[str, int]] = {}
        for text in _positive_texts(query):
            if text["mode"] == "widen":
                known = forms.setdefault(text["tokens"][0][1], {})
                for unit in (unit for document in self.documents for unit in document.units):
                    for token in unit.tokens:
                        if _widens_to(text, token, without):
                            known.setdefault(token.text, 0)
        scored = self._scores(query, scans)
        for order, scan in enumerate(scans):
            everywhere = range(len(scan.document.units))
            if not scan.holds(query, everywhere):
                continue
            spans = sorted(set(scan.positive(query, everywhere)))
            for i in everywhere:
                alone = scan.document.units[i].kind == "text" and scan.holds(query, [i])
                paragraphs += alone and any(span[0] == i for span in spans)
            for word, known in forms.items():
                texts = [text for text in _positive_texts(query) if text["tokens"][0][1] == word]
                for unit, start, end in spans:
                    token = scan.document.units[unit].tokens[start]
                    if end == start + 1 and any(
                        text["mode"] == "widen" and _widens_to(text, token, without) for text in texts
                    ):
                        known[token.text] += 1
            hits.append({"id": scan.document.article.id, "order": order, "score": scored[order], "spans": spans})
        totals = {
            "occurrences": sum(len(hit["spans"]) for hit in hits),
            "articles": len(hits),
            "paragraphs": paragraphs,
        }
        return {"totals": totals, "hits": hits, "forms": forms}

    def _scores(self, query: dict[str, Any], scans: list["_Scan"]) -> list[float]:
        """BM25, k1 1.2, b 0.75, with the idf ln(1 + (N - n + 0.5) / (n + 0.5))."""
        lengths = [scan.document.length for scan in scans]
        mean = (sum(lengths) / len(lengths) if lengths else 1.0) or 1.0
        sums = [0.0] * len(scans)
        for text in _positive_texts(query):
            counts = [len(list(scan.stands(text, range(len(scan.document.units))))) for scan in scans]
            holding = sum(count > 0 for count in counts)
            weight = math.log(1 + (len(scans) - holding + 0.5) / (holding + 0.5))
            for i, count in enumerate(counts):
                if count:
                    sums[i] += weight * count * 2.2 / (count + 1.2 * (0.25 + 0.75 * lengths[i] / mean))
        return [round(value, 6) for value in sums]


@dataclass(frozen=True)
class _Scan:
    """One document under one query."""

    document: Document
    scope: tuple[set[str], set[str]]
    without: frozenset[str]
    labels: Mapping[str, Sequence[str]]

    def stands(self, text: dict[str, Any], units: Sequence[int]) -> Iterator[Span]:
        """Where a text stands, in the units where texts may match."""
        for i in units:
            unit = self.document.units[i]
            if unit.lang in self.scope[0] and unit.kind in self.scope[1]:
                for start in range(len(unit.tokens) - len(text["tokens"]) + 1):
                    if self._stands_at(text, unit.tokens, start):
                        yield i, start, start + len(text["tokens"])

    def _stands_at(self, text: dict[str, Any], tokens: tuple[ScannedToken, ...], start: int) -> bool:
        word = text["tokens"][0][1]
        token = tokens[start]
        if text["mode"] == "prefix":
            return token.kind == "word" and token.text.startswith(word)
        if text["mode"] == "widen":
            return _widens_to(text, token, self.without)
        there = tokens[start : start + len(text["tokens"])]
        return [[token.kind, token.text] for token in there] == [list(pair) for pair in text["tokens"]]

    def holds(self, query: dict[str, Any], units: Sequence[int]) -> bool:
        match query["type"]:
            case "text":
                return any(True for _ in self.stands(query, units))
            case "field":
                return self._field_holds(query)
            case "near":
                return any(True for _ in self._near(query, units))
            case "not":
                return not self.holds(query["part"], units)
            case "and":
                return all(self.holds(part, units) for part in query["parts"])
            case "or":
                return any(self.holds(part, units) for part in query["parts"])
        raise AssertionError(query)

    def positive(self, query: dict[str, Any], units: Sequence[int]) -> Iterator[Span]:
        """Spans of all texts under no `-`; of a near only those that stand near."""
        match query["type"]:
            case "text":
                yield from self.stands(query, units)
            case "near":
                for pair in self._near(query, units):
                    yield from pair
            case "and" | "or":
                for part in query["parts"]:
                    yield from self.positive(part, units)

    def _near(self, query: dict[str, Any], units: Sequence[int]) -> Iterator[tuple[Span, Span]]:
        one, other = ([*self._operand(part, units)] for part in query["parts"])
        for a, b in product(one, other):
            first, second = sorted((a, b), key=lambda span: span[1:])
            if a[0] == b[0] and first[2] <= second[1]:
                between = self.document.units[a[0]].tokens[first[2] : second[1]]
                if sum(token.counts for token in between) <= query["distance"]:
                    yield a, b

    def _operand(self, query: dict[str, Any], units: Sequence[int]) -> Iterator[Span]:
        for text in query["parts"] if query["type"] == "or" else [query]:
            yield from self.stands(text, units)

    def _field_holds(self, field: dict[str, Any]) -> bool:  # noqa: PLR0911 - one for each field
        article, value = self.document.article, field["value"]
        match field["name"]:
            case "lang" | "in":
                return True
            case "year":
                return _within(article.date.year, value)
            case "date":
                return _within(article.date.isoformat(), value)
            case "page":
                return not article.page if value == [0, 0] else bool(article.page) and _within(article.page, value)
            case "byline":
                return any(
                    [[token.kind, token.text] for token in unit.tokens[start : start + len(value)]]
                    == [*map(list, value)]
                    for unit in self.document.units
                    if unit.kind == "byline"
                    for start in range(len(unit.tokens))
                )
            case "tag":
                names = [name for tag in article.tags for name in (tag.term, *self.labels.get(tag.term, ()))]
                return any(_compact(name) == value for name in names)
            case name:
                said = filter(None, map(_compact, self._source_values(name)))
                return any(one.startswith(value) if field.get("prefix") else one == value for one in said)

    def _source_values(self, name: str) -> list[str]:
        article = self.document.article
        datelines = (article.dateline("zh"), article.dateline("en"))
        values = {
            "section": [article.section],
            "column": [article.column],
            "agency": [dateline.agency for dateline in datelines if dateline],
        }
        return values[name]


def _within(value: Any, borders: Sequence[Any]) -> bool:
    low, high = borders
    return (low is None or low <= value) and (high is None or value <= high)


def _compact(text: str) -> str:
    return "".join(character for character in fold(text) if class_of(ord(character)) not in {"blank", "ignorable"})


def _widens_to(text: dict[str, Any], token: ScannedToken, without: frozenset[str]) -> bool:
    return token.kind == "word" and token.text not in without and stem(token.text) == stem(text["tokens"][0][1])


def _scope(query: dict[str, Any]) -> tuple[set[str], set[str]]:
    langs, kinds = {"zh", "en"}, {"headline", "byline", "text"}
    for part in query["parts"] if query["type"] == "and" else [query]:
        if part["type"] == "field" and part["name"] == "lang":
            langs &= {part["value"]}
        if part["type"] == "field" and part["name"] == "in":
            kinds &= {part["value"]}
    return langs, kinds


def _positive_texts(query: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if query["type"] == "text":
        yield query
    elif query["type"] != "not":
        for part in query.get("parts", ()):
            yield from _positive_texts(part)
