"""Make stems.json: words with the stems that snowballstemmer's English stemmer gives, for the browser's port of it.

Run as `python tests/contracts/make_stems.py`, and with `--check` to compare. The words are those of the five seeds,
every exceptional form of the algorithm, and made-up ones: each ending that a step looks for, behind openings that lie
on both sides of each condition (a vowel before it, a short syllable, the regions R1 and R2, a doubled consonant).
Words are as search gives them: folded, without apostrophes.
"""

import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from duizhao.folding import fold
from duizhao.stems import stem

CONTRACT = Path(__file__).with_name("stems.json")
SEEDS = Path(__file__).parents[2] / "seeds"

EXCEPTIONS = """
    andes atlas bias cosmos early gently howe idly news only singly skies skis sky ugly
    evening evenings canning cannings inning innings earring earrings herring herrings outing outings
    dying lying tying vying hying dyings exceed exceeds exceeded exceeding proceed proceeds proceeding succeed succeeds
    arsenal arsenals arsenic arsenical commune communes communal community communism communist communists
    emerge emerges emergence emergency emergent general generals generally generate generation generic generous
    inter interest interesting interior internal international later lateral latest laterally
    organ organs organic organise organization organized organizer organizations past paste pasted pasting pastor
    universal universally universe universes university universities
    skied skying newsy atlases biased biases cosmic early earlier earliest uglier singlet onlyness gentle gentler
    unit united unites units unity production product products relations relatives relation relative
    """
"""The words that the algorithm treats apart, openings whose region R1 it sets, and their neighbours."""

LETTERS = "a i s y ye yes by say boy toy aye eye is as us gas this ass yss sss aa ee ies ied ties dies cries tied died"
VOWELS = "youth yellow buy employ enjoyed saying flying syzygy yy ayy yacht playful royal happy happily enjoyment dry"
SIGNS = "1958 2nd b52 49ers 1950s ﬁelds straßen мира партия ανθρωποσ 한국 øre naives ß x1ing"

OPENINGS = """
    b sh hop hopp fil tann agre f fe controll egg form nation rat activ luxuri condit electr troubl siz reform y ploy
    snow box replac geolog
    """
ENDINGS = """
    s es ies ied sses us ss eed eeds eedly ed edly ing ings ingly y ly ily e er ers ement ment ements ent ently ant ance
    ancy ence ency able ably ible ibility ability ate ated ator ation ational tional tion sion ize izer ization ized al
    ally alism ality alize ic ical icate icity ism ive iveness ivity ative ous ously ousness ful fully fulness less
    lessly ness ogy ogist ogists ist ity li ion ll l bb bbing nned bled
    """


def seed_words() -> Iterator[str]:
    """Every word of Latin letters in the seeds, folded."""
    for path in sorted(SEEDS.glob("*.txt")):
        yield from re.findall("[a-z]+", fold(path.read_text("utf-8-sig")))


def cases() -> Iterator[dict[str, object]]:
    """The cases of the contract: groups of words."""
    yield _case("exceptional forms and their neighbours", EXCEPTIONS.split())
    yield _case("one to four letters", LETTERS.split())
    yield _case("y as vowel and as consonant", VOWELS.split())
    yield _case("digits and other scripts", SIGNS.split())
    yield _case("the words of the seeds", seed_words())
    for opening in OPENINGS.split():
        yield _case(f"made up: {opening} with endings", (opening + ending for ending in ENDINGS.split()))


def _case(about: str, words: Iterable[str]) -> dict[str, object]:
    return {"about": about, "stems": {word: stem(word) for word in sorted(set(words))}}


def main() -> None:
    """Write the contract, or with `--check` compare it."""
    made = "[\n" + ",\n".join(json.dumps(case, ensure_ascii=False) for case in cases()) + "\n]\n"
    if sys.argv[1:] != ["--check"]:
        CONTRACT.write_text(made, "utf-8")
    elif made != CONTRACT.read_text("utf-8"):
        sys.exit("stems.json is not what the words give: run this without --check")


if __name__ == "__main__":
    main()
