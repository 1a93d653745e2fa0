/** Gives a file to the reader. */

import { element } from "../dom.js";

/**
 * @param {string} name
 * @param {string} text
 * @param {string} type media type.
 */
export function saveFile(name, text, type) {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
