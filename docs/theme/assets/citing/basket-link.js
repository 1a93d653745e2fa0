/** The way to the basket, shown where something is in it. */

import { element, say } from "../dom.js";

const ROOT = new URL("../../../", import.meta.url);

/** Where this site keeps its basket: sites on one host that lie under other paths keep their own. */
export const BASKET = `duizhao-basket:${ROOT.pathname}`;

/** Said to the page itself when the basket has changed in this tab; other tabs hear of it from the browser. */
export const CHANGED = "duizhao-basket";

/**
 * Shows a link to the basket in the header, with the number of things in it, and keeps it right.
 *
 * @param {Document} page
 */
export function showBasket(page) {
  const link = element("a", { class: "basket-link", href: new URL("basket.html", ROOT).href });
  const show = () => {
    const count = countOf(stored());
    link.replaceChildren(...say("basket"), ` (${count})`);
    if (count) page.querySelector("header.top nav")?.append(link);
    else link.remove();
  };
  addEventListener("storage", show);
  page.addEventListener(CHANGED, show);
  show();
}

/** @returns {string|null} */
function stored() {
  try {
    return localStorage.getItem(BASKET);
  } catch {
    return null;
  }
}

/** @param {string|null} text @returns {number} of things in a stored basket. */
function countOf(text) {
  try {
    return JSON.parse(text ?? "{}").items?.length ?? 0;
  } catch {
    return 0;
  }
}
