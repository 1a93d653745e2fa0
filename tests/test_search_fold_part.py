"""The part of the fold table that a corpus needs: it says what the whole says, or that it does not know; and it is small."""

import gzip
import json
import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.errors import IndexDamagedError
from duizhao.folding import fold_digest, fold_table
from duizhao.search.binary import frame
from duizhao.search.fold_part import fold_part
from duizhao.search.signs import SIGNS_FILE, SignCollector, read_signs
from nodejs import run_javascript

FOLDER = "f4528399e55e5702"
MOST_BYTES = 3_500
"""Of the part for all characters of GB 2312, compressed."""
BYTES = range(0xA1, 0xFF)
SIMPLIFIED = "".join(bytes([row, cell]).decode("gb2312", "ignore") for row in BYTES for cell in BYTES)
CORPORA = {
    "nothing": "",
    "english": "Mass line, don’t café",
    "simplified": SIMPLIFIED,
    "traditional": "黨群關係，龜兹，乾淨",
    "rare": "\U00020000\U0002f800Ёлка\u1100\ufb01",
    "everything": "".join(map(chr, fold_table())),
}


def as_json(part: dict[str, Any]) -> bytes:
    return json.dumps(part, ensure_ascii=False, separators=(",", ":")).encode()


@pytest.mark.parametrize("corpus", CORPORA)
def test_a_part_folds_as_the_whole_does_or_does_not_know(corpus: str) -> None:
    signs = sorted(set(map(ord, CORPORA[corpus])))
    report = run_javascript("run.mjs", ["part", json.dumps([fold_part(signs), signs])])
    assert report["failed"] == []
    assert report["ran"] >= max(len(signs), 256)


def test_parts_of_chance_corpora_know_their_corpora() -> None:
    chance = random.Random(5)  # noqa: S311 - repeatable chance, no secrets
    for count in (1, 30, 800):
        signs = sorted(
            {chance.choice((chance.randrange(0xD800), chance.randrange(0xE000, 0x30000))) for _ in range(count)}
        )
        report = run_javascript("run.mjs", ["part", json.dumps([fold_part(signs), signs])])
        assert report["failed"] == []


def test_a_part_is_small_where_texts_are_simplified() -> None:
    part = fold_part(map(ord, SIMPLIFIED))
    assert len(gzip.compress(as_json(part))) <= MOST_BYTES
    assert part["of"] == fold_digest()
    assert all(first <= last for first, last in part["rows"])


@given(st.lists(st.text(max_size=20), max_size=4))
def test_signs_come_back(texts: list[str]) -> None:
    collector = SignCollector()
    for text in texts:
        collector.add([text])
    data = frame(FOLDER, SIGNS_FILE, collector.payload())
    assert read_signs(FOLDER, data).tolist() == sorted({ord(sign) for text in texts for sign in text})


@pytest.mark.parametrize("payload", [b"\x80", b"\xff\xff\xff\x7f"])
def test_damaged_signs_are_refused(payload: bytes) -> None:
    with pytest.raises(IndexDamagedError):
        read_signs(FOLDER, frame(FOLDER, SIGNS_FILE, payload))
