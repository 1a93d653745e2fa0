/** Which part of a query to look for first; pure. */

import { lowerBound } from "./decode.js";

/** @typedef {import("./plan.js").Node} Node */
/** @typedef {import("./plan.js").TextNode} TextNode */

/**
 * How often an operand's texts stand in a volume, at most.
 *
 * @param {TextNode[]} texts
 * @returns {number}
 */
export function sizeOf(texts) {
  return texts.reduce((sum, { leaf }) => sum + leaf.size, 0);
}

/**
 * A guess at how frequent a token is, from where shards begin: they are of like size, so that a sign at which many begin is
 * frequent, and one between two that lie far apart is rare. Of words the long ones are rare.
 *
 * @param {string[]} firsts first term of each shard.
 * @param {"word" | "sign"} kind
 * @param {string} text
 * @returns {number}
 */
function frequency(firsts, kind, text) {
  if (kind === "word") return 20 / text.length ** 2;
  const from = lowerBound(firsts, text);
  let behind = from;
  while (firsts[behind]?.startsWith(text)) behind += 1;
  if (behind > from) return 1 + behind - from;
  const [before, after] = [firsts[from - 1], firsts[from]].map((first) => first?.codePointAt(0) ?? Infinity);
  return 1 / Math.max(1, after - before || 1);
}

/**
 * A guess at how often a text stands in a volume, for comparing; more where it is several words.
 *
 * @param {string[]} firsts first term of each shard.
 * @param {{tokens: import("./leaves.js").Tokens, mode: string}} text
 * @returns {number}
 */
export function likely(firsts, { tokens, mode }) {
  if (mode === "prefix") return 100 / tokens[0][1].length;
  const each = tokens.map(([kind, token]) => frequency(firsts, kind, token));
  const pairs = each.map((value, at) => (tokens[at][0] === "sign" && tokens[at + 1]?.[0] === "sign" ? value * each[at + 1] : value));
  return Math.min(...(pairs.length > 1 && tokens.at(-1)[0] === "sign" && tokens.at(-2)[0] === "sign" ? pairs.slice(0, -1) : pairs));
}

/**
 * A guess at how much must be read for a part of an and; what only takes away comes last.
 *
 * @param {Node} node
 * @returns {number}
 */
export function cost(node) {
  switch (node.type) {
    case "field":
      return 0;
    case "text":
      return node.leaf.size;
    case "byline":
      return node.text.leaf.size;
    case "near":
      return Math.min(...node.operands.map(sizeOf)) * 2;
    case "not":
      return 1e12 + cost(node.part);
    case "and":
      return Math.min(...node.parts.map(cost));
    default:
      return node.parts.reduce((sum, part) => sum + cost(part), 0);
  }
}
