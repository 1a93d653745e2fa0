/** The style sheet of citing, which most readers of a page never need. */

import { element } from "../dom.js";

/** @type {Promise<void>|undefined} */
let added;

/**
 * Adds it once; what it dresses is shown when it is there.
 *
 * @param {Document} page
 * @returns {Promise<void>} fails where it cannot be had.
 */
export function addStyles(page) {
  added ??= new Promise((resolve, reject) => {
    const link = element("link", { rel: "stylesheet", href: new URL("passages.css", import.meta.url).href });
    link.addEventListener("load", () => resolve());
    link.addEventListener("error", () => reject(new Error("passages.css could not be loaded")));
    page.head.append(link);
  });
  return added;
}
