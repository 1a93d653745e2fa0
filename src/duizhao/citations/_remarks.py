"""What a reader must know of a cited work and the styles leave out: printed page, translator and original, a lost text."""

from duizhao.citations._gbt import edition_2025
from duizhao.citations.items import Side, csl_item, translator
from duizhao.labels import citing_labels
from duizhao.works import Works, runs


def remark(works: Works, side: Side, style: str) -> str:
    """The remark on one work in one style, in the language of the style; empty where there is none."""
    sentences = _on_original(works, style) if side == "zh" else _on_translation(works, style)
    return " ".join(filter(None, sentences)).replace("。 ", "。")


def _is_chinese(style: str) -> bool:
    return style.startswith("gbt")


def _say(key: str, style: str, **values: object) -> str:
    words = citing_labels()[key].fill(**values)
    return words.zh if _is_chinese(style) else words.en


def _on_original(works: Works, style: str) -> tuple[str, ...]:
    page = _say("page-left-out", style, page=works.page) if works.page and style.startswith("chicago") else ""
    lost = "" if works.has_original else _say("no-text" if works.zh else "no-chinese", style)
    return page, _others(works, style), _before(works, style), lost


def _before(works: Works, style: str) -> str:
    """Who translated into Chinese what was printed."""
    if not works.translators:
        return ""
    names = (each.zh if _is_chinese(style) else f"{each.latin} {each.zh}" for each in works.translators)
    return _say("into-chinese", style, who=("、" if _is_chinese(style) else ", ").join(names))


def _others(works: Works, style: str) -> str:
    return _say("others", style) if works.has_others else ""


def _on_translation(works: Works, style: str) -> tuple[str, ...]:
    lost = "" if works.has_original else _say(f"no-original{'-verified' if works.translation.verified else ''}", style)
    if not _is_chinese(style):
        return (
            _say("original-page", style, page=works.page) if works.page else "",
            _others(works, style),
            _before(works, style),
            lost,
        )
    who = works.translation.translator_zh or translator(works)
    if not works.translation.verified and works.translation.translator_zh:
        who += f"，{citing_labels()['unverified'].zh}"
    original = "".join(run.text for run in runs(edition_2025({**csl_item(works, "zh", style), "URL": ""})))
    return (
        _say("translated", style, who=who, site=works.translation.site, original=original),
        _others(works, style),
        _before(works, style),
        lost,
    )
