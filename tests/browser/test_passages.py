"""Selecting a passage, copying it and following its link, in a real browser."""

import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.axe import axe
from browser.conftest import OpenPage, Scheme
from browser.passages import ARTICLE, built, clipboard, copied, drag, forbid_copying, place, press, pull, runs
from browser.server import serving
from browser.test_every_kind import TOO_WIDE
from browser.watch import Watch


def text_of(page: Page, paragraph: str) -> str:
    text: str = page.locator(f"#{paragraph}").evaluate(
        "(p) => [...p.childNodes].filter((n) => n.localName !== 'a').map((n) => n.textContent).join('')"
    )
    return text


def selected(page: Page) -> str:
    text: str = page.evaluate("getSelection().toString()")
    return text


def test_nothing_is_loaded_before_a_selection(open_page: OpenPage, watch: Watch) -> None:
    page = open_page(ARTICLE)
    runs(page)
    asked = {address.rpartition("/")[2] for address in watch.asked if "/citing/" in address}
    assert asked == {"begin.js"}
    drag(page, ("zh1", 2), ("zh1", 9))
    assert any(address.endswith("citing/passages.css") for address in watch.asked)


@pytest.mark.parametrize(("start", "end"), [(("zh1", 4), ("zh3", 6)), (("zh3", 6), ("zh1", 4))])
def test_a_drag_over_pairs_stays_in_the_language_where_it_began(
    start: tuple[str, int], end: tuple[str, int], open_page: OpenPage
) -> None:
    page = open_page(ARTICLE)
    page.set_viewport_size({"width": 1280, "height": 1600})
    drag(page, start, end)
    texts = [text_of(page, f"zh{number}") for number in (1, 2, 3)]
    words = [texts[0][4:], texts[1], texts[2][:6]]
    assert re.sub(r"\n+", "\n", selected(page)) == "\n".join(words)
    assert copied(page, "Quotation only") == "“" + "\n“".join(words) + "”"


def test_a_drag_from_one_language_into_the_other_stays_where_it_began(open_page: OpenPage) -> None:
    page = open_page(ARTICLE)
    drag(page, ("en1", 10), ("zh2", 8))
    assert not re.search(r"[\u4e00-\u9fff]", selected(page))
    assert copied(page, "Quotation only").startswith("“mass cadres in grassroots")
    page.mouse.click(*place(page, "zh1", 3))  # the other language can be selected next
    drag(page, ("zh1", 3), ("zh1", 8))
    assert copied(page, "Quotation only") == f"“{text_of(page, 'zh1')[3:8]}”"


def test_a_drag_that_begins_beside_the_text_stays_in_one_language(open_page: OpenPage) -> None:
    page = open_page(ARTICLE)
    box = page.locator("#en1").bounding_box()
    assert box
    between_columns = box["x"] + box["width"] + 15, box["y"] + 40
    pull(page, between_columns, place(page, "en2", 90))
    expect(page.locator(".passage-bar")).to_be_visible()
    languages = [bool(re.search(form, selected(page))) for form in (r"[\u4e00-\u9fff]", "[a-z]")]
    assert sorted(languages) == [False, True]


def test_a_quotation_comes_with_counterpart_citations_and_link(open_page: OpenPage, server: str) -> None:
    page = open_page(ARTICLE)
    drag(page, ("zh4", 0), ("zh4", 16))
    plain = copied(page, "Quotation with citation")
    lines = plain.split("\n")
    assert lines[0] == f"“{text_of(page, 'zh4')[:16]}”"
    assert lines[2] == f"“{text_of(page, 'en4')}” [the whole of en4]"
    assert re.fullmatch(re.escape(f"{server}{ARTICLE}?mark=0-16.") + r"[0-9a-z]{6}#zh4", lines[-1])
    html = clipboard(page, "text/html")
    assert f'<p lang="zh">{lines[0]}</p>' in html
    assert f'<a href="{lines[-1]}">' in html
    assert lines[1].startswith("Jing Yu. “Zai shengchan zhong tong qunzhong dacheng yipian 在生产中同群众打成一片")
    assert "machine translation" in lines[3]
    assert "<i>Renmin ribao</i>" in html or "<i>Renmin ribao " in html


def test_a_whole_paragraph_has_its_exact_counterpart(open_page: OpenPage) -> None:
    page = open_page(ARTICLE)
    page.mouse.click(*place(page, "en5", 30), click_count=3)
    expect(page.locator(".passage-bar")).to_be_visible()
    lines = copied(page, "Quotation with citation").split("\n")
    assert lines[0] == f"“{text_of(page, 'en5')}”"
    assert lines[2] == f"“{text_of(page, 'zh5')}”"


def test_facts_for_a_citation_that_cannot_be_had_are_asked_for_again(
    open_page: OpenPage, server: str, watch: Watch
) -> None:
    page = open_page(ARTICLE)
    facts = f"{server}assets/duizhao/citing.json"
    page.context.route(facts, lambda route: route.fulfill(status=404, body=""))
    watch.missing.add(facts)
    drag(page, ("zh1", 2), ("zh1", 9))
    press(page, "Quotation with citation")
    expect(page.locator(".passage-bar [role=status]")).to_contain_text("could not be loaded")
    page.context.unroute(facts)
    watch.problems[:] = [problem for problem in watch.problems if "citing.json" not in problem]
    assert "Renmin ribao" in copied(page, "Quotation with citation")


def test_the_style_is_remembered(open_page: OpenPage, server: str) -> None:
    page = open_page(ARTICLE)
    bar = drag(page, ("zh1", 2), ("zh1", 9))
    first = copied(page, "Quotation with citation")
    select = bar.get_by_label("Style")
    other = select.locator("option").nth(1).get_attribute("value")
    select.select_option(other)
    second = copied(page, "Quotation with citation")
    assert first.split("\n")[1] != second.split("\n")[1]
    page.goto(f"{server}1958/01/06/4-d6305bb6.html")
    bar = drag(page, ("zh1", 0), ("zh1", 5))
    expect(bar.get_by_label("Style")).to_have_value(str(other))


def test_the_bar_covers_no_selected_word_and_closes_when_they_are_scrolled_away(open_page: OpenPage) -> None:
    page = open_page(ARTICLE)
    for start, end in ((("en2", 40), ("en2", 400)), (("en2", 400), ("en2", 40)), (("zh1", 0), ("zh2", 9))):
        bar = drag(page, start, end)
        box = bar.bounding_box()
        assert box
        boxes = page.evaluate(
            "[...getSelection().getRangeAt(0).getClientRects()].map(({left, right, top, bottom}) => [left, right, top, bottom])"
        )
        assert boxes
        if start[0][:2] == "en":  # rectangles of a range over pairs hold both languages
            assert all(bottom <= box["y"] or top >= box["y"] + box["height"] for _, _, top, bottom in boxes)
        page.keyboard.press("Escape")
        expect(bar).to_be_hidden()
        page.locator(".masthead").click()  # pressing selected words would drag them
    drag(page, ("zh1", 0), ("zh1", 9))
    page.mouse.wheel(0, 4000)
    expect(page.locator(".passage-bar")).to_be_hidden()


def test_the_bar_follows_its_passage_when_the_window_changes(open_page: OpenPage) -> None:
    page = open_page(ARTICLE)
    bar = drag(page, ("en1", 20), ("en1", 200))
    for width in (1100, 900, 500):
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_timeout(200)
        box = bar.bounding_box()
        assert box
        first, last = page.evaluate(
            "(({ top, bottom }) => [top, bottom])(getSelection().getRangeAt(0).getBoundingClientRect())"
        )
        assert last <= box["y"] or first >= box["y"] + box["height"]
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
    page.get_by_label("Chinese").check()  # hides what is selected
    page.set_viewport_size({"width": 1280, "height": 900})
    expect(bar).to_be_hidden()


def test_all_is_reached_by_keyboard(open_page: OpenPage) -> None:
    page = open_page(ARTICLE)
    page.mouse.dblclick(*place(page, "zh2", 3))
    begun = selected(page)
    for _ in range(4):
        page.keyboard.press("Shift+ArrowRight")
    bar = page.locator(".passage-bar")
    expect(bar).to_be_visible()
    words = selected(page)
    assert len(words) == len(begun) + 4
    assert words in text_of(page, "zh2")
    expect(bar.get_by_role("status")).to_contain_text("press C")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.keyboard.press("c")
    expect(bar.get_by_role("button", name="Quotation with citation")).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(bar.get_by_role("status")).to_contain_text("Copied")
    assert clipboard(page) == f"“{words}”"
    page.keyboard.press("ArrowLeft")
    expect(bar.get_by_role("button", name="Link to the passage")).to_be_focused()
    page.keyboard.press("End")
    expect(bar.get_by_label("Style")).to_be_focused()
    page.keyboard.press("Escape")
    expect(bar).to_be_hidden()
    page.wait_for_timeout(500)
    expect(bar).to_be_hidden()  # and stays so until something else is selected
    page.keyboard.press("Shift+ArrowRight")
    expect(bar).to_be_visible()


def test_arrows_turn_no_page_while_something_is_selected(open_page: OpenPage) -> None:
    page = open_page(ARTICLE)
    expect(page.locator("fieldset.view")).to_be_visible()  # from then on keys are heard
    turned = page.evaluate("""() => {
      const link = document.createElement("a");
      link.rel = "next";
      link.addEventListener("click", () => { window.turned = (window.turned ?? 0) + 1; });
      document.querySelector("main").append(link);
      const press = () => document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true }));
      press();
      getSelection().selectAllChildren(document.querySelector("#zh1"));
      press();
      return window.turned;
    }""")
    assert turned == 1


def test_a_selection_outside_the_text_offers_nothing(open_page: OpenPage) -> None:
    page = open_page(ARTICLE)
    page.locator("h1 [lang=en]").dblclick()
    page.wait_for_timeout(600)
    expect(page.locator(".passage-bar:visible")).to_have_count(0)
    page.keyboard.press("Control+A")
    page.wait_for_timeout(600)
    expect(page.locator(".passage-bar:visible")).to_have_count(0)


def test_with_touch_the_bar_stands_at_the_lower_edge(open_page: OpenPage) -> None:
    page = open_page(ARTICLE, width=390, touch=True)
    page.evaluate("""() => {
      const node = document.querySelector("#zh1").lastChild;
      getSelection().setBaseAndExtent(node, 2, node, 9);
    }""")
    bar = page.locator(".passage-bar")
    expect(bar).to_be_visible()
    box = bar.bounding_box()
    assert box
    assert (box["x"], box["width"], box["y"] + box["height"]) == (0, 390, 800)
    assert page.evaluate("getSelection().getRangeAt(0).getBoundingClientRect().bottom") <= box["y"]
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    bar.get_by_role("button", name="Quotation only").tap()
    expect(bar.get_by_role("status")).to_contain_text("Copied")
    assert clipboard(page) == f"“{text_of(page, 'zh1')[2:9]}”"


def test_without_a_clipboard_the_older_way_copies(open_page: OpenPage) -> None:
    page = open_page(ARTICLE)
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")  # as on a page without TLS
    drag(page, ("zh1", 2), ("zh1", 9))
    press(page, "Quotation only")
    expect(page.locator(".passage-bar [role=status]")).to_contain_text("Copied")
    page.locator(".find input").click()
    page.keyboard.press("Control+V")
    expect(page.locator(".find input")).to_have_value(f"“{text_of(page, 'zh1')[2:9]}”")


def test_where_nothing_may_copy_the_text_is_shown_with_the_reason(open_page: OpenPage) -> None:
    page = open_page(ARTICLE)
    forbid_copying(page)
    drag(page, ("zh1", 2), ("zh1", 9))
    press(page, "Quotation only")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("lets no script copy")
    expect(dialog.locator("textarea")).to_have_value(f"“{text_of(page, 'zh1')[2:9]}”")
    expect(dialog.locator("textarea")).to_be_focused()
    assert not axe(page)
    dialog.get_by_role("button").click()
    expect(dialog).to_have_count(0)
    press(page, "Quotation only")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(page.get_by_role("toolbar")).to_be_visible()  # the passage is still selected


def test_a_selection_over_marks_of_a_search_is_one_of_the_text(open_page: OpenPage, server: str) -> None:
    page = open_page(f"{ARTICLE}?q=群众#zh1")
    expect(page.locator("#zh1 mark")).not_to_have_count(0)
    text = text_of(page, "zh1")
    at = text.index("群众")
    drag(page, ("zh1", at - 3), ("zh1", at + 5))
    assert copied(page, "Quotation only") == f"“{text[at - 3 : at + 5]}”"
    assert copied(page, "Link to the passage").startswith(f"{server}{ARTICLE}?mark={at - 3}-{at + 5}.")


def link_to(page: Page, start: tuple[str, int], end: tuple[str, int]) -> str:
    drag(page, start, end)
    return copied(page, "Link to the passage")


def followed(page: Page, link: str) -> str:
    """What is said of a link when it was followed; a fresh page, so that only the address tells it anything."""
    page.goto("about:blank")
    page.goto(link)
    expect(page.locator(".passage-note")).to_be_visible()
    return page.locator(".passage-note [role=status]").inner_text()


def test_a_link_marks_its_words_and_outlines_the_other_side(open_page: OpenPage) -> None:
    page = open_page(ARTICLE)
    words = [text_of(page, "zh4")[3:], text_of(page, "zh5")[:7]]
    link = link_to(page, ("zh4", 3), ("zh5", 7))
    assert "leads to the marked words" in followed(page, link)
    assert page.locator("mark.passage").all_inner_texts() == words
    expect(page.locator("mark.passage").first).to_be_in_viewport()
    assert page.locator(".counterpart").evaluate_all("(all) => all.map(({ id }) => id)") == ["en4", "en5"]
    page.get_by_role("button", name="Remove the mark").click()
    expect(page.locator("mark, .counterpart, .passage-note")).to_have_count(0)
    assert page.url.endswith(f"{ARTICLE}#zh4")
    expect(page.locator("#zh4 a").first).to_be_focused()
    assert page.evaluate("document.querySelector('#zh4').childNodes.length") == 2  # its text is one again


def test_a_hidden_language_is_shown_where_a_link_leads_into_it(open_page: OpenPage) -> None:
    page = open_page(ARTICLE)
    link = link_to(page, ("zh2", 0), ("zh2", 7))
    page.evaluate("localStorage.setItem('duizhao-view', 'en')")
    followed(page, link)
    expect(page.locator("mark.passage")).to_be_in_viewport()
    expect(page.get_by_label("both")).to_be_checked()
    assert "no longer found" in followed(page, re.sub(r"\.\w{6}#", ".zzzzzz#", link))
    expect(page.locator("#zh2")).to_be_in_viewport()
    assert page.evaluate("localStorage.getItem('duizhao-view')") == "en"  # on other pages


@pytest.mark.parametrize("size", [(390, 900), (800, 390), (1366, 657)])
def test_a_doubt_is_seen_with_the_words(open_page: OpenPage, size: tuple[int, int]) -> None:
    page = open_page(ARTICLE)
    page.set_viewport_size({"width": size[0], "height": size[1]})
    # The last words of a long paragraph, one place off.
    page.goto(urljoin(page.url, "/1960/07/16/4-9dd49cc1.html?mark=1483-1490.23sw71#en2"))
    expect(page.locator("mark.passage")).to_be_in_viewport(ratio=1)
    expect(page.locator(".passage-note.moved")).to_be_in_viewport(ratio=1)
    covered = """(mark) => {
      const { x, y, width, height } = mark.getBoundingClientRect();
      return !mark.contains(document.elementFromPoint(x + width / 2, y + height / 2));
    }"""
    assert not page.locator("mark.passage").evaluate(covered)


def test_a_second_link_to_the_same_words_elsewhere_on_the_page_is_followed(open_page: OpenPage) -> None:
    page = open_page(ARTICLE)
    link = link_to(page, ("zh2", 0), ("zh2", 7))
    assert "leads to the marked words" in followed(page, link)
    page.evaluate("location.hash = 'zh5'")  # as a link from elsewhere that differs in its paragraph alone
    expect(page.locator(".passage-note")).to_have_count(1)
    expect(page.locator(".passage-note.exact")).to_have_count(0)
    page.evaluate("location.hash = 'zh2'")
    expect(page.locator("#zh2 mark.passage")).to_have_count(1)
    expect(page.locator(".passage-note.exact")).to_have_count(1)
    assert "mark=" in page.url


def test_a_hidden_paragraph_is_shown_where_an_address_names_it(open_page: OpenPage) -> None:
    page = open_page(ARTICLE)
    page.evaluate("localStorage.setItem('duizhao-view', 'zh')")
    page.reload()
    expect(page.locator("#en4")).to_be_hidden()
    page.evaluate("location.hash = 'en4'")
    expect(page.locator("#en4")).to_be_in_viewport()
    page.reload()
    expect(page.locator("#en4")).to_be_in_viewport()
    expect(page.get_by_label("both")).to_be_checked()


def test_the_number_of_another_paragraph_gives_its_own_address(open_page: OpenPage) -> None:
    page = open_page(ARTICLE)
    followed(page, link_to(page, ("zh2", 0), ("zh2", 7)))
    page.locator('#zh5 > a[href="#zh5"]').click()
    expect(page).to_have_url(re.compile(rf"{re.escape(ARTICLE)}#zh5$"))


def test_a_passage_and_hits_are_marked_together(open_page: OpenPage) -> None:
    page = open_page(ARTICLE)
    text = text_of(page, "zh1")
    at = text.index("群众")
    link = link_to(page, ("zh1", at + 1), ("zh1", at + 9))
    followed(page, link.replace("?", "?q=群众&"))
    expect(page.locator(".marks")).to_be_attached()
    assert (
        page.locator("#zh1 mark:not(.passage)").evaluate_all("(all) => new Set(all.map((m) => m.closest('p').id)).size")
        == 1
    )
    assert "".join(page.locator("mark.passage").all_inner_texts()) == text[at + 1 : at + 9]
    assert text_of(page, "zh1") == text
    together = page.url
    page.get_by_role("button", name="Remove the marks").click()
    assert "q=" not in page.url
    assert page.url.endswith(link[link.index("?") :])
    followed(page, together)
    expect(page.locator(".marks")).to_be_attached()
    page.locator(".passage-note").get_by_role("button").click()
    assert "q=" in page.url
    assert "mark=" not in page.url
    page.get_by_role("button", name="Remove the marks").click()
    expect(page.locator("mark")).to_have_count(0)
    assert text_of(page, "zh1") == text


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("?mark=2-9#zh1", "unchecked"),
        ("?mark=2-9999#zh5", "does not have"),
        ("?mark=2-9.zzzzzz#zh1", "no longer found"),
        ("?mark=%3Cimg%20src=x%20onerror=alert(1)%3E#zh1", "cannot be read"),
        ("?mark=9-2.abcdef#zh1", "cannot be read"),
        ("?mark=&mark=1-2", "cannot be read"),
        ("?mark=%E0%A4%A#zh1", "cannot be read"),
        ("?mark=0-9999999.abcdef#zh1", "no longer found"),
        ("?mark=1-2.abcdef#%E0%A4%A", "no longer found"),
    ],
)
def test_an_address_that_no_page_wrote_does_no_harm(address: str, said: str, open_page: OpenPage) -> None:
    page = open_page(f"{ARTICLE}{address}")
    expect(page.locator(".passage-note")).to_contain_text(said)
    assert page.locator("mark").count() == (1 if said == "unchecked" else 0)
    if "#zh1" in address:
        expect(page.locator("#zh1")).to_be_in_viewport()


def test_without_scripts_the_paragraph_is_shown(open_page: OpenPage) -> None:
    page = open_page(f"{ARTICLE}?mark=2-9.abcdef#zh5", scripts=False)
    expect(page.locator("#zh5")).to_be_in_viewport()


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """One made-up article as it was first published, and with corrections before, in and far from a passage."""

    def correction(place: str, expect: str, replace: str) -> str:
        values = f"{{source: wells.txt, place: {place}, expect: {expect}, replace: {replace}, reason: Made up.}}"
        return f"corrections:\n  - {values}\n"

    return {
        "first": built(tmp_path_factory.mktemp("first")),
        "before": built(tmp_path_factory.mktemp("before"), correction("zh2", "第二生产队", "第二个生产大队")),
        "inside": built(tmp_path_factory.mktemp("inside"), correction("zh2", "在哪里打井", "到哪里打井")),
        "elsewhere": built(tmp_path_factory.mktemp("elsewhere"), correction("zh1", "旱月", "干旱的月份")),
    }


@pytest.mark.parametrize(
    ("version", "said", "marked"),
    [
        ("first", "leads to the marked words", "群众在哪里打井"),
        ("elsewhere", "leads to the marked words", "群众在哪里打井"),
        ("before", "has changed since this link was made. Its words stand here", "群众在哪里打井"),
        ("inside", "has changed since this link was made. Its words are no longer found", None),
    ],
)
def test_a_link_is_checked_against_a_later_version_of_the_site(
    version: str, said: str, marked: str | None, browser: Browser, versions: dict[str, Path]
) -> None:
    with serving(versions["first"]) as old, serving(versions[version]) as new:
        watch = Watch((old, new))
        context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
        watch.over(context)
        page = context.new_page()
        [article] = versions["first"].rglob("1958/03/02/2-*.html")
        page.goto(old + article.relative_to(versions["first"]).as_posix())
        page.wait_for_load_state("networkidle")
        text = text_of(page, "zh2")
        begin = text.index("群众在")
        link = link_to(page, ("zh2", begin), ("zh2", begin + 7))
        assert said in followed(page, link.replace(old, new))
        assert page.locator("mark.passage").all_inner_texts() == ([marked] if marked else [])
        expect(page.locator("#zh2")).to_be_in_viewport()
        watch.settle(page)
        watch.watching = False
        context.close()
    assert watch.problems == []


def test_verse_is_quoted_as_verse(browser: Browser, versions: dict[str, Path]) -> None:
    with serving(versions["first"]) as address:
        context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
        page = context.new_page()
        [article] = versions["first"].rglob("1958/03/02/2-*.html")
        page.goto(address + article.relative_to(versions["first"]).as_posix())
        page.wait_for_load_state("networkidle")
        assert page.locator(".pair.block").count() == 1
        drag(page, ("zh3", 0), ("zh4", 5))
        assert copied(page, "Quotation only") == "“正月打井忙\n三月打井忙”"
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_every_state_is_accessible_and_fits(width: int, scheme: Scheme, open_page: OpenPage) -> None:
    page = open_page(f"{ARTICLE}?mark=2-9#zh1", width=width, scheme=scheme)
    expect(page.locator(".passage-note")).to_be_visible()
    drag(page, ("zh1", 12), ("zh1", 20))
    violations = axe(page)
    assert not violations, "\n".join(violations)
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, (
        page.evaluate(TOO_WIDE)
    )


def test_printed_it_holds_the_mark_and_no_bar(open_page: OpenPage) -> None:
    page = open_page(f"{ARTICLE}?mark=2-9#zh1")
    drag(page, ("zh1", 12), ("zh1", 20))
    page.emulate_media(media="print")
    expect(page.locator("mark.passage")).to_be_visible()
    for hidden in (".passage-bar", ".passage-note"):
        expect(page.locator(hidden)).to_be_hidden()


def test_a_part_that_cannot_be_loaded_is_said_and_can_be_tried_again(
    open_page: OpenPage, modules: str, watch: Watch
) -> None:
    page = open_page(ARTICLE)
    module = f"{modules}citing/selecting.js"
    watch.missing.add(module)
    page.context.route(module, lambda route: route.fulfill(status=404))
    page.mouse.click(*place(page, "zh1", 3), click_count=2)
    expect(page.get_by_role("alert")).to_contain_text("could not be loaded")
    page.wait_for_load_state("networkidle")
    page.context.unroute(module)
    watch.problems[:] = [problem for problem in watch.problems if "selecting.js" not in problem]
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("alert")).to_have_count(0)
