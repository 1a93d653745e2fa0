"""Make fold.json: the one-to-one folding and the classes of code points that Python and the browser share.

Run as `python -m duizhao.folding._make_fold` after a change of the rules, and with `--check` to see whether the
committed table is what the rules give. It needs the package `opencc` (no dependency of this project) and a Python
with the Unicode version that the table states.

Sources: Unicode 14.0.0 as in Python 3.11's `unicodedata`; traditional to simplified characters from OpenCC 1.4.2
(PyPI `opencc`, configuration t2s over single code points: TSCharacters with TSCharactersExt, first values). OpenCC's
data is under the Apache License 2.0, (c) its contributors, https://github.com/BYVoid/OpenCC.
"""

import argparse
import importlib
import json
import sys
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from duizhao.folding.steps import FORMAT, SURROGATES, runs, steps

TABLE = Path(__file__).with_name("fold.json")

_ROUNDS_AT_MOST = 8

# Unicode's Scripts.txt for Han, Hiragana, Katakana and Bopomofo, which `unicodedata` does not hold, with the signs
# that several of them share (〆, ー, kana repeats and voicing). Planes 2 and 3 are set aside for Han as a whole.
_HAN = (
    *((0x02EA, 0x02EB), (0x2E80, 0x2E99), (0x2E9B, 0x2EF3), (0x2F00, 0x2FD5), (0x3005, 0x3007), (0x3021, 0x302F)),
    *((0x3031, 0x3035), (0x3038, 0x303C), (0x3041, 0x3096), (0x3099, 0x309A), (0x309D, 0x309F), (0x30A1, 0x30FA)),
    *((0x30FC, 0x30FF), (0x3105, 0x312F), (0x31A0, 0x31BF), (0x31F0, 0x31FF), (0x32D0, 0x32FE), (0x3300, 0x3357)),
    *((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAD9), (0xFF66, 0xFF9F), (0x16FE2, 0x16FE3), (0x16FF0, 0x16FF1)),
    *((0x1AFF0, 0x1AFFE), (0x1B000, 0x1B167), (0x1F200, 0x1F200), (0x20000, 0x2FFFF), (0x30000, 0x3FFFF)),
)
# White_Space.
_BLANK = (
    *((0x09, 0x0D), (0x20, 0x20), (0x85, 0x85), (0xA0, 0xA0), (0x1680, 0x1680), (0x2000, 0x200A), (0x2028, 0x2029)),
    *((0x202F, 0x202F), (0x205F, 0x205F), (0x3000, 0x3000)),
)
# Default_Ignorable_Code_Point, but for Hangul fillers: what shows nothing must part neither two Han nor the letters of a word.
_IGNORABLE = (
    *((0xAD, 0xAD), (0x034F, 0x034F), (0x061C, 0x061C), (0x180B, 0x180F), (0x200B, 0x200F), (0x202A, 0x202E)),
    *((0x2060, 0x206F), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xE0000, 0xE0FFF)),
)


def fold_character(character: str, simplify: Callable[[str], str]) -> str:
    """The one code point that a code point folds to, itself where there is no such form.

    Args:
        character: one code point.
        simplify: gives the simplified form of one code point.

    Raises:
        ValueError: the forms go round in a circle.
    """
    for _ in range(_ROUNDS_AT_MOST):
        before = character
        for step in (_compatible, str.casefold, _base_letter, simplify):
            form = step(character)
            character = form if len(form) == 1 else character
        if character == before:
            return character
    raise ValueError(f"folding of U+{ord(character):04X} does not end")


def class_of_code_point(code_point: int) -> str:
    """The class of a folded code point: han, blank, ignorable, word or mark; empty where it is not assigned."""
    for name, ranges in (("han", _HAN), ("blank", _BLANK), ("ignorable", _IGNORABLE)):
        if any(first <= code_point <= last for first, last in ranges):
            return name
    category = unicodedata.category(chr(code_point))
    if category == "Cn":
        return ""
    return "word" if category[0] in "LNM" else "mark"


def make_table(simplify: Callable[[str], str], opencc: str) -> dict[str, Any]:
    """The table as fold.json holds it.

    Args:
        simplify: gives the simplified form of one code point.
        opencc: version of the dictionary behind it.
    """
    folded = {ord(a): ord(b) for a, b in _folded_pairs(simplify)}
    long, rest = runs(folded)
    return {
        "format": FORMAT,
        "unicode": unicodedata.unidata_version,
        "opencc": opencc,
        "runs": long,
        "from_steps": steps(rest),
        "to_steps": steps([folded[code_point] for code_point in rest]),
        **_classes(folded),
    }


def as_bytes(table: dict[str, Any]) -> bytes:
    """The table as the bytes of the file: one line per key, without needless blanks."""
    entries = (
        f"{json.dumps(key)}:{json.dumps(value, ensure_ascii=False, separators=(',', ':'))}"
        for key, value in table.items()
    )
    return ("{" + ",\n".join(entries) + "}\n").encode()


def _compatible(character: str) -> str:
    return unicodedata.normalize("NFKC", character)


def _base_letter(character: str) -> str:
    """The letter under its marks; signs such as ≠ keep theirs, without which they mean something else."""
    parts = unicodedata.normalize("NFD", character)
    base, marks = parts[0], parts[1:]
    is_marked = bool(marks) and all(unicodedata.category(mark)[0] == "M" for mark in marks)
    return base if is_marked and unicodedata.category(base)[0] == "L" else character


def _code_points() -> Iterator[int]:
    return (code_point for code_point in range(sys.maxunicode + 1) if code_point not in SURROGATES)


def _folded_pairs(simplify: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    for character in map(chr, _code_points()):
        form = fold_character(character, simplify)
        if form != character:
            yield character, form


def _classes(folded: dict[int, int]) -> dict[str, list[list[int]]]:
    """Ranges [first, last] of each class but mark; gaps of code points that fold or are not assigned are closed."""
    ranges: dict[str, list[list[int]]] = {"han": [], "word": [], "blank": [], "ignorable": []}
    open_class = ""
    for code_point in _code_points():
        name = "" if code_point in folded else class_of_code_point(code_point)
        if not name:
            continue
        if name != open_class:
            open_class = name
            if name != "mark":
                ranges[name].append([code_point, code_point])
        elif name != "mark":
            ranges[name][-1][1] = code_point
    return ranges


def _simplifier() -> tuple[Callable[[str], str], str]:
    opencc = importlib.import_module("opencc")
    return opencc.OpenCC("t2s").convert, opencc.__version__


def main() -> int:
    """Write the table, or with `--check` compare it; 0 where all is well."""
    parser = argparse.ArgumentParser(prog="python -m duizhao.folding._make_fold", description=main.__doc__)
    parser.add_argument("--check", action="store_true", help="compare with the committed table, write nothing")
    check = parser.parse_args().check
    made = as_bytes(make_table(*_simplifier()))
    if not check:
        TABLE.write_bytes(made)
        return 0
    if made == TABLE.read_bytes():
        return 0
    stated = json.loads(TABLE.read_bytes())
    found = json.loads(made)
    sys.stderr.write(
        f"{TABLE.name} is not what the rules give: expected Unicode {stated['unicode']} and OpenCC {stated['opencc']}, "
        f"found {found['unicode']} and {found['opencc']}; with the same versions run this without --check\n"
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
