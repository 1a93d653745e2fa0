/** The files of the basket that a reader may take. */

import { element } from "../dom.js";
import { saveFile } from "../save.js";
import { asCsv, asMarkdown } from "./basket-files.js";
import { citation, references } from "./citation.js";
import { FILES as REFERENCES } from "./files.js";
import { chosenStyle, styleChoice } from "./style-choice.js";
import { OF_COUNTERPARTS, tell, told } from "./words.js";

/** @typedef {import("./basket-items.js").Item} Item */

/** @type {Record<string, {name: () => (Node|string)[], type: string, make: (items: Item[]) => string}>} by their ending. */
const FILES = {
  ...Object.fromEntries(Object.entries(REFERENCES).map(([ending, file]) => [ending, ofWorks(file)])),
  csv: { name: () => ["CSV"], type: "text/csv", make: (items) => asCsv(items, citing) },
  md: { name: () => tell("basket-notes"), type: "text/markdown", make: (items) => asMarkdown(items, citing, OF_COUNTERPARTS) },
};

/**
 * A file of the works that the basket needs.
 *
 * @param {typeof REFERENCES[string]} file
 */
function ofWorks({ name, type, make }) {
  return { name: () => [name], type, make: (/** @type {Item[]} */ items) => make(references(items, chosenStyle())) };
}

/** @type {import("./basket-files.js").Citing} */
function citing({ works, added }, side) {
  return citation(works, side, chosenStyle(), added) ?? [];
}

/**
 * A button for each file, and the style of the citations in them.
 *
 * @param {() => Item[]} items what lies in the basket when a file is made.
 * @returns {HTMLElement}
 */
export function downloads(items) {
  const buttons = Object.entries(FILES).map(([ending, { name, type, make }]) => {
    const made = element("button", { type: "button" }, ...name());
    made.addEventListener("click", () => saveFile(`duizhao-basket.${ending}`, make(items()), type));
    return made;
  });
  return element("div", { class: "basket-files", role: "group", "aria-label": told("basket-files") }, ...tell("basket-files"), ...buttons, styleChoice().box);
}
