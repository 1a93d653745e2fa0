/** Links between the parts of a long result. */

import { element } from "../../dom.js";
import { tell } from "./words.js";

/**
 * @param {(offset: number) => string} linkTo address of the part that begins there.
 * @param {{offset: number, size: number, all: number}} part
 * @returns {(Node|string)[]}
 */
export function pagerNodes(linkTo, { offset, size, all }) {
  const link = (/** @type {number} */ to, /** @type {string} */ key) => element("a", { href: linkTo(to), "data-go": "" }, ...tell(key));
  const nodes = [];
  if (offset > 0) nodes.push(link(Math.max(0, offset - size), "previous"), " ");
  if (all > size) nodes.push(element("span", {}, ...tell("part-of", { first: Math.min(offset + 1, all), last: Math.min(offset + size, all), all })), " ");
  if (offset + size < all) nodes.push(link(offset + size, "next"));
  return nodes;
}
