/**
 * Dates of CSL items in the forms of the styles, as in Python (`duizhao.citations._dates`).
 *
 * @typedef {import("./item.js").DateParts} DateParts
 */

import { MONTHS } from "../fill.js";

const MLA_MONTHS = "Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.".split(" ");

/** `February 10`. @param {DateParts} parts from the month on */
const monthDay = ([month, ...day]) => (month ? [MONTHS[month - 1], ...day].join(" ") : "");

/** `February 10, 1958`, as Chicago has it. @param {DateParts} parts */
export const monthDayYear = ([year, ...rest]) => `${monthDay(rest)}${rest.length > 1 ? ", " : rest.length ? " " : ""}${year}`;

/** `10 Feb. 1958`, as MLA has it. @param {DateParts} parts */
export const dayMonthYear = ([year, ...rest]) => [...rest.slice(1), ...(rest.length ? [MLA_MONTHS[rest[0] - 1]] : []), year].join(" ");

/** `1958, February 10`, as APA has it. @param {DateParts} parts */
export const yearMonthDay = ([year, ...rest]) => `${year}${rest.length ? ", " : ""}${monthDay(rest)}`;

/** `1958-02-10`. @param {DateParts} parts */
export const numeric = ([year, ...rest]) => [year, ...rest.map((part) => String(part).padStart(2, "0"))].join("-");
