/** The search field of the header. */

import { isNoShortcut } from "./dom.js";

/**
 * Lets `/` go to the search field: the search page's own, or the header's.
 *
 * @param {Document} page
 */
export function mountFind(page) {
  page.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
    if (isNoShortcut(event)) return;
    const field = /** @type {HTMLInputElement|null} */ (page.querySelector("#search-q") ?? page.querySelector(".find input"));
    if (!field) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
}
