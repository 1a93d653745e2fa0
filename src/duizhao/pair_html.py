"""One pair as HTML: the paragraphs of both languages side by side, every one with its number as a link."""

from collections.abc import Iterable, Sequence
from html import escape

from duizhao.ids import Lang, anchor
from duizhao.labels import label

Numbers = Sequence[int]


def pair_html(paragraphs: Iterable[str], en: Numbers, zh: Numbers, *, block: bool, is_bilingual: bool) -> str:
    """A pair, without blanks between its paragraphs; one that the numbers of its paragraphs do not tell has a name, for those who do not see it.

    Args:
        paragraphs: HTML of the English ones, then of the Chinese ones.
        en: numbers of the English ones.
        zh: numbers of the Chinese ones.
        block: whether they could not be aligned.
        is_bilingual: whether the article has both languages.
    """
    name = _name(en, zh) if is_bilingual and tuple(en) != tuple(zh) else ""
    group = f' role="group" aria-label="{name}"' if name else ""
    return f'<div class="{"pair block" if block else "pair"}"{group}>{"".join(paragraphs)}</div>'


def _name(en: Numbers, zh: Numbers) -> str:
    """The paragraphs that belong together.

    >>> _name((2,), (2, 3)), _name((1, 2, 3), (4,))
    ('en2 zh2–zh3', 'en1–en3 zh4')
    >>> _name((7,), ())
    'en7, no counterpart 无对应段落'
    """
    sides = [*([_range("en", en)] if en else []), *([_range("zh", zh)] if zh else [])]
    alone = label("pair-alone")
    return " ".join(sides) if len(sides) > 1 else f"{sides[0]}, {alone.en} {alone.zh}"


def _range(lang: Lang, numbers: Numbers) -> str:
    ends = dict.fromkeys((numbers[0], numbers[-1]))
    return "–".join(anchor(lang, number) for number in ends)


def paragraph_html(lang: Lang, number: int, text: str) -> str:
    """One paragraph, its number before it as a link to itself.

    >>> paragraph_html("zh", 3, "A<B")
    '<p id="zh3" lang="zh"><a href="#zh3">3</a>A&lt;B</p>'
    """
    place = anchor(lang, number)
    return f'<p id="{place}" lang="{lang}"><a href="#{place}">{number}</a>{escape(text, quote=False)}</p>'
