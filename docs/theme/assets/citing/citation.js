/** The citations of an article's two works, as passages and the basket need them. Pure. */

import { fileItem } from "./file-item.js";
import { citeWork } from "./items.js";

/** @typedef {import("./record.js").Works} Works */

/**
 * What stands behind a quotation: the citation of a work, and the remark that belongs to it.
 *
 * @param {Works|null} works
 * @param {"en"|"zh"} side
 * @param {string} style
 * @param {string} accessed time of access, ISO 8601
 * @returns {import("./compose.js").Run[]|null} null where there is no such work.
 */
export function citation(works, side, style, accessed) {
  const cited = works && citeWork(works, side, style, dayOf(accessed));
  return cited && [...cited.runs, ...(cited.remark ? [{ text: ` ${cited.remark}` }] : [])];
}

/**
 * The works of many articles as CSL-JSON, each once, an original before its translation.
 *
 * @param {{works: Works|null, added: string}[]} items
 * @param {string} style whose form of names and titles they take.
 * @returns {import("./item.js").CslItem[]}
 */
export function references(items, style) {
  /** @type {Map<string, import("./item.js").CslItem>} */
  const found = new Map();
  for (const { works, added } of items) {
    for (const side of /** @type {const} */ (["zh", "en"])) {
      const item = works && fileItem(works, side, style, dayOf(added));
      if (item && !found.has(item.id)) found.set(item.id, item);
    }
  }
  return [...found.values()];
}

/** @returns {number[]} year, month and day of today. */
export const today = () => dayOf();

/** @param {string} [time] ISO 8601; now where there is none. @returns {number[]} year, month and day, as the reader's clock has them. */
function dayOf(time) {
  const then = time ? new Date(time) : new Date();
  return [then.getFullYear(), then.getMonth() + 1, then.getDate()];
}
