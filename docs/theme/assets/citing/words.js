/** Words of citing and of the basket, in both languages. */

import { element } from "../dom.js";
import { filled } from "../fill.js";
import words from "../passage-labels.js";

/**
 * A label as nodes.
 *
 * @param {string} key
 * @param {Record<string, string|number>} [values]
 * @returns {(Node|string)[]}
 */
export function tell(key, values) {
  const [en, zh] = filled(words[key], values);
  return [`${en} `, element("i", { lang: "zh" }, zh)];
}

/**
 * A label as plain text, for attributes, options and copies.
 *
 * @param {string} key
 * @param {Record<string, string|number>} [values]
 * @returns {string}
 */
export function told(key, values) {
  return filled(words[key], values).join(" ");
}

/**
 * A label in one language, for what is copied.
 *
 * @param {string} key
 * @param {string} lang `en` or `zh`
 * @param {Record<string, string|number>} [values]
 * @returns {string}
 */
export function worded(key, lang, values) {
  return filled(words[key], values)[lang === "zh" ? 1 : 0];
}

/** What is said of counterparts, in their language. */
export const OF_COUNTERPARTS = {
  whole: (/** @type {string} */ anchors) => worded("whole-paragraph", anchors.slice(0, 2), { anchors }),
  none: (/** @type {string} */ lang) => worded("no-counterpart", lang),
};

/**
 * A button.
 *
 * @param {string} key of its label.
 * @param {() => void} press
 * @returns {HTMLButtonElement}
 */
export function button(key, press) {
  const made = /** @type {HTMLButtonElement} */ (element("button", { type: "button" }, ...tell(key)));
  made.addEventListener("click", press);
  return made;
}
