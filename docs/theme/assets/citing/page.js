/** The text of an article's page, with the place of every code point, and the passage that is selected in it. */

import { textNodes, textOf } from "../places.js";
import { trimmed } from "./passage.js";

/**
 * @typedef {import("./passage.js").Lang} Lang
 * @typedef {import("./passage.js").Paragraph & {element: HTMLElement, places: import("../places.js").Place[]}} PageParagraph
 * @typedef {{en: PageParagraph[], zh: PageParagraph[], pairs: import("./passage.js").Pair[]}} PageText
 */

/**
 * The paragraphs and pairs of a page, as they stand in it now.
 *
 * @param {ParentNode} page
 * @returns {PageText}
 */
export function readText(page) {
  /** @type {PageText} */
  const article = { en: [], zh: [], pairs: [] };
  for (const row of page.querySelectorAll("main.article .pair")) {
    /** @type {import("./passage.js").Pair} */
    const pair = { en: [], zh: [] };
    for (const paragraph of /** @type {NodeListOf<HTMLElement>} */ (row.querySelectorAll("p[id]"))) {
      const lang = /** @type {Lang} */ (paragraph.lang);
      const number = Number(paragraph.id.slice(lang.length));
      pair[lang].push(number);
      article[lang].push({ number, block: row.classList.contains("block"), element: paragraph, ...textOf(textNodes(paragraph)) });
    }
    article.pairs.push(pair);
  }
  return article;
}

/**
 * The places of a passage, by paragraph.
 *
 * @param {PageText} article
 * @param {import("./passage.js").Passage} passage
 * @returns {import("../places.js").Place[][]}
 */
export function placesOf(article, { lang, from, to }) {
  return article[lang]
    .filter(({ number }) => number >= from.number && number <= to.number)
    .map(({ number, places }) => places.slice(number === from.number ? from.offset : 0, number === to.number ? to.offset : places.length));
}

/**
 * The passage that is selected, in the language where the selection began.
 *
 * @param {Selection|null} selection
 * @param {PageText} article
 * @returns {import("./passage.js").Passage|null} null where none of the text is selected.
 */
export function selectedPassage(selection, article) {
  const lang = selection && !selection.isCollapsed ? languageOf(selection) : null;
  if (!selection || !lang) return null;
  // A browser may split a selection where something cannot be selected.
  const ranges = Array.from({ length: selection.rangeCount }, (_, at) => selection.getRangeAt(at));
  const parts = article[lang].flatMap((paragraph) => {
    const inside = ranges.filter((range) => range.intersectsNode(paragraph.element)).flatMap((range) => placesIn(range, paragraph.places));
    return inside.length ? [{ number: paragraph.number, from: Math.min(...inside), to: Math.max(...inside) + 1 }] : [];
  });
  const [first, last] = [parts[0], parts.at(-1)];
  if (!first || !last) return null;
  return trimmed(article, { lang, from: { number: first.number, offset: first.from }, to: { number: last.number, offset: last.to } });
}

/**
 * Where a selection began; in the first paragraph that it touches where it began between paragraphs.
 *
 * @param {Selection} selection
 * @returns {Lang|null} null where it began outside the text.
 */
function languageOf(selection) {
  const begun = elementOf(selection.anchorNode);
  if (!begun?.closest(".text")) return null;
  const paragraph = begun.closest("p[id]") ?? [...begun.querySelectorAll("p[id]")].find((one) => selection.containsNode(one, true));
  return /** @type {Lang|null} */ (paragraph?.getAttribute("lang") ?? null);
}

/** @param {Node|null} node @returns {Element|null} */
function elementOf(node) {
  return node instanceof Element ? node : (node?.parentElement ?? null);
}

/** @param {Range} range @param {import("../places.js").Place[]} places @returns {[]|[number, number]} the first and the last inside. */
function placesIn(range, places) {
  const isInside = (/** @type {import("../places.js").Place} */ place) => {
    if (!place || !range.intersectsNode(place.node)) return false;
    const { node, at } = place;
    return !(node === range.startContainer && at < range.startOffset) && !(node === range.endContainer && at >= range.endOffset);
  };
  const first = places.findIndex(isInside);
  return first < 0 ? [] : [first, places.findLastIndex(isInside)];
}
