"""Made-up corpora and queries for the tests of search: small alphabets, so that coincidences abound."""

import datetime as dt
import random
from collections.abc import Sequence

from duizhao.catalogue import Catalogue, Location, build_catalogue, make_entry
from duizhao.ids import make_id
from duizhao.model import Article, Byline, Dateline, Headline, HeadlineLine, Paragraph, Source, Tag
from duizhao.search.building import BuiltIndex, Sizing, build_search
from duizhao.search.index_shards import Limits
from duizhao.search.reader import SearchIndex

LABELS = {"term-a": ["Mass line", "群众路线"], "term-b": ["Land reform", "土改"]}
HAN = "党群众大𠀀黨羣"
MARKS = "，。“”、-'()％"
WORDS = (
    "unit", "units", "united", "unite", "party", "party's", "mass-line", "the", "The", "THE", "land", "lands",
    "landed", "1958", "11,000", "5", "été", "ﬁne", "Ａ", "dying", "die", "dies",
)  # fmt: skip
BLANKS = (" ", "　", "\u200b", "")
SMALL = Sizing(
    articles=7, limits=Limits(shard=120, long=12, block=12, first=2, marks=8, sign_units=4, directory=3, units=4)
)


def zh_text(chance: random.Random, most: int = 12) -> str:
    signs = [*HAN * 3, *MARKS, *BLANKS, *(f" {word} " for word in chance.sample(WORDS, 3))]
    return "".join(chance.choice(signs) for _ in range(chance.randint(0, most)))


def en_text(chance: random.Random, most: int = 10) -> str:
    words = [chance.choice((*WORDS, *MARKS, "党", "党群")) for _ in range(chance.randint(0, most))]
    return chance.choice((" ", "  ", "　")).join(words)


def made_up_article(chance: random.Random, number: int) -> Article:
    date = dt.date(1946, 1, 1) + dt.timedelta(chance.choice((chance.randrange(60), chance.randrange(5_000))))
    page = chance.choice((None, 1, 1, 2, 4))
    zh = [zh_text(chance) for _ in range(chance.randint(0, 4))]
    en = [en_text(chance) for _ in range(chance.randint(0, 4))]
    headline = zh_text(chance, 6)
    dateline = (Dateline("zh", "新华社南昌5日电", chance.choice(("新华社", "本报")), "南昌", 5),)
    return Article(
        make_id(date, page, f"{headline}{number}", "".join(zh)),
        date,
        page,
        Headline(tuple(HeadlineLine(en_text(chance, 4)) for _ in range(chance.randint(0, 2)))),
        Headline(tuple(HeadlineLine(line) for line in (headline, zh_text(chance, 3))[: chance.randint(0, 2)])),
        Byline(chance.choice(("", "Jing Yu", "Lin")), chance.choice(("", "静宇", "林 一"))),
        chance.choice(("", "国 际", "要闻")),
        chance.choice(("", "", "小统计")),
        dateline if chance.random() < 0.4 else (),
        tuple(Paragraph("en", i, text) for i, text in enumerate(en, 1)),
        tuple(Paragraph("zh", i, text) for i, text in enumerate(zh, 1)),
        sources=(Source(f"{number:04}.txt", f"{number:064x}"),),
        tags=tuple(Tag(term, ("zh1",)) for term in LABELS if chance.random() < 0.3),
    )


def made_up_corpus(seed: int, count: int) -> list[Article]:
    """Articles in reading order."""
    chance = random.Random(seed)  # noqa: S311 - repeatable chance, no secrets
    articles = {article.id: article for article in (made_up_article(chance, number) for number in range(count))}
    return [articles[entry.id] for entry in catalogue_of_articles([*articles.values()]).entries]


def catalogue_of_articles(articles: Sequence[Article]) -> Catalogue:
    return build_catalogue([make_entry(article, Location(0, 0)) for article in articles], [], {})


def build_files(articles: Sequence[Article], sizing: Sizing = SMALL) -> tuple[dict[str, bytes], BuiltIndex]:
    """The files of an index by address, and what building says of them."""
    by_id = {article.id: article for article in articles}
    files: dict[str, bytes] = {}
    built = build_search(
        catalogue_of_articles(articles).entries,
        lambda entries: (by_id[entry.id] for entry in entries),
        files.__setitem__,
        labels=LABELS,
        sizing=sizing,
    )
    return files, built


def open_files(files: dict[str, bytes]) -> SearchIndex:
    return SearchIndex(lambda name: files.get(f"search/{name}"))


def made_up_text(chance: random.Random) -> str:  # noqa: PLR0911 - one for each kind
    kind = chance.random()
    if kind < 0.35:
        return "".join(chance.choice(HAN) for _ in range(chance.choice((1, 1, 2, 2, 3, 4, 5))))
    if kind < 0.5:
        return chance.choice(WORDS)
    if kind < 0.6:
        return "=" + chance.choice(WORDS).split("'")[0].split("-")[0].split(",")[0]
    if kind < 0.7:
        return chance.choice(("un*", "uni*", "la*", "pa*", "19*", "th*", "zz*"))
    if kind < 0.8:
        return '"' + "".join(chance.choice((*HAN, *MARKS)) for _ in range(3)) + chance.choice(HAN) + '"'
    if kind < 0.9:
        return '"' + " ".join(chance.choice(WORDS) for _ in range(chance.randint(1, 3))) + '"'
    return chance.choice(("党5", "5群", "党，群", "，党", "党群 unit"))


def made_up_field(chance: random.Random) -> str:
    return chance.choice(
        (
            "year:1946", "year:1947..1955", "year:..1950", "date:1946-01", "date:1946-01-05..1947", "page:1", "page:2..", "page:0", "page:0..1",
            "section:国际", "section:要*", "column:小统计", "agency:新华社", "byline:静宇", 'byline:"lin"', "tag:term-a",
            "tag:土改", 'tag:"mass line"', "agency:本*",
        )
    )  # fmt: skip


def made_up_query(chance: random.Random, depth: int = 2) -> str:  # noqa: PLR0911 - one for each kind
    """A query of any kind of the grammar; now and then it is a mistake."""
    kind = chance.random()
    if depth == 0 or kind < 0.3:
        return made_up_text(chance)
    if kind < 0.5:
        return " ".join(made_up_query(chance, depth - 1) for _ in range(chance.randint(2, 3)))
    if kind < 0.62:
        return "(" + " | ".join(made_up_query(chance, depth - 1) for _ in range(2)) + ")"
    if kind < 0.72:
        return f"{made_up_query(chance, depth - 1)} -{made_up_text(chance)}"
    if kind < 0.87:
        one, other = (
            f"({made_up_text(chance)} | {made_up_text(chance)})" if chance.random() < 0.3 else made_up_text(chance)
            for _ in range(2)
        )
        return f"{one} ~{chance.choice(('', 0, 1, 2, 5))} {other}"
    if kind < 0.94:
        return f"{made_up_field(chance)} {made_up_query(chance, depth - 1)}"
    if kind < 0.97:
        return f"{chance.choice(('lang:zh', 'lang:en', 'in:headline', 'in:text', 'in:byline'))} {made_up_text(chance)}"
    return made_up_field(chance)
