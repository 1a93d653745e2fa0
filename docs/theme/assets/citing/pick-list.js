/** COinS behind the articles of a list, for Zotero's pick list. The page of a day carries its own. */

import { element, labelIn } from "../dom.js";
import { articleAddress } from "./base.js";
import { newspaperTitle } from "./items.js";
import { periodOf, sharedFacts } from "./record.js";

const HEAD = "ctx_ver=Z39.88-2004&rft_val_fmt=info:ofi/fmt:kev:mtx:dc&rft.type=newspaperArticle";

/**
 * Describes the listed articles from what the list says of them, and tells Zotero.
 *
 * @param {Document} page
 */
export async function mountPickList(page) {
  const items = [...page.querySelectorAll("main ol.articles > li")];
  if (!items.length || page.querySelector(".Z3988")) return;
  // Without the file that all pages share a list still names its articles.
  const { newspaper } = await sharedFacts().catch(() => ({ newspaper: /** @type {import("./record.js").Period[]} */ ([]) }));
  for (const item of items) item.append(element("span", { class: "Z3988", title: described(item, articleAddress(page), newspaper) }));
  page.dispatchEvent(new Event("ZoteroItemUpdated", { bubbles: true, cancelable: true }));
}

/**
 * @param {Element} item
 * @param {string} base permanent address of the list.
 * @param {import("./record.js").Period[]} periods of the newspaper.
 */
function described(item, base, periods) {
  const link = /** @type {HTMLAnchorElement|null} */ (item.querySelector("a"));
  const { en, zh } = labelIn(link);
  const [, date = "", number = ""] = /^(\d{4}-\d\d-\d\d)(?:\D+(\d+))?/.exec(item.querySelector("small")?.textContent ?? "") ?? [];
  const source = periods.length ? newspaperTitle({ newspaper: periodOf(periods, date) }, "romanised") : "";
  const identifier = link ? new URL(link.getAttribute("href") ?? "", base).href : "";
  const creators = (/** @type {HTMLElement} */ (item).dataset.by ?? "").split("|").map((name) => ["creator", name]);
  const fields = [["title", [zh, en && `[${en}]`].filter(Boolean).join(" ")], ["source", source], ["date", date], ["pages", number], ["language", "zh-CN"], ...creators, ["identifier", identifier]];
  return [HEAD, ...fields.filter(([, value]) => value).map(([key, value]) => `rft.${key}=${encodeURIComponent(value)}`)].join("&");
}
