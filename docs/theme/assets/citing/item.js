/**
 * A CSL item as the styles read it: its language, its dates, what of it is italic; as in Python (`duizhao.citations._item`).
 *
 * @typedef {Record<string, any>} CslItem CSL-JSON of one `article-newspaper` or `webpage`
 * @typedef {number[]} DateParts year, month, day, or the first of them
 */

import { italic } from "./runs.js";
import { comma, hasLatin, titleCase } from "./text.js";

/** Italic, where there is anything in it that has an italic form. @param {string} text */
export const slanted = (text) => (hasLatin(text) ? italic(text) : text);

/** Slanted, with a comma behind it, which stands within closing quotation marks, and is italic with them. @param {string} text */
export const slantedBeforeComma = (text) => (comma(text).endsWith(",") ? `${slanted(text)},` : slanted(comma(text)));

/** Whether names keep their order everywhere: those of an item in Chinese. @param {CslItem} item */
export const keepsOrder = (item) => String(item.language ?? "").startsWith("zh");

/** A field with the capitals of an English title, unless the item is in Chinese. @param {CslItem} item @param {string} key @returns {string} */
export const cased = (item, key) => (/^(?:zh|cmn)/.test(item.language) ? item[key] : titleCase(item[key]));

/** @param {CslItem} item @param {string} key @returns {DateParts} */
export const dateOf = (item, key) => item[key]["date-parts"][0];

/** Whether it stood in a newspaper. @param {CslItem} item */
export const isNews = (item) => item.type === "article-newspaper";

/** Whether the day of access is given: where the work has no date of its own. @param {CslItem} item */
export const showsAccess = (item) => Boolean(item.accessed && !item.issued && item.URL);

/** Where the newspaper came out, between brackets. @param {CslItem} item @param {string} brackets */
export function place(item, [before, after]) {
  return item["publisher-place"] ? ` ${before}${item["publisher-place"]}${after}` : "";
}

/** What a translation was published as, with the capitals of an English title. @param {CslItem} item @returns {string} */
export const originalTitle = (item) => (hasLatin(item["original-title"]) ? titleCase(item["original-title"]) : item["original-title"]);

/** The parts that there are. @param {(string|number|undefined)[]} parts @param {string} between */
export const join = (parts, between) => parts.filter(Boolean).join(between);

/** @param {string} text */
export const upperFirst = (text) => text[0].toUpperCase() + text.slice(1);
