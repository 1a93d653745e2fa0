/** Words of citing and of the basket, in both languages. */

import { speaker } from "../dom.js";
import { filled } from "../fill.js";
import words from "../passage-labels.js";

export const { tell, told, button } = speaker(words);

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
