/** What an article's page needs of citing at once: a selection stays in its language; all else is loaded when it is used. */

import { element, say } from "../dom.js";
import { showBasket } from "./basket-link.js";

/**
 * Mounts what waits for a selection, for an address with a mark, or for the basket.
 *
 * @param {Document} page
 */
export function mountCiting(page) {
  showBasket(page);
  const article = /** @type {HTMLElement|null} */ (page.querySelector("main.article"));
  if (article) {
    const isPressed = watchPress(page);
    keepLanguage(page, article, isPressed);
    page.addEventListener("selectionchange", function begin() {
      if (!article.contains(getSelection()?.anchorNode ?? null) || getSelection()?.isCollapsed) return;
      page.removeEventListener("selectionchange", begin);
      void load(article, async () => (await import("./selecting.js")).mountSelecting(page, isPressed));
    });
  }
  if (article && /[?&]mark=/.test(location.search)) void load(article, async () => (await import("./follow.js")).mountPassage(page));
  const place = /** @type {HTMLElement|null} */ (page.querySelector("#basket-place"));
  if (place) {
    void load(place, async () => {
      (await import("./basket-page.js")).mountBasket(page, place);
      page.querySelector(".without-script")?.remove();
    });
  }
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
    const again = element("button", { type: "button" }, ...say("retry"));
    again.addEventListener("click", () => location.reload());
    place.prepend(element("p", { class: "failed", role: "alert" }, ...say("part-failed"), " ", again));
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
  page.addEventListener("pointerdown", () => { isPressed = true; }, { capture: true });
  for (const name of ["pointerup", "pointercancel"]) page.addEventListener(name, () => { isPressed = false; }, { capture: true });
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
  const begin = (/** @type {Event} */ { target }) => {
    const pressed = target instanceof Element ? target : /** @type {Node|null} */ (target)?.parentElement;
    article.dataset.selecting = pressed?.closest(".text p")?.getAttribute("lang") ?? "";
  };
  page.addEventListener("pointerdown", (event) => {
    if (!event.shiftKey) begin(event);
  });
  // With the keyboard: where the caret stands.
  page.addEventListener("selectstart", (event) => {
    if (!isPressed()) begin(event);
  });
  page.addEventListener("selectionchange", () => {
    if (!isPressed() && getSelection()?.isCollapsed) article.dataset.selecting = "";
  });
}
