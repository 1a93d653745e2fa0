"""Made-up seeds: realistic in size, layout and oddities, without a word of the real corpus."""

import datetime as dt
import hashlib
import math
import random
import string
from dataclasses import dataclass
from pathlib import Path

from duizhao.benchmarks._names import PLACES, person
from duizhao.benchmarks._numbers import ordinal_en, quantity
from duizhao.benchmarks._prose import Piece, Writer
from duizhao.dates import month_en

FIRST_DAY = dt.date(1946, 1, 1)
LAST_DAY = dt.date(1985, 12, 31)
PAGES = range(1, 9)
PARAGRAPHS = range(3, 13)

_SHARES = {
    "byline": 0.3,
    "byte-order mark": 0.02,
    "Chinese half alone": 0.02,
    "column": 0.05,
    "comma": 0.6,
    "CRLF": 0.15,
    "Edition": 0.15,
    "GB18030": 0.02,
    "merged paragraph": 0.03,
    "name in a paragraph": 0.2,
    "Named Entities": 0.08,
    "no original": 0.02,
    "own report": 0.1,
    "repeated headline": 0.6,
    "section": 0.05,
    "spaced headers": 0.1,
    "split paragraph": 0.02,
    "Xinhua dateline": 0.4,
}
_HAN_MEDIAN = 565
_HAN_SIGMA = 0.75
_HAN_BOUNDS = (90, 9_000)
_HAN_OF_HEADLINE = (8, 17)
_HAN_OF_PARAGRAPH = 82
_LEAST_PARAGRAPH = 12
_PIECES_OF_CLAUSE = (3, 8)
_NO_ENGLISH = ("and", "so", "on")
_COLUMNS = ("小统计", "国际知识", "读者来信", "农村通讯")
_SECTIONS = ("国际", "要闻", "文艺", "农村")


@dataclass(frozen=True, slots=True)
class _Plan:
    """What one seed will be: its facts, and the shape of its file."""

    date: dt.date
    page: int
    headline_zh: list[str]
    headline_en: list[str]
    byline: tuple[str, str]
    names: list[tuple[str, str]]


def synthetic_seed(index: int, seed: int = 0) -> tuple[str, bytes]:
    """One made-up seed.

    The same arguments give the same seed, whichever were made before. Words come by Zipf's law from jieba's dictionary,
    with their favourite successors, set phrases, and an article's own words and turns, so that words and pairs of
    characters recur about as often as in real texts (`ngrams`). The English has their glosses, nearly all made up of
    syllables, in regular forms and with grammar words between, so that no sentence means anything.
    Lengths are log-normal: over the first 2,000 seeds, headlines and paragraphs have 6.64 KB of UTF-8 on average
    (median 5.12, 95th percentile 16.9), files 6.95 KB. Numbers and names stand in both halves alike. `_SHARES` says how
    often each oddity of layout comes.

    Args:
        index: which seed, from 0.
        seed: another number gives another corpus.

    Returns:
        File name and bytes.
    """
    chance = random.Random(f"{seed}:{index}")
    writer = Writer(chance)
    plan = _plan(chance, writer)
    chinese_body, english_body = _bodies(chance, plan, writer)
    is_chinese_alone = _happens(chance, "Chinese half alone")
    if not is_chinese_alone and _happens(chance, "no original"):
        chinese_body = []
    english = "" if is_chinese_alone else _english_half(chance, plan, english_body)
    chinese = _chinese_half(chance, plan, chinese_body)
    text = f"{english}\n\n\n<hr /> \n\nOriginal: \n\n\n{chinese}" if english else chinese
    digest = hashlib.sha256(f"{seed}:{index}".encode()).hexdigest()[:16]
    return f"{index:06}_{digest}.txt", _encode(chance, text)


def write_synthetic(folder: Path, count: int, seed: int = 0) -> None:
    """Write the first `count` made-up seeds into a folder, which is made where it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    for index in range(count):
        name, data = synthetic_seed(index, seed)
        (folder / name).write_bytes(data)


def _happens(chance: random.Random, what: str) -> bool:
    return chance.random() < _SHARES[what]


def _plan(chance: random.Random, writer: Writer) -> _Plan:
    lines = [writer.write(chance.randint(*_HAN_OF_HEADLINE)) for _ in range(chance.choice((1, 1, 2, 2, 3)))]
    names = [person(chance) for _ in range(chance.randint(1, 4))]
    return _Plan(
        date=FIRST_DAY + dt.timedelta(chance.randrange((LAST_DAY - FIRST_DAY).days + 1)),
        page=chance.choice(PAGES),
        headline_zh=["".join(zh for zh, _ in pieces) for pieces in lines],
        headline_en=[string.capwords(" ".join(_english_words(pieces))) for pieces in lines],
        byline=person(chance) if _happens(chance, "byline") else ("", ""),
        names=names,
    )


def _english_words(pieces: list[Piece]) -> list[str]:
    """Never none: a paragraph without text would be lost."""
    return [word for _, english in pieces for word in english] or [*_NO_ENGLISH]


def _bodies(chance: random.Random, plan: _Plan, writer: Writer) -> tuple[list[str], list[str]]:
    """Paragraphs of both languages; one in twenty is split or merged in the English."""
    low, high = _HAN_BOUNDS
    size = min(high, max(low, int(chance.lognormvariate(math.log(_HAN_MEDIAN), _HAN_SIGMA))))
    count = min(PARAGRAPHS[-1], max(PARAGRAPHS[0], round(size / _HAN_OF_PARAGRAPH * chance.uniform(0.5, 1.5))))
    shares = [chance.uniform(0.4, 1.6) for _ in range(count)]
    chinese: list[str] = []
    english: list[str] = []
    for number, share in enumerate(shares):
        pieces = writer.write(max(_LEAST_PARAGRAPH, int(size * share / sum(shares))))
        zh, en = _paragraph(chance, pieces, plan.names)
        zh_opening, en_opening = _dateline(chance, plan.date) if number == 0 else ("", "")
        chinese.append(zh_opening + zh)
        if number and _happens(chance, "merged paragraph"):
            english[-1] += " " + en
        elif number and _happens(chance, "split paragraph") and ". " in en:
            head, _, tail = en.partition(". ")
            english += [head + ".", tail]
        else:
            english.append(en_opening + en)
    return chinese, english


def _paragraph(chance: random.Random, pieces: list[Piece], names: list[tuple[str, str]]) -> tuple[str, str]:
    """A paragraph and its counterpart, with the same numbers and names."""
    shared = [quantity(chance) for _ in range(chance.choice((0, 0, 1, 1, 2, 3)))]
    if _happens(chance, "name in a paragraph"):
        shared.append(chance.choice(names))
    for zh, en in shared:
        pieces.insert(int(chance.random() * len(pieces)), (zh, (en,)))
    return _sentences_zh(chance, [zh for zh, _ in pieces]), _sentences_en(chance, _english_words(pieces))


def _sentences_zh(chance: random.Random, words: list[str]) -> str:
    least, above = _PIECES_OF_CLAUSE
    parts: list[str] = []
    start = 0
    while start < len(words):
        end = start + int(least + (above - least) * chance.random())
        parts.append("".join(words[start:end]) + ("，" if _happens(chance, "comma") else "。"))
        start = end
    return "".join(parts)[:-1] + "。"


def _sentences_en(chance: random.Random, words: list[str]) -> str:
    sentences: list[str] = []
    start = 0
    while start < len(words):
        end = start + chance.randint(12, 28)
        sentence = " ".join(words[start:end])
        comma = sentence.find(" ", len(sentence) // 2)
        if comma > 0 and not sentence[comma - 1].isdigit():
            sentence = f"{sentence[:comma]},{sentence[comma:]}"
        sentences.append(sentence[0].upper() + sentence[1:] + ".")
        start = end
    return " ".join(sentences)


def _dateline(chance: random.Random, date: dt.date) -> tuple[str, str]:
    if _happens(chance, "Xinhua dateline"):
        before = date - dt.timedelta(1)
        place, place_en = chance.choice(PLACES)
        english = f"Xinhua News Agency, {place_en}, {month_en(before.month)} {ordinal_en(before.day)}: "
        return f"新华社{place}{before.day}日电　", english
    return ("本报讯　", "This newspaper reports: ") if _happens(chance, "own report") else ("", "")


def _english_half(chance: random.Random, plan: _Plan, body: list[str]) -> str:
    page = "Edition" if _happens(chance, "Edition") else "Page"
    gap = "\n\n" if _happens(chance, "spaced headers") else "\n"
    values = (
        ("Title", ": ".join(plan.headline_en)),
        ("Author", plan.byline[1]),
        ("Date", plan.date),
        (page, plan.page),
    )
    heads = gap.join(f"{key}: {value}".rstrip() for key, value in values)
    lines = body
    if _happens(chance, "repeated headline"):
        lines = [*plan.headline_en, *filter(None, plan.byline[1:]), *body]
    indent, joint = chance.choice((("", "\n\n"), ("　　", "\n\n"), ("    ", "\n"), ("　　", "\n")))
    text = f"{heads}\n\n{joint.join(indent + line for line in lines)}\n"
    if _happens(chance, "Named Entities"):
        between = chance.choice(("  ", "\t"))
        text += "\n\n**Named Entities**\n\n\n" + "".join(f"{zh}{between}{en}\n" for zh, en in dict(plan.names).items())
    return text


def _chinese_half(chance: random.Random, plan: _Plan, body: list[str]) -> str:
    joint = chance.choice(("  ", "　"))
    section = chance.choice(_SECTIONS) if _happens(chance, "section") else ""
    column = chance.choice(_COLUMNS) if _happens(chance, "column") else ""
    lines = body
    if body and _happens(chance, "repeated headline"):
        lines = [*plan.headline_zh, *filter(None, plan.byline[:1]), *body]
    head = f"### {joint.join(plan.headline_zh)}\n{plan.byline[0]}\n{plan.date}\n第{plan.page}版({section})\n专栏：{column}\n\n"
    return head + "".join(f"    {line}\n" for line in lines)


def _encode(chance: random.Random, text: str) -> bytes:
    if _happens(chance, "CRLF"):
        text = text.replace("\n", "\r\n")
    if _happens(chance, "GB18030"):
        return text.encode("gb18030")
    return text.encode("utf-8-sig" if _happens(chance, "byte-order mark") else "utf-8")
