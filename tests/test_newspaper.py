"""newspaper.yml: made-up periods, and the file that the project ships."""

import datetime as dt
from pathlib import Path

import pytest

from duizhao.errors import ApparatusError
from duizhao.newspaper import Name, load_newspaper, undated

SHIPPED = Path(__file__).parents[1] / "corpus" / "apparatus" / "newspaper.yml"
PERIOD = "  - from: {}\n    title: {{zh: 报, pinyin: Bao, en: News}}\n"


def test_a_day_belongs_to_the_last_period_that_began_before_it_or_on_it() -> None:
    newspaper = load_newspaper(
        "newspaper:\n" + PERIOD.format("1949-03-15") + PERIOD.format("1949-08-01"), "newspaper.yml"
    )
    days = ("1900-01-01", "1949-03-15", "1949-07-31", "1949-08-01", "2000-01-01")
    firsts = [newspaper.at(dt.date.fromisoformat(day)).first.isoformat() for day in days]
    assert firsts == ["1949-03-15", "1949-03-15", "1949-03-15", "1949-08-01", "1949-08-01"]


def test_titles_of_a_stretch_of_days_are_each_named_once() -> None:
    other = PERIOD.replace("News", "Post").replace("Bao", "Wanbao")
    periods = PERIOD.format("1949-03-15") + PERIOD.format("1949-08-01") + other.format("1956-01-01")
    newspaper = load_newspaper("newspaper:\n" + periods, "newspaper.yml")
    days = [dt.date.fromisoformat(day) for day in ("1900-01-01", "1955-12-31", "1956-01-01", "2000-01-01")]
    named = [[title.en for title in newspaper.titles(first, last)] for first in days for last in days if first <= last]
    both = ["News", "Post"]
    assert named == [["News"], ["News"], both, both, ["News"], both, both, ["Post"], ["Post"], ["Post"]]


@pytest.mark.parametrize(
    ("text", "line", "found"),
    [
        ("newspaper: []\n", 0, "none"),
        ("newspaper:\n" + PERIOD.format("1949-02-30"), 2, "'1949-02-30'"),
        ("newspaper:\n" + PERIOD.format("1949-08-01") + PERIOD.format("1949-03-15"), 4, "1949-03-15"),
        ("newspaper:\n  - from: 1949-08-01\n    title: {zh: 报, en: News}\n", 3, "no pinyin"),
        ("newspaper:\n" + PERIOD.format("1949-08-01") + "    issn: 1672-8387\n", 4, "'1672-8387'"),
        ("newspaper:\n" + PERIOD.format("1949-08-01") + "    plaec: {}\n", 4, "'plaec' (did you mean place?)"),
    ],
)
def test_periods_of_another_form_are_refused(text: str, line: int, found: str) -> None:
    with pytest.raises(ApparatusError) as caught:
        load_newspaper(text, "newspaper.yml")
    assert (caught.value.line, caught.value.found) == (line, found)


def test_the_shipped_file_knows_whose_organ_the_paper_was() -> None:
    newspaper = load_newspaper(SHIPPED.read_text(encoding="utf-8"), "newspaper.yml")
    january_1949, february_1958 = newspaper.at(dt.date(1949, 1, 27)), newspaper.at(dt.date(1958, 2, 10))
    assert (january_1949.organ.zh, january_1949.place.en) == ("中共中央华北局", "Pingshan, Hebei")
    assert (february_1958.organ.zh, february_1958.place.en) == ("中国共产党中央委员会", "Beijing")


def test_a_newspaper_of_which_only_the_title_is_known() -> None:
    assert undated(Name("报", "", "News")).at(dt.date(1, 1, 1)).title.en == "News"
