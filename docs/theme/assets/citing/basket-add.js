/** Puts articles and passages into the basket. */

import { passageAddress } from "./address.js";
import { articleAddress } from "./base.js";
import { changed, stored } from "./basket.js";
import { otherSide, quotationOf } from "./compose.js";
import { BasketError, withItem } from "./basket-items.js";
import { markOf } from "./passage.js";
import { readWorks } from "./record.js";

/** @typedef {import("./basket-items.js").Item} Item */

/**
 * Puts the article of a page into the basket.
 *
 * @param {Document} page
 * @returns {Promise<string>} the key of what is to be said.
 */
export async function addArticle(page) {
  return add({ ...(await about(page)), kind: "article", link: articleAddress(page) });
}

/**
 * Puts a passage into the basket.
 *
 * @param {Document} page
 * @param {import("./passage.js").Article} article
 * @param {import("./passage.js").Passage} passage
 * @returns {Promise<string>} the key of what is to be said.
 */
export async function addPassage(page, article, passage) {
  const mark = markOf(article, passage);
  return add({
    ...(await about(page)),
    kind: "passage",
    link: passageAddress(articleAddress(page), mark),
    lang: passage.lang,
    paragraph: mark.paragraph,
    quotation: quotationOf(article, passage),
    other: otherSide(article, passage),
  });
}

/**
 * What an item says of its article.
 *
 * @param {Document} page
 * @returns {Promise<Omit<Item, "key"|"kind"|"link">>}
 */
async function about(page) {
  const works = await readWorks(page, location.href);
  if (!works) throw new Error("expected an article, found none");
  return {
    id: works.id,
    date: works.id.slice(0, 10),
    title: { en: works.en, zh: works.zh },
    works,
    lang: "",
    paragraph: "",
    quotation: [],
    other: null,
    note: "",
    added: new Date().toISOString(),
  };
}

/** @param {Omit<Item, "key">} given @returns {string} */
function add(given) {
  const item = { key: `${given.id} ${given.link.replace(/^[^?#]*/, "")}`, ...given };
  try {
    if (stored().some(({ key }) => key === item.key)) return "kept-before";
    changed((items) => withItem(items, item));
    return "kept";
  } catch (error) {
    if (error instanceof BasketError) return `basket-${error.code}`;
    throw error;
  }
}
