/**
 * Marks in the margin of an article: which systems rest on which paragraph, and which paragraphs a finding speaks of.
 * The lists above and below the text say the same.
 */

import { element } from "./dom.js";
import labels from "./labels.js";

/**
 * @param {Document} page
 */
export function mountMargins(page) {
  const list = /** @type {HTMLElement|null} */ (page.querySelector(".cited-by ul"));
  for (const item of list?.children ?? []) {
    const [system, ...places] = linksOf(item);
    for (const { hash } of places) {
      const href = `${system.getAttribute("href")}#${list?.dataset.article}-${hash.slice(1)}`;
      mark(page, hash.slice(1), href, system.textContent, labels["margin-system"][1]);
    }
  }
  for (const [index, item] of [...page.querySelectorAll(".findings li")].entries()) {
    item.id ||= `finding-${index + 1}`;
    for (const { hash } of linksOf(item)) mark(page, hash.slice(1), `#${item.id}`, item.textContent, labels["margin-finding"][1]);
  }
}

/**
 * @param {Element} item
 * @returns {HTMLAnchorElement[]}
 */
function linksOf(item) {
  return [...item.querySelectorAll("a")];
}

/**
 * @param {Document} page
 * @param {string} anchor of a paragraph
 * @param {string} href where the mark leads
 * @param {string|null} title what it says when it is pointed at
 * @param {string} sign
 */
function mark(page, anchor, href, title, sign) {
  const pair = page.getElementById(anchor)?.closest(".pair");
  if (!pair) return;
  const margin = pair.querySelector(".margin") ?? pair.appendChild(element("div", { class: "margin" }));
  // One mark for each: the two languages of a pair rest on the same place.
  if ([...margin.children].some((link) => link.getAttribute("title") === title)) return;
  // The sign is no name: the title is.
  margin.append(element("a", { href, title: title ?? "" }, element("i", { lang: "zh", "aria-hidden": "true" }, sign)));
}
