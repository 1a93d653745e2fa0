/** Publication Manual of the American Psychological Association, 7th edition: reference list. */

import { monthDayYear, yearMonthDay } from "./dates.js";
import { cased, dateOf, isNews, join, keepsOrder, showsAccess, slantedBeforeComma, upperFirst } from "./item.js";
import * as names from "./names.js";
import { italic } from "./runs.js";
import { stop } from "./text.js";

/** @typedef {import("./item.js").CslItem} CslItem */

/** The entry of an item in the reference list. @param {CslItem} item */
export function reference(item) {
  const authors = item.author ? stop(names.apa(item.author, keepsOrder(item))) : "";
  const date = `(${item.issued ? yearMonthDay(dateOf(item, "issued")) : "n.d."}).`;
  const [title, genre] = titleOf(item, !authors);
  const head = authors ? [authors, date, title] : [title, date, genre];
  return join([...head, source(item), link(item), original(item)], " ");
}

/**
 * The title, and what kind of text it is.
 *
 * @param {CslItem} item
 * @param {boolean} alone whether no author stands before it.
 */
function titleOf(item, alone) {
  const { title } = item;
  if (isNews(item)) return [stop(title), ""];
  if (item.translator) return [`${italic(title)} (${item.translator[0].literal}, Trans.).`, ""];
  const genre = item.genre ? `[${upperFirst(item.genre)}].` : "";
  if (genre && !alone) return [`${italic(title)} ${genre}`, ""];
  const stopped = stop(title);
  return [stopped === `${title}.` ? `${italic(title)}.` : italic(stopped), genre];
}

/** @param {CslItem} item */
function source(item) {
  if (!isNews(item)) return stop(item["container-title"]);
  return italic(cased(item, "container-title")) + (item.page ? `, ${item.page}` : "") + ".";
}

/** @param {CslItem} item @returns {string|undefined} */
function link(item) {
  if (!item.URL || item.issued) return item.URL;
  const accessed = showsAccess(item) ? ` ${monthDayYear(dateOf(item, "accessed"))}, from` : "";
  return `Retrieved${accessed} ${item.URL}`;
}

/** @param {CslItem} item */
function original(item) {
  if (!item["original-title"]) return "";
  const details = join([dateOf(item, "original-date")[0], item["original-publisher"]], ", ");
  return `(Original work published as ${slantedBeforeComma(item["original-title"])} ${details})`;
}
