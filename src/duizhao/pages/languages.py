"""Chinese in HTML is said to be Chinese, so that a voice reads it as such (WCAG 2.2, 3.1.2)."""

import re
from collections.abc import Iterator

from duizhao.text import HAN

_CHINESE = re.compile(rf"[{HAN}](?:[^a-zA-Z<>&\[\]]*[{HAN}])?")
"""From one character to the last before a Latin letter, a bracket or an entity."""
_MARKUP = re.compile(
    r"<!--.*?-->|<(?P<skipped>script|style|svg|textarea|select)\b.*?</(?P=skipped)>"
    r"|<(?P<end>/?)(?P<name>[a-z][a-z0-9-]*)(?P<attributes>(?:\"[^\"]*\"|'[^']*'|[^>\"'])*)>",
    re.DOTALL | re.IGNORECASE,
)
_LANG = re.compile(r"""\blang=["']?zh\b""")


def with_chinese_marked(html: str) -> str:
    """HTML whose Chinese stands in elements that name its language; what stands in such a one already stays as it is.

    >>> with_chinese_marked('<p title="版">See 第4版 and <i lang="zh">对照</i></p>')
    '<p title="版">See <span lang="zh">第4版</span> and <i lang="zh">对照</i></p>'
    """
    return "".join(_pieces(html))


def _pieces(html: str) -> Iterator[str]:
    at = 0
    around: list[str] = []  # names of the elements from the one that is Chinese inwards
    for markup in _MARKUP.finditer(html):
        yield _marked(html[at : markup.start()], around)
        yield markup[0]
        at = markup.end()
        _step(around, markup)
    yield _marked(html[at:], around)


def _marked(text: str, around: list[str]) -> str:
    return text if around else _CHINESE.sub(r'<span lang="zh">\g<0></span>', text)


def _step(around: list[str], markup: re.Match[str]) -> None:
    """Into an element that is Chinese or within such a one, or out of it; others of its name may stand in it."""
    name = (markup["name"] or "").lower()
    if not name or (around and name != around[0]) or not (around or _LANG.search(markup["attributes"])):
        return
    if not markup["end"]:
        around.append(name)
    else:
        around.pop()
