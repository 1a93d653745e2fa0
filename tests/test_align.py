"""Laws of the aligner, and texts whose alignment is known; made up, but for the five seeds."""

import random
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duizhao.align import WEAK, align, align_by_length
from duizhao.align._blocks import FEWEST
from duizhao.model import NamePair, Pair
from duizhao.seeds import parse_seed

SEEDS = Path(__file__).parent.parent / "seeds"
Link = tuple[tuple[int, ...], tuple[int, ...]]
PARAGRAPHS = st.lists(st.text(max_size=60), max_size=14)
PLACES = [
    "北京 Beijing",
    "上海 Shanghai",
    "河北 Hebei",
    "江西 Jiangxi",
    "四川 Sichuan",
    "湖南 Hunan",
    "新疆 Xinjiang",
    "广东 Guangdong",
]
SUBJECTS = ["农民们 The peasants", "干部 The cadres", "工人 The workers", "学生 The students", "委员会 The committee"]
ACTS = [
    "讨论了新的计划 discussed the new plan",
    "学习了报告 studied the report",
    "增加了粮食生产 increased the production of grain",
    "提出了批评 raised criticisms",
]


def made_up(count: int, seed: int) -> tuple[list[str], list[str]]:
    """Paragraphs of one to four sentences with places and numbers, in both languages."""
    chance = random.Random(seed)  # noqa: S311 - repeatable
    en, zh = [], []
    for _ in range(count):
        english, chinese = [], []
        for _ in range(chance.randint(1, 4)):
            place, subject, act = (chance.choice(of).split(" ", 1) for of in (PLACES, SUBJECTS, ACTS))
            number = chance.randint(12, 9999)
            english.append(f"{subject[1]} of {place[1]} {act[1]} with {number:,} people from the countryside.")
            chinese.append(f"{place[0]}的{subject[0]}同农村来的{number}人一起{act[0]}。")
        en.append(" ".join(english))
        zh.append("".join(chinese))
    return en, zh


def links(pairs: Sequence[Pair]) -> list[Link]:
    return [(pair.en, pair.zh) for pair in pairs]


def one_to_one(count: int) -> list[Link]:
    return [((at,), (at,)) for at in range(1, count + 1)]


def check_covers(pairs: Sequence[Pair], n: int, m: int) -> None:
    assert [at for pair in pairs for at in pair.en] == list(range(1, n + 1))
    assert [at for pair in pairs for at in pair.zh] == list(range(1, m + 1))
    for pair in pairs:
        assert pair.en or pair.zh
        assert 0 <= pair.confidence <= 1
        assert pair.confidence == round(pair.confidence, 2)
        if not pair.block and not (len(pairs) == 1 == min(n, m)):  # one paragraph may be all of the other text
            assert (len(pair.en), len(pair.zh)) in {
                (1, 1), (1, 0), (0, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1),
            }  # fmt: skip


@given(PARAGRAPHS, PARAGRAPHS)
def test_every_paragraph_stands_in_one_pair_in_order(en: list[str], zh: list[str]) -> None:
    check_covers(align(en, zh), len(en), len(zh))
    check_covers(align_by_length(en, zh), len(en), len(zh))


@given(PARAGRAPHS, PARAGRAPHS, st.lists(st.builds(NamePair, st.text(max_size=4), st.text(max_size=9)), max_size=3))
def test_the_same_texts_give_the_same_pairs(en: list[str], zh: list[str], names: list[NamePair]) -> None:
    assert align(en, zh, names) == align(tuple(en), tuple(zh), tuple(names))


@given(PARAGRAPHS)
def test_a_text_without_counterpart_stands_alone(texts: list[str]) -> None:
    alone = [(at,) for at in range(1, len(texts) + 1)]
    assert align(texts, []) == tuple(Pair(at, ()) for at in alone)
    assert align([], texts) == tuple(Pair((), at) for at in alone)


@settings(max_examples=10)
@given(st.integers(0, 10**6), st.integers(21, 60), st.integers(21, 60))
def test_long_texts_are_covered_too(seed: int, n: int, m: int) -> None:
    check_covers(align(made_up(n, seed)[0], made_up(m, seed + 1)[1]), n, m)


@settings(max_examples=30, derandomize=True)
@given(st.integers(0, 10**6), st.integers(1, 40))
def test_plain_translations_pair_one_to_one(seed: int, count: int) -> None:
    en, zh = made_up(count, seed)
    pairs = align(en, zh)
    assert links(pairs) == one_to_one(count)
    assert all(pair.confidence >= WEAK for pair in pairs)


@pytest.fixture(scope="module")
def planted() -> list[tuple[list[str], list[str], int]]:
    """A hundred texts, each with a place to damage."""
    chance = random.Random(9)  # noqa: S311 - repeatable
    counts = [chance.randint(4, 30) for _ in range(100)]
    return [(*made_up(count, seed), chance.randint(0, count - 2)) for seed, count in enumerate(counts)]


def test_dropped_paragraphs_are_found(planted: list[tuple[list[str], list[str], int]]) -> None:
    for en, zh, at in planted:
        alone = [((at + 1,), ()), *(((k + 1,), (k,)) for k in range(at + 1, len(en)))]
        assert links(align(en, [*zh[:at], *zh[at + 1 :]])) == one_to_one(at) + alone
        alone = [((), (at + 1,)), *(((k,), (k + 1,)) for k in range(at + 1, len(en)))]
        assert links(align([*en[:at], *en[at + 1 :]], zh)) == one_to_one(at) + alone


def test_what_may_be_a_part_of_a_paragraph_is_alone_with_less_confidence() -> None:
    article = parse_seed((SEEDS / "001_11b74efca5055269.txt").read_bytes(), "001")
    en, zh = ([paragraph.text for paragraph in side] for side in (article.en, article.zh))
    cut = en[8].index(". ", len(en[8]) // 2) + 1
    parts = align([*en[:8], en[8][:cut], en[8][cut:], *en[9:]], zh, article.names)
    dropped = align(en, [*zh[:8], *zh[9:]], article.names)
    (part,), (whole,) = ([pair for pair in pairs if not pair.zh] for pairs in (parts, dropped))
    assert (part.en, whole.en) == ((10,), (9,))
    assert part.confidence < 0.6
    assert whole.confidence > 0.8


def test_neighbours_of_a_seed_that_are_joined_are_paired_together() -> None:
    """Two long ones with many anchors, where a merge's share of them is reduced by more than a gap costs."""
    article = parse_seed((SEEDS / "001_11b74efca5055269.txt").read_bytes(), "001")
    en, zh = ([paragraph.text for paragraph in side] for side in (article.en, article.zh))
    pairs = align([*en[:2], f"{en[2]} {en[3]}", *en[4:]], zh)
    assert ((3,), (3, 4)) in links(pairs)


def test_a_text_of_one_paragraph_is_the_whole_of_the_other() -> None:
    en, zh = made_up(7, 1)
    assert links(align(en, ["".join(zh)])) == [((1, 2, 3, 4, 5, 6, 7), (1,))]
    assert links(align([" ".join(en)], zh)) == [((1,), (1, 2, 3, 4, 5, 6, 7))]
    assert links(align(en[:1], zh))[0] == ((1,), (1,))


def test_merged_paragraphs_are_found_in_either_language(planted: list[tuple[list[str], list[str], int]]) -> None:
    right = 0
    for en, zh, at in planted:
        merged = [*zh[:at], zh[at] + zh[at + 1], *zh[at + 2 :]]
        tail = [((at + 1, at + 2), (at + 1,)), *(((k + 1,), (k,)) for k in range(at + 2, len(en)))]
        right += links(align(en, merged)) == one_to_one(at) + tail
        merged = [*en[:at], f"{en[at]} {en[at + 1]}", *en[at + 2 :]]
        tail = [((at + 1,), (at + 1, at + 2)), *(((k,), (k + 1,)) for k in range(at + 2, len(en)))]
        right += links(align(merged, zh)) == one_to_one(at) + tail
    assert right >= 196  # a short sentence joined to a long paragraph may pass for one without counterpart


def test_anchors_overrule_lengths() -> None:
    en = [
        "It has 684 members.",
        "A much longer sentence that stands between and has no counterpart at all, with 57 of them.",
    ]
    zh = ["它有六百八十四名成员。"]
    assert links(align(en, zh)) == [((1,), (1,)), ((2,), ())]
    assert links(align(en[::-1], zh)) == [((1,), ()), ((2,), (1,))]


def test_names_are_anchors() -> None:
    en = ["Yan Zhi came to see us there.", "Wu Mei came to see us there.", "Lu Ting came to see us there."]
    zh = ["芜煤来看我们。", "陆亭来看我们。"]
    names = [NamePair("芜煤", "Wu Mei"), NamePair("陆亭", "Lu Ting")]
    assert links(align(en, zh, names)) == [((1,), ()), ((2,), (1,)), ((3,), (2,))]


def test_a_pair_that_contradicts_itself_is_weak() -> None:
    en, zh = made_up(3, 1)
    wrong = align(en, [zh[0], "这是一段毫不相干的文字，1234、5678和99。", zh[2]])
    (contradicted,) = (pair for pair in wrong if pair.en == (2,))
    assert contradicted.zh
    assert contradicted.confidence < WEAK
    assert next(pair for pair in wrong if pair.en == (1,)).confidence >= WEAK


def test_verses_that_cannot_be_reconciled_become_one_block() -> None:
    en, zh = made_up(2, 7)
    verse_en = ["Red flags", "fly over the hills", "and the drums", "are heard", "far away", "by the water", "at dawn"]
    verse_zh = ["山上红旗飘啊飘", "锣鼓喧天响四方", "东风吹来百花香", "战鼓催春人人忙"]
    pairs = align([en[0], *verse_en, en[1]], [zh[0], *verse_zh, zh[1]])
    assert links(pairs) == [((1,), (1,)), (tuple(range(2, 9)), (2, 3, 4, 5)), ((9,), (6,))]
    assert [pair.block for pair in pairs] == [False, True, False]
    assert pairs[1].confidence < WEAK


def test_short_lines_that_can_be_reconciled_are_no_block() -> None:
    en = ["Beijing 10 23.0", "Tianjin 4 14.0", "Hebei 77 512.5", "Shanxi 81 90.2", "Hunan 16 66.1"]
    zh = ["北京 10 23.0", "天津 4 14.0", "河北 77 512.5", "山西 81 90.2", "湖南 16 66.1"]
    assert links(align(en, zh)) == one_to_one(5)
    assert links(align(en, zh[:2] + zh[3:])) == [((1,), (1,)), ((2,), (2,)), ((3,), ()), ((4,), (3,)), ((5,), (4,))]
    assert len(zh) - 1 >= FEWEST


@pytest.mark.parametrize(
    ("name", "pairs"),
    [("000", one_to_one(6)), ("001", one_to_one(9)), ("002", [((at,), ()) for at in range(1, 9)]),
     ("003", one_to_one(3)), ("004", one_to_one(5))],
)  # fmt: skip
def test_the_seeds_are_perfect(name: str, pairs: list[Link]) -> None:
    (path,) = SEEDS.glob(f"{name}_*.txt")
    article = parse_seed(path.read_bytes(), path.name)
    found = align([text.text for text in article.en], [text.text for text in article.zh], article.names)
    assert links(found) == pairs
    assert all(pair.confidence >= WEAK for pair in found)


@pytest.mark.parametrize(("name", "at", "cut"), [("000", 4, 206), ("000", 5, 576), ("001", 8, 219)])
def test_a_paragraph_that_the_translation_cuts_unequally_stays_whole(name: str, at: int, cut: int) -> None:
    (path,) = SEEDS.glob(f"{name}_*.txt")
    article = parse_seed(path.read_bytes(), path.name)
    en = [text.text for text in article.en]
    en[at - 1 : at] = [en[at - 1][:cut], en[at - 1][cut:].strip()]
    found = align(en, [text.text for text in article.zh], article.names)
    assert ((at, at + 1), (at,)) in links(found)


@pytest.mark.parametrize(("n", "m"), [(5_000, 5_000), (5_000, 4_000), (10_000, 10), (10, 10_000)])
def test_time_grows_with_length_alone(n: int, m: int) -> None:
    en, zh = made_up(n, 3)[0], made_up(m, 3)[1]
    began = time.process_time()
    pairs = align(en, zh)
    assert time.process_time() - began < 30  # a full table of the first would take minutes
    check_covers(pairs, n, m)


@pytest.mark.parametrize("more", [1, 2, 3, 4])
def test_texts_that_repeat_themselves_are_covered(more: int) -> None:
    en, zh = made_up(2, 4)
    for count in range(1, 14):
        check_covers(align(en * count, (zh * (count + more))[: 2 * count + more]), 2 * count, 2 * count + more)
        check_covers(align((en * (count + more))[: 2 * count + more], zh * count), 2 * count + more, 2 * count)


def test_a_merge_and_a_loss_between_plain_pairs() -> None:
    en, zh = made_up(30, 6)
    found = links(align([*en[:12], f"{en[12]} {en[13]}", *en[14:20], *en[21:]], zh))
    right = [*one_to_one(12), ((13,), (13, 14)), *(((at - 1,), (at,)) for at in range(15, 21)), ((), (21,))]
    assert found == [*right, *(((at - 2,), (at,)) for at in range(22, 31))]


def test_a_long_loss_in_a_long_text_is_bridged() -> None:
    en, zh = made_up(1500, 5)
    pairs = set(links(align(en, zh[:500] + zh[900:])))
    right = {((at,), (at,)) for at in range(1, 501)} | {((at + 400,), (at,)) for at in range(501, 1101)}
    assert len(pairs & right) > 0.99 * len(right)


@pytest.mark.parametrize("bomb", ["9" * 6000, "5 " + "million " * 5000, "九" * 6000, "亿" * 6000, "1万" * 3000])
def test_runs_of_figures_are_no_number_and_no_error(bomb: str) -> None:
    assert [(pair.en, pair.zh) for pair in align([bomb], [bomb])] == [((1,), (1,))]
