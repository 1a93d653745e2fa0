/** Chicago Manual of Style, 18th edition, notes and bibliography. */

import { monthDayYear } from "./dates.js";
import { cased, dateOf, isNews, join, keepsOrder, originalTitle, place, showsAccess, slanted } from "./item.js";
import * as names from "./names.js";
import { comma, stop, withinQuotes } from "./text.js";

/** @typedef {import("./item.js").CslItem} CslItem */

/** The entry of an item in the bibliography. @param {CslItem} item */
export function bibliography(item) {
  const authors = names.chicagoBibliography(item.author ?? [], keepsOrder(item));
  const title = `“${withinQuotes(stop(cased(item, "title")))}”`;
  const accessed = showsAccess(item) ? `Accessed ${monthDayYear(dateOf(item, "accessed"))}.` : "";
  const parts = isNews(item) ? news(item, authors, title) : webPage(item, authors, title);
  return join([...parts, accessed, item.URL && `${item.URL}.`], " ");
}

/** Without an author, the newspaper stands in the author's place. @param {CslItem} item @param {string} authors @param {string} title */
function news(item, authors, title) {
  const container = slanted(cased(item, "container-title")) + place(item, "()");
  const issued = monthDayYear(dateOf(item, "issued"));
  return authors ? [stop(authors), title, `${container}, ${issued}.`] : [`${container}.`, title, `${issued}.`];
}

/** @param {CslItem} item @param {string} authors @param {string} title */
function webPage(item, authors, title) {
  const site = join([item["container-title"], item.issued && monthDayYear(dateOf(item, "issued"))], ", ");
  return [
    authors && stop(authors),
    title,
    item.translator && stop(`Translated by ${item.translator[0].literal}`),
    stop(site),
    original(item) && stop(`Originally published as ${original(item)}`),
  ];
}

/** The full note on an item. @param {CslItem} item */
export function note(item) {
  const authors = item.author ? names.chicagoNote(item.author, keepsOrder(item)) : "";
  const title = `“${withinQuotes(comma(cased(item, "title")))}”`;
  const issued = item.issued ? monthDayYear(dateOf(item, "issued")) : "";
  const container = isNews(item) ? slanted(cased(item, "container-title")) + place(item, "()") : item["container-title"];
  const by = !isNews(item) && item.translator ? `trans. ${item.translator[0].literal}` : "";
  let whole = join([by, container, issued], ", ");
  if (!isNews(item) && original(item)) whole += `; originally published as ${original(item)}`;
  const accessed = showsAccess(item) ? `accessed ${monthDayYear(dateOf(item, "accessed"))}` : "";
  return stop(join([`${join([authors && comma(authors), title], " ")} ${whole}`, accessed, item.URL], ", "));
}

/** @param {CslItem} item */
function original(item) {
  if (!item["original-title"]) return "";
  const details = join([item["original-publisher"], monthDayYear(dateOf(item, "original-date"))], ", ");
  return `${slanted(originalTitle(item))} (${details})`;
}
