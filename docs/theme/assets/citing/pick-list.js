/** COinS behind the articles of a list, for Zotero's pick list. The page of a day carries its own. */

import { element } from "../dom.js";

const HEAD = "ctx_ver=Z39.88-2004&rft_val_fmt=info:ofi/fmt:kev:mtx:dc&rft.type=newspaperArticle";

/**
 * Describes the listed articles from what the list says of them, and tells Zotero.
 *
 * @param {Document} page
 */
export function mountPickList(page) {
  const items = [...page.querySelectorAll("main ol.articles > li")];
  if (!items.length || page.querySelector(".Z3988")) return;
  for (const item of items) item.append(element("span", { class: "Z3988", title: described(item) }));
  page.dispatchEvent(new Event("ZoteroItemUpdated", { bubbles: true, cancelable: true }));
}

/** @param {Element} item */
function described(item) {
  const link = /** @type {HTMLAnchorElement|null} */ (item.querySelector("a"));
  const zh = link?.querySelector('[lang="zh"]')?.textContent ?? "";
  const en = [...(link?.childNodes ?? [])].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.textContent).join("").trim();
  const [, date = "", number = ""] = /^(\d{4}-\d\d-\d\d)(?:\D+(\d+))?/.exec(item.querySelector("small")?.textContent ?? "") ?? [];
  const fields = { title: [zh, en && `[${en}]`].filter(Boolean).join(" "), date, pages: number, language: "zh-CN", identifier: link?.href ?? "" };
  const pairs = Object.entries(fields).filter(([, value]) => value).map(([key, value]) => `rft.${key}=${encodeURIComponent(value)}`);
  return [HEAD, ...pairs].join("&");
}
