/** Text with its hits marked, whole or cut to what stands around them. Places are code points. */

import { element } from "../../dom.js";
import { joined } from "./cut.js";

/** @typedef {import("./cut.js").Span} Span */

/**
 * A part of a text as nodes, its hits in `<mark>`.
 *
 * @param {string} text
 * @param {Span[]} spans
 * @param {Span} [part]
 * @returns {(Node|string)[]}
 */
export function marked(text, spans, part) {
  const points = [...text];
  const [from, to] = part ?? [0, points.length];
  const piece = (/** @type {number} */ start, /** @type {number} */ end) => points.slice(Math.max(start, from), Math.min(end, to)).join("");
  /** @type {(Node|string)[]} */
  const nodes = from > 0 ? ["… "] : [];
  let at = from;
  for (const [start, end] of joined(spans)) {
    if (end <= from || start >= to) continue;
    nodes.push(piece(at, start), element("mark", {}, piece(start, end)));
    at = end;
  }
  nodes.push(piece(at, to));
  if (to < points.length) nodes.push(" …");
  return nodes;
}
