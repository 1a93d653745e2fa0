/** Chinese in citations is said to be Chinese, so that a voice reads it as such; pages written by hand are made so. */

import { element } from "./dom.js";

/** From one character to the last before a Latin letter or a bracket. */
const CHINESE = /\p{Script=Han}(?:[^\p{Script=Latin}[\]]*\p{Script=Han})?/gu;

/**
 * Puts the Chinese in a place into elements that name its language.
 *
 * @param {Element} place
 */
export function markChinese(place) {
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(/** @type {Text} */ (walker.currentNode));
  for (const text of texts) if (!text.parentElement?.closest('[lang="zh"]')) text.replaceWith(...marked(text.data));
}

/** @param {string} text @returns {(Node|string)[]} */
function marked(text) {
  const parts = [];
  let at = 0;
  for (const { 0: run, index } of text.matchAll(CHINESE)) {
    parts.push(text.slice(at, index), element("span", { lang: "zh" }, run));
    at = index + run.length;
  }
  return [...parts, text.slice(at)];
}
