"""Related articles: what they share is found over the whole corpus, saved, read back, and shown with the reason.

Articles and passages are made up; the last test takes the five seeds.
"""

import datetime as dt
import pickle
import random
import shutil
from pathlib import Path

import pytest

from duizhao.errors import ApparatusError
from duizhao.model import Article, NamePair, Paragraph, Tag
from duizhao.pages import related_lists
from duizhao.pages.related import related_html
from duizhao.related import MOST_RELATED, AsOf, Reason, Related, RelatedArticles, RelatedFinder, dump_related
from duizhao.settings import Settings
from duizhao.tasks import refresh
from duizhao.vocabulary import Vocabulary
from made_up import ROOT, SEEDS, corpus_at, project_at, real_vocabulary

SIGNS = "".join(map(chr, range(0x4E00, 0x4E00 + 3000)))
AS_OF = AsOf("2026.1", 9)


def made(number: int, *, tags: str = "", names: str = "", words: str = "", zh: tuple[str, ...] = ()) -> Article:
    return Article(
        f"1958-01-06-4-{number:08x}",
        dt.date(1958, 1, 6),
        4,
        zh=tuple(Paragraph("zh", at, text) for at, text in enumerate(zh, 1)),
        tags=tuple(Tag(term, ("zh1",)) for term in tags.split()),
        names=tuple(NamePair(name, name) for name in names.split()),
        keywords=tuple(words.split()),
    )


def found(*articles: Article, named: frozenset[str] = frozenset()) -> dict[int, list[tuple[int, tuple[Reason, ...]]]]:
    finder = RelatedFinder(named)
    for article in articles:
        finder.add(article)
    return {
        int(key[-8:], 16): [(int(each.id[-8:], 16), each.reasons) for each in related]
        for key, related in finder.finish()
    }


def text(chance: random.Random, length: int) -> str:
    return "".join(chance.choices(SIGNS, k=length))


def test_what_two_share_and_no_other_relates_them() -> None:
    common = [made(number, tags="party") for number in range(10, 18)]
    two = [made(1, tags="party mill", words="脱产"), made(2, tags="party mill", words="脱产")]
    assert found(*two, *common) == {
        1: [(2, (Reason("term", "mill"), Reason("word", "脱产")))],
        2: [(1, (Reason("term", "mill"), Reason("word", "脱产")))],
    }


def test_what_names_somebody_weighs_more_than_a_topic() -> None:
    articles = [
        made(1, tags="contact", names="崔泽田"),
        made(2, tags="contact"),
        made(3, names="崔泽田"),
        *(made(n) for n in range(4, 9)),
    ]
    assert [other for other, _ in found(*articles)[1]] == [3, 2]
    articles[0], articles[2] = made(1, tags="contact mill"), made(3, tags="mill")
    assert [other for other, _ in found(*articles)[1]] == [2, 3]
    assert [other for other, _ in found(*articles, named=frozenset({"mill"}))[1]] == [3, 2]


def test_what_all_share_says_nothing_and_lists_are_short() -> None:
    assert found(*(made(number, tags="party") for number in range(5))) == {}
    many = [made(number, tags="mill") for number in range(20)]
    others = [made(number) for number in range(20, 500)]
    assert {len(related) for related in found(*many, *others).values()} == {MOST_RELATED}
    crowd = [made(number, tags="mill") for number in range(150)]
    assert found(*crowd, *others) == {}, "what more than a hundred share says nothing of two"


@pytest.mark.parametrize("length", [60, 120, 400])
def test_a_passage_of_the_same_words_relates_two_articles(length: int) -> None:
    chance = random.Random(length)  # noqa: S311 - repeatable chance, no secrets
    passage = text(chance, length)
    one = made(1, zh=(text(chance, 200), text(chance, 50) + passage + text(chance, 50)))
    other = made(2, zh=(passage + text(chance, 80), text(chance, 200)))
    alone = made(3, zh=(text(chance, 300),))
    assert found(one, alone, other) == {
        1: [(2, (Reason("passage", "", "zh1"),))],
        2: [(1, (Reason("passage", "", "zh2"),))],
    }


def test_what_very_many_articles_repeat_is_a_formula() -> None:
    chance = random.Random(2)  # noqa: S311 - likewise
    formula = text(chance, 100)
    articles = [made(number, zh=(text(chance, 100) + formula,)) for number in range(25)]
    assert found(*articles) == {}


def test_texts_without_anything_in_common_are_unrelated() -> None:
    chance = random.Random(7)  # noqa: S311 - likewise
    assert found(*(made(number, zh=(text(chance, 500), "短", "")) for number in range(40))) == {}
    assert found() == {}


def test_files_come_back_as_they_were_saved() -> None:
    saved = [
        ("1957-12-04-3-00000001", (Related("1958-01-06-4-00000002", (Reason("word", "“引号”"), Reason("passage", "", "zh3"))),)),
        ("1958-01-06-4-00000002", (Related("1957-12-04-3-00000001", (Reason("term", "mill"),)),)),
    ]  # fmt: skip
    files = dict(dump_related(saved, AS_OF))
    assert [*files] == ["1957.json", "1958.json"]
    related = RelatedArticles(files.get, "corpus/related")
    assert [(key, related.of(key)) for key, _ in saved] == saved
    assert related.as_of("1957-12-04-3-00000001") == AS_OF
    assert related.of("1960-12-04-3-00000001") == ()
    again = pickle.loads(pickle.dumps(related))  # noqa: S301 - our own bytes, as another process gets them
    assert [(key, again.of(key)) for key, _ in saved] == saved


@pytest.mark.parametrize(
    "wrong", ["", "[]", '{"format": 1}', '{"format": 2, "articles": {}}', '{"format": 1, "as_of": {"version": "", "articles": 1}, "articles": {"a": [["b", ["guess", "", ""]]]}}', '{"format": 1, "as_of": {"version": "", "articles": 1}, "articles": {"a": [["b", ["passage", "", "p1"]]]}}']
)  # fmt: skip
def test_a_damaged_file_is_named(wrong: str) -> None:
    related = RelatedArticles({"1958.json": wrong}.get, "corpus/related")
    with pytest.raises(
        ApparatusError, match=r"corpus/related/1958\.json: expected related articles.*run duizhao refresh"
    ):
        related.of("1958-01-06-4-00000001")


def test_the_mill_and_the_commentary_on_it_find_each_other(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "corpus" / "apparatus", tmp_path / "corpus" / "apparatus")
    shutil.copytree(SEEDS, tmp_path / "seeds")
    project = project_at(tmp_path)
    (project.related).mkdir(parents=True)
    (project.related / "1900.json").write_text("stale", "utf-8")
    refresh(project, Settings(version="7"))
    assert sorted(path.name for path in project.related.iterdir()) == [
        "1949.json",
        "1957.json",
        "1958.json",
        "1960.json",
    ]
    corpus = corpus_at(tmp_path)
    report, commentary = "1957-12-04-3-d61b3d2e", "1958-02-10-5-ca0cc8dc"
    lists = related_lists(corpus.catalogue.entries, corpus.catalogue, corpus.related)
    for one, other in ((report, commentary), (commentary, report)):
        nearest = corpus.related.of(one)[0]
        assert nearest.id == other
        assert Reason("term", "shanghai-cotton-mill-no-2") in nearest.reasons
        html = str(related_html(lists[one], "../../../", real_vocabulary()))
        assert html.index(corpus.catalogue.by_id[other].address) == html.index("../../../") + len("../../../")
        assert "上海国棉二厂" in html
        assert 'As of 7, over 5 articles <i lang="zh">据7版，5篇</i>' in html


def test_a_related_article_that_is_gone_is_left_out(tmp_path: Path) -> None:
    shutil.copytree(SEEDS, tmp_path / "seeds")
    corpus = corpus_at(tmp_path)
    first = corpus.catalogue.entries[0]
    files = dict(dump_related([(first.id, (Related("1958-01-06-4-00000002", (Reason("term", "x"),)),))], AS_OF))
    assert related_lists([first], corpus.catalogue, RelatedArticles(files.get)) == {}
    other = corpus.catalogue.entries[1]
    reasons = (Reason("passage", "", f"zh{other.zh_count}"), Reason("passage", "", f"zh{other.zh_count + 1}"))
    for given, kept in ((reasons, [reasons[:1]]), (reasons[1:], [])):
        files = dict(dump_related([(first.id, (Related(other.id, given),))], AS_OF))
        lists = related_lists([first], corpus.catalogue, RelatedArticles(files.get))
        assert [each.reasons for found in lists.values() for each in found.links] == kept
    assert str(related_html(None, "", Vocabulary(()))) == ""
