"""The audit: numbers, names, units and lengths of pairs, what a machine leaves behind; errors that are planted are found.

Sentences are made up, or taken from the five seeds.
"""

import csv
import datetime as dt
import io
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.align import align
from duizhao.apparatus import load_apparatus
from duizhao.audit import USUAL, LengthNorm, audited, compared, dump_lengths, load_lengths, measure_lengths
from duizhao.audit._counts import points_differ, quotations_differ
from duizhao.audit._leftovers import breaks_off, left_in_chinese, repeated
from duizhao.audit._lengths import ENOUGH, outlier
from duizhao.audit._names import NamesCompared, compare_names
from duizhao.audit._numbers import compare_numbers
from duizhao.audit._places import compare_terms, dateline_differs
from duizhao.audit._units import missing_units
from duizhao.benchmarks.auditing import PLANTERS, measure_audit
from duizhao.catalogue import Location, build_catalogue, make_entry
from duizhao.errors import ApparatusError
from duizhao.model import Article, Compared, Dateline, Finding, NamePair, Pair, Paragraph, Source, Tag
from duizhao.pages.worklist import worklist_file, worklist_page
from duizhao.seed_reader import read_one
from duizhao.settings import Settings
from duizhao.tasks import refresh
from duizhao.vocabulary import Term, Vocabulary
from made_up import SEEDS, project_at, seed_text, write_seeds
from test_align_numbers import english, han


@pytest.mark.parametrize(
    ("zh", "en", "only_zh", "only_en"),
    [
        ("八十八个党员", "all eighty-eight members", (), ()),
        ("八十八个党员", "all eighty-nine members", ("88",), ("89",)),
        ("旅客十分方便，双方都很满意。", "very convenient, and the two sides were content", (), ()),
        ("等了十分钟", "waited twelve minutes", ("10",), ("12",)),
        ("增产三成，九成以上的人", "30 percent more, over 90 percent of them", (), ()),
        ("增产三成", "40 percent more", ("30",), ("40",)),
        ("三四百人走了七八千里", "three or four hundred went seven or eight thousand li", (), ()),
        ("三四百人", "five or six hundred people", (), ("500", "600")),
        ("二、三十人", "twenty or thirty people", (), ()),
        ("增产二成半，打八折", "25 percent more, at 20 percent off", (), ()),
        ("十二时半开会，十九时三十分结束", "It opened at 12:30 and closed at 7:30 p.m.", (), ()),
        ("下午三点半和晚上十一点一刻", "at half past three in the afternoon and at 11:15 p.m.", (), ()),
        ("下午三时，二十点", "at 15:00 and at 8 p.m.", (), ()),
        ("十五时开会", "It opened at 5 p.m.", ("15",), ("5",)),
        ("中午十二时", "at noon", (), ()),
        ("中华民国三十五年五月，光绪二十六年", "in May 1946, and in 1900", (), ()),
        ("民国三十八年", "in 1948", ("38",), ("1948",)),
        ("五十多岁", "in his fifties", (), ()),
        ("11月30日", "on November 30th", (), ()),
        ("11月30日", "on November 29th", ("30",), ("29",)),
        ("11月30日", "on December 30th", ("M11",), ("M12",)),
        ("一九五六年一月一日", "on January 2, 1956", ("1月1日",), ("1月2日",)),
        ("十月五日至十一月二十日", "from November 5 to November 20", ("10月5日",), ("11月5日",)),
        ("三月八日和五月四日", "the 8th of March and 4 May", (), ()),
        ("一月五日至七日", "from January 5 to 7", (), ()),
        ("五八年春", "the spring of 1958", (), ()),
        ("一九五八年", "in 1959", ("1958",), ("1959",)),
        ("三分之二的社员", "two thirds of the members", (), ()),
        ("二百多万人", "more than two million people", (), ()),
        ("投资 200 多万美元", "over $2 million", (), ()),
        ("十个小组", "twelve groups", ("10",), ("12",)),
        ("五个金的，五个银的", "five of gold and three of silver", ("5",), ("3",)),
        ("三日，国棉二厂", "on the 3rd, Mill No. 3", ("2",), ("3",)),
        ("完成了计划的百分之一百二十", "120 percent of the plan", (), ()),
        ("上海国棉二厂的一个车间", "a workshop of Cotton Mill No. 1", ("2",), ("1",)),
        ("上海国棉二厂和一个厂", "Cotton Mill No. 2 and a mill", (), ()),
        ("国棉十一厂", "Mill No. 11", (), ()),
        ("第二十三团", "the No. 23 Regiment", (), ()),
        ("（１）人；（２）地", "(1) people; (2) land", (), ()),
        ("第一汽车制造厂的三队工人", "the third team of No. 1 Automobile Plant", (), ()),
        ("石家庄第一棉纺厂等五厂", "five mills, among them Cotton Mill No. 1", (), ()),
        ("一连三天，第六生产队", "three days on end, Production Team No. 6", (), ()),
        ("（一）人；（二）地；一个", "(1) people; (1) land", ("2",), ("1",)),
        ("十个小组，每三天一次，两人", "three groups, every three days, a man and one and one", ("10",), ("3",)),
        ("全乡三分之一的农户", "one-third of the peasant households", (), ()),
        ("三分之一", "one-fifth", ("1/3",), ("5",)),
        ("二分之一、四分之一", "half of it, and a quarter", (), ()),
        ("二分之一、四分之一", "on behalf of headquarters", ("1/2", "1/4"), ()),
        ("一九五○年一○五人", "105 people in 1950", (), ()),
        ("百分之十二点五", "12.5 percent", (), ()),
        ("四万万五千万同胞", "450 million compatriots", (), ()),
        ("百分之百", "100 percent", (), ()),
        ("百分之五", "100 percent", ("5",), ("100",)),
        ("三八线", "the 38th Parallel", (), ()),
        ("百万人，千余人", "a million people, more than a thousand", (), ()),
        # what means nothing
        ("百姓都来了", "all the people came", (), ()),
        ("数十亿美元", "billions of dollars", (), ()),
        ("实行“二五制”", 'the "two-five system"', (), ()),
        ("灌溉面积（万亩）", "irrigated area (10,000 mu)", (), ()),
        ("两个人都走了", "both of them left", (), ()),
        ("新华社南昌5日电", "Nanchang, January 5th", (), ()),
        ("五十年代", "in the 1950s", (), ()),
        ("增产七倍", "a sevenfold increase", (), ()),
        ("九月", "in the ninth month", (), ()),
    ],
)
def test_numbers_across_scripts(zh: str, en: str, only_zh: tuple[str, ...], only_en: tuple[str, ...]) -> None:
    found = compare_numbers(zh, en)
    assert (found.zh, found.en) == (only_zh, only_en)


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("下午两点三十五分到站", "It arrived at 2:35 in the afternoon"),
        ("十三时半开会", "It opened at 1:30 p.m."),
        ("四点五万人，三点五亿斤", "45,000 people, 350 million jin"),
        ("十三、十四两日", "on the 13th and 14th"),
        ("一斤十二两", "one jin and twelve liang"),
        ("五十万人", "half a million people"),
        ("投资二百五十万元", "Two and a half million yuan was invested"),
        ("八十七元六角，三角六分，三元五角六分", "87.6 yuan, 36 fen, 3.56 yuan"),
        ("二亩七分，二斤四两，五尺七寸，一丈二尺", "2.7 mu, 2.4 jin, 5.7 chi, 12 chi"),
        ("四公寸五，一公尺九五，十二秒三", "4.5 decimeters, 1.95 meters, 12.3 seconds"),
        ("一千零五十二斤半，二千二百六十七公里半", "1,052.5 jin, 2,267.5 kilometers"),
        ("两成半，八成新，三成五，五成以上", "25 percent, eighty percent new, 35 percent, more than half"),
        ("一百六、七十人", "160 to 170 people"),
        ("一万七、八千斤，三十五、六岁", "17,000 to 18,000 jin, thirty-five or thirty-six"),
        ("一千二三百人，十七八岁，七八十台", "1,200 to 1,300 people, seventeen or eighteen, seventy or eighty"),
        ("一千五百至二千万元，三千到四千万斤", "15 to 20 million yuan, 30 to 40 million jin"),
        ("六百至八百万元，十至十五万人", "6 to 8 million yuan, 100,000 to 150,000 people"),
        ("十六、七日，一百四十到五十斤", "the 16th and 17th, 140 to 150 jin"),
        ("今年一、二、三月份", "in January, February and March"),
        ("六〇一、九三八、〇三五人", "601,938,035 people"),
        ("百分之七十五，百分之五十，百分之三十三点三", "three-quarters, half, a third"),
        ("一半，提高一倍，增长一点五倍", "50 percent, by 100 percent, by 150 percent"),
        ("十分之三，千分之二十五，万分之三", "thirty percent, 25 per thousand, 0.03 percent"),
        ("十九世纪四十年代，二十世纪五十年代", "the 1840s, the 1950s"),
        ("十二封信，十五天，三刻钟", "a dozen letters, a fortnight, three quarters of an hour"),
        ("五卅惨案，“九一八”以后", "the May 30th Massacre, after September 18"),
        ("一九五五—五六年度", "in 1955-56"),
        ("腊月二十三，年过半百", "the 23rd of the twelfth lunar month, past fifty"),
        (
            "十几万人，二十几万斤，三十几亿元",
            "More than a hundred thousand people, over 200,000 jin, over 3 billion yuan",
        ),
        ("两三百人，两三千斤", "two or three hundred people, two or three thousand jin"),
        ("一两百个", "one or two hundred"),
        ("一两万人", "ten or twenty thousand people"),
        ("几十万人，几百万斤", "several hundred thousand people, several million jin"),
        ("一九五三年到一九五七年，一九五六年至一九五七年", "in 1953-57 and in 1956/57"),
    ],
)
def test_numbers_are_known_by_what_else_they_are_called(zh: str, en: str) -> None:
    found = compare_numbers(zh, en)
    assert (found.zh, found.en) == ((), ())


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("下午两点三十五分到站", "It arrived at 2:45 in the afternoon"),
        ("四点五万人", "4,500 people"),
        ("十三、十四两日", "on the 13th and 15th"),
        ("二百五十万元", "Three and a half million yuan"),
        ("八十七元六角", "87.9 yuan"),
        ("十二亩半", "12.6 mu"),
        ("三成五", "45 percent"),
        ("一百六、七十人", "160 to 190 people"),
        ("六百至八百万元", "6 to 9 million yuan"),
        ("百分之七十五", "two-thirds"),
        ("增长一点五倍", "by 180 percent"),
        ("十九世纪四十年代", "the 1860s"),
        ("六〇一、九三八、〇三五人", "601,938,053 people"),
        ("一二八五人", "1,286 people"),
        ("二十几万人", "over 300,000 people"),
        ("几十万人", "three hundred thousand people"),
        ("两三百人", "four or five hundred people"),
        ("一九五三年到一九五七年", "in 1953-58"),
    ],
)
def test_a_number_of_many_names_is_not_any_number(zh: str, en: str) -> None:
    found = compare_numbers(zh, en)
    assert found.zh or found.en


@given(
    st.text("〇零一二三四五六七八九十百千万亿点两半成元角分倍之、到至月日年代世纪0123456789.%时刻折斤尺", max_size=14)
)
def test_any_numerals_can_be_compared(zh: str) -> None:
    found = compare_numbers(zh, "half a million, 6 to 8 hundred, May 5th")
    assert compare_numbers(zh, "half a million, 6 to 8 hundred, May 5th") == found


@given(st.integers(11, 99_999), st.integers(11, 99_999))
def test_a_number_agrees_with_itself_and_with_no_other(one: int, other: int) -> None:
    for zh in (han(one), str(one)):
        for en in (english(one), f"{one:,}"):
            found = compare_numbers(f"有{zh}人", f"there were {en} people")
            assert (found.agree, found.zh, found.en) == (1, (), ())
    differs = compare_numbers(f"有{one}人", f"there were {other} people")
    assert (one == other) == (not differs.zh and not differs.en)


@pytest.mark.parametrize(
    ("zh", "en", "agree", "differ"),
    [
        ("支部书记崔泽田、副书记崔同兴", "Cui Zetian, and Cui Tongxing", 2, ()),
        ("支部书记崔泽田", "the secretary Cui Zemin", 0, (("Cui Zemin", "崔泽田"),)),
        ("吕梁和女工", "Lü Liang spoke", 1, ()),
        ("陈安", "Chen An", 1, ()),
        ("他说：能行", "He Said that he Can Do it", 0, ()),
        ("毛主席", "Chairman Mao", 0, ()),
        ("挪威人", "Ma Long of Norway", 0, ()),
        ("青岛啤酒", "Li Wei drank", 0, ()),
        ("支部书记崔泽田", "the secretary Wang Zetian", 0, (("Wang Zetian", "崔泽田"),)),
        ("支部书记王明", "the secretary Li Ming", 0, ()),  # one syllable is in too many words
        ("支部书记崔泽田", "Secretary Cui Zetian", 1, ()),
        ("支部书记崔泽田", "Secretary Wang Zetian", 0, (("Wang Zetian", "崔泽田"),)),
        ("支部书记", "the secretary Wang Dehai", 0, (("Wang Dehai", "–"),)),
        ("诸葛亮与司马懿", "Zhuge Liang and Sima Yi", 2, ()),
        ("诸葛亮", "Zhuge Ming", 0, (("Zhuge Ming", "诸葛亮"),)),
        ("记者斯诺（Edgar Snow）", "the reporter Edgar Snow", 1, ()),
        ("记者斯诺（Edgar Snow）", "the reporter Edgar Storm", 0, (("–", "Edgar Snow"),)),
    ],
)
def test_names_through_pinyin(zh: str, en: str, agree: int, differ: tuple[tuple[str, str], ...]) -> None:
    found = compare_names(zh, en)
    assert (found.agree, found.differ) == (agree, differ)


def test_a_name_that_stands_elsewhere_in_the_original_was_moved() -> None:
    assert compare_names("支部书记", "the secretary Wang Dehai", "王德海是支部书记").differ == ()
    assert compare_names("他坚持这个方针", "Zhang Zhen adhered to this policy", "张震").differ == ()
    assert compare_names("周总理说", "Premier Zhou Enlai said", "周恩来").differ == ()
    assert compare_names("周总理和朱总司令说", "Zhou Enlai and Zhu De said").differ == ()


def test_names_of_the_translators_list() -> None:
    listed = (NamePair("芜煤", "Wu Mei"), NamePair("新大众", "Xin Dazhong (New Masses)"))
    assert compare_names("作家芜煤主编新大众", "edited by the writer Wu Mei", "", listed) == NamesCompared(1)
    person = (NamePair("崔泽田", "Cui Zetian"), NamePair("高山", "Gao Shan"), NamePair("马义", "Ma Yi"))
    assert compare_names("崔泽田主编", "edited by the writer Meihua", "", person).differ == (("–", "崔泽田"),)
    assert compare_names("崔泽田说", "He said", "", person).differ == ()
    assert compare_names("在高山上，社员马义", "on the high mountains, Member Ma Yi", "", person) == NamesCompared(1)


def test_places_of_the_vocabulary_and_of_the_dateline() -> None:
    terms = Vocabulary(
        (
            Term("a", "place", "Nanchang", "南昌", words_zh=("南昌",), words_en=("Nanchang",)),
            Term("b", "place", "Jiujiang", "九江", words_zh=("九江",), words_en=("Jiujiang",), broader=("c",)),
            Term("c", "place", "Jiangxi", "江西", words_zh=("江西",), words_en=("Jiangxi",)),
        )
    )
    pair = Pair((1,), (1,))

    def differ(zh: tuple[str, ...], en: tuple[str, ...], whole: str) -> tuple[tuple[str, str], ...]:
        anchors = {
            term.id: (*(f"zh{n}" for n in zh.count(term.id) * [1]), *(f"en{n}" for n in en.count(term.id) * [1]))
            for term in terms
        }
        tags = tuple(Tag(term, where) for term, where in anchors.items())
        return compare_terms(Article("x", dt.date(1958, 1, 6), 4, tags=tags), pair, whole, terms).differ

    assert differ(("a",), ("a",), "南昌") == ()
    assert differ(("a",), ("b",), "南昌 九江") == (("Jiujiang", "南昌"),)
    assert differ((), ("b",), "南昌") == (("Jiujiang", "–"),)
    assert differ((), ("b",), "南昌 九江") == ()
    assert differ(("a",), (), "南昌") == ()
    assert differ(("b",), ("b", "c"), "九江") == ()


@pytest.mark.parametrize(("place", "found"), [("Nanchang", []), ("Nanjing", [("Nanjing", "南昌")]), ("Hong Kong", []), ("Canton", []), ("Tirana", [])])  # fmt: skip
def test_the_places_of_both_datelines(place: str, found: list[tuple[str, str]]) -> None:
    datelines = (Dateline("zh", "新华社南昌5日电", "新华社", "南昌", 5), Dateline("en", place, "", place))
    assert list(dateline_differs(Article("x", dt.date(1958, 1, 6), 4, datelines=datelines))) == found


@pytest.mark.parametrize(
    ("zh", "en", "missing"),
    [
        ("三百亩地，打粮五万斤", "300 mu of land gave 50,000 jin", []),
        ("三百亩地，打粮五万斤", "twenty hectares gave 25,000 kilograms", []),
        ("三百亩地，打粮五万斤", "300 of land gave 50,000 catties", ["亩"]),
        ("走了三十多里", "walked over thirty", ["里"]),
        ("走了三十公里", "walked thirty kilometres", []),
        ("一九五八年一月一日元旦", "New Year's Day", []),
        ("家里，斤斤计较", "at home", []),
        ("一日千里地前进，万里无云，不远万里，千斤重担，半斤八两", "by leaps and bounds", []),
        ("数千斤粮食，走了几万里路", "grain, and went far", ["斤", "里"]),
        ("半斤油", "some oil", ["斤"]),
        ("七里营公社走过千里马，实行一元化领导", "Qiliying Commune, Chollima, unified leadership", []),
    ],
)
def test_units_are_named_or_converted(zh: str, en: str, missing: list[str]) -> None:
    assert list(missing_units(zh, en)) == missing


def paragraphs(lang: str, *texts: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(lang, number, text) for number, text in enumerate(texts, 1))  # type: ignore[arg-type]


def test_a_number_with_two_other_meanings_has_both() -> None:
    zh, en = (
        "下午会议五时开会，全部商品打五折。",
        "The meeting opened at 17:00, and all was sold at 50 percent of the price.",
    )
    found = compare_numbers(zh, en)
    assert (found.zh, found.en) == ((), ())


def test_a_gloss_at_the_head_of_a_long_paragraph_is_no_passage() -> None:
    text = "The line (群众路线) held. " + "It held again in all the villages of the county. " * 8
    assert list(left_in_chinese(paragraphs("en", text))) == []


def test_paragraphs_are_counted_on_the_side_of_the_original() -> None:
    zh, en = paragraphs("zh", "打井。", "修渠。", "植树。"), paragraphs("en", "Wells were dug.", "Canals.")
    both = Pair(zh=(1,), en=(1,)), Pair(zh=(2,), en=(2,)), Pair(zh=(3,), en=())
    article = replace(read_one(next(SEEDS.glob("001_*"))), zh=zh, en=en, pairs=both, findings=(), compared=None)
    found = compared(article, Vocabulary())
    assert found is not None
    assert found.paragraphs == (2, 3)
    block = replace(both[1], block=True)
    in_block = compared(replace(article, pairs=(both[0], block, both[2])), Vocabulary())
    assert in_block is not None
    assert in_block.paragraphs == (1, 3)


def test_what_is_left_in_chinese_and_what_only_glosses() -> None:
    texts = ("The system 党员分户联系群众的制度 was kept.", "The ties (党群关系) and “群众路线” held.", "Plain.")
    assert list(left_in_chinese(paragraphs("en", *texts))) == [("en1", "党员分户联系群众的制度")]


def test_a_sentence_that_comes_again_unless_the_original_repeats_itself() -> None:
    again = "The branch committee studied the opinions of the masses again and again in the spring. "
    once = paragraphs("zh", "支委会在春天反复研究了群众的意见。")
    twice = paragraphs("zh", "支委会在春天反复研究了群众的意见。支委会在春天反复研究了群众的意见。")
    assert [place for place, _ in repeated(paragraphs("en", again, again), once)] == ["en2"]
    assert list(repeated(paragraphs("en", again, again), twice)) == []
    assert list(repeated(paragraphs("en", again), once)) == []
    assert [place for place, _ in repeated(paragraphs("en", (again * 2).strip()), once)] == ["en1"]


@pytest.mark.parametrize(
    ("zh", "en", "does"),
    [("水井打成了。", "The well was dug and the", True), ("水井打成了。", "The well was dug.", False), ("水井打成了", "The well", False),
     ("他说：“打成了。”", 'He said: "It is dug', True), ("水井打成了。", "The well, No. 2", False)],
)  # fmt: skip
def test_where_a_paragraph_breaks_off(zh: str, en: str, does: bool) -> None:
    assert breaks_off(zh, en) is does


def test_quotations_and_points_are_counted() -> None:
    zh = "他说“打井”，又说“挖渠”。（一）人；（二）地；（三）水。"
    assert quotations_differ(zh, 'He said "wells" and "canals".') is None
    assert quotations_differ(zh, "He said wells and canals.") == (2, 0)
    assert points_differ(zh, "(1) people; (2) land; (3) water") is None
    assert points_differ(zh, "First, people; second, land; and water") is None
    assert points_differ(zh, "people, land and water") == (3, 0)
    assert points_differ(zh, "1. people; 2) land; 3. water") is None


def test_a_table_of_figures_takes_no_longer_than_its_length() -> None:
    zh, en = (", ".join(str(first + 7 * number) for number in range(20_000)) for first in (1_000, 1_003))
    assert len(compare_numbers(zh, en).zh) > 19_000
    left = f"{'人民日报，' * 20_000} "
    assert len([*left_in_chinese([Paragraph("en", 1, left * 2)])]) == 2


def test_lengths_are_compared_with_the_corpus() -> None:
    zh, en = "水井" * 20, "x" * 150
    assert outlier(zh, en, USUAL) is None
    assert outlier(zh, en[:40], USUAL) == pytest.approx(0.26, abs=0.01)
    assert outlier(zh[:10], en, USUAL) is None, "too short to say anything"
    wide = "１９９１年至１９９５年产量为１２３４５吨，１９９６年为２２３４５吨。"
    assert outlier(wide, "From 1991 to 1995 output was 12,345 tons, in 1996 22,345 tons.", USUAL) is None
    said = "修建水库一百二十座，塘坝三千四百五十六处，水井一万二千三百四十五眼，渠道七百八十九条。"
    assert outlier(said, "They built 120 reservoirs, 3,456 ponds, 12,345 wells and 789 canals.", USUAL) is None
    assert outlier(said, "They built reservoirs.", USUAL) == pytest.approx(0.12, abs=0.01)
    long = LengthNorm(ENOUGH, 1.5, 0.1)
    assert outlier(zh, en, long) == pytest.approx(0.28, abs=0.01)
    assert outlier(zh, en, replace(long, pairs=ENOUGH - 1)) is None, "too few pairs to be a measure"


def test_lengths_of_a_corpus_are_saved_and_read_back() -> None:
    articles = [read_one(path) for path in sorted(SEEDS.glob("*.txt"))]
    norm = measure_lengths(articles)
    assert norm.pairs == 23
    assert 0.1 < norm.median < 0.4
    assert load_lengths(dump_lengths(norm), "lengths.json") == norm
    assert measure_lengths([]).pairs == 0
    for text in ("", "[]", "{}", '{"format": 2, "pairs": 1, "median": 0, "spread": 1}', '{"format": 1, "pairs": 1, "median": 0, "spread": -1}', '{"format": 1, "pairs": 1}'):  # fmt: skip
        with pytest.raises(ApparatusError, match=r"lengths\.json: expected lengths.*run duizhao refresh"):
            load_lengths(text, "lengths.json")


def test_refresh_renews_the_lengths_and_the_audit_reads_them(tmp_path: Path) -> None:
    write_seeds(tmp_path / "seeds", {"a.txt": seed_text("Wellton")})
    project = project_at(tmp_path)
    assert len(refresh(project, Settings()).entries) == 1
    assert load_lengths(project.lengths.read_text("utf-8"), "lengths.json").pairs == 0
    project.lengths.write_text("{}", "utf-8")
    with pytest.raises(ApparatusError, match=r"corpus/lengths\.json"):
        load_apparatus(project, Settings())


def test_the_seeds_as_they_are() -> None:
    counts = {path.name[:3]: compared(read_one(path), Vocabulary()) for path in SEEDS.glob("*.txt")}
    assert counts == {
        "000": Compared((6, 6), (4, 4), (0, 0)),
        "001": Compared((9, 9), (20, 20), (2, 2)),
        "002": None,
        "003": Compared((3, 3), (9, 9), (1, 1)),
        "004": Compared((5, 5), (1, 1), (0, 0)),
    }


def test_an_error_in_a_seed_is_told_with_its_place() -> None:
    path = next(SEEDS.glob("000_*"))
    article = replace(read_one(path), findings=(), compared=None)
    wrong = tuple(replace(each, text=each.text.replace("eighty-eight", "eighty-nine")) for each in article.en)
    found = audited(replace(article, en=wrong))
    assert found.findings == (Finding("number-differs", "zh3", "zh3 88 / en3 89"),)
    assert found.compared == Compared((6, 6), (3, 4), (0, 0))
    assert compared(replace(found, compared=None), Vocabulary()) == found.compared


def test_two_paragraphs_that_changed_places_are_told_of() -> None:
    article = replace(read_one(next(SEEDS.glob("001_*"))), findings=(), compared=None)
    one, other, *rest = article.en
    swapped = (replace(one, text=other.text), replace(other, text=one.text), *rest)
    pairs = align([each.text for each in swapped], [each.text for each in article.zh])
    findings = audited(replace(article, en=swapped, pairs=pairs)).findings
    assert Finding("paired-together", "en1", "en1") in findings


def test_one_text_alone_is_not_compared() -> None:
    alone = Article("1958-01-06-4-00000000", dt.date(1958, 1, 6), 4, en=paragraphs("en", "Wells."))
    assert audited(alone) is alone
    assert compared(alone, Vocabulary()) is None


def test_planted_errors_are_found_and_nothing_else() -> None:
    kinds, alarms = measure_audit(SEEDS)
    assert [kind.kind for kind in kinds] == [*PLANTERS]
    for kind in kinds:
        assert kind.planted >= 10
        assert kind.found >= 0.8 * kind.planted, kind
    assert alarms.by_kind == ()


def test_the_work_list_begins_with_what_is_gravest() -> None:
    base = Article("1958-01-06-4-00000000", dt.date(1958, 1, 6), 4, sources=(Source("made-up.txt", "0" * 64),))
    found = [("number-differs",), ("names-unread",), ("no-original",), ("number-differs", "name-differs"), ()]
    entries = [
        make_entry(replace(base, id=f"1958-01-06-4-0000000{number}", findings=tuple(Finding(kind, "zh1", "=x") for kind in kinds)), Location(0, 0))
        for number, kinds in enumerate(found)
    ]  # fmt: skip
    catalogue = build_catalogue(entries, [], {})
    files = dict(worklist_file(catalogue))
    rows = [*csv.DictReader(io.StringIO(files["report/worklist.csv"].decode("utf-8-sig")))]
    assert [row["id"][-1] for row in rows] == ["2", "3", "3", "0"]
    assert [row["kind"] for row in rows][:2] == ["no original", "numbers differ"]
    assert {row["detail"] for row in rows} == {"'=x"}  # no formula for a spreadsheet
    html = str(worklist_page(catalogue).content)
    assert [html.index(f"/4-0000000{number}.html") for number in (2, 3, 0)] == sorted(
        html.index(f"/4-0000000{number}.html") for number in (2, 3, 0)
    )
    assert "00000001.html" not in html


def test_a_weak_pair_whose_names_and_numbers_agree_is_no_finding() -> None:
    """A list of names is longer in Pinyin than any length allows for."""
    zh = ("接见时在座的有刘少奇、朱德、胡耀邦。", "接见时在座的有各方面的人。")
    en = (
        "Present at the reception were Liu Shaoqi, Zhu De, Hu Yaobang.",
        "Present at the reception were people of all kinds.",
    )
    for texts, kinds in (((zh[0], en[0]), []), ((zh[1], en[1]), ["weak-pair"])):
        pairs = (Pair((1,), (1,), 0.3),)
        article = Article(
            "1958-01-06-4-00000000",
            dt.date(1958, 1, 6),
            4,
            zh=paragraphs("zh", texts[0]),
            en=paragraphs("en", texts[1]),
            pairs=pairs,
        )
        assert [finding.kind for finding in audited(article).findings] == kinds
