"""Lines of a body that repeat its byline, alone or with roles and further names."""

import re

from duizhao.folding import simplified
from duizhao.ids import Lang
from duizhao.seeds._dateline import read_dateline
from duizhao.text import letters_only

_SENTENCE_END = re.compile(r"[。！？!?.；;，,][”’」』\"]?$")
_LONGEST = 2000
"""Letters beyond the byline with which a line is looked at."""
_BYLINE_EXTRA = 14
_ROLES_EXTRA = 40
"""Letters that roles and names may add to a byline, and roles alone."""
_ROLES_EN = frozenset((
    "a", "author", "authors", "by", "cartoon", "cartoonist", "compiled", "composed", "correspondent",
    "correspondents", "drawing", "drawn", "edited", "editor", "for", "illustrated", "newspaper", "of", "our",
    "painted", "painting", "paper", "photo", "photograph", "photographed", "photographer", "photos", "picture",
    "recorded", "reporter", "reporters", "s", "special", "staff", "text", "the", "this", "to", "translated",
    "translator", "woodcut", "words", "written",
))  # fmt: skip
_ROLE = (
    "(?:本报|本社|本刊|新华社|中新社|特派|特约|驻.{1,6}?|记者|通讯员|评论员|作者|编者|编辑|读者|摄影|摄|画|绘|作|文|图|译|编译|选译|辑|口述|整理|"
    "执笔|报道|供稿|同志|等|和|与|及|讯|木刻|漫画|速写|诗|词|曲|撰|写|著)*"
)
_ROLE_ZH = re.compile(f"{_ROLE}\0?{_ROLE}")
"""Roles, with the place of a byline among them or none."""
_ROLE_AND_NAME = re.compile(f"{_ROLE}.{{1,4}}")
_NO_LETTER = re.compile(r"[\W_]+")


def ends_sentence(text: str) -> bool:
    """Whether a line ends as a sentence, or a part of one, does."""
    return _SENTENCE_END.search(text[-2:]) is not None


def byline_kind(lang: Lang, byline: str, text: str) -> str:
    """Whether a line is the byline ("same"), the byline with an addition ("variant"), or neither ("")."""
    if len(text) > 2 * len(byline) + _LONGEST:
        return ""
    key, target = letters_only(text), letters_only(byline)
    if not target:
        return ""
    if key in {target, f"by{target}"}:
        return "same"
    added = len(key) - len(target)
    if len(target) <= 1 or added > _ROLES_EXTRA or ends_sentence(text) or read_dateline(lang, text) is not None:
        return ""
    return "variant" if _adds_roles(byline, text, with_names=added <= _BYLINE_EXTRA) else ""


def _adds_roles(byline: str, text: str, *, with_names: bool) -> bool:
    """Whether a line is a byline with nothing more than roles and agencies, and further names where these may be."""
    if not text.isascii():
        return with_names and _adds_roles_zh(byline, text)
    before, found, after = _words(text).partition(_words(byline))
    added = (*before.split(), *after.split())
    return bool(found) and all(word in _ROLES_EN or (with_names and word.capitalize() in text) for word in added)


def _adds_roles_zh(byline: str, text: str) -> bool:
    """Likewise; what touches the byline must be a role, what stands apart may be a name."""
    before, found, after = _NO_LETTER.sub(" ", text).partition(_NO_LETTER.sub(" ", byline).strip())
    if not found:
        before, found, after = letters_only(text).partition(letters_only(byline))
    words = simplified(f"{before}\0{after}").split()
    return bool(found) and all(
        _ROLE_ZH.fullmatch(word) or ("\0" not in word and _ROLE_AND_NAME.fullmatch(word)) for word in words
    )


def _words(text: str) -> str:
    """Latin words with a blank on either side, so that only whole ones are found; Han as it is."""
    return re.sub(r"[\W_]+", " ", f" {text} ").casefold() if text.isascii() else letters_only(text)
