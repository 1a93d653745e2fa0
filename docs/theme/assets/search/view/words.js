/** Words of the search page: both languages, places filled, numbers written out. */

import { element } from "../../dom.js";
import { filled } from "../../fill.js";
import first from "../../search-labels.js";

export { number } from "../../fill.js";

/** @type {Record<string, [string, string]>} */
const words = { ...first };

/**
 * Adds words.
 *
 * @param {Record<string, [string, string]>} more
 */
export function learn(more) {
  Object.assign(words, more);
}

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
 * A label as plain text, for attributes and options.
 *
 * @param {string} key
 * @param {Record<string, string|number>} [values]
 * @returns {string}
 */
export function told(key, values) {
  return filled(words[key], values).join(" ");
}

/**
 * Whether there is such a label.
 *
 * @param {string} key
 * @returns {boolean}
 */
export function isKnown(key) {
  return Object.hasOwn(words, key);
}

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/**
 * A date in English, as everywhere on the site.
 *
 * @param {string} date `1958-02-10`
 * @returns {string}
 */
export function dateEn(date) {
  const [year, month, day] = date.split("-").map(Number);
  return `${day} ${MONTHS[month - 1]} ${year}`;
}

/**
 * A date in Chinese.
 *
 * @param {string} date `1958-02-10`
 * @returns {string}
 */
export function dateZh(date) {
  const [year, month, day] = date.split("-").map(Number);
  return `${year}年${month}月${day}日`;
}

/**
 * A button.
 *
 * @param {string} key of its label.
 * @param {() => void} press
 * @param {Record<string, string|number>} [values]
 * @returns {HTMLButtonElement}
 */
export function button(key, press, values) {
  const made = /** @type {HTMLButtonElement} */ (element("button", { type: "button" }, ...tell(key, values)));
  made.addEventListener("click", press);
  return made;
}
