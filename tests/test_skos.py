"""The vocabulary as SKOS: what SKOS wants of a vocabulary, and the same statements in both forms."""

import json
import re
from typing import Any

import pytest

from duizhao.errors import ApparatusError
from duizhao.site_files.skos import JSON_LD, TURTLE, skos_files
from duizhao.vocabulary import Vocabulary, load_vocabulary
from made_up import real_vocabulary

WELLS = """
terms:
  - id: wells
    kind: topic
    label: {en: 'Wells "deep" \\\\', zh: 水井}
    other: {en: [Shafts]}
    words: {en: [shaft, shafts], zh: [井]}
    scope: Made up.
    same: [http://www.wikidata.org/entity/Q1]
  - id: deep-wells
    kind: topic
    label: {en: Deep wells, zh: 深井}
    broader: [wells]
    scope: Made up.
"""


def files(vocabulary: Vocabulary) -> tuple[list[dict[str, Any]], str]:
    made = dict(skos_files(vocabulary, "Wells"))
    return json.loads(made[JSON_LD])["@graph"], made[TURTLE].decode()


def labels(node: dict[str, Any], key: str) -> set[tuple[str, str]]:
    return {(each["@value"], each["@language"]) for each in node.get(key, [])}


@pytest.mark.parametrize("vocabulary", [real_vocabulary(), load_vocabulary(WELLS, "v.yml")])
def test_the_conditions_of_skos_hold(vocabulary: Vocabulary) -> None:
    nodes, _ = files(vocabulary)
    concepts = {node["@id"]: node for node in nodes if node["@type"] == "skos:Concept"}
    assert len(concepts) == len([*vocabulary])
    for key, node in concepts.items():
        preferred, other, hidden = (labels(node, f"skos:{name}Label") for name in ("pref", "alt", "hidden"))
        assert len({lang for _, lang in preferred}) == len(preferred), "S14: one preferred label in each language"
        assert not preferred & other | preferred & hidden | other & hidden, "S13: labels of three kinds are apart"
        for broader in node.get("skos:broader", []):
            assert {"@id": key} in concepts[broader["@id"]]["skos:narrower"], "S25"
        assert ("skos:topConceptOf" in node) == ("skos:broader" not in node)
    members = [member["@id"] for node in nodes if node["@type"] == "skos:Collection" for member in node["skos:member"]]
    assert sorted(members) == sorted(concepts)


def test_both_forms_say_the_same() -> None:
    nodes, turtle = files(load_vocabulary(WELLS, "v.yml"))
    said = sum(len(values) for node in nodes for key, values in node.items() if not key.startswith("@")) + len(nodes)
    without_texts = re.sub(r'"(?:[^"\\]|\\.)*"', "T", turtle.split("\n\n", 1)[1])
    assert without_texts.count(" ;") + without_texts.count(" .") + without_texts.count(",") == said
    assert 'skos:prefLabel "Wells \\"deep\\" \\\\\\\\"@en, "水井"@zh' in turtle
    assert re.search('skos:hiddenLabel "shaft"@en, .*"井"@zh', turtle)
    assert "skos:exactMatch <http://www.wikidata.org/entity/Q1>" in turtle
    assert "<deep-wells.html> a skos:Concept ;" in turtle
    assert "skos:broader <wells.html>" in turtle


def test_an_address_of_another_kind_is_refused() -> None:
    with pytest.raises(
        ApparatusError,
        match=r"v\.yml:9: expected addresses that begin with http:// or https:// in 'same', found 'Q1 >'",
    ):
        load_vocabulary(WELLS.replace("[http://www.wikidata.org/entity/Q1]", "['Q1 >']"), "v.yml")
