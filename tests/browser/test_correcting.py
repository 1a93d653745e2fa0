"""A reader's correction: the form of the settings with the selected passage, its paragraph and both texts filled in."""

from urllib.parse import parse_qs, urlsplit

from browser.conftest import OpenPage
from browser.passages import ARTICLE, drag, press


def test_a_correction_opens_with_the_passage_filled_in(open_page: OpenPage) -> None:
    page = open_page(ARTICLE)
    page.evaluate(
        """() => {
          const link = document.createElement("a");
          link.className = "report";
          link.dataset.id = "1958-02-10-5-ca0cc8dc";
          link.dataset.form = "https://example.org/new?title={id} {paragraph}&zh={zh}&en={en}&at={address}";
          document.querySelector("main").append(link);
          window.open = (address) => { window.opened = address; };
        }"""
    )
    drag(page, ("zh1", 0), ("zh1", 6))
    press(page, "Correct")
    page.get_by_text("A form or mail was opened").wait_for()
    asked = parse_qs(urlsplit(page.evaluate("window.opened")).query)
    assert asked["title"] == ["1958-02-10-5-ca0cc8dc zh1"]
    assert asked["zh"] == ["基层生产单位"]
    assert asked["en"][0].startswith("Party and mass cadres in grassroots production units")
    assert "?mark=" in asked["at"][0]
    assert asked["at"][0].endswith("#zh1")


def test_without_a_form_in_the_settings_nothing_is_offered(open_page: OpenPage) -> None:
    page = open_page(ARTICLE)
    drag(page, ("zh1", 0), ("zh1", 6))
    page.get_by_role("button", name="Quotation only").wait_for()
    assert page.get_by_role("button", name="Correct").count() == 0
