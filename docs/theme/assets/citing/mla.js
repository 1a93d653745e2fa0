/** MLA Handbook, 9th edition: works cited. */

import { dayMonthYear } from "./dates.js";
import { cased, dateOf, isNews, join, keepsOrder, originalTitle, place, showsAccess, slanted, slantedBeforeComma, upperFirst } from "./item.js";
import * as names from "./names.js";
import { stop, withinQuotes } from "./text.js";

/** @typedef {import("./item.js").CslItem} CslItem */

/** The entry of an item in the list of works cited. @param {CslItem} item */
export function worksCited(item) {
  const authors = names.mla(item.author ?? [], keepsOrder(item));
  const title = `“${withinQuotes(stop(cased(item, "title")))}”`;
  const container = slanted(cased(item, "container-title"));
  const issued = item.issued ? dayMonthYear(dateOf(item, "issued")) : "";
  const by = item.translator ? `translated by ${item.translator[0].literal}` : "";
  const body = isNews(item)
    ? [container + place(item, "[]"), issued, item.page && `p. ${item.page}`, item.URL]
    : [container, by, issued, item.URL];
  const genre = item.genre ? stop(upperFirst(item.genre)) : "";
  return join([authors && stop(authors), title, genre, stop(join(body, ", ")), end(item)], " ");
}

/** @param {CslItem} item */
function end(item) {
  const accessed = showsAccess(item) ? `Accessed ${dayMonthYear(dateOf(item, "accessed"))}` : "";
  const details = item["original-title"] && join([item["original-publisher"], dateOf(item, "original-date")[0]], ", ");
  const whole = join([accessed, details && `Originally published as ${slantedBeforeComma(originalTitle(item))} ${details}`], ", ");
  return whole && stop(whole);
}
