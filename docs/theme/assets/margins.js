/** Marks in the margin of an article: which systems rest on which paragraph. The list below the text says the same. */

import { element } from "./dom.js";

/**
 * @param {Document} page
 */
export function mountMargins(page) {
  const list = /** @type {HTMLElement} */ (page.querySelector(".cited-by ul"));
  for (const item of list.children) {
    const [system, ...places] = /** @type {HTMLAnchorElement[]} */ ([...item.querySelectorAll("a")]);
    for (const place of places) mark(page, list.dataset.article, system, place.hash.slice(1));
  }
}

/**
 * @param {Document} page
 * @param {string} article its id
 * @param {HTMLAnchorElement} system the link to its page
 * @param {string} anchor of a paragraph
 */
function mark(page, article, system, anchor) {
  const pair = page.getElementById(anchor)?.closest(".pair");
  if (!pair) return;
  const margin = pair.querySelector(".margin") ?? pair.appendChild(element("div", { class: "margin" }));
  // One mark for each system: the two languages of a pair rest on the same place.
  if ([...margin.children].some((link) => link.title === system.textContent)) return;
  const href = `${system.getAttribute("href")}#${article}-${anchor}`;
  margin.append(element("a", { href, title: system.textContent, lang: "zh" }, "制度"));
}
