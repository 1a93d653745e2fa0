"""vocabulary.yml: made-up terms, and the file that the project ships."""

import re
from pathlib import Path

import pytest

from duizhao.corrections import load_corrections
from duizhao.errors import ApparatusError
from duizhao.rejected import load_rejected
from duizhao.vocabulary import KINDS, Term, Vocabulary, load_vocabulary

GUIDE = Path(__file__).parents[1] / "docs" / "guide" / "apparatus.md"
SHIPPED = Path(__file__).parents[1] / "corpus" / "apparatus" / "vocabulary.yml"


def term(term_id: str, zh: str, more: str = "", en: str = "") -> str:
    return (
        f"  - id: {term_id}\n    kind: topic\n    label: {{en: {en or term_id}, zh: {zh}}}\n    scope: Made up.\n"
        + more
    )


def load(*terms: str) -> Vocabulary:
    return load_vocabulary("terms:\n" + "".join(terms), "vocabulary.yml")


def refusal(*terms: str) -> ApparatusError:
    with pytest.raises(ApparatusError) as caught:
        load(*terms)
    return caught.value


def test_a_term_with_every_field() -> None:
    text = """terms:
  - id: land-reform
    kind: campaign
    label: {en: Land reform, zh: 土地改革}
    other: {en: [Agrarian reform], zh: [土改]}
    words: {en: [reform of the land], zh: [土改工作]}
    broader: [reform]
    scope: Redistribution of land.
  - id: reform
    kind: topic
    label: {en: Reform, zh: 改革}
    scope: Reforms of any kind.
"""
    vocabulary = load_vocabulary(text, "vocabulary.yml")
    assert vocabulary.terms[0] == Term(
        id="land-reform",
        kind="campaign",
        label_en="Land reform",
        label_zh="土地改革",
        other_en=("Agrarian reform",),
        other_zh=("土改",),
        words_en=("Land reform", "Agrarian reform", "reform of the land"),
        words_zh=("土地改革", "土改", "土改工作"),
        broader=("reform",),
        scope="Redistribution of land.",
    )
    assert vocabulary.terms[1].line == 9
    assert vocabulary.term("reform") is vocabulary.terms[1]
    assert "reform" in vocabulary
    assert "form" not in vocabulary
    assert len(vocabulary) == 2


def test_labels_call_only_where_they_are_let() -> None:
    (found,) = load(term("a", "甲", "    words: {zh: [乙]}\n    labels_call: [en]\n"))
    assert (found.words_en, found.words_zh) == (("a",), ("乙",))


def test_above_goes_all_the_way_up_once() -> None:
    vocabulary = load(
        term("a", "甲", "    broader: [b, c]\n"), term("b", "乙", "    broader: [d]\n"),
        term("c", "丙", "    broader: [d]\n"), term("d", "丁"),
    )  # fmt: skip
    assert vocabulary.above("a") == {"b", "c", "d"}
    assert vocabulary.above("d") == frozenset()


@pytest.mark.parametrize(
    ("terms", "line", "message"),
    [
        ([term("Land", "甲")], 2, "found 'Land'"),
        ([term("land_reform", "甲")], 2, "found 'land_reform'"),
        ([term("a", "甲"), term("a", "乙", en="b")], 6, "found 'a' again (first on line 2)"),
        ([term("a", "甲", "    broader: [b]\n")], 6, "found 'b'"),
        ([term("land", "甲"), term("a", "乙", "    broader: [lnad]\n")], 10, "'lnad' (did you mean land?)"),
        ([term("a", "甲", "    broader: [a]\n")], 6, "found 'a' above itself"),
        ([term("a", "甲", "    broader: [b]\n"), term("b", "乙", "    broader: [a]\n")], 6, "found 'a' above itself"),
        ([term("a", "甲", "    broder: [b]\n")], 6, "did you mean broader?"),
        ([term("a", "甲", "    words: {de: [x]}\n")], 6, "found 'de'"),
        ([term("a", "甲", "    words: {zh: [abc]}\n")], 6, "Chinese words with at least one Han character"),
        ([term("a", "甲", "    words: {en: [整风]}\n")], 6, "English words without Han characters"),
        ([term("a", "甲", "    words: {en: ['-']}\n")], 6, "English words without Han characters"),
        ([term("a", "甲", "    words: {en: [1958]}\n")], 6, "found 1958"),
        ([term("a", "甲", "    labels_call: [fr]\n")], 6, "found 'fr'"),
        ([term("a", "甲", "    shared: [x]\n")], 6, "found 'x'"),
        ([term("a", "甲").replace("topic", "topik")], 3, "did you mean topic?"),
        ([term("a", "甲").replace("    scope: Made up.\n", "")], 2, "'scope'"),
        ([term("a", "甲").replace("Made up.", "|\n      One.\n      Two.")], 5, "found 2 lines"),
        ([term("a", "甲").replace("zh: 甲", "zh: ''")], 4, "'zh'"),
    ],
)
def test_what_is_wrong_is_refused_with_its_line(terms: list[str], line: int, message: str) -> None:
    error = refusal(*terms)
    assert (error.file, error.line) == ("vocabulary.yml", line)
    assert message in str(error)


@pytest.mark.parametrize("word", ["{zh: [共]}", "{en: [Shared-Word]}"])
def test_a_word_calls_for_two_terms_only_where_both_say_so(word: str) -> None:
    other = word.replace("Shared-Word", "shared word")
    said = f"    shared: {word[5:-1]}\n"
    first, second = term("a", "甲", f"    words: {word}\n"), term("b", "乙", f"    words: {other}\n")
    assert "it also calls for 'a'" in str(refusal(first, second))
    assert refusal(first + said, second).line == 12
    assert refusal(first, second + said).line == 6
    assert len(load(first + said, second + said)) == 2


def test_the_shipped_vocabulary_loads_and_is_complete() -> None:
    vocabulary = load_vocabulary(SHIPPED.read_text(encoding="utf-8"), "vocabulary.yml")
    assert {found.kind for found in vocabulary} == set(KINDS)
    assert {
        "mass-line", "party-masses-relations", "rectification-campaign", "land-reform", "great-leap-forward",
        "grassroots-cadres", "worker-participation", "two-five-system", "ningjin-county", "xinhua-news-agency",
    } <= {found.id for found in vocabulary}  # fmt: skip
    assert all(found.scope.endswith(".") for found in vocabulary)


def test_the_guide_describes_every_field_and_its_examples_load() -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    loaders = {"vocabulary.yml": load_vocabulary, "corrections.yml": load_corrections, "rejected.yml": load_rejected}
    for file, load_file in loaders.items():
        chapter = guide.partition(f"## {file}")[2].partition("\n## ")[0]
        (example,) = re.findall(r"```yaml\n(.+?)```", chapter, re.DOTALL)
        load_file(example, file)
        with pytest.raises(ApparatusError, match="known are") as caught:
            load_file(re.sub(r"^  - ", "  - zzzzzz: 1\n    ", example, count=1, flags=re.MULTILINE), file)
        fields = re.search(r"known are ([^)]+)", str(caught.value))
        assert fields
        described = set(re.findall(r"^\| `(\w+)` \| (?:yes|no) \|", chapter, re.MULTILINE))
        assert described == set(fields[1].split(", "))
