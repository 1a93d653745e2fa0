/** A reader's correction: an address with the passage, its paragraphs and both texts filled in. Pure. */

import { counterpartOf, otherThan, piecesOf } from "./passage.js";

/** Code points of a text that an address takes; hosts and mail programs refuse long ones. */
const MOST = 600;

/**
 * The address of the form or mail, filled in.
 *
 * @param {string} form of the settings: `{id}`, `{paragraph}`, `{zh}`, `{en}` and `{address}` are places to fill.
 * @param {string} id of the article
 * @param {string} address of the passage
 * @param {import("./passage.js").Article} article
 * @param {import("./passage.js").Passage} passage
 * @returns {string}
 */
export function correctionAddress(form, id, address, article, passage) {
  const other = otherThan(passage.lang);
  const pieces = piecesOf(article, passage);
  const { numbers } = counterpartOf(article, passage);
  const texts = {
    [passage.lang]: pieces.map(({ text }) => text),
    [other]: article[other].filter(({ number }) => numbers.includes(number)).map(({ text }) => text),
  };
  const values = {
    id,
    address,
    paragraph: pieces.map(({ number }) => `${passage.lang}${number}`).join(" "),
    zh: cut(texts.zh.join("\n")),
    en: cut(texts.en.join("\n")),
  };
  return form.replace(/\{(id|paragraph|zh|en|address)\}/g, (_, name) => encodeURIComponent(values[/** @type {keyof typeof values} */ (name)]));
}

/** @param {string} text @returns {string} */
function cut(text) {
  const points = Array.from(text);
  return points.length > MOST ? `${points.slice(0, MOST - 1).join("")}…` : text;
}
