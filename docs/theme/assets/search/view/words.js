/** Words of the search page: both languages, places filled, numbers written out. */

import { speaker } from "../../dom.js";
import { MONTHS } from "../../fill.js";
import first from "../../search-labels.js";

export { number } from "../../fill.js";

/** @type {Record<string, [string, string]>} */
const words = { ...first };

export const { tell, told, button } = speaker(words);

/**
 * Adds words.
 *
 * @param {Record<string, [string, string]>} more
 */
export function learn(more) {
  Object.assign(words, more);
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
