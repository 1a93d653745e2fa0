/** The way to the basket, shown where something is in it. */

import { element, say } from "../dom.js";
import { recall } from "../memory.js";
import { BASKET, CHANGED } from "./begin.js";

/**
 * Shows a link to the basket in the header, with the number of things in it, and keeps it right.
 *
 * @param {Document} page
 */
export function showBasket(page) {
  const link = element("a", { class: "basket-link", href: new URL("../../../basket.html", import.meta.url).href });
  const show = () => {
    const count = countOf(recall(BASKET));
    link.replaceChildren(...say("basket"), ` (${count})`);
    if (count) page.querySelector("header.top nav")?.append(link);
    else link.remove();
  };
  addEventListener("storage", show);
  addEventListener("pageshow", show); // a page that comes back has heard of nothing
  page.addEventListener(CHANGED, show);
  show();
}

/** @param {string|null} text @returns {number} of things in a stored basket. */
function countOf(text) {
  try {
    return JSON.parse(text ?? "{}").items?.length ?? 0;
  } catch {
    return 0;
  }
}
