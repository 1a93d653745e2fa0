"""Helpers of the tests of passages: selecting as a person does, reading the clipboard, a made-up site."""

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from duizhao.plugin import build_site
from made_up import make_project, write_seeds

ARTICLE = "1958/02/10/5-ca0cc8dc.html"  # of the seeds: five pairs, one and one
PULLS = 20

# Made up. The last lines are verse, eight against four, that cannot be paired.
SEED = """Title: Wells and Water
Author:
Date: 1958-03-02
Page: 2

The villagers of the first brigade dug forty wells in the dry month, and the cadres dug with them every day.

The second brigade said: “Where the masses dig, the water comes,” and dug fifty wells in the same month.

Dig

in spring,

dig

in May,

dig

in summer,

and drink

in winter.

<hr />

Original:

### 打井取水

1958-03-02
第2版()
专栏：

    第一生产队的社员在旱月里打了四十眼井，干部每天同社员一起打井，同吃同住同劳动。
    第二生产队说：“群众在哪里打井，水就从哪里来。”他们在同一个月里打了五十眼井。
    正月打井忙
    三月打井忙
    五月打井忙
    腊月饮水甜
"""


def place(page: Page, paragraph: str, at: int) -> tuple[float, float]:
    """The left edge of a character of a paragraph, in the middle of its line, in the window.

    Args:
        page: the article.
        paragraph: its id.
        at: code points from the beginning of its text; the length of the text is its end.
    """
    x, y = page.evaluate(
        """([id, at]) => {
          const paragraph = document.getElementById(id);
          const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(), rest = at; node; node = walker.nextNode()) {
            if (node.parentElement.localName === "a") continue;
            const points = Array.from(node.data);
            if (rest > points.length) { rest -= points.length; continue; }
            const isEnd = rest === points.length;
            const before = points.slice(0, isEnd ? rest - 1 : rest).join("").length;
            const range = document.createRange();
            range.setStart(node, before);
            range.setEnd(node, before + points[isEnd ? rest - 1 : rest].length);
            const box = range.getBoundingClientRect();
            return [isEnd ? box.right : box.left, box.top + box.height / 2];
          }
        }""",
        [paragraph, at],
    )
    return x, y


def runs(page: Page) -> None:
    """Wait until the scripts of a page run: on a machine that stalls, its answers may seem to be all there before."""
    expect(page.locator("header .scheme")).to_be_visible()


def drag(page: Page, start: tuple[str, int], end: tuple[str, int]) -> Locator:
    """Drag the mouse from one character to another; gives the bar, which is open then."""
    runs(page)
    page.locator(f"#{start[0]}").scroll_into_view_if_needed()
    for paragraph, at in (start, end):
        assert 0 < place(page, paragraph, at)[1] < page.evaluate("innerHeight"), "both must be in the window"
    pull(page, place(page, *start), place(page, *end))
    bar = page.locator(".passage-bar")
    expect(bar).to_be_visible()
    return bar


def pull(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Press the mouse at one place of the window and let go at another, when something is selected."""
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(*end, steps=6)
    # Chromium may hear of a button later than of the moves that follow it, where the machine stalls.
    for _ in range(PULLS):
        if not page.evaluate("getSelection().isCollapsed"):
            break
        page.wait_for_timeout(100)
        page.mouse.move(end[0] + 1, end[1])
        page.mouse.move(*end)
    assert page.evaluate("String(getSelection())"), "nothing is selected"
    page.mouse.up()


def press(page: Page, name: str) -> None:
    """Press a button of the bar, and wait until it is said what became of it."""
    page.locator(".passage-bar [role=status]").evaluate("(said) => said.replaceChildren()")
    page.locator(".passage-bar").get_by_role("button", name=name).click()
    expect(page.locator(".passage-bar [role=status]")).not_to_be_empty()


def forbid_copying(page: Page) -> None:
    """No script may copy, as in some browsers and on pages without TLS."""
    page.evaluate("""() => {
      Object.defineProperty(navigator, "clipboard", { value: undefined });
      document.execCommand = () => false;
    }""")


def clipboard(page: Page, kind: str = "text/plain") -> str:
    """What the clipboard holds."""
    text: str = page.evaluate(
        "async (kind) => (await (await navigator.clipboard.read())[0].getType(kind)).text()", kind
    )
    return text


def copied(page: Page, name: str, kind: str = "text/plain") -> str:
    """Press a button of the bar and read the clipboard."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    press(page, name)
    expect(page.locator(".passage-bar [role=status]")).to_contain_text("Copied")
    return clipboard(page, kind)


def built(folder: Path, corrections: str = "corrections: []", seed: str = SEED) -> Path:
    """The site of one made-up seed."""
    config = make_project(folder / "project", jobs=1)
    write_seeds(folder / "project" / "seeds", {"wells.txt": seed})
    (folder / "project" / "corpus" / "apparatus" / "corrections.yml").write_text(corrections, "utf-8")
    build_site(config, folder / "site", None, strict=False)
    return folder / "site"
