"""Makes tests/contracts/citations.json with the real citeproc-js; README.md beside it says how.

The items are those of the five seeds, and made-up ones: no headline or name among these is from a newspaper.
"""

import json
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from duizhao.citations import STYLES, csl_item
from duizhao.newspaper import load_newspaper
from duizhao.seed_reader import read_one
from duizhao.settings import Settings
from duizhao.vocabulary import load_vocabulary
from duizhao.works import Cataloguer

ROOT = Path(__file__).resolve().parents[2]
CONTRACT = ROOT / "tests" / "contracts" / "citations.json"
MADE_UP = 600
Case = dict[str, Any]

ENGLISH = (
    "Wells Dug by the Masses in Winter", "Digging Wells: Three Methods", "What Is to Be Dug?", "The Diggers’ Well-Digging Records",
    "On “Three Wells” and the ‘Two-Well System’", "Dig Deeper!", "Report No. 5", "“Dig Wells”", "How to Dig (Continued)",
    "A report on wells in the north", "It is dug.", "Who dug it? a letter", "First Wells: a beginning", "Comrade Li’s Speech at the 2nd Meeting",
    "Water Output Reaches 5.35 Million Tons in 1957", "“Big Dig” of the Diggers’", "the End of the Well", "Water—and stone", "Daily Editorial: Long Live Wells...",
    "Wells & Water", "up the hill", "Notes / Letters on Wells", "Is It Deep? Yes!", "Well-to-do and well-dug", "water up",
)  # fmt: skip
WORDS = (
    "the a an of in wells Well well well-known up-to-date Digger’s diggers’ don’t water No. 2 1958 by-law co-op CCP is it to be for about Li iron "
    "(new) [sic] “quoted-words” ‘single-one’ end? yes! thus: and; so, or — then… 5% via per U.S. vs. I x-ray re-dig li’s North-based"
)  # fmt: skip
CHINESE = (
    "冬季群众打井", "打井经验 三种方法 某村挖出清泉", "“三井”好", "为什么打井？", "打井去！", "1957年的水", "A型井", "井打成了。", "论“‘三井’”", "井讯（二）", "某同志：谈井", "……", "水与井—记事",
)  # fmt: skip
PINYIN = (
    "Dongji qunzhong dajing", "Dajing jingyan, sanzhong fangfa: Mou cun wachu qingquan", "“San jing” hao", "Weishenme dajing?", "Dajing qu!", "1957 nian de shui", "Xi’an — Nü",
)  # fmt: skip
PERSONS = (
    {"family": "Jing", "given": "Shen"},
    {"family": "Ouyang", "given": "Hai"},
    {"family": "Wells", "given": "N. S."},
    {"literal": "Well Society"},
)
LITERALS = ({"literal": "Jing Shen"}, {"literal": "Well Society"}, {"literal": "N. S. Wells"})
HAN = ({"literal": "井深"}, {"literal": "打井社"}, {"literal": "尼·谢·韦尔斯"}, {"literal": "欧阳海"})
TRANSLATOR = "machine translation (Model 3.1), unverified"


def seeds() -> Iterator[Case]:
    """Both works of every seed in every style."""
    apparatus = ROOT / "corpus" / "apparatus"
    vocabulary = load_vocabulary((apparatus / "vocabulary.yml").read_text("utf-8"), "vocabulary.yml")
    newspaper = load_newspaper((apparatus / "newspaper.yml").read_text("utf-8"), "newspaper.yml")
    settings = Settings(
        site_name="Duizhao 对照",
        site_url="https://example.org/",
        translator_en="machine translation (Mistral Small 3.1)",
        translated="2025-04",
    )
    cataloguer = Cataloguer(vocabulary, newspaper, settings)
    for path in sorted((ROOT / "seeds").glob("*.txt")):
        works = cataloguer.works(read_one(path))
        for style in STYLES:
            for side in ("zh", "en"):
                yield {"item": csl_item(works, side, style, (2026, 11, 26)), "style": style}


def made_up(chance: random.Random) -> Case:
    """One item as a style may be given it."""
    style = chance.choice(list(STYLES))
    item = _original(chance, style) if chance.random() < 0.5 else _translation(chance, style)
    if chance.random() < 0.7:
        item["URL"] = "https://example.org/1958/01/06/4-00000000.html"
        if chance.random() < 0.5:
            item["accessed"] = {"date-parts": [[2026, 11, 6]]}
    return {"item": item, "style": style}


QUOTED = ("1955年打破“500斤”", "打破“五百”", "打井“A”", "“A”井", "打破“‘A’”", "A“打破”")
NAMES = (
    [{"family": "Wells", "given": "Jean-Paul"}],
    [{"literal": "Jing Shen et al."}],
    [{"literal": "Who Digs?"}],
    [{"literal": "Well Society"}, {"literal": "Jing Shen et al."}],
    [{"literal": "Editors of “Wells”"}],
    [{"literal": "Editors of “Wells”"}, {"literal": "Well Society"}],
    [{"literal": "Well Society"}, {"literal": "Editors of “Wells”"}],
    [{"literal": "Editors of “Wells”"}, {"literal": "Well Society"}, {"literal": "Wells & “Sons”"}],
)
ORDERS = (
    [{"family": "Wells", "given": "N. S."}],
    [{"family": "Wells", "given": "N. S."}, {"family": "Jing Shen"}],
    [{"family": "Jing Shen"}, {"family": "Wells", "given": "Jean-Paul"}],
    [{"family": "Wells", "given": "N. S."}, {"family": "Jing Shen"}, {"literal": "Well Society"}],
)
MIXED = (
    [{"family": "Wells", "given": "N. S."}],
    [{"family": "Wells", "given": "N. S."}, {"literal": "Jing Shen"}],
    [{"literal": "Jing Shen"}, {"family": "Wells", "given": "Jean-Paul"}],
    [{"family": "Wells", "given": "N. S."}, {"literal": "Jing Shen"}, {"literal": "Well Society"}],
)
"""Of translations, where a literal name is what keeps its order."""
TURNING = ("chicago-bibliography", "chicago-note", "mla")
OLDER = tuple(style for style in STYLES if style != "gbt-2025")


def further() -> Iterator[Case]:
    """Titles of originals that end in quotation marks, and names with hyphens and stops."""
    chance = random.Random(690)  # noqa: S311 - as in `main`
    for style in OLDER:
        original = {"original-date": {"date-parts": [[1958, 2, 10]]}, "original-publisher": "Mou bao"}
        base = _translation(chance, style) | {"original-title": CHINESE[0]} | original
        for title in QUOTED if style in ("mla", "apa") else ():
            yield {"item": base | {"original-title": title}, "style": style}
        if style in TURNING:
            for names in ORDERS:
                titles = {"title": f"{PINYIN[0]} {CHINESE[0]} [{ENGLISH[0]}]", "container-title": "Mou bao 某报"}
                original = {
                    "type": "article-newspaper",
                    "issued": {"date-parts": [[1958, 2, 10]]},
                    "page": "4",
                } | titles
                yield {"item": original | {"author": names, "language": "cmn-Latn"}, "style": style}
            for names in MIXED:
                yield {"item": base | {"author": names}, "style": style}
        for names in NAMES:
            yield {"item": base | {"author": names}, "style": style}
            yield {"item": _original(chance, style) | {"author": names}, "style": style}


PARTICLES = (
    [{"family": "van Wells", "given": "Jean"}],
    [{"family": "Wells", "given": "Jean van der"}],
    [{"family": "d’Estwells", "given": "Jean"}, {"family": "al-Wells", "given": "N. Hasan"}],
    [
        {"family": "Wells", "given": "Jean de"},
        {"family": "Wells", "given": "Jean-Paul von"},
        {"literal": "Well Society"},
    ],
)
APOSTROPHES = (
    "Letter to the Editor of “Well’s Daily”", "Don’t Say “It Can’t Be Dug”", "On the “Well’s Line”", "“A” and “B” and “C’s”", "“Let’s ‘Dig’”",
    "’Tis the Diggers’ Wells of the ’50s", "On the “Big ‘Dig’s’ End”",
)  # fmt: skip


def particles_and_apostrophes() -> Iterator[Case]:
    """Foreign surnames with particles, and quotations that hold apostrophes."""
    chance = random.Random(1952)  # noqa: S311 - as in `main`
    for style in OLDER:
        for names in PARTICLES:
            yield {"item": _original(chance, style) | {"author": names, "language": "cmn-Latn"}, "style": style}
            yield {"item": _translation(chance, style) | {"author": names}, "style": style}
        for title in APOSTROPHES:
            yield {"item": _original(chance, style) | {"title": title}, "style": style}
            yield {"item": _translation(chance, style) | {"title": title}, "style": style}


NESTED = ("“打‘十眼’井”", "党的‘自己’的井", "“十‘眼’”和‘井’水")


def quotations_in_chinese() -> Iterator[Case]:
    """Quotations within quotations, which close before a Chinese character."""
    chance = random.Random(1957)  # noqa: S311 - as in `main`
    printed = {"original-date": {"date-parts": [[1958, 2, 10]]}, "original-publisher": "Mou bao"}
    for style in OLDER:
        for title in NESTED:
            whole = title if style.startswith("gbt") else f"{PINYIN[0]} {title} [On the People’s ‘Own’ Wells]"
            yield {"item": _original(chance, style) | {"title": whole}, "style": style}
            yield {"item": _translation(chance, style) | printed | {"original-title": title}, "style": style}


def _some(chance: random.Random, names: tuple[dict[str, str], ...]) -> list[dict[str, str]]:
    return [chance.choice(names) for _ in range(chance.choice((0, 1, 1, 1, 2, 3, 4)))]


def _original(chance: random.Random, style: str) -> dict[str, Any]:
    english, chinese, pinyin = (chance.choice(titles) for titles in (ENGLISH, CHINESE, PINYIN))
    item: dict[str, Any] = {"type": "article-newspaper"}
    if style.startswith("gbt"):
        item |= {"title": chinese, "author": _some(chance, HAN), "container-title": "某报", "language": "zh-CN"}
    elif style == "apa":
        item |= {
            "title": f"{pinyin} [{english}]",
            "author": _some(chance, PERSONS),
            "container-title": "Mou bao [Some news]",
        }
    else:
        title = chance.choice((f"{pinyin} {chinese} [{english}]", chinese))
        container = chance.choice(("Mou bao 某报 [Some News]", "某报"))
        item |= {"title": title, "author": _some(chance, PERSONS), "container-title": container, "language": "zh-Latn"}
    item["issued"] = {"date-parts": [[1958, chance.randint(1, 12), chance.randint(1, 28)]]}
    if chance.random() < 0.8:
        item["page"] = str(chance.randint(1, 8))
    return {key: value for key, value in item.items() if value}


def _english(chance: random.Random) -> str:
    """A headline, or words that make none: what is capitalised must not depend on sense."""
    if chance.random() < 0.5:
        return chance.choice(ENGLISH)
    return " ".join(chance.choice(WORDS.split()) for _ in range(chance.randint(1, 9)))


def _translation(chance: random.Random, style: str) -> dict[str, Any]:
    authors = _some(chance, LITERALS if style.startswith(("chicago", "mla")) else PERSONS)
    item: dict[str, Any] = {
        "type": "webpage",
        "title": chance.choice(ENGLISH),
        "language": "en",
        "container-title": "Duizhao 对照",
    }
    if not authors and style in ("mla", "apa"):
        item["genre"] = TRANSLATOR
    else:
        item["translator"] = [{"literal": TRANSLATOR}]
    if style.startswith("chicago"):
        authors = authors or [{"literal": "Mou bao 某报"}]
    if chance.random() < 0.8:
        item["issued"] = {"date-parts": [chance.choice(([2025], [2025, 4]))]}
    if chance.random() < 0.8:
        item |= {
            "original-title": chance.choice(CHINESE),
            "original-date": {"date-parts": [[1958, 2, 10]]},
            "original-publisher": "Mou bao",
        }
    return item | ({"author": authors} if authors else {})


def main() -> None:
    """Write the contract."""
    chance = random.Random(7714)  # noqa: S311 - made-up items need repeatable chance, not secrecy
    cases = [
        *seeds(),
        *(made_up(chance) for _ in range(MADE_UP)),
        *further(),
        *particles_and_apostrophes(),
        *quotations_in_chinese(),
    ]
    command = ["node", str(Path(__file__).with_name("render.mjs")), sys.argv[1]]
    rendered = json.loads(
        subprocess.run(command, input=json.dumps(cases), capture_output=True, text=True, check=True).stdout
    )
    lines = [json.dumps(case | {"runs": runs}, ensure_ascii=False) for case, runs in zip(cases, rendered, strict=True)]
    CONTRACT.write_text('{"cases": [\n' + ",\n".join(lines) + "\n]}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
