"""Make search.json: a made-up corpus, queries over it, and what the oracle (tests/oracle.py) finds.

Run as `python tests/contracts/make_search.py`, and with `--check` to compare. Half of the articles are written for
tokenising to go wrong, the other half are drawn from a small alphabet, so that coincidences abound; likewise the queries.

The file: `labels` (of the terms that tags name), `articles` in reading order (plain values; `agency` is that of the Chinese
dateline, `agency_en` of the English one), and `cases`: `query`, `without` (forms taken out), and of the first of its queries `totals`, `hits` (id, BM25
`score`, `spans` as [unit of the article, first token, token behind the last]) and `forms` (of every widened word those in use,
with their occurrences).
"""

import json
import random
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from duizhao.model import Article
from duizhao.search.query import QueryError, as_json, parse_query
from oracle import Oracle
from search_cases import LABELS, catalogue_of_articles, made_up_article, made_up_query
from search_contract import CONTRACT, article_values, plain_article

HOSTILE: list[dict[str, Any]] = [
    {"zh": ["党群关系", "党 群　关系", "党\u200b群\ufeff关系"], "en": ["Party–masses relations", "PARTY'S masses’ mass-line"]},
    {"zh": ["黨羣關係", "党群，关系。", "党群“关系”党，“群”"], "en": ["The party’s party's parties", "united units unite unity"]},
    {"zh": ["11月1日，1958年5％", "１９５８年１月", "第1版(要闻)"], "en": ["11,000 mu; 1 mu, 1.5 mu", "in 1958 (1958) 1958年"]},
    {"zh": ["𠀀𠀁𠀀𠀀，𠀀", "〇一二三〇", "ア・カ々人々"], "en": ["Élan élan ELAN e\u0301lan", "naïve ﬁne ß STRASSE İi"]},
    {"zh": ["，，，", "。", "党", "，党", "党，", "-党-"], "en": ["- - -", "...", "don't \"quote\" (paren)", "a-b-c a b c"]},
    {"zh": ["党 mass 群", "mass党line群", "党5群5党", "A党B"], "en": ["mass line", "mass   line", "mass\u00a0line", "mass, line"]},
    {"zh": ["\u0001党\u0001群", "党\u0000群", "\ud7ff党\ue000"], "en": ["tab\there", "zero\u200bwidth soft\u00adhyphen", "\u0001 one"]},
    {"zh": ["大大大大大大", "大大", "大，大"], "en": ["the the the the", "The THE the", "dying die dies died dye"]},
    {"zh": ['<p id="zh1">党群</p>', "&amp;党&lt;群"], "en": ["<script>mass</script>", "AT&T R&D &amp;", "{{ mass }}"]},
    {"zh": ["群" + "众" * 40 + "群", "党" + "，" * 12 + "群", "党一二三四五六七八九十群"], "en": ["mass " + "of " * 11 + "line", "line of of mass"]},
    {"headline_zh": ["党群", "关系"], "headline_en": ["Mass", "Line"], "byline_zh": "静 宇", "byline_en": "Jing Yu", "zh": ["静宇"], "en": ["Jing Yu"]},
    {"headline_zh": ["群众"], "zh": [], "en": [], "page": None},
    {"headline_en": ["Only English"], "en": ["mass line of the masses"], "section": "国\u200b 际", "agency": "新华社", "agency_en": "Xin\u00adhua News Agency", "tags": ["term-a"]},
    {"zh": ["党群"], "page": 3, "id": "1946-01-05-9-0a1b2c3d"},
    {"zh": ["群众路线", "土改"], "tags": ["term-a", "term-b"], "column": "小\u2060统计", "agency": "本报", "agency_en": "新華社"},
    {"zh": ["土改"], "agency_en": "Xinhua News Agency"},
]  # fmt: skip
"""What each hostile article has; texts are made up."""

QUERIES = [
    "",
    '党 群 众 大 𠀀 〇 々 关 係 的 党群 黨羣 群众 群关 党群关系 黨群關係 切联系 大大 大大大 大大大大大大大 众众 一二三 人々 ア・カ 党，群 "党，" "，党" "，，" "。”"',
    '"党 群" 党5群 5党 党5 5群 mass党line A党B 1月 11月 1958年 １９５８ 1958 11,000 1 5 5％ 1.5 =1958 "1958年"',
    'mass Mass masses =mass =masses "mass" "mass line" "line mass" mass-line party\'s "party\'s" parties =party unite united unity =united un* uni* mas* zz* 19*',
    'elan Élan naïve ﬁne ß strasse İi straße don\'t a-b-c "a b c" the THE =the "the the" dying die dye tab zero zerowidth softhyphen AT&T script amp',
    "",
]
COMBINED = """
党 群|党 -群|党 | 群|(党 | 群) mass|(党 群) | (mass line)|-党 mass|党 -(群 | mass)|"mass line" | 党群|党 -"党群"|群众 mass -line
党 ~ 群|党 ~0 群|党 ~1 群|党 ~9 群|党 ~10 群|党 ~11 群|mass ~ line|mass ~10 line|mass ~11 line|mass ~0 line|大 ~ 大|大大 ~0 大大|the ~0 the|(党 | 大) ~2 (群 | 众)
党 ~2 mass|unit* ~ party|"党群" ~3 关系|党 ~ 群 -mass|(党 ~1 群) | mass|--党|-(-党) mass
year:1946 党|year:1946..1950|year:..1947 mass|date:1946-01|date:1946-01-05..1950 党|page:1|page:0|page:0 党|-page:0 党|page:0..1|page:..1|page:2..4 群|page:1 党 | page:2 群|-page:1 党
section:国际|section:国* 党|column:小统计|agency:新华社|agency:新華社 土改|agency:本*|agency:xinhua*|agency:"xinhua news agency" mass|agency:“Xinhua News”*|agency:“新 华”*|section:“国 际”|column:“小 统计”|tag:“土改”|byline:静宇|byline:"jing yu"|byline:yu|-byline:静 静宇|tag:term-a|tag:群众路线|tag:"land reform" 土改|-tag:term-a 群众
lang:zh 党|lang:en 党|lang:en mass|lang:zh lang:en 党|in:headline 党|in:headline 群 lang:zh|in:byline jing|in:text 静宇|in:text mass line|lang:en (mass | 党) -the|in:headline mass line
党群关系 -"mass line" year:1946..1985|关系 -tag:term-a|大 -大大|群众 lang:zh page:1..4
""".strip()  # fmt: skip
GENERATED = 110
WITHOUT = [
    ("unite", ["united"]),
    ("unite", ["units", "unit", "unite", "united", "unity"]),
    ("die dying", ["dies"]),
    ('"mass" masses', ["mass"]),
]


def corpus() -> list[Article]:
    """All articles in reading order."""
    chance = random.Random("contract")  # noqa: S311 - repeatable chance, no secrets
    values = [
        {"date": f"1946-01-{number % 9 + 1:02}", "page": number % 4 + 1} | hostile
        for number, hostile in enumerate(HOSTILE)
    ]
    articles = [plain_article(value) for value in values]
    articles += [plain_article(article_values(made_up_article(chance, number))) for number in range(20)]
    by_id = {article.id: article for article in articles}
    return [by_id[entry.id] for entry in catalogue_of_articles(articles).entries]


def queries() -> list[tuple[str, list[str]]]:
    """Every query with the forms that are taken out."""
    plain = [query for line in QUERIES for query in _quoted(line)]
    combined = [query for line in COMBINED.split("\n") for query in _at_bars(line)]
    chance = random.Random("queries")  # noqa: S311 - as above
    made_up = [made_up_query(chance) for _ in range(2 * GENERATED)]
    made_up = [query for query in dict.fromkeys(made_up) if _is_query(query)][:GENERATED]
    return [(query, []) for query in dict.fromkeys([*plain, *combined, *made_up]) if _is_query(query)] + WITHOUT


def _quoted(line: str) -> list[str]:
    """Queries parted by blanks outside of quotation marks."""
    found = [""]
    quoted = False
    for character in line:
        quoted ^= character == '"'
        if character == " " and not quoted:
            found.append("")
        else:
            found[-1] += character
    return [query for query in found if query]


def _at_bars(line: str) -> list[str]:
    """Queries parted by bars that no blank stands beside: those with blanks are the operator."""
    return line.replace(" | ", "\n").replace("|", "\f").replace("\n", " | ").split("\f")


def _is_query(query: str) -> bool:
    try:
        parse_query(query)
    except QueryError:
        return False
    return True


def make() -> bytes:
    """The file's bytes."""
    articles = corpus()
    oracle = Oracle(articles, LABELS)
    cases = []
    for query, without in queries():
        found = oracle.search(as_json(parse_query(query)), frozenset(without))
        hits = [{"id": hit["id"], "score": hit["score"], "spans": hit["spans"]} for hit in found["hits"]]
        case = {"query": query, "without": without, "totals": found["totals"], "hits": hits, "forms": found["forms"]}
        cases.append(json.dumps(case, ensure_ascii=False))
    values = [json.dumps(article_values(article), ensure_ascii=False) for article in articles]
    labels = json.dumps(LABELS, ensure_ascii=False)
    text = '{"labels": %s,\n"articles": [\n%s\n],\n"cases": [\n%s\n]}\n'
    return (text % (labels, ",\n".join(values), ",\n".join(cases))).encode()


if __name__ == "__main__":
    made = make()
    if "--check" in sys.argv[1:]:
        same = made == CONTRACT.read_bytes()
        sys.exit(0 if same else "search.json is not what the oracle gives; run this without --check")
    CONTRACT.write_bytes(made)
