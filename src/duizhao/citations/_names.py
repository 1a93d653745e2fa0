"""Names of authors as each style writes and joins them.

An item's names are CSL names: family and given for a person, `literal` for a body or a name that stays as it is. Where the
item's language is Chinese, romanised names stand in their own order, without a comma.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import takewhile

from duizhao.citations._text import comma as before_comma

Name = Mapping[str, str]
_CHICAGO_MOST, _MLA_MOST, _GBT_MOST = 6, 2, 3
_NOTE_MOST = 2
_HYPHENS = re.compile("-(?=[A-Z])")
_JOINED = re.compile(r"[^\W\d_]{1,3}[-’](?=.)")
"""A particle that is written together with the name: al-Bakr, d’Estaing."""


def straight(name: Name, *, keeps_order: bool) -> str:
    """A name as it is spoken: `Yu Jing`, or `Jing Yu` where the order is kept."""
    if "literal" in name:
        return name["literal"]
    order = ("family", "given") if keeps_order else ("given", "family")
    return " ".join(name[part] for part in order if name.get(part))


def inverted(name: Name, *, keeps_order: bool) -> str:
    """A name as it is sorted: `Jing, Yu`."""
    if "literal" in name or keeps_order or not name.get("given"):
        return straight(name, keeps_order=True)
    return f"{name['family']}, {name['given']}"


def _demoted(name: Name, *, keeps_order: bool) -> str:
    """A name as it is sorted, a particle behind the given name: `Gogh, Vincent van`."""
    if "literal" in name or keeps_order or not name.get("given"):
        return straight(name, keeps_order=True)
    particle, family = particle_apart(name["family"])
    return " ".join(filter(None, (f"{family},", name["given"], particle)))


def particle_apart(family: str) -> tuple[str, str]:
    """The particle that a surname begins with, and the rest: words in small letters, or what is joined to a word.

    >>> particle_apart("van Gogh"), particle_apart("al-Bakr"), particle_apart("Du Bois")
    (('van', 'Gogh'), ('al-', 'Bakr'), ('', 'Du Bois'))
    """
    words = family.split(" ")
    small = len([*takewhile(_is_small, words[:-1])])
    joined = _JOINED.match(family) if _is_small(family) and not small else None
    if joined:
        return joined[0], family[joined.end() :]
    return " ".join(words[:small]), " ".join(words[small:])


def initials(given: str, mark: str) -> str:
    """The initials of given names; a hyphen before a capital stays between two with marks.

    >>> initials("Nikita Sergeevich", "."), initials("N. S.", ""), initials("Jean-Paul", ".")
    ('N. S.', 'N S', 'J.-P.')
    """
    joint = "-" if mark else " "
    parts = given.replace(".", " ").split()
    return " ".join(joint.join(piece[0].upper() + mark for piece in _HYPHENS.split(part) if piece) for part in parts)


def _particle_behind(given: str) -> tuple[str, str]:
    """Given names, and the words in small letters that end them: `Simone`, `de`."""
    words = given.split(" ")
    small = len([*takewhile(_is_small, reversed(words[1:]))])
    return " ".join(words[: len(words) - small]), " ".join(words[len(words) - small :])


def _is_small(word: str) -> bool:
    return word[:1].islower()


def chicago_bibliography(names: Sequence[Name], *, keeps_order: bool) -> str:
    """`Jing, Yu, and Ming Li`; from seven on the first three and et al."""
    if len(names) > _CHICAGO_MOST:
        shown = _first_sorted(_demoted, names[:3], keeps_order=keeps_order)
        return _listed([*shown, "et al."])
    return _and(_first_sorted(_demoted, names, keeps_order=keeps_order), "and", comma=_ends_in_person(names))


def chicago_note(names: Sequence[Name], *, keeps_order: bool) -> str:
    """`Yu Jing and Ming Li`; from three on the first and et al."""
    spoken = [straight(name, keeps_order=keeps_order) for name in names]
    return f"{spoken[0]} et al." if len(spoken) > _NOTE_MOST else _and(spoken, "and")


def mla(names: Sequence[Name], *, keeps_order: bool) -> str:
    """`Jing, Yu, and Ming Li`; from three on the first and et al."""
    shown = _first_sorted(inverted, names, keeps_order=keeps_order)
    if len(names) > _MLA_MOST:
        return _listed([shown[0], "et al."])
    return _and(shown, "and", comma=_ends_in_person(names))


def apa(names: Sequence[Name], *, keeps_order: bool) -> str:
    """`Jing, Y., & Li, M.`."""
    between = " " if keeps_order else ", "
    shown = [_with_initials(name, between, ".") for name in names]
    return _and(shown, "&", comma=_ends_in_person(names))


def gbt(names: Sequence[Name], *, between: str, upper: bool) -> str:
    """`Jing Y，Li M`; from four on the first three and 等; in the standard of 2015 in capitals."""
    shown = [_with_initials(name, " ", "", upper=upper) for name in names[:_GBT_MOST]]
    return between.join(shown + (["等"] if len(names) > _GBT_MOST else []))


def _with_initials(name: Name, between: str, mark: str, *, upper: bool = False) -> str:
    """Surname and initials; a particle behind them stays as it is."""
    if "literal" in name or not name.get("given"):
        whole, particle = straight(name, keeps_order=True), ""
    else:
        given, particle = _particle_behind(name["given"])
        whole = f"{name['family']}{between}{initials(given, mark)}"
    return " ".join(filter(None, (whole.upper() if upper else whole, particle)))


def _first_sorted(sort: Callable[..., str], names: Sequence[Name], *, keeps_order: bool) -> list[str]:
    return [(straight if place else sort)(name, keeps_order=keeps_order) for place, name in enumerate(names)]


def _ends_in_person(names: Sequence[Name]) -> bool:
    """Whether citeproc-js sets a comma before `and` even between two names."""
    return any("literal" not in name for name in names[-1:])


def _and(names: Sequence[str], word: str, *, comma: bool = False) -> str:
    if len(names) < 2:  # noqa: PLR2004 - one name needs no and
        return "".join(names)
    if comma or len(names) > 2:  # noqa: PLR2004 - the serial comma
        return _listed([*names[:-1], f"{word} {names[-1]}"])
    return f"{names[0]} {word} {names[1]}"


def _listed(parts: Sequence[str]) -> str:
    """Parts with commas between them, within the quotation marks that one ends with."""
    return " ".join([*map(before_comma, parts[:-1]), parts[-1]])
