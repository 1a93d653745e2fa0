"""The controlled bilingual vocabulary (vocabulary.yml), in the manner of SKOS.

A term is a SKOS concept: preferred and other labels in English and Chinese, broader terms, a scope note; to that come
the words of either language that call for it in a text. https://www.w3.org/TR/skos-reference/
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, get_args

from duizhao.apparatus_entry import Entry, load_entries, read_each
from duizhao.errors import ApparatusError, meant
from duizhao.ids import Lang
from duizhao.segment import english_words
from duizhao.text import has_han

Kind = Literal["topic", "campaign", "place", "organisation", "person", "genre"]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
NAMES: Final[frozenset[Kind]] = frozenset({"place", "organisation", "person"})
"""Kinds whose terms are names."""
AUTHORITIES: Final[frozenset[Kind]] = NAMES | {"campaign"}
"""Kinds whose pages say in which paragraphs a term is named."""

_URI = re.compile(r"https?://[^\s<>\"{}|^`\\]+", re.ASCII)
_FIELDS = ("id", "kind", "label", "other", "words", "labels_call", "shared", "broader", "scope", "same")
_LANGS: Final[tuple[Lang, ...]] = get_args(Lang)
_SLUG = re.compile(r"(?!index$)[a-z0-9]+(?:-[a-z0-9]+)*")  # tags/index.html is the page of all terms


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of the vocabulary.

    Attributes:
        id: lower-case slug, unique, never changed once published.
        label_en: preferred English label.
        label_zh: preferred Chinese label.
        other_en: other English labels.
        other_zh: other Chinese labels.
        words_en: all English words that call for the term, labels included unless declared otherwise.
        words_zh: all Chinese words that call for it, likewise.
        broader: ids of the terms directly above it.
        scope: what the term is used for, in one line.
        same: addresses under which others know the same thing, such as Wikidata's; only certain ones.
    """

    id: str
    kind: Kind
    label_en: str
    label_zh: str
    other_en: tuple[str, ...] = ()
    other_zh: tuple[str, ...] = ()
    words_en: tuple[str, ...] = ()
    words_zh: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    scope: str = ""
    same: tuple[str, ...] = ()
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All terms, in the order of the file."""

    terms: tuple[Term, ...] = ()
    _by_id: Mapping[str, Term] = field(init=False, repr=False, compare=False)
    _narrower: Mapping[str, tuple[Term, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        narrower: dict[str, list[Term]] = {}
        for term in self.terms:
            for above in term.broader:
                narrower.setdefault(above, []).append(term)
        object.__setattr__(self, "_by_id", {term.id: term for term in self.terms})
        object.__setattr__(self, "_narrower", {above: tuple(below) for above, below in narrower.items()})

    def __contains__(self, term_id: object) -> bool:
        return term_id in self._by_id

    def __iter__(self) -> Iterator[Term]:
        return iter(self.terms)

    def __len__(self) -> int:
        return len(self.terms)

    def term(self, term_id: str) -> Term:
        """The term of an id.

        Raises:
            KeyError: there is none.
        """
        return self._by_id[term_id]

    def below(self, term_id: str) -> tuple[Term, ...]:
        """The terms directly below a term, in the order of the file."""
        return self._narrower.get(term_id, ())

    def above(self, term_id: str) -> frozenset[str]:
        """Ids of all terms above a term, at any distance; the term itself is not among them."""
        found: set[str] = set()
        waiting = list(self.term(term_id).broader)
        while waiting:
            above = waiting.pop()
            if above not in found:
                found.add(above)
                waiting.extend(self.term(above).broader)
        return frozenset(found)


def load_vocabulary(text: str, file: str) -> Vocabulary:
    """Read vocabulary.yml.

    Args:
        text: the YAML.
        file: its name, for messages.

    Raises:
        ApparatusError: a term is not as it must be, an id or a calling word comes twice, a broader term does not
            exist or is below its own narrower term.
        SeveralErrors: several terms are not as they must be.
    """
    entries = load_entries(text, file, "terms")
    terms = tuple(read_each(_term, entries))
    _check_ids(entries)
    _check_words(entries, terms)
    vocabulary = Vocabulary(terms)
    _check_broader(entries, vocabulary)
    return vocabulary


def _term(entry: Entry) -> Term:
    entry.refuse_unknown(_FIELDS)
    term_id = entry.text("id")
    if not _SLUG.fullmatch(term_id):
        raise entry.error("id", "an id of lower-case letters, digits and single hyphens, and not index", repr(term_id))
    label, other, words = (_by_language(entry, key) for key in ("label", "other", "words"))
    labels = {lang: (_line(label, lang), *_lines(other, lang)) for lang in _LANGS}
    calling = _calling(entry, labels, {lang: _lines(words, lang) for lang in _LANGS})
    return Term(
        id=term_id,
        kind=_kind(entry),
        label_en=labels["en"][0],
        label_zh=labels["zh"][0],
        other_en=labels["en"][1:],
        other_zh=labels["zh"][1:],
        words_en=calling["en"],
        words_zh=calling["zh"],
        broader=entry.texts("broader"),
        scope=_line(entry, "scope"),
        same=_same(entry),
        line=entry.values.line,
    )


def _same(entry: Entry) -> tuple[str, ...]:
    for uri in entry.texts("same"):
        if not _URI.fullmatch(uri):
            raise entry.error("same", "addresses that begin with http:// or https:// in 'same'", repr(uri))
    return entry.texts("same")


def _kind(entry: Entry) -> Kind:
    said = entry.text("kind")
    for kind in KINDS:
        if said == kind:
            return kind
    raise entry.error("kind", "one of " + ", ".join(KINDS), repr(said) + meant(said, KINDS))


def _by_language(entry: Entry, key: str) -> Entry:
    below = entry.entry(key)
    below.refuse_unknown(_LANGS)
    return below


def _line(entry: Entry, key: str) -> str:
    return _one_line(entry, key, entry.text(key))


def _lines(entry: Entry, key: str) -> tuple[str, ...]:
    return tuple(_one_line(entry, key, text) for text in entry.texts(key))


def _one_line(entry: Entry, key: str, text: str) -> str:
    if len(text.strip().splitlines()) != 1:
        raise entry.error(key, f"one line in {key!r}", f"{len(text.splitlines())} lines")
    return text.strip()


def _calling(
    entry: Entry, labels: Mapping[Lang, tuple[str, ...]], words: Mapping[Lang, tuple[str, ...]]
) -> dict[Lang, tuple[str, ...]]:
    call = entry.texts("labels_call") if entry.has("labels_call") else _LANGS
    for lang in call:
        if lang not in _LANGS:
            raise entry.error("labels_call", "en or zh in 'labels_call'", repr(lang))
    calling: dict[Lang, tuple[str, ...]] = {}
    for lang in _LANGS:
        own = words[lang]
        calling[lang] = tuple(dict.fromkeys(labels[lang] + own if lang in call else own))
        for word in calling[lang]:
            _check_callable(entry, lang, word)
    return calling


def _check_callable(entry: Entry, lang: Lang, word: str) -> None:
    if lang == "zh" and not has_han(word):
        raise entry.error("words", "Chinese words with at least one Han character", repr(word))
    if lang == "en" and (has_han(word) or not english_words(word)):
        raise entry.error("words", "English words without Han characters", repr(word))


def _check_ids(entries: tuple[Entry, ...]) -> None:
    seen: dict[str, int] = {}
    for entry in entries:
        term_id = entry.text("id")
        if term_id in seen:
            raise entry.error("id", "each id once", f"{term_id!r} again (first on line {seen[term_id]})")
        seen[term_id] = entry.line_of("id")


def _word_key(lang: Lang, word: str) -> str:
    return f"{lang} " + (word if lang == "zh" else " ".join(english_words(word)).casefold())


def _check_words(entries: tuple[Entry, ...], terms: tuple[Term, ...]) -> None:
    owners: dict[str, list[tuple[Entry, Term, bool]]] = {}
    for entry, term in zip(entries, terms, strict=True):
        calling: list[tuple[Lang, str]] = [("en", word) for word in term.words_en]
        calling += [("zh", word) for word in term.words_zh]
        own = {_word_key(lang, word): word for lang, word in calling}
        shared = {_word_key(lang, word): word for word in entry.texts("shared") for lang in _LANGS}
        for word in entry.texts("shared"):
            if not any(_word_key(lang, word) in own for lang in _LANGS):
                raise entry.error("shared", "words that call for this term in 'shared'", repr(word))
        for key, word in own.items():
            owners.setdefault(key, []).append((entry, term, key in shared))
            _check_shared(word, owners[key])


def _check_shared(word: str, owners: list[tuple[Entry, Term, bool]]) -> None:
    if len(owners) > 1 and not all(shared for _, _, shared in owners):
        silent = next((entry, term) for entry, term, shared in reversed(owners) if not shared)
        other = next(term.id for entry, term, _ in owners if entry is not silent[0])
        raise silent[0].error(
            "words", f"{word!r} to call for one term, or to stand in 'shared' of both", f"it also calls for {other!r}"
        )


def _check_broader(entries: tuple[Entry, ...], vocabulary: Vocabulary) -> None:
    for entry, term in zip(entries, vocabulary.terms, strict=True):
        for above in term.broader:
            if above not in vocabulary:
                hint = meant(above, [known.id for known in vocabulary])
                raise entry.error("broader", "the id of a term in 'broader'", repr(above) + hint)
    for entry, term in zip(entries, vocabulary.terms, strict=True):
        if term.id in vocabulary.above(term.id):
            raise ApparatusError(
                entry.file, entry.line_of("broader"), "broader terms without a circle", f"{term.id!r} above itself"
            )
