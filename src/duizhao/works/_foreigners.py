"""Names of foreigners in bylines: which word is the surname, and where the name stands among titles."""

import re
from itertools import takewhile

from duizhao.sounds import may_begin, readings
from duizhao.text import HAN, has_han, letters_only
from duizhao.works._byline_parts import is_surname_and_title
from duizhao.works._byline_words import TITLE_BEFORE_FOREIGNER, USUAL_LENGTH
from duizhao.works._creator import Creator

# Names in characters with a dot between their parts; words as names have them; initials, with or without blanks.
FOREIGN = re.compile(f"[{HAN}A-Za-z.—–-]+(?:[·．・][{HAN}A-Za-z.—–-]+)+")
CAPITALS = re.compile(r"[A-Z][^\W\d_.]*[.'’‑-]?(?:[\w'’-]*)")
INITIALS = re.compile(r"(?:[A-Z][a-z]?\.[\s-]?)+")
_PARTICLES = "af al bin da das de del della den der di do dos du e el ibn la le ten ter van von y zu zur"
PARTICLES = frozenset(_PARTICLES.split())
"""Words in small letters between the given name and the surname."""
_AMONG_TITLES = re.compile(r"(?:\b[A-Z][a-z]?\.[\s-]?)+(?:(?:Du|De|Le|La|Van|Von) )?[A-Z][\w’'-]+")
"""Initials and a surname, wherever they stand."""
# In Hepburn spelling: a doubled consonant, or n, is a syllable of its own.
_SYLLABLES_OF_JAPAN = re.compile(
    r"(?:(?:ky|gy|sh|sy|ch|ty|ts|ny|hy|by|py|my|ry|[kgsztdnhfbpmyrwj])?[aiueoō]|n(?![aiueoō])|(?:k(?=k)|s(?=s)|t(?=[tc])|p(?=p)))+"
)
RUN_TOGETHER = re.compile(r"(?<=\b[A-Z]\.)(?=[A-Z])")
"""Between initials without a blank: N.S. Khrushchev."""
BETWEEN_NAMES = re.compile(r"[\s·．・]+")


def among_titles(zh: str, en: str) -> str:
    """A foreigner's name among English titles: the initials with the surname, or what is left behind a title; else all."""
    initialled = _AMONG_TITLES.findall(en) if FOREIGN.fullmatch(zh) else []
    if len(initialled) == 1:
        return str(initialled[0])
    rest = TITLE_BEFORE_FOREIGNER.sub("", en)
    is_foreigner = len(zh) >= USUAL_LENGTH and may_begin(letters_only(rest), zh[0]) and not is_surname_and_title(zh)
    return rest if is_foreigner else en


def begins_as_last_word(zh: str, en: str) -> bool:
    """Whether the last word of an English name begins with the Pinyin of a Chinese one, and the first does not: 安徒生 of *Hans Andersen*."""
    first, last = (letters_only(word) for word in (en.split(maxsplit=1)[0], en.rsplit(maxsplit=1)[-1]))
    return any(last.startswith(read) and not first.startswith(read) for read in readings(zh[0]) if len(read) > 1)


def _is_japanese(zh: str, en: str) -> bool:
    """Whether a name of four characters or more is a Japanese one, whose characters do not say how it sounds: 野坂参三, *Nosaka Sanzo*."""
    words = en.lower().split()
    return len(zh) > USUAL_LENGTH and len(words) > 1 and all(map(_SYLLABLES_OF_JAPAN.fullmatch, words))


def has_surname_last(zh: str, en: str) -> bool:
    """Whether a foreign name stands as in the West: the Chinese, which has the surname, begins as its last word and not as its first."""
    words = en.split()
    first, last = words[0], "" if len(words) == 1 else words[-_words_of_lone_surname(zh, words)]
    is_first = may_begin(letters_only(first), zh[0]) and not INITIALS.fullmatch(first)
    return (
        not _is_japanese(zh, en)
        and may_begin(letters_only(last), zh[0])
        and (not is_first or begins_as_last_word(zh, en))
    )


def foreigner(zh: str, en: str) -> Creator:
    """A name whose last word is the surname, or its first where initials stand behind a comma; one word alone stays whole."""
    before, comma, behind = en.partition(", ")
    if comma and (INITIALS.fullmatch(behind.strip()) or _is_inverted(zh, before, behind)):
        return Creator(zh, f"{behind.strip()} {before}", before, behind.strip())
    words = RUN_TOGETHER.sub(" ", en).split()
    length = _words_of_surname(zh, words)
    given, family = words[:-length], " ".join(words[-length:])
    return Creator(zh, " ".join((*given, family)), family, " ".join(given)) if given else Creator(zh, en)


def _words_of_surname(zh: str, words: list[str]) -> int:
    """How many words at the end of a foreign name are its surname: two of *Du Bois*, all where none begins as the Chinese does."""
    parts = [part for part in BETWEEN_NAMES.split(zh) if has_han(part)]
    if min(len(parts), len(words)) < 2:  # noqa: PLR2004 - given name and surname
        return _words_of_lone_surname(zh, words)
    first, last = parts[0], parts[-1]
    fitting = [count for count in range(1, len(words)) if may_begin(letters_only(words[-count]), last[0])]
    if not fitting:
        return 1 if may_begin(letters_only(words[0]), first[0]) else len(words)
    return 1 if INITIALS.fullmatch(words[-fitting[0]]) else fitting[0]


def _words_of_lone_surname(zh: str, words: list[str]) -> int:
    """How many words at the end are the surname that stands alone in Chinese: with its particles where it begins as they do, 戴高乐 of *Charles de Gaulle*."""
    particles = len([*takewhile(PARTICLES.__contains__, reversed(words[:-1]))])
    fits = [may_begin(letters_only(words[-count]), zh[0]) for count in (1, particles + 1)]
    return particles + 1 if fits == [False, True] else 1


def _is_inverted(zh: str, before: str, behind: str) -> bool:
    """Whether the surname stands before the comma: *Müller, Hans* is 汉斯·穆勒, whose last part begins alike."""
    last = BETWEEN_NAMES.split(zh)[-1]
    is_name = all(map(CAPITALS.fullmatch, (*before.split(), *behind.split())))
    return is_name and bool(last) and may_begin(letters_only(before), last[0]) and "," not in behind
