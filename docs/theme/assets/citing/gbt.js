/** GB/T 7714, numeric, in the editions of 2015 and 2025; the number before an entry is left to the list that it stands in. */

import { numeric } from "./dates.js";
import { dateOf, isNews, join } from "./item.js";
import * as names from "./names.js";

/** @typedef {import("./item.js").CslItem} CslItem */

/** The entry of an item by the standard of 2015. @param {CslItem} item */
export const edition2015 = (item) => gbt(item, ", ", "()", true);

/** The entry of an item by the standard of 2025. @param {CslItem} item */
export const edition2025 = (item) => gbt(item, "，", "（）", false);

/** @param {CslItem} item @param {string} between @param {string} brackets @param {boolean} upper */
function gbt(item, between, [before, after], upper) {
  const authors = names.gbt(item.author ?? [], between, upper);
  const mark = (isNews(item) ? "N" : "EB") + (item.URL ? "/OL" : "");
  const issued = item.issued ? numeric(dateOf(item, "issued")) : "";
  const accessed = item.accessed ? `[${numeric(dateOf(item, "accessed"))}]` : "";
  const page = item.page ? `${before}${item.page}${after}` : "";
  const dated = issued && `${before}${issued}${after}`;
  const source = isNews(item)
    ? `${item["container-title"]}${between}${issued}${page}${upper ? accessed : ""}`
    : item.URL || !upper ? dated + accessed : issued.slice(0, 4);
  const titled = `${item.title}[${mark}]`;
  const entry = `${join([titled, source, item.URL], ". ")}.`;
  // An author who ends with a stop, as et al. does, has the one that follows.
  return authors ? `${authors}${/[.?!]$/.test(authors) ? "" : "."} ${entry}` : entry;
}
