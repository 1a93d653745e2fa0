/** Gives a file to the reader. */

import { element } from "./dom.js";

/**
 * @param {string} name
 * @param {string|string[]} text or its parts in order.
 * @param {string} type media type.
 */
export function saveFile(name, text, type) {
  const address = URL.createObjectURL(new Blob([text].flat(), { type: `${type};charset=utf-8` }));
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
