"""What a reader must know of a cited work and the styles leave out: printed page, translator and original, a lost text."""

from duizhao.citations._styles import STYLES, Style, cite
from duizhao.citations.items import Side, csl_item, translator
from duizhao.labels import citing_labels
from duizhao.works import Works


def remark(works: Works, side: Side, style: str) -> str:
    """The remark on one work in one style, in the language of the style; empty where there is none."""
    said = STYLES[style]
    sentences = _on_original(works, said) if side == "zh" else _on_translation(works, said)
    return " ".join(filter(None, sentences)).replace("。 ", "。")


def _say(key: str, style: Style, **values: object) -> str:
    words = citing_labels()[key].fill(**values)
    return words.zh if style.is_chinese else words.en


def _on_original(works: Works, style: Style) -> tuple[str, ...]:
    page = _say("page-left-out", style, page=works.page) if works.page and style.hides_page else ""
    lost = "" if works.has_original else _say("no-text" if works.zh else "no-chinese", style)
    return page, _others(works, style), _before(works, style), lost


def _before(works: Works, style: Style) -> str:
    """Who translated into Chinese what was printed."""
    if not works.translators:
        return ""
    names = (each.zh if style.is_chinese else f"{each.latin} {each.zh}" for each in works.translators)
    return _say("into-chinese", style, who=("、" if style.is_chinese else ", ").join(names))


def _others(works: Works, style: Style) -> str:
    return _say("others", style) if works.has_others else ""


def _on_translation(works: Works, style: Style) -> tuple[str, ...]:
    if style.is_chinese:
        first = _translated(works, style)
    else:
        first = _say("original-page", style, page=works.page) if works.page else ""
    lost = "" if works.has_original else _say(f"no-original{'-verified' if works.translation.verified else ''}", style)
    return first, _others(works, style), _before(works, style), lost


def _translated(works: Works, style: Style) -> str:
    """Who translated, and the entry of the original, which GB/T 7714 has no place for."""
    who = works.translation.translator_zh or translator(works)
    if not works.translation.verified and works.translation.translator_zh:
        who += f"，{citing_labels()['unverified'].zh}"
    cited = cite({**csl_item(works, "zh", "gbt-2025"), "URL": ""}, "gbt-2025")
    original = "".join(run.text for run in cited)
    return _say("translated", style, who=who, site=works.translation.site, original=original)
