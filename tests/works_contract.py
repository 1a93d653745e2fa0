"""Works to be cited, as Python and JavaScript read them: those of the five seeds, and made-up ones with odd bylines and gaps.

`python tests/works_contract.py` writes contracts/works.json anew; what changes in it is to be read before it is committed.
"""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from duizhao.citations import STYLES, csl_item, shared_facts
from duizhao.citations._remarks import remark
from duizhao.newspaper import Name, load_newspaper, undated
from duizhao.seed_reader import read_one
from duizhao.settings import Settings
from duizhao.vocabulary import load_vocabulary
from duizhao.works import Cataloguer, Creator, Works

ROOT = Path(__file__).resolve().parents[1]
CONTRACT = ROOT / "tests" / "contracts" / "works.json"
SETTINGS = Settings(
    site_name="Duizhao 对照",
    site_url="https://example.org/",
    translator_en="machine translation (Mistral Small 3.1)",
    translator_zh="机器翻译（Mistral Small 3.1）",
    translated="2025-04",
)
ACCESSED = (2026, 11, 26)


def all_works() -> dict[str, Works]:
    """Works by name."""
    apparatus = ROOT / "corpus" / "apparatus"
    vocabulary = load_vocabulary((apparatus / "vocabulary.yml").read_text("utf-8"), "vocabulary.yml")
    newspaper = load_newspaper((apparatus / "newspaper.yml").read_text("utf-8"), "newspaper.yml")
    cataloguer = Cataloguer(vocabulary, newspaper, SETTINGS)
    seeds = {path.stem[:3]: cataloguer.works(read_one(path)) for path in sorted((ROOT / "seeds").glob("*.txt"))}
    plain = replace(
        seeds["004"], url="", zh="井 水", pinyin="Jing shui", en="Wells: 'Water'", en_sentence="Wells: 'water'"
    )
    nobody = replace(seeds["004"].translation, translator_en="", translator_zh="", date=(), site="")
    checked = replace(seeds["004"].translation, verified="Somebody")
    return seeds | {
        "two authors": replace(
            plain, creators=(Creator("王井", "Wang Jing", "Wang", "Jing"), Creator("", "Well Society"))
        ),
        "names without characters": replace(
            plain, creators=(Creator("", "Wang Jing", "Wang", "Jing"), Creator("", "Lin Mu", "Lin", "Mu"))
        ),
        "a foreigner": replace(plain, creators=(Creator("威尔斯", "N. S. Wells", "Wells", "N. S."),)),
        "a foreigner and others": replace(
            plain,
            creators=(
                Creator("威尔斯", "N. S. Wells", "Wells", "N. S."),
                Creator("王井", "Wang Jing", "Wang", "Jing"),
                Creator("打井社", "Well Society"),
            ),
        ),
        "two of another order": replace(
            plain,
            creators=(
                Creator("王井", "Wang Jing", "Wang", "Jing"),
                Creator("威尔斯", "Jean-Paul Wells", "Wells", "Jean-Paul"),
            ),
        ),
        "and others": replace(plain, creators=(Creator("王井", "Wang Jing", "Wang", "Jing"),), has_others=True),
        "translated before": replace(
            plain,
            creators=(Creator("威尔斯", "N. S. Wells", "Wells", "N. S."),),
            translators=(Creator("王井", "Wang Jing", "Wang", "Jing"), Creator("打井社", "Dajingshe")),
        ),
        "a body": replace(plain, creators=(Creator("打井社", "Dajingshe"),), page=None),
        "no Chinese headline": replace(plain, zh="", pinyin="", has_original=False),
        "no headline": replace(plain, zh="", pinyin="", en="", en_sentence=""),
        "no translation": replace(plain, en="", en_sentence="", has_translation=False),
        "nobody known": replace(plain, translation=nobody, creators=()),
        "checked": replace(plain, translation=checked),
        "checked without an original": replace(plain, zh="", pinyin="", has_original=False, translation=checked),
        "a title alone": replace(plain, newspaper=undated(Name("某报", "", "Some News")).at(dt.date(1958, 1, 1))),
    }


def cases(works: dict[str, Works]) -> Iterator[dict[str, Any]]:
    """Every work in every style."""
    for name, each in works.items():
        for style in STYLES:
            for side in ("zh", "en") if each.has_translation else ("zh",):
                item = csl_item(each, side, style, ACCESSED)
                given = {"works": name, "side": side, "style": style, "accessed": ACCESSED}
                yield given | {"item": item, "remark": remark(each, side, style)}


def as_json(works: Works) -> dict[str, Any]:
    """Works in the form that scripts read from a page."""
    return asdict(works) | {"date": [works.date.year, works.date.month, works.date.day]}


def contract() -> str:
    """The contract as text."""
    works = all_works()
    words = json.loads(shared_facts(undated(Name()), SETTINGS))["words"]
    parts = {
        "words": words,
        "works": {name: as_json(each) for name, each in works.items()},
        "cases": list(cases(works)),
    }
    return json.dumps(parts, ensure_ascii=False, indent=1, default=str) + "\n"


if __name__ == "__main__":
    CONTRACT.write_text(contract(), encoding="utf-8")
