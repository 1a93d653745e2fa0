/** Which part of a query to look for first; pure. */

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
