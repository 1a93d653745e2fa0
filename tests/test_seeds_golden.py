"""Every golden case of the seed reader through one test: seed in, article out, or the rejection by name."""

from typing import Any

import pytest

from duizhao import errors
from duizhao.model import Article, Paragraph
from duizhao.seeds import parse_seed
from seed_cases import ROOT, Case, load_cases

CASES = load_cases()

KEYS = {"about", "seed", "seed_hex", "file", "encoding", "line_ends", "article", "error"}

HEADERS = "Title: T\nAuthor:\nDate: 1958-01-06\nPage: 4\n"


def _plain(article: Article) -> dict[str, Any]:
    """The article in the words of a case."""
    return {
        "date": article.date.isoformat(),
        "page": article.page,
        "headline_en": [line.text for line in article.headline_en.lines],
        "headline_zh": [line.text for line in article.headline_zh.lines],
        "byline_en": article.byline.en,
        "byline_zh": article.byline.zh,
        "section": article.section,
        "column": article.column,
        "en": [paragraph.text for paragraph in article.en],
        "zh": [paragraph.text for paragraph in article.zh],
        "en_count": len(article.en),
        "zh_count": len(article.zh),
        "names": [{"zh": name.zh, "en": name.en, "kind": name.kind} for name in article.names],
        "findings": sorted({finding.kind for finding in article.findings}),
        "encoding": article.sources[0].encoding,
    }


def _datelines(article: Article, wanted: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The article's datelines, each reduced to the keys that the case gives."""
    found = []
    for number, dateline in enumerate(article.datelines):
        keys = wanted[number] if number < len(wanted) else ("lang", "text")
        found.append({key: getattr(dateline, key) for key in keys})
    return found


def _check_article(article: Article, wanted: dict[str, Any]) -> None:
    plain = _plain(article)
    for key, value in wanted.items():
        if key == "datelines":
            assert _datelines(article, value) == value
        elif key == "details":
            for kind, words in value.items():
                details = [finding.detail for finding in article.findings if finding.kind == kind]
                assert any(words in detail for detail in details), (kind, details)
        elif key in ("en_opens", "zh_opens"):
            texts = plain[key[:2]]
            assert [text[: len(opening)] for text, opening in zip(texts, value, strict=True)] == value
        else:
            expected = sorted(value) if key == "findings" else value
            assert plain[key] == expected, key


def _check_numbers(paragraphs: tuple[Paragraph, ...], lang: str) -> None:
    assert [paragraph.number for paragraph in paragraphs] == list(range(1, len(paragraphs) + 1))
    assert {paragraph.lang for paragraph in paragraphs} <= {lang}
    lines = [paragraph.line for paragraph in paragraphs]
    assert lines == sorted(lines)
    assert 0 not in lines


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_golden_case(case: Case) -> None:
    wanted = case.wanted
    assert set(wanted) <= KEYS
    assert wanted["about"]
    assert ("article" in wanted) != ("error" in wanted), "a case has an article or an error"
    if "error" in wanted:
        _check_rejection(case)
        return
    article = parse_seed(case.data, case.name)
    _check_article(article, wanted["article"])
    _check_numbers(article.en, "en")
    _check_numbers(article.zh, "zh")
    assert article.sources[0].file == case.name


def _check_rejection(case: Case) -> None:
    wanted = case.wanted["error"]
    with pytest.raises(getattr(errors, wanted["type"])) as caught:
        parse_seed(case.data, case.name)
    error = caught.value
    assert isinstance(error, errors.SeedRejectedError)
    assert error.file == case.name
    assert error.expected
    assert error.found
    assert error.line == wanted.get("line", error.line)
    assert wanted.get("expected_contains", "") in error.expected
    assert wanted.get("found_contains", "") in error.found


def test_every_real_seed_has_a_case() -> None:
    named = {case.wanted.get("file") for case in CASES}
    assert {path.name for path in (ROOT / "seeds").glob("*.txt")} <= named


def test_every_rejection_has_a_case() -> None:
    named = {case.wanted["error"]["type"] for case in CASES if "error" in case.wanted}
    reader = {"NotTextError", "DateMissingError", "DateImpossibleError", "NothingToReadError"}
    assert reader <= named


def test_a_paragraph_carries_its_line() -> None:
    article = parse_seed((HEADERS + "\nFirst.\n\nSecond.\n").encode(), "lines.txt")
    assert [(paragraph.text, paragraph.line) for paragraph in article.en] == [("First.", 6), ("Second.", 8)]
