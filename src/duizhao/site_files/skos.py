"""The vocabulary as SKOS, in Turtle and in JSON-LD.

https://www.w3.org/TR/skos-reference/

Addresses are relative to the file, so that they hold wherever the site is published.
"""

import json
from collections.abc import Iterator
from typing import Any

from duizhao.vocabulary import Term, Vocabulary

TURTLE = "tags/vocabulary.ttl"
JSON_LD = "tags/vocabulary.jsonld"
_SCHEME = "index.html"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_TERMS = "http://purl.org/dc/terms/"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_ESCAPED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_LANGS = ("en", "zh")

Values = list[dict[str, str]]
"""Literals as JSON-LD has them, `{"@value", "@language"}`, or references, `{"@id"}`."""


def skos_files(vocabulary: Vocabulary, title: str) -> Iterator[tuple[str, bytes]]:
    """The vocabulary in both forms.

    Args:
        title: of the site.
    """
    nodes = [
        _scheme(vocabulary, title),
        *(_concept(term, vocabulary) for term in vocabulary),
        *_collections(vocabulary),
    ]
    context = {"skos": _SKOS, "dcterms": _TERMS, "rdfs": _RDFS}
    document = {"@context": context, "@graph": nodes}
    yield JSON_LD, (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")
    head = "".join(f"@prefix {name}: <{uri}> .\n" for name, uri in context.items())
    yield TURTLE, (head + "".join(map(_turtle, nodes))).encode("utf-8", "replace")


def _scheme(vocabulary: Vocabulary, title: str) -> dict[str, Any]:
    tops = [_reference(term.id) for term in vocabulary if not term.broader]
    return {
        "@id": _SCHEME,
        "@type": "skos:ConceptScheme",
        "dcterms:title": [{"@value": title}],
        "rdfs:label": [{"@value": title}],
        "skos:hasTopConcept": tops,
    }


def _concept(term: Term, vocabulary: Vocabulary) -> dict[str, Any]:
    scheme = [{"@id": _SCHEME}]
    preferred = (("en", term.label_en), ("zh", term.label_zh))
    properties: dict[str, Values] = {
        "skos:prefLabel": [_literal(text, lang) for lang, text in preferred if text],
        "skos:altLabel": [*_labels(term.other_en, "en"), *_labels(term.other_zh, "zh")],
        "skos:hiddenLabel": [_literal(text, lang) for lang in _LANGS for text in _hidden(term, lang)],
        "skos:scopeNote": [_literal(term.scope, "en")] if term.scope else [],
        "skos:broader": [_reference(above) for above in term.broader],
        "skos:narrower": [_reference(below.id) for below in vocabulary.below(term.id)],
        "skos:exactMatch": [{"@id": uri} for uri in term.same],
        "skos:inScheme": scheme,
        "skos:topConceptOf": [] if term.broader else scheme,
    }
    return {"@id": f"{term.id}.html", "@type": "skos:Concept"} | {
        key: values for key, values in properties.items() if values
    }


def _collections(vocabulary: Vocabulary) -> Iterator[dict[str, Any]]:
    """A collection for each kind of term."""
    for kind in dict.fromkeys(term.kind for term in vocabulary):
        members = [_reference(term.id) for term in vocabulary if term.kind == kind]
        label = [_literal(kind, "en")]
        yield {"@id": f"kind/{kind}.html", "@type": "skos:Collection", "skos:prefLabel": label, "skos:member": members}


def _hidden(term: Term, lang: str) -> list[str]:
    """Words that call for a term without being labels: SKOS wants the three kinds of labels apart."""
    words, labels = (
        (term.words_en, (term.label_en, *term.other_en))
        if lang == "en"
        else (term.words_zh, (term.label_zh, *term.other_zh))
    )
    return [word for word in dict.fromkeys(words) if word not in labels]


def _labels(texts: tuple[str, ...], lang: str) -> Values:
    return [_literal(text, lang) for text in texts]


def _literal(text: str, lang: str) -> dict[str, str]:
    return {"@value": text, "@language": lang}


def _reference(term: str) -> dict[str, str]:
    return {"@id": f"{term}.html"}


def _turtle(node: dict[str, Any]) -> str:
    lines = [f"\n<{node['@id']}> a {node['@type']}"]
    lines += [
        f"{key} {', '.join(map(_value, values))}" for key, values in node.items() if not key.startswith("@") and values
    ]
    return " ;\n  ".join(lines) + " .\n"


def _value(value: dict[str, str]) -> str:
    if "@id" in value:
        return f"<{value['@id']}>"
    text = "".join(_ESCAPED.get(char, char) for char in value["@value"])
    return f'"{text}"@{value["@language"]}' if "@language" in value else f'"{text}"'
