/** The style sheet of citing, which most readers of a page never need. */

import { element } from "../dom.js";

/**
 * Adds it once.
 *
 * @param {Document} page
 */
export function addStyles(page) {
  const href = new URL("passages.css", import.meta.url).href;
  const has = [.../** @type {NodeListOf<HTMLLinkElement>} */ (page.querySelectorAll('link[rel="stylesheet"]'))].some((link) => link.href === href);
  if (!has) page.head.append(element("link", { rel: "stylesheet", href }));
}
