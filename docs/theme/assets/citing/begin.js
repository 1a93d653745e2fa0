/** What an article's page needs of citing at once: a selection stays in its language; all else is loaded when it is used. */

import { markChinese } from "../chinese.js";
import { element, failedNote, say } from "../dom.js";
import { recall } from "../memory.js";

const ROOT = new URL("../../../", import.meta.url);

/** Where this site keeps its basket: sites on one host that lie under other paths keep their own. */
export const BASKET = `basket:${ROOT.pathname}`;

/** Said to the page itself when the basket has changed in this tab; other tabs hear of it from the browser. */
export const CHANGED = "duizhao-basket";

/**
 * Mounts what waits for a selection, for an address with a mark, or for the basket.
 *
 * @param {Document} page
 */
export function mountCiting(page) {
  // Where the link cannot be had, the basket still keeps what is put into it.
  const showBasket = () => import("./basket-link.js").then((link) => link.showBasket(page)).catch(() => {});
  if (recall(BASKET)) void showBasket();
  else page.addEventListener(CHANGED, showBasket, { once: true });
  const article = /** @type {HTMLElement|null} */ (page.querySelector("main.article"));
  if (article) {
    const isPressed = watchPress(page);
    keepLanguage(page, article, isPressed);
    const begin = () => {
      if (!article.contains(getSelection()?.anchorNode ?? null) || getSelection()?.isCollapsed) return;
      page.removeEventListener("selectionchange", begin);
      void load(article, async () => (await import("./selecting.js")).mountSelecting(page, isPressed));
    };
    page.addEventListener("selectionchange", begin);
    // Something may have been selected before this ran.
    begin();
  }
  offer(page);
  if (article && /[?&]mark=/.test(location.search)) void load(article, async () => (await import("./follow.js")).mountPassage(page));
  const place = /** @type {HTMLElement|null} */ (page.querySelector("#basket-place"));
  if (place) {
    void load(place, async () => {
      await (await import("./basket-page.js")).mountBasket(page, place);
      page.querySelector(".without-script")?.remove();
    });
  }
}

/**
 * Offers the other styles of an article's citations, and files of the articles that a page lists; both are loaded when a reader
 * asks, the styles also where one was chosen before.
 *
 * @param {Document} page
 */
function offer(page) {
  const cite = /** @type {HTMLElement|null} */ (page.querySelector("main.article .cite"));
  if (cite) {
    markChinese(cite);
    const open = () => void load(cite, async () => (await import("./panel.js")).mountPanel(page, cite));
    if (recall("style")) open();
    else cite.append(asking("more-styles", open));
  }
  const list = cite ? null : page.querySelector("main ol.articles");
  if (!list) return;
  const place = element("p", { class: "list-files" });
  place.append(asking("list-as-file", () => void load(place, async () => (await import("./list-files.js")).mountListFiles(page, place))));
  (page.querySelector("main h1 ~ p") ?? list).after(place);
  void load(place, async () => (await import("./pick-list.js")).mountPickList(page));
}

/**
 * @param {string} key
 * @param {() => void} press
 */
function asking(key, press) {
  const button = element("button", { type: "button" }, ...say(key));
  button.addEventListener("click", press, { once: true });
  return button;
}

/**
 * Loads a part; a failure is said, with a way to try again.
 *
 * @param {HTMLElement} place
 * @param {() => Promise<void>} part
 */
async function load(place, part) {
  try {
    await part();
  } catch (error) {
    console.error(error);
    place.prepend(failedNote("part-failed"));
  }
}

/**
 * Tells whether a pointer is pressed.
 *
 * @param {Document} page
 * @returns {() => boolean}
 */
function watchPress(page) {
  let isPressed = false;
  page.addEventListener("pointerdown", ({ button }) => { isPressed = button === 0; }, { capture: true });
  // A menu may open while the button is down, and take what follows.
  for (const name of ["pointerup", "pointercancel", "contextmenu"]) page.addEventListener(name, () => { isPressed = false; }, { capture: true });
  return () => isPressed;
}

/**
 * Both languages stand side by side, so that dragging over rows would select both: the other one cannot be selected
 * while one is (`[data-selecting]` in the style sheet).
 *
 * @param {Document} page
 * @param {HTMLElement} article
 * @param {() => boolean} isPressed
 */
function keepLanguage(page, article, isPressed) {
  const keep = (/** @type {Node|null} */ begun) => {
    const place = begun instanceof Element ? begun : begun?.parentElement;
    article.dataset.selecting = place?.closest(".text p")?.getAttribute("lang") ?? "";
  };
  page.addEventListener("pointerdown", ({ target, shiftKey }) => {
    if (!shiftKey) keep(/** @type {Node|null} */ (target));
  });
  page.addEventListener("selectionchange", () => {
    const selection = getSelection();
    // While a pointer is pressed, what it was pressed on decides; pressed beside the text, where the selection begins.
    if (!isPressed() || (!article.dataset.selecting && !selection?.isCollapsed)) keep(selection?.isCollapsed ? null : (selection?.anchorNode ?? null));
  });
}
